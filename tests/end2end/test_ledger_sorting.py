"""Numbers sorted in from the ledger: by key, by dragging, several at once, undone, refused with a reason."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.demo.waiting import wait_until
from annotator.gui.ledger.window import LedgerWindow
from tests.end2end.beginning import make_later, wait_for_focus
from tests.end2end.driving import Desktop, Seat
from tests.end2end.ledger_seen import (
    SAID,
    drag,
    headings,
    kept,
    layer,
    line_of,
    numbers_of,
    opened,
    pick,
    ready,
    record,
    spot,
    statements,
    with_records,
)

HOSTILE = (
    "<b>bold</b> & <img src=x onerror=alert(1)>",
    '=HYPERLINK("http://x")',
    "\u202eright to left\u202c",
    "a\u2069\u2066b {who} %n %1 &amp; \\",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 30,
)


def seated(desktop: Desktop, folder: Path, *quantities: str | None) -> Seat:
    project = with_records(folder, record("first", layer("ana", quantities)))
    return desktop.start(project, "ana")


def test_numbers_are_sorted_in_one_after_the_other_by_keys(desktop: Desktop, tmp_path: Path) -> None:
    seat = seated(desktop, tmp_path, "people dead", None, None)
    window = opened(seat)
    assert headings(window) == ["people dead", ""]
    assert numbers_of(window, None) == ["5", "7"]
    assert window.bar.sort.text() == "&Sort numbers in (2)"
    seat.visitor.press("Alt+S")
    strip = window.sorting.strip
    wait_for_focus(strip.line, "the line")
    assert strip.what.text() == "“5” in “5 died, presumably”"
    seat.visitor.write("dea")
    assert "Return: “people dead”" in strip.hint.text()
    seat.visitor.press("Return")
    wait_until(lambda: numbers_of(window, "people dead") == ["over 100", "5"], "the number in its place")
    wait_until(lambda: strip.what.text() == "“7” in “7 dead”", "the next one")
    assert strip.line.text() == ""
    seat.visitor.write("dead")
    seat.visitor.press("Ctrl+Return")  # what is typed, though it is a part of another name
    wait_until(lambda: numbers_of(window, "dead") == ["7"], "the new quantity")
    wait_until(lambda: not strip.isVisible(), "the end")
    wait_for_focus(window.view, "the list")
    assert headings(window) == ["people dead", "dead"]
    assert not window.bar.sort.isEnabled()
    seat.visitor.press("Ctrl+Z")
    wait_until(lambda: numbers_of(window, None) == ["7"], "the one step back")
    seat.visitor.press("Ctrl+Z")
    wait_until(lambda: numbers_of(window, None) == ["5", "7"], "both steps back")
    seat.visitor.press("Ctrl+Y")
    wait_until(lambda: numbers_of(window, None) == ["7"], "the first step again")


def test_several_are_dragged_at_once_and_brought_back_together(desktop: Desktop, tmp_path: Path) -> None:
    seat = seated(desktop, tmp_path, "people dead", None, None)
    window = opened(seat)
    article = seat.visitor.desk.article
    seat.visitor.press("End", "Shift+Up")
    assert [one.row.number.text for one in window.view.chosen()] == ["5", "7"]
    drag(window, line_of(window, "7"), 0)
    wait_until(lambda: numbers_of(window, "people dead") == ["over 100", "5", "7"], "both in their place")
    assert window.telling.words.text() == "2 numbers sorted in under “people dead”"
    assert seat.visitor.desk.article is article
    assert seat.visitor.desk.chosen is None, "a drag is no click"
    seat.visitor.click(window.telling.undo)
    wait_until(lambda: numbers_of(window, None) == ["5", "7"], "both out again")
    # One that stands in a panel goes back to those that are not sorted in.
    drag(window, line_of(window, "over 100"), line_of(window, "7"))
    wait_until(lambda: len(numbers_of(window, None)) == 3, "all three")
    assert headings(window) == [""]


def test_esc_lets_go_what_is_dragged(desktop: Desktop, tmp_path: Path) -> None:
    seat = seated(desktop, tmp_path, "people dead", None, None)
    window = opened(seat)
    port, start, end = window.view.viewport(), spot(window, line_of(window, "7")), spot(window, 0)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    assert window.view.drag.active
    assert window.view.drag.target is window.model.item(0)
    seat.visitor.press("Esc")
    assert window.view.drag.target is None
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    seat.visitor.settle()
    ready(window)
    assert window.isVisible()
    assert numbers_of(window, None) == ["5", "7"]


def test_f2_gives_another_quantity_and_del_takes_it_off(desktop: Desktop, tmp_path: Path) -> None:
    seat = seated(desktop, tmp_path, "people dead", "cars", "cars")
    window = opened(seat)
    seat.visitor.press("F2")
    seat.visitor.write("ca")
    seat.visitor.press("Return")
    wait_until(lambda: headings(window) == ["cars"], "one quantity")
    wait_for_focus(window.view, "the list")
    assert not window.sorting.strip.isVisible()
    seat.visitor.press("Del")
    wait_until(lambda: headings(window) == ["cars", ""], "one taken off")
    one = next(one for one in statements(window) if one.row.amount.quantity is None)
    assert one.row.number.text == "over 100"
    assert kept(seat, one.row.number.uid).attributes == {"bound": "more-than", "value": 100}


def _has(window: LedgerWindow, left: int) -> bool:
    return len(numbers_of(window, "dead")) == left


def test_what_goes_out_of_view_leaves_the_keyboard_where_it_stood(desktop: Desktop, tmp_path: Path) -> None:
    many = [record(str(number), layer("ana", ["dead"] * 3), text=f"{SAID} {number}") for number in range(8)]
    seat = desktop.start(with_records(tmp_path, *many), "ana")
    window = opened(seat)
    pick(seat, window.bar.scope, "All articles")
    ready(window)
    wait_for_focus(window.view, "the list")
    seat.visitor.press("Home", "Down")
    for left in (23, 22):
        seat.visitor.press("Del")
        wait_until(partial(_has, window, left), "one fewer")
        assert window.view.currentIndex().row() == 2
        assert [window.view.currentIndex()] == window.view.selectedIndexes()
    seat.visitor.press("End")
    window.view.verticalScrollBar().setValue(0)
    seat.visitor.press("End")
    assert window.view.verticalScrollBar().value() == window.view.verticalScrollBar().maximum()


@pytest.mark.parametrize("status", ["done", "in-progress"])
def test_only_ones_own_open_numbers_can_be_sorted_in(desktop: Desktop, tmp_path: Path, status: str) -> None:
    project = with_records(
        tmp_path,
        record("first", layer("ana", ["dead", None, None], status=status), layer("ben", [None] * 3)),
    )
    seat = desktop.start(project, "ana")
    window = opened(seat)
    pick(seat, window.bar.layer, "ben")
    ready(window)
    window.bar.sort.click()
    assert window.telling.words.text() == "This is the work of ben; only they can sort it in."
    assert not window.sorting.strip.isVisible()
    drag(window, line_of(window, "5"), 0)
    pick(seat, window.bar.layer, "ana")
    ready(window)
    window.bar.sort.click()
    if status == "done":
        assert "The article is done; reopen it" in window.telling.words.text()
        before = numbers_of(window, None)
        drag(window, line_of(window, "5"), 0)
        seat.visitor.settle()
        ready(window)
        assert numbers_of(window, None) == before == ["5", "7"]
        return
    assert window.sorting.strip.isVisible()
    window.sorting.end()
    # Of all that are chosen only one's own go, and it is said why the others do not.
    pick(seat, window.bar.layer, "Everybody")
    ready(window)
    rows = [n for n in range(window.model.rowCount()) if (one := window.model.statement(n)) and not one.panel]
    window.view.choose_rows(rows)
    wait_for_focus(window.view, "the list")
    seat.visitor.press("F2")
    told = window.telling.words.text()
    assert told.startswith("3 of the chosen numbers stay as they are. This is the work of ben")
    seat.visitor.write("dead")
    seat.visitor.press("Return")
    wait_until(lambda: numbers_of(window, "dead") == ["over 100", "5", "7"], "one's own")
    assert {one.row.layer for one in statements(window) if one.panel is None} == {"ben"}


def test_a_project_that_can_only_be_read_is_shown_and_not_changed(desktop: Desktop, tmp_path: Path) -> None:
    project = with_records(tmp_path, record("first", layer("ana", ["dead", None, None])))
    make_later(project)
    before = project.read_bytes()
    seat = desktop.start(project, "ana")
    window = opened(seat)
    assert len(statements(window)) == 3
    for key in ("F2", "Del", "Alt+S"):
        window.telling.hide()
        seat.visitor.press("End", key)
        if key != "Del":
            assert "9.9.9" in window.telling.words.text(), key
        assert not window.sorting.strip.isVisible(), key
    drag(window, line_of(window, "7"), 0)
    assert "9.9.9" in window.telling.words.text()
    seat.visitor.settle()
    assert project.read_bytes() == before


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_stands_in_a_field_is_shown_as_it_is(desktop: Desktop, tmp_path: Path, text: str) -> None:
    project = with_records(
        tmp_path,
        record("first", layer("ana", [text, text, None], entity=text), title=text),
        record("second", layer("ana", [None] * 3), text=f"{SAID} {text}"),
    )
    seat = desktop.start(project, "ana")
    window: LedgerWindow = opened(seat)
    pick(seat, window.bar.scope, "All articles")
    ready(window)
    flat = " ".join(text.split())
    assert flat in str(window.model.index(0, 0).data()) or "\u2066" in text
    window.filters.show()
    assert window.filters.speaker.findText(flat) > 0
    tip = str(window.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "<b>bold" not in tip
    assert "<img" not in tip
    picture = window.grab()
    assert not picture.isNull()
    seat.visitor.press("Alt+S")
    wait_for_focus(window.sorting.strip.line, "the line")
    assert window.sorting.strip.model.rowCount() == 1
    seat.visitor.press("Down", "Return")
    wait_until(lambda: len(numbers_of(window, statements(window)[0].row.amount.quantity)) == 3, "the third")
    assert window.grab().width() == picture.width()
    window.close()
