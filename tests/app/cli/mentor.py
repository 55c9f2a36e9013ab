"""Mentors in a made-up office, from wishes to outcomes, as a bureau would do it: mentor.py PROGRAM FIXTURES.

The proposals are matched again from their bundles by `match` on plain files; every step is undone at the end."""

import csv
import json
import os
import subprocess
import sys
import tempfile


class Office:
    def __init__(self, program, path, plugins):
        self.words = [program, "--office", path]
        self.environment = dict(os.environ, ECHELON_PLUGINS=plugins)

    def said(self, *words, status=0, form="json", language="en"):
        run = subprocess.run([*self.words, "--format", form, "--lang", language, *words], capture_output=True, text=True, check=False,
                             env=self.environment)
        assert run.returncode == status, (words, run.returncode, run.stderr, run.stdout[-500:])
        return run.stdout

    def run(self, *words, status=0):
        return json.loads(self.said(*words, status=status))


def write(folder, name, columns, rows):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    return path


def amount(millionths):
    return f"{millionths // 1_000_000}.{millionths % 1_000_000:06}"


def check_bundle(office, answer, folder, by):
    """The recorded inputs, written out as plain files, give the same pairs."""
    bundle = office.run("run", str(answer["run"]))
    inputs = bundle["inputs"]
    mentors = [row[0] for row in inputs["mentors"]]
    mentees = [row[0] for row in inputs["mentees"]]
    pairs = [[mentees[row[0]], mentors[row[1]], amount(sum(row[2])), row[3] or "", row[4] or "", "yes" if row[5] else ""]
             for row in inputs["pairs"]]
    found = office.run("match", "--by", by, "--mentors", write(folder, "M.csv", ["id", "capacity"], [[row[0], row[3]] for row in inputs["mentors"]]),
                       "--mentees", write(folder, "N.csv", ["id"], [[each] for each in mentees]),
                       "--pairs", write(folder, "P.csv", ["mentee", "mentor", "fit", "mentee_rank", "mentor_rank", "banned"], pairs))
    assert [[each["mentee"], each["mentor"]] for each in found["pairs"]] == bundle["result"]["pairs"]
    assert [[each["mentee"], each["mentor"]] for each in answer["pairs"]] == bundle["result"]["pairs"]
    assert office.run("verify", str(answer["run"]))["sound"]
    return found


def main():
    program, fixtures = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        plain = Office(program, os.path.join(folder, "a.echelon"), "")
        plain.environment = dict(os.environ)
        plain.said("demo", "--teachers", "3000", "--schools", "40", "--seed", "5", form="table")
        office = Office(program, os.path.join(folder, "a.echelon"), os.path.join(fixtures, "programs"))
        entries = len(office.run("log"))
        needs, mentors = office.run("mentor", "list", "needs"), office.run("mentor", "list", "mentors")
        assert needs and mentors, (len(needs), len(mentors))
        wanting = [each["id"] for each in needs if each["possible"]][:2]
        assert len(wanting) == 2
        first = office.run("mentor", "propose", "--by", "fit")
        given = {each["mentee"]: each["mentor"] for each in first["pairs"]}
        wishes = [[mentee, given[mentee], "回避"] for mentee in wanting if mentee in given]
        assert wishes
        office.run("import", "mentor_wishes", write(folder, "wishes.csv", ["工号", "志愿师傅", "排序"], wishes))
        answers = {by: office.run("mentor", "propose", "--by", by) for by in ("stable", "largest", "fit")}
        for by, answer in answers.items():
            matched = {each["mentee"]: each["mentor"] for each in answer["pairs"]}
            assert all(matched.get(mentee) != mentor for mentee, mentor, _ in wishes), "a ban was not kept"
            found = check_bundle(office, answer, folder, by)
            assert by != "stable" or not found["blocking"]
        assert answers["largest"]["matched"] >= max(answers["stable"]["matched"], answers["fit"]["matched"])
        assert answers["fit"]["fit"] >= max(answers["stable"]["fit"], answers["largest"]["fit"])
        office.said("mentor", "show", form="table")
        office.said("mentor", "show", form="table", language="zh")
        office.run("mentor", "approve", str(answers["largest"]["run"]))
        approved = office.run("mentor", "list", "approved")
        assert len(approved) == answers["largest"]["matched"]
        mentor, mentee = approved[0]["mentor"], approved[0]["mentee"]
        pair = ["--mentor", mentor, "--mentee", mentee]
        office.run("mentor", "approve", *pair, status=2)
        office.run("mentor", "sign")
        running = {(each["mentor"], each["mentee"]): each for each in office.run("mentor", "list", "running")}
        assert (mentor, mentee) in running and running[mentor, mentee]["next"] == "qualified"
        office.run("mentor", "milestone", *pair, "--milestone", "1", "--result", "passed", "--note", "公开课良好")
        running = {(each["mentor"], each["mentee"]): each for each in office.run("mentor", "list", "running")}
        assert running[mentor, mentee]["next"] == "competent"
        for which in ("needs", "mentors", "running"):
            for form in ("json", "csv"):
                said = [office.said("mentor", "list", which, form=form, language=each) for each in ("zh", "en")]
                assert said[0] == said[1], f"{which} as {form} is not the same in both languages"
        for language in ("zh", "en"):
            page = office.said("panel", "trial_ladder", "mentors", "--rows", "1000", form="table", language=language)
            assert mentee in page
        office.run("mentor", "outcome", *pair, "--outcome", "failed")
        assert [mentor, mentee, "未达标"] in [[each["mentor"], each["mentee"], each["outcome"]] for each in office.run("mentor", "list", "ended")]
        school = office.run("check", "olympiad_coaches", status=2)["error"]  # that program is not there
        assert school["what"]["en"]
        for words in (["propose", "--by", "luck"], ["show", "x"], ["dance"], ["list", "all"], ["milestone"], ["wish", "--person", mentee]):
            office.run("mentor", *words, status=2)
        done = len(office.run("log")) - entries
        for _ in range(done):
            office.run("undo")
        assert office.run("mentor", "list", "needs") == needs
        assert office.run("verify")["sound"]
    print(f"{len(needs)} mentees, {len(mentors)} mentors")


if __name__ == "__main__":
    main()
