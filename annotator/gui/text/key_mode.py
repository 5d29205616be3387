"""What can have all the keys of the page for a while, as hints have."""

from typing import Protocol

from PySide6.QtGui import QKeyEvent


class KeyMode(Protocol):
    """Has every key while the page is in this mode; shortcuts of the window rest meanwhile."""

    def press(self, event: QKeyEvent) -> None:
        """A key was pressed, on whatever keyboard layout."""

    def leave(self) -> None:
        """The mode was ended from outside: another one began, the page lost the keyboard or was clicked."""
