"""Dragging the edges of the chosen annotation in the window: one step each, saved, and undone by one key."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.domain.errors import RefusedError
from annotator.domain.texts.edges import Edge
from annotator.services.annotations import annotating
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def pull(seat: Seat, side: str, to: int) -> None:
    """Drag an outer edge of the chosen annotation to a code point, by the window's own mouse."""
    page = seat.visitor.page
    edge = Edge(0, side)  # type: ignore[arg-type]
    grip = next(one for one in page.handles.grips() if one.edge == edge)
    window = seat.window.windowHandle()

    def spot(point: QPoint) -> QPoint:
        return page.viewport().mapTo(seat.window, point)

    end = page.point_of(to) - (grip.aim - grip.centre)
    QTest.mouseMove(window, spot(grip.centre))
    QTest.mousePress(window, LEFT, NONE, spot(grip.centre))
    QTest.mouseMove(window, spot((grip.centre + end) / 2))
    QTest.mouseMove(window, spot(end))
    QTest.mouseRelease(window, LEFT, NONE, spot(end))
    seat.visitor.settle()


def test_an_edge_is_dragged_saved_and_undone(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    pull(seat, "end", seat.span("blaze").end - 1)
    assert seat.labelled() == [("claim", "30 people escaped the blaze")]
    pull(seat, "start", seat.span("at least").start)
    assert seat.labelled() == [("claim", "at least 30 people escaped the blaze")]
    seat.visitor.press("Ctrl+Z")
    seat.visitor.settle()
    assert seat.labelled() == [("claim", "30 people escaped the blaze")]
    seat.visitor.press("Ctrl+Z")
    seat.visitor.settle()
    assert seat.labelled() == [("claim", "30 people")]
    mark = seat.visitor.page.chosen_mark()
    assert mark is not None
    assert mark.fragments == (seat.span("30 people"),)


def test_with_a_pen_in_hand_nothing_is_tagged_by_it(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    seat.visitor.press("P")
    before = seat.visitor.page.viewport().cursor().pixmap().cacheKey()
    pull(seat, "end", seat.span("blaze").end)
    assert seat.labelled() == [("claim", "30 people escaped the blaze")]
    assert seat.visitor.page.viewport().cursor().pixmap().cacheKey() == before  # the pen's pointer is back
    assert before


def test_a_done_article_has_no_grips_until_it_is_reopened(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    assert len(seat.visitor.page.handles.grips()) == 2
    seat.visitor.press("Ctrl+D")
    seat.visitor.settle()
    assert seat.visitor.page.chosen() is not None
    assert seat.visitor.page.handles.grips() == []
    seat.visitor.press("Ctrl+R")
    seat.visitor.settle()
    assert len(seat.visitor.page.handles.grips()) == 2


def test_what_is_refused_is_shown_as_it_was(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")

    def refuse(*_: object) -> None:
        raise RefusedError("not today")

    monkeypatch.setattr(annotating, "reshape", refuse)
    pull(seat, "end", seat.span("blaze").end)
    assert seat.labelled() == [("claim", "30 people")]
    mark = seat.visitor.page.chosen_mark()
    assert mark is not None
    assert mark.fragments == (seat.span("30 people"),)
    assert any("ot today" in words for words in seat.messages())
