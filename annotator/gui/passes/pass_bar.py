"""The bar above the page during a pass: which label, how far, and how it goes on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.domain.label import Label
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.plain_text import put_tip
from annotator.gui.widgets.progress_line import ProgressLine
from annotator.gui.widgets.swatch import Swatch

_LINE = 180
"""Pixels that the line of progress may be wide."""


class PassBar(QFrame):
    """Takes no room outside of passes."""

    done_asked = Signal()
    back_asked = Signal()
    end_asked = Signal()

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.swatch = Swatch("palette-1", keeper)
        self.words = ElidedLabel("", "heading")
        self.progress = ProgressLine(keeper)
        self.progress.setMaximumWidth(_LINE)
        self.progress.setMinimumWidth(_LINE // 3)
        self.here = PlainLabel("", "muted")
        self.back = self._button(self.tr("Take back"))
        self.end = self._button(self.tr("End the pass"))
        self.done = self._button("")
        set_look(self.done, "primary")
        self.back.clicked.connect(self.back_asked)
        self.end.clicked.connect(self.end_asked)
        self.done.clicked.connect(self.done_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, STEP + 2, MARGIN, STEP + 2)
        row.setSpacing(GAP)
        row.addWidget(self.swatch)
        row.addWidget(self.words)
        row.addWidget(self.progress, 1)
        row.addStretch(1)
        row.addWidget(self.here)
        row.addWidget(self.back)
        row.addWidget(self.end)
        row.addWidget(self.done)
        self.setFocusProxy(self.done)
        self.setAccessibleName(self.tr("Pass over all articles"))
        self.hide()

    def show_pass(self, label: Label, done: int, of: int, *, here: bool, keys: dict[str, str]) -> None:
        """Say how far the pass of a label is.

        Args:
            label: what alone is tagged.
            done: how many articles are done in this pass.
            of: how many there are.
            here: whether the open article is done in this pass.
            keys: the keys of `done-next`, `reopen` and `pass-end`, as they are written on the keyboard.
        """
        self.swatch.set_colour(label.colour)
        words = self.tr("Only {label}: {done} of %Ln articles", "", of)
        self.words.setText(words.format(label=label.title, done=whole(done)))
        self.progress.setAccessibleName(self.words.text())
        self.progress.set_progress(done, of)
        self.here.setText("✓ " + self.tr("done in this pass") if here else "")
        self.here.setVisible(here)
        self.back.setVisible(here)
        key = keys.get("done-next", "").replace("Return", "↵")
        words = self.tr("Next") if here else self.tr("Done in this pass, next")
        self.done.setText(f"{words}  {key}")
        self.done.setAccessibleName(self.tr("Next article of this pass") if here else words)
        put_tip(self.back, keys.get("reopen", ""))
        put_tip(self.end, keys.get("pass-end", ""))
        self.show()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)  # outside of dialogs that is what lets Return press it
        return button
