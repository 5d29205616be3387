"""Boxes to choose from that do not grow with the longest name in them."""

from PySide6.QtWidgets import QComboBox

_LETTERS = 24


def narrow(box: QComboBox) -> QComboBox:
    """Let a box be as wide as its place, not as the longest name; the open list shows names whole."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)
    return box
