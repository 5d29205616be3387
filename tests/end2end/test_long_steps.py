"""A change of the scheme under many annotations, and its undo, show how far they are and can be stopped."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from annotator.bootstrap import create_project, open_workspace
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.labels.merging import MergeOwnersDialog
from annotator.gui.labels.window import LabelsWindow
from annotator.gui.widgets.task_row import StepRow
from annotator.services.work import Work
from tests.end2end.driving import Desktop, Seat
from tests.end2end.labelling import opened, pick
from tests.services.test_scheme_in_bulk import fill

STOPPED = "Stopped; nothing was changed"


def rows(path: Path) -> list[Any]:
    """All that a change of the scheme may touch, and the journal."""
    tables = ("labels", "relation_types", "annotations", "relations", "journal")
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(f'SELECT * FROM "{name}" ORDER BY uid').fetchall() for name in tables]


class Gate:
    """Holds a step of the project up in its middle, until somebody lets it go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened = threading.Event()
        self.portions = 0
        real: Callable[..., None] = Work.change_many

        def change_many(work: Work, *args: Any) -> None:
            self.portions += 1
            if self.portions > 1:
                assert self.opened.wait(20), "nobody lets it go on"
            real(work, *args)

        monkeypatch.setattr(Work, "change_many", change_many)

    def shut(self) -> None:
        self.portions = 0
        self.opened.clear()


def row_of(window: LabelsWindow) -> StepRow:
    found = window.findChild(StepRow)
    assert isinstance(found, StepRow)
    return found


def stop(seat: Seat, window: LabelsWindow, gate: Gate) -> None:
    """Wait until it is seen how far a step is, and stop it."""
    row = row_of(window)
    wait_until(row.isVisible, "the row that shows how far it is")
    wait_until(lambda: 0 < row.bar.value() < row.bar.maximum(), "how far it is")
    assert row.stop.accessibleName() == "Cancel: Changing the project"
    seat.visitor.click(row.stop)
    assert not row.stop.isEnabled()
    gate.opened.set()
    seat.visitor.settle()
    wait_until(row.isHidden, "the row to go")


def merge(seat: Seat, window: LabelsWindow) -> None:
    seat.visitor.click(window.form.merge)
    wait_until(lambda: window.findChild(MergeOwnersDialog) is not None, "the question")
    dialog = window.findChild(MergeOwnersDialog)
    assert isinstance(dialog, MergeOwnersDialog)
    wait_until(dialog.isActiveWindow, "the question in front")
    dialog.target.setFocus()
    seat.visitor.write("Hedge")
    seat.visitor.press("Return")
    let_events_pass()


def test_a_change_under_many_annotations_and_its_undo_are_seen_and_stopped(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "p.annotator"
    create_project(project)
    workspace = open_workspace(project)
    workspace.run("Fill", fill, 2400)
    workspace.close()
    seat = desktop.start(project, "ana")
    window = opened(seat)
    pick(seat, window.labels, "Number")
    gate, before = Gate(monkeypatch), rows(project)

    merge(seat, window)
    stop(seat, window, gate)
    assert window.messages.texts() == [STOPPED]
    assert rows(project) == before
    chosen = window.chosen()
    assert chosen is not None
    assert chosen.name == window.form.name.text() == "number"

    merge(seat, window)
    seat.visitor.settle()
    merged = rows(project)
    assert {row[3] for row in merged[2]} == {"claim", "hedge"}
    assert row_of(window).isHidden()

    gate.shut()
    seat.visitor.click(window.undo_button)
    stop(seat, window, gate)
    assert STOPPED in seat.messages()
    assert rows(project) == merged

    seat.visitor.click(window.undo_button)
    seat.visitor.settle()
    assert rows(project)[:4] == before[:4]
