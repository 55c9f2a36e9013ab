"""Text tables that no one should send: rosters, the other imports, pools and quotas."""

HEADER = "工号,姓名,学校,身份证号,性别,出生日期,参加工作时间,职称\r\n"
ROW = "T{0:04d},示例人,青石一中,,女,1985-03-{1:02d},2008-09-01,一级教师\r\n"
GOOD = HEADER + "".join(ROW.format(i, i % 28 + 1) for i in range(20))

# Cell texts that mislead, overflow, or run somewhere else.
STRANGE = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "＝1+1", "'; DROP TABLE person;--", "<script>",
           "\u202eabc", "\u2066x\u2069", "a\u200bb", "\ufeff", "\x01", "\x7f", "\x1b[31mred", "%s%n", "../../etc/passwd",
           "1e999", "-1e999", "nan", "inf", "0x1p9", "١٢٣", "９９９", "1,234", "1.2.3", "--1", "1e-999", "1" * 400,
           "0." + "0" * 300 + "1", "𠮷" * 60, "e\u0301" * 60, "\u0378", "\uffff", "NULL", "#REF!", "TRUE", "\u2028",
           "2024-02-30", "0000-00-00", "9999-99-99", "1.2E+17", "x" * 100_000]


def roster(name, data):
    return (name, ["import", "roster", "FILE", "--dry-run"], "roster.csv",
            data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))


def rosters(chance):
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "big5hkscs",
                     "euc_kr", "hz", "utf-7"):
        yield roster(f"csv in {encoding}", GOOD.encode(encoding, "replace"))
    yield roster("csv in latin-1", "工".encode() + b"\xe9 \xff caf\xe9,1\n")
    for text in STRANGE:
        for column in (0, 1, 5):
            cells = ROW.format(1, 1).rstrip().split(",")
            cells[column] = '"' + text.replace('"', '""') + '"'
            yield roster(f"csv cell {column} {text[:12]!r}", HEADER + ",".join(cells) + "\r\n")
    whole = GOOD.encode("gb18030")
    for cut in range(1, len(whole), 97):
        yield roster(f"csv cut at {cut}", whole[:cut])
    for number in range(40):
        changed = bytearray(GOOD.encode("utf-8"))
        for _ in range(number % 5 + 1):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        yield roster(f"csv with changed bytes {number}", bytes(changed))
    yield from odd_shapes(chance)


def odd_shapes(chance):
    yield roster("csv empty", b"")
    yield roster("csv of marks alone", b"\xef\xbb\xbf")
    yield roster("csv of half a mark", b"\xff")
    yield roster("csv of line ends", "\n" * 100_000)
    yield roster("csv of commas", "," * 1_000_000)
    yield roster("csv of quotes", '"' * 1_000_000)
    yield roster("csv of zeros", b"\0" * 10_000)
    yield roster("csv of noise", bytes(chance.randrange(256) for _ in range(20_000)))
    yield roster("csv of one long line", "工号,姓名,学校\n" + "x" * 10_000_000)
    yield roster("csv of a quote never closed", "工号,姓名,学校\n\"" + "x\n" * 1_000_000)
    yield roster("csv of quotes never closed", "工号,姓名,学校\n" + "\"x,y,z\n" * 100_000)
    yield roster("csv of many columns", "工号,姓名,学校," + ",".join(f"c{i}" for i in range(60_000)) + "\nT1,甲,乙\n")
    yield roster("csv of many rows", HEADER + "".join(ROW.format(i, i % 28 + 1) for i in range(60_000)))
    yield roster("csv of many faults", HEADER + ("T1,,,x,y,z,z,z\r\n" * 20_000))
    yield roster("csv of overlong forms", HEADER.encode() + b"T1,\xc0\xaf\xe0\x80\xaf,x\r\n")
    yield roster("csv of surrogates", HEADER.encode() + b"T1,\xed\xa0\x80,x\r\n")
    yield roster("csv with NUL", HEADER.encode() + b"T1,a\0b,x,,,,,\r\n")
    yield roster("csv without header", "".join(ROW.format(i, 1) for i in range(30)))
    yield roster("csv of headers", HEADER * 500)
    yield roster("csv with a heading twice", "工号,姓名,学校,工号\r\nT1,甲,乙,T2\r\n")
    yield roster("csv with a huge heading", "工号,姓名,学校," + "长" * 200_000 + "\r\nT1,甲,乙,x\r\n")
    yield roster("csv of returns alone", GOOD.replace("\r\n", "\r"))
    yield roster("csv with ragged rows", HEADER + "T1\r\nT2,甲\r\nT3,甲,乙,,,,,,,,,,,,x\r\n")
    for start in (b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"<html><body>", b"{\"a\":1}", b"<?xml?>",
                  b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"\x1f\x8b\x08", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c",
                  b"\x89PNG\r\n\x1a\n", b"SQLite format 3\0"):
        yield roster(f"csv that begins {start[:6]!r}", start + b"x,y\n1,2\n")


KINDS = {
    "training": ("工号,课程,学时,结束日期,开始日期,出勤率\r\n", ["T1", "课程", "8", "2024-03-01", "2024-03-01", "95%"]),
    "mentorships": ("师傅工号,徒弟工号,开始日期,结束日期\r\n", ["T1", "T2", "2024-03-01", "2024-09-01"]),
    "awards": ("工号,奖项,级别,日期,等次,学生数\r\n", ["T1", "奖项", "市", "2024-03-01", "一等奖", "2"]),
    "assessments": ("工号,年度,类型,结果\r\n", ["T1", "2023", "年度", "合格"]),
    "nominations": ("项目,学校,工号,排序\r\n", ["olympiad_coaches", "青石一中", "T1", "1"]),
    "courses": ("课程编号,名称,学时,学段,形式,先修\r\n", ["K1", "课程", "12", "小学", "面授", "K2;K3"]),
    "sessions": ("班次编号,课程,日期,名额,最低人数,费用\r\n", ["B1", "K1", "2024-10-12T09:00/T12:00;2024-10-19", "40", "10", "6000"]),
    "enrolments": ("班次,工号,状态,志愿\r\n", ["B1", "T1", "志愿", "1"]),
    "attendance": ("班次,工号,日期,考勤\r\n", ["B1", "T1", "2024-10-12T09:00", "出勤"]),
    "waivers": ("工号,开始日期,事由,批准文号,规则,结束日期\r\n", ["T1", "2024-03-01", "疾病", "教〔2024〕1号", "annual_hours", "2024-08-31"]),
    "tiers": ("工号,层级,取得时间,梯队,截止\r\n", ["T1", "县级骨干", "2023-09-01", "教师梯队", "2026-08-31"]),
}


def other_kinds(chance):
    for kind, (header, cells) in KINDS.items():
        verb = ["import", kind, "FILE", "--dry-run"]
        for column in range(len(cells)):
            for text in chance.sample(STRANGE, 6):
                changed = cells[:]
                changed[column] = '"' + text.replace('"', '""') + '"'
                yield (f"{kind} {column} {text[:12]!r}", verb, f"{kind}.csv",
                       (header + ",".join(changed) + "\r\n").encode("utf-8", "surrogatepass"))
        yield f"{kind} that is a roster", verb, f"{kind}.csv", GOOD.encode()
        yield f"{kind} of a header alone", verb, f"{kind}.csv", header.encode()


POOL = "id,score,town\n" + "".join(f"c{i},{i * 7 % 50}.5,{'ab'[i % 2]}\n" for i in range(30))


def pools(chance):
    def pool(name, data, seats="5"):
        return (f"pool {name}", ["select", "--pool", "FILE", "--seats", seats], "pool.csv",
                data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))

    for text in STRANGE:
        cell = '"' + text.replace('"', '""') + '"'
        yield pool(f"score {text[:12]!r}", f"id,score\na,{cell}\nb,1\n", "1")
        yield pool(f"id {text[:12]!r}", f"id,score\n{cell},1\nb,1\n", "1")
    for encoding in ("utf-8-sig", "utf-16", "gb18030", "utf-32"):
        yield pool(f"in {encoding}", POOL.encode(encoding))
    for cut in range(1, len(POOL), 29):
        yield pool(f"cut at {cut}", POOL[:cut], "1")
    for number in range(30):
        changed = bytearray(POOL.encode())
        changed[chance.randrange(len(changed))] = chance.randrange(256)
        yield pool(f"with a changed byte {number}", bytes(changed))
    yield pool("empty", "")
    yield pool("of a header alone", "id,score\n", "0")
    yield pool("too small", "id,score\na,1\n", "9")
    yield pool("of many columns", "id,score," + ",".join(f"c{i}" for i in range(20_000)) + "\na,1" + "," * 20_000 + "\n", "1")
    yield pool("of many rows", "id,score\n" + "".join(f"c{i},{i % 997}\n" for i in range(200_000)), "50")
    yield pool("of equals", "id,score\n" + "".join(f"c{i},1\n" for i in range(50_000)), "50")
    yield pool("of greatest scores", "id,score\n" + "".join(f"c{i},9000000000000\n" for i in range(9)), "5")
    for seats in ("-1", "1.5", "x", "", "99999999999999999999", "1e3"):
        yield pool(f"with seats {seats!r}", POOL, seats)
    for quotas in ("feature,value,min,max\ntown,a,9,2\n", "feature,value,min,max\ntown,zzz,1,\n", "feature,value,min,max\n",
                   "feature,value,min,max\n,a,1,2\n", "feature,value\ntown,a\n", "", "feature,value,min,max\ntown,a,1e3,\n",
                   "feature,value,min,max,measure\ntown,a,1,,median\n", "feature,value,min,max,measure\ntown,,1,,sum\n",
                   "feature,value,min,max,measure\nscore,,1e999,,sum\n", "feature,value,min,max\ntown,*,,0\n",
                   "feature,value,min,max\nid,*,0,1\n", "feature,value,min,max\ntown,a,99999999999999999999,\n"):
        yield (f"quotas {quotas[:40]!r}", ["select", "--pool", "POOL", "--quotas", "FILE", "--seats", "3"],
               "quotas.csv", quotas.encode())
