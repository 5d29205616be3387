"""The cases of pen mode, repeating a tag, and passes."""

from tests.end2end.acting import case, dialog_opens, fresh, marked, press
from tests.end2end.driving import Seat


@case("pen")
def _tags_every_selection(seat: Seat, key: str) -> None:
    fresh(seat)
    press(seat, key)
    assert seat.window.actions_of["pen"].isChecked()
    press(seat, "3")
    for words in ("30 people", "dozens"):
        seat.visitor.drag(seat.span(words))
        seat.visitor.settle()
    assert seat.labelled() == [("number", "30 people"), ("number", "dozens")]
    press(seat, key)
    assert not seat.window.actions_of["pen"].isChecked()
    seat.visitor.drag(seat.span("the blaze"))
    seat.visitor.settle()
    assert len(seat.annotations()) == 2


@case("repeat-tag")
def _tags_as_the_last_time(seat: Seat, key: str) -> None:
    marked(seat, "30 people", "3")
    seat.visitor.drag(seat.span("dozens"))
    press(seat, key)
    assert seat.labelled() == [("number", "30 people"), ("number", "dozens")]


@case("pass-start")
def _begins_a_pass(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "pass-dialog")
    press(seat, "3")
    press(seat, "Return")
    bar = seat.project.wiring.passes.bar
    assert bar.isVisible()
    assert bar.words.text() == "Only Number: 0 of 3 articles"
    press(seat, "Ctrl+Shift+E")


@case("pass-end")
def _ends_a_pass(seat: Seat, key: str) -> None:
    dialog_opens(seat, "Shift+P", "pass-dialog")
    press(seat, "Return")
    assert seat.project.wiring.passes.bar.isVisible()
    press(seat, key)
    assert not seat.project.wiring.passes.bar.isVisible()
    assert not seat.window.actions_of["pass-end"].isEnabled()
