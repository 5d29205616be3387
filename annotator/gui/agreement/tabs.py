"""The row of tabs of the window of agreement, and beside them what of a table is chosen."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QWidget

from annotator.gui.agreement.sheets.heat import MEASURES
from annotator.gui.agreement.words import measures, pair_words
from annotator.gui.ledger.menu_button import MenuButton
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.plain_text import plain_tooltip

Pair = tuple[str, str]


class Tab(StrEnum):
    """What is shown."""

    WHO = "who"


WITH_MEASURE: Final = {Tab.WHO: MEASURES}
"""What can be chosen of the measures, where one can."""
WITH_PAIR: Final[frozenset[Tab]] = frozenset()


class TabsRow(QFrame):
    """Ctrl with a digit goes to a tab, from anywhere in the window."""

    changed = Signal()
    """Another table is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.bar = QTabBar()
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setAccessibleName(self.tr("Tables"))
        names = {Tab.WHO: self.tr("Who with whom")}
        for number, tab in enumerate(Tab, 1):
            self.bar.addTab(names[tab])
            key = QKeySequence(f"Ctrl+{number}")
            shown = key.toString(QKeySequence.SequenceFormat.NativeText)
            self.bar.setTabToolTip(number - 1, plain_tooltip(f"{names[tab]} ({shown})"))
        self.measure = MenuButton(self.tr("Figure"))
        self.pair = MenuButton(self.tr("Pair"))
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN - GAP, 0, MARGIN, 0)
        row.setSpacing(GAP)
        row.addWidget(self.bar, 1)
        row.addWidget(self.pair)
        row.addWidget(self.measure)
        self._pairs: Sequence[Pair] = ()
        self._wanted = ""
        self.fill_pairs([])
        self.bar.currentChanged.connect(lambda _index: self._turn())
        self.measure.picked.connect(self._choose_measure)
        self.pair.picked.connect(lambda _value: self.changed.emit())

    def add_keys(self, window: QWidget) -> None:
        """Let Ctrl with a digit go to a tab, from anywhere in a window."""
        for number in range(self.bar.count()):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), window)
            shortcut.activated.connect(lambda number=number: self.bar.setCurrentIndex(number))

    @property
    def tab(self) -> Tab:
        """What is to be shown."""
        return list(Tab)[max(self.bar.currentIndex(), 0)]

    @property
    def chosen_measure(self) -> str:
        """The measure that counts here."""
        return str(self.measure.value)

    @property
    def chosen_pair(self) -> Pair | None:
        """The two that count here; None: all pairs."""
        value = self.pair.value
        return self._pairs[value] if isinstance(value, int) and 0 <= value < len(self._pairs) else None

    def fill_pairs(self, pairs: Sequence[Pair]) -> None:
        """Offer these; the chosen one stays chosen."""
        chosen = self.chosen_pair
        self._pairs = list(pairs)
        every = (self.tr("All pairs"), -1)
        named = [(pair_words(*pair), number) for number, pair in enumerate(pairs)]
        self.pair.fill([every, *named], self._pairs.index(chosen) if chosen in self._pairs else -1)
        self._show_choices()

    def _turn(self) -> None:
        self._show_choices()
        self.changed.emit()

    def _show_choices(self) -> None:
        offered = WITH_MEASURE.get(self.tab, ())
        self.measure.setVisible(bool(offered))
        if offered:
            names = measures()
            # What was chosen elsewhere comes back where it can be chosen again.
            usual = "every" if len(self._pairs) < 2 else "exact_f1"
            wanted = self._wanted or usual
            self.measure.fill([(names[one], one) for one in offered], wanted)
        self.pair.setVisible(self.tab in WITH_PAIR)

    def _choose_measure(self, value: object) -> None:
        self._wanted = str(value)
        self.changed.emit()
