"""The places as rows under the title of their article, and which of them are ticked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.domain.label import Scheme
from annotator.domain.span import Span
from annotator.services.annotations.tagging_all import ArticlePlaces, Place, Standing

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
TICKED_AT_FIRST: Final = frozenset({Standing.FREE, Standing.OVERLAPPING})


class Roles(IntEnum):
    """What a row says beside its text."""

    ROW = Qt.ItemDataRole.UserRole
    """A Heading or a Row."""
    NOTE = Qt.ItemDataRole.UserRole + 1
    """That it is tagged already or what it overlaps, in words; empty where it is free."""


@dataclass(slots=True)
class Heading:
    """The title of an article over its places."""

    article: str
    title: str
    first: int
    """The number of its first row."""
    count: int
    ticked: int = 0
    tickable: int = 0


@dataclass(slots=True)
class Row:
    """One place; `wanted` is what the person said of it, None while they said nothing."""

    place: Place
    heading: Heading
    standing: Standing
    wanted: bool | None = None

    @property
    def tickable(self) -> bool:
        """Whether there is anything to do."""
        return self.standing is not Standing.TAGGED

    @property
    def ticked(self) -> bool:
        """Whether it is to be tagged."""
        return self.tickable and (self.standing in TICKED_AT_FIRST if self.wanted is None else self.wanted)


class PlaceModel(QAbstractListModel):
    """Rows come in as they are found; a change of the label keeps what was ticked by hand."""

    counted = Signal()
    """Other places are ticked, or there are more."""

    def __init__(self, scheme: Scheme, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._label = label
        self._rows: list[Heading | Row] = []
        self._headings: list[Heading] = []
        self.places = 0
        self.ticked = 0

    # What there is

    @property
    def articles(self) -> int:
        """In how many articles something is ticked."""
        return sum(heading.ticked > 0 for heading in self._headings)

    def wanted(self) -> list[tuple[str, list[Span]]]:
        """What is ticked, by article (`uid`)."""
        found: dict[str, list[Span]] = {}
        for row in self._rows:
            if isinstance(row, Row) and row.ticked:
                found.setdefault(row.heading.article, []).append(row.place.span)
        return list(found.items())

    def row_at(self, number: int) -> Heading | Row:
        """One row."""
        return self._rows[number]

    # What happens

    def clear(self) -> None:
        """Forget all places."""
        self.beginResetModel()
        self._rows, self._headings = [], []
        self.places = self.ticked = 0
        self.endResetModel()
        self.counted.emit()

    def add(self, articles: Sequence[ArticlePlaces]) -> None:
        """Take further places."""
        rows: list[Heading | Row] = []
        for one in articles:
            at = len(self._rows) + len(rows)
            heading = Heading(one.article, one.title, at + 1, len(one.places))
            self._headings.append(heading)
            rows.append(heading)
            rows += [Row(place, heading, place.standing(self._label)) for place in one.places]
        if rows:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self._count(rows)
            self.endInsertRows()
            self.counted.emit()

    def set_label(self, label: str) -> None:
        """See the places with the eyes of another label (`uid`)."""
        self._label = label
        self.places = self.ticked = 0
        for row in self._rows:
            if isinstance(row, Row):
                row.standing = row.place.standing(label)
            else:
                row.ticked = row.tickable = 0
        self._count(self._rows)
        self._tell_all()

    def tick(self, numbers: Iterable[int], on: bool) -> None:
        """Tick rows or take their ticks away; the row of an article means all of its places."""
        for number in set(numbers):
            row = self._rows[number]
            if isinstance(row, Heading):
                for other in range(row.first, row.first + row.count):
                    self._tick(other, on)
            else:
                self._tick(number, on)
        self._tell_all()

    def tick_all(self, on: bool) -> None:
        """Tick every place, or none."""
        self.tick((heading.first - 1 for heading in self._headings), on)

    def is_ticked(self, number: int) -> bool:
        """Whether a row is ticked; that of an article, where everything in it is."""
        row = self._rows[number]
        return row.ticked if isinstance(row, Row) else 0 < row.tickable == row.ticked

    def _tick(self, number: int, on: bool) -> None:
        row = self._rows[number]
        if isinstance(row, Row) and row.tickable:
            change = on - row.ticked
            row.wanted = on
            row.heading.ticked += change
            self.ticked += change

    def _count(self, rows: Iterable[Heading | Row]) -> None:
        for row in rows:
            if isinstance(row, Row):
                self.places += 1
                self.ticked += row.ticked
                row.heading.ticked += row.ticked
                row.heading.tickable += row.tickable

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.counted.emit()

    # What views ask

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Headings and places."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Everything that can be tagged can be ticked."""
        flag = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self._tickable(self._rows[index.row()]):
            flag |= Qt.ItemFlag.ItemIsUserCheckable
        return flag

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says; screen readers hear the words, what is there already, and then the context."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Roles.ROW:
            return row
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(row)
        return self._of_heading(row, role) if isinstance(row, Heading) else self._of_place(row, role)

    @staticmethod
    def _of_heading(row: Heading, role: int) -> object:
        said = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return row.title if role in said else None

    def _of_place(self, row: Row, role: int) -> object:
        place = row.place
        if role == Roles.NOTE:
            return self._note(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{place.before}{place.words}{place.after}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            context = f"{place.before}{place.words}{place.after}".strip()
            return ". ".join(part for part in (place.words, self._note(row), context) if part)
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick, as screen readers and the mouse do."""
        if role != Qt.ItemDataRole.CheckStateRole or not self._tickable(self._rows[index.row()]):
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    @staticmethod
    def _tickable(row: Heading | Row) -> bool:
        return bool(row.tickable)

    @staticmethod
    def _state(row: Heading | Row) -> Qt.CheckState:
        if isinstance(row, Heading) and 0 < row.ticked < row.tickable:
            return Qt.CheckState.PartiallyChecked
        ticked = row.ticked if isinstance(row, Row) else row.ticked > 0
        return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

    def _note(self, row: Row) -> str:
        if row.standing is Standing.FREE:
            return ""
        if row.standing is Standing.TAGGED:
            return self.tr("tagged already")
        names = [label.title for uid in row.place.others(self._label) if (label := self._scheme.label(uid))]
        if row.standing is Standing.NESTED:
            names = [label.title] if (label := self._scheme.label(self._label)) else names
        return self.tr("overlaps {labels}").format(labels=", ".join(names))
