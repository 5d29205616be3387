"""The bar on top of the ledger: what is shown of what, and what can be done with all of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.domain.annotator import Annotator
from annotator.formats.ledger.words import LedgerWords
from annotator.gui.ledger.menu_button import MenuButton
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import BAR_HEIGHT, GAP, MARGIN
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.plain_text import put_tip
from annotator.services.selecting.choosing import ALL, GOLD

FILTER_KEY: Final = "Ctrl+F"
EXPORT_KEY: Final = "Ctrl+E"
SORT_KEY: Final = "F2"


class LedgerBar(QFrame):
    """Title, scope, layer, filter, sorting in and export."""

    changed = Signal()
    """Another scope or layer was picked."""

    def __init__(self, words: LedgerWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.setFixedHeight(BAR_HEIGHT)
        self.scope = MenuButton(self.tr("Articles"))
        self.layer = MenuButton(self.tr("Whose annotations"))
        self.filter = self._button(self.tr("Filter"), self.tr("Show some of the rows only"), FILTER_KEY)
        self.filter.setCheckable(True)
        self.sort = self._button("", self.tr("Say what the numbers without a quantity count"), SORT_KEY)
        self.export = self._button(self.tr("Export…"), self.tr("Write what is shown to a file"), EXPORT_KEY)
        set_look(self.export, "primary")
        title = PlainLabel(words.title, "heading")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(GAP)
        row.addWidget(title)
        row.addWidget(ElidedLabel(words.subtitle, "muted"), 1)
        for button in (self.scope, self.layer, self.filter, self.sort, self.export):
            row.addWidget(button)
        self._wants_all = False
        self.fill_scope(opened=False)
        self.fill_layers([])
        self.show_counts(0, 0)
        self.scope.picked.connect(self._scope_picked)
        self.layer.picked.connect(lambda _value: self.changed.emit())

    def _button(self, text: str, tip: str, key: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        put_tip(button, tip, key)
        return button

    @property
    def all_articles(self) -> bool:
        """Whether the whole project is shown."""
        return self.scope.value == ALL

    def show_all(self) -> None:
        """Show the whole project."""
        if not self.all_articles:
            self.scope.choose(ALL)
            self._scope_picked(ALL)

    def _scope_picked(self, value: object) -> None:
        self._wants_all = value == ALL
        self.changed.emit()

    def fill_scope(self, *, opened: bool) -> None:
        """Offer the open article, where there is one, and all."""
        this = [(self.tr("This article"), "")] if opened else []
        wanted = ALL if self._wants_all or not opened else ""
        self.scope.fill([*this, (self.tr("All articles"), ALL)], wanted)

    def fill_layers(self, people: Sequence[Annotator]) -> None:
        """Offer the layers there may be."""
        usual: list[tuple[str, object]] = [
            (self.tr("Gold, else everybody"), None),
            (self.tr("Gold"), GOLD),
            (self.tr("Everybody"), ALL),
        ]
        self.layer.fill([*usual, *((one.name, one.name) for one in people)], self.layer.value)

    def show_counts(self, filters: int, unsorted: int) -> None:
        """Say how many filters are in use, and how many numbers are not sorted in."""
        self.filter.setText(self.tr("Filter ({n})").format(n=filters) if filters else self.tr("Filter"))
        self.sort.setText(self.tr("&Sort numbers in ({n})").format(n=unsorted))
        self.sort.setEnabled(unsorted > 0)
