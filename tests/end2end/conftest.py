"""Gives every story a desktop, and ends the program when the story is over."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.end2end.driving import Desktop


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    """The program, not started yet; its home is empty."""
    desktop = Desktop()
    yield desktop
    desktop.end()
