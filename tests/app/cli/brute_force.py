"""`echelon select --pool` against the enumeration of every set: brute_force.py PROGRAM [ROUNDS] [SEED].

Also says what a smallest relaxation is, who can be a reserve, and that the order of rows and columns, the
separator and the encoding never change a result."""

import itertools
import random
import sys
import tempfile

import pools

SEEN = {"optimal": 0, "infeasible": 0}


def enumerated(pool):
    """The best set by the contract, and the least change of bounds where there is none."""
    spread = pool.spread()
    people = sorted(pool.rows, key=lambda row: row["id"].encode())
    best = None
    least = None
    for chosen in itertools.combinations(people, pool.seats):
        outside = pools.excess(pool, chosen, spread)
        least = outside if least is None else min(least, outside)
        total = sum(row["score"] for row in chosen)
        if outside == 0 and (best is None or total > best[0]):
            best = (total, chosen)
    return best, least


def check_optimal(pool, best, result):
    total, chosen = best
    ranked = sorted(chosen, key=lambda row: (-row["score"], row["id"].encode()))
    assert result["selected"] == [row["id"] for row in ranked], ("selected", result["selected"], ranked)
    assert pools.millionths(result["objective"]) == total == pools.millionths(result["bound"])
    assert result["objective"] == pools.decimal(total), "numbers are exact and unrounded"
    assert result["relaxation"] == []
    check_quotas(pool, chosen, result)
    spread = pool.spread()
    outside = [row for row in pool.rows if row not in chosen]
    can = [row for row in outside
           if any(pools.excess(pool, [c for c in chosen if c is not gone] + [row], spread) == 0 for gone in chosen)]
    can.sort(key=lambda row: (-row["score"], row["id"].encode()))
    assert result["reserves"] == [row["id"] for row in can][:pool.seats], ("reserves", result["reserves"], can)


def check_quotas(pool, chosen, result):
    spread = pool.spread()
    assert len(result["quotas"]) == len(spread)
    for line in result["quotas"]:
        assert list(line) == ["feature", "value", "measure", "min", "max", "chosen"]
        unit = pools.millionths if line["measure"] == "sum" else int
        bounds = {key: None if line[key] is None else unit(line[key]) for key in ("min", "max")}
        like = [quota for quota in spread if quota["feature"] == line["feature"] and quota["value"] == line["value"]
                and quota["measure"] == line["measure"] and {k: quota[k] for k in bounds} == bounds]
        assert like, line
        assert unit(line["chosen"]) == pools.usage(like[0], chosen), line


def check_infeasible(pool, least, result):
    assert result["selected"] == [] and result["reserves"] == [] and result["bound"] is None
    spread = [dict(quota) for quota in pool.spread()]
    cost = 0
    for change in result["relaxation"]:
        assert list(change) == ["feature", "value", "bound", "from", "to"]
        measure = "sum" if change["value"] == "" else "count"
        unit = pools.millionths if measure == "sum" else int
        quota = next(q for q in spread if q["feature"] == change["feature"] and q["value"] == change["value"]
                     and q["measure"] == measure and q[change["bound"]] == unit(change["from"]))
        quota[change["bound"]] = unit(change["to"])
        assert (unit(change["to"]) < unit(change["from"])) == (change["bound"] == "min"), "only ever loosened"
        cost += abs(pools.Fraction(change["to"]) - pools.Fraction(change["from"]))
    assert cost == least, ("the smallest change", cost, least)
    assert any(pools.excess(pool, chosen, spread) == 0
               for chosen in itertools.combinations(pool.rows, pool.seats)), "the relaxation does not do"


def one_round(program, seed, folder):
    chance = random.Random(seed)
    size = chance.randrange(1, 12)
    seats = chance.randrange(0, size + 1)
    pool = pools.random_pool(chance, size, seats, chance.randrange(0, 6), chance.random() < 0.4)
    status, result = pools.select(program, pools.write(pool, chance, folder), seats)
    fields = ["status", "seats", "objective", "bound", "selected", "reserves", "quotas", "relaxation", "seconds",
              "digest"]
    assert [key for key in result if key != "notes"] == fields, list(result)
    best, least = enumerated(pool)
    SEEN[result["status"]] += 1
    if best is not None:
        assert (status, result["status"]) == (0, "optimal"), result
        check_optimal(pool, best, result)
    else:
        assert (status, result["status"]) == (1, "infeasible"), result
        check_infeasible(pool, least, result)
    again = pools.select(program, pools.write(pool, chance, folder, "again"), seats)[1]
    assert dict(again, seconds="") == dict(result, seconds=""), "another order, another result"


def main():
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + rounds):
            try:
                one_round(program, seed, folder)
            except (AssertionError, StopIteration) as error:
                sys.exit(f"seed {seed}: {error!r}")
    assert all(SEEN.values()), SEEN
    print(f"{rounds} pools agree with their enumeration: {SEEN}")


if __name__ == "__main__":
    main()
