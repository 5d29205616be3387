"""Two windows on one project: both work, and each shows what the other did."""

from pathlib import Path

import pytest

from annotator.bootstrap import check_project
from annotator.domain.annotation_set import Status
from annotator.gui.demo.waiting import wait_until
from annotator.gui.tour.sample import make_sample
from tests.end2end.driving import Desktop, Seat


@pytest.fixture
def pair(desktop: Desktop, tmp_path: Path) -> tuple[Seat, Seat, Path]:
    """One window, and a second one that was opened from its menu; both with the same article."""
    project = tmp_path / "shared.annotator"
    make_sample(project, "Shared")
    one = desktop.start(project, as_name="mila")
    one.open_article("Halvera")
    one.visitor.press("Ctrl+Shift+N")
    wait_until(lambda: len(desktop.program.windows) == 2, "the second window")
    other = desktop.seat(desktop.program.windows[1])
    other.open_article("Halvera")
    return one, other, project


def follows(seat: Seat, labelled: list[tuple[str, str]]) -> None:
    """Wait until a window shows these annotations, in its list too, without anybody touching it."""
    wait_until(lambda: seat.labelled() == labelled, f"{labelled} instead of {seat.labelled()}", 5000)
    model = seat.window.annotate.rail.list.model
    assert [model.annotation(row).label for row in range(model.rowCount())] == [one for one, _ in labelled]
    seat.visitor.settle()


def test_each_shows_what_the_other_did(pair: tuple[Seat, Seat, Path]) -> None:
    one, other, project = pair
    assert one.window.session is not other.window.session

    other.highlight("At least 40", "3")
    follows(one, [("number", "At least 40")])

    one.visitor.come_to_front()
    one.highlight("the Orlay Coast Guard", "2")
    follows(other, [("number", "At least 40"), ("speaker", "the Orlay Coast Guard")])
    # What is chosen is one's own.
    assert other.annotations()[0].uid == other.visitor.desk.chosen
    assert one.annotations()[1].uid == one.visitor.desk.chosen

    other.visitor.come_to_front()
    other.visitor.press("D")
    other.visitor.settle()
    wait_until(lambda: one.annotations()[0].discuss, "the mark in the other window", 5000)

    other.visitor.press("Del")
    other.visitor.settle()
    follows(one, [("speaker", "the Orlay Coast Guard")])
    assert check_project(project) == []


def test_one_undoes_what_the_other_did_for_it_is_the_same_person(pair: tuple[Seat, Seat, Path]) -> None:
    one, other, _project = pair
    other.highlight("At least 40", "3")
    follows(one, [("number", "At least 40")])
    one.visitor.come_to_front()
    one.visitor.press("Ctrl+Z")
    one.visitor.settle()
    assert one.labelled() == []
    follows(other, [])


def test_an_article_that_is_done_in_one_is_protected_in_the_other(pair: tuple[Seat, Seat, Path]) -> None:
    one, other, _project = pair
    other.highlight("At least 40", "3")
    follows(one, [("number", "At least 40")])
    other.visitor.press("Ctrl+D")
    other.visitor.settle()
    wait_until(lambda: one.visitor.desk.protected, "the protection in the other window", 5000)
    wait_until(
        lambda: one.window.articles.model.rows()[0].status is Status.DONE,
        "the status in the other list",
        5000,
    )

    one.visitor.come_to_front()
    one.visitor.click_text(0)
    one.visitor.press("Del")
    one.visitor.settle()
    assert one.labelled() == [("number", "At least 40")]


def test_both_can_annotate_at_the_same_moment(pair: tuple[Seat, Seat, Path]) -> None:
    one, other, project = pair
    one.visitor.come_to_front()
    one.visitor.drag(one.span("At least 40"))
    one.visitor.press("3")
    other.visitor.come_to_front()
    other.visitor.drag(other.span("the Orlay Coast Guard"))
    other.visitor.press("2")
    both = [("number", "At least 40"), ("speaker", "the Orlay Coast Guard")]
    follows(one, both)
    follows(other, both)
    assert one.window.messages.texts() == other.window.messages.texts() == []
    assert check_project(project) == []
