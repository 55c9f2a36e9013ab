"""`echelon match` on plain files against glpsol, and against the definitions read a second time: match.py PROGRAM [ROUNDS
[FIRST SEED]].

Integer programs say what the largest, the best and the largest weakly stable matching are worth; stability, blocking
pairs and what one place more brings are checked from the answer. The order of rows never matters. Bad files are refused
with file, row and what to do. Without glpsol only what needs no other solver."""

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile


def drawn(chance):
    """Mentors with capacities, mentees, pairs with fits, ranks and bans; many ties."""
    mentors = [{"id": f"M{i:02}", "capacity": str(chance.choice([0, 1, 1, 2, 3, 5]))} for i in range(chance.randint(2, 10))]
    mentees = [{"id": f"{chance.choice(['n', '徒'])}{i}"} for i in range(chance.randint(2, 30))]
    ranks, fits = chance.choice([1, 2, 3, 8]), chance.choice([1, 3, 40])
    given = chance.choice([0, 0.5, 1])
    pairs = []
    for mentee in mentees:
        for mentor in chance.sample(mentors, chance.randint(0, min(6, len(mentors)))):
            pairs.append({
                "mentee": mentee["id"], "mentor": mentor["id"], "fit": str(chance.randint(-1, fits)),
                "mentee_rank": str(chance.randint(1, ranks)) if chance.random() < given else "",
                "mentor_rank": str(chance.randint(1, ranks)) if chance.random() < given else "",
                "banned": "yes" if chance.random() < 0.05 else chance.choice(["", "no"])})
    return mentors, mentees, pairs


def write(folder, name, rows, columns):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


PAIR_COLUMNS = ["mentee", "mentor", "fit", "mentee_rank", "mentor_rank", "banned"]


def files(folder, problem):
    mentors, mentees, pairs = problem
    return ["--mentors", write(folder, "M.csv", mentors, ["id", "capacity"]), "--mentees", write(folder, "N.csv", mentees, ["id"]),
            "--pairs", write(folder, "P.csv", pairs, PAIR_COLUMNS)]


def run(program, words, status=0):
    run = subprocess.run([program, "--format", "json", *words], capture_output=True, text=True, check=False)
    assert run.returncode == status, (words, run.returncode, run.stderr)
    return json.loads(run.stdout)


class Model:
    """The pairs that may be, with what each side thinks of them."""

    def __init__(self, mentors, mentees, pairs):
        self.capacity = {each["id"]: int(each["capacity"]) for each in mentors}
        self.mentees = [each["id"] for each in mentees]
        self.fit, self.likes = {}, {}
        for each in pairs:
            if each["banned"] == "yes":
                continue
            pair = (each["mentee"], each["mentor"])
            self.fit[pair] = int(each["fit"])
            self.likes[pair] = [(int(each[side]), 0) if each[side] else (1 << 30, -int(each["fit"])) for side in ("mentee_rank", "mentor_rank")]

    def blocking(self, matched):
        """All pairs of whom both strictly prefer each other to what they have."""
        found = set()
        for (mentee, mentor), (own, theirs) in self.likes.items():
            if mentee in matched and self.likes[mentee, matched[mentee]][0] <= own:
                continue
            held = [m for m, at in matched.items() if at == mentor]
            if len(held) < self.capacity[mentor] or any(self.likes[m, mentor][1] > theirs for m in held):
                found.add((mentee, mentor))
        return found

    def program(self, path, by, bonus):
        names = {pair: f"x{i}" for i, pair in enumerate(self.fit)}
        worth = {pair: {"stable": 1, "largest": bonus + fit, "fit": fit}[by] for pair, fit in self.fit.items()}
        lines = ["Maximize", "obj: " + " ".join(f"{worth[p]:+d} {x}" for p, x in names.items()), "Subject To"]
        for mentee in self.mentees:
            own = [names[p] for p in self.fit if p[0] == mentee]
            if own:
                lines.append(" + ".join(own) + " <= 1")
        for mentor, most in self.capacity.items():
            own = [names[p] for p in self.fit if p[1] == mentor]
            if own:
                lines.append(" + ".join(own) + f" <= {most}")
        if by == "stable":
            for (mentee, mentor), (own, theirs) in self.likes.items():
                most = self.capacity[mentor]
                terms = {}
                for pair, (mine, other) in self.likes.items():
                    if pair[0] == mentee and mine <= own:
                        terms[pair] = terms.get(pair, 0) + most
                    if pair[1] == mentor and other <= theirs:
                        terms[pair] = terms.get(pair, 0) + 1
                if most > 0:
                    lines.append(" ".join(f"{n:+d} {names[p]}" for p, n in terms.items()) + f" >= {most}")
        lines += ["Binary", *names.values(), "End"]
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")

    def optimum(self, folder, by):
        if not self.fit:
            return 0, 0
        bonus = 4 * (1 + sum(abs(fit) for fit in self.fit.values()))
        path, out = os.path.join(folder, "model.lp"), os.path.join(folder, "model.out")
        self.program(path, by, bonus)
        said = subprocess.run(["glpsol", "--lp", path, "-o", out, "--tmlim", "60"], capture_output=True, text=True, check=True).stdout
        assert "INTEGER OPTIMAL SOLUTION FOUND" in said, said[-500:]
        with open(out, encoding="utf-8") as file:
            line = next(line for line in file if line.startswith("Objective:"))
        total = round(float(line.split("=")[1].split()[0]))
        if by == "largest":
            pairs = round(total / bonus)
            return pairs, total - pairs * bonus
        return (total, None) if by == "stable" else (None, total)


def check(program, folder, problem, chance, has_solver):
    model = Model(*problem)
    words = files(folder, problem)
    for by in ("stable", "largest", "fit"):
        answer = run(program, ["match", *words, "--by", by])
        matched = {each["mentee"]: each["mentor"] for each in answer["pairs"]}
        assert len(matched) == len(answer["pairs"]) == answer["matched"]
        assert all(pair in model.fit for pair in matched.items()), "a pair that may not be"
        for mentor, most in model.capacity.items():
            assert sum(at == mentor for at in matched.values()) <= most
        assert answer["fit"] == sum(model.fit[pair] for pair in matched.items())
        assert {(each["mentee"], each["mentor"]) for each in answer["blocking"]} == model.blocking(matched)
        assert {each["mentee"] for each in answer["unmatched"]} == set(model.mentees) - set(matched)
        if by == "stable":
            assert not answer["blocking"]
        assert answer["status"] == "optimal" or by == "stable" and answer["bound"] > answer["matched"]
        if has_solver:
            pairs, fit = model.optimum(folder, by)
            assert answer["status"] != "optimal" or pairs is None or answer["matched"] == pairs, (by, answer["matched"], pairs)
            assert pairs is None or answer["matched"] <= pairs <= answer["bound"] and 3 * answer["matched"] >= 2 * pairs
            assert fit is None or answer["fit"] == fit, (by, answer["fit"], fit)
        if by != "stable" and answer["places"]:
            check_place(program, folder, problem, answer, chance, by)
    shuffled = [chance.sample(rows, len(rows)) for rows in problem]
    before = run(program, ["match", *words, "--by", "stable"])
    after = run(program, ["match", *files(folder, shuffled), "--by", "stable"])
    for answer in (before, after):
        del answer["seconds"]
    assert before == after, "the order of rows mattered"


def check_place(program, folder, problem, answer, chance, by):
    """Solved again with one place more, it is better by what the answer said."""
    place = chance.choice(answer["places"])
    mentors = [{**each, "capacity": str(int(each["capacity"]) + (each["id"] == place["mentor"]))} for each in problem[0]]
    with tempfile.TemporaryDirectory(dir=folder) as beside:
        better = run(program, ["match", *files(beside, (mentors, problem[1], problem[2])), "--by", by])
    assert better["fit"] - answer["fit"] == place["one_more"]["fit"], (place, better["fit"], answer["fit"])
    if by == "largest":
        assert better["matched"] - answer["matched"] == place["one_more"]["pairs"]


def refusals(program, folder):
    good = ([{"id": "m", "capacity": "1"}], [{"id": "n"}], [dict(zip(PAIR_COLUMNS, ["n", "m", "1", "", "", ""]))])
    pair = good[2][0]
    bad = {
        "M.csv": [([{"id": "m", "capacity": "-1"}], 2), ([{"id": "m", "capacity": "1.5"}], 2), ([{"id": "", "capacity": "1"}], 2),
                  ([{"id": "m", "capacity": "1"}, {"id": "m", "capacity": "2"}], 3)],
        "N.csv": [([{"id": "n"}, {"id": "n"}], 3)],
        "P.csv": [([{**pair, "mentee": "x"}], 2), ([{**pair, "mentor": "x"}], 2), ([{**pair, "fit": "good"}], 2),
                  ([{**pair, "fit": "1e9"}], 2), ([{**pair, "mentee_rank": "0"}], 2), ([{**pair, "mentor_rank": "a"}], 2),
                  ([{**pair, "banned": "perhaps"}], 2), ([pair, {**pair, "fit": "2"}], 3)]}
    for name, cases in bad.items():
        for rows, row in cases:
            problem = [rows if name == each else kept for each, kept in zip(("M.csv", "N.csv", "P.csv"), good)]
            said = run(program, ["match", *files(folder, problem), "--by", "fit"], 2)["error"]
            assert said["where"]["file"].endswith(name) and said["where"]["row"] == row, (name, rows, said)
            assert all(said[what][language] for what in ("what", "remedy") for language in ("zh", "en"))
    for words in (["--by", "luck"], []):
        run(program, ["match", *files(folder, good), *words], 2)


def main():
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    has_solver = shutil.which("glpsol") is not None
    with tempfile.TemporaryDirectory() as folder:
        refusals(program, folder)
        for seed in range(first, first + rounds):
            chance = random.Random(seed)
            try:
                check(program, folder, drawn(chance), chance, has_solver)
            except AssertionError as error:
                raise AssertionError(f"seed {seed}: {error}") from error
    print(f"{rounds} problems" + ("" if has_solver else "; glpsol is not there"))


if __name__ == "__main__":
    main()
