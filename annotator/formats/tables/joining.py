"""The rows of three tables brought together article by article, with one article in memory at a time.

Tables that this program wrote are in the order of their articles and are read side by side. Others are
sorted first, in a file that goes away by itself.
"""

import tempfile
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import orjson

from annotator.domain.errors import BadInputError
from annotator.formats.tables.table import Numbered, Table
from annotator.formats.wording import shown

Refuse = Callable[[BadInputError], None]
"""Raises, or tells what is left out where the person said so."""


@dataclass(frozen=True, slots=True)
class Joined:
    """One article with all rows that are about it, in their order."""

    article: Numbered
    annotations: list[Numbered]
    relations: list[Numbered]


def joined(
    articles: Table, annotations: Table | None, relations: Table | None, refuse: Refuse
) -> Iterator[Joined]:
    """Bring the rows together, in the order of the articles.

    Raises:
        BadInputError: what `refuse` raises: two articles are called the same, or a row is about none of them.
    """
    known = _known(articles, refuse)
    others = [_Others(table, known, refuse) for table in (annotations, relations)]
    for number, row in _numbered(articles, known):
        yield Joined(row, others[0].of(number), others[1].of(number))


def side_by_side(articles: Table, annotations: Table | None, relations: Table | None) -> Iterator[Joined]:
    """The same of tables that are known to be in the order of their articles, each gone through only once.

    Raises:
        BadInputError: they are not.
    """
    others = [_Following(table) for table in (annotations, relations)]
    for row in articles.rows():
        key = articles.key(row)
        yield Joined(row, others[0].of(key), others[1].of(key))
    for other in others:
        other.finish()


def _known(articles: Table, refuse: Refuse) -> dict[str, int]:
    known: dict[str, int] = {}
    for number, row in enumerate(articles.rows()):
        try:
            key = articles.key(row)
        except BadInputError as error:
            refuse(error)
            continue
        if known.setdefault(key, number) != number:
            refuse(
                BadInputError(
                    "{where}: another article before it is called {id}, too; give each an id of its own",
                    where=articles.place(row.number),
                    id=shown(key),
                )
            )
    return known


def _numbered(articles: Table, known: dict[str, int]) -> Iterator[tuple[int, Numbered]]:
    """The articles that have a name of their own; the others were refused."""
    mine = frozenset(known.values())
    return ((number, row) for number, row in enumerate(articles.rows()) if number in mine)


class _Others:
    """The rows of another table by the number of their article; they are asked for in that order."""

    def __init__(self, table: Table | None, known: dict[str, int], refuse: Refuse) -> None:
        self._rows: Iterator[tuple[int, Numbered]] = iter(())
        if table is not None:
            numbered = _about(table, known, refuse)
            self._rows = (
                _about(table, known, lambda _error: None) if _in_order(numbered) else _sorted(table, known)
            )
        self._next = next(self._rows, None)

    def of(self, number: int) -> list[Numbered]:
        """Return the rows about an article."""
        result = []
        while self._next is not None and self._next[0] == number:
            result.append(self._next[1])
            self._next = next(self._rows, None)
        return result


def _about(table: Table, known: dict[str, int], refuse: Refuse) -> Iterator[tuple[int, Numbered]]:
    for row in table.rows():
        try:
            key = table.key(row)
        except BadInputError as error:
            refuse(error)
            continue
        if key in known:
            yield known[key], row
        else:
            refuse(_unknown(table, row, key))


def _unknown(table: Table, row: Numbered, key: str) -> BadInputError:
    return BadInputError(
        "{where}: it is about the article {id}, which is not among the articles; correct the id, or add the"
        " article",
        where=table.place(row.number),
        id=shown(key),
    )


def _in_order(rows: Iterator[tuple[int, Numbered]]) -> bool:
    """Whether the articles come in their order; goes to the end, so that all that is wrong is told."""
    last, fine = 0, True
    for number, _row in rows:
        fine = fine and number >= last
        last = number
    return fine


def _sorted(table: Table, known: dict[str, int]) -> Iterator[tuple[int, Numbered]]:
    """The rows by article, kept in a nameless file; of each row two numbers stay in memory."""
    with tempfile.TemporaryFile() as spool:
        articles, places = array("Q"), array("Q")
        for number, row in _about(table, known, lambda _error: None):
            articles.append(number)
            places.append(spool.tell())
            spool.write(orjson.dumps((row.number, list(row.cells)), option=orjson.OPT_APPEND_NEWLINE))
        for at in sorted(range(len(articles)), key=articles.__getitem__):
            spool.seek(places[at])
            line, cells = orjson.loads(spool.readline())
            yield articles[at], Numbered(line, cells)


class _Following:
    """The rows of a table that is in the order of the articles."""

    def __init__(self, table: Table | None) -> None:
        self._table = table
        self._rows = iter(()) if table is None else table.rows()
        self._ahead: Numbered | None = next(self._rows, None)

    def of(self, key: str) -> list[Numbered]:
        result = []
        table, row = self._table, self._ahead
        while table is not None and row is not None and table.key(row) == key:
            result.append(row)
            row = next(self._rows, None)
        self._ahead = row
        return result

    def finish(self) -> None:
        if self._table is not None and self._ahead is not None:
            raise _unknown(self._table, self._ahead, self._table.key(self._ahead))
