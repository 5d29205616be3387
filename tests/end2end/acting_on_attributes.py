"""The cases of attributes, readings, and several annotations at once."""

from PySide6.QtWidgets import QApplication

from annotator.gui.wiring.attributes import AttributeWiring
from tests.end2end.acting import case, chosen_text, fresh, marked, press
from tests.end2end.driving import Seat


def wiring_of(seat: Seat) -> AttributeWiring:
    return seat.project.wiring.attributes


def letter(seat: Seat, words: str) -> str:
    """The letter that stands before words in the strip, which must be open."""
    entries = wiring_of(seat).strip.board.entries()
    return next(entry.letter for entry in entries if entry.words.partition(": ")[0] == words)


def attributes(seat: Seat) -> dict[str, object]:
    """Those of the chosen annotation."""
    chosen = seat.visitor.desk.chosen_annotation()
    assert chosen is not None
    return dict(chosen.attributes)


@case("attribute-strip")
def _sets_by_letters(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, key)
    press(seat, letter(seat, "denies"))
    assert attributes(seat) == {"polarity": "denies"}
    press(seat, letter(seat, "asserts"))
    press(seat, letter(seat, "indirect"))
    assert attributes(seat) == {"polarity": "asserts", "quote": "indirect"}
    press(seat, letter(seat, "indirect"))
    assert attributes(seat) == {"polarity": "asserts"}
    press(seat, "Esc")
    assert not wiring_of(seat).strip.is_open()
    assert seat.visitor.page.hasFocus()
    assert chosen_text(seat) == "30 people"


@case("edit-attributes")
def _goes_to_the_attributes(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, key)
    fields = seat.window.annotate.rail.inspector.attributes.fields
    assert QApplication.focusWidget() is fields["quote"].editor
    press(seat, "I")
    press(seat, "Down")
    press(seat, "D")
    assert attributes(seat) == {"quote": "indirect", "polarity": "denies"}
    press(seat, "Esc")
    assert seat.visitor.page.hasFocus()


@case("confirm-reading", "confirm-readings")
def _confirms(seat: Seat, key: str) -> None:
    marked(seat, "at least 30", "3")
    seat.highlight("dozens", "3")
    inspector = seat.window.annotate.rail.inspector
    assert inspector.read.text() == "read from the text, not yet confirmed"
    assert attributes(seat) == {}
    press(seat, key)
    assert attributes(seat) == {"bound": "vague", "lower": 24}
    assert not inspector.read.isVisible()
    press(seat, "Shift+L")
    every = key.startswith("Ctrl")
    assert attributes(seat) == ({"bound": "at-least", "value": 30, "unit": "people"} if every else {})


@case("cycle-bound")
def _goes_through_the_bounds(seat: Seat, key: str) -> None:
    marked(seat, "at least 30", "3")
    press(seat, key)
    assert attributes(seat) == {"bound": "more-than", "value": 30, "unit": "people"}
    press(seat, key)
    assert attributes(seat)["bound"] == "at-most"
    press(seat, "Ctrl+Z")
    press(seat, "Ctrl+Z")
    assert attributes(seat) == {}


@case("entity-of-last")
def _names_the_speaker(seat: Seat, key: str) -> None:
    marked(seat, "Ida Moll", "2")
    wiring_of(seat).editing.set([seat.visitor.desk.chosen or ""], "entity", "Ida Moll")
    seat.visitor.settle()
    seat.highlight("she", "2")
    press(seat, key)
    assert attributes(seat) == {"entity": "Ida Moll"}


@case("choose-same-label")
def _chooses_all_of_a_label(seat: Seat, key: str) -> None:
    fresh(seat).highlight("30 people", "3")
    seat.highlight("Ida Moll", "2")
    seat.highlight("dozens", "3")
    press(seat, key)
    several = seat.window.annotate.rail.several
    assert [one.text(seat.text) for one in several.annotations()] == ["30 people", "dozens"]
    assert seat.window.annotate.rail.inspector.label.text() == "2 annotations"
    press(seat, "Esc")
    assert several.annotations() == []
