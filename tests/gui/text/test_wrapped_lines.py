"""Lines that run both ways and end with white space: highlights and the mouse keep to the glyphs."""

import itertools

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from annotator.gui.text.boxes import runs_of
from annotator.gui.text.page_lines import PageLine
from annotator.gui.text.view import ArticleView

from .conftest import Hands
from .test_glyphs_covered import TEXTS, borders, cuts_ligature, drawable, glyphs, same

WRAPPED = {
    "Arabic": TEXTS["Arabic"] + " أن 25 شخصا وكالة Harbour Town قال ",
    "Hebrew": TEXTS["Hebrew"] + " ל-1,234 אנשים, לפי Harbour Town ",
    "mixed": "He said   مرحبا بالعالم (5)   and left שלום לכם, then بلا 12 she ",
}


@pytest.fixture(params=list(WRAPPED))
def wrapped(request: pytest.FixtureRequest, view: ArticleView) -> ArticleView:
    """A page with a text of many lines, most of which end with a space that hangs over their end."""
    if not drawable(str(request.param)):
        pytest.skip(f"no font for {request.param} is installed here")
    view.set_article(WRAPPED[str(request.param)] * 5)
    return view


def places_of(view: ArticleView, line: PageLine) -> list[int]:
    """The borders of graphemes on a line, without white space at its end."""
    text, end = view.text(), view.lines.text_end(line)
    return [
        line.start + place
        for place in borders(text[line.start : end])
        if not cuts_ligature(text, line.start + place)
    ]


def test_highlights_lie_on_the_glyphs_of_wrapped_lines(wrapped: ArticleView) -> None:
    wrong = []
    for width in (420, 505, 530):
        wrapped.resize(width, 420)
        for line in wrapped.lines.shown():
            places = places_of(wrapped, line)
            pairs = [*itertools.pairwise(places), *((place, places[-1]) for place in places[:-1])]
            for start, end in pairs:
                found, wanted = wrapped.lines.extents(line, start, end), glyphs(wrapped, line, start, end)
                if not same(found, wanted):
                    wrong.append((wrapped.text()[start:end], found, wanted))
    assert wrong == [], wrong[:6]


def test_a_press_goes_to_the_nearer_side_of_the_letter_under_it(wrapped: ArticleView) -> None:
    hands = Hands(wrapped)
    wrapped.resize(505, 420)
    QApplication.processEvents()
    pressed = 0
    for line in list(wrapped.lines.shown())[:3]:
        runs = runs_of(line.line, None)
        for start, end in itertools.pairwise(places_of(wrapped, line)):
            first, last = (wrapped.lines.utf16_in(line, place) for place in (start, end))
            run = next(run for run in runs if run.start <= first < run.end)
            boxes = glyphs(wrapped, line, start, end)
            if first == run.start or last >= run.end or not boxes or boxes[0][1] - boxes[0][0] < 6:
                continue
            (left, right), y = boxes[0], line.top + line.height // 2
            sides = (end, start) if run.backwards else (start, end)
            for x, wanted in ((left + 1, sides[0]), (right - 2, sides[1])):
                hands.press(QPoint(round(x), y))
                hands.release(QPoint(round(x), y))
                assert wrapped.caret() == wanted, (wrapped.text()[start:end], x)
                pressed += 1
    assert pressed > 50


def test_a_press_beside_a_line_goes_to_its_end(wrapped: ArticleView) -> None:
    wrapped.resize(505, 420)
    for line in list(wrapped.lines.shown())[:3]:
        y, ends = line.top + line.height // 2, (line.start, wrapped.lines.text_end(line))
        left, right = wrapped.lines.caret_at(QPoint(1, y)), wrapped.lines.caret_at(QPoint(500, y))
        assert (left, right) == (ends[::-1] if wrapped.runs_right_to_left(line.start) else ends)
