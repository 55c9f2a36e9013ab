"""`echelon select --pool --programs` against cbc and its own rules: joint.py PROGRAM [ROUNDS].

Random people, programs and quotas; scores are whole, so that the solver's doubles are exact. Ends with 77 where cbc is
missing."""

import csv
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile


class Joint:
    def __init__(self, chance):
        self.programs = {f"项目{i}" if chance.random() < 0.5 else f"p{i}": chance.randint(0, 6) for i in range(chance.randint(1, 4))}
        people = chance.randint(10, 60)
        self.per_person = chance.choice([1, 1, 2])
        self.rows = []
        for i in range(people):
            row = {"id": f"t{chance.randint(0, 9)}{i:03}", "school": f"S{chance.randint(1, 6)}",
                   "area": chance.choice(["town", "rural", ""]), "hours": str(chance.randint(0, 90))}
            for name in self.programs:
                row["score:" + name] = "" if chance.random() < 0.3 else str(chance.randint(0, 8 if i % 2 else 100))
            self.rows.append(row)
        self.quotas = []
        for _ in range(chance.randint(0, 5)):
            program = chance.choice(["", *self.programs])
            kind = chance.random()
            if kind < 0.4:
                self.add(program, "school", "*", "", chance.randint(1, 4))
            elif kind < 0.8:
                self.add(program, "area", chance.choice(["town", "rural", "nowhere"]), chance.choice(["", 0, 1]), chance.choice(["", 2, 5]))
            else:
                self.add(program, "hours", "", "", chance.randint(100, 600), "sum")

    def add(self, program, feature, value, low, high, measure="count"):
        quota = {"program": program, "feature": feature, "value": value, "min": str(low), "max": str(high), "measure": measure}
        if not any(all(each[key] == quota[key] for key in ("program", "feature", "value")) for each in self.quotas):
            self.quotas.append(quota)

    def write(self, folder, chance):
        for name, rows in (("pool", self.rows), ("quotas", self.quotas),
                           ("programs", [{"program": name, "seats": seats} for name, seats in self.programs.items()])):
            rows = chance.sample(rows, len(rows))
            heads = list(rows[0]) if rows else ["program", "feature", "value", "min", "max", "measure"]
            chance.shuffle(heads)
            with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, heads)
                writer.writeheader()
                writer.writerows(rows)

    def spread(self):
        for quota in self.quotas:
            values = sorted({row["school"] for row in self.rows}) if quota["value"] == "*" else [quota["value"]]
            for value in values:
                yield {**quota, "value": value}

    def share(self, quota, person, program):
        """What a seat of the person in the program counts in the quota."""
        if quota["program"] not in ("", program):
            return 0
        row = self.rows[person]
        return int(row["hours"]) if quota["measure"] == "sum" else int(row[quota["feature"]] == quota["value"])

    def pairs(self):
        return [(i, name) for i, row in enumerate(self.rows) for name in self.programs if row["score:" + name] != ""]

    def lp(self):
        pairs = self.pairs()
        place = {pair: f"x{n}" for n, pair in enumerate(pairs)}
        lines = ["Maximize", " total: 0 nothing"]
        lines += [f" + {self.rows[i]['score:' + p]} {place[i, p]}" for i, p in pairs]
        lines += ["Subject To"]
        for number, (name, seats) in enumerate(self.programs.items()):
            lines += [f" seats{number}: 0 nothing", *(f" + {place[i, p]}" for i, p in pairs if p == name), f" = {seats}"]
        for i in range(len(self.rows)):
            lines += [f" person{i}: 0 nothing", *(f" + {place[j, p]}" for j, p in pairs if j == i), f" <= {self.per_person}"]
        for number, quota in enumerate(self.spread()):
            for sign, key in ((">=", "min"), ("<=", "max")):
                if quota[key] != "":
                    shares = [(self.share(quota, i, p), place[i, p]) for i, p in pairs]
                    lines += [f" q{number}{key}: 0 nothing", *(f" + {share} {x}" for share, x in shares if share), f" {sign} {quota[key]}"]
        return "\n".join([*lines, "Bounds", " nothing = 0", "Binary", *(" " + x for x in place.values()), "End"]) + "\n"

    def check(self, answer):
        """The chosen keep every rule, and the total is theirs."""
        place = {row["id"]: i for i, row in enumerate(self.rows)}
        seats = [(place[each], name) for name, ids in answer["selected"].items() for each in ids]
        for name, count in self.programs.items():
            assert len(answer["selected"][name]) == count
        for i in range(len(self.rows)):
            assert sum(person == i for person, _ in seats) <= self.per_person
        for quota in self.spread():
            used = sum(self.share(quota, i, name) for i, name in seats)
            assert quota["min"] == "" or used >= int(quota["min"])
            assert quota["max"] == "" or used <= int(quota["max"])
        assert answer["objective"] == sum(int(self.rows[i]["score:" + name]) for i, name in seats)


def by_cbc(folder):
    out = os.path.join(folder, "out.txt")
    subprocess.run(["cbc", os.path.join(folder, "pool.lp"), "ratio", "0", "allow", "0", "sec", "60", "solve", "solution", out],
                   stdout=subprocess.DEVNULL, check=True)
    with open(out, encoding="utf-8") as file:
        first = file.readline()
    if "nfeasible" in first:
        return None
    return round(abs(float(re.match(r"Optimal - objective value ([-\d.e+]+)", first).group(1))))


def ours(program, joint, folder):
    paths = {name: os.path.join(folder, name + ".csv") for name in ("pool", "programs", "quotas")}
    run = subprocess.run([program, "--format", "json", "select", "--pool", paths["pool"], "--programs", paths["programs"], "--quotas",
                          paths["quotas"], "--per-person", str(joint.per_person)], capture_output=True, text=True, check=False)
    answer = json.loads(run.stdout)
    assert run.returncode == (0 if answer["status"] == "optimal" else 1), run.stderr
    answer.pop("seconds")
    return answer


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 30
    if shutil.which("cbc") is None:
        return 77
    feasible = 0
    for seed in range(rounds):
        chance = random.Random(seed)
        joint = Joint(chance)
        with tempfile.TemporaryDirectory() as folder:
            joint.write(folder, chance)
            answer = ours(program, joint, folder)
            joint.write(folder, chance)
            assert ours(program, joint, folder) == answer, f"seed {seed}: the order of rows matters"
            with open(os.path.join(folder, "pool.lp"), "w", encoding="utf-8") as file:
                file.write(joint.lp())
            truth = by_cbc(folder)
            assert (answer["status"] == "optimal") == (truth is not None), f"seed {seed}: {answer['status']}, cbc {truth}"
            if truth is None:
                assert answer["conflict"], f"seed {seed}: no conflict is named"
                continue
            assert answer["objective"] == truth, f"seed {seed}: {answer['objective']}, cbc {truth}"
            joint.check(answer)
            feasible += 1
    assert feasible >= rounds // 4, f"only {feasible} of {rounds} were feasible"
    print(f"{rounds} joint selections, {feasible} feasible: as cbc has them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
