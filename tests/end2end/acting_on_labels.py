"""The case of the label scheme."""

from annotator.gui.demo.waiting import wait_until
from annotator.gui.labels.window import LabelsWindow
from tests.end2end.acting import case, dialog_opens
from tests.end2end.driving import Seat


def window_of(seat: Seat) -> LabelsWindow:
    found = seat.dialog("labels-window")
    assert isinstance(found, LabelsWindow)
    wait_until(lambda: found.form.owner() is not None, "the labels")
    seat.visitor.settle()
    return found


@case("labels")
def _opens_the_label_scheme(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "labels-window")
    window = window_of(seat)
    assert window.labels.hasFocus()
    assert [one.name for one in window.labels.owners.owners()][:2] == ["claim", "speaker"]
    window.close()
    seat.visitor.come_to_front()
