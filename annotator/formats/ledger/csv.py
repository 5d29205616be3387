"""The ledger as CSV (RFC 4180): no cell can act in a spreadsheet, and every text can be had back exactly."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from annotator.domain.ledger.rows import Ledger, LedgerRow
from annotator.domain.numbers.quantity import Figure
from annotator.formats.spreadsheet_cells import guarded

COLUMNS = (
    "row",
    "article",
    "layer",
    "claim",
    "polarity",
    "speakers",
    "entities",
    "number",
    "bound",
    "value",
    "lower",
    "upper",
    "unit",
    "quantity",
    "hedges",
    "contradicts",
    "claim_id",
    "number_id",
)
BETWEEN = "; "
"""Between the items of one cell; a `;` or a backslash of an item has a backslash before it."""


def csv_of(ledger: Ledger) -> Iterator[str]:
    """The file line by line, the header first; lines end with CR LF."""
    yield _line(COLUMNS)
    for index, row in enumerate(ledger.rows):
        yield _line(_cells(index, row, ledger.contradictions.of(index)))


def safe(text: str | None) -> str:
    """The text as a cell that cannot act."""
    return guarded(text or "")


def _cells(index: int, row: LedgerRow, contradicts: Iterable[int]) -> Iterator[str]:
    amount = row.amount
    yield str(index)
    yield from map(safe, (row.article.id, row.layer, row.claim.text, row.polarity))
    yield _items(speaker.text for speaker in row.speakers)
    yield _items(speaker.entity or "" for speaker in row.speakers)
    yield from map(safe, (row.number.text, amount.bound))
    yield from map(_figure, (amount.value, amount.lower, amount.upper))
    yield from map(safe, (amount.unit, amount.quantity))
    yield _items(row.hedges)
    yield BETWEEN.join(map(str, contradicts))
    yield from map(safe, (row.claim.id, row.number.id))


def _items(texts: Iterable[str]) -> str:
    return safe(BETWEEN.join(text.replace("\\", "\\\\").replace(";", "\\;") for text in texts))


def _figure(value: Figure | None) -> str:
    return "" if value is None else json.dumps(value)


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
