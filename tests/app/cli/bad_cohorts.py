"""Cohort files that no one should send, each in the place of one that is good."""

from bad_tables import STRANGE

GOOD = {
    "teachers": "id,school,need,subject,done\n" + "".join(f"t{i},h{i % 3},2,{'物理' if i % 2 else '数学'},c9\n" for i in range(12)),
    "sessions": "id,capacity,minimum,dates,course,after,cost,seat_cost\n"
                + "".join(f"s{i},5,{i or ''},2026-03-0{i + 2};2026-03-1{i}T09:00/2026-03-1{i}T12:00,c{i},,10,1.5\n" for i in range(4)),
    "options": "teacher,session,value\n" + "".join(f"t{i},s{s},{i + 3 * s + 1}.25\n" for i in range(12) for s in range(4)),
    "schools": "school,staff,absence_share,subject_limit\n" + "".join(f"h{i},20,0.15,1\n" for i in range(3)),
    "pin": "teacher,session,pin\nt1,s1,in\nt2,s2,out\n",
    "from": '{"assignments":[{"teacher":"t1","session":"s1"},{"teacher":"gone","session":"s2"}]}',
}
NUMBERS = ["-1", "1.5", "x", "1e3", "", "99999999999999999999", "0x1", " 7", "０", "NaN", "1,2", "0.0000001", "1e999"]
DATES = ["", ";", "2026-02-30", "2026-3-2", "03/02/2026", "2026-03-02/2026-03-01", "2026-03-02;2026-03-02", "2026-03-02T09:00",
         "2026-03-02T09:00/2026-03-02T09:00", "2026-03-02T25:00/2026-03-02T26:00", "2026-03-02T09:00/", "/2026-03-02", "2026-03-02T9:00/T12:00",
         "2026-03-02T09:00/T12:00;2026-03-02T11:59/T13:00", "1000-01-01", "2026-03-02/2999-01-01", "2026-03-02T09:00/T12:61", "明天"]


def case(name, what, data):
    words = ["plan"]
    for each in GOOD:
        words += ["--" + each, "FILE" if each == what else each.upper()]
    return (f"cohort {what} {name}", [*words, "--disturb", "4"], f"bad-{what}.csv",
            data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))


def changed_cells(what, row, column, texts):
    lines = GOOD[what].splitlines()
    for text in texts:
        cells = lines[row].split(",")
        cells[column] = '"' + text.replace('"', '""') + '"'
        yield case(f"cell {column} {text[:20]!r}", what, "\n".join([*lines[:row], ",".join(cells), *lines[row + 1:]]) + "\n")


def cohorts(chance):
    for what, columns in (("teachers", [2]), ("sessions", [1, 2, 6, 7]), ("options", [2]), ("schools", [1, 2, 3])):
        for column in columns:
            yield from changed_cells(what, 2, column, NUMBERS)
    yield from changed_cells("sessions", 1, 3, DATES)
    for what, column in (("teachers", 0), ("teachers", 1), ("teachers", 4), ("sessions", 0), ("sessions", 5), ("options", 0),
                         ("options", 1), ("schools", 0), ("pin", 0), ("pin", 2)):
        yield from changed_cells(what, 2, column, ["", "t1", "s1", "c2", *chance.sample(STRANGE, 3)])
    for what, text in GOOD.items():
        lines = text.splitlines()
        yield case("empty", what, b"")
        yield case("of a header alone", what, lines[0] + "\n")
        yield case("without header", what, "\n".join(lines[1:]) + "\n")
        yield case("with a row twice", what, text + lines[-1] + "\n")
        yield case("without its last column", what, "\n".join(line.rpartition(",")[0] for line in lines) + "\n")
        yield case("in utf-16", what, text.encode("utf-16"))
        yield case("of noise", what, bytes(chance.randrange(256) for _ in range(3000)))
        for cut in range(1, len(text), 1 + len(text) // 8):
            yield case(f"cut at {cut}", what, text[:cut])
        for number in range(8):
            changed = bytearray(text.encode())
            changed[chance.randrange(len(changed))] = chance.randrange(256)
            yield case(f"with a changed byte {number}", what, bytes(changed))
    for text in ("[]", "{}", "null", '{"assignments":null}', '{"assignments":[1]}', '{"assignments":[{"teacher":1,"session":"s1"}]}',
                 '{"assignments":[]}', "[" * 100_000, '{"assignments":[{"teacher":"t1","session":"s1"},{"teacher":"t1","session":"s1"}]}'):
        yield case(f"that is {text[:60]}", "from", text)
    yield case("of many rows for one", "options", "teacher,session,value\n" + "t1,s1,1\n" * 50_000)
    yield case("of unknown ones", "options", "teacher,session,value\n" + "".join(f"x{i},y{i},1\n" for i in range(50_000)))
