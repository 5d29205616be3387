"""A fault of ours, wherever it happens, is shown with details to copy; the program goes on."""

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from annotator.config.logging import start_log
from annotator.gui.crash_dialog import CrashDialog
from annotator.gui.demo.waiting import let_events_pass, wait_until
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Iterator[Seat]:
    start_log()
    seat = begin(desktop, tmp_path)
    desktop.program.reporter.install()
    yield seat
    desktop.program.reporter.uninstall()


def breaks(*_: object) -> None:
    """What no program should do."""
    raise ZeroDivisionError("a fault of ours, for a try")


def in_a_slot(seat: Seat) -> None:
    QTimer.singleShot(0, seat.window, breaks)


def in_the_projects_thread(seat: Seat) -> None:
    seat.project.session.ask(lambda _answer: None, breaks)


def in_a_use_case(seat: Seat) -> None:
    seat.project.session.run("Highlight", breaks)


class Broken(type(Path())):  # type: ignore[misc]
    """A path that breaks when somebody looks at it."""

    def stat(self, **_options: object) -> NoReturn:
        raise ZeroDivisionError("a fault of ours, for a try")


def in_a_task(seat: Seat) -> None:
    seat.project.wiring.importing.take([Broken("table.csv")])


@pytest.mark.parametrize("how", [in_a_slot, in_the_projects_thread, in_a_use_case, in_a_task])
def test_it_is_shown_copied_and_survived(desktop: Desktop, seat: Seat, how: object) -> None:
    reporter = desktop.program.reporter
    seat.highlight("30 people", "1")
    how(seat)  # type: ignore[operator]
    wait_until(reporter.dialog, "the dialog")
    dialog = reporter.dialog()
    assert isinstance(dialog, CrashDialog)
    assert dialog.isVisible()
    assert "Traceback" in dialog.text()
    assert "ZeroDivisionError: a fault of ours, for a try" in dialog.text()
    assert "30 people" not in dialog.text()
    seat.visitor.click(dialog.copy_button)
    assert QGuiApplication.clipboard().text() == dialog.text()
    assert dialog.log_button.isVisible()
    seat.visitor.click(dialog.go_on_button)
    let_events_pass()
    assert reporter.dialog() is None
    seat.visitor.come_to_front()
    seat.visitor.settle()
    seat.highlight("dozens", "3")
    assert seat.labelled() == [("claim", "30 people"), ("number", "dozens")]
    log = desktop.program.paths.log_file.read_text(encoding="utf-8")
    assert "a fault of the program" in log
    assert "Traceback" in log
