"""Workbooks that no one should send: cut, changed, bombs, parts that lead elsewhere."""

import io
import zipfile

import sheets

ROWS = [["工号", "姓名", "学校", "出生日期"]] + [[f"T{i:04d}", "示例人", "青石一中", "1985-03-01"] for i in range(1, 30)]


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def good():
    return sheets.xlsx([("花名册", False, ROWS, [])])


def with_rows(xml):
    """The good workbook with other XML inside sheetData."""
    parts = parts_of(good())
    text = parts["xl/worksheets/sheet1.xml"].decode()
    start, end = text.index("<sheetData>") + 11, text.index("</sheetData>")
    parts["xl/worksheets/sheet1.xml"] = (text[:start] + xml + text[end:]).encode()
    return sheets.packed(parts)


def text_row(number, cells):
    return f'<row r="{number}">' + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


HEAD = text_row(1, ROWS[0])


def rosters(chance):
    for name, data in workbooks(chance):
        yield f"xlsx {name}", ["import", "roster", "FILE", "--dry-run"], "roster.xlsx", data


def workbooks(chance):
    whole = good()
    yield "good", whole
    for cut in range(1, len(whole), max(1, len(whole) // 40)):
        yield f"cut at {cut}", whole[:cut]
    for number in range(80):
        changed = bytearray(whole)
        for _ in range(number % 3 + 1):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        yield f"with changed bits {number}", bytes(changed)
    parts = parts_of(whole)
    for name in parts:
        yield f"without {name}", sheets.packed({key: text for key, text in parts.items() if key != name})
        for kind, text in (("empty", b""), ("noise", bytes(chance.randrange(256) for _ in range(500))),
                           ("a DOCTYPE", b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&d;</a>'),
                           ("half of it", parts[name][:len(parts[name]) // 2]), ("another root", b"<a/>"),
                           ("UTF-16", b"\xff\xfe" + parts[name].decode().replace("UTF-8", "UTF-16").encode("utf-16-le")),
                           ("GBK", parts[name].replace(b"UTF-8", b"GBK")), ("deep", b"<a>" * 5000),
                           ("attributes", b"<a " + b" ".join(b"x%d='1'" % i for i in range(50_000)) + b"/>")):
            yield f"{name} is {kind}", sheets.packed({**parts, name: text})
    yield from bombs(parts)
    yield from odd_cells()
    yield "with text before it", b"xxxx" + whole
    yield "with text behind it", whole + b"x" * 1000
    yield "twice", whole + whole
    yield "inside an archive", sheets.packed({"a.xlsx": whole})
    yield "with many parts", sheets.packed({**parts, **{f"p{i}": b"" for i in range(12_000)}})


def bombs(parts):
    head = parts["xl/worksheets/sheet1.xml"].split(b"<sheetData>")[0] + b"<sheetData>"
    yield "a bomb of blanks", sheets.packed({**parts, "xl/worksheets/sheet1.xml": head + b" " * 110_000_000})
    yield "a bomb of rows", sheets.packed({**parts, "xl/worksheets/sheet1.xml":
                                           head + b"<row><c><v>1</v></c></row>" * 2_500_000})
    yield "a bomb of texts", sheets.packed({**parts, "xl/sharedStrings.xml": b"<sst>" + b"<si/>" * 9_000_000})
    yield "a bomb of one text", sheets.packed({**parts, "xl/sharedStrings.xml":
                                               b"<sst><si><t>" + b"x" * 90_000_000 + b"</t></si></sst>"})
    yield "a bomb of styles", sheets.packed({**parts, "xl/styles.xml": b"<s><cellXfs>" + b"<xf/>" * 9_000_000})
    yield "a bomb of an unread part", sheets.packed({**parts, "xl/media/image1.png": b"\0" * 120_000_000})
    merges = "".join(f'<mergeCell ref="A{i}:XFD{i + 900000}"/>' for i in range(1, 20_000))
    text = parts["xl/worksheets/sheet1.xml"].decode().replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")
    yield "merged over everything", sheets.packed({**parts, "xl/worksheets/sheet1.xml": text.encode()})


def odd_cells():
    good_row = text_row(2, ROWS[1])
    for name, xml in {
        "a far column": HEAD + '<row r="2"><c r="XFD2"><v>1</v></c></row>',
        "far columns everywhere": HEAD + "".join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(2, 3000)),
        "a column beyond": HEAD + '<row r="2"><c r="ZZZZ2"><v>1</v></c></row>',
        "a far row": HEAD + '<row r="1048576"><c><v>1</v></c></row>',
        "a row beyond": HEAD + '<row r="99999999999999999999"><c><v>1</v></c></row>',
        "rows backwards": HEAD + '<row r="9"><c><v>1</v></c></row><row r="3"><c><v>1</v></c></row>',
        "a negative text": HEAD + '<row r="2"><c t="s"><v>-1</v></c></row>',
        "a text too many": HEAD + '<row r="2"><c t="s"><v>999999999999999999999</v></c></row>',
        "an unknown type": HEAD + '<row r="2"><c t="zz"><v>1</v></c></row>',
        "numbers beyond": HEAD + '<row r="2"><c><v>1e999</v></c><c><v>-1e999</v></c><c><v>nan</v></c></row>',
        "a number as id": HEAD + '<row r="2"><c><v>20240001</v></c><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row>',
        "serial dates beyond": HEAD + '<row r="2"><c t="str"><v>T1</v></c><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c>'
                                      '<c s="1"><v>99999999999</v></c></row>',
        "a style beyond": HEAD + '<row r="2"><c t="str" s="4294967295"><v>T1</v></c></row>',
        "formulas alone": HEAD + '<row r="2"><c><f>1+1</f></c><c><f>A1</f></c><c><f>B1</f></c></row>',
        "cells within cells": HEAD + '<row r="2"><c><c><v>1</v></c></c></row>',
        "rows within rows": HEAD + '<row r="2"><row r="3"><c><v>1</v></c></row></row>',
        "values everywhere": HEAD + "<v>1</v><t>2</t>" + good_row,
        "a cell twice": HEAD + '<row r="2"><c r="A2" t="str"><v>T1</v></c><c r="A2" t="str"><v>T2</v></c></row>',
        "a million runs": HEAD + '<row r="2"><c t="inlineStr"><is>' + "<r><t>x</t></r>" * 300_000 + "</is></c></row>",
        "escapes": HEAD + text_row(2, ["T_x0000_", "_x202E_", "_xD800_", "_xFFFF_"]),
        "a merge upside down": HEAD + good_row + '</sheetData><mergeCells><mergeCell ref="C9:A1"/></mergeCells><sheetData>',
    }.items():
        yield name, with_rows(xml)
