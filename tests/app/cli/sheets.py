"""Spreadsheets as Excel, WPS and other programs write them: cells in, XLSX and CSV bytes out."""

import io
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Style 0 general, 1 a date, 2 a Chinese date, 3 a month.
STYLES = (HEAD + f'<styleSheet xmlns="{MAIN}"><numFmts count="2">'
          '<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>'
          '<numFmt numFmtId="177" formatCode="yyyy\\.mm"/></numFmts><cellXfs count="4"><xf numFmtId="0"/>'
          '<xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>')


class Number:
    """A cell that the sheet holds as a number, in one of the styles."""

    def __init__(self, value, style=0):
        self.value = value
        self.style = style


def letters(column):
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def cell_xml(cell, reference, inline, strings):
    at = f' r="{reference}"' if reference else ""
    if isinstance(cell, Number):
        return f'<c{at} s="{cell.style}"><v>{cell.value}</v></c>'
    if inline:
        return f'<c{at} t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
    number = strings.setdefault(cell, len(strings))
    return f'<c{at} t="s"><v>{number}</v></c>'


def sheet_xml(rows, merges, inline, references, strings):
    """`rows` are lists of None, text or Number; None leaves the cell out, so references matter."""
    out = [HEAD, f'<worksheet xmlns="{MAIN}"><sheetData>']
    for number, row in enumerate(rows, 1):
        if not any(cell is not None for cell in row):
            continue
        out.append(f'<row r="{number}">')
        for column, cell in enumerate(row, 1):
            if cell is None and references:
                continue
            reference = f"{letters(column)}{number}" if references else ""
            out.append(f"<c/>" if cell is None else cell_xml(cell, reference, inline, strings))
        out.append("</row>")
    out.append("</sheetData>")
    if merges:
        out.append("<mergeCells>" + "".join(f'<mergeCell ref="{merge}"/>' for merge in merges) + "</mergeCells>")
    out.append("</worksheet>")
    return "".join(out)


def xlsx(sheets, inline=False, references=True, date1904=False):
    """`sheets`: (name, hidden, rows, merges) each. The bytes of a workbook."""
    strings = {}
    parts = {}
    tabs = []
    links = []
    for number, (name, hidden, rows, merges) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet_xml(rows, merges, inline, references, strings)
        state = ' state="hidden"' if hidden else ""
        tabs.append(f'<sheet name="{escape(name)}" sheetId="{number}"{state} r:id="rId{number}"/>')
        links.append(f'<Relationship Id="rId{number}" Type="{LINKS}/worksheet" '
                     f'Target="worksheets/sheet{number}.xml"/>')
    links.append(f'<Relationship Id="rIdS" Type="{LINKS}/styles" Target="styles.xml"/>')
    parts["xl/styles.xml"] = STYLES
    if strings:
        links.append(f'<Relationship Id="rIdT" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>')
        texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
        parts["xl/sharedStrings.xml"] = HEAD + f'<sst xmlns="{MAIN}">{texts}</sst>'
    base = '<workbookPr date1904="1"/>' if date1904 else ""
    parts["xl/workbook.xml"] = (HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{base}<sheets>'
                                + "".join(tabs) + "</sheets></workbook>")
    parts["xl/_rels/workbook.xml.rels"] = HEAD + f'<Relationships xmlns="{PACKAGE}">' + "".join(links) + "</Relationships>"
    parts["_rels/.rels"] = (HEAD + f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
                            f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    parts["[Content_Types].xml"] = (HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                                    '<Default Extension="xml" ContentType="application/xml"/>'
                                    '<Default Extension="rels" ContentType="application/xml"/></Types>')
    return packed(parts)


def packed(parts):
    """A container of these parts, the same bytes on every day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            data = text if isinstance(text, bytes) else text.encode("utf-8")
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def csv_bytes(rows, encoding, separator=",", line_end="\r\n"):
    """Only text cells; quoted where needed, as Excel does."""

    def field(cell):
        text = "" if cell is None else str(cell.value) if isinstance(cell, Number) else cell
        needs = any(mark in text for mark in (separator, '"', "\n", "\r"))
        return '"' + text.replace('"', '""') + '"' if needs else text

    text = line_end.join(separator.join(field(cell) for cell in row) for row in rows) + line_end
    return text.encode(encoding)
