"""Input methods: the page takes none of them, so letters stay keys there; text fields take them whole."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.annotate.note_editor import NoteEditor
from annotator.gui.text.view import ArticleView


def enabled(widget: QWidget) -> bool:
    """What Qt asks before it lets an input method see the keys."""
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QCoreApplication.sendEvent(widget, query)
    return bool(query.value(Qt.InputMethodQuery.ImEnabled))


def commit(widget: QWidget, text: str, typed: str = "") -> None:
    """An input method shows what is typed so far, then hands over what was chosen."""
    if typed:
        attribute = QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, len(typed), 1, None)
        QCoreApplication.sendEvent(widget, QInputMethodEvent(typed, [attribute]))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


@pytest.fixture
def page(qtbot: QtBot) -> ArticleView:
    page = ArticleView()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.set_article("Nine people were killed.")
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.setFocus()
    return page


def test_an_input_method_leaves_the_page_alone(page: ArticleView, qtbot: QtBot) -> None:
    page.set_caret(4)
    assert not enabled(page)
    with qtbot.assertNotEmitted(page.selection_changed), qtbot.assertNotEmitted(page.caret_moved):
        commit(page, "你好", "ni hao")
        commit(page, "é", "´")
    assert (page.text(), page.toPlainText()) == ("Nine people were killed.",) * 2
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.selection() is not None


def test_a_filter_takes_an_input_method(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    assert enabled(line)


def test_a_note_takes_what_was_composed_whole(qtbot: QtBot) -> None:
    note = NoteEditor()
    qtbot.addWidget(note)
    note.show()
    note.edit("n1", "", None)
    assert enabled(note)
    commit(note, "你好", "nihao")
    commit(note, "é", "´")
    with qtbot.waitSignal(note.finished) as finished:
        QTest.keyClick(note, Qt.Key.Key_Escape)
    assert finished.args == ["n1", "你好é"]
