"""What was found in all articles as rows: each article, and beneath it lines of its text."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.domain.texts.searching import Snippet
from annotator.gui.translation import counted
from annotator.services.searching import FoundArticle

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Row(NamedTuple):
    """A line of an article, or, without one, its heading."""

    article: FoundArticle
    snippet: Snippet | None = None


class Roles(IntEnum):
    """What a row is asked for beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1


class ResultsModel(QAbstractListModel):
    """The rows, in the order of the project."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, articles: Sequence[FoundArticle]) -> None:
        """List other articles."""
        self.beginResetModel()
        self._rows = []
        for article in articles:
            self._rows.append(Row(article))
            self._rows.extend(Row(article, snippet) for snippet in article.snippets)
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """A row, if there is such a one."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def find(self, wanted: Row) -> int:
        """The number of a row of the same article and place; -1 if there is none."""
        place = wanted.snippet.place if wanted.snippet else None
        for number, row in enumerate(self._rows):
            here = row.snippet.place if row.snippet else None
            if row.article.uid == wanted.article.uid and here == place:
                return number
        return -1

    def rows(self) -> list[Row]:
        """All rows."""
        return list(self._rows)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows, and what a screen reader says of it; plain text all of it."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Roles.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.snippet.text if row.snippet else title_of(row.article)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.snippet:
                return row.snippet.text
            return f"{title_of(row.article)}, {places_of(row.article)}"
        return None


def title_of(article: FoundArticle) -> str:
    """The title on one line, the public id where there is none."""
    return " ".join(article.title.split()) or article.id


def places_of(article: FoundArticle) -> str:
    """How often it is there, in words."""
    return counted("FindAllPanel", "%n places", article.places)
