"""Datasheets as other programs read them: what people called things stands in its cell and does nothing."""

from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication

from annotator.formats.page_words import ENGLISH_PAGES, name_of
from annotator.formats.pages.datasheet import Datasheet, Section, Table, html_of, markdown_of

HOSTILE = "<img src=x onerror=alert(1)> | `a` # *b* _c_ [x](y:z) ![i](j) ~~k~~ &lt; $m$ \\| \n- l\n\n# h"
TURNING = "Ana \u202e\u2067\u05d0\u2069\u2069 | \u200f\u061c b\u0085c\u2028d\x1b[31m\x00"
TAGS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "bdi"}
SIGNS = "|\\`*_{}[]<>#~&$!-+=.:;()\"'/@ \n\t1a<b>é\u05d0\u202e\u2069\u2028\x1b"
names = st.one_of(st.text(SIGNS, max_size=30), st.text(max_size=30))


def sheet_of(one: str, other: str) -> Datasheet:
    words = ENGLISH_PAGES
    table = Table((words.said("label"), words.said("number")), ((one, 1), (other, 20)))
    section = Section(
        words.said("limits"),
        (
            words.said("besides", names=words.names([one, other])),
            words.said("pair_of", a=one, b=other),
        ),
        (table, table),
    )
    return Datasheet(words.said("title", name=one), (section,))


def blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


@example(HOSTILE, TURNING)
@example("1. a", "- b")
@example("+", "    code")
@example("www.evil.example", "http://evil.example/a_b_c")
@given(one=names, other=names)
def test_markdown_shows_names_and_does_nothing_else(qapp: QApplication, one: str, other: str) -> None:
    document = QTextDocument()
    document.setMarkdown("".join(markdown_of(sheet_of(one, other))))
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert len(tables) == 2
    for table in tables:
        assert (table.rows(), table.columns()) == (3, 2)
        for row, cells in enumerate((("label", "number"), (name_of(one), "1"), (name_of(other), "20"))):
            for column, cell in enumerate(cells):
                found = table.cellAt(row, column)
                text = found.firstCursorPosition().block().text()
                assert text == cell
                assert found.firstCursorPosition().block() == found.lastCursorPosition().block()
    outside = [
        each
        for each in blocks(document)
        if each.text()
        and not any(table.firstPosition() <= each.position() <= table.lastPosition() for table in tables)
    ]
    assert [each.text() for each in outside] == [
        f"Datasheet of {name_of(one)}".rstrip(),
        "Known limits",
        f"Asked otherwise than the recipe says: {name_of(one)}, {name_of(other)}.",
        f"{name_of(one)} and {name_of(other)}".strip(),
    ]
    assert [each.blockFormat().headingLevel() for each in outside] == [1, 2, 0, 0]
    assert not any(each.textList() for each in outside)


@example(HOSTILE, TURNING)
@given(one=names, other=names)
def test_html_shows_names_and_does_nothing_else(one: str, other: str) -> None:
    cells: list[str] = []
    tags: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)
            assert {name for name, _value in attrs} <= {
                "lang",
                "charset",
                "http-equiv",
                "content",
                "name",
                "scope",
                "class",
            }
            if tag == "bdi":
                cells.append("")
                self.inside = True

        def handle_endtag(self, tag: str) -> None:
            if tag == "bdi":
                self.inside = False

        def handle_data(self, data: str) -> None:
            if getattr(self, "inside", False):
                cells[-1] += data

    reader = Reader()
    reader.feed("".join(html_of(sheet_of(one, other))))
    reader.close()
    assert tags == TAGS
    assert cells == [name_of(one), "1", name_of(other), "20"] * 2


@given(names)
def test_a_name_is_on_one_line_and_turns_nothing(text: str) -> None:
    shown = name_of(text)
    assert len(shown.splitlines()) <= 1
    assert shown == name_of(shown)
    bare = shown.removeprefix("\u2068").removesuffix("\u2069")
    assert not set(bare) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert all(one.isprintable() or ord(one) > 0x9F for one in bare)
    assert len(bare) <= 200
