"""The key that ended a mode of the page: while it is held it must not become another command."""

from PySide6.QtGui import QKeyEvent

_LEAST = 150
"""Milliseconds that a key is down before a keyboard repeats it."""


class SpentKey:
    """Knows the repetitions of one key from a new press of it."""

    def __init__(self) -> None:
        self._key = 0
        self._pressed = 0
        self._released = 0

    def spend(self, event: QKeyEvent) -> None:
        """This press ended a mode."""
        self._key, self._pressed, self._released = event.key(), event.timestamp(), 0

    def release(self, event: QKeyEvent) -> None:
        """A key was let go, or seems so: X tells each repetition as a release and a press."""
        self._released = event.timestamp() if event.key() == self._key else 0

    def repeats(self, event: QKeyEvent) -> bool:
        """Whether a press only repeats that key; any other press is the end of it.

        Qt knows a repetition only if both its events are there already, so a press at the very time of the
        release counts as one, too.
        """
        at_once = self._released == event.timestamp() > self._pressed + _LEAST
        if event.key() != self._key or not (event.isAutoRepeat() or at_once):
            self._key = 0
        return event.key() == self._key
