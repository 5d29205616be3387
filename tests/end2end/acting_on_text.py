"""The cases of the menus Edit and Annotation."""

from annotator.gui.actions.catalogue import spec
from tests.end2end.acting import case, chosen_text, dialog_opens, fresh, marked, press
from tests.end2end.driving import Seat

# Edit


@case("undo")
def _undoes(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, key)
    assert seat.annotations() == []


@case("redo")
def _redoes(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, "Ctrl+Z")
    press(seat, key)
    assert seat.labelled() == [("claim", "30 people")]


@case("undo-project", "redo-project")
def _undoes_and_redoes_in_the_project(seat: Seat, key: str) -> None:
    fresh(seat)
    dialog = dialog_opens(seat, "F2", "details-dialog")
    seat.visitor.click(dialog.title)  # type: ignore[attr-defined]
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("renamed")
    seat.visitor.press("Return")
    seat.visitor.settle()
    assert seat.visitor.desk.article
    assert seat.visitor.desk.article.title == "renamed"
    press(seat, "Ctrl+Alt+Z")
    assert seat.visitor.desk.article.title == "fire"
    if key == "Ctrl+Alt+Y":
        press(seat, key)
        assert seat.visitor.desk.article.title == "renamed"
        press(seat, "Ctrl+Alt+Z")


# Annotation


@case("add-fragment")
def _adds_a_fragment(seat: Seat, key: str) -> None:
    marked(seat)
    seat.visitor.drag(seat.span("the blaze"))
    press(seat, key)
    assert chosen_text(seat) == "30 people the blaze"


@case("take-away")
def _takes_away(seat: Seat, key: str) -> None:
    marked(seat, "at least 30 people")
    seat.visitor.drag(seat.span("least 30"))
    press(seat, key)
    assert chosen_text(seat).split() == ["at", "people"]


@case("edit-note")
def _goes_to_the_note(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, key)
    assert seat.window.annotate.rail.inspector.note.hasFocus()


@case("toggle-discuss")
def _marks_to_discuss(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, key)
    assert [one.discuss for one in seat.annotations()] == [True]
    assert seat.window.annotate.rail.inspector.discuss.isChecked()
    press(seat, key)
    assert [one.discuss for one in seat.annotations()] == [False]


@case("delete-annotation")
def _deletes(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, key)
    assert seat.annotations() == []


EDGES = {
    "end-word-on": "30 people escaped",
    "end-word-back": "30",
    "end-character-on": "30 people ",
    "end-character-back": "30 peopl",
    "start-word-on": "people",
    "start-word-back": "least 30 people",
    "start-character-on": "0 people",
    "start-character-back": " 30 people",
}


@case(*EDGES)
def _moves_an_edge(seat: Seat, key: str) -> None:
    name = next(name for name in EDGES if key in spec(name).keys)
    marked(seat)
    press(seat, key)
    assert chosen_text(seat) == EDGES[name], name


@case("next-annotation", "previous-annotation")
def _goes_from_one_to_the_next(seat: Seat, key: str) -> None:
    marked(seat, "the blaze")
    seat.highlight("30 people", "1")
    seat.highlight("The fire service", "2")
    seat.visitor.press("Esc", "Esc")
    press(seat, key)
    first = chosen_text(seat)
    press(seat, key)
    assert first != chosen_text(seat)
    assert {first, chosen_text(seat)} <= {"the blaze", "30 people", "The fire service"}


@case("choose-beneath")
def _chooses_beneath(seat: Seat, key: str) -> None:
    marked(seat, "at least 30 people")
    seat.highlight("30", "3")
    press(seat, key)
    assert chosen_text(seat) == "at least 30 people"
    press(seat, key)
    assert chosen_text(seat) == "30"


@case("let-go")
def _lets_go(seat: Seat, key: str) -> None:
    marked(seat)
    seat.visitor.drag(seat.span("the blaze"))
    press(seat, key)
    assert seat.visitor.page.selection() is None
    assert seat.visitor.desk.chosen is not None
    press(seat, key)
    assert seat.visitor.desk.chosen is None
