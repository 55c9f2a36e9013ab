"""A cohort problem as its files say it, written down a second time: reading, rules, and a model for other solvers.

Nothing here comes from the program: cohorts.py and tests/bench/run hold its answers against this."""

import csv
import datetime
import fractions
import json
import os
import re
import subprocess

DAY = 24 * 60


def minutes(text):
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def meetings(dates):
    """[(day, from, to)] of the dates of a session."""
    found = []
    for piece in dates.split(";"):
        begin, _, end = piece.strip().partition("/")
        day = datetime.date.fromisoformat(begin[:10]).toordinal()
        if not end:
            found.append((day, 0, DAY))
        else:
            found.append((day, minutes(begin.split("T")[1]), minutes(end.split("T")[-1])))
    return sorted(found)


def number(text):
    return fractions.Fraction(text or "0")


class Cohorts:
    """Everything as dictionaries by id; amounts are exact fractions."""

    def __init__(self, teachers, sessions, options, schools=(), pins=(), published=None, disturb=0, most_per_month=None, budget=None):
        self.teachers = {row["id"]: row for row in teachers}
        self.sessions = {row["id"]: row for row in sessions}
        self.value = {(row["teacher"], row["session"]): number(row["value"]) for row in options}
        self.schools = {row["school"]: row for row in schools}
        self.pins = {(row["teacher"], row["session"]): row["pin"] for row in pins}
        self.published = published
        self.disturb = disturb
        self.most_per_month = most_per_month
        self.budget = budget
        self.meetings = {s: meetings(row["dates"]) for s, row in self.sessions.items()}

    @staticmethod
    def read(folder):
        def rows(name):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                return list(csv.DictReader(file))

        return Cohorts(rows("T.csv"), rows("S.csv"), rows("O.csv"), rows("H.csv"))

    def write(self, folder, chance):
        """Rows and columns in an order by chance; returns the program's arguments."""
        words = []
        tables = {"teachers": ("T.csv", list(self.teachers.values())), "sessions": ("S.csv", list(self.sessions.values())),
                  "options": ("O.csv", [{"teacher": t, "session": s, "value": decimal(v)} for (t, s), v in self.value.items()]),
                  "schools": ("H.csv", list(self.schools.values())),
                  "pin": ("P.csv", [{"teacher": t, "session": s, "pin": pin} for (t, s), pin in self.pins.items()])}
        for option, (name, rows) in tables.items():
            if not rows and option in ("schools", "pin"):
                continue
            heads = list(rows[0]) if rows else ["teacher", "session", "value"]
            chance.shuffle(heads)
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, heads, lineterminator=chance.choice(["\n", "\r\n"]))
                writer.writeheader()
                writer.writerows(chance.sample(rows, len(rows)))
            words += ["--" + option, path]
        if self.published is not None:
            path = os.path.join(folder, "published.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump({"assignments": [{"teacher": t, "session": s} for t, s in chance.sample(sorted(self.published), len(self.published))]}, file)
            words += ["--from", path, "--disturb", str(self.disturb)]
        if self.most_per_month is not None:
            words += ["--most-per-month", str(self.most_per_month)]
        if self.budget is not None:
            words += ["--budget", decimal(self.budget)]
        return words

    # What the rules are about.

    def need(self, teacher):
        return int(self.teachers[teacher]["need"])

    def minimum(self, session):
        return int(self.sessions[session].get("minimum") or 0)

    def cost(self, session):
        return number(self.sessions[session].get("cost"))

    def seat_cost(self, session):
        return number(self.sessions[session].get("seat_cost"))

    def overlap(self, a, b):
        return any(day == other and begin < other_end and other_begin < end
                   for day, begin, end in self.meetings[a] for other, other_begin, other_end in self.meetings[b])

    def earlier(self, teacher, session):
        """The sessions of which one must be gone to before; none where nothing is wanted."""
        after = self.sessions[session].get("after")
        if not after or after in (self.teachers[teacher].get("done") or "").split(";"):
            return None
        return [other for other, row in self.sessions.items()
                if row["course"] == after and self.meetings[other][-1][::2] <= self.meetings[session][0][:2]]

    def sets(self):
        """[(sessions, most)]: of one course, of one month."""
        courses, months = {}, {}
        for session, row in self.sessions.items():
            if row.get("course"):
                courses.setdefault(row["course"], []).append(session)
            first = datetime.date.fromordinal(self.meetings[session][0][0])
            months.setdefault((first.year, first.month), []).append(session)
        found = [(sessions, 1) for sessions in courses.values()]
        if self.most_per_month is not None:
            found += [(sessions, self.most_per_month) for sessions in months.values()]
        return found

    def limits(self):
        """[(members, limit)]: people of one school, and of one subject there."""
        found, there = [], {}
        for name, teacher in self.teachers.items():
            there.setdefault(teacher["school"], []).append(name)
        for school, row in self.schools.items():
            members = there.get(school, [])
            share = number(row.get("absence_share") or "0.15")
            found.append((members, max(1, int(share * int(row["staff"])))))
            if row.get("subject_limit"):
                for subject in {self.teachers[t]["subject"] for t in members} - {""}:
                    found.append(([t for t in members if self.teachers[t]["subject"] == subject], int(row["subject_limit"])))
        return found

    def faults(self, plan):
        """What is wrong with a set of (teacher, session)."""
        found = []
        goes, people = {}, {}
        for teacher, session in plan:
            goes.setdefault(teacher, set()).add(session)
            people.setdefault(session, set()).add(teacher)
        found += [f"{pair} is no option" for pair in plan if pair not in self.value]
        for teacher, sessions in goes.items():
            if len(sessions) > self.need(teacher):
                found.append(f"{teacher} has too many")
            found += [f"{teacher}: {a} overlaps {b}" for a in sessions for b in sessions if a < b and self.overlap(a, b)]
            found += [f"{teacher}: too many of {each}" for each, most in self.sets() if len(sessions & set(each)) > most]
            for session in sessions:
                before = self.earlier(teacher, session)
                if before is not None and not sessions & set(before):
                    found.append(f"{teacher}: {session} without what comes before")
        for session, there in people.items():
            if not self.minimum(session) <= len(there) <= int(self.sessions[session]["capacity"]):
                found.append(f"{session} has {len(there)} people")
        for members, limit in self.limits():
            away = {}
            for teacher in members:
                for session in goes.get(teacher, ()):
                    for day, _, _ in self.meetings[session]:
                        away.setdefault(day, set()).add(teacher)
            found += [f"{len(each)} of {members} are away on {day}" for day, each in away.items() if len(each) > limit]
        if self.budget is not None:
            if sum(self.cost(s) + self.seat_cost(s) * len(there) for s, there in people.items()) > self.budget:
                found.append("it costs too much")
        found += [f"{pair} is pinned {pin}" for pair, pin in self.pins.items() if (pair in plan) != (pin == "in")]
        if self.published is not None and len(set(plan) ^ set(self.published)) > self.disturb:
            found.append("it differs too much from the published plan")
        return found

    def lp(self):
        """The problem in CPLEX's LP format, and the name of each option."""
        return Model(self).text()


class Model:
    def __init__(self, cohorts):
        self.cohorts = cohorts
        self.x = {pair: f"x{i}" for i, pair in enumerate(sorted(cohorts.value))}
        self.binaries = list(self.x.values())
        self.rows = []
        self.of_teacher, self.of_session = {}, {}
        for teacher, session in self.x:
            self.of_teacher.setdefault(teacher, []).append(session)
            self.of_session.setdefault(session, []).append(teacher)

    def row(self, terms, sign, bound):
        if terms:
            self.rows.append("\n ".join(f"{'+' if factor >= 0 else '-'} {decimal(abs(factor))} {name}" for factor, name in terms)
                             + f" {sign} {decimal(bound)}")

    def text(self):
        self.teachers()
        self.sessions()
        self.absences()
        for pair, pin in self.cohorts.pins.items():
            if pair in self.x:
                self.row([(1, self.x[pair])], "=", 1 if pin == "in" else 0)
        self.changes()
        total = "\n ".join(f"+ {decimal(value)} {self.x[pair]}" for pair, value in sorted(self.cohorts.value.items()))
        return ("Maximize\n total: 0 nothing\n " + total + "\nSubject To\n" + "\n".join(f" r{i}: {row}" for i, row in enumerate(self.rows))
                + "\nBounds\n nothing = 0\nBinary\n" + "\n".join(" " + name for name in self.binaries) + "\nEnd\n")

    def teachers(self):
        cohorts = self.cohorts
        for teacher, sessions in self.of_teacher.items():
            self.row([(1, self.x[teacher, s]) for s in sessions], "<=", cohorts.need(teacher))
            for clash in self.clashes(sessions):
                self.row([(1, self.x[teacher, s]) for s in clash], "<=", 1)
            for session in sessions:
                before = cohorts.earlier(teacher, session)
                if before is not None:
                    self.row([(1, self.x[teacher, session])] + [(-1, self.x[teacher, s]) for s in before if (teacher, s) in self.x], "<=", 0)
        for each, most in cohorts.sets():
            each = set(each)
            for teacher, sessions in self.of_teacher.items():
                both = [s for s in sessions if s in each]
                if len(both) > most:
                    self.row([(1, self.x[teacher, s]) for s in both], "<=", most)

    def clashes(self, sessions):
        """Sets of sessions that share a minute, each once and none within another."""
        found = {}
        for session in sessions:
            for day, begin, _ in self.cohorts.meetings[session]:
                at = frozenset(s for s in sessions for other, first, end in self.cohorts.meetings[s] if other == day and first <= begin < end)
                if len(at) > 1:
                    found[at] = None
        return [at for at in found if not any(at < other for other in found)]

    def sessions(self):
        cohorts = self.cohorts
        money = []
        for session, teachers in self.of_session.items():
            people = [(1, self.x[t, session]) for t in teachers]
            capacity = int(cohorts.sessions[session]["capacity"])
            needs_run = cohorts.minimum(session) > 1 or (cohorts.budget is not None and cohorts.cost(session) > 0)
            if not needs_run:
                self.row(people, "<=", capacity)
            else:
                run = f"z{session}"
                self.binaries.append(run)
                self.row(people + [(-capacity, run)], "<=", 0)
                self.row(people + [(-cohorts.minimum(session), run)], ">=", 0)
                if cohorts.cost(session):
                    money.append((cohorts.cost(session), run))
            if cohorts.seat_cost(session):
                money += [(cohorts.seat_cost(session), self.x[t, session]) for t in teachers]
        if cohorts.budget is not None:
            self.row(money, "<=", cohorts.budget)

    def absences(self):
        """A person counts once a day: where two sessions of a day do not clash, by a variable of their own."""
        named = 0
        for members, limit in self.cohorts.limits():
            away = {}
            for teacher in members:
                for session in self.of_teacher.get(teacher, ()):
                    for day in {day for day, _, _ in self.cohorts.meetings[session]}:
                        away.setdefault(day, {}).setdefault(teacher, []).append(session)
            for day, there in away.items():
                if len(there) <= limit:
                    continue
                terms = []
                for teacher, sessions in there.items():
                    if all(self.cohorts.overlap(a, b) for a in sessions for b in sessions if a < b):
                        terms += [(1, self.x[teacher, s]) for s in sessions]
                        continue
                    named += 1
                    self.binaries.append(f"y{named}")
                    terms.append((1, f"y{named}"))
                    for session in sessions:
                        self.row([(1, self.x[teacher, session]), (-1, f"y{named}")], "<=", 0)
                self.row(terms, "<=", limit)

    def changes(self):
        if self.cohorts.published is None:
            return
        kept = [pair for pair in self.cohorts.published if pair in self.x]
        left = self.cohorts.disturb - len(self.cohorts.published)
        self.row([(-1 if pair in set(kept) else 1, name) for pair, name in self.x.items()], "<=", left)


def decimal(amount):
    """Exact decimal text of a fraction of millionths."""
    whole = fractions.Fraction(amount) * 1_000_000
    assert whole.denominator == 1
    sign, digits = "-" if whole < 0 else "", str(abs(int(whole))).rjust(7, "0")
    return (sign + digits[:-6] + "." + digits[-6:]).rstrip("0").rstrip(".")


def by_cbc(path, seconds=100, gap=0.0):
    """("optimal", value), ("infeasible", None) or ("unknown", None) of the LP file."""
    out = path + ".cbc"
    subprocess.run(["cbc", path, "ratio", str(gap), "allow", "0", "sec", str(seconds), "solve", "solution", out],
                   stdout=subprocess.DEVNULL, check=True)
    with open(out, encoding="utf-8") as file:
        first = file.readline()
    if "nfeasible" in first:
        return "infeasible", None
    found = re.match(r"Optimal.* - objective value ([-\d.e+]+)", first)
    return ("optimal", abs(float(found.group(1)))) if found else ("unknown", None)
