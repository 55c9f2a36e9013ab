"""`echelon select --lottery leximin` against a leximin of its own: lottery.py PROGRAM [ROUNDS] [SEED].

Every feasible set is enumerated; the leximin probabilities come from a simplex in exact fractions, which settles whose
probability is final at a level by maximising each one by itself. Also repeats draws from what is printed alone, and
says that the order of rows never matters and that draws over many seeds come as often as they should."""

import hashlib
import itertools
import random
import sys
import tempfile
from fractions import Fraction

import pools

SEEN = {"optimal": 0, "infeasible": 0, "impossible": 0, "levels": 0}


def maximum(objective, equations):
    """The greatest objective·x over x ≥ 0 with a·x = b for (a, b) in the equations, b ≥ 0: a tableau with Bland's rule.
    Each equation has an artificial variable that the first phase drives out."""
    count, height = len(objective), len(equations)
    rows = [list(a) + [Fraction(int(i == j)) for j in range(height)] + [b] for i, (a, b) in enumerate(equations)]
    basis = [count + i for i in range(height)]

    def optimise(cost, width):
        while True:
            prices = [cost[b] for b in basis]
            enter = next((j for j in range(width)
                          if cost[j] > sum(p * row[j] for p, row in zip(prices, rows) if p and row[j])), None)
            if enter is None:
                return sum(p * row[-1] for p, row in zip(prices, rows))
            leave = min((row[-1] / row[enter], basis[i], i) for i, row in enumerate(rows) if row[enter] > 0)[2]
            pivot(leave, enter)

    def pivot(leave, enter):
        by = rows[leave][enter]
        rows[leave] = [value / by for value in rows[leave]]
        for i, row in enumerate(rows):
            if i != leave and row[enter]:
                factor = row[enter]
                rows[i] = [a - factor * b if b else a for a, b in zip(row, rows[leave])]
        basis[leave] = enter

    assert optimise([Fraction(0)] * count + [Fraction(-1)] * height, count + height) == 0, "infeasible"
    for i in range(height):
        if basis[i] >= count:
            enter = next((j for j in range(count) if rows[i][j]), None)
            if enter is not None:
                pivot(i, enter)
    return optimise(list(objective) + [Fraction(0)] * height, count)


def leximin(people, sets):
    """Each person's probability, exactly."""
    final = {}
    while len(final) < people:
        open_ones = [i for i in range(people) if i not in final]

        def program(aim):
            """Variables: a probability for each set, what each person has above the least, and the least itself."""
            width = len(sets) + people + 1
            equations = [([Fraction(1)] * len(sets) + [Fraction(0)] * (people + 1), Fraction(1))]
            for i in range(people):
                row = [Fraction(int(i in each)) for each in sets] + [Fraction(0)] * (people + 1)
                row[len(sets) + i] = Fraction(-1)
                fixed = final.get(i, aim)
                if fixed is None:
                    row[-1] = Fraction(-1)
                equations.append((row, Fraction(0) if fixed is None else fixed))
            return width, equations

        width, equations = program(None)
        least = maximum([Fraction(0)] * (width - 1) + [Fraction(1)], equations)
        SEEN["levels"] += 1
        _, equations = program(least)
        for i in open_ones:
            own = [Fraction(int(i in each)) for each in sets] + [Fraction(0)] * (people + 1)
            if maximum(own, [(row[:-1], b) for row, b in equations]) == least:
                final[i] = least
    return [final[i] for i in range(people)]


def ticket_of(text):
    """The draw as the documentation says it."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) * 10**15 >> 256


def panel_at(result, ticket):
    for panel in result["panels"]:
        ticket -= int(Fraction(panel["probability"]) * 10**15)
        if ticket < 0:
            return panel
    raise AssertionError("the probabilities do not sum up to 1")


def check_draw(result, seed):
    draw = result["draw"]
    assert draw["text"] == f"echelon lottery 1\nseed {seed}\npool {result['digest']}\n", draw
    assert int(draw["ticket"]) == ticket_of(draw["text"]), draw
    assert result["drawn"] == panel_at(result, int(draw["ticket"]))["members"], "another set was drawn"
    assert result["drawn"] == result["panels"][int(draw["panel"])]["members"]


def check_panels(pool, result):
    """Every set meets the quotas; probabilities sum up, exactly, to 1 and to each person's own."""
    rows = {row["id"]: row for row in pool.rows}
    spread = pool.spread()
    sums = dict.fromkeys(rows, Fraction(0))
    for panel in result["panels"]:
        chosen = [rows[each] for each in panel["members"]]
        assert len(set(panel["members"])) == pool.seats and pools.excess(pool, chosen, spread) == 0, panel
        assert Fraction(panel["probability"]) > 0
        for each in panel["members"]:
            sums[each] += Fraction(panel["probability"])
    assert sum(Fraction(panel["probability"]) for panel in result["panels"]) == 1
    assert sums == {each: Fraction(text) for each, text in result["probabilities"].items()}, "sums of the sets"
    assert Fraction(result["minimum"]) == min(sums.values())
    assert result["impossible"] == sorted((each for each in sums if sums[each] == 0), key=str.encode)


def one_round(program, seed, folder):
    chance = random.Random(seed)
    size = chance.randrange(1, 9)
    seats = chance.choice([size, *range(1, size + 1)])
    pool = pools.random_pool(chance, size, seats, chance.choice([0, 1, 2, 2, 3, 3, 4]))
    options = ["--lottery", "leximin", "--seed", str(seed)]
    status, result = pools.select(program, pools.write(pool, chance, folder), seats, *options)
    fields = ["status", "seats", "minimum", "minimum_possible", "probabilities", "impossible", "panels", "drawn", "draw",
              "proven_to", "relaxation", "seconds", "digest"]
    assert [key for key in result if key != "notes"] == fields, list(result)
    again = pools.select(program, pools.write(pool, chance, folder, "again"), seats, *options)[1]
    assert dict(again, seconds="") == dict(result, seconds=""), "another order, another result"
    people = sorted(pool.rows, key=lambda row: row["id"].encode())
    spread = pool.spread()
    sets = [set(each) for each in itertools.combinations(range(size), seats)
            if pools.excess(pool, [people[i] for i in each], spread) == 0]
    SEEN[result["status"]] += 1
    if not sets:
        assert (status, result["status"], result["drawn"]) == (1, "infeasible", []), result
        assert result["relaxation"] and result["minimum"] is None
        return
    assert (status, result["status"]) == (0, "optimal"), result
    check_panels(pool, result)
    check_draw(result, seed)
    SEEN["impossible"] += len(result["impossible"])
    ours = [Fraction(result["probabilities"][row["id"]]) for row in people]
    for mine, theirs in zip(ours, leximin(size, sets)):
        assert abs(mine - theirs) <= Fraction(1, 10**9), (mine, theirs)
    assert Fraction(result["proven_to"]) <= Fraction(1, 10**9)


def frequencies(program, folder):
    """Draws over 20,000 seeds come as often as the probabilities say, to five standard deviations."""
    chance = random.Random(7)
    pool = pools.random_pool(chance, 12, 4, 0)
    pool.quotas = [{"measure": "count", "feature": "town", "value": "东镇", "min": 2, "max": 3},
                   {"measure": "count", "feature": "area", "value": "rural", "min": 1, "max": 2}]
    paths = pools.write(pool, chance, folder)
    result = pools.select(program, paths, 4, "--lottery", "leximin", "--seed", "1")[1]
    assert result["status"] == "optimal" and len(result["panels"]) > 2, result
    for seed in (2, 3, 18446744073709):
        check_draw(pools.select(program, paths, 4, "--lottery", "leximin", "--seed", str(seed))[1], seed)
    rounds = 20_000
    drawn = dict.fromkeys(result["probabilities"], 0)
    for seed in range(rounds):
        text = f"echelon lottery 1\nseed {seed}\npool {result['digest']}\n"
        for each in panel_at(result, ticket_of(text))["members"]:
            drawn[each] += 1
    for each, count in drawn.items():
        share = float(Fraction(result["probabilities"][each]))
        spread = (share * (1 - share) / rounds) ** 0.5
        assert abs(count / rounds - share) <= 5 * spread + 1e-12, (each, count, share)


def main():
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + rounds):
            try:
                one_round(program, seed, folder)
            except AssertionError as error:
                sys.exit(f"seed {seed}: {error!r}")
        frequencies(program, folder)
    assert all(SEEN.values()) and SEEN["levels"] > SEEN["optimal"], SEEN
    print(f"{rounds} pools agree with the exact leximin: {SEEN}")


if __name__ == "__main__":
    main()
