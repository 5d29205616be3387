"""The margin: bars beside the text, found again under the mouse, in columns that stay what they are."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.domain.span import Span
from annotator.gui.text.columns import COLUMNS
from annotator.gui.text.margin import STEP, WIDTH
from annotator.gui.text.marks import Layer, Mark
from annotator.gui.text.view import ArticleView

from .conftest import LAYER, PaintWatch, marked_rows, style

Find = Callable[[str], Span]
RED, BLUE = "#ff0000", "#0000ff"


@pytest.fixture
def margin(view: ArticleView) -> ArticleView:
    view.set_margin(wanted=True)
    QApplication.processEvents()
    return view


def picture(view: ArticleView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage()


def left_of(view: ArticleView) -> int:
    return round(view.lines._page.layout.left)


def column_x(view: ArticleView, column: int) -> int:
    """The middle of a column of bars."""
    return left_of(view) - 10 - column * STEP - STEP // 2


def painted(view: ArticleView, column: int, colour: str) -> list[int]:
    """The rows in which a column shows a colour."""
    image, x = picture(view), column_x(view, column)
    return [y for y in range(image.height()) if image.pixelColor(x, y) == QColor(colour)]


def beside(view: ArticleView, span: Span, column: int = 0) -> QPoint:
    line = view.lines.line_of(span.start)
    assert line is not None
    return QPoint(column_x(view, column), line.top + line.height // 2)


def test_a_bar_stands_beside_the_lines_of_its_mark_only(margin: ArticleView, find: Find) -> None:
    span = find("presumably")
    margin.put_mark(LAYER, Mark("m", (span,), style(RED)))
    line = margin.lines.line_of(span.start)
    assert line is not None
    rows = painted(margin, 0, RED)
    assert rows == list(range(line.top + 3, line.bottom - 3))
    margin.set_margin(wanted=False)
    assert painted(margin, 0, RED) == []


def test_a_bar_goes_on_over_the_gap_between_paragraphs(margin: ArticleView) -> None:
    margin.set_article("One short line.\nAnother short line.\nA third.")
    text = margin.text()
    watch = PaintWatch(margin)
    watch.rows()
    margin.put_mark(LAYER, Mark("m", (Span(4, text.index("third")),), style(RED)))
    repainted = watch.rows()
    rows = painted(margin, 0, RED)
    assert repainted >= set(rows)
    assert rows == list(range(rows[0], rows[-1] + 1))
    assert len(rows) > 2 * margin.metrics().pitch + 2 * margin.metrics().gap


@pytest.mark.parametrize("underline", ["dashed", "dotted"])
def test_a_bar_has_the_pattern_of_the_label(margin: ArticleView, find: Find, underline: str) -> None:
    span = find("presumably")
    margin.put_mark(LAYER, Mark("m", (span,), style(RED, underline=underline)))
    rows = painted(margin, 0, RED)
    breaks = [one for one, other in pairwise(rows) if other != one + 1]
    assert len(breaks) >= 1
    margin.put_mark(LAYER, Mark("m", (span,), style(RED, underline="thick")))
    image, y = picture(margin), rows[0] + 8
    wide = [x for x in range(left_of(margin)) if image.pixelColor(x, y) == QColor(RED)]
    assert len(wide) == 4


def test_marks_on_one_line_stand_in_columns_and_keep_them(margin: ArticleView, find: Find) -> None:
    words = ["Two days", "Bloomberg", "reported", "that", "over 100", "fighters", "killed"]
    marks = {each: Mark(each, (find(each),), style()) for each in words}
    for mark in marks.values():
        margin.put_mark(LAYER, mark)
        picture(margin)
    columns = {each: margin.margin.columns.of(mark) for each, mark in marks.items()}
    assert list(columns.values()) == [*range(COLUMNS), COLUMNS - 1, COLUMNS - 1]
    margin.remove_mark(LAYER, "Bloomberg")
    margin.put_mark(LAYER, Mark("new", (find("after"),), style()))
    picture(margin)
    assert margin.margin.columns.of(Mark("new", (find("after"),), style())) == columns["Bloomberg"]
    margin.verticalScrollBar().setValue(2)
    margin.resize(500, 300)
    picture(margin)
    for each in words:
        if each != "Bloomberg":
            assert margin.margin.columns.of(marks[each]) == columns[each]


def test_a_mark_that_is_changed_stays_in_its_column(margin: ArticleView, find: Find) -> None:
    first, second = find("Two days"), find("Bloomberg")
    margin.put_mark(LAYER, Mark("a", (first,), style(BLUE)))
    margin.put_mark(LAYER, Mark("b", (second,), style(RED)))
    assert painted(margin, 1, RED)
    margin.remove_mark(LAYER, "a")
    margin.put_mark(LAYER, Mark("b", (Span(second.start, second.end + 3),), style(RED)))
    assert painted(margin, 1, RED)
    assert not painted(margin, 0, RED)


def test_a_press_on_a_bar_chooses_and_leaves_the_caret(margin: ArticleView, find: Find) -> None:
    margin.set_caret(5)
    span = find("presumably")
    margin.put_mark(LAYER, Mark("m", (span,), style(RED)))
    chosen: list[object] = []
    margin.mark_chosen.connect(chosen.append)
    QTest.mouseClick(margin.viewport(), Qt.MouseButton.LeftButton, pos=beside(margin, span))
    assert (margin.chosen(), chosen) == ("m", ["m"])
    assert margin.caret() == 5
    QTest.mouseClick(margin.viewport(), Qt.MouseButton.LeftButton, pos=beside(margin, span, 2))
    assert margin.chosen() is None


def test_pressing_a_shared_column_again_goes_on_to_the_next(margin: ArticleView, find: Find) -> None:
    words = ["Two days", "Bloomberg", "reported", "that", "over 100", "fighters"]
    margin.set_marks(LAYER, [Mark(each, (find(each),), style()) for each in words])
    at = beside(margin, find("Bloomberg"), COLUMNS - 1)
    picture(margin)
    chosen = set()
    for _ in range(2):
        QTest.mouseClick(margin.viewport(), Qt.MouseButton.LeftButton, pos=at)
        chosen.add(margin.chosen())
    assert chosen == {"over 100", "fighters"}


def test_the_chosen_bar_is_the_strongest(margin: ArticleView, find: Find) -> None:
    span = find("presumably")
    margin.put_mark(LAYER, Mark("m", (span,), style(RED)))
    y = beside(margin, span).y()

    def inked() -> int:
        image = picture(margin)
        return sum(image.pixelColor(x, y) != QColor("#ffffff") for x in range(left_of(margin) - 2))

    before = inked()
    margin.choose("m")
    assert inked() >= before + 4


def test_other_layers_have_no_bars(margin: ArticleView, find: Find) -> None:
    hits = Layer("hits", 5, choosable=False)
    margin.set_marks(hits, [Mark("h", (find("presumably"),), style(RED))])
    assert painted(margin, 0, RED) == []


def test_hovering_a_bar_tells(margin: ArticleView, find: Find) -> None:
    span = find("presumably")
    margin.put_mark(LAYER, Mark("m", (span,), style(RED), "Hedge\nstrength: <b>weak</b>"))
    at = beside(margin, span)
    event = QHelpEvent(QEvent.Type.ToolTip, at, margin.viewport().mapToGlobal(at))
    QApplication.sendEvent(margin.viewport(), event)
    assert "strength: &lt;b&gt;weak" in QToolTip.text()
    QToolTip.hideText()


def test_a_new_bar_repaints_the_lines_of_its_mark_only(margin: ArticleView, find: Find) -> None:
    for each in ("Two days", "Bloomberg", "reported"):
        margin.put_mark(LAYER, Mark(each, (find(each),), style()))
    watch = PaintWatch(margin)
    watch.rows()
    span = find("presumably")
    margin.put_mark(LAYER, Mark("m", (span,), style()))
    assert watch.rows() == marked_rows(margin, span)


def test_the_text_makes_room_for_the_margin(margin: ArticleView) -> None:
    margin.resize(300, 300)
    QApplication.processEvents()
    assert left_of(margin) >= WIDTH


def test_a_crowd_shares_columns_and_can_still_be_chosen(margin: ArticleView, find: Find) -> None:
    start = find("Bloomberg").start
    margin.set_marks(LAYER, [Mark(f"m{n}", (Span(start + n, start + n + 9),), style()) for n in range(40)])
    picture(margin)
    QTest.mouseClick(margin.viewport(), Qt.MouseButton.LeftButton, pos=beside(margin, Span(start, start + 1)))
    assert margin.chosen() is not None
    chosen = margin.chosen_mark()
    assert chosen is not None
    assert margin.margin.columns.of(chosen) < COLUMNS
