"""Rosters as bureaus send them: messy_rosters.py PROGRAM [ROUNDS] [SEED].

Each round makes a roster by chance – order and names of columns, title and group rows, blank rows, merged
schools, dates in every style, numbers in full width, hidden sheets, notes below – and plants faults. Whatever
is merely untidy must be read; each planted fault must be refused with its row, its column, a reason and a
remedy; nothing else may be refused, and no identity number may stand in any message."""

import datetime
import json
import os
import random
import subprocess
import sys
import tempfile

import sheets

HEADINGS = {
    "id": ["工号", "工 号", "教工号", "*职工号", "教师编号", "Staff ID"],
    "name": ["姓名", "姓  名", "教师姓名", "姓名（必填）", "name"],
    "national_id": ["身份证号", "身份证号码（18位）", "公民身份号码", "身份证"],
    "gender": ["性别", "性 别", "gender"],
    "birth_date": ["出生日期", "出生年月", "出生\n年月日", "生日"],
    "hired_on": ["参加工作时间", "参加工作\n年月", "入职日期"],
    "school": ["学校", "所在学校", "单位名称", "工作单位"],
    "stage": ["学段", "任教学段"],
    "subject": ["任教学科", "学科"],
    "title": ["职称", "现任职称", "专业技术职称"],
    "town": ["镇街", "所在镇街"],
}
SCHOOLS = ["青石一中", "白溪小学", "石桥初级中学", "云门职业学校"]
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫"
GIVEN = ["明", "婷婷", "国强", "子涵", "㛃", "喆"]
TITLES = ["一级教师", "中小学一级教师", "二级", "副高", "高级教师", "正高级教师", "未定级"]
STAGES = ["小学", "初中", "高中", "普通高中", "中职", "幼儿园"]
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def identity(birth, order):
    digits = "000000" + birth.strftime("%Y%m%d") + f"{order:03d}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS)) % 11]


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def dated(chance, date, in_workbook):
    styles = [date.strftime("%Y-%m-%d"), f"{date.year}/{date.month}/{date.day}",
              f"{date.year}年{date.month}月{date.day}日", f"{date.year}.{date.month}.{date.day}",
              date.strftime("%Y%m%d"), wide(date.strftime("%Y-%m-%d")), date.strftime(" %Y-%m-%d "),
              date.strftime("%Y-%m-%d 00:00:00"), f"{date.year} 年 {date.month} 月 {date.day} 日"]
    if in_workbook:
        serial = (date - datetime.date(1899, 12, 30)).days
        styles += [sheets.Number(serial, 1), sheets.Number(serial, 2), sheets.Number(serial)]
    return chance.choice(styles)


def untidy(chance, text):
    return chance.choice([text, text, text, " " + text, text + "  ", "　" + text, text + "\u200b", text + "\n"])


class Roster:
    def __init__(self, seed):
        chance = random.Random(seed)
        self.chance = chance
        self.in_workbook = chance.random() < 0.6
        self.columns = list(HEADINGS)
        chance.shuffle(self.columns)
        self.headings = {key: chance.choice(names) for key, names in HEADINGS.items()}
        self.rows = []
        self.merges = []
        self.good = 0
        self.wrong = {}  # row → (column's key, words of the reason)
        self.ids = []
        self.build()

    def build(self):
        chance = self.chance
        if chance.random() < 0.7:
            self.rows.append(["青石县教职工花名册"] + [None] * (len(self.columns) - 1))
            self.merge_last_row()
        if chance.random() < 0.4:
            self.rows.append(["填报单位：青石县教体局"] + [None] * (len(self.columns) - 1))
        if chance.random() < 0.4:
            self.rows.append([])
        if self.in_workbook and chance.random() < 0.4:
            self.rows.append([chance.choice(["基本信息", "任职信息"]) if i % 4 == 0 else None
                              for i in range(len(self.columns))])
        self.rows.append([self.headings[key] for key in self.columns])
        for school in SCHOOLS:
            self.add_school(school)
        if chance.random() < 0.6:
            self.rows.append(["合计", None, f"{self.good} 人"])
        if chance.random() < 0.6:
            self.rows.append([])
            self.rows.append(["注：本表由各校填报，截至 2024 年 9 月。"])
        if chance.random() < 0.4:
            self.rows.append(["填表人：　　　　　审核人：　　　　　联系电话："])

    def merge_last_row(self):
        if self.in_workbook:
            self.merges.append(f"A{len(self.rows)}:{sheets.letters(len(self.columns))}{len(self.rows)}")

    def add_school(self, school):
        chance = self.chance
        first = len(self.rows) + 1
        merged = self.in_workbook and chance.random() < 0.5
        for each in range(chance.randrange(3, 9)):
            self.add_person(school if not merged or each == 0 else None, merged)
            if not merged and chance.random() < 0.15:
                self.rows.append([None] * len(self.columns))
            if not merged and chance.random() < 0.08:
                self.rows.append([self.headings[key] for key in self.columns])
        last = len(self.rows)
        if merged and last > first:
            column = sheets.letters(self.columns.index("school") + 1)
            self.merges.append(f"{column}{first}:{column}{last}")

    def add_person(self, school, merged):
        chance = self.chance
        birth = datetime.date(1965, 1, 1) + datetime.timedelta(days=chance.randrange(0, 12000))
        hired = datetime.date(birth.year + 22, 9, 1) - datetime.timedelta(days=chance.randrange(0, 300))
        order = chance.randrange(0, 999)
        number = identity(birth, order)
        cells = {
            "id": f"T{1000 + len(self.ids) + chance.randrange(0, 3) * 5000}",
            "name": chance.choice(SURNAMES) + chance.choice(GIVEN),
            "national_id": number,
            "gender": chance.choice(["男", "男 ", "M"] if order % 2 else ["女", "女性", "female"]),
            "birth_date": dated(chance, birth, self.in_workbook),
            "hired_on": dated(chance, hired, self.in_workbook),
            "school": school,
            "stage": chance.choice(STAGES),
            "subject": chance.choice(["数学", "物理", "信息科技", "语文"]),
            "title": chance.choice(TITLES),
            "town": chance.choice(["青石镇", "白溪乡"]),
        }
        while cells["id"] in self.ids:
            cells["id"] += "7"
        self.ids.append(cells["id"])
        self.be_untidy(cells, number, birth)
        if not merged and chance.random() < 0.2:
            self.plant_fault(cells, number, birth)
        else:
            self.good += 1
        self.rows.append([cells[key] for key in self.columns])

    def be_untidy(self, cells, number, birth):
        chance = self.chance
        shapes = [number, wide(number), "'" + number, f'="{number}"', f"{number[:6]} {number[6:14]} {number[14:]}",
                  number.lower(), number + "\u00a0"]
        cells["national_id"] = chance.choice([*shapes, None]) if chance.random() < 0.5 else number
        if chance.random() < 0.1:
            cells["birth_date"] = f"{birth.year}.{birth.month:02d}"
        if chance.random() < 0.15:
            cells["id"] = wide(cells["id"])
        if len(cells["name"]) == 2 and chance.random() < 0.3:
            cells["name"] = cells["name"][0] + "　" + cells["name"][1]
        for key in ("name", "subject", "town", "stage", "title"):
            cells[key] = untidy(chance, cells[key])

    def plant_fault(self, cells, number, birth):
        """Makes one cell of the row wrong, and notes where and with which words of a reason."""
        chance = self.chance
        wrong_check = str((int(number[17].replace("X", "0")) + 1) % 10)
        before = f"{birth.year - 3}-07-01"
        faults = [("national_id", number[:17] + (wrong_check if wrong_check != number[17] else "3"), "check character"),
                  ("national_id", number[:6] + number[8:17], "15 digits"),
                  ("national_id", number[:16], "18 characters"),
                  ("national_id", number[:8] + "o" + number[9:], "other characters"),
                  ("national_id", "1.20000E+17", "damaged by Excel"),
                  ("birth_date", f"{birth.year}-02-30", "day that does not exist"),
                  ("birth_date", "不详", "no date"),
                  ("hired_on", before, "before being born"),
                  ("hired_on", f"{birth.year + 9}年9月1日", "before the age of 16"),
                  ("title", "特级厨师", "not on the list"),
                  ("stage", "大学", "not on the list"),
                  ("gender", "女" if int(number[16]) % 2 else "男", "contradicts"),
                  ("name", "  ", "name is missing"),
                  ("school", None, "school is missing"),
                  ("id", None, "id is missing"),
                  ("subject", "数学\u202e", "invisible"),
                  ("town", "镇" * 101, "too long")]
        if self.in_workbook:
            faults.append(("national_id", sheets.Number(number[:15] + "000" if number[17] == "X" else number), "damaged"))
            faults.append(("hired_on", sheets.Number("2014.1"), "January or October"))
        if len(self.ids) > 3:
            faults.append(("id", self.ids[0], "already that of row"))
        key, value, reason = chance.choice(faults)
        if key == "gender" or reason in ("before being born", "before the age of 16", "day that does not exist", "no date"):
            cells["national_id"] = number
        cells[key] = value
        if key == "id":
            self.ids.pop()
        self.wrong[len(self.rows) + 1] = (key, reason)

    def file(self):
        """The name of its kind and the bytes."""
        chance = self.chance
        if not self.in_workbook:
            encoding = chance.choice(["gb18030", "utf-8", "utf-8-sig", "utf-16"])
            return "csv", sheets.csv_bytes(self.rows, encoding, chance.choice([",", "\t"]), chance.choice(["\r\n", "\n"]))
        tabs = [("花名册", False, self.rows, self.merges)]
        if chance.random() < 0.4:
            tabs.insert(0, ("参数", True, [["工号", "姓名", "学校"], ["X1", "不应读入", "无"]], []))
        if chance.random() < 0.3:
            tabs.insert(0, ("说明", False, [["填表说明"], ["一、请如实填写。"]], []))
        references = not any(cell is None for row in self.rows for cell in row) or chance.random() < 0.8
        return "xlsx", sheets.xlsx(tabs, chance.random() < 0.4, references)


def line_rows(roster, kind):
    """For CSV the row numbers of a file are its lines, and a cell may hold a line break."""
    starts = {}
    line = 1
    for number, row in enumerate(roster.rows, 1):
        starts[number] = line if kind == "csv" else number
        line += 1 + sum(cell.count("\n") for cell in row if isinstance(cell, str))
    return starts


def one_round(program, seed, folder):
    roster = Roster(seed)
    kind, data = roster.file()
    path = os.path.join(folder, "roster." + kind)
    with open(path, "wb") as file:
        file.write(data)
    run = subprocess.run([program, "--office", os.path.join(folder, "none.echelon"), "--format", "json", "import",
                          "roster", path, "--dry-run"], capture_output=True, text=True, timeout=60)
    assert run.returncode == (2 if roster.wrong else 0), (run.returncode, run.stderr)
    report = json.loads(run.stdout)
    starts = line_rows(roster, kind)
    found = {}
    for refusal in report["refusals"]:
        found.setdefault(refusal["row"], []).append(refusal)
    wrong = {starts[row]: fault for row, fault in roster.wrong.items()}
    assert sorted(found) == sorted(wrong), ("rows refused", sorted(found), sorted(wrong.items()),
                                            [found[row] for row in found if row not in wrong])
    for row, (key, reason) in wrong.items():
        like = [each for each in found[row] if reason in each["reason"]["en"]]
        assert like, (row, key, reason, found[row])
        letter = sheets.letters(roster.columns.index(key) + 1)
        assert like[0]["column"].split(" ")[0] == letter, (like[0], letter)
        assert like[0]["remedy"]["en"] and like[0]["remedy"]["zh"] and like[0]["reason"]["zh"]
    assert report["good"] == roster.good and report["read"] == roster.good + len(wrong), report
    text = json.dumps(report["refusals"]) + json.dumps(report["notes"]) + run.stderr
    assert "000000" not in text, "an identity number stands in a message"
    assert os.listdir(folder) == ["roster." + kind], ("a dry run leaves nothing behind", os.listdir(folder))
    os.remove(path)
    return roster


def main():
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    people = faults = 0
    for seed in range(first, first + rounds):
        with tempfile.TemporaryDirectory() as folder:
            try:
                roster = one_round(program, seed, folder)
            except AssertionError as error:
                sys.exit(f"seed {seed}: {error}")
            people += roster.good
            faults += len(roster.wrong)
    print(f"{rounds} rosters: {people} people read, {faults} planted faults refused, nothing else")


if __name__ == "__main__":
    main()
