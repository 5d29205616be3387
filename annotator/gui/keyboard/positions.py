"""Tells the Latin letter or digit of a key: what it types, or what its place types on a US keyboard."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_ROWS = ("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")


def _rows_from(*starts: int) -> Mapping[int, str]:
    """Codes that run on along each row, from the code of its first key."""
    codes = {
        start + place: letter
        for start, row in zip(starts, _ROWS, strict=True)
        for place, letter in enumerate(row)
    }
    return MappingProxyType(codes)


EVDEV_PLUS_8 = _rows_from(10, 24, 38, 52)
"""X11 and Wayland: the codes of Linux' `input-event-codes.h` (KEY_1 is 2, KEY_Q 16, KEY_A 30, KEY_Z 44)
and 8 more, as `keycodes/evdev` of xkeyboard-config has them (AE01 10, AD01 24, AC01 38, AB01 52)."""

WINDOWS_SET_1 = _rows_from(0x02, 0x10, 0x1E, 0x2C)
"""Windows: "Scan 1 Make" in the table of scan codes of Microsoft's "Keyboard Input Overview"."""

MAC_VIRTUAL_KEYS: Mapping[int, str] = MappingProxyType(
    {
        code: letter
        for code, letter in enumerate("ASDFHGZXCV.BQWERYT123465.97.80.OU.IP.LJ.K....NM")
        if letter != "."
    }
)
"""macOS: `kVK_ANSI_A` (0) to `kVK_ANSI_M` (46) in `Events.h` of Apple's HIToolbox; they mean places,
whatever is typed there. A dot is a place with neither letter nor digit."""


def position(event: QKeyEvent, platform: str = "") -> str:
    """The letter (in upper case) or digit that stands on the key of a US keyboard at this place, or "".

    `platform` is a name as of `QGuiApplication.platformName()`, by default the one that runs. Events that no
    keyboard sent have the scan code 0, and no place.
    """
    if not event.nativeScanCode():
        return ""
    platform = platform or QGuiApplication.platformName()
    if platform == "cocoa":  # Qt knows no scan codes there and gives 1 for all
        return MAC_VIRTUAL_KEYS.get(event.nativeVirtualKey(), "")
    table = WINDOWS_SET_1 if platform == "windows" else EVDEV_PLUS_8
    return table.get(event.nativeScanCode(), "")


def typed(event: QKeyEvent) -> str:
    """The ASCII letter (in upper case) or digit that the key types on its own layout, or "".

    With Ctrl a key types a control character; its letter is then taken from `event.key()`.
    """
    text = event.text()
    if len(text) == 1 and text.isascii() and text.isalnum():
        return text.upper()
    if text and text.isprintable():
        return ""
    key = event.key()
    is_letter_or_digit = Qt.Key.Key_A <= key <= Qt.Key.Key_Z or Qt.Key.Key_0 <= key <= Qt.Key.Key_9
    return chr(key) if is_letter_or_digit else ""


def latin_letter(event: QKeyEvent, platform: str = "") -> str:
    """What the key types where that is an ASCII letter (in upper case) or digit, else `position`, or "".

    Keys that type nothing (Shift, arrows, dead keys) have no letter.
    """
    named = event.key() >= Qt.Key.Key_Escape and event.key() != Qt.Key.Key_unknown
    if named or (event.key() == Qt.Key.Key_unknown and not event.text()):
        return ""
    return typed(event) or position(event, platform)
