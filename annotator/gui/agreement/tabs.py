"""The row of tabs of the window of agreement, and beside them what of a table is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QTabBar, QWidget

from annotator.domain.agreement.figures import FIGURES
from annotator.domain.label import Scheme
from annotator.gui.agreement.sheets.heat import EVERY, MEASURES
from annotator.gui.agreement.words import measures, pair_words
from annotator.gui.ledger.menu_button import MenuButton
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.plain_text import plain_tooltip

Pair = tuple[str, str]
_EVERY_LABEL: Final = ""


class Tab(StrEnum):
    """What is shown."""

    WHO = "who"
    ARTICLES = "articles"
    LABELS = "labels"
    BORDERS = "borders"
    MISSING = "missing"
    TREND = "trend"


_WITH_MEASURE: Final = {Tab.WHO: MEASURES, Tab.ARTICLES: FIGURES, Tab.TREND: FIGURES}
_WITH_LABEL: Final = frozenset({Tab.ARTICLES, Tab.BORDERS, Tab.TREND})


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be shown."""

    tab: Tab
    measure: str
    pair: Pair | None
    label: str | None
    by_version: bool


class TabsRow(QFrame):
    """Ctrl with a digit goes to a tab, from anywhere in the window."""

    changed = Signal()
    """Another table is to be shown."""
    turned_by_key = Signal()
    """Somebody went to a tab by its key, and wants to walk the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.bar = QTabBar()
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setAccessibleName(self.tr("Tables"))
        self._name_tabs()
        self.measure = MenuButton(self.tr("Figure"))
        self.pair = MenuButton(self.tr("Pair"))
        self.label = MenuButton(self.tr("Label"))
        self.axis = MenuButton(self.tr("Over what"))
        self.axis.fill([(self.tr("Over time"), False), (self.tr("By guidelines"), True)], value=False)
        self._buttons = (self.axis, self.pair, self.label, self.measure)
        choices = QHBoxLayout()
        choices.setContentsMargins(0, STEP // 2, 0, STEP // 2)
        choices.setSpacing(GAP)
        choices.addStretch(1)
        for button in self._buttons:
            choices.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(MARGIN - GAP, 0, MARGIN, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.bar)
        self._row.addLayout(choices, 1)
        self._pairs: Sequence[Pair] = ()
        self._chosen: dict[Tab, str] = {}
        """The measures that a person chose."""
        self.label.fill([(self.tr("All labels"), _EVERY_LABEL)], _EVERY_LABEL)
        self.fill_pairs([])
        self.bar.currentChanged.connect(lambda _index: self._turn())
        self.measure.picked.connect(self._choose_measure)
        for button in (self.pair, self.label, self.axis):
            button.picked.connect(lambda _value: self.changed.emit())

    def _name_tabs(self) -> None:
        names = {
            Tab.WHO: (self.tr("Who with whom"), self.tr("How far each pair agrees on each label")),
            Tab.ARTICLES: (self.tr("Articles"), self.tr("Where they agree least")),
            Tab.LABELS: (self.tr("Confused labels"), self.tr("Which label stands where which other does")),
            Tab.BORDERS: (self.tr("Boundaries"), self.tr("How far borders lie apart, and what lies between")),
            Tab.MISSING: (self.tr("Missing"), self.tr("What others marked and an annotator did not")),
            Tab.TREND: (self.tr("Trend"), self.tr("Whether it gets better, over time and by guidelines")),
        }
        for number, tab in enumerate(Tab, 1):
            name, tip = names[tab]
            self.bar.addTab(name)
            key = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
            self.bar.setTabToolTip(number - 1, plain_tooltip(f"{tip} ({key})"))

    def add_keys(self, window: QWidget) -> None:
        """Let Ctrl with a digit go to a tab, and with the page keys to the next, anywhere in a window."""
        for number in range(self.bar.count()):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), window)
            shortcut.activated.connect(partial(self._turn_to, number))

        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1), ("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), window).activated.connect(partial(self._step, step))

    def _step(self, step: int) -> None:
        self._turn_to((self.bar.currentIndex() + step) % self.bar.count())

    def _turn_to(self, number: int) -> None:
        self.bar.setCurrentIndex(number)
        self.turned_by_key.emit()

    @property
    def tab(self) -> Tab:
        """What is shown."""
        return list(Tab)[max(self.bar.currentIndex(), 0)]

    def choice(self) -> Choice:
        """What is to be shown."""
        place, label = self.pair.value, self.label.value
        if len(self._pairs) == 1:
            place = 0
        there = isinstance(place, int) and 0 <= place < len(self._pairs)
        return Choice(
            tab=self.tab,
            measure=str(self.measure.value),
            pair=self._pairs[place] if there and isinstance(place, int) else None,
            label=str(label) if label != _EVERY_LABEL else None,
            by_version=self.axis.value is True,
        )

    def fill_pairs(self, pairs: Sequence[Pair]) -> None:
        """Offer these; the chosen one stays chosen."""
        chosen = self.choice().pair if self._pairs else None
        self._pairs = list(pairs)
        named = [(pair_words(*pair), number) for number, pair in enumerate(pairs)]
        place = self._pairs.index(chosen) if chosen in self._pairs else -1
        self.pair.fill([(self.tr("All pairs"), -1), *named], place)
        self._show_choices()

    def fill_labels(self, scheme: Scheme, counted: Sequence[str]) -> None:
        """Offer the labels that count (all, where none is named)."""
        known = [(one.title, one.name) for one in scheme.labels if not counted or one.name in counted]
        self.label.fill([(self.tr("All labels"), _EVERY_LABEL), *known], self.label.value)

    def _turn(self) -> None:
        self._show_choices()
        self.changed.emit()

    def _show_choices(self) -> None:
        tab = self.tab
        offered = _WITH_MEASURE.get(tab, ())
        self.measure.setVisible(bool(offered))
        if offered:
            names = measures()
            usual = "overlap_f1"
            if tab is Tab.WHO:
                usual = EVERY if len(self._pairs) < 2 else "exact_f1"
            self.measure.fill([(names[one], one) for one in offered], self._chosen.get(tab, usual))
        self.pair.setVisible(tab is not Tab.WHO and len(self._pairs) > 1)
        self.label.setVisible(tab in _WITH_LABEL)
        self.axis.setVisible(tab is Tab.TREND)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices go into a row of their own where there is no room for them beside the tabs."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        shown = [one.sizeHint().width() + GAP for one in self._buttons if not one.isHidden()]
        needed = self.bar.sizeHint().width() + sum(shown) + 2 * MARGIN
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if needed <= self.width() else way.TopToBottom)

    def _choose_measure(self, value: object) -> None:
        self._chosen[self.tab] = str(value)
        self.changed.emit()
