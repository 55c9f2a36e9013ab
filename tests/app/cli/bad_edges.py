"""Files of edges that no one should send."""

from bad_tables import STRANGE

GOOD = "from,to,weight,start,end\n" + "".join(f"T{i:03d},T{(7 * i + 1) % 20 + i + 1:03d},{i}.5,2020-01-0{i % 9 + 1},2021-0{i % 9 + 1}-28\n" for i in range(30)) + "T999,,,,\n"
NUMBERS = ["-1", "x", "1e3", "", "1e999", "1e-999", "0x1", " 7", "０", "NaN", "inf", "1,2", "-0", "1e100", "1.0000000000000000000001e100", "+1"]
DATES = ["2020-02-30", "2020/1/1", "2020.03", "明天", "43831", "2020-01-01T09:00", "1000-01-01", "9999-12-31", "-", "2020-13-01"]


def case(name, data):
    return (f"edges {name}", ["pipeline", "metrics", "--edges", "FILE", "--out", "OUT", "--metrics", "all"], "bad-edges.csv",
            data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))


def edges(chance):
    lines = GOOD.splitlines()
    for column, texts in ((0, chance.sample(STRANGE, 8)), (1, chance.sample(STRANGE, 8)), (2, NUMBERS), (3, DATES), (4, DATES)):
        for text in texts:
            cells = lines[3].split(",")
            cells[column] = '"' + text.replace('"', '""') + '"'
            yield case(f"cell {column} {text[:20]!r}", "\n".join([*lines[:3], ",".join(cells), *lines[4:]]) + "\n")
    yield case("empty", b"")
    yield case("of a header alone", lines[0] + "\n")
    yield case("without header", "\n".join(lines[1:]) + "\n")
    yield case("with a heading twice", GOOD.replace("weight", "from"))
    yield case("in utf-16", GOOD.encode("utf-16"))
    yield case("in gb18030", GOOD.replace("T", "师").encode("gb18030"))
    yield case("of noise", bytes(chance.randrange(256) for _ in range(3000)))
    yield case("of NULs", b"from,to\n" + bytes(3000))
    yield case("in a ring", "from,to\n" + "".join(f"{i},{(i + 1) % 5000}\n" for i in range(5000)))
    yield case("to itself", "from,to\n" + "a,a\n" * 1000)
    yield case("with ids of nine digits", "from,to\n999999999,000000000\n")
    yield case("with a very long id", "from,to\n" + "x" * 100_000 + ",b\n")
    yield case("with an open quote", 'from,to\n"a,b\nc,d\n')
    for cut in range(1, len(GOOD), 1 + len(GOOD) // 12):
        yield case(f"cut at {cut}", GOOD[:cut])
    for number in range(24):
        changed = bytearray(GOOD.encode())
        changed[chance.randrange(len(changed))] = chance.randrange(256)
        yield case(f"with a changed byte {number}", bytes(changed))
