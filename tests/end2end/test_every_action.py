"""Every action, by each of its keys, where it is of use: and something is seen to happen."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from annotator.gui.actions.catalogue import CATALOGUE, MENUS
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.program import Program
from tests.end2end import (
    acting_on_anywhere,
    acting_on_attributes,
    acting_on_beside,
    acting_on_caret,
    acting_on_finding,
    acting_on_hints,
    acting_on_labels,
    acting_on_menus,
    acting_on_pen,
    acting_on_printing,
    acting_on_reading,
    acting_on_relations,
    acting_on_tag_all,
    acting_on_text,
    acting_on_walking,
    acting_on_window,
)
from tests.end2end.acting import CASES, fresh, press
from tests.end2end.acting_on_window import OPENED
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat

PARTS = (
    acting_on_anywhere,
    acting_on_attributes,
    acting_on_beside,
    acting_on_caret,
    acting_on_finding,
    acting_on_hints,
    acting_on_labels,
    acting_on_menus,
    acting_on_pen,
    acting_on_printing,
    acting_on_reading,
    acting_on_relations,
    acting_on_tag_all,
    acting_on_text,
    acting_on_walking,
    acting_on_window,
)
"""Importing them fills the table of cases."""

WINDOWS = {"new-project", "open-project", "new-window", "quit"}


def test_the_table_has_every_action() -> None:
    assert set(CASES) | WINDOWS == {one.id for one in CATALOGUE}


@pytest.mark.parametrize("menu", [name for name, _ in MENUS])
def test_each_action_of_a_menu_does_something(
    desktop: Desktop, tmp_path: Path, menu: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    OPENED.clear()
    monkeypatch.setattr(QDesktopServices, "openUrl", OPENED.append)
    seat = begin(desktop, tmp_path)
    for one in CATALOGUE:
        if one.menu == menu and one.id not in WINDOWS:
            for key in one.keys:
                try:
                    CASES[one.id](seat, key)
                except (AssertionError, TimeoutError, LookupError) as error:
                    raise AssertionError(f"{one.id} by {key}: {error}") from error
    fresh(seat)


def test_actions_that_open_and_close_windows(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    program = desktop.program
    for key in ("Ctrl+N", "Ctrl+O"):
        press(seat, key)
        asking = [one for one in seat.window.findChildren(QFileDialog) if one.isVisible()]
        assert len(asking) == 1, key
        asking[0].reject()
        let_events_pass()
    press(seat, "Ctrl+Shift+N")
    wait_until(lambda: len(program.windows) == 2, "the second window")
    second = desktop.seat(program.windows[1])
    assert second.project.target == seat.project.target
    press_last(program, second)


def press_last(program: Program, seat: Seat) -> None:
    """Quit, and see that all windows go."""
    seat.visitor.press("Ctrl+Q")
    wait_until(lambda: not program.windows, "the end of the program")
