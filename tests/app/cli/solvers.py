"""`echelon select --pool` against glpsol and cbc on larger pools: solvers.py PROGRAM [ROWS…].

Scores are whole, so that the solvers' doubles are exact. Ends with 77 where neither solver is installed."""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

import pools


def lp_text(pool):
    lines = ["Maximize", " total: " + summed(str(row["score"] // 1_000_000) for row in pool.rows), "Subject To",
             " seats: " + summed("1" for _ in pool.rows) + f" = {pool.seats}"]
    for number, quota in enumerate(pool.spread()):
        if quota["measure"] == "sum":
            left = summed(pools.decimal(row["hours"]) for row in pool.rows)
        else:
            left = summed("1" if row[quota["feature"]] == quota["value"] else "0" for row in pool.rows)
        for sign, key in ((">=", "min"), ("<=", "max")):
            if quota[key] is not None:
                bound = pools.decimal(quota[key]) if quota["measure"] == "sum" else quota[key]
                lines.append(f" q{number}{key}: {left} {sign} {bound}")
    lines += ["Binary", *(f" x{i}" for i in range(len(pool.rows))), "End"]
    return "\n".join(lines) + "\n"


def summed(factors):
    return "\n + ".join(f"{factor} x{i}" for i, factor in enumerate(factors))


def by_glpsol(path):
    out = path + ".glpsol"
    subprocess.run(["glpsol", "--lp", path, "--cuts", "--tmlim", "100", "-o", out], stdout=subprocess.DEVNULL,
                   check=True)
    with open(out, encoding="utf-8") as file:
        text = file.read()
    if "INTEGER OPTIMAL" not in text:
        return None if "EMPTY" in text or "UNDEFINED" in text else "unknown"
    return int(float(re.search(r"Objective:\s+total = ([-\d.e+]+)", text).group(1)) + 0.5)


def by_cbc(path):
    out = path + ".cbc"
    subprocess.run(["cbc", path, "ratio", "0", "allow", "0", "sec", "100", "solve", "solution", out],
                   stdout=subprocess.DEVNULL, check=True)
    with open(out, encoding="utf-8") as file:
        first = file.readline()
    if first.startswith("Infeasible") or "infeasible" in first.lower():
        return None
    found = re.match(r"Optimal - objective value ([-\d.e+]+)", first)
    return int(abs(float(found.group(1))) + 0.5) if found else "unknown"


def drawn(program, chance, size, folder, wants_feasible):
    """A pool by chance, drawn again a few times while the quotas happen to contradict each other."""
    for _ in range(12):
        seats = chance.randrange(20, 80)
        pool = pools.random_pool(chance, size, seats, 5)
        for row in pool.rows:
            row["score"] = row["score"] // 100_000 * 1_000_000
        status, result = pools.select(program, pools.write(pool, chance, folder), seats)
        if (status == 0) == wants_feasible:
            break
    return pool, status, result


def main():
    program = sys.argv[1]
    sizes = [int(size) for size in sys.argv[2:]] or [2000]
    solvers = {name: solve for name, solve in (("glpsol", by_glpsol), ("cbc", by_cbc)) if shutil.which(name)}
    if not solvers:
        sys.exit(77)
    agreed = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, size in enumerate(sizes):
            chance = random.Random(1000 + number)
            pool, status, result = drawn(program, chance, size, folder, wants_feasible=number % 3 != 2)
            path = os.path.join(folder, "pool.lp")
            with open(path, "w", encoding="utf-8") as file:
                file.write(lp_text(pool))
            ours = None if status == 1 else pools.millionths(result["objective"]) // 1_000_000
            for name, solve in solvers.items():
                theirs = solve(path)
                print(f"{size} rows, {pool.seats} seats, {len(result['quotas'])} quotas: {ours} in {result['seconds']} s;"
                      f" {name} {theirs}", flush=True)
                if theirs == "unknown":
                    continue
                if theirs != ours:
                    sys.exit(f"{name} says {theirs}, echelon {ours}")
                agreed += 1
    if agreed == 0:
        sys.exit("no solver came to an end")


if __name__ == "__main__":
    main()
