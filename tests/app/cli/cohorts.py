"""`echelon plan` on plain files against all subsets of tiny problems, against cbc on larger ones, and against the rules
read a second time: cohorts.py PROGRAM [ROUNDS [FIRST SEED]].

Easy and hard ones: few days, schools of which one may be away, few seats, high minimums, values all alike; pins,
published plans, prerequisites, budgets. Without cbc only the tiny ones."""

import datetime
import fractions
import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

import cohort_model

FIRST_DAY = datetime.date(2026, 3, 30)


def dates(chance, days):
    first = chance.randrange(days)
    kind = chance.random()
    texts = []
    for day in sorted({first, *(min(days - 1, first + chance.randint(0, 2)) for _ in range(chance.randint(0, 2)))}):
        day = (FIRST_DAY + datetime.timedelta(days=day)).isoformat()
        if kind < 0.6:
            texts.append(day)
        else:
            begin, end = chance.choice([("09:00", "12:00"), ("14:00", "17:00"), ("11:00", "15:00")])
            texts.append(f"{day}T{begin}/{chance.choice([day + 'T', 'T', ''])}{end}")
    chance.shuffle(texts)
    return ";".join(texts)


def value(chance, kind):
    if kind == "alike":
        return fractions.Fraction(1)
    if kind == "decimal":
        return fractions.Fraction(chance.randint(1, 9_999_999), chance.choice([10, 1000, 1_000_000]))
    return fractions.Fraction(chance.randint(1, 9 if kind == "few" else 100))


def drawn(chance, tiny):
    """A problem of about ten options, or of some hundreds."""
    teachers = chance.randint(1, 4) if tiny else chance.randint(15, 60)
    sessions = chance.randint(1, 4) if tiny else chance.randint(4, 16)
    schools = chance.randint(1, 2) if tiny else chance.randint(2, 8)
    days = chance.choice([2, 3, 5]) if tiny else chance.choice([3, 6, 20, 60])
    kind = chance.choice(["alike", "decimal", "few", "whole"])
    names = lambda what, count: [f"{what}{chance.choice(['', '甲', '-'])}{i}" for i in range(count)]
    school_names, courses = names("h", schools), ["c1", "c2", "c3", ""]
    has_subjects, has_courses, costs = chance.random() < 0.4, chance.random() < 0.4, chance.random() < 0.35
    crowd = 3 * teachers // sessions + 1
    T = [{"id": name, "school": chance.choice(school_names), "need": str(chance.randint(0, 3))} for name in names("t", teachers)]
    S = []
    for name in names("s", sessions):
        row = {"id": name, "capacity": str(chance.randint(0, crowd)), "dates": dates(chance, days)}
        row["minimum"] = chance.choice(["", "0", str(chance.randint(0, crowd)), str(int(row["capacity"]) * 3 // 4)])
        S.append(row)
    H = []
    for name in school_names:
        if chance.random() < 0.85:
            H.append({"school": name, "staff": str(chance.choice([1, 7, 13, 14, 20])), "absence_share": chance.choice(["", "0.15", "0.1", "0.5"])})
    if has_subjects:
        for row in T:
            row["subject"] = chance.choice(["phys", "math", ""])
        for row in H:
            row["subject_limit"] = chance.choice(["", "1", "1", "2"])
    if has_courses:
        for row in S:
            row["course"], row["after"] = chance.choice(courses), chance.choice(["", "", "c1", "c2"])
        for row in T:
            row["done"] = chance.choice(["", "c1", "c1;c2", "elsewhere"])
    if costs:
        for row in S:
            row["cost"], row["seat_cost"] = chance.choice(["", "0", "10", "2.5"]), chance.choice(["", "0.3", "1"])
    pairs = [(t["id"], s["id"]) for t in T for s in S]
    wanted = min(len(pairs), chance.randint(1, 10) if tiny else chance.randint(teachers, teachers * 6))
    options = [{"teacher": t, "session": s, "value": cohort_model.decimal(value(chance, kind))} for t, s in chance.sample(pairs, wanted)]
    cohorts = cohort_model.Cohorts(T, S, options, H)
    if costs:
        cohorts.budget = fractions.Fraction(chance.randint(0, 3 * (sessions * 10 + teachers)), 2)
    if chance.random() < 0.2:
        cohorts.most_per_month = chance.randint(1, 2)
    if chance.random() < 0.4:
        for pair in chance.sample(sorted(cohorts.value), min(len(options), chance.randint(1, 3))):
            cohorts.pins[pair] = chance.choice(["in", "out", "out"])
    if chance.random() < 0.3:
        cohorts.published = set(chance.sample(sorted(cohorts.value), min(len(options), chance.randint(0, 6 if tiny else 20))))
        if chance.random() < 0.3:
            cohorts.published.add(("gone", S[0]["id"]))
        cohorts.disturb = chance.randint(0, 8 if tiny else 40)
    return cohorts


def best_of_all(cohorts):
    """The value of the best set of options, or None where none keeps the rules."""
    best = None
    pairs = sorted(cohorts.value)
    for size in range(len(pairs) + 1):
        for plan in itertools.combinations(pairs, size):
            total = sum(cohorts.value[pair] for pair in plan)
            if (best is None or total > best) and not cohorts.faults(plan):
                best = total
    return best


class Program:
    def __init__(self, path):
        self.path = path

    def plan(self, words):
        run = subprocess.run([self.path, "--format", "json", "plan", *words], capture_output=True, text=True, check=False)
        if not run.stdout:
            raise AssertionError(run.stderr)
        answer = json.loads(run.stdout, parse_float=fractions.Fraction)
        assert run.returncode == (1 if answer["status"] == "infeasible" else 0), run.stderr
        answer.pop("seconds")
        return answer

    def verify(self, plan, words):
        run = subprocess.run([self.path, "--format", "json", "verify", "--plan", plan, *words], capture_output=True, text=True, check=False)
        return run.returncode, json.loads(run.stdout or "{}")


def check(cohorts, answer):
    """The plan keeps every rule and its value is what it says."""
    plan = [(each["teacher"], each["session"]) for each in answer["assignments"]]
    assert len(set(plan)) == len(plan) and plan == sorted(plan, key=lambda pair: [text.encode() for text in pair])
    faults = cohorts.faults(plan)
    assert not faults, faults
    assert answer["objective"] == sum(cohorts.value[pair] for pair in plan)
    assert answer["bound"] >= answer["objective"]
    assert not {session for _, session in plan} & set(answer["cancelled"])
    return plan


def check_verifier(program, folder, cohorts, words, plan, chance):
    """The program's own verifier takes the plan, and not one that is spoilt."""
    file = os.path.join(folder, "plan.json")
    value = sum(cohorts.value[pair] for pair in plan)

    def says(changed, objective):
        with open(file, "w", encoding="utf-8") as out:
            out.write(json.dumps({"assignments": [{"teacher": t, "session": s} for t, s in changed], "cancelled": []})[:-1]
                      + f', "objective": {objective}, "bound": {objective}}}')
        return program.verify(file, words)[0]

    assert says(plan, cohort_model.decimal(value)) == 0, "the verifier refuses a plan that is right"
    assert says(plan, cohort_model.decimal(value + 1)) == 1, "the verifier takes a wrong total"
    others = sorted(set(cohorts.value) - set(plan))
    for pair in chance.sample(others, min(2, len(others))):
        more = [*plan, pair]
        total = cohort_model.decimal(value + cohorts.value[pair])
        assert says(more, total) == (1 if cohorts.faults(more) else 0), f"the verifier on one more: {pair}"


def truth(cohorts, tiny, folder):
    if tiny:
        best = best_of_all(cohorts)
        return ("infeasible", None) if best is None else ("optimal", best)
    # The solver knows nothing of a lost assignment that no change can mend.
    path = os.path.join(folder, "model.lp")
    with open(path, "w", encoding="utf-8") as file:
        file.write(cohorts.lp())
    return cohort_model.by_cbc(path, 60)


def compared(cohorts, answer, status, best, near):
    """Holds an answer against the truth; what it leaves open, as texts."""
    if status == "infeasible":
        assert answer["status"] == "infeasible", f"{answer['status']}, but nothing is feasible"
        return [] if answer["relaxation"] else ["no relaxation"]
    if answer["status"] == "infeasible":
        return [f"no plan, truth {float(best)}"]
    best = fractions.Fraction(best)
    slack = near * max(1, best)
    assert answer["objective"] <= best + slack, f"{float(answer['objective'])} is above the truth {float(best)}"
    assert answer["bound"] >= best - slack, f"the bound {float(answer['bound'])} is below the truth {float(best)}"
    if answer["status"] == "optimal":
        assert answer["objective"] >= best - slack, f"{float(answer['objective'])} is below the truth {float(best)}"
        assert answer["bound"] == answer["objective"], "optimal, but with a gap"
        return []
    return [f"{float(answer['objective'])} to {float(answer['bound'])}, truth {float(best)}"]


def main():
    program, rounds = Program(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 40
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    has_cbc = shutil.which("cbc") is not None
    open_ends = []
    met = {"optimal": 0, "infeasible": 0, "unknown": 0}
    for seed in range(first, first + rounds):
        chance = random.Random(seed)
        tiny = seed % 2 == 0 or not has_cbc
        cohorts = drawn(chance, tiny)
        with tempfile.TemporaryDirectory() as folder:
            words = cohorts.write(folder, chance)
            answer = program.plan(words)
            assert program.plan(cohorts.write(folder, chance)) == answer, f"seed {seed}: the order of rows matters"
            status, best = truth(cohorts, tiny, folder)
            met[status] += 1
            if status == "unknown":
                continue
            try:
                open_ends += compared(cohorts, answer, status, best, 0 if tiny else fractions.Fraction(1, 1_000_000))
                if status == "optimal" and answer["status"] != "infeasible":
                    plan = check(cohorts, answer)
                    check_verifier(program, folder, cohorts, words, plan, chance)
            except AssertionError as fault:
                raise AssertionError(f"seed {seed}") from fault
    # Minimum sizes and many equal values may end with a gap, see core/docs/cohorts.md; a wrong answer never passes.
    assert len(open_ends) * 8 <= rounds, f"{len(open_ends)} of {rounds} without a proof: {open_ends[:10]}"
    assert met["optimal"] >= rounds // 3, f"too few have a plan: {met}"
    print(f"{rounds} cohort problems, {met['optimal']} with a plan, {met['infeasible']} without: as "
          + ("all subsets and cbc have them" if has_cbc else "all subsets have them"))


if __name__ == "__main__":
    main()
