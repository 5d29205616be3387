"""The overview strip: where marks are painted on it, what a click and a drag do, and what a change costs."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.text.marks import Layer, Mark
from annotator.gui.text.overview import Overview
from annotator.gui.text.overview_picture import WIDTH
from annotator.gui.text.overview_tally import Run, Tally
from annotator.gui.text.view import ArticleView

from .conftest import LAYER, NEWS, PaintWatch, style

Find = Callable[[str], Span]
HITS = Layer("hits", 5, choosable=False)
RED, BLUE, GREEN = "#ff0000", "#0000ff", "#00aa00"
LONG = "\n".join(NEWS for _ in range(60))
LANES = {"solid": 4, "thick": 7, "dashed": 10, "dotted": 13, "hits": 17}
"""An x of each column."""


@pytest.fixture
def strip(view: ArticleView, qtbot: QtBot) -> Overview:
    view.set_article(LONG)
    strip = Overview(view)
    strip.show()
    settle(strip, qtbot)
    return strip


def settle(strip: Overview, qtbot: QtBot) -> None:
    qtbot.waitUntil(strip.settled)
    QApplication.processEvents()


def picture(strip: Overview) -> QImage:
    QApplication.processEvents()
    return strip.grab().toImage()


def rows_with(strip: Overview, lane: str, colour: str) -> list[int]:
    image = picture(strip)
    return [y for y in range(image.height()) if image.pixelColor(LANES[lane], y) == QColor(colour)]


def place(share: float) -> Span:
    start = int(len(LONG) * share)
    return Span(start, start + 20)


def test_marks_are_seen_at_their_place_each_underline_in_its_column(
    strip: Overview, view: ArticleView, qtbot: QtBot
) -> None:
    marks = [
        Mark("a", (place(0.25), place(0.5)), style(RED)),
        Mark("b", (place(0.75),), style(BLUE, underline="dotted")),
    ]
    view.set_marks(LAYER, marks)
    view.set_marks(HITS, [Mark("h", (place(0.9),), style(GREEN, underline="none"))])
    settle(strip, qtbot)
    height = strip.height()
    for lane, colour, shares in (
        ("solid", RED, (0.25, 0.5)),
        ("dotted", BLUE, (0.75,)),
        ("hits", GREEN, (0.9,)),
    ):
        rows = rows_with(strip, lane, colour)
        assert len(rows) >= 2 * len(shares)
        assert all(any(abs(row - share * height) < 5 for row in rows) for share in shares)
        assert all(any(abs(row - share * height) < 9 for share in shares) for row in rows)
    assert rows_with(strip, "dashed", BLUE) == []


def test_bit_by_bit_it_looks_like_all_at_once(strip: Overview, view: ArticleView, qtbot: QtBot) -> None:
    marks = [Mark(f"m{n}", (place(n / 60),), style(RED if n % 3 else BLUE)) for n in range(55)]
    for mark in marks:
        view.put_mark(LAYER, Mark(mark.key, (place(0.97),), style(GREEN)))
        view.put_mark(LAYER, mark)
    view.put_mark(LAYER, Mark("gone", (Span(0, 4000),), style(GREEN)))
    view.remove_mark(LAYER, "gone")
    one_by_one = picture(strip)
    view.set_marks(LAYER, marks)
    settle(strip, qtbot)
    assert picture(strip) == one_by_one
    strip.set_wanted(wanted=False)
    strip.set_wanted(wanted=True)
    settle(strip, qtbot)
    assert picture(strip) == one_by_one


def test_another_article_begins_empty(strip: Overview, view: ArticleView, qtbot: QtBot) -> None:
    view.set_marks(LAYER, [Mark("a", (place(0.5),), style(RED))])
    settle(strip, qtbot)
    assert rows_with(strip, "solid", RED)
    view.set_article(NEWS)
    settle(strip, qtbot)
    assert rows_with(strip, "solid", RED) == []


def test_a_layer_that_is_set_anew_shows_its_new_marks_only(
    strip: Overview, view: ArticleView, qtbot: QtBot
) -> None:
    view.set_marks(LAYER, [Mark("a", (place(0.5),), style(RED))])
    view.set_marks(HITS, [Mark("h", (place(0.9),), style(GREEN, underline="none"))])
    settle(strip, qtbot)
    assert rows_with(strip, "solid", RED)
    view.set_marks(LAYER, [Mark("b", (place(0.2),), style(BLUE))])
    settle(strip, qtbot)
    assert rows_with(strip, "solid", RED) == []
    assert rows_with(strip, "solid", BLUE)
    assert rows_with(strip, "hits", GREEN)


def test_another_height_keeps_the_places(strip: Overview, view: ArticleView, qtbot: QtBot) -> None:
    view.set_marks(LAYER, [Mark("a", (place(0.5),), style(RED))])
    view.resize(700, 700)
    settle(strip, qtbot)
    rows = rows_with(strip, "solid", RED)
    assert 2 <= len(rows) <= 5
    assert abs(rows[0] - strip.height() / 2) < 6


def test_a_click_on_a_mark_goes_there_and_chooses_it(
    strip: Overview, view: ArticleView, qtbot: QtBot
) -> None:
    span = place(0.7)
    view.set_marks(LAYER, [Mark("a", (span,), style(RED)), Mark("b", (place(0.2),), style(BLUE))])
    settle(strip, qtbot)
    chosen: list[object] = []
    view.mark_chosen.connect(chosen.append)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(LANES["solid"], strip.row_of(span.start)))
    assert chosen == ["a"]
    assert view.scroller.sees(span.start)


def test_a_click_on_a_hit_goes_there_and_chooses_nothing(
    strip: Overview, view: ArticleView, qtbot: QtBot
) -> None:
    span = place(0.7)
    view.set_marks(HITS, [Mark("h", (span,), style(GREEN, underline="none"))])
    view.set_marks(LAYER, [Mark("a", (span,), style(RED))])
    settle(strip, qtbot)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(LANES["hits"], strip.row_of(span.start)))
    assert view.chosen() is None
    assert view.scroller.sees(span.start)


def test_a_press_elsewhere_and_a_drag_take_the_view_along(strip: Overview, view: ArticleView) -> None:
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, strip.height() // 2))
    assert view.scroller.sees(len(LONG) // 2)
    QTest.mouseMove(strip, QPoint(5, strip.height() * 3 // 4))
    QTest.mouseMove(strip, QPoint(5, strip.height() * 4 // 5))
    assert abs(view.first_visible() - len(LONG) * 4 // 5) < len(LONG) // 20
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, strip.height() * 4 // 5))
    assert view.chosen() is None
    before = view.first_visible()
    QTest.mouseMove(strip, QPoint(5, 3))
    assert view.first_visible() == before


def test_what_the_view_shows_is_taken_hold_of_where_it_is(strip: Overview, view: ArticleView) -> None:
    view.restore_place(len(LONG) // 2)
    top, before = strip.row_of(view.first_visible()), view.first_visible()
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, top + 2))
    assert view.first_visible() == before
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, top + 2))
    assert view.first_visible() == before


def test_where_the_view_is_can_be_seen(strip: Overview, view: ArticleView) -> None:
    ground = QColor("#ffffff")
    view.restore_place(len(LONG) * 9 // 10)
    image = picture(strip)
    shaded = [y for y in range(image.height()) if image.pixelColor(20, y) != ground]
    assert abs(shaded[0] - strip.row_of(view.first_visible())) <= 1
    assert shaded == list(range(shaded[0], shaded[-1] + 1))


def test_a_short_article_is_seen_whole(strip: Overview, view: ArticleView, qtbot: QtBot) -> None:
    view.set_article("Short.")
    settle(strip, qtbot)
    image = picture(strip)
    assert all(image.pixelColor(20, y) != QColor("#ffffff") for y in range(image.height()))


def test_the_chosen_one_stands_out(strip: Overview, view: ArticleView, qtbot: QtBot) -> None:
    span = place(0.6)
    view.set_marks(LAYER, [Mark("a", (span,), style(RED))])
    settle(strip, qtbot)
    before = picture(strip)
    view.choose("a")
    after = picture(strip)
    changed = [y for y in range(after.height()) if after.pixelColor(20, y) != before.pixelColor(20, y)]
    assert changed
    assert abs(changed[0] - strip.row_of(span.start)) <= 1


def test_hovering_tells_what_a_click_would_choose(strip: Overview, view: ArticleView, qtbot: QtBot) -> None:
    span = place(0.6)
    view.set_marks(LAYER, [Mark("a", (span,), style(RED), "Claim <i>")])
    settle(strip, qtbot)
    at = QPoint(LANES["solid"], strip.row_of(span.start))
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    assert "Claim &lt;i&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_it_is_named_and_takes_no_focus(strip: Overview) -> None:
    assert strip.accessibleName()
    assert strip.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_it_takes_room_of_the_page_and_gives_it_back(strip: Overview, view: ArticleView) -> None:
    with_strip = view.viewport().width()
    assert strip.geometry().left() == view.viewport().geometry().right() + 1
    strip.set_wanted(wanted=False)
    assert view.viewport().width() == with_strip + WIDTH
    assert strip.isHidden()


def test_a_change_repaints_no_more_of_the_page_than_without_it(
    strip: Overview, view: ArticleView, qtbot: QtBot
) -> None:
    settle(strip, qtbot)
    watch = PaintWatch(view)
    watch.rows()
    view.put_mark(LAYER, Mark("a", (place(0.8),), style(RED)))
    assert watch.rows() == set()


def test_marks_that_come_while_it_counts_are_counted_once(
    strip: Overview, view: ArticleView, qtbot: QtBot
) -> None:
    crowd = [Mark(f"m{n}", (place(0.3 + n / 40_000),), style(RED)) for n in range(9_000)]
    view.set_marks(LAYER, crowd)
    QApplication.processEvents()
    assert not strip.settled()
    view.put_mark(LAYER, Mark("late", (place(0.9),), style(BLUE)))
    for mark in crowd[:8_999]:
        view.remove_mark(LAYER, mark.key)
    settle(strip, qtbot)
    piecemeal = picture(strip)
    view.set_marks(LAYER, [crowd[-1], Mark("late", (place(0.9),), style(BLUE))])
    settle(strip, qtbot)
    assert picture(strip) == piecemeal
    assert 2 <= len(rows_with(strip, "solid", RED)) <= 5


def test_a_new_mark_costs_no_more_the_more_there_are(
    strip: Overview, view: ArticleView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = [Mark(f"m{n}", (place(n / 2_500),), style(RED)) for n in range(2_400)]
    view.set_marks(LAYER, crowd)
    settle(strip, qtbot)
    picture(strip)
    rows: list[int] = []
    runs = Tally.runs

    def noted(self: Tally, first: int, last: int) -> Iterator[Run]:
        rows.append(last - first + 1)
        return runs(self, first, last)

    monkeypatch.setattr(Tally, "runs", noted)
    view.put_mark(LAYER, Mark("new", (place(0.5),), style(BLUE)))
    assert rows == []
    picture(strip)
    assert len(rows) == 1
    assert rows[0] <= 5
