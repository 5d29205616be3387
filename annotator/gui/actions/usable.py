"""Which keys can be given to an action, how they are written down, and why the others cannot."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from annotator.gui.actions.fixed_keys import fixed_keys

_Key = Qt.Key
_Held = Qt.KeyboardModifier
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText

_NAMED: Final = 0x01000000
"""From here on Qt's keys are named ones (Return, F1); below they are the characters themselves."""
_DEAD: Final = range(_Key.Key_Dead_Grave.value, _Key.Key_Dead_Longsolidusoverlay.value + 1)
MODIFIERS: Final = frozenset(
    key.value
    for key in (
        *(_Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_Meta, _Key.Key_AltGr),
        *(_Key.Key_Super_L, _Key.Key_Super_R, _Key.Key_Hyper_L, _Key.Key_Hyper_R),
        *(_Key.Key_CapsLock, _Key.Key_NumLock, _Key.Key_ScrollLock, _Key.Key_Mode_switch),
    )
)
"""Keys that do nothing alone."""
_COMPOSING: Final = frozenset(
    key.value
    for key in (
        *(_Key.Key_Multi_key, _Key.Key_Codeinput, _Key.Key_Kanji, _Key.Key_Muhenkan, _Key.Key_Henkan),
        *(_Key.Key_Hiragana_Katakana, _Key.Key_Zenkaku_Hankaku, _Key.Key_Hangul, _Key.Key_Eisu_toggle),
    )
)
"""Keys by which an input method is worked."""
_PRESSING: Final = frozenset(
    key.value for key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space, _Key.Key_Tab, _Key.Key_Backtab)
)
"""Keys by which buttons are pressed and the keyboard goes from one control to the next."""
_HELD: Final = _Held.ControlModifier | _Held.AltModifier | _Held.MetaModifier | _Held.ShiftModifier


@lru_cache(maxsize=1024)
def portable(key: str) -> str:
    """A key in Qt's portable text (`Ctrl+Shift+M`), the same in every language; empty if it is none."""
    sequence = QKeySequence.fromString(key, _PORTABLE)
    if sequence.count() != 1 or _parts(sequence)[0] in {0, _Key.Key_unknown.value}:
        return ""
    return sequence.toString(_PORTABLE).replace("Shift+Backtab", "Shift+Tab").replace("Backtab", "Shift+Tab")


def shown_key(key: str) -> str:
    """A key as the system and the language write it (`Strg+Z`, `⌘Z`)."""
    return QKeySequence.fromString(key, _PORTABLE).toString(_NATIVE)


def sequence_of(key: str) -> QKeySequence:
    """A key as Qt's own value."""
    return QKeySequence.fromString(key, _PORTABLE)


def pressed_key(key: int, held: Qt.KeyboardModifier) -> str:
    """What a press is called, in portable text; empty for modifiers alone and for keys without a name.

    Signs are named as they are written, on whatever keyboard: Shift+7 on a German one is `/`.

    Args:
        key: the number of the key, as a key event has it.
        held: the modifiers that were down.
    """
    if key in MODIFIERS or is_composing(key) or key in {0, _Key.Key_unknown.value}:
        return ""
    held &= _HELD
    if _is_sign(key):
        held &= ~_Held.ShiftModifier
    if key == _Key.Key_Backtab.value:
        key, held = _Key.Key_Tab.value, held | _Held.ShiftModifier
    return QKeySequence(key | held.value).toString(_PORTABLE)


def refusal(key: str, *, page: bool) -> str:
    """Why a key cannot be given to an action, as a sentence; empty where it can.

    Args:
        key: in portable text.
        page: whether the action works on the page only, not in the whole window.
    """
    said = shown_key(key)
    return _reason(key, page=page).format(key=said)


def _reason(key: str, *, page: bool) -> str:
    if not portable(key):
        return QCoreApplication.translate("keys", "This is no key that can be used.")
    number, held = _parts(sequence_of(key))
    alt = held == _Held.AltModifier.value
    reasons = {
        QCoreApplication.translate("keys", "Esc always lets go; it is fixed."): (
            number == _Key.Key_Escape.value
        ),
        QCoreApplication.translate("keys", "{key} works in the text itself; it is fixed."): (
            portable(key) in fixed_keys()
        ),
        QCoreApplication.translate(
            "keys", "Alt with a letter opens a menu or presses a button, in one language or another."
        ): alt and number < _NAMED and chr(number).isalpha(),
        QCoreApplication.translate(
            "keys", "{key} presses buttons and goes through the window; only actions of the page can have it."
        ): not page and number in _PRESSING and not held & ~_Held.ShiftModifier.value,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def is_composing(key: int) -> bool:
    """Whether a key (its number) is dead, or belongs to an input method."""
    return key in _DEAD or key in _COMPOSING


def _is_sign(key: int) -> bool:
    return 0x20 < key < _NAMED and not chr(key).isalpha()


def _parts(sequence: QKeySequence) -> tuple[int, int]:
    """The number of the first key and that of its modifiers; not every letter has a name among Qt's keys."""
    combined = sequence[0].toCombined()  # type: ignore[index]  # the stubs do not know
    modifiers = _Held.KeyboardModifierMask.value & 0xFFFFFFFF
    return combined & ~modifiers, combined & modifiers
