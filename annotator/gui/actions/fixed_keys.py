"""The keys that the text itself answers to; they are what they are in every program and stay fixed."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence

from annotator.gui.translation import QT_TRANSLATE_NOOP

_Key = QKeySequence.StandardKey
_KEYS: Final = frozenset(
    {
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        Qt.Key.Key_A,
    }
)
"""Whatever else a desktop binds, the text answers to these."""


@dataclass(frozen=True, slots=True)
class FixedKeys:
    """What some keys do in the text; the text is English, marked for translation in the context `actions`."""

    text: str
    standard: tuple[QKeySequence.StandardKey, ...]

    def bound(self) -> tuple[str, ...]:
        """The keys on this system, in portable text."""
        return tuple(key for one in self.standard for key in _bound(one))


FIXED: Final = (
    FixedKeys(
        QT_TRANSLATE_NOOP("actions", "Move by a character"), (_Key.MoveToPreviousChar, _Key.MoveToNextChar)
    ),
    FixedKeys(QT_TRANSLATE_NOOP("actions", "Move by a word"), (_Key.MoveToPreviousWord, _Key.MoveToNextWord)),
    FixedKeys(QT_TRANSLATE_NOOP("actions", "Move by a line"), (_Key.MoveToPreviousLine, _Key.MoveToNextLine)),
    FixedKeys(
        QT_TRANSLATE_NOOP("actions", "To the start or end of the line"),
        (_Key.MoveToStartOfLine, _Key.MoveToEndOfLine),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("actions", "Move by what the window shows"),
        (_Key.MoveToPreviousPage, _Key.MoveToNextPage),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("actions", "To the start or end of the article"),
        (_Key.MoveToStartOfDocument, _Key.MoveToEndOfDocument),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("actions", "Select by a character"),
        (_Key.SelectPreviousChar, _Key.SelectNextChar),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("actions", "Select by a word"), (_Key.SelectPreviousWord, _Key.SelectNextWord)
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("actions", "Select by a line"), (_Key.SelectPreviousLine, _Key.SelectNextLine)
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("actions", "Select to the start or end of the line"),
        (_Key.SelectStartOfLine, _Key.SelectEndOfLine),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("actions", "Select by what the window shows"),
        (_Key.SelectPreviousPage, _Key.SelectNextPage),
    ),
    FixedKeys(
        QT_TRANSLATE_NOOP("actions", "Select to the start or end of the article"),
        (_Key.SelectStartOfDocument, _Key.SelectEndOfDocument),
    ),
    FixedKeys(QT_TRANSLATE_NOOP("actions", "Select the whole article"), (_Key.SelectAll,)),
)


@cache
def fixed_keys() -> frozenset[str]:
    """All of them, in portable text.

    Raises:
        RuntimeError: there is no application yet, and so no platform to ask.
    """
    if QGuiApplication.instance() is None:
        raise RuntimeError("the platform's keys are asked for before there is an application")
    return frozenset(key for one in FIXED for key in one.bound())


def _bound(standard: QKeySequence.StandardKey) -> tuple[str, ...]:
    names = []
    for sequence in QKeySequence.keyBindings(standard):
        combination = sequence[0]  # type: ignore[index]  # the stubs do not know
        held = combination.keyboardModifiers()
        if combination.key() in _KEYS and not held & Qt.KeyboardModifier.AltModifier:
            names.append(sequence.toString(QKeySequence.SequenceFormat.PortableText))
    return tuple(dict.fromkeys(names))
