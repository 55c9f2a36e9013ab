"""Certificates of `select --certificate` before two checkers: certificates.py PROGRAM [ROUNDS] [SEED].

`verify` and certificate_check.py, which shares nothing with the program, both accept what was written and refuse it
after any change; and nothing that only the program would accept."""

import copy
import csv
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile

import certificate_check
import pools

SEEN = {"optimal": 0, "infeasible": 0, "proof changed": 0, "still a proof": 0}


def write_plain(pool, folder):
    """Both files in UTF-8 with commas."""
    bound = {"count": str, "sum": pools.decimal}
    rows = [dict(row, score=pools.decimal(row["score"]), hours=pools.decimal(row["hours"])) for row in pool.rows]
    quotas = [dict(quota, **{key: "" if quota[key] is None else bound[quota["measure"]](quota[key])
                             for key in ("min", "max")}) for quota in pool.quotas]
    paths = []
    for name, columns, lines in (("pool", ["id", "score", "hours", *pools.VALUES], rows),
                                 ("quotas", ["feature", "value", "min", "max", "measure"], quotas)):
        paths.append(os.path.join(folder, name + ".csv"))
        with open(paths[-1], "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(lines)
    return paths


def signed(certificate):
    """With a digest that fits, as a forger would write it."""
    certificate.pop("digest", None)
    text = json.dumps(certificate, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    certificate["digest"] = hashlib.blake2b(text.encode(), digest_size=32).hexdigest()
    return certificate


class Bench:
    def __init__(self, program, paths, seats, folder):
        self.program, self.paths, self.seats = program, paths, seats
        self.file = os.path.join(folder, "certificate.json")

    def run(self, verb, *options):
        words = [self.program, "--format", "json", verb, "--pool", self.paths[0], "--quotas", self.paths[1], "--seats",
                 str(self.seats), "--certificate", self.file, *options]
        return subprocess.run(words, capture_output=True, text=True, timeout=100)

    def by_program(self, certificate):
        with open(self.file, "w", encoding="utf-8") as file:
            json.dump(certificate, file)
        return self.run("verify").returncode

    def by_python(self, certificate):
        return certificate_check.check(copy.deepcopy(certificate), *self.paths, self.seats)

    def refuses(self, certificate, what):
        assert self.by_program(certificate) == 1, f"the program accepts it: {what}"
        assert self.by_python(certificate) is not None, f"the second checker accepts it: {what}"


def changed_value(node, chance):
    """One value somewhere below, changed: a text, a number, or the end of a list."""
    places = []

    def collect(each):
        for key, value in each.items() if isinstance(each, dict) else enumerate(each):
            if isinstance(value, (dict, list)):
                collect(value)
                if isinstance(value, list) and value:
                    places.append((each, key, value[:-1]))
            elif isinstance(value, int):
                places.append((each, key, value + chance.choice((-1, 1))))
            elif isinstance(value, str):
                places.append((each, key, value + "1"))

    collect(node)
    holder, key, value = chance.choice(places)
    holder[key] = value


def false_claims(true):
    """What a forger would like to have instead."""
    claim = copy.deepcopy(true)
    if true["status"] == "infeasible":
        claim["status"] = "optimal"
        yield "optimal", claim
        return
    yield "infeasible", dict(claim, status="infeasible", objective=None, selected=[], reserves=[])
    yield "a greater total", dict(claim, objective=pools.decimal(pools.millionths(true["objective"]) + 1))
    yield "fewer seats", dict(claim, seats=true["seats"] - 1)
    if len(true["selected"]) > 1:
        yield "out of order", dict(claim, selected=true["selected"][::-1])
    if len(true["reserves"]) > 1:
        yield "reserves swapped", dict(claim, reserves=true["reserves"][::-1])
    if true["selected"] and true["reserves"]:
        yield "chosen swapped", dict(claim, selected=true["selected"][:-1] + true["reserves"][:1])
    for quota in range(len(true["quotas"])):
        other = copy.deepcopy(true)
        other["quotas"][quota]["max"] = None if other["quotas"][quota]["max"] is not None else 0
        yield "a quota", other


def change_proof(proof, chance):
    tree = proof[chance.choice([key for key in ("better", "earlier") if proof[key]])]
    node = chance.choice(tree)
    prices = [price for round_ in node.get("prices", []) for price in round_]
    if prices and chance.random() < 0.6:
        price = chance.choice(prices)
        price[1] = str(int(price[1]) + chance.choice((-1, 1)) * 2 ** chance.randrange(0, 62))
    elif chance.random() < 0.5:
        tree.remove(node)
    else:
        node["prices"] = []


def one_round(program, seed, folder):
    chance = random.Random(seed)
    size = chance.randrange(1, 14)
    seats = chance.randrange(0, size + 1) if chance.random() < 0.9 else size + 1
    pool = pools.random_pool(chance, size, seats, chance.randrange(0, 6), chance.random() < 0.4)
    bench = Bench(program, write_plain(pool, folder), seats, folder)
    run = bench.run("select")
    assert run.returncode in (0, 1), run.stderr
    with open(bench.file, encoding="utf-8") as file:
        text = file.read()
    true = json.loads(text)
    SEEN[true["status"]] += 1
    assert bench.run("verify").returncode == 0, bench.run("verify").stdout
    assert bench.by_python(true) is None, bench.by_python(true)
    assert signed(copy.deepcopy(true)) == true
    for _ in range(3):
        unsigned = copy.deepcopy(true)
        changed_value(unsigned, chance)
        if all(unsigned[key] == true[key] for key in ("kind", "version")):
            bench.refuses(unsigned, "changed without a new digest")
    for what, claim in false_claims(true):
        bench.refuses(signed(claim), what)
    if not true["proof"]["better"]:
        return
    forged = copy.deepcopy(true)
    change_proof(forged["proof"], chance)
    accepted = bench.by_program(signed(forged)) == 0
    SEEN["still a proof" if accepted else "proof changed"] += 1
    assert not accepted or bench.by_python(forged) is None, "the program alone accepts it"


def main():
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + rounds):
            try:
                one_round(program, seed, folder)
            except AssertionError as error:
                sys.exit(f"seed {seed}: {error!r}")
    assert all(SEEN.values()), SEEN
    print(f"{rounds} certificates: {SEEN}")


if __name__ == "__main__":
    main()
