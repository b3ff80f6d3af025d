#!/usr/bin/env python3
"""Writes one press release in every format that is read, with the standard library alone (no office program):

    tests/read/release/make_release.py FOLDER

The files of tests/cases/every-format/inputs come from here. The same bytes come out every time."""
import gzip
import io
import json
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape

TITLE = "Harbour authority reports a busy year"
PARAGRAPHS = [
    "In 2023, crews removed 14,700 pounds of fishing nets from the harbour at Kelverton.",
    "The Kelverton ferry carried 1.2 million passengers in 2023, an increase of 8 percent.",
]
SECTION = "Safety"
LAST = "On March 3, 2023, 46 people were rescued after the storm in Kelverton."
TABLE = [
    ["Port", "Arrivals 2022", "Arrivals 2023"],
    ["Kelverton", "1,210", "1,304"],
    ["Norhaven", "845", "902"],
]
STAMP = (2024, 1, 1, 0, 0, 0)


def packed(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in entries:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return out.getvalue()


def markdown():
    rows = ["| " + " | ".join(row) + " |" for row in TABLE]
    rows.insert(1, "|" + "---|" * len(TABLE[0]))
    return f"# {TITLE}\n\n" + "\n\n".join(PARAGRAPHS) + "\n\n" + "\n".join(rows) + f"\n\n## {SECTION}\n\n{LAST}\n"


def plain():
    return "\n\n".join([TITLE, *PARAGRAPHS, SECTION, LAST]) + "\n"


def html():
    cells = "".join(
        "<tr>" + "".join(f"<{'td' if i else 'th'}>{escape(c)}</{'td' if i else 'th'}>" for c in row) + "</tr>"
        for i, row in enumerate(TABLE))
    return (f"<!DOCTYPE html>\n<html><head><title>{TITLE}</title></head><body><nav>Home 1 News 2</nav><main>"
            f"<h1>{TITLE}</h1>" + "".join(f"<p>{escape(p)}</p>\n" for p in PARAGRAPHS) +
            f"<table>{cells}</table><h2>{SECTION}</h2><p>{escape(LAST)}</p></main></body></html>\n")


def restructured():
    widths = [max(len(row[i]) for row in TABLE) for i in range(3)]
    line = " ".join("=" * w for w in widths)
    rows = [" ".join(c.ljust(w) for c, w in zip(row, widths)).rstrip() for row in TABLE]
    table = "\n".join([line, rows[0], line, *rows[1:], line])
    return (f"{TITLE}\n{'=' * len(TITLE)}\n\n.. image:: harbour.png\n   :width: 300\n\n" + "\n\n".join(PARAGRAPHS) +
            f"\n\n{table}\n\n{SECTION}\n{'-' * len(SECTION)}\n\n{LAST}\n")


def asciidoc():
    rows = "\n".join("|" + " |".join(row) for row in TABLE[1:])
    return (f"= {TITLE}\n:toc:\n\n" + "\n\n".join(PARAGRAPHS) + '\n\n[options="header"]\n|===\n|' + " |".join(TABLE[0]) +
            f"\n\n{rows}\n|===\n\n== {SECTION}\n\n// not for print: 99 people\n{LAST}\n")


def docx():
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def paragraph(text, style=None):
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        half = len(text) // 2  # runs end anywhere, also inside a number
        runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(t)}</w:t></w:r>' for t in (text[:half], text[half:]))
        return f"<w:p>{properties}{runs}</w:p>"

    table = "<w:tbl>" + "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row) + "</w:tr>" for row in TABLE) + "</w:tbl>"
    body = (paragraph(TITLE, "Heading1") + "".join(map(paragraph, PARAGRAPHS)) + table + paragraph(SECTION, "Heading2") +
            paragraph(LAST))
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/></w:style>'
                     for n in (1, 2))
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
             'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
             'wordprocessingml.document.main+xml"/></Types>')
    return packed([
        ("[Content_Types].xml", types),
        ("_rels/.rels", relations([("officeDocument", "word/document.xml")])),
        ("word/document.xml", f"<w:document {w}><w:body>{body}</w:body></w:document>"),
        ("word/_rels/document.xml.rels", relations([("styles", "styles.xml")])),
        ("word/styles.xml", f"<w:styles {w}>{styles}</w:styles>"),
    ])


def relations(targets):
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    return ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
        f'<Relationship Id="rId{i}" Type="{base}{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)) + "</Relationships>")


def opendocument(kind, body):
    names = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
             'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
             'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"')
    return packed([
        ("mimetype", f"application/vnd.oasis.opendocument.{kind}"),
        ("content.xml", f"<office:document-content {names}><office:body><office:{kind}>{body}</office:{kind}>"
                        "</office:body></office:document-content>"),
    ])


def odf_table():
    return '<table:table table:name="Arrivals">' + "".join(
        "<table:table-row>" + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row) +
        "</table:table-row>" for row in TABLE) + "</table:table>"


def odt():
    heading = '<text:h text:outline-level="{}">{}</text:h>'
    body = (heading.format(1, TITLE) + "".join(f"<text:p>{p}</text:p>" for p in PARAGRAPHS) + odf_table() +
            heading.format(2, SECTION) + f"<text:p>{LAST}</text:p>")
    return opendocument("text", body)


def xlsx():
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

    def cell(name, text):
        if text.replace(",", "").isdigit():
            return f'<c r="{name}" s="1"><v>{text.replace(",", "")}</v></c>'
        return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'

    rows = "".join(f'<row r="{i}">' + "".join(cell("ABC"[j] + str(i), c) for j, c in enumerate(row)) + "</row>"
                   for i, row in enumerate(TABLE, 1))
    return packed([
        ("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
        ("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", f'<workbook {main} {r}><sheets><sheet name="Arrivals" sheetId="1" r:id="rId1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", relations([("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")])),
        ("xl/styles.xml", f'<styleSheet {main}><cellXfs><xf numFmtId="0"/><xf numFmtId="3"/></cellXfs></styleSheet>'),
        ("xl/worksheets/sheet1.xml", f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>"),
    ])


def epub():
    page = html().replace("<!DOCTYPE html>\n<html>", '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">')
    return packed([
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'),
        ("OEBPS/book.opf", f'<package><metadata><title>{TITLE}</title></metadata><manifest><item id="a" href="a.xhtml" '
                           'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'),
        ("OEBPS/a.xhtml", page),
    ])


def pdf():
    """Two pages of Helvetica with a running header, page numbers, a word divided at a line's end, and a table."""
    def line(x, y, size, text):
        return f"BT /F1 {size} Tf {x} {y} Td ({text.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET"

    def furniture(number):
        return [line(72, 800, 8, "Kelverton Harbour Authority"), line(290, 30, 8, str(number))]

    first = furniture(1) + [line(72, 740, 18, TITLE)]
    y = 700
    for row in wrapped(PARAGRAPHS[0], 50) + [""] + wrapped(PARAGRAPHS[1], 50):
        if row:
            first.append(line(72, y, 11, row))
        y -= 14
    y -= 14
    for row in TABLE:
        first += [line(x, y, 11, c) for x, c in zip((72, 220, 340), row)]
        y -= 16
    second = furniture(2) + [line(72, 740, 14, SECTION)]
    second += [line(72, 710 - 14 * i, 11, row) for i, row in enumerate(wrapped(LAST, 50))]
    streams = ["\n".join(page) for page in (first, second)]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"]
    for content in (5, 6):
        objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> >> "
                       f"/Contents {content} 0 R >>")
    objects += [f"<< /Length {len(s)} >>\nstream\n{s}\nendstream" for s in streams]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    out, places = "%PDF-1.4\n", []
    for i, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{i} 0 obj\n{text}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{p:010} 00000 n \n" for p in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def wrapped(text, width):
    """Lines of at most `width` characters; "passengers" is divided where it would not fit."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 <= width:
            line = f"{line} {word}".strip()
        elif word == "passengers" and len(line) + 6 <= width:
            lines.append(f"{line} passen-")
            line = "gers"
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def email():
    import base64
    page = base64.encodebytes(html().encode()).decode()
    quoted = plain().replace("=", "=3D").replace("passengers", "passen=\ngers")
    return (f"Received: from mail.example\nFrom: Press Office <press@kelverton.example>\nTo: desk@example.org\n"
            f"Subject: {TITLE}\nDate: Wed, 03 Jan 2024 09:00:00 +0000\nMIME-Version: 1.0\n"
            'Content-Type: multipart/alternative; boundary="cut"\n\n--cut\nContent-Type: text/plain; charset=utf-8\n'
            f"Content-Transfer-Encoding: quoted-printable\n\n{quoted}\n--cut\nContent-Type: text/html; charset=utf-8\n"
            f"Content-Transfer-Encoding: base64\n\n{page}\n--cut--\n")


def as_json():
    return json.dumps({"title": TITLE, "body": PARAGRAPHS + [LAST],
                       "arrivals": [dict(zip(TABLE[0], row)) for row in TABLE[1:]], "id": 7}, indent=1) + "\n"


def as_json_lines():
    return "".join(json.dumps({"text": p}) + "\n" for p in [TITLE, *PARAGRAPHS, LAST])


def csv():
    return "".join(",".join(f'"{c}"' if "," in c else c for c in row) + "\n" for row in TABLE)


def files():
    text = plain().replace("harbour at", "harbour \u2013 a caf\u00e9 \u2013 at")
    yield "release.txt", plain().encode()
    yield "windows-1252.txt", text.encode("cp1252")
    yield "utf-16.txt", text.encode("utf-16-le").join([b"\xff\xfe", b""])
    yield "release.md", markdown().encode()
    yield "release.html", html().encode()
    yield "release.rst", restructured().encode()
    yield "release.adoc", asciidoc().encode()
    yield "release.docx", docx()
    yield "release.odt", odt()
    yield "release.epub", epub()
    yield "release.pdf", pdf()
    yield "release.eml", email().encode()
    yield "release.json", as_json().encode()
    yield "release.jsonl", as_json_lines().encode()
    yield "release.md.gz", gzip.compress(markdown().encode(), mtime=0)
    yield "arrivals.csv", csv().encode()
    yield "arrivals.tsv", "".join("\t".join(row) + "\n" for row in TABLE).encode()
    yield "arrivals.xlsx", xlsx()
    yield "arrivals.ods", opendocument("spreadsheet", odf_table())


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files():
        (folder / name).write_bytes(content)
