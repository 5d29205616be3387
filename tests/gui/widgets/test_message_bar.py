"""Messages tell what happened without getting in the way."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets import message_bar
from annotator.gui.widgets.message_bar import MOST, MessageBar
from annotator.gui.widgets.message_row import MessageAction, MessageRow

MARKUP = "<b>html</b> & R&D"


@pytest.fixture
def keeper(qapp: QApplication) -> Iterator[ThemeKeeper]:
    yield ThemeKeeper(qapp, "light")
    qapp.setStyleSheet("")


@pytest.fixture
def window(qtbot: QtBot, keeper: ThemeKeeper) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(MessageBar(keeper))
    column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(500, 200)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def bar(window: QWidget) -> MessageBar:
    found = window.findChild(MessageBar)
    assert isinstance(found, MessageBar)
    return found


def rows(bar: MessageBar) -> list[MessageRow]:
    return [row for row in bar.findChildren(MessageRow) if not row.isHidden()]


def test_a_message_does_not_take_the_focus_and_goes_by_its_cross(
    qtbot: QtBot, window: QWidget, bar: MessageBar
) -> None:
    edit = window.findChild(QLineEdit)
    assert edit is not None
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    assert bar.isHidden()
    bar.show_error("The disk is full: free some space")
    assert bar.isVisible()
    assert edit.hasFocus()
    cross = bar.findChild(QToolButton)
    assert cross is not None
    assert cross.accessibleName() == "Close this message"
    QTest.mousePress(cross, Qt.MouseButton.LeftButton)
    assert edit.hasFocus()
    with qtbot.waitSignal(bar.emptied):
        QTest.mouseRelease(cross, Qt.MouseButton.LeftButton)
    assert bar.isHidden()
    assert edit.hasFocus()


def test_words_are_letters_not_markup(bar: MessageBar) -> None:
    bar.show_error(MARKUP)
    labels = [label for label in bar.findChildren(QLabel) if label.text() == MARKUP]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]


def test_the_button_acts_once_and_the_message_goes(qtbot: QtBot, bar: MessageBar) -> None:
    done: list[str] = []
    bar.show_info("Undone", MessageAction("Redo & go", lambda: done.append("redo")))
    button = bar.findChild(QPushButton)
    assert button is not None
    assert (button.text(), button.accessibleName()) == ("Redo && go", "Redo & go")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["redo"]
    assert bar.texts() == []


def test_a_note_replaces_the_note_before_but_no_error(bar: MessageBar) -> None:
    bar.show_error("broken")
    bar.show_info("one")
    bar.show_info("two")
    assert bar.texts() == ["two", "broken"]


def test_errors_outlast_notes_and_the_bar_stays_small(bar: MessageBar) -> None:
    bar.show_info("note")
    for number in range(MOST):
        bar.show_error(f"error {number}")
    assert bar.texts() == ["error 2", "error 1", "error 0"]
    bar.show_error("error 3")
    assert bar.texts() == ["error 3", "error 2", "error 1"]
    assert len(rows(bar)) == MOST


def test_the_same_again_is_counted(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_error("broken")
    with qtbot.waitSignal(bar.shown) as shown:
        bar.show_error("broken")
    assert shown.args == ["error", "broken"]
    assert bar.texts() == ["broken"]
    assert "2 times" in [label.text() for label in bar.findChildren(QLabel)]


def test_escape_takes_the_newest_and_says_whether_there_was_one(bar: MessageBar) -> None:
    bar.show_error("one")
    bar.show_warning("two")
    assert bar.close_newest()
    assert bar.texts() == ["one"]
    assert bar.close_newest()
    assert not bar.close_newest()
    assert bar.isHidden()


def test_only_a_plain_note_goes_by_itself(
    qtbot: QtBot, bar: MessageBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message_bar, "INFO_MILLISECONDS", 20)
    bar.show_error("stays")
    with qtbot.waitSignal(bar.shown):
        bar.show_info("goes")
    qtbot.waitUntil(lambda: bar.texts() == ["stays"])


def test_the_kind_is_said_too(bar: MessageBar) -> None:
    bar.show_warning("2 labels were added")
    assert rows(bar)[0].spoken() == "Warning: 2 labels were added"


def test_a_theme_that_changes_reaches_messages_that_are_shown(bar: MessageBar, keeper: ThemeKeeper) -> None:
    bar.show_error("broken")
    keeper.set_mode("dark")
    image = rows(bar)[0].grab().toImage()
    assert image.pixelColor(2, 4).name().upper() == keeper.theme.danger_surface
