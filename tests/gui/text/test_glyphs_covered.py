"""Highlights cover exactly the glyphs of their letters, and selecting cuts no grapheme, in any script."""

import itertools
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontDatabase, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import is_border
from annotator.gui.text.boxes import Extent, joined
from annotator.gui.text.marks import Mark, MarkStyle
from annotator.gui.text.page_lines import PageLine
from annotator.gui.text.view import ArticleView

from .conftest import LAYER, Hands

TEXTS = {
    "Latin": "The office, Wa. café n\u0303u\u0308 qe\u0301\u0302d\u0300 AVAT.",
    "Arabic": "قال الوزير لا إن 25 شخصا قُتلوا في Moscow أمس، وَالسَّلَامُ لله (لا).",
    "Hebrew": "שָׁלוֹם לְכֻלָּם, אָמַר 50 פעמים Harbour אמר.",
    "mixed": "He said مرحبا بالعالم (5) and left שלום לכם, then بلا 12.",
    "Devanagari": "क्षि नमस्ते कि स्त्री हिन्दी र्क प्रश्न",
    "Thai": "ร้อนที่ น้ำ เก่า ก็ ผู้ใหญ่",
    "Japanese": "市長は四十隻の船が出たと述べた。",
    "Emoji": "one 👨‍👩‍👧 two👩🏽‍🚒three 🇩🇪🇫🇷 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 x",
    "Korean": "한국 \u1112\u1161\u11ab\u1100\u116e\u11a8 가",
}
SYSTEMS = {
    "Latin": QFontDatabase.WritingSystem.Latin,
    "Arabic": QFontDatabase.WritingSystem.Arabic,
    "Hebrew": QFontDatabase.WritingSystem.Hebrew,
    "mixed": QFontDatabase.WritingSystem.Arabic,
    "Devanagari": QFontDatabase.WritingSystem.Devanagari,
    "Thai": QFontDatabase.WritingSystem.Thai,
    "Japanese": QFontDatabase.WritingSystem.Japanese,
    "Emoji": QFontDatabase.WritingSystem.Symbol,
    "Korean": QFontDatabase.WritingSystem.Korean,
}
LIGATURES = ("لا", "لَا", "لله")
"""Letters that a font may draw as one glyph, of which each has its part."""
NEAR = 0.8
"""Pixels: glyphs lie on fractions of pixels."""


@cache
def drawable(script: str) -> bool:
    """Whether some font here has the script's letters."""
    if script == "Emoji":
        return "Noto Color Emoji" in QFontDatabase.families()
    return bool(QFontDatabase.families(SYSTEMS[script]))


@pytest.fixture(params=list(TEXTS))
def script(request: pytest.FixtureRequest, view: ArticleView) -> str:
    """Each script that can be drawn here, on the page."""
    name = str(request.param)
    if not drawable(name):
        pytest.skip(f"no font for {name} is installed here")
    view.resize(900, 420)
    view.set_article(TEXTS[name])
    QApplication.processEvents()
    return name


def borders(text: str) -> list[int]:
    """Where graphemes begin and the text ends."""
    return [place for place in range(len(text) + 1) if is_border(text, place)]


def cuts_ligature(text: str, place: int) -> bool:
    """Whether the place is inside letters that may be one glyph."""
    return any(text.startswith(each, at) for each in LIGATURES for at in range(max(place - 2, 0), place))


def glyphs(view: ArticleView, line: PageLine, start: int, end: int) -> list[Extent]:
    """Where the layout itself says that the glyphs of these letters lie."""
    first, last = (view.lines.utf16_in(line, place) for place in (start, end))
    boxes = [run.boundingRect() for run in line.line.glyphRuns(first, last - first)]
    return joined([(box.left(), box.right()) for box in boxes if box.width() > 0])


def same(found: list[Extent], wanted: list[Extent]) -> bool:
    """Whether both are the same places, but for parts of pixels."""
    return len(found) == len(wanted) and all(
        abs(a - b) < NEAR
        for one, other in zip(found, wanted, strict=True)
        for a, b in zip(one, other, strict=True)
    )


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.7])
def test_every_span_lies_where_its_glyphs_are(view: ArticleView, script: str, zoom: float) -> None:
    text = TEXTS[script]
    view.resize(1900, 420)
    view.set_zoom(zoom)
    view.set_article(text)
    wrong = []
    places = [place for place in borders(text) if not cuts_ligature(text, place)]
    if script == "Latin":
        places = [place for place in places if not 5 < place < 8]  # ffi
    for start, end in itertools.combinations(places, 2):
        for line in view.lines.shown():
            if not line.start <= start < end <= line.end or (end == line.end and not line.last):
                continue
            found, wanted = view.lines.extents(line, start, end), glyphs(view, line, start, end)
            if not same(found, wanted):
                wrong.append((text[start:end], found, wanted))
    assert wrong == []


@pytest.mark.parametrize("word", LIGATURES[:2])
def test_each_letter_of_a_ligature_has_its_part_of_the_glyph(view: ArticleView, word: str) -> None:
    if not drawable("Arabic"):
        pytest.skip("no font for Arabic is installed here")
    text = f"قال {word} إن"
    view.set_article(text)
    line = view.lines.line_of(0)
    assert line is not None
    start = text.index(word)
    middle, end = start + len(word) - 1, start + len(word)
    ((left, right),) = glyphs(view, line, start, end)
    (lam,), (alef,) = view.lines.extents(line, start, middle), view.lines.extents(line, middle, end)
    assert abs(lam[1] - right) < NEAR
    assert abs(alef[0] - left) < NEAR
    assert abs(lam[0] - alef[1]) < NEAR
    assert left + 1 < lam[0] < right - 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("אמר Harbour Office 12 אנשים", "12"),
        ("אמר office אנשים", "c"),
        ("قال officeoffice هنا", "ce ه"),
        ("He said بلا إله إلا الله (5).", "ه"),
    ],
)
def test_letters_drawn_as_one_move_no_other_of_their_run(view: ArticleView, text: str, word: str) -> None:
    if not drawable("mixed"):
        pytest.skip("no font for Arabic is installed here")
    view.set_article(text)
    line = view.lines.line_of(0)
    assert line is not None
    start = text.index(word)
    for place in range(start, start + len(word)):
        found = view.lines.extents(line, place, place + 1)
        assert same(found, glyphs(view, line, place, place + 1)), (text[place], found)
        ((left, right),) = found
        assert left - NEAR <= view.lines.caret_x(line, place) <= right + NEAR, text[place]


def test_the_parts_of_ligatures_lie_one_beside_the_other_against_their_paragraph(view: ArticleView) -> None:
    if not drawable("Arabic"):
        pytest.skip("no font for Arabic is installed here")
    text, word = "He said لالالا then", "لالالا"
    view.set_article(text)
    line = view.lines.line_of(0)
    assert line is not None
    start = text.index(word)
    left, right = glyphs(view, line, start, start + len(word))[0]
    for place in range(start, start + len(word)):
        ((begin, end),) = view.lines.extents(line, place, place + 1)
        assert abs(end - right) < NEAR, word[place - start :]
        right = begin
    assert abs(left - right) < NEAR


def test_a_part_of_a_grapheme_covers_the_whole_of_it(view: ArticleView, script: str) -> None:
    """Another program may mark half a letter: nothing else is covered, and it is not invisible."""
    text = TEXTS[script]
    line = view.lines.line_of(0)
    assert line is not None
    for start, end in itertools.pairwise(borders(text)):
        if end == start + 1 or any(cuts_ligature(text, place) for place in (start, end)):
            continue
        whole = glyphs(view, line, start, end)
        for place in range(start, end) if end <= line.end else ():
            for left, right in view.lines.extents(line, place, place + 1):
                assert whole[0][0] - NEAR <= left < right <= whole[-1][1] + NEAR, text[start:end]


def tinted(image: QImage, line: PageLine, colour: QColor) -> list[Extent]:
    """The columns of the line that have the tint between and above their letters."""
    wanted, rows = colour.rgb(), range(line.top, line.bottom, 2)
    columns = [x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in rows)]
    return joined([(float(x), float(x + 1)) for x in columns])


@pytest.mark.parametrize("zoom", [1.0, 1.7])
def test_the_tint_is_painted_over_the_glyphs_and_nothing_else(
    view: ArticleView, script: str, zoom: float
) -> None:
    text = TEXTS[script]
    view.resize(1900, 420)
    view.set_zoom(zoom)
    view.set_article(text)
    line = view.lines.line_of(0)
    assert line is not None
    look = MarkStyle(QColor("#336699"), QColor("#ffcc33"))
    places = [place for place in borders(text) if place <= line.end and not cuts_ligature(text, place)]
    for start, end in [*itertools.pairwise(places[::3]), (places[1], places[-2])]:
        wanted = glyphs(view, line, start, end)
        view.set_marks(LAYER, [Mark("one", (Span(start, end),), look, "one")])
        image = view.viewport().grab().toImage()
        found = tinted(image, line, look.tint)
        assert found, text[start:end]
        assert abs(found[0][0] - wanted[0][0]) <= 2.5, text[start:end]
        assert abs(found[-1][1] - wanted[-1][1]) <= 2.5, text[start:end]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    text=st.lists(st.sampled_from(list(TEXTS.values())), min_size=1, max_size=3).map("\n".join),
    points=st.lists(st.tuples(st.integers(0, 690), st.integers(0, 200)), min_size=2, max_size=5),
    words=st.booleans(),
)
def test_dragging_anywhere_never_cuts_a_grapheme(
    view: ArticleView, text: str, points: list[tuple[int, int]], words: bool
) -> None:
    hands = Hands(view)
    view.set_article(text)
    view.set_whole_words(words)
    places = [QPoint(x, y) for x, y in points]
    hands.press(places[0])
    for place in places[1:]:
        QTest.mouseMove(view.viewport(), place)
    hands.release(places[-1])
    for edge in (view.stretch.anchor, view.stretch.caret):
        assert is_border(text, edge), (text, edge)


KEYS = [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End]
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    text=st.lists(st.sampled_from(list(TEXTS.values())), min_size=1, max_size=3).map("\n".join),
    at=st.integers(0, 200),
    strokes=st.lists(st.tuples(st.sampled_from(KEYS), st.booleans()), min_size=1, max_size=12),
)
def test_selecting_by_any_keys_never_cuts_a_grapheme(
    view: ArticleView, text: str, at: int, strokes: list[tuple[Qt.Key, bool]]
) -> None:
    hands = Hands(view)
    view.set_article(text)
    places = borders(text)
    anchor = places[at % len(places)]
    view.set_caret(anchor)
    for key, by_word in strokes:
        hands.key(key, SHIFT | CTRL if by_word else SHIFT)
        assert is_border(text, view.caret()), (text, view.caret())
        assert view.stretch.anchor == anchor
