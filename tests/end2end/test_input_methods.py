"""What an input method hands over: saved whole where one writes, kept out where keys are commands."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.end2end.beginning import begin, focus
from tests.end2end.driving import Desktop


def takes_input_methods() -> bool:
    """What Qt asks whoever has the keyboard before it lets an input method see a key."""
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QCoreApplication.sendEvent(there(), query)
    return bool(query.value(Qt.InputMethodQuery.ImEnabled))


def there() -> QWidget:
    found = focus()
    assert found is not None
    return found


def commit(text: str, typed: str) -> None:
    """Show what is typed so far, then hand over what was chosen."""
    QApplication.sendEvent(there(), QInputMethodEvent(typed, []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(there(), event)


def test_a_note_is_composed_and_saved_whole(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "3")
    commit("你好", "ni hao")
    assert not takes_input_methods()
    seat.visitor.press("E")
    assert takes_input_methods()
    commit("你好", "ni hao")
    commit("é", "´")
    seat.visitor.press("Ctrl+Return")
    seat.visitor.settle()
    assert [(one.label, one.note) for one in seat.annotations()] == [("number", "你好é")]
    seat.visitor.press("Ctrl+L")
    assert takes_input_methods()
    commit("火", "huo")
    assert seat.window.articles.filter.text() == "火"


def test_no_part_of_the_window_but_text_takes_an_input_method(desktop: Desktop, tmp_path: Path) -> None:
    """Else its letters would be swallowed on a button or in a list, where they are commands."""
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "3")
    takers = set()
    for _ in range(6):
        seat.visitor.press("F6")
        if takes_input_methods():
            takers.add(type(there()).__name__)
    assert takers == {"NoteEditor"}
