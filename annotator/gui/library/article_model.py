"""The list of articles as a Qt model, filtered by words of the title."""

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.annotation_set import AnnotationSet, Status
from annotator.domain.article import Article
from annotator.gui.widgets.status_dot import status_text
from annotator.services.ports.answers import ArticleRow

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Roles(IntEnum):
    """What a row is asked for beside its title."""

    UID = Qt.ItemDataRole.UserRole + 1
    STATUS = Qt.ItemDataRole.UserRole + 2
    DETAIL = Qt.ItemDataRole.UserRole + 3


class ArticleModel(QAbstractListModel):
    """Rows in the order of the project; the filter hides, it never reorders."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ArticleRow] = []
        self._place: dict[str, int] = {}
        self._shown: list[int] = []
        self._words: list[str] = []
        self._in_pass: frozenset[str] = frozenset()

    def set_rows(self, rows: Sequence[ArticleRow]) -> None:
        """Show other rows, by the same filter."""
        self.beginResetModel()
        self._all = list(rows)
        self._place = {row.uid: n for n, row in enumerate(self._all)}
        self._sift()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show the articles whose title, id, date or status has all the words."""
        words = text.casefold().split()
        if words != self._words:
            self.beginResetModel()
            self._words = words
            self._sift()
            self.endResetModel()

    def mark_in_pass(self, done: frozenset[str]) -> None:
        """Show which articles (`uid`s) are done in the pass that is on; none outside of passes."""
        changed, self._in_pass = self._in_pass ^ done, done
        for at in filter(lambda at: at >= 0, map(self.shown_at, changed)):
            self.dataChanged.emit(self.index(at), self.index(at))

    def rows(self) -> list[ArticleRow]:
        """All rows, hidden ones too."""
        return list(self._all)

    def shown_rows(self) -> list[ArticleRow]:
        """The rows that pass the filter."""
        return [self._all[n] for n in self._shown]

    def row(self, uid: str) -> ArticleRow | None:
        """The row of an article (`uid`)."""
        place = self._place.get(uid)
        return None if place is None else self._all[place]

    def shown_at(self, uid: str) -> int:
        """At which shown row an article (`uid`) stands; -1 where it does not."""
        place = self._place.get(uid)
        try:
            return -1 if place is None else self._shown.index(place)
        except ValueError:
            return -1

    def count_done(self) -> int:
        """How many articles are done, or skipped."""
        return sum(row.status in {Status.DONE, Status.SKIPPED} for row in self._all)

    def take_set(self, one: AnnotationSet) -> None:
        """Take the status of one's own annotation set."""
        self._change(one.article, status=one.status, reason=one.reason)

    def forget_set(self, article: str) -> None:
        """Show an article (`uid`) as one that was not begun, as after undoing the first step."""
        self._change(article, status=Status.NEW, reason="", annotations=0)

    def take_article(self, article: Article) -> None:
        """Take the title and date of an article."""
        self._change(article.uid, title=article.title, published=article.published)

    def add_to_count(self, uid: str, more: int) -> None:
        """Count annotations made or removed in an article (`uid`)."""
        row = self.row(uid)
        if row is not None:
            self._change(uid, annotations=max(0, row.annotations + more))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows, and what a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._all[self._shown[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {self._detail(row)}"
        own: dict[int, str] = {
            Roles.UID: row.uid,
            Roles.STATUS: row.status.value,
            Roles.DETAIL: self._detail(row),
        }
        return own.get(role)

    def _detail(self, row: ArticleRow) -> str:
        status = status_text(row.status.value)
        if row.reason:
            status = f"{status}: {row.reason}"
        counted = self.tr("%Ln annotations", "", row.annotations) if row.annotations else ""
        in_pass = self.tr("✓ pass") if row.uid in self._in_pass else ""
        return " · ".join(filter(None, (in_pass, counted, status)))

    def _change(self, uid: str, **values: object) -> None:
        place = self._place.get(uid)
        if place is None:
            return
        self._all[place] = replace(self._all[place], **values)  # type: ignore[arg-type]  # fields of ArticleRow
        at = self.shown_at(uid)
        if at >= 0:
            self.dataChanged.emit(self.index(at), self.index(at))

    def _sift(self) -> None:
        if not self._words:
            self._shown = list(range(len(self._all)))
            return
        # Translated once, not once a row: with ten thousand rows that is what a key press would wait for.
        statuses = {status: status_text(status.value) for status in Status}
        self._shown = [n for n, row in enumerate(self._all) if self._passes(row, statuses[row.status])]

    def _passes(self, row: ArticleRow, status: str) -> bool:
        heap = f"{row.title} {row.id} {row.published} {status} {row.reason}".casefold()
        return all(word in heap for word in self._words)
