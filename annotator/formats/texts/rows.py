"""A table as rows, whatever file it is in: CSV, a workbook, or JSON objects a line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.errors import BadInputError

Cell = object
"""A text, a number, true or false, a date, JSON, or None where there is nothing."""
MOST_COLUMNS = 2_000
LONGEST_NAME = 200
"""Code points of a column's name that are shown and kept."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the names."""

    place: int
    """The line or the row in the file, from 1."""
    cells: Sequence[Cell]
    """In the order of the names; missing ones at the end are None."""


@dataclass(slots=True)
class Table:
    """A table that can be read once."""

    names: list[str]
    rows: Iterator[Row | BadInputError]
    """A row that is broken is an error in its place, where the rows after it can be read all the same."""
    unit: str = "row"
    """What a place counts: `line` or `row`."""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: list[str] = field(default_factory=list)


Pulse = Callable[[], None]


def unique(names: Sequence[object]) -> list[str]:
    """Names of columns: nothing becomes `column 3`, the same twice gets a number."""
    result: list[str] = []
    for place, name in enumerate(names, start=1):
        base = " ".join(str(name).split())[:LONGEST_NAME] if name is not None else ""
        base = base or f"column {place}"
        one, number = base, 2
        while one in result:
            one, number = f"{base} {number}", number + 1
        result.append(one)
    return result
