"""The case of tagging all occurrences."""

from annotator.gui.demo.waiting import wait_until
from annotator.gui.tag_all.dialog import TagAllDialog
from tests.end2end.acting import case, fresh, press
from tests.end2end.driving import Seat


@case("tag-all")
def _tags_all(seat: Seat, key: str) -> None:
    fresh(seat).visitor.drag(seat.span("The"))
    press(seat, key)
    dialog = seat.dialog("tag-all-dialog")
    assert isinstance(dialog, TagAllDialog)
    wait_until(dialog.is_ready, "the places")
    assert dialog.model.ticked == seat.text.count("The ") == 2
    seat.visitor.press("Return")
    wait_until(lambda: len(seat.annotations()) == 2, "the annotations")
    fresh(seat)
