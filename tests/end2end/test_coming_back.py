"""After a restart everything is where it was left: article, view, caret, choice, splitters."""

from pathlib import Path

from tests.end2end.beginning import FIRE, begin, made_project
from tests.end2end.driving import Desktop, Seat

LONG = "\n\n".join(f"Paragraph {number}: {FIRE}" for number in range(40))


def title(seat: Seat) -> str:
    article = seat.visitor.desk.article
    return article.title if article else ""


def in_view(seat: Seat) -> str:
    """Words that can be seen, and that stand nowhere else."""
    free = (f"Paragraph {number}:" for number in range(40))
    return next(words[:-1] for words in free if seat.visitor.sees(seat.span(words)))


def test_article_view_caret_and_choice(desktop: Desktop, tmp_path: Path) -> None:
    project = made_project(tmp_path, {"a": FIRE, "long": LONG, "z": FIRE})
    seat = desktop.start(project, "ana")
    seat.open_article("long")
    seat.visitor.page.setFocus()
    seat.visitor.press(*["PgDown"] * 5)
    seat.highlight(in_view(seat), "1")
    seat.visitor.press("Right", "Right")
    page = seat.visitor.page
    left = (page.caret(), page.first_visible(), seat.visitor.desk.chosen)
    assert left[1] > 0
    assert left[2]
    seat.window.splitter.setSizes([333, seat.window.width() - 333])
    seat.window.annotate.splitter.setSizes([600, 347])
    seat.visitor.settle()
    sizes = (seat.window.splitter.sizes()[0], seat.window.annotate.splitter.sizes()[1])
    assert sizes == (333, 347)
    desktop.end()

    seat = desktop.start(project, "ana")
    assert title(seat) == "long"
    page = seat.visitor.page
    assert (page.caret(), page.first_visible(), seat.visitor.desk.chosen) == left
    assert (seat.window.splitter.sizes()[0], seat.window.annotate.splitter.sizes()[1]) == sizes
    assert page.hasFocus()
    # The screen of a test may be too small for both panels and the page.
    seat.window.resize(1280, 800)
    seat.visitor.settle()
    seat.highlight(in_view(seat), "2")
    assert {"claim", "speaker"} == {label for label, _ in seat.labelled()}


def test_a_selection_is_there_again_and_can_be_tagged(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    project = seat.project.target
    seat.visitor.drag(seat.span("dozens"))
    desktop.end()
    seat = desktop.start(project, "ana")
    assert seat.visitor.page.selection() == seat.span("dozens")
    seat.visitor.press("3")
    seat.visitor.settle()
    assert seat.labelled() == [("number", "dozens")]


def test_each_person_has_a_place_of_their_own(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path, article="strike")
    project = seat.project.target
    desktop.end()
    seat = desktop.start(project, "ben")
    seat.open_article("flood")
    desktop.end()
    seat = desktop.start(project, "ana")
    assert title(seat) == "strike"
    desktop.end()
    seat = desktop.start(project, "ben")
    assert title(seat) == "flood"


def test_a_place_that_is_gone_does_no_harm(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path, article="strike")
    project = seat.project.target
    seat.visitor.press("Ctrl+Del")
    seat.dialog("remove-dialog")
    seat.visitor.write("asked")
    desktop.program.state.save()
    seat.visitor.press("Return")
    seat.visitor.settle()
    desktop.end()
    seat = desktop.start(project, "ana")
    assert title(seat) in {"fire", "flood"}
    assert seat.messages() == []
