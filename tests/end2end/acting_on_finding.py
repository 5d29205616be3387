"""The cases of finding."""

from annotator.gui.find.bar import FindBar
from tests.end2end.acting import case, fresh, press
from tests.end2end.driving import Seat


def bar_of(seat: Seat) -> FindBar:
    found = seat.window.findChild(FindBar)
    assert isinstance(found, FindBar)
    return found


@case("find", "find-next", "find-previous")
def _finds(seat: Seat, key: str) -> None:
    page = fresh(seat).visitor.page
    press(seat, "Ctrl+F")
    bar = bar_of(seat)
    assert bar.strip.line.hasFocus()
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("people")
    assert bar.strip.count.text().startswith("1 of ")
    press(seat, "Esc")
    assert page.selection() == seat.span("people")
    assert page.hasFocus()
    press(seat, key)
    if key == "Ctrl+F":
        assert bar.strip.line.selectedText() == "people"
        assert bar.current() == seat.span("people")
    else:
        assert bar.is_open()
        assert page.selection() in bar.places()
    press(seat, "Esc")
    fresh(seat)
    assert not bar.is_open()
