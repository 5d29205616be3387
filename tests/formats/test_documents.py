"""Documents become texts with paragraphs, lists and tables, and the report says what was left out."""

from pathlib import Path

import pytest

from annotator.formats.api import AnnotatedArticle
from annotator.formats.texts import aside
from annotator.formats.texts.dates import day_of
from annotator.formats.texts.importer import FORMAT
from tests.formats import documents
from tests.formats.documents import p, page_of, pdf
from tests.formats.reading import read

ITEM = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%2)"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)


def one(path: Path, data: bytes) -> tuple[AnnotatedArticle, list[str]]:
    """The only article of a file, and the remarks without the file's name."""
    (article,), findings = read(path, data, format=FORMAT)
    assert article.where == path.name
    assert article.source["name"] == path.name
    return article, [str(finding).removeprefix(f"{path.name}: ") for finding in findings]


def item(text: str, number: int, level: int = 0) -> str:
    return p(text, ITEM.format(level=level, number=number))


def test_a_word_document(tmp_path: Path) -> None:
    cells = [
        f"<w:tc>{''.join(map(p, cell))}</w:tc>" for cell in (["Year"], ["Cost"], ["2020"], ["5", "million"])
    ]
    body = (
        p("The bridge closes", '<w:pStyle w:val="Heading1"/>'),
        (
            "<w:p><w:r><w:t>The mayor</w:t><w:footnoteReference w:id='7'/></w:r><w:r><w:t "
            "xml:space='preserve'> said it"
            "\u00a0would bi</w:t><w:softHyphen/><w:t>cycle.</w:t><w:br/><w:t>Next</w:t><w:tab/>"
            "<w:t>line.</w:t></w:r></w:p>"
        ),
        item("First", 1) + item("Inner", 1, 1) + item("Second", 1) + item("A point", 2),
        "<w:p/><w:tbl><w:tr>" + "".join(cells[:2]) + "</w:tr><w:tr>" + "".join(cells[2:]) + "</w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc>{p('Only')}{p('layout')}</w:tc></w:tr></w:tbl>",
        (
            "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>Kept</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"
        ),
        (
            "<w:sdt><w:sdtContent><w:p><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
            "<w:hyperlink><w:r><w:t>Linked"
            "</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>"
        ),
    )
    note = f'<w:footnote w:id="7">{p(" See page 5.")}</w:footnote>'
    data = documents.docx(
        "".join(body), numbering=NUMBERING, footnotes=note, header1=p("My paper"), core="Of bridges"
    )
    article, remarks = one(tmp_path / "a.docx", data)
    assert article.text == (
        "The bridge closes\n\nThe mayor[1] said it\u00a0would bi\u00adcycle.\nNext\tline.\n\n"
        "1. First\n  a) Inner\n2. Second\n\n- A point\n\nYear\tCost\n2020\t5 million\n\nOnly\n\nlayout\n\n"
        "Kept.\n\nLinked\n\n[1] See page 5."
    )
    assert (article.title, article.titled, article.id) == ("Of bridges", True, None)
    assert remarks == [
        "tracked deletions were left out (1), insertions were taken",
        "hidden text was left out (1)",
        "footnotes stand at the end of the text, their numbers in brackets (1)",
        "headers and footers were left out (1)",
    ]


def test_lists_of_one_kind_go_on_counting_unless_they_begin_anew(tmp_path: Path) -> None:
    body = item("a", 1) + p("Between.") + item("b", 3) + item("c", 4) + item("d", 4)
    article, _remarks = one(tmp_path / "a.docx", documents.docx(body, numbering=NUMBERING))
    assert article.text == "1. a\n\nBetween.\n\n2. b\n\n7. c\n8. d"


def test_an_opendocument_text(tmp_path: Path) -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="i"'
        ' style:num-suffix=")"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:h>Head</text:h><text:p>The\n  mayor<text:note>"
        "<text:note-citation>9</text:note-citation><text:note-body><text:p>Foot</text:p></text:note-body></text:note>"
        ' said<text:s text:c="2"/>so<text:tab/>and<text:line-break/>more.<office:annotation>'
        "<text:p>Why?</text:p>"
        "</office:annotation></text:p>"
        '<text:list text:style-name="L"><text:list-item><text:p>One</text:p><text:p>more of '
        "it</text:p><text:list>"
        "<text:list-item><text:p>Inner</text:p></text:list-item></text:list></text:list-item><text:list-item>"
        "<text:p>Two</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    article, remarks = one(tmp_path / "a.odt", documents.odt(body, styles))
    assert article.text == (
        "Head\n\nThe mayor[1] said  so\tand\nmore.\n\ni) One\n  more of it\n  - Inner\nii) "
        "Two\n\na\tb\tb\n\n[1] Foot"
    )
    assert (article.title, article.titled) == ("a", False)
    assert remarks == [
        "tracked deletions were left out (1), insertions were taken",
        "comments were left out (1)",
        "footnotes stand at the end of the text, their numbers in brackets (1)",
    ]


def test_a_rich_text(tmp_path: Path) -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset2 S;}}"
        rb"{\info{\title Of cafes}{\author X}}{\*\generator Word;}{\header Paper\par}"
        rb"\pard Caf\'e9 \u8211\'96 bi\-cycle\~x {\f1\'cf\'f0\'e8} {\v hidden}{\deleted "
        rb"old}new{\footnote\pard"
        rb"{\super\chftn} Note}.\par {\pntext\f2\'B7\tab}One\par{\listtext 2.\tab}Two\par"
        rb"\trowd\cellx9\cellx19\pard\intbl A\cell B\par C\cell\row\pard\intbl D\cell E\cell\row"
        rb"\pard{\pict\bin3 }}}}{\*\shppict x}End\line of it \u-10179?\u-8704?\par}"
    )
    article, remarks = one(tmp_path / "a.rtf", data)
    assert article.text == (
        "Café – bi\u00adcycle\u00a0x При new[1].\n\n- One\n2. Two\n\nA\tB C\nD\tE\n\nEnd\nof it "
        "😀\n\n[1] Note"
    )
    assert article.title == "Of cafes"
    assert "headers and footers were left out (1)" in remarks
    assert "pictures, drawings and embedded objects were left out (1)" in remarks


def test_an_e_book_is_an_article_a_chapter(tmp_path: Path) -> None:
    pages = {
        "cover.xhtml": page_of("<p>By Ann</p>"),
        "1.xhtml": page_of("<h1>One</h1><p>First&nbsp;of <b>all</b>: 3&lt;5 &unknown;</p>"),
        "1b.xhtml": page_of('<ol start="3"><li>three</li><li>four<ul><li>in it</li></ul></li></ol>'),
        "2.xhtml": page_of("<p>Never<p>closed"),
    }
    facts = "<dc:title>My Book</dc:title><dc:creator>Ann</dc:creator><dc:date>2020-05-06T00:00Z</dc:date>"
    data = documents.epub(pages, {"1.xhtml": "Chapter one", "2.xhtml#a": "Chapter two"}, facts)
    articles, findings = read(tmp_path / "a.epub", data, format=FORMAT)
    assert [(one.title, one.text) for one in articles] == [
        ("Chapter one", "One\n\nFirst\u00a0of all: 3<5 &unknown;\n\n3. three\n4. four\n  - in it"),
        ("Chapter two", "Never\n\nclosed"),
    ]
    meta = {"source": "My Book", "author": "Ann", "published": "2020-05-06"}
    assert [one.meta for one in articles] == [{**meta, "chapter": 1}, {**meta, "chapter": 2}]
    assert [str(one) for one in findings] == [
        "a.epub: what stands before the first entry of the table of contents was left out (2 words)"
    ]


def test_an_older_e_book_has_its_contents_in_another_form(tmp_path: Path) -> None:
    contents = (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://example.org/ncx.dtd">'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>First</text></navLabel>'
        '<content src="1.xhtml#top"/><navPoint><navLabel><text>Inner</text></navLabel><content '
        'src="1.xhtml#b"/>'
        "</navPoint></navPoint></navMap></ncx>"
    )
    book = (
        '<package><metadata/><manifest><item id="a" href="1.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        '<spine toc="ncx"><itemref idref="a"/><itemref idref="a"/><itemref idref="gone"/></spine></package>'
    )
    pages = {"1.xhtml": page_of("<p>Words.</p>"), "book.opf": book, "toc.ncx": contents}
    article, _remarks = one(tmp_path / "old.epub", documents.epub(pages, {}))
    assert (article.title, article.text, article.meta) == ("First", "Words.", {})


def web_page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


STORY = "The old bridge over the Lenn closes on Monday, the town council said. More than 1\u00a0200 use it."


def test_the_main_text_of_a_web_page(tmp_path: Path) -> None:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
    body = (
        f"{menu}<article><h1>Bridge closes</h1><p>{STORY} By bi&shy;cycle, "
        f"\U0001f468\u200d\U0001f469\u200d\U0001f467.</p>"
        "<p>“We had no choice,” Mayor Ada Lindt said.<br>She named no date for the reopening of "
        "the bridge.</p>"
        "<ul><li>Steel: <b>3</b> million</li><li>Work: 2 million</li></ul><table><tr>"
        "<th>Year</th><th>Cost</th></tr>"
        "<tr><td>2020</td><td>5</td></tr></table><p>The repairs could have begun five years ago, "
        "experts said, when"
        " at least 40 cracks were counted by the engineers of the province.</p></article>"
        "<footer>Copyright the Valley Post. All rights reserved.</footer><img src='http://example.org/x.png'>"
        "<script src='http://example.org/x.js'></script>"
    )
    head = (
        "<title>Bridge closes - The Valley Post</title><meta property='og:site_name' content='The "
        "Valley Post'>"
        "<meta property='article:published_time' content='2021-03-04T10:00:00Z'>"
    )
    article, remarks = one(tmp_path / "a.html", web_page(body, head))
    assert article.text == (
        f"Bridge closes\n\n{STORY} By bi\u00adcycle, \U0001f468\u200d\U0001f469\u200d\U0001f467.\n\n"
        "“We had no choice,” Mayor Ada Lindt said.\nShe named no date for the reopening of the bridge.\n\n"
        "- Steel: 3 million\n- Work: 2 million\n\nYear\tCost\n2020\t5\n\nThe repairs could have "
        "begun five years ago,"
        " experts said, when at least 40 cracks were counted by the engineers of the province."
    )
    assert article.title == "Bridge closes"
    assert (article.meta["published"], article.meta["source"]) == ("2021-03-04", "The Valley Post")
    assert "the main text was taken (" in remarks[0]


def test_a_page_that_is_nothing_but_a_text_is_taken_whole(tmp_path: Path) -> None:
    body = f"<h1>Head</h1><p>{STORY} It opened on 5 March 2019.</p><ol><li>One</li></ol>"
    body += "<p><a href='x'>More</a></p>"
    article, remarks = one(tmp_path / "a.html", web_page(body))
    assert article.text == f"Head\n\n{STORY} It opened on 5 March 2019.\n\n1. One\n\nMore"
    assert ("published" in article.meta, remarks) == (False, [])


def test_a_page_without_a_main_text_is_taken_whole(tmp_path: Path) -> None:
    data = b"<html><head><meta charset='windows-1251'></head><body><p>" + "Да.".encode("cp1251") + b"</body>"
    article, _remarks = one(tmp_path / "a.htm", data)
    assert (article.text, article.source["encoding"]) == ("Да.", "cp1251")


def test_a_pdf(tmp_path: Path) -> None:
    pages = []
    for number, (begin, ending) in enumerate((("On", "finished."), ("On", "are"), ("on", "it.")), start=1):
        words = [
            (70, 800, 9, "The Valley Post"),
            (
                70,
                760,
                11,
                f"{begin} day {number} the council said in a long line that the well-known bridge be-",
            ),
            (70, 746, 11, "gins to close, and that people should take the other one, which is well-"),
            (70, 732, 11, "known."),
            (70, 700, 11, f"Another paragraph, number {number}, as long as the lines above {ending}"),
            (290, 30, 9, f"Page {number} of 3"),
        ]
        pages.append(words)
    article, remarks = one(tmp_path / "a.pdf", pdf(pages, title="Of bridges"))
    said = (
        "day {n} the council said in a long line that the well-known bridge begins to close, and "
        "that people should"
        " take the other one, which is well-known."
    )
    assert article.text is not None
    assert article.text.split("\n\n") == [
        "On " + said.format(n=1),
        "Another paragraph, number 1, as long as the lines above finished.",
        "On " + said.format(n=2),
        "Another paragraph, number 2, as long as the lines above are on " + said.format(n=3),
        "Another paragraph, number 3, as long as the lines above it.",
    ]
    assert article.title == "Of bridges"
    assert remarks == [
        (
            "headers, footers and page numbers were left out (6),"
            " such as: Page 1 of 3; The Valley Post; Page 2 of 3"
        ),
        "words that a hyphen cut at the end of a line were put together (3)",
    ]


def test_a_reader_that_ended_is_started_again(tmp_path: Path) -> None:
    data = pdf([[(70, 700, 11, "One line of a text.")]])
    one(tmp_path / "a.pdf", data)
    (reader,) = aside._waiting
    reader._process.kill()
    reader._process.wait()
    assert one(tmp_path / "a.pdf", data)[0].text == "One line of a text."


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2018-02-07T10:00:00Z", "2018-02-07"),
        ("20180207", "2018-02-07"),
        ("7.2.2018", "2018-02-07"),
        ("Wed, 7 Feb 2018 10:00", "2018-02-07"),
        ("February 7th, 2018", "2018-02-07"),
        ("7 de febrero de 2018", "2018-02-07"),
        ("13/02/2018", "2018-02-13"),
        ("02/13/2018", "2018-02-13"),
        ("03/04/2018", ""),
        ("2018-02-30", ""),
        ("soon", ""),
        (5, ""),
    ],
)
def test_days(said: object, day: str) -> None:
    assert day_of(said) == day
