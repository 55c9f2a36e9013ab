"""Random pools and quotas for `echelon select --pool`: written as files, run, and read back."""

import csv
import io
import json
import os
import random
import subprocess
from fractions import Fraction

VALUES = {
    "subject": ["数学", "物理", "a,b", 'say "x"'],
    "town": ["东镇", "西镇", "north side"],
    "area": ["rural", "urban"],
}


class Pool:
    """Candidates (ids unique), quotas as dictionaries with min and max or None, and the seats."""

    def __init__(self, rows, quotas, seats):
        self.rows = rows
        self.quotas = quotas
        self.seats = seats

    def spread(self):
        """The quotas with `*` spread over the values that occur, as the result lists them."""
        spread = []
        for quota in self.quotas:
            if quota["measure"] == "count" and quota["value"] == "*":
                for value in {row[quota["feature"]] for row in self.rows} - {""}:
                    spread.append(dict(quota, value=value))
            else:
                spread.append(quota)
        return spread


def decimal(millionths):
    """A decimal's shortest text."""
    sign = "-" if millionths < 0 else ""
    whole, places = divmod(abs(millionths), 1_000_000)
    text = f"{sign}{whole}.{places:06d}".rstrip("0").rstrip(".")
    return text if text else "0"


def millionths(number):
    """The exact millionths of a number that json read as text."""
    return int(Fraction(number) * 1_000_000)


def random_pool(chance, size, seats, quotas, fine_scores=True):
    ids = chance.sample(["T%03d" % i for i in range(3 * size + 1)] + ["甲", "a b", "Z,1", "t001", "é"], size)
    rows = []
    for each in ids:
        score = chance.randrange(0, 100_000_000) if fine_scores else chance.randrange(0, 8) * 12_500_000
        row = {"id": each, "score": score, "hours": chance.randrange(0, 60) * 500_000}
        for feature, values in VALUES.items():
            row[feature] = chance.choice(values + [""]) if chance.random() < 0.9 else values[0]
        rows.append(row)
    return Pool(rows, [random_quota(chance, seats) for _ in range(quotas)], seats)


def random_quota(chance, seats):
    quota = {"measure": "count", "min": None, "max": None}
    if chance.random() < 0.2:
        quota.update(measure="sum", feature="hours", value="")
        if chance.random() < 0.6:
            quota["min"] = chance.randrange(0, 20 * seats + 1) * 500_000
        else:
            quota["max"] = chance.randrange(10 * seats, 60 * seats + 1) * 500_000
        return quota
    quota["feature"] = chance.choice(list(VALUES))
    quota["value"] = chance.choice(VALUES[quota["feature"]] + ["*", "*", "nobody has it"])
    if quota["value"] == "*" or chance.random() < 0.5:
        quota["max"] = chance.randrange(0, seats + 1)
    if quota["value"] != "*" and (quota["max"] is None or chance.random() < 0.3):
        quota["min"] = chance.randrange(0, (quota["max"] if quota["max"] is not None else seats // 2 + 1) + 1)
    return quota


def table_text(chance, columns, rows, separator):
    columns = columns[:]
    rows = rows[:]
    chance.shuffle(columns)
    chance.shuffle(rows)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=chance.choice(["\n", "\r\n"]),
                        quoting=chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer.writerow(columns)
    for row in rows:
        writer.writerow([row[column] for column in columns])
    return out.getvalue()


def write(pool, chance, folder, name="pool"):
    """Writes both files in an order, separator and encoding by chance; returns their paths."""
    bound = {"count": str, "sum": decimal}
    candidates = [dict(row, score=decimal(row["score"]), hours=decimal(row["hours"])) for row in pool.rows]
    quotas = []
    for quota in pool.quotas:
        text = {key: "" if quota[key] is None else bound[quota["measure"]](quota[key]) for key in ("min", "max")}
        quotas.append(dict(quota, **text))
    paths = []
    for part, columns, rows in (("pool", ["id", "score", "hours", *VALUES], candidates),
                                ("quotas", ["feature", "value", "min", "max", "measure"], quotas)):
        encoding = chance.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"])
        path = os.path.join(folder, f"{name}-{part}.csv")
        with open(path, "w", encoding=encoding, newline="") as file:
            file.write(table_text(chance, columns, rows, chance.choice([",", "\t"])))
        paths.append(path)
    return paths


def select(program, paths, seats, *options):
    """Runs the selection; returns exit status and the result with its numbers as text."""
    run = subprocess.run([program, "--format", "json", "select", "--pool", paths[0], "--quotas", paths[1],
                          "--seats", str(seats), *options], capture_output=True, text=True, timeout=300)
    if run.returncode not in (0, 1):
        raise AssertionError(f"exit status {run.returncode}: {run.stderr}")
    return run.returncode, json.loads(run.stdout, parse_float=str, parse_int=str)


def usage(quota, chosen):
    if quota["measure"] == "sum":
        return sum(row[quota["feature"]] for row in chosen)
    return sum(1 for row in chosen if row[quota["feature"]] == quota["value"])


def excess(pool, chosen, spread=None):
    """How far the chosen are outside each quota, in units of its bound."""
    total = Fraction(0)
    for quota in spread if spread is not None else pool.spread():
        used = usage(quota, chosen)
        unit = 1_000_000 if quota["measure"] == "sum" else 1
        if quota["min"] is not None and used < quota["min"]:
            total += Fraction(quota["min"] - used, unit)
        if quota["max"] is not None and used > quota["max"]:
            total += Fraction(used - quota["max"], unit)
    return total
