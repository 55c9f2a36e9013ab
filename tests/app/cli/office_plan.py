"""`echelon plan PROGRAM` on a made-up office against the rules read a second time, and against cbc: office_plan.py PROGRAM.

The plan's own bundle says what it was made from; everything it gives must keep the rules, its bound must stand above what
cbc finds, and publishing it must enrol exactly those people."""

import fractions
import json
import os
import shutil
import subprocess
import sys
import tempfile

import cohort_model


class OfficeCohorts(cohort_model.Cohorts):
    """A problem from a run bundle: a school's limits are numbers there, one for each subject."""

    def __init__(self, inputs):
        sessions = [{**each, "dates": ";".join(each["meetings"]), "cost": amount(each["cost"]), "seat_cost": amount(each["seat_cost"])}
                    for each in inputs["sessions"]]
        schools = inputs["schools"]
        teachers = [{**each, "school": schools[each["school"]]["id"] if each["school"] >= 0 else "", "done": ";".join(each["done"])}
                    for each in inputs["teachers"]]
        options = [{"teacher": each["id"], "session": sessions[seat[0]]["id"], "value": amount(seat[1])}
                   for each in inputs["teachers"] for seat in each["seats"]]
        pins = [{"teacher": each["id"], "session": sessions[seat[0]]["id"], "pin": seat[2]}
                for each in inputs["teachers"] for seat in each["seats"] if seat[2]]
        super().__init__(teachers, sessions, options, pins=pins, most_per_month=inputs["most_per_month"])
        if inputs["budget"] is not None:
            self.budget = fractions.Fraction(inputs["budget"], 1_000_000)
        self.places = schools
        if inputs["disturb"] is not None:
            self.disturb = inputs["disturb"]
            self.published = {(each["id"], sessions[seat[0]]["id"]) for each in inputs["teachers"] for seat in each["seats"] if seat[3]}

    def limits(self):
        found = []
        for school in self.places:
            members = [t for t, row in self.teachers.items() if row["school"] == school["id"]]
            found.append((members, school["limit"]))
            for subject, most in school["subjects"]:
                found.append(([t for t in members if self.teachers[t]["subject"] == subject], most))
        return found


def amount(millionths):
    return cohort_model.decimal(fractions.Fraction(millionths, 1_000_000))


class Office:
    def __init__(self, program, path):
        self.words = [program, "--office", path, "--format", "json"]

    def run(self, *words, status=0):
        run = subprocess.run([*self.words, *words], capture_output=True, text=True, check=False)
        assert run.returncode == status, (words, run.returncode, run.stderr)
        return json.loads(run.stdout)

    def enrolled(self):
        found = set()
        for session in self.run("sessions"):
            if session["state"] in ("planned", "published"):
                found |= {(each["person"], session["id"]) for each in self.run("sessions", session["id"])["enrolments"] if each["state"] == "enrolled"}
        return found


def check(office, answer, folder):
    """The plan keeps the rules of its inputs, and its bound holds."""
    bundle = office.run("run", str(answer["run"]))
    cohorts = OfficeCohorts(bundle["inputs"])
    plan = [(each["teacher"], each["session"]) for each in answer["assignments"]]
    assert not cohorts.faults(plan), cohorts.faults(plan)[:5]
    total = sum(cohorts.value[pair] for pair in plan)
    assert amount(bundle["result"]["objective"]) == cohort_model.decimal(total)
    assert office.run("verify", str(answer["run"]))["sound"]
    if shutil.which("cbc"):
        path = os.path.join(folder, "model.lp")
        with open(path, "w", encoding="utf-8") as file:
            file.write(cohorts.lp())
        status, best = cohort_model.by_cbc(path, 60, 0.001)
        assert status != "infeasible"
        if best is not None:
            assert best <= answer["bound"] * 1.000001, f"cbc has {best}, the bound is {answer['bound']}"
            print(f"{len(plan)} seats worth {float(total)}, bound {answer['bound']}, cbc {best}")
    return set(plan)


def main():
    with tempfile.TemporaryDirectory() as folder:
        office = Office(sys.argv[1], os.path.join(folder, "o.echelon"))
        office.run("demo", "--teachers", "400", "--schools", "12")
        plan = check(office, office.run("plan", "tiered_training"), folder)
        assert plan, "nobody goes anywhere"
        office.run("plan", "publish", "1")
        assert office.enrolled() == plan, "the enrolments are not the plan's"
        again = office.run("plan", "tiered_training", "--disturb", "0")
        assert {(each["teacher"], each["session"]) for each in again["assignments"]} == plan, "nothing was to change"
        teacher, session = sorted(plan)[0]
        office.run("perform", "enrolment.decline", f"person={teacher}", f"session={session}")
        near = check(office, office.run("plan", "tiered_training", "--disturb", "4"), folder)
        assert (teacher, session) not in near and len(near ^ (plan - {(teacher, session)})) <= 4
        for person in sorted({teacher for teacher, _ in plan})[:20]:
            reasons = office.run("explain", "1", person)
            assert {each["session"] for each in reasons if each["given"] == "yes"} == {s for t, s in plan if t == person}
            assert all(each["why"] for each in reasons)
        assert office.run("verify")["sound"]
    print("an office's plan keeps its rules, is published and changed as asked")


if __name__ == "__main__":
    main()
