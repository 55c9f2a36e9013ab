#!/usr/bin/env python3
"""The leximin lottery by plain column generation, as published, with glpsol for every program: leximin_glpk.py FOLDER
SEATS. Reads pool.csv and quotas.csv of the folder, prints {"probabilities": {id: p}}. In doubles, to about 1e-7."""

import csv
import json
import pathlib
import subprocess
import sys

EPSILON = 1e-7


def solve(folder, text):
    """Values and marginals by name."""
    (folder / "p.lp").write_text(text)
    subprocess.run(["glpsol", "--lp", "p.lp", "-w", "p.sol"], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)
    values = []
    for line in (folder / "p.sol").read_text().splitlines():
        words = line.split()
        if words[0] == "s" and words[1] == "bas" and (words[4], words[5]) != ("f", "f"):
            return None
        if words[0] == "s" and words[1] == "mip" and words[4] not in ("o", "f"):
            return None
        if words[0] in "ij":
            values.append(words)
    return values


def lines(terms):
    return "\n ".join(terms)


class Lottery:
    def __init__(self, folder, seats):
        self.folder = folder
        with open(folder / "pool.csv", encoding="utf-8") as file:
            self.people = list(csv.DictReader(file))
        with open(folder / "quotas.csv", encoding="utf-8") as file:
            self.quotas = list(csv.DictReader(file))
        self.seats = seats
        self.sets = []

    def heaviest(self, weights):
        everyone = range(len(self.people))
        text = "Maximize\n obj: " + lines(f"{weights[i]:+.12f} x{i}" for i in everyone) + "\nSubject To\n"
        text += " seats: " + lines(f"+ x{i}" for i in everyone) + f" = {self.seats}\n"
        for number, quota in enumerate(self.quotas):
            members = [f"+ x{i}" for i in everyone if self.people[i][quota["feature"]] == quota["value"]]
            if members:
                text += f" a{number}: {lines(members)} >= {quota['min']}\n b{number}: {lines(members)} <= {quota['max']}\n"
        text += "Binary\n" + lines(f"x{i}" for i in everyone) + "\nEnd\n"
        found = solve(self.folder, text)
        if found is None:
            return None
        columns = [words for words in found if words[0] == "j"]
        chosen = frozenset(i for i in everyone if float(columns[i][2]) > 0.5)
        return chosen, sum(weights[i] for i in chosen)

    def level(self, fixed):
        """The greatest least probability over the sets known: it, each set's probability and the marginals."""
        text = "Maximize\n obj: z\nSubject To\n all: " + lines(f"+ s{c}" for c in range(len(self.sets))) + " = 1\n"
        for i in range(len(self.people)):
            own = [f"+ s{c}" for c, members in enumerate(self.sets) if i in members]
            own.append("+ 0 z" if i in fixed else "- 1 z")
            text += f" p{i}: {lines(own)} >= {fixed.get(i, 0):.12f}\n"
        found = solve(self.folder, text + "End\n")
        rows = [words for words in found if words[0] == "i"]
        columns = [words for words in found if words[0] == "j"]
        least = float(columns[0][3])
        return least, float(rows[0][4]), [max(0.0, -float(words[4])) for words in rows[1:]]

    def run(self):
        count = len(self.people)
        fixed = {}
        for i in range(count):
            if any(i in members for members in self.sets):
                continue
            chosen = self.heaviest([float(j == i) + 0.001 * (not any(j in m for m in self.sets)) for j in range(count)])
            if chosen is None:
                sys.exit("infeasible")
            if i not in chosen[0]:
                fixed[i] = 0.0
            self.sets.append(chosen[0])
        while len(fixed) < count:
            while True:
                least, price, weights = self.level(fixed)
                chosen, value = self.heaviest(weights)
                if value <= price + EPSILON or chosen in self.sets:
                    break
                self.sets.append(chosen)
            for i in range(count):
                if i not in fixed and weights[i] > EPSILON:
                    fixed[i] = max(0.0, least - 1e-9)
        return {person["id"]: fixed[i] for i, person in enumerate(self.people)}


if __name__ == "__main__":
    print(json.dumps({"probabilities": Lottery(pathlib.Path(sys.argv[1]), int(sys.argv[2])).run()}))
