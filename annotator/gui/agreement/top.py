"""The bar on top of the window of agreement: what counts, in words, and what can be done with the figures."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.gui.agreement.words import calm
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import BAR_HEIGHT, GAP, MARGIN
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.plain_text import put_tip

COUNTS_KEY: Final = "Ctrl+F"
COPY_KEY: Final = "Ctrl+C"
PICTURE_KEY: Final = "Ctrl+Shift+C"
SAVE_KEY: Final = "Ctrl+E"


class AgreementBar(QFrame):
    """Title, what counts, and buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.setFixedHeight(BAR_HEIGHT)
        self.told = ElidedLabel("", "muted")
        self.counts = self._button(
            self.tr("What counts"), self.tr("Choose whose sets, labels and articles count"), COUNTS_KEY
        )
        self.counts.setCheckable(True)
        self.copy = self._button(
            self.tr("Copy"), self.tr("Copy the table, to be pasted into a spreadsheet"), COPY_KEY
        )
        self.picture = self._button(
            self.tr("Copy picture"), self.tr("Copy the table as a picture"), PICTURE_KEY
        )
        self.save = self._button(
            self.tr("Save…"), self.tr("Write a report, a table or a picture to a file"), SAVE_KEY
        )
        set_look(self.save, "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(GAP)
        row.addWidget(PlainLabel(self.tr("Agreement"), "heading"))
        row.addWidget(self.told, 1)
        for button in (self.counts, self.copy, self.picture, self.save):
            row.addWidget(button)

    def _button(self, text: str, tip: str, key: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        put_tip(button, tip, key)
        return button

    def show_counted(self, words: str, *, usual: bool) -> None:
        """Say what counts, and on the button whether that is a choice."""
        self.told.setText(calm(words))
        self.counts.setText(self.tr("What counts") if usual else self.tr("What counts (chosen)"))

    def enable(self, *, on: bool) -> None:
        """Whether there is anything to copy and save."""
        for button in (self.copy, self.picture, self.save):
            button.setEnabled(on)
