"""The note editor: what is shown is never taken for typing, and what is typed keeps its signs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.annotate.note_editor import NoteEditor


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    editor = NoteEditor()
    qtbot.addWidget(editor)
    editor.show()
    return editor


@pytest.mark.parametrize("note", ["a\u00a0b", "one\u2028two", "tab\there", "x\ny", "\ufeffmark", ""])
def test_looking_at_a_note_changes_nothing(editor: NoteEditor, note: str) -> None:
    told: list[tuple[str, str]] = []
    editor.finished.connect(lambda uid, text: told.append((uid, text)))
    editor.edit("n1", note, None)
    assert not editor.is_dirty()
    editor.edit("n2", "", None)
    assert told == []


def test_typing_keeps_no_break_spaces(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.edit("n1", "25\u00a0%", None)
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    with qtbot.waitSignal(editor.finished) as finished:
        QTest.keyClicks(editor, "!")
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert finished.args == ["n1", "25\u00a0%!"]


def test_a_draft_counts_as_typed(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.edit("n1", "old", "half typ")
    assert editor.is_dirty()
    with qtbot.waitSignal(editor.finished) as finished:
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert finished.args == ["n1", "half typ"]
