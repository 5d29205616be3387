"""An article as one HTML file: the text to the letter, each annotation where it lies, and no harm done."""

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.span import Span, merged
from annotator.domain.text import canonical
from annotator.formats.pages.article_html import html_of
from annotator.formats.pages.sheet import LANES, Ink, Sheet, SheetLabel, SheetMark, SheetNote, runs, stretches

INK = Ink("#0072B2", "#E5F1F7")
LABELS = (
    SheetLabel("Claim", "solid", 2, INK, INK),
    SheetLabel("<b>&", "dotted", 1, INK, INK),
)
HOSTILE = "</p></div><script>alert(1)</script> &amp; &#65; <!-- -->\u202e]]>\"'\x0b\x0c\t\x85\ufeff"


class Reader(HTMLParser):
    """Reads such a file back: the text, and what lies over each code point of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.over: list[set[int]] = []
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.said: list[str] = []
        self.refs: list[tuple[int, str]] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        assert not any(name.startswith("on") or name == "src" for name in found)
        self.addresses += [value or "" for name, value in attrs if name == "href"]
        if found.get("class") == "ref":
            self.refs.append((len(self.text), found.get("data-n") or ""))
        if tag != "meta":
            self._open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        classes = [(found.get("class") or "").split() for _, found in self._open]
        if any("text" in each for each in classes):
            self.text += data
            names = next((found["data-a"] or "" for _, found in self._open if "data-a" in found), "")
            self.over += [{int(name) for name in names.split()}] * len(data)
        elif any("said" in each for each in classes):
            self.said.append(data)


def sheet_of(text: str, marks: tuple[SheetMark, ...], notes: tuple[SheetNote, ...] = ()) -> Sheet:
    return Sheet(HOSTILE, "today", "Annotated by <i>", text, LABELS, marks, notes, "Labels", "Notes")


def read(sheet: Sheet) -> Reader:
    reader = Reader()
    reader.feed("".join(html_of(sheet)))
    reader.close()
    assert not reader._open
    return reader


texts = st.text(st.one_of(st.characters(), st.sampled_from("\n\n <&>\"'\u202eab")), max_size=60).map(
    canonical
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    text = draw(texts)
    marks: list[SheetMark] = []
    if text:
        places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
        spans = places.map(lambda one: Span(min(one[0], one[1] - 1), max(one[0] + 1, one[1])))
        mark = st.builds(
            SheetMark,
            st.lists(spans, min_size=1, max_size=3).map(merged),
            st.integers(0, 1),
            st.text(max_size=9),
        )
        marks = draw(st.lists(mark, max_size=12))
        noted = draw(st.sets(st.sampled_from(range(len(marks))))) if marks else set()
        marks = [replace(one, note=n + 1) if n in noted else one for n, one in enumerate(marks)]
    return sheet_of(text, tuple(marks))


@given(sheets())
def test_text_and_annotations_come_back_exactly(sheet: Sheet) -> None:
    found = read(sheet)
    assert found.text == sheet.text
    wanted: list[set[int]] = [set() for _ in sheet.text]
    for number, mark in enumerate(sheet.marks, start=1):
        for span in mark.fragments:
            for place in range(span.start, span.end):
                wanted[place].add(number)
    assert found.over == wanted


@example(sheet_of("a\n b", (SheetMark((Span(0, 3),), 0, "x", 1),)))
@given(sheets())
def test_each_footnote_is_referred_to_once_at_the_last_letter_of_its_mark(sheet: Sheet) -> None:
    ends = {str(mark.note): mark.fragments[-1].end for mark in sheet.marks if mark.note}
    refs = read(sheet).refs
    assert sorted(number for _, number in refs) == sorted(ends)
    for place, number in refs:
        before = sheet.text[: ends[number]]
        assert place == (len(before.rstrip()) or ends[number])


@given(sheets())
def test_marks_that_overlap_lie_in_lanes_of_their_own_while_there_are_some(sheet: Sheet) -> None:
    for run in runs(stretches(sheet.marks), len(sheet.text)):
        lanes = {one.lane for one in run.over}
        assert len(lanes) == len(run.over) or LANES - 1 in lanes


def test_hostile_words_stay_words() -> None:
    mark = SheetMark((Span(0, 5),), 1, HOSTILE, 1)
    sheet = sheet_of(HOSTILE, (mark,), (SheetNote(1, HOSTILE, HOSTILE, HOSTILE),))
    found = read(sheet)
    assert found.text == HOSTILE
    assert "".join(found.said) == HOSTILE
    assert not found.tags & {"script", "img", "link", "iframe", "object", "i"}
    assert all(address.startswith("#") for address in found.addresses)


def test_footnotes_are_referred_to_where_their_marks_end() -> None:
    marks = (SheetMark((Span(0, 3),), 0, "x", 1), SheetMark((Span(1, 2), Span(4, 6)), 0, "y", 2))
    notes = (SheetNote(1, "Claim", "abc", "one"), SheetNote(2, "Claim", "b ef", "two"))
    found = read(sheet_of("abc\nef\ng", marks, notes))
    assert found.refs == [(3, "1"), (6, "2")]
    assert found.said == ["one", "two"]


def test_thousands_over_one_place_do_not_swell_the_file() -> None:
    marks = tuple(SheetMark((Span(n % 40, n % 40 + 9),), 0, "told " * 20) for n in range(2000))
    whole = "".join(html_of(sheet_of("word " * 10, marks)))
    assert len(whole) < 400_000
    assert read(sheet_of("word " * 10, marks)).text == "word " * 10


def test_it_follows_the_screen_and_paper_is_light() -> None:
    whole = "".join(html_of(sheet_of("a", ())))
    assert "@media screen and (prefers-color-scheme:dark)" in whole
    assert "@media print" in whole
    assert "http:" not in whole
    assert "https:" not in whole
    assert "url(" not in whole
