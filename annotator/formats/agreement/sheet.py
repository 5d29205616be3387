"""A table of figures as it is shown, copied and written: names, and cells that say what they rest on."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotator.formats.ledger.csv import safe

DASH = "–"
"""What stands where there is no figure."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure or count."""

    text: str = ""
    """As people read it."""
    value: float | str | None = None
    """As programs read it; None where it is not defined."""
    shade: float | None = None
    """From 0 to 1, the more the darker; None where the ground stays as it is."""
    interval: tuple[float, float] | None = None
    below: str = ""
    """What stands under it, smaller: the interval."""
    told: str = ""
    """What it rests on, or why it is not defined, in a sentence."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows by columns; cells are made when they are asked for, because there may be very many."""

    title: str
    corner: str
    """What the rows are."""
    rows: Sequence[str]
    columns: Sequence[str]
    cell: Callable[[int, int], Cell]
    legend: str = ""
    """What the shades mean."""

    def line(self, row: int) -> list[Cell]:
        """The cells of a row."""
        return [self.cell(row, column) for column in range(len(self.columns))]


def sheet_csv(sheet: Sheet) -> Iterator[str]:
    """The file line by line (RFC 4180), figures to all digits; where there are intervals, their ends as well.

    No cell can act in a spreadsheet; lines end with CR LF.
    """
    lines = [sheet.line(row) for row in range(len(sheet.rows))]
    ends = [any(line[column].interval for line in lines) for column in range(len(sheet.columns))]
    heads = [safe(sheet.corner)]
    for name, has_ends in zip(sheet.columns, ends, strict=True):
        heads += [safe(_flat(name)), *([f"{safe(_flat(name))} {end}" for end in ("low", "high")] * has_ends)]
    yield _line(heads)
    for name, line in zip(sheet.rows, lines, strict=True):
        cells = [safe(_flat(name))]
        for cell, has_ends in zip(line, ends, strict=True):
            cells.append(_plain(cell.value))
            if has_ends:
                cells += [_plain(end) for end in cell.interval or (None, None)]
        yield _line(cells)


def sheet_text(sheet: Sheet) -> str:
    """The table as it is seen, with tabs between the cells, for the clipboard."""
    lines = [[sheet.corner, *sheet.columns]]
    lines += [[name, *(cell.text for cell in sheet.line(row))] for row, name in enumerate(sheet.rows)]
    return "\n".join("\t".join(safe(_flat(one)) for one in line) for line in lines) + "\n"


def _plain(value: float | str | None) -> str:
    if value is None:
        return ""
    return safe(_flat(value)) if isinstance(value, str) else repr(value)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
