"""A project that can only be read says why, offers nothing that would change it, and can still be read."""

from pathlib import Path

import pytest

from annotator.gui.actions.catalogue import CATALOGUE, Needs
from tests.end2end.beginning import made_project, make_later
from tests.end2end.driving import Desktop, Seat

CHANGING = {
    Needs.WRITABLE,
    Needs.EDITABLE,
    Needs.SELECTION,
    Needs.CHOSEN_EDITABLE,
    Needs.CHOSEN_AND_SELECTION,
}


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    """A project that a later version of the program wrote."""
    project = made_project(tmp_path)
    make_later(project)
    return desktop.start(project, "ana")


def test_it_says_which_version_wrote_it(seat: Seat) -> None:
    assert len(seat.messages()) == 1
    assert "made.annotator was written by Annotator 9.9.9" in seat.messages()[0]
    assert "update Annotator to change it" in seat.messages()[0]
    assert seat.window.foot.saved.text() == "Read-only"
    assert "read-only" in seat.window.top.project.text()


def test_nothing_that_changes_it_is_offered(seat: Seat) -> None:
    seat.open_article("fire")
    actions = seat.window.actions_of
    enabled = {one.id for one in CATALOGUE if actions[one.id].isEnabled()}
    assert {one.id for one in CATALOGUE if one.needs in CHANGING}.isdisjoint(enabled)
    assert not any(actions[name].isEnabled() for name in actions.label_ids())
    assert not seat.window.top.done.isEnabled()
    for button in seat.window.annotate.rail.labels.buttons.values():
        assert not button.isEnabled()


def test_it_can_be_read_and_nothing_of_it_changes(seat: Seat) -> None:
    before = Path(seat.project.target).read_bytes()
    seat.open_article("fire")
    seat.visitor.drag(seat.span("dozens"))
    assert not seat.window.annotate.bar.isVisible()
    seat.visitor.press("3", "Ctrl+D", "Ctrl+Z", "Del")
    seat.visitor.settle()
    seat.visitor.press("Ctrl+PgDown")
    seat.visitor.settle()
    assert seat.visitor.desk.article
    assert seat.visitor.desk.article.title == "flood"
    assert seat.annotations() == []
    why, warning = seat.messages()
    assert why == "This project can only be read."
    assert "9.9.9" in warning
    assert Path(seat.project.target).read_bytes() == before


def test_files_are_not_taken(seat: Seat, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="does not take"):
        seat.drop(tmp_path / "texts")
