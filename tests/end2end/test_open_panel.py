"""What is open: counted above the claims and on the button that finishes, with reasons, one click away."""

from pathlib import Path

import pytest

from annotator.gui.demo.waiting import wait_until
from tests.end2end.acting import press
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat


def rows(seat: Seat) -> list[tuple[str, str]]:
    panel = seat.window.annotate.rail.open
    return [(row.chip.text(), row.why.text()) for row in panel.rows if row.isVisible()]


def test_what_is_open_is_counted_told_and_reached(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.window.resize(1400, 900)
    panel, done = seat.window.annotate.rail.open, seat.window.top.done
    assert not panel.isVisible()
    assert done.accessibleName() == "Done, next article"
    seat.highlight("at least 30 people", "3")
    seat.highlight("may have known", "4")
    seat.highlight("dozens", "3")
    wait_until(lambda: panel.total == 3, "three that are open")
    assert panel.title.text() == "3 open"
    assert panel.key.text() == "O next"
    assert done.text().startswith("Done (3 open), next")
    # From the chosen one on, round at the end.
    assert [words for words, _ in rows(seat)] == ["dozens", "may have known", "at least 30 people"]
    assert dict(rows(seat))["may have known"] == "not tied yet"
    assert "read as vague ≥ 24, unconfirmed" in dict(rows(seat))["dozens"]
    seat.visitor.click(panel.rows[1], panel.rows[1].rect().center())
    seat.visitor.settle()
    chosen = seat.visitor.desk.chosen_annotation()
    assert chosen is not None
    assert chosen.text(seat.text) == "may have known"
    press(seat, "Ctrl+D")
    wait_until(lambda: not panel.isVisible(), "nothing is asked of what is done")


def test_thousands_are_looked_through_beside_the_window(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.gui.annotate.kept_up.MANY", 1)
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    wait_until(lambda: seat.window.annotate.rail.open.total == 1, "the open one")
    press(seat, "Ctrl+Z")
    wait_until(lambda: seat.window.annotate.rail.open.total == 0, "nothing open")


def test_a_low_window_shows_one_row(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.window.resize(1280, 680)
    for words in ("dozens", "at least 30 people"):
        seat.highlight(words, "3")
    wait_until(lambda: seat.window.annotate.rail.open.total == 2, "both")
    wait_until(lambda: len(rows(seat)) == 1, "one row")
    assert seat.window.annotate.rail.open.title.text() == "2 open"


def test_nothing_pushes_a_low_window_off_the_screen(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.window.resize(1280, 680)
    press(seat, "Ctrl+Z")
    wait_until(lambda: bool(seat.messages()), "nothing to undo")
    for words in ("dozens", "at least 30 people"):
        seat.highlight(words, "3")
    wait_until(lambda: seat.window.annotate.rail.open.total == 2, "both")
    assert seat.messages()
    assert seat.window.height() == 680
    inspector = seat.window.annotate.rail.inspector
    press(seat, "E")
    seat.visitor.settle()
    assert inspector.note.hasFocus()
    assert inspector.note.viewport().visibleRegion().contains(inspector.note.cursorRect())


def test_the_heading_of_several_stands_at_the_top_of_the_details(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.window.resize(1400, 1000)
    for words in ("dozens", "at least 30 people"):
        seat.highlight(words, "3")
    inspector = seat.window.annotate.rail.inspector
    top = inspector.label.mapTo(inspector, inspector.label.rect().center()).y()
    press(seat, "Shift+A")
    wait_until(lambda: inspector.label.text().startswith("2 "), "both at once")
    seat.visitor.settle()
    assert abs(inspector.label.mapTo(inspector, inspector.label.rect().center()).y() - top) <= 2
