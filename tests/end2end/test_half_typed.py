"""A note or a value is half typed when the machine dies; at the next start it is offered again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.bootstrap import check_project
from annotator.gui.annotate.attributes.text_field import TextField
from annotator.gui.tour.sample import make_sample
from tests.conftest import ROOT
from tests.end2end.driving import Desktop, Seat
from tests.end2end.half_typed import TYPED, WORDS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills as Unix does")


def broken_off(folder: Path, what: str) -> Path:
    """A project in which somebody was half through typing when the program was killed."""
    project = folder / "project.annotator"
    make_sample(project, "Project")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.end2end.half_typed", str(project), what],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as typing:
        assert typing.stdout is not None
        try:
            told = typing.stdout.readline()
        finally:
            os.kill(typing.pid, signal.SIGKILL)
    assert told == "put by\n"
    assert typing.returncode == -signal.SIGKILL
    assert check_project(project) == []
    return project


def test_a_half_typed_note_survives_kill(desktop: Desktop, tmp_path: Path) -> None:
    project, typed = broken_off(tmp_path, "note"), TYPED["note"]
    seat = desktop.start(project, as_name="mila")
    seat.open_article("Halvera")
    assert seat.labelled() == [("number", WORDS)]
    assert seat.annotations()[0].note == ""
    seat.visitor.click_text(3)
    seat.visitor.settle()
    assert note_shown(seat) == typed

    seat.visitor.press("E")
    seat.visitor.press("Ctrl+End")
    seat.visitor.write("er is wrong")
    seat.visitor.press("Esc")
    seat.visitor.settle()
    assert seat.annotations()[0].note == f"{typed}er is wrong"
    desktop.end()

    # Once it is saved, nothing half typed is offered any more.
    seat = desktop.start(project, as_name="mila")
    seat.visitor.click_text(3)
    seat.visitor.settle()
    assert note_shown(seat) == f"{typed}er is wrong"
    seat.visitor.press("Ctrl+Z")
    seat.visitor.settle()
    assert seat.annotations()[0].note == ""
    assert note_shown(seat) == ""


def test_a_half_typed_value_survives_kill(desktop: Desktop, tmp_path: Path) -> None:
    project, typed = broken_off(tmp_path, "unit"), TYPED["unit"]
    seat = desktop.start(project, as_name="mila")
    seat.open_article("Halvera")
    assert "unit" not in seat.annotations()[0].attributes
    seat.visitor.click_text(3)
    seat.visitor.settle()
    unit = seat.window.annotate.rail.inspector.attributes.fields["unit"]
    assert isinstance(unit, TextField)
    assert unit.line.text() == typed
    assert unit.line.isVisible()

    seat.window.annotate.rail.inspector.attributes.ensureWidgetVisible(unit)
    seat.visitor.click(unit.line)
    seat.visitor.press("End")
    seat.visitor.write("ork")
    seat.visitor.press("Esc", "Esc")
    seat.visitor.settle()
    assert seat.annotations()[0].attributes["unit"] == f"{typed}ork"
    store = seat.project.session.workspace.store
    assert store.drafts(seat.project.session.who) == {}


def note_shown(seat: Seat) -> str:
    return seat.window.annotate.rail.inspector.note.written()
