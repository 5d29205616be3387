"""A list under its heading, and words in its place while there is nothing in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.section import Section


class ListOrWords(QWidget):
    """Shows the list until it is told what to say instead."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        self._words = PlainLabel("", "muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._words.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(view)
        self._stack.addWidget(self._words)

    def show_list(self) -> None:
        """Show the list."""
        self._stack.setCurrentIndex(0)

    def say(self, words: str) -> None:
        """Show words in its place."""
        self._words.setText(words)
        self._stack.setCurrentIndex(1)


def lay_under(panel: QWidget, section: Section, below: QWidget) -> None:
    """Give a panel its layout: a heading with some room at its sides, and all the rest beneath it."""
    head = QVBoxLayout()
    head.setContentsMargins(MARGIN, 0, MARGIN, 0)
    head.addWidget(section)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    column.addLayout(head)
    column.addWidget(below, 1)
