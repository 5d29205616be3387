"""How large a window may be, so that all of it is on the screen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen

FRAME = QSize(8, 40)
"""Pixels that a desktop puts around a window."""


def room_on(screen: QScreen) -> QSize:
    """What a window with its frame can have of a screen, in pixels."""
    return screen.availableSize() - FRAME
