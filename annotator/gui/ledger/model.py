"""The lines of the ledger as a list's model, with what a screen reader says of each."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.formats.ledger.words import LedgerWords
from annotator.gui.ledger.items import Heading, Item, Shown, Statement
from annotator.gui.ledger.words import flat, row_words
from annotator.gui.widgets.plain_text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Roles(IntEnum):
    """What a line is asked for beside its text."""

    ITEM = Qt.ItemDataRole.UserRole + 1


class LedgerModel(QAbstractListModel):
    """Headings and statements; only statements can be chosen."""

    def __init__(self, words: LedgerWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._shown: Shown | None = None
        self._items: tuple[Item, ...] = ()

    @property
    def shown(self) -> Shown | None:
        """What is shown; None before anything was read."""
        return self._shown

    def show(self, shown: Shown) -> None:
        """Show another ledger."""
        self.beginResetModel()
        self._shown = shown
        self._items = shown.items
        self.endResetModel()

    def item(self, row: int) -> Item | None:
        """A line, if there is such a one."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def statement(self, row: int) -> Statement | None:
        """The same where it is a statement."""
        item = self.item(row)
        return item if isinstance(item, Statement) else None

    def row_of(self, key: tuple[str, str]) -> int:
        """In which line a statement stands, by its key; -1 where it is not shown."""
        found = (n for n, one in enumerate(self._items) if isinstance(one, Statement) and one.key == key)
        return next(found, -1)

    def neighbour(self, row: int, step: int) -> int:
        """The next statement from a line on, forwards (1) or back (-1); -1 where there is none."""
        row += step
        while 0 <= row < len(self._items):
            if isinstance(self._items[row], Statement):
                return row
            row += step
        return -1

    def heading_of(self, row: int) -> int:
        """The line with the heading that a line stands under, or is; -1 for none."""
        while row >= 0 and not isinstance(self.item(row), Heading):
            row -= 1
        return row

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading can be heard, but not chosen."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.statement(index.row()) is not None:
            return usual | Qt.ItemFlag.ItemIsSelectable
        return usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a line shows; plain text all of it."""
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == Roles.ITEM:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words_of(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._tip(item))
        return None

    def _words_of(self, item: Item) -> str:
        if isinstance(item, Heading):
            return flat(" — ".join([self._name(item), *item.told]))
        return row_words(self.words, self._shown.ledger, item.line.index) if self._shown is not None else ""

    def _tip(self, item: Item) -> str:
        if isinstance(item, Heading):
            return "\n".join([self._name(item), *item.told])
        row = item.row
        return "\n".join([self.words.amount(row.amount), *map(flat, row.hedges), "", flat(row.claim.text)])

    def _name(self, heading: Heading) -> str:
        return self.words.unsorted if heading.panel is None else flat(heading.panel.quantity)
