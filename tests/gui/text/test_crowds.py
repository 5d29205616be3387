"""More marks on a line than fourteen: they stay where their letters are, whatever the width of the page."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.text.advances import Advances
from annotator.gui.text.marks import Mark
from annotator.gui.text.view import ArticleView

from .conftest import LAYER, style

PIECES = (
    "The office of Wa. said: AVAT, To Ty V. No more than five died in the north. ",
    "n\u0303u\u0308 qe\u0301\u0302d\u0300 ",
    "क्षि नमस्ते स्त्री हिन्दी ",
    "ร้อนที่ น้ำ ผู้ใหญ่",
    "市長は四十隻の船が出たと述べた。",
    "one 👨‍👩‍👧 two👩🏽‍🚒three 🇩🇪🇫🇷 ",
    "many      spaces      ",
    "no\u00a0break\u00a0space ",
    "a\ttab ",
    "schiff\u00adfahrt\u00adplan",
    "a new\u2028line ",
    "W" * 30,
    "\n\n",
)
LOOKS = (("#0072B2", "solid"), ("#C25400", "thick"), ("#00795A", "dashed"), ("#A6518A", "dotted"))


def crowd(text: str) -> list[Mark]:
    """Marks that begin at every third letter and end wherever."""
    looks = [style(colour, underline=underline) for colour, underline in LOOKS]
    return [
        Mark(f"m{at}", (Span(at, min(at + 5 + at * 7 % 61, len(text))),), looks[at % 4])
        for at in range(0, len(text) - 1, 3)
    ]


def picture(view: ArticleView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.lists(st.sampled_from(PIECES), min_size=4, max_size=12).map("".join),
    widths=st.lists(st.integers(200, 700), min_size=1, max_size=2),
)
@example(text=PIECES[9] * 12, widths=list(range(300, 340, 3)))
@example(text=PIECES[6] * 2, widths=[300])
def test_letters_stand_where_their_lines_tell(view: ArticleView, text: str, widths: list[int]) -> None:
    view.set_article(text)
    found = []
    for width in widths:
        view.resize(width, 600)
        for line in view.lines.shown():
            end = view.lines.text_end(line)
            told = view.lines.places(line, range(line.start, end + 1))
            measured = view.lines.all_places(line, told[0], end)
            if measured is not None:
                # Inside a grapheme Qt may tell a place before the one of its beginning.
                assert all(abs(max(told[: at + 1]) - x) < 0.02 for at, x in enumerate(measured))
                found.append(line)
    assert found or any(sign in text for sign in "\t\u00ad\u2028")


@pytest.mark.parametrize("zoom", [1.0, 1.3])
def test_a_crowd_looks_as_if_the_page_had_always_been_as_wide(
    view: ArticleView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, zoom: float
) -> None:
    """Beside a page that remembers nothing and asks each line."""
    text = (PIECES[0] * 3 + "\n\n" + "".join(PIECES[:8]) + "\n\n" + "".join(PIECES[8:12])) * 2
    marks = crowd(text)
    other = ArticleView()
    qtbot.addWidget(other)
    for page in (view, other):
        page.set_zoom(zoom)
        page.set_article(text)
        page.set_marks(LAYER, marks)
        page.show()
    for width in (640, 480, 487, 640, 520, 900, 931):
        key, chosen = marks.pop(len(marks) // 2).key, marks[width % len(marks)].key
        for page in (view, other):
            page.resize(width, 700)
            picture(page)
            page.remove_mark(LAYER, key)
            page.choose(chosen if width % 3 else None)
        with monkeypatch.context() as patch:
            patch.setattr(Advances, "of", lambda *_: None)
            other.set_colours(other.colours())
            assert picture(other) == picture(view)


def test_a_crowd_follows_its_text_and_its_looks(view: ArticleView) -> None:
    """Another article, another size and other marks of the same place leave nothing behind."""
    marks = crowd(PIECES[0] * 3)
    pictures = []
    for text in (PIECES[0] * 3, PIECES[0].swapcase() * 3):
        for zoom in (1.0, 1.4, 1.0):
            view.set_article(text)
            view.set_marks(LAYER, marks)
            picture(view)
            view.set_zoom(zoom)
            pictures.append(picture(view))
    assert pictures[0] == pictures[2] != pictures[3] == pictures[5]
    other = [Mark(mark.key, mark.fragments, style("#00ff00")) for mark in marks]
    view.set_marks(LAYER, other)
    assert picture(view) != pictures[5]
    view.set_marks(LAYER, marks)
    assert picture(view) == pictures[5]
