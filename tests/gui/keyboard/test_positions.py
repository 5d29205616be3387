"""The letter of a key: what it types, else what stands at its place on a US keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotator.gui.keyboard.positions import (
    EVDEV_PLUS_8,
    MAC_VIRTUAL_KEYS,
    WINDOWS_SET_1,
    latin_letter,
    position,
)

ALL = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890")
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def key(
    code: int,
    text: str,
    scan: int = 0,
    virtual: int = 0,
    held: Qt.KeyboardModifier = NONE,
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, held, scan, virtual, 0, text)


@pytest.mark.parametrize("table", [EVDEV_PLUS_8, WINDOWS_SET_1, MAC_VIRTUAL_KEYS])
def test_each_letter_and_digit_has_one_place(table: dict[int, str]) -> None:
    assert set(table.values()) == ALL
    assert len(table) == len(ALL)


@pytest.mark.parametrize(
    ("platform", "scan", "virtual"),
    [("xcb", 54, 0), ("wayland", 54, 0), ("windows", 0x2E, 0), ("cocoa", 1, 8)],
)
def test_the_place_of_c_on_every_platform(platform: str, scan: int, virtual: int) -> None:
    assert position(key(ord("С"), "с", scan, virtual), platform) == "C"


def test_what_the_key_types_comes_before_its_place() -> None:
    """On a German keyboard Z is where the Americans have Y."""
    assert latin_letter(key(Qt.Key.Key_Z, "z", 29), "xcb") == "Z"
    assert latin_letter(key(Qt.Key.Key_A, "a", 24), "xcb") == "A"
    assert latin_letter(key(Qt.Key.Key_A, "A", 24, held=SHIFT), "xcb") == "A"


def test_digits_of_a_french_keyboard_go_by_place_without_shift() -> None:
    assert latin_letter(key(Qt.Key.Key_Ampersand, "&", 10), "xcb") == "1"
    assert latin_letter(key(Qt.Key.Key_Eacute, "é", 11), "xcb") == "2"
    assert latin_letter(key(Qt.Key.Key_1, "1", 10, held=SHIFT), "xcb") == "1"


def test_with_ctrl_the_letter_is_found_although_a_control_character_is_typed() -> None:
    assert latin_letter(key(Qt.Key.Key_Z, "\x1a", 29, held=CTRL), "xcb") == "Z"
    assert latin_letter(key(ord("Я"), "", 52, held=CTRL), "xcb") == "Z"


def test_keys_without_a_letter_have_none() -> None:
    assert latin_letter(key(Qt.Key.Key_Shift, "", 50), "xcb") == ""
    assert latin_letter(key(Qt.Key.Key_Dead_Circumflex, "", 34), "xcb") == ""
    assert latin_letter(key(Qt.Key.Key_Dead_Acute, "", 24), "xcb") == ""
    assert latin_letter(key(Qt.Key.Key_Comma, ",", 59), "xcb") == ""


def test_an_event_that_no_keyboard_sent_has_no_place() -> None:
    assert position(key(ord("Ф"), "ф"), "cocoa") == ""
    assert latin_letter(key(ord("Ф"), "ф")) == ""
    assert latin_letter(key(Qt.Key.Key_F, "f")) == "F"


def test_some_places_of_each_table_as_its_source_names_them() -> None:
    """Spot checks against kVK_ANSI_*, KEY_* + 8 and set 1, by hand."""
    assert [MAC_VIRTUAL_KEYS[code] for code in (0x00, 0x0B, 0x12, 0x16, 0x1D, 0x1F, 0x28, 0x2D, 0x2E)] == [
        *"AB160OKNM"
    ]
    assert [EVDEV_PLUS_8[code] for code in (10, 19, 24, 33, 38, 46, 52, 58)] == [*"10QPALZM"]
    assert [WINDOWS_SET_1[code] for code in (0x02, 0x0B, 0x10, 0x19, 0x1E, 0x26, 0x2C, 0x32)] == [*"10QPALZM"]
