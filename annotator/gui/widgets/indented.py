"""Spin boxes whose words stand as far from the edge as in a line to type in."""

from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox

from annotator.gui.style.metrics import STEP

Spin = TypeVar("Spin", bound=QAbstractSpinBox)


def indented(spin: Spin) -> Spin:
    """Move what stands in a spin box off its edge: a stylesheet moves only the frame."""
    line = spin.lineEdit()
    if line is not None:
        line.setTextMargins(STEP + 2, 0, 0, 0)
    return spin
