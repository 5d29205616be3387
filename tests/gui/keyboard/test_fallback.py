"""Keys that match no shortcut count by their place; made events stand for the keyboards of three systems."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QStringListModel, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.keyboard.fallback import KeyFallback, meant, types_with_alt
from annotator.gui.keyboard.positions import EVDEV_PLUS_8

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CTRL_ALT = CTRL | ALT
PLACES = {letter: code for code, letter in EVDEV_PLUS_8.items()}


def key(
    text: str,
    place: str,
    held: Qt.KeyboardModifier = NONE,
    *,
    kind: QEvent.Type = QEvent.Type.KeyPress,
    repeat: bool = False,
) -> QKeyEvent:
    code = ord(text.upper()[0]) if text else 0
    return QKeyEvent(kind, code, held, PLACES.get(place, 0), 0, 0, text, repeat)


@dataclass
class Place:
    """A window with a page and other parts, and what was done in it."""

    window: QWidget
    page: QPlainTextEdit
    button: QPushButton
    items: QListView
    line: QLineEdit
    actions: dict[str, QAction]
    done: list[str] = field(default_factory=list)
    in_mode: bool = False

    def press(self, event: QKeyEvent) -> bool:
        """Send it as the system does, to the window; whether it was taken before any widget."""
        before = len(self.done)
        QCoreApplication.sendEvent(self.window.windowHandle(), event)
        return len(self.done) > before


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    window = QWidget()
    qtbot.addWidget(window)
    page = QPlainTextEdit("Nine people")
    page.setReadOnly(True)
    page.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
    items = QListView()
    items.setModel(QStringListModel(["fire", "сыр"], items))
    one = Place(window, page, QPushButton("Claim"), items, QLineEdit(), {})
    column = QVBoxLayout(window)
    for part in (one.page, one.button, one.items, one.line):
        column.addWidget(part)
    for keys in ("C", "1", "Shift+F", "Ctrl+Z", "Ctrl+Alt+S", "&"):
        action = QAction(keys, window)
        action.setShortcut(QKeySequence(keys))
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False, keys=keys: one.done.append(keys))
        window.addAction(action)
        one.actions[keys] = action
    one.actions["&"].setShortcuts([])
    KeyFallback(window, page, one.actions.values, lambda: one.in_mode)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    page.setFocus()
    return one


def test_a_cyrillic_letter_does_what_its_place_says(place: Place) -> None:
    assert place.press(key("с", "C"))
    assert place.press(key("А", "F", SHIFT))
    assert place.press(key("я", "Z", CTRL))
    assert place.done == ["C", "Shift+F", "Ctrl+Z"]


def test_digits_without_shift_on_a_french_keyboard(place: Place) -> None:
    assert place.press(key("&", "1"))
    assert not place.press(key("!", "1", SHIFT))


@pytest.mark.parametrize("part", ["page", "button", "items"])
def test_it_works_wherever_nothing_is_written(place: Place, part: str) -> None:
    getattr(place, part).setFocus()
    assert place.press(key("с", "C"))


def test_in_a_text_field_a_letter_is_a_letter(place: Place) -> None:
    place.line.setFocus()
    assert not place.press(key("с", "C"))
    assert not place.press(key("&", "1"))
    assert place.line.text() == "с&"


def test_a_mode_of_the_page_has_its_keys(place: Place) -> None:
    place.in_mode = True
    assert not place.press(key("с", "C"))


def test_what_cannot_be_done_is_not_done(place: Place) -> None:
    place.actions["C"].setEnabled(False)
    assert not place.press(key("с", "C"))


def test_what_is_on_the_key_comes_first_although_it_cannot_be_done_now(place: Place) -> None:
    place.actions["&"].setShortcut(QKeySequence("&"))
    place.actions["&"].setEnabled(False)
    assert not place.press(key("&", "1"))


def test_holding_the_key_repeats_only_what_may_be_repeated(place: Place) -> None:
    assert not place.press(key("с", "C", repeat=True))
    place.actions["C"].setAutoRepeat(True)
    assert place.press(key("с", "C", repeat=True))


def test_keys_of_the_page_alone_hold_on_the_page_alone(place: Place) -> None:
    place.actions["C"].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    place.window.removeAction(place.actions["C"])
    place.page.addAction(place.actions["C"])
    assert place.press(key("с", "C"))
    place.button.setFocus()
    assert not place.press(key("с", "C"))


def test_the_page_copies_on_a_cyrillic_keyboard(place: Place) -> None:
    place.press(key("ф", "A", CTRL))
    assert place.page.textCursor().selectedText() == "Nine people"


@pytest.mark.parametrize(
    ("text", "place", "held", "means"),
    [
        ("с", "C", NONE, "C"),
        ("ς", "W", NONE, "W"),
        ("ש", "A", NONE, "A"),
        ("é", "2", NONE, "2"),
        ("ą", "1", NONE, "1"),
        ("é", "W", NONE, ""),  # bépo: a Latin letter is what is written on the key
        (";", "Z", NONE, ""),  # Dvorak
        ("j", "C", NONE, ""),
        ("1", "1", SHIFT, ""),
        ("!", "1", SHIFT, ""),
        ("é", "", NONE, ""),  # composed: no key types it
        ("", "C", NONE, ""),
    ],
)
def test_what_a_key_means_by_its_place(text: str, place: str, held: Qt.KeyboardModifier, means: str) -> None:
    assert meant(key(text, place, held), "xcb") == means


@given(st.characters(), st.sampled_from(sorted(PLACES)))
def test_latin_letters_never_mean_their_place(text: str, place: str) -> None:
    found = meant(key(text, place), "xcb")
    assert found in {"", place}
    if text.isascii() and text.isalnum():
        assert found == ""


@pytest.mark.parametrize(("text", "platform"), [("€", "windows"), ("ą", "windows"), ("@", "cocoa")])
def test_what_alt_types_in_a_text_field_is_kept_from_shortcuts(text: str, platform: str) -> None:
    held = ALT if platform == "cocoa" else CTRL_ALT
    assert types_with_alt(key(text, "E", held), platform)
    assert meant(key(text, "2", held), platform) == ""


def test_ctrl_and_alt_without_a_character_stay_a_shortcut() -> None:
    assert not types_with_alt(key("\x13", "S", CTRL_ALT), "windows")
    assert not types_with_alt(key("", "S", CTRL_ALT), "windows")
    assert not types_with_alt(key("f", "F", ALT), "windows")
    assert not types_with_alt(key("ы", "S", CTRL_ALT), "xcb")


@pytest.mark.parametrize("writes", [True, False])
def test_altgr_of_windows_types_in_a_text_field(
    place: Place, monkeypatch: pytest.MonkeyPatch, *, writes: bool
) -> None:
    """In Poland AltGr+S is ś, and Ctrl+Alt+S is a shortcut; the event goes all of Qt's way."""
    monkeypatch.setattr("annotator.gui.keyboard.fallback.QGuiApplication.platformName", lambda: "windows")
    (place.line if writes else place.page).setFocus()
    QTest.sendKeyEvent(QTest.KeyAction.Click, place.window.windowHandle(), Qt.Key.Key_S, "ś", CTRL_ALT)
    assert (place.line.text(), place.done) == (("ś", []) if writes else ("", ["Ctrl+Alt+S"]))
