"""Bad input in bulk: bad_input.py PROGRAM [all|CONTAINING].

Several hundred files that are damaged, hostile or merely strange go to `import`, `select --pool`, `plan` and
`pipeline metrics`. Each must end in a result or in a named refusal – one line on standard error, an object on standard
output, exit status 2 – within 5 seconds of work and 256 MB, and leave the office as it was. The short form takes every
other case; with CONTAINING only those run whose name contains it, and each is printed."""

import hashlib
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import tempfile

import bad_cohorts
import bad_edges
import bad_sheets
import bad_tables

MOST_MEMORY = 256 << 20
MOST_SECONDS = 5


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(arguments, folder):
    """Exit status (negative: the signal), standard output and error, and the most memory it held."""
    out_path, error_path = os.path.join(folder, ".out"), os.path.join(folder, ".err")
    with open(out_path, "wb") as out, open(error_path, "wb") as error:
        child = subprocess.Popen(arguments, stdout=out, stderr=error, preexec_fn=limits)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    with open(out_path, "rb") as out, open(error_path, "rb") as error:
        return child.returncode, out.read(), error.read(), usage.ru_maxrss << 10


def check(status, out, error, memory, path):
    assert status in (0, 1, 2), f"exit status {status}: {error[:300]}"
    assert memory <= MOST_MEMORY, f"{memory >> 20} MB"
    text = error.decode("utf-8")
    assert "internal error" not in text, text
    result = json.loads(out.decode("utf-8"))
    if status != 2:
        assert text == "" and "error" not in result, (text, result)
        return result
    assert text.count("\n") == 1 and text.startswith("echelon: "), text[:300]
    said = result["error"]
    for words in (said["what"], said["remedy"]):
        assert words["zh"] and words["en"], said
    assert said["where"]["file"] in ("", path) or said["where"]["file"].startswith(os.path.dirname(path)), said
    return result


def cases():
    """Name, verb and arguments, file name, bytes; the pools also bring quotas."""
    chance = random.Random(9)
    yield from bad_tables.rosters(chance)
    yield from bad_sheets.rosters(chance)
    yield from bad_tables.other_kinds(chance)
    yield from bad_tables.pools(chance)
    yield from bad_cohorts.cohorts(chance)
    yield from bad_edges.edges(chance)


def file_digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def main():
    program = sys.argv[1]
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    step = 1 if wanted else 2
    wanted = "" if wanted == "all" else wanted
    statuses = {}
    with tempfile.TemporaryDirectory() as folder:
        office = os.path.join(folder, "office.echelon")
        subprocess.run([program, "--office", office, "create"], stdout=subprocess.DEVNULL, check=True)
        good = {}
        for word, text in {"POOL": bad_tables.POOL, "OUT": "", **{each.upper(): text for each, text in bad_cohorts.GOOD.items()}}.items():
            good[word] = os.path.join(folder, f"good-{word}.csv")
            with open(good[word], "w", encoding="utf-8") as file:
                file.write(text)
        before = file_digest(office)
        there = sorted(os.listdir(folder))
        for name, verb, file_name, data in itertools.islice(cases(), 0, None, step):
            if wanted not in name:
                continue
            path = os.path.join(folder, file_name)
            with open(path, "wb") as file:
                file.write(data)
            arguments = [program, "--office", office, "--format", "json"]
            arguments += [path if word == "FILE" else good.get(word, word) for word in verb]
            status, out, error, memory = run(arguments, folder)
            try:
                result = check(status, out, error, memory, path)
            except (AssertionError, ValueError, KeyError) as problem:
                sys.exit(f"{name}: {problem}")
            if wanted:
                print(name, status, error.decode()[:200] or str(result)[:200], f"{memory >> 20} MB")
            statuses[status] = statuses.get(status, 0) + 1
            os.remove(path)
        for own in (".out", ".err"):
            os.remove(os.path.join(folder, own))
        assert sorted(os.listdir(folder)) == there, os.listdir(folder)
        assert file_digest(office) == before, "a dry run changed the office"
    assert wanted or sum(statuses.values()) >= 300, statuses
    print(f"{sum(statuses.values())} files: exit statuses {dict(sorted(statuses.items()))}")


if __name__ == "__main__":
    main()
