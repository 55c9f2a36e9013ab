"""A second checker of certificates: certificate_check.py CERTIFICATE POOL QUOTAS SEATS.

Written from core/docs/certificate.md alone, in whole numbers of any size; shares nothing with the program. Reads CSV in
UTF-8 with commas. Ends with 0 when the proof holds, else with 1 and the reason.
"""

import csv
import hashlib
import json
import math
import sys
from fractions import Fraction

UNIT = 2**40


class Refused(Exception):
    pass


def demand(holds, why):
    if not holds:
        raise Refused(why)


def millionths(text):
    return None if text in (None, "") else int(Fraction(text) * 1_000_000)


def read_quotas(path, pool):
    quotas = []
    for row in csv.DictReader(open(path, encoding="utf-8", newline="")):
        measure = row.get("measure") or "count"
        unit = millionths if measure == "sum" else (lambda text: int(text) if text else None)
        values = [row["value"]] if row["value"] != "*" else {each[row["feature"]] for each in pool} - {""}
        quotas += [(row["feature"], value, measure, unit(row["min"]), unit(row["max"])) for value in values]
    return quotas


class Selection:
    def __init__(self, certificate, pool_path, quotas_path, seats):
        pool = list(csv.DictReader(open(pool_path, encoding="utf-8", newline="")))
        pool.sort(key=lambda row: row["id"].encode())
        self.seats, self.ids = seats, [row["id"] for row in pool]
        self.place = {each: i for i, each in enumerate(self.ids)}
        self.scores = [millionths(row["score"]) for row in pool]
        self.quotas = []
        for quota in certificate["quotas"]:
            unit = millionths if quota["measure"] == "sum" else (lambda number: number)
            self.quotas.append((quota["feature"], quota["value"], quota["measure"], unit(quota["min"]), unit(quota["max"])))
        demand(sorted(map(repr, self.quotas)) == sorted(map(repr, read_quotas(quotas_path, pool))), "other quotas")
        demand(certificate["seats"] == seats, "other seats")
        self.uses = [[millionths(row[feature]) if measure == "sum" else int(row[feature] == value)
                      for feature, value, measure, _, _ in self.quotas] for row in pool]

    def meets(self, chosen):
        used = [sum(column) for column in zip(*(self.uses[j] for j in chosen))] or [0] * len(self.quotas)
        return used, all((low is None or low <= use) and (high is None or use <= high)
                         for use, (_, _, _, low, high) in zip(used, self.quotas))

    def check_set(self, certificate):
        demand(set(certificate["selected"]) <= set(self.ids), "someone is no candidate")
        chosen = [self.place[each] for each in certificate["selected"]]
        rank = lambda j: (-self.scores[j], j)
        demand(len(set(chosen)) == len(chosen) == self.seats, "not as many as seats")
        demand(chosen == sorted(chosen, key=rank), "not in order")
        used, met = self.meets(chosen)
        demand(met, "a quota is broken")
        said = [millionths(q["chosen"]) if q["measure"] == "sum" else q["chosen"] for q in certificate["quotas"]]
        demand(said == used, "usage")
        demand(millionths(certificate["objective"]) == sum(self.scores[j] for j in chosen), "total")
        can = [j for j in sorted(set(range(len(self.ids))) - set(chosen), key=rank)
               if any(self.meets([m for m in chosen if m != gone] + [j])[1] for gone in chosen)]
        demand(certificate["reserves"] == [self.ids[j] for j in can][:certificate["reserves_at_most"]], "reserves")
        return sorted(chosen)


class Tree:
    """One tree of cases: no set of at least `target` is left, or with `first` none that comes before it."""

    def __init__(self, selection, scores, target, first=None):
        self.of, self.scores, self.target, self.first = selection, scores, target * UNIT, first
        everyone = sorted(range(len(scores)), key=lambda j: (-scores[j], j))
        self.alike = {j: [i for i in everyone if selection.uses[i] == selection.uses[j]] for j in everyone}
        self.no_room = {j: False for j in everyone if self.alike[j].index(j) >= self.room(j)}

    def room(self, j):
        """No set has more of those alike."""
        maxima = [high for use, (_, _, measure, _, high) in zip(self.of.uses[j], self.of.quotas)
                  if measure == "count" and use and high is not None]
        return max(0, min([self.of.seats, *maxima]))

    def fix(self, marks, j, inside):
        """All better ones alike come in as well, all worse ones stay out as well; False: that cannot be."""
        group = self.alike[j]
        for i in group[:group.index(j) + 1] if inside else group[group.index(j):]:
            if marks.setdefault(i, inside) != inside:
                return False
        return True

    def settled(self, marks):
        if self.first is None:
            return False
        for j in range(len(self.scores)):
            if all(marks.get(member) for member in self.first):
                return True
            member = j in self.first
            if j not in marks and member and not self.fix(marks, j, True):
                return True
            if j not in marks or marks[j] and not member:
                return False
            if member and not marks[j]:
                return True
        return True

    def weigh(self, marks, prices):
        """Closed by these prices? If not, whoever cannot be otherwise is fixed."""
        paid, price = 0, {}
        for row, number in prices:
            number = int(number)
            low = high = self.of.seats
            if row != "seats":
                _, _, _, low, high = self.of.quotas[row]
            demand((high if number > 0 else low) is not None, "a price on no bound")
            paid += number * (high if number > 0 else low)
            price[row] = price.get(row, 0) + number
        gains = [self.scores[j] * UNIT - sum(p if row == "seats" else p * self.of.uses[j][row] for row, p in price.items())
                 for j in range(len(self.scores))]
        bound = paid + sum(gain if marks.get(j) else max(gain, 0) for j, gain in enumerate(gains) if marks.get(j, True))
        if bound < self.target:
            return True
        return not all(self.fix(marks, j, gain > 0) for j, gain in enumerate(gains)
                       if j not in marks and bound - abs(gain) < self.target)

    def walk(self, nodes, marks):
        node = next(nodes, None)
        demand(node is not None, "the tree ends too early")
        closed = marks is None or self.settled(marks) or any(
            self.weigh(marks, prices) or self.settled(marks) for prices in node.get("prices", []))
        demand(closed or "branch" in node, "a case is not closed")
        for inside in (True, False) if "branch" in node else ():
            below = None if closed else dict(marks)
            if below is not None and not self.fix(below, self.of.place[node["branch"]], inside):
                below = None
            self.walk(nodes, below)

    def check(self, nodes):
        rest = iter(nodes)
        self.walk(rest, dict(self.no_room))
        demand(next(rest, None) is None, "a node too many")


def check(certificate, pool, quotas, seats):
    """Nothing when the certificate proves its claim, else why not."""
    sys.setrecursionlimit(100_000)
    try:
        said = certificate.pop("digest")
        text = json.dumps(certificate, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        demand(hashlib.blake2b(text.encode(), digest_size=32).hexdigest() == said, "changed after it was written")
        selection = Selection(certificate, pool, quotas, seats)
        better, earlier = certificate["proof"]["better"], certificate["proof"]["earlier"]
        if certificate["status"] == "optimal":
            members = selection.check_set(certificate)
            total = millionths(certificate["objective"])
            step = math.gcd(*(score - selection.scores[0] for score in selection.scores)) or 1
            Tree(selection, selection.scores, total + step).check(better)
            Tree(selection, selection.scores, total, set(members)).check(earlier)
        else:
            demand(certificate["status"] == "infeasible" and not earlier, "nothing is proven")
            demand([certificate["objective"], certificate["selected"], certificate["reserves"]] == [None, [], []], "a set")
            crossed = any(None not in (low, high) and low > high for _, _, _, low, high in selection.quotas)
            if better or not crossed:
                Tree(selection, [0] * len(selection.ids), 0).check(better)
    except (Refused, KeyError, IndexError) as refused:
        return repr(refused)
    return None


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        sys.exit(check(json.load(file), sys.argv[2], sys.argv[3], int(sys.argv[4])))
