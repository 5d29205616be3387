"""The claims panel as a Qt model, kept up with the desk."""

from enum import IntEnum
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.domain.claim_cards import heads
from annotator.gui.annotate.claims.rows import Order, Row, rows_of, who_says
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.kept_up import Job, KeptUp

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Roles(IntEnum):
    """What a row is asked for beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1


class ClaimsModel(QAbstractListModel):
    """Rows that follow the desk while somebody looks on."""

    renewed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._order = Order.PLACE
        self._rows: list[Row] = []
        self._place: dict[str, int] = {}
        self._cards = 0
        self.kept_up = KeptUp(self._prepare, lambda: len(desk.annotations), self)
        self.kept_up.arrived.connect(self._take)
        for signal in (desk.opened, desk.put, desk.removed, desk.relations_changed, desk.scheme_changed):
            signal.connect(self.kept_up.change)

    @property
    def order(self) -> Order:
        """By what the cards are grouped."""
        return self._order

    @property
    def cards(self) -> int:
        """How many claims there are."""
        return self._cards

    @property
    def annotations(self) -> int:
        """How many rows stand for an annotation, with a card or without."""
        return sum(not row.is_heading for row in self._rows)

    @property
    def has_cards(self) -> bool:
        """Whether the scheme has labels that get a card; else all annotations are listed one by one."""
        return bool(heads(self._desk.scheme))

    def set_order(self, order: Order) -> None:
        """Group the cards in another way."""
        if order is not self._order:
            self._order = order
            self.kept_up.change()

    def row(self, number: int) -> Row | None:
        """A row, if there is such a one."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rows(self) -> list[Row]:
        """All rows."""
        return list(self._rows)

    def row_of(self, uid: str | None) -> int:
        """The row of an annotation (`uid`): its own, else that of the first card it is on; -1 for none."""
        return self._place.get(uid, -1) if uid else -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None or row.is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows, and what a screen reader says of it."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Roles.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        return None

    def _said(self, row: Row) -> str:
        if row.is_heading:
            return f"{row.text}, {row.count}"
        label = row.label.title if row.label is not None else ""
        who = who_says(row)
        chips = ", ".join(
            f"{chip.label.title if chip.label is not None else ''} {chip.text}" for chip in row.chips
        )
        return ": ".join(part for part in (label, who, row.text, chips) if part)

    # Following

    def _prepare(self) -> Job:
        desk = self._desk
        return partial(
            rows_of,
            desk.scheme,
            desk.text,
            tuple(desk.annotations.values()),
            tuple(desk.relations.values()),
            self._order,
        )

    def _take(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._place = {}
        for number, row in enumerate(rows):
            for member in row.members:
                self._place.setdefault(member, number)
        # A row of one's own goes before a place on a card.
        self._place.update((row.uid, number) for number, row in enumerate(rows) if row.uid)
        self._cards = sum(row.is_card for row in rows)
        self.endResetModel()
        self.renewed.emit()
