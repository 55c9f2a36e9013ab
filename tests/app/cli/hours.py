"""`echelon hours` against a second reading of three rules: hours.py PROGRAM [OFFICES] [SEED].

Random small offices go in through the imports; what `hours` then answers for everyone – 72 hours a school year, 360 in
five years, 120 of induction – is computed again from the very rows, with Python's own calendar and fractions."""

import csv
import datetime
import fractions
import json
import math
import os
import random
import subprocess
import sys
import tempfile

RULES = ("annual_hours", "in_service_cycle", "induction")
AUTHORITY = "示例教〔2024〕{}号"
SEEN = {}


def same_day(day, years):
    """The same day so many years on; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def whole_years(start, end):
    years = end.year - start.year
    return years if same_day(start, years) <= end else years - 1


def days_of(first, last):
    return set(range(first.toordinal(), last.toordinal() + 1))


class Made:
    """An office's rows and the day it is looked at."""

    def __init__(self, chance, people):
        self.as_of = datetime.date(2024, 1, 1) + datetime.timedelta(chance.randrange(700))
        self.people, self.training, self.waivers = [], [], []
        for number in range(people):
            self.person(chance, f"T{number:03}")

    def day(self, chance, back):
        """A day up to `back` days ago; the ends of windows more often than others."""
        if chance.random() < 0.25:
            return min(self.as_of, chance.choice([datetime.date(2020, 12, 31), datetime.date(2021, 1, 1), self.school_year(),
                                                  self.school_year() - datetime.timedelta(1)]))
        return self.as_of - datetime.timedelta(chance.randrange(back))

    def school_year(self):
        return datetime.date(self.as_of.year - (self.as_of.month < 9), 9, 1)

    def person(self, chance, name):
        hired = self.day(chance, chance.choice([500, 1200, 9000])) if chance.random() < 0.93 else None
        self.people.append({"id": name, "hired": hired, "role": chance.choice(["教师", "班主任", "教师", "校长", "教辅"])})
        for _ in range(chance.choice([0, 3, 8, 14])):
            end = self.day(chance, chance.choice([400, 1500]))
            if hired and chance.random() < 0.1:
                end = min(self.as_of, same_day(hired, 1) + datetime.timedelta(chance.randrange(2)))
            self.training.append({"id": name, "course": f"课程{len(self.training)}", "end": end,
                                  "hours": fractions.Fraction(chance.choice([12, 24, 36, 48, 15]) * 4 + chance.randrange(3), 4),
                                  "category": "学历进修" if chance.random() < 0.02 else chance.choice(["学科教学", "师德", ""]),
                                  "present": chance.choice(["", "", "", 100, 81, 80, 79, 0])})
        for _ in range(chance.choice([0, 0, 1, 2])):
            start = self.day(chance, 1500)
            end = start + datetime.timedelta(chance.choice([0, 30, 200, 2000])) if chance.random() < 0.9 else None
            rule = chance.choice(["", *RULES])
            if not any((each["id"], each["rule"], each["start"]) == (name, rule, start) for each in self.waivers):
                self.waivers.append({"id": name, "rule": rule, "start": start, "end": end})

    def sheets(self):
        """Each import with its header and rows."""
        yield "roster", ["工号", "姓名", "学校", "职务", "参加工作时间"], [
            [each["id"], "示例人", "青石一中", each["role"], each["hired"] or ""] for each in self.people]
        yield "training", ["工号", "课程", "学时", "结束日期", "类别", "出勤率"], [
            [each["id"], each["course"], float(each["hours"]), each["end"], each["category"],
             each["present"] if each["present"] == "" else f"{each['present']}%"] for each in self.training]
        yield "waivers", ["工号", "开始日期", "事由", "批准文号", "规则", "结束日期"], [
            [each["id"], each["start"], "支教", AUTHORITY.format(number), each["rule"], each["end"] or ""]
            for number, each in enumerate(self.waivers)]


class Reading:
    """One person against one rule."""

    def __init__(self, made, person, rule):
        self.made, self.person, self.rule = made, person, rule
        self.valid = sorted((each for each in made.training
                             if each["id"] == person["id"] and (each["present"] == "" or each["present"] > 80)),
                            key=lambda each: each["end"])

    def left(self, first, last, active):
        """The share of the days first … last that are in active and not waived."""
        days = days_of(first, last)
        kept = days & active
        for waiver in self.made.waivers:
            if waiver["id"] == self.person["id"] and waiver["rule"] in ("", self.rule):
                kept -= days_of(waiver["start"], min(waiver["end"] or last, last))
        return fractions.Fraction(len(kept), len(days))

    def answer(self):
        """From, to, required, done, whether met; nothing where the rule does not bind."""
        hired, as_of = self.person["hired"], self.made.as_of
        if self.person["role"] == "教辅" or (self.person["role"] == "校长" and self.rule != "induction"):
            return None
        if self.rule == "annual_hours":
            if hired is None or whole_years(hired, as_of) < 1:
                return None
            first = self.made.school_year()
            return self.window(first, same_day(first, 1) - datetime.timedelta(1), 72, None)
        if self.rule == "in_service_cycle":
            first = datetime.date(2021, 1, 1) if as_of.year < 2026 else datetime.date(2026, 1, 1)
            return self.window(first, datetime.date(first.year + 4, 12, 31), 360, hired)
        if hired is None or whole_years(hired, as_of) >= 3:
            return None
        return self.induction(hired, same_day(hired, 1))

    def window(self, first, last, total, joined):
        active = days_of(joined if joined and joined > first else first, last)
        required = math.floor(total * self.left(first, last, active))
        inside = [each for each in self.valid if first <= each["end"] <= last]
        degree = self.rule == "in_service_cycle" and any(each["category"] == "学历进修" for each in inside)
        done = sum(each["hours"] for each in inside if self.rule != "in_service_cycle" or each["category"] != "学历进修")
        return first, last, 0 if degree else required, done, degree or done >= required

    def induction(self, first, last):
        required = math.floor(120 * self.left(first, last, days_of(first, last)))
        done = sum(each["hours"] for each in self.valid if first <= each["end"] <= last)
        for each in self.valid:
            if each["end"] > last and done < required:
                done += each["hours"]
        return first, last, required, done, done >= required


def run(program, office, as_of, *words):
    ran = subprocess.run([program, "--office", office, "--as-of", as_of.isoformat(), "--format", "json", *words],
                         capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, (words, ran.stderr)
    return json.loads(ran.stdout)


def compare(program, office, made, rule):
    said = {each["id"]: each for each in run(program, office, made.as_of, "hours", "--rule", rule)["standings"]}
    for person in made.people:
        expected = Reading(made, person, rule).answer()
        found = said.pop(person["id"], None)
        assert (expected is None) == (found is None), (rule, person, expected, found)
        if expected is None:
            SEEN["not bound"] = SEEN.get("not bound", 0) + 1
            continue
        first, last, required, done, met = expected
        numbers = {key: fractions.Fraction(str(found[key])) for key in ("required", "done", "missing")}
        assert found["from"] == first.isoformat() and found["to"] == found["due"] == last.isoformat(), (rule, person, found)
        assert numbers == {"required": required, "done": done, "missing": max(0, required - done)}, (rule, person, expected, found)
        assert found["met"] == met, (rule, person, expected, found)
        SEEN[rule, met] = SEEN.get((rule, met), 0) + 1
        assert sum(fractions.Fraction(str(each["counted"])) for each in found["facts"]) == done, (rule, person, found)
    assert not said, said


def one_office(program, chance, folder):
    made = Made(chance, 60)
    office = os.path.join(folder, "own.echelon")
    run(program, office, made.as_of, "create")
    for kind, header, rows in made.sheets():
        path = os.path.join(folder, kind + ".csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *chance.sample(rows, len(rows))])
        run(program, office, made.as_of, "import", kind, path)
    for rule in RULES:
        compare(program, office, made, rule)


def main():
    program = sys.argv[1]
    offices = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    for seed in range(first, first + offices):
        with tempfile.TemporaryDirectory() as folder:
            try:
                one_office(program, random.Random(seed), folder)
            except AssertionError as error:
                sys.exit(f"seed {seed}: {error!r}")
    assert all((rule, met) in SEEN for rule in RULES for met in (False, True)), SEEN
    print(f"{offices} offices: {sum(SEEN.values())} standings agree")


if __name__ == "__main__":
    main()
