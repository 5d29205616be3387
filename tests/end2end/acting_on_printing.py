"""The cases of printing and saving the open article."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from annotator.gui.demo.waiting import let_events_pass, wait_until
from tests.end2end.acting import case, dialog_opens, marked, press
from tests.end2end.driving import Seat


def save_by(seat: Seat, key: str, name: str, target: Path) -> bytes:
    """Press the key, answer the dialog of that name with a file, and return what was written."""
    press(seat, key)
    dialog = seat.dialog(name)
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).stem == "fire"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    wait_until(lambda: any(str(target) in words for words in seat.messages()), "that it is written")
    let_events_pass()
    return target.read_bytes()


@case("print")
def _asks_for_a_printer(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "print-dialog").reject()
    let_events_pass()


@case("save-pdf")
def _writes_a_pdf(seat: Seat, key: str) -> None:
    marked(seat)
    target = Path(seat.project.target).with_name("fire.pdf")
    assert save_by(seat, key, "save-pdf-dialog", target).startswith(b"%PDF-")


@case("save-html")
def _writes_a_page(seat: Seat, key: str) -> None:
    marked(seat)
    target = Path(seat.project.target).with_name("fire.html")
    written = save_by(seat, key, "save-html-dialog", target).decode("utf-8")
    assert ">30 people</mark>" in written
    assert "Annotated by ana on" in written
