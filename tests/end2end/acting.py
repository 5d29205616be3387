"""How the actions are tried: a table of cases by id, and what most of them begin with."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from annotator.domain.annotation_set import Status
from annotator.gui.demo.waiting import let_events_pass
from tests.end2end.driving import Seat

Case = Callable[[Seat, str], None]
CASES: dict[str, Case] = {}


def case(*ids: str) -> Callable[[Case], Case]:
    """The function that sets up, presses the key and looks, for the actions of these ids."""

    def note(function: Case) -> Case:
        CASES.update(dict.fromkeys(ids, function))
        return function

    return note


def fresh(seat: Seat) -> Seat:
    """The article “fire” open and in progress, nothing selected or chosen, no dialog, no annotation."""
    for dialog in seat.window.findChildren(QDialog):
        dialog.close()
    let_events_pass()
    if seat.visitor.desk.article is None or seat.visitor.desk.article.title != "fire":
        seat.open_article("fire")
    seat.visitor.page.setFocus()
    if seat.visitor.desk.set is not None and seat.visitor.desk.set.status is not Status.IN_PROGRESS:
        seat.visitor.press("Ctrl+R")
        seat.visitor.settle()
    seat.visitor.press("Esc", "Esc", "Esc", "Esc")
    while seat.annotations():
        seat.visitor.page.setFocus()
        seat.visitor.press("Tab", "Del")
        seat.visitor.settle()
    return seat


def marked(seat: Seat, words: str = "30 people", key: str = "1") -> None:
    fresh(seat).highlight(words, key)
    assert seat.visitor.desk.chosen is not None


def press(seat: Seat, key: str) -> None:
    seat.visitor.press(key)
    seat.visitor.settle()


def chosen_text(seat: Seat) -> str:
    one = seat.visitor.desk.chosen_annotation()
    return one.text(seat.text) if one else ""


def dialog_opens(seat: Seat, key: str, name: str) -> QDialog:
    press(fresh(seat), key)
    return seat.dialog(name)
