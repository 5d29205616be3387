"""One good file of each kind, with as much in it as the kind has, for spoiling."""

from datetime import date

import orjson

from tests.formats import documents
from tests.formats.documents import p, page_of, paragraphs
from tests.formats.reading import record

STORY = "The bridge over the Lenn closes on Monday, the council said. At least 40 cracks — “presumably” more."


def jsonl() -> bytes:
    return b"\n".join(orjson.dumps(record() | {"id": f"a{n}", "meta": {"n": n}}) for n in range(3))


def markdown() -> bytes:
    return (
        "# Мост закрыт\n\nМост закроют в понедельник, сообщил совет. Насчитали не менее 40 трещин.\n\n" * 4
    ).encode()


def html() -> bytes:
    body = "".join(f"<p>{STORY} Part {n}.</p>" for n in range(4))
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bridge</title>'
        '<meta property="article:published_time" content="2021-03-04"></head>'
        '<body><nav><a href="/">Home</a></nav>'
        f"<article><h1>Bridge</h1>{body}<ul><li>One</li><li>T&shy;wo &amp; three</li></ul>"
        "<table><tr><td>a</td><td>b</td></tr></table>"
        "<blockquote>Said so.</blockquote></article></body></html>"
    ).encode()


def docx() -> bytes:
    item = p("Item", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    note = '<w:p><w:r><w:t>See</w:t><w:footnoteReference w:id="2"/><w:br/><w:tab/></w:r></w:p>'
    table = f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>"
    numbering = (
        '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>'
    )
    return documents.docx(
        p(STORY) + item + item + note + table,
        numbering=numbering,
        footnotes=f'<w:footnote w:id="2">{p("Note")}</w:footnote>',
        styles='<w:style w:styleId="Heading1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
        header1=p("Head"),
        core="Title",
    )


def odt() -> bytes:
    return documents.odt(
        f'<text:h>Head</text:h><text:p>{STORY}<text:s text:c="3"/><text:tab/><text:note><text:note-body>'
        '<text:p>Note</text:p></text:note-body></text:note></text:p><text:list text:style-name="L">'
        "<text:list-item><text:p>One</text:p></text:list-item></text:list><table:table><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell>'
        "</table:table-row></table:table>",
        styles='<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
        ' style:num-format="1" style:num-suffix="."/></text:list-style>',
        title="Title",
    )


def rtf() -> bytes:
    return (
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}{\info{\title T}}"
        rb"{\*\generator x;}\pard Caf\'e9 \u8211\'96 {\f1\'cf\'f0} {\v hid}{\footnote \pard Note}\par"
        rb"{\pntext\'B7\tab}Item\par\trowd\pard\intbl A\cell B\cell\row\pard End \u-10179?\u-8704?\par}"
    )


def epub() -> bytes:
    return documents.epub(
        {
            "c1.xhtml": page_of(f"<h1>One</h1><p>{STORY}&nbsp;</p>"),
            "c2.xhtml": page_of("<h1>Two</h1><ol><li>a</li></ol>"),
        },
        {"c1.xhtml": "One", "c2.xhtml": "Two"},
        "<dc:title>Book</dc:title><dc:creator>Ann</dc:creator><dc:date>2020-05-06</dc:date>",
    )


def pdf() -> bytes:
    lines = paragraphs(
        "The bridge over the Lenn closes on Monday. " * 5, "At least 40 cracks were counted. " * 6
    )
    return documents.pdf([[*lines, (290, 30, 9, str(n + 1))] for n in range(2)], title="Bridge")


def csv() -> bytes:
    row = f'{{n}};"{STORY}\nA ""second"" line";7.2.2018;Post\n'
    return ("id;text;date;source\n" + "".join(row.format(n=n) for n in range(5))).encode()


def xlsx() -> bytes:
    return documents.xlsx(
        Texts=[
            ["id", "text", "date", "n"],
            [1, STORY, date(2020, 1, 2), 2.5],
            ["b", "Second", "2020-01-03", True],
        ]
    )


def json_texts() -> bytes:
    row = {"url": "u", "body": STORY, "tags": ["a", {"b": None}]}
    return b"\n".join(orjson.dumps(row | {"n": n}) for n in range(4))


def json_list() -> bytes:
    return b"[" + json_texts().replace(b"\n", b",\n") + b"]"
