"""What people write is shown letter by letter wherever it is shown, and long words find room."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QWidget

from annotator.gui.demo.waiting import let_events_pass, wait_until
from tests.end2end.beginning import fill_in, made_project
from tests.end2end.driving import Desktop, Seat

ODD = "<b>x</b> & R&D <img src='x.png'>"
LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3


def press(seat: Seat, *keys: str) -> None:
    for key in keys:
        seat.visitor.press(key)
        seat.visitor.settle()


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    project = made_project(tmp_path, {"fire": f"{ODD} said 5 people. {LONG}", "flood": "Nothing."})
    seat = desktop.start(project, ODD)
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    press(seat, "F2")
    fill_in(seat, seat.dialog("details-dialog").title, ODD)  # type: ignore[attr-defined]
    press(seat, "Return")
    seat.visitor.drag(seat.span("<b>x</b> & R&D"))
    press(seat, "2", "E")
    seat.visitor.write(ODD)
    press(seat, "Esc")
    return seat


def labels_with(widget: QWidget, words: str) -> list[QLabel]:
    return [one for one in widget.findChildren(QLabel) if words in one.text() and one.isVisible()]


def test_every_label_that_shows_it_is_plain(seat: Seat) -> None:
    for label in seat.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text(), label.text()
    assert ODD in seat.window.top.project.text()
    assert labels_with(seat.window, ODD)
    model = seat.window.articles.model
    assert model.index(0).data() == ODD


def test_the_note_comes_back_as_it_was_written_and_hovering_escapes_it(seat: Seat) -> None:
    assert [one.note for one in seat.annotations()] == [ODD]
    marks = seat.visitor.page.marks_under(2)
    assert [ODD in mark.description for mark in marks] == [True]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Ctrl+Del", "remove-dialog"),
        ("F2", "details-dialog"),
        ("Ctrl+Shift+A", "who-dialog"),
        ("Ctrl+Alt+R", "rename-dialog"),
        ("Ctrl+Alt+M", "merge-dialog"),
        ("Ctrl+E", "export-dialog"),
        ("Ctrl+Alt+A", "about"),
    ],
)
def test_dialogs(seat: Seat, key: str, name: str) -> None:
    press(seat, key)
    dialog = seat.dialog(name)
    for label in dialog.findChildren(QLabel):
        if label.text() and not label.pixmap().isNull():
            continue
        assert label.textFormat() is Qt.TextFormat.PlainText or "<" not in label.text(), label.text()
    if isinstance(dialog, QMessageBox):
        assert dialog.textFormat() is Qt.TextFormat.PlainText
        assert ODD in dialog.text()
    for line in dialog.findChildren(QLineEdit):
        assert line.accessibleName() or line.parentWidget(), line.objectName()
    seat.visitor.press("Esc")


def test_an_annotation_of_a_very_long_word_does_not_widen_the_window(seat: Seat) -> None:
    before = seat.window.minimumSizeHint()
    seat.visitor.drag(seat.span(LONG))
    press(seat, "1")
    press(seat, "F2")
    fill_in(seat, seat.dialog("details-dialog").title, LONG)  # type: ignore[attr-defined]
    press(seat, "Return")
    article = seat.visitor.desk.article
    assert article is not None
    assert article.title == LONG
    let_events_pass()
    after = seat.window.minimumSizeHint()
    assert after.width() <= before.width()
    assert seat.window.width() <= 1280
    page = seat.visitor.page
    assert page.horizontalScrollBar().maximum() == 0
    wait_until(lambda: len(seat.annotations()) == 2, "the annotation")
