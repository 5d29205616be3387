"""The list of annotations as a Qt model: by place, all labels or one; changes move single rows."""

from bisect import bisect_left
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.annotation import Annotation, reading_order
from annotator.gui.annotate.desk import Desk

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LONGEST = 200
"""Characters of an annotation that a row can need."""


class Roles(IntEnum):
    """What a row is asked for beside its text."""

    UID = Qt.ItemDataRole.UserRole + 1
    LABEL = Qt.ItemDataRole.UserRole + 2
    NOTE = Qt.ItemDataRole.UserRole + 3
    DISCUSS = Qt.ItemDataRole.UserRole + 4
    PARTS = Qt.ItemDataRole.UserRole + 5


class AnnotationModel(QAbstractListModel):
    """The desk's annotations, sorted by place in the text."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._label: str | None = None
        self._rows: list[Annotation] = []
        self._keys: list[tuple[int, int, int]] = []
        desk.opened.connect(self._refill)
        desk.scheme_changed.connect(self._refill)
        desk.put.connect(self._put)
        desk.removed.connect(self._remove)

    @property
    def label(self) -> str | None:
        """The label (`uid`) whose annotations are listed; None for all."""
        return self._label

    def show_label(self, label: str | None) -> None:
        """List the annotations of one label (`uid`), or of all."""
        if label != self._label:
            self._label = label
            self._refill()

    def row_of(self, uid: str | None) -> int:
        """The row of an annotation (`uid`); -1 where it is not listed."""
        annotation = self._desk.annotations.get(uid) if uid else None
        if annotation is None or not self._is_shown(annotation):
            return -1
        row = bisect_left(self._keys, reading_order(annotation))
        return row if row < len(self._rows) and self._rows[row].uid == uid else -1

    def annotation(self, row: int) -> Annotation:
        """The annotation of a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows, and what a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        annotation = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(annotation)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            label = self._desk.label(annotation)
            return f"{label.title if label else ''}: {self._text(annotation)}"
        return (
            {
                Roles.UID: annotation.uid,
                Roles.LABEL: self._desk.label(annotation),
                Roles.NOTE: annotation.note,
                Roles.DISCUSS: annotation.discuss,
                Roles.PARTS: len(annotation.fragments),
            }.get(Roles(role))
            if role in set(Roles)
            else None
        )

    def _text(self, annotation: Annotation) -> str:
        pieces = (self._desk.text[f.start : min(f.end, f.start + LONGEST)] for f in annotation.fragments)
        return " … ".join(" ".join(piece.split()) for piece in pieces)

    def _is_shown(self, annotation: Annotation) -> bool:
        return self._label is None or annotation.label == self._label

    def _refill(self) -> None:
        self.beginResetModel()
        if self._label is not None and self._desk.scheme.label(self._label) is None:
            self._label = None
        self._rows = [a for a in self._desk.in_reading_order() if self._is_shown(a)]
        self._keys = [reading_order(a) for a in self._rows]
        self.endResetModel()

    def _put(self, before: Annotation | None, after: Annotation) -> None:
        """Take an annotation; a row that was listed moves, so that views keep it as their current one."""
        if before is None or not self._is_shown(before):
            if self._is_shown(after):
                self._insert(after)
        elif self._is_shown(after):
            self._move(before, after)
        else:
            self._remove(before)

    def _insert(self, annotation: Annotation) -> None:
        row = bisect_left(self._keys, reading_order(annotation))
        self.beginInsertRows(NOWHERE, row, row)
        self._rows.insert(row, annotation)
        self._keys.insert(row, reading_order(annotation))
        self.endInsertRows()

    def _move(self, before: Annotation, after: Annotation) -> None:
        old = bisect_left(self._keys, reading_order(before))
        new = bisect_left(self._keys, reading_order(after))
        # Qt says before which row, counted while the old one still stands; next to itself is no move.
        moves = new not in {old, old + 1}
        if moves:
            self.beginMoveRows(NOWHERE, old, old, NOWHERE, new)
        del self._rows[old], self._keys[old]
        row = new - 1 if new > old else new
        self._rows.insert(row, after)
        self._keys.insert(row, reading_order(after))
        if moves:
            self.endMoveRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def _remove(self, annotation: Annotation) -> None:
        row = bisect_left(self._keys, reading_order(annotation))
        if row < len(self._rows) and self._rows[row].uid == annotation.uid:
            self.beginRemoveRows(NOWHERE, row, row)
            del self._rows[row]
            del self._keys[row]
            self.endRemoveRows()
