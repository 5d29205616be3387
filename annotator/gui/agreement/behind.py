"""The panel beside the figures: what the chosen one is, what it rests on, and the places behind it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.domain.agreement.places import What
from annotator.gui.agreement.behind_words import ToldPlaces
from annotator.gui.agreement.places import PlaceList
from annotator.gui.agreement.sheets.laid import Spot
from annotator.gui.agreement.words import calm
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.translation import counted
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.plain_text import put_tip


class BehindPanel(QWidget):
    """Follows what is chosen in the table."""

    picked = Signal(object)
    """The ToldPlace that is to be opened in the review."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "rail")
        self.title = ElidedLabel("", "title")
        self.figure = PlainLabel("", wrap=True)
        self.also = PlainLabel("", "muted", wrap=True)
        self.told = PlainLabel("", wrap=True)
        self.plan = PlainLabel("", wrap=True)
        self.means = PlainLabel("", "muted", wrap=True)
        self.count = ElidedLabel("", "heading")
        self.list = PlaceList(keeper)
        self.open = QPushButton(self.tr("&Open in review"))
        self.open.setAutoDefault(False)
        put_tip(self.open, self.tr("Show the chosen place in the review"), "Return")
        self._lay_out()
        self.list.picked.connect(self.picked)
        self.open.clicked.connect(lambda _on=False: self.open_current())

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        words.setSpacing(STEP)
        for label in (self.title, self.figure, self.also, self.told, self.plan, self.means):
            words.addWidget(label)
        low = QHBoxLayout()
        low.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        low.addWidget(self.count, 1)
        low.addWidget(self.open)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(words)
        column.addLayout(low)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def show_spot(self, spot: Spot | None) -> None:
        """Say what is chosen; its places come when they are found."""
        for label, words in (
            (self.title, spot.title if spot else ""),
            (self.figure, spot.figure if spot else ""),
            (self.also, spot.also if spot else ""),
            (self.told, spot.told if spot else ""),
            (self.plan, spot.plan if spot else ""),
            (self.means, spot.means if spot else ""),
        ):
            label.setText(calm(words))
            label.setVisible(bool(words))
        self.list.show_places(())
        looked_for = spot is not None and spot.wanted is not None
        self.count.setText(self.tr("Looking…") if looked_for else "")
        self.open.setVisible(looked_for)
        self.list.setVisible(looked_for)
        # What is left over goes beneath the words where there is no list.
        self._column.setStretch(2, int(looked_for))
        self._column.setStretch(3, int(not looked_for))
        self.open.setEnabled(False)

    def show_places(self, found: ToldPlaces) -> None:
        """Show the places behind what is chosen."""
        self.list.show_places(found.places)
        n = len(found.places)
        words = counted("Agreement", "%Ln places differ", n)
        if found.wanted.what in {What.ALIKE, What.CONFUSION}:
            words = counted("Agreement", "%Ln places", n)
        if found.more:
            words = self.tr("The first {n} places").format(n=whole(n))
        self.count.setText(words)
        self.open.setEnabled(bool(n))

    def say_stopped(self) -> None:
        """Nobody looks for places any more."""
        self.count.setText(self.tr("Stopped looking"))

    def open_current(self) -> None:
        """Open the chosen place in the review."""
        place = self.list.current()
        if place is not None:
            self.picked.emit(place)
