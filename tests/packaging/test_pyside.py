"""PySide6 6.12.0 loses a reference to None on every call that returns nothing, and so ends the process."""

import sys

from PySide6.QtCore import QObject


def test_calls_do_not_use_up_none() -> None:
    """Short runs do not show it: None begins with a few thousand references."""
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(1000):
        thing.setObjectName(str(number))
    # From 3.12 on None is immortal; its count then says nothing and does not change.
    assert sys.getrefcount(None) > before - 500
