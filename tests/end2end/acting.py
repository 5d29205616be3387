"""How the actions are tried: a table of cases by id, and what most of them begin with."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from annotator.domain.annotation_set import Status
from annotator.gui.demo.waiting import let_events_pass
from annotator.services.annotations import annotating
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
    if seat.annotations():
        # Not by hand, here and below: these are the beginnings of a few hundred cases.
        seat.window.session.run("Delete", annotating.delete, [one.uid for one in seat.annotations()])
        seat.visitor.settle()
    assert not seat.annotations()
    return seat


def placed(seat: Seat, *labelled: tuple[str, str]) -> None:
    """Have words of the article annotated, each with the name of its label."""
    article = seat.visitor.desk.article
    assert article is not None
    for words, label in labelled:
        seat.window.session.run("Highlight", annotating.annotate, article.uid, seat.span(words), label)
    seat.visitor.settle()
    assert {(label, words) for words, label in labelled} <= set(seat.labelled())


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
