"""A table as it is read, whatever holds it: rows that can be gone through again, and what a row says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from annotator.domain.json_values import Json


class Numbered(NamedTuple):
    """One row."""

    number: int
    """Its line in the file or its row in the table, from 1, as people count there."""
    cells: Sequence[object]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row of annotations or relations says."""

    annotator: str | None
    role: str | None
    value: dict[str, Json]
    """With the keys of native JSONL."""


class Table(Protocol):
    """One of the three tables."""

    def place(self, number: int) -> str:
        """Where a row stands, for messages: `annotations.csv, line 3`."""
        ...

    def rows(self) -> Iterator[Numbered]:
        """All rows below the names of the columns; can be asked for again.

        Raises:
            BadInputError: the table cannot be read on.
        """
        ...

    def key(self, row: Numbered) -> str:
        """The article that a row is about: its id, or the SHA-256 of its text.

        Raises:
            BadInputError: the row names none.
        """
        ...

    def article(self, row: Numbered) -> dict[str, Json]:
        """What a row of the table of articles says, with the keys of native JSONL.

        Raises:
            BadInputError: a cell holds no JSON where some is wanted.
        """
        ...

    def entry(self, row: Numbered) -> Entry:
        """What a row of the other tables says.

        Raises:
            BadInputError: a cell holds no JSON where some is wanted.
        """
        ...
