"""What the ledger is narrowed down to: words, speaker, quantity, dates, contradictions only."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.plain_text import put_tip
from annotator.services.ledger.reading import EVERYTHING, LedgerFilter, is_day, last_day

REST: Final = 200
"""Milliseconds without a key after which the lines count."""
_NARROWEST: Final = 96
"""Pixels that a line keeps, so that what it asks for can be read."""


class LedgerFilters(QFrame):
    """A bar beneath the top one, open while something is filtered or somebody wants to."""

    changed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.setAccessibleName(self.tr("Filters"))
        self.words = self._line(self.tr("Filter…"), self.tr("Words that stand in the row"), 200)
        self.speaker = self._box(self.tr("Speaker"), self.tr("Any speaker"))
        self.quantity = self._box(self.tr("Quantity"), self.tr("Any quantity"))
        self.since = self._line(self.tr("from YYYY-MM-DD"), self.tr("Published on this day or later"), 148)
        self.until = self._line(self.tr("to YYYY-MM-DD"), self.tr("Published on this day or before"), 134)
        self.contradicting = QCheckBox(self.tr("Contradictions only"))
        self.told = PlainLabel("", "danger")
        self.clear_button = QPushButton(self.tr("Clear"))
        self.clear_button.setAutoDefault(False)
        put_tip(self.clear_button, self.tr("Show all rows again"), "Esc")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._lay_out()
        self._connect()

    def _line(self, inviting: str, name: str, width: int) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(inviting)
        line.setAccessibleName(name)
        put_tip(line, name)
        line.setMaximumWidth(width)
        line.setMinimumWidth(_NARROWEST)
        return line

    def _box(self, name: str, every: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.addItem(every, None)
        return box

    def _lay_out(self) -> None:
        self.words.setClearButtonEnabled(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, STEP, MARGIN, STEP + 1)
        row.setSpacing(GAP)
        row.addWidget(self.words, 1)
        for box in (self.speaker, self.quantity):
            row.addWidget(box, 1)
        for one in (self.since, self.until, self.contradicting):
            row.addWidget(one)
        row.addWidget(self.told)
        row.addStretch(1)
        row.addWidget(self.clear_button)
        self.told.hide()

    def _connect(self) -> None:
        for line in (self.words, self.since, self.until):
            line.textChanged.connect(lambda _text: self._rest.start())
            line.returnPressed.connect(self._at_once)
        for box in (self.speaker, self.quantity):
            box.currentIndexChanged.connect(lambda _index: self._changed())
        self.contradicting.toggled.connect(lambda _on: self._changed())
        self._rest.timeout.connect(self._changed)
        self.clear_button.clicked.connect(self.clear)

    def is_resting(self) -> bool:
        """Whether what was typed counts only in a moment."""
        return self._rest.isActive()

    def begin(self, letters: str = "") -> None:
        """Lead the keyboard to the words, with letters typed behind them."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if letters:
            self.words.setText(self.words.text() + letters)
        else:
            self.words.selectAll()

    def fill(self, speakers: Sequence[str], quantities: Sequence[str]) -> None:
        """Offer these, keeping what is chosen."""
        _fill(self.speaker, [(name, name) for name in speakers])
        without = self.tr("Not sorted in yet")
        _fill(self.quantity, [(without, ""), *((name, name) for name in quantities)])

    def filter(self) -> LedgerFilter:
        """What is chosen; a date that is none filters nothing, and is said to be none."""
        return LedgerFilter(
            since=_day(self.since),
            until=last_day(until) if (until := _day(self.until)) else "",
            quantity=self.quantity.currentData(),
            speaker=self.speaker.currentData() or "",
            contradicting=self.contradicting.isChecked(),
            words=self.words.text(),
        )

    def count(self) -> int:
        """How many filters are in use."""
        chosen, usual = self.filter(), EVERYTHING
        names = ("since", "until", "quantity", "speaker", "contradicting", "words")
        return sum(getattr(chosen, name) != getattr(usual, name) for name in names)

    def clear(self) -> None:
        """Show all rows again."""
        for widget in (self.words, self.since, self.until, self.speaker, self.quantity, self.contradicting):
            with QSignalBlocker(widget):
                if isinstance(widget, QLineEdit):
                    widget.clear()
                elif isinstance(widget, QComboBox):
                    widget.setCurrentIndex(0)
                else:
                    widget.setChecked(False)
        self._changed()

    def _at_once(self) -> None:
        if self._rest.isActive():
            self._changed()
        self.closed.emit()

    def _changed(self) -> None:
        self._rest.stop()
        wrong = any(line.text().strip() and not _day(line) for line in (self.since, self.until))
        self.told.setText(self.tr("A date is written 2018-02-14, 2018-02 or 2018") if wrong else "")
        self.told.setVisible(wrong)
        self.changed.emit()


def _day(line: QLineEdit) -> str:
    """What is typed, where it is a date."""
    text = line.text().strip()
    return text if is_day(text) else ""


def _fill(box: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    chosen = box.currentData()
    with QSignalBlocker(box):
        while box.count() > 1:
            box.removeItem(box.count() - 1)
        for name, value in entries:
            box.addItem(" ".join(name.split()), value)
        if chosen is not None and box.findData(chosen) < 0:
            box.addItem(" ".join(str(chosen).split()), chosen)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
