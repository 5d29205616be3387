"""The articles that a table of annotations is about, where no table of articles is there."""

from collections.abc import Iterator

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.formats.tables.columns import ARTICLES, COLUMNS
from annotator.formats.tables.table import Entry, Numbered, Table

_REST = (None,) * (len(COLUMNS[ARTICLES]) - 1)


class NamedArticles:
    """Looks like a table of articles that has nothing but their ids; the ids are in memory."""

    def __init__(self, annotations: Table) -> None:
        self._annotations = annotations

    def place(self, number: int) -> str:
        """Where the first annotation of an article stands."""
        return self._annotations.place(number)

    def rows(self) -> Iterator[Numbered]:
        """An article for each id, where it is named first."""
        known: set[str] = set()
        for row in self._annotations.rows():
            try:
                key = self._annotations.key(row)
            except BadInputError:
                # Who reads the annotations themselves refuses it.
                continue
            if key not in known:
                known.add(key)
                yield Numbered(row.number, (key, *_REST))

    def key(self, row: Numbered) -> str:
        """The id."""
        return str(row.cells[0])

    def article(self, row: Numbered) -> dict[str, Json]:
        """Nothing but the id."""
        return {"id": self.key(row)}

    def entry(self, row: Numbered) -> Entry:
        """There is none."""
        raise NotImplementedError(row)
