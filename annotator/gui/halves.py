"""The panels of a window, and beneath them what lists a lot, with a border between that can be moved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


class Halves(QSplitter):
    """What is beneath is as high as it likes until somebody moves the border; it gives way for the rest."""

    def __init__(self, upper: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._moved = False
        self.setChildrenCollapsible(False)
        self.addWidget(upper)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._note)

    def add(self, panel: QWidget) -> None:
        """Take a panel in, hidden as yet."""
        panel.hide()  # or it would be shown at once
        self.addWidget(panel)
        self.setStretchFactor(self.indexOf(panel), 0)

    def open(self, panel: QWidget) -> None:
        """Show a panel; one that is shown keeps its height."""
        if panel.isHidden():
            panel.show()
            if not self._moved:
                high = panel.sizeHint().height()
                self.setSizes([max(self.height() - high, 0), high])

    def _note(self) -> None:
        self._moved = True
