"""Workbooks (XLSX) as rows, by openpyxl: values as they were stored, nothing computed, nothing followed."""

# ruff: noqa: ANN401 -- a workbook comes without types

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from annotator.domain.errors import BadInputError
from annotator.formats.columns import Columns, found_in
from annotator.formats.opening import name_of, opened
from annotator.formats.texts.packs import Pack, pack
from annotator.formats.texts.rows import MOST_COLUMNS, Row, Table, unique
from annotator.formats.wording import shown

_TROUBLE: tuple[type[Exception], ...] = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    OverflowError,
    SyntaxError,
)
_TROUBLE += (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, AssertionError, RecursionError)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MOST_ROWS = 1_048_576
_MOST_SHEETS = 1_000


@contextmanager
def xlsx_table(path: Path, columns: Columns) -> Iterator[Table]:
    """Open a sheet of a workbook: the one that is named, else the first with a column of texts.

    Raises:
        BadInputError: it is broken, protected or hostile, or has no such sheet.
    """
    where = name_of(path)
    with workbook(path) as (book, names):
        if columns.sheet and columns.sheet not in names:
            raise BadInputError(
                "{where}: there is no sheet named {sheet}; there are {known}",
                where=where,
                sheet=shown(columns.sheet),
                known=", ".join(shown(name) for name in names[:20]),
            )
        sheet = columns.sheet or _with_texts(book, names, where)
        yield sheet_table(book, sheet, names, columns, where)


@contextmanager
def workbook(path: Path) -> Iterator[tuple[Any, list[str]]]:
    """Open a workbook and name its sheets.

    Raises:
        BadInputError: it is broken, protected or hostile.
    """
    import openpyxl  # noqa: PLC0415 - heavy, and few files need it

    where = name_of(path)
    # openpyxl warns of what it does not know; nothing of that is an article.
    warnings.filterwarnings("ignore", module=r"openpyxl\b")
    with pack(path, "a workbook") as parts:
        _check(parts)
    # openpyxl leaves a file open that it cannot read, so it is ours.
    with opened(path) as file:
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        except _TROUBLE as error:
            raise _broken(where, error) from error
        try:
            names = [one.title for one in book.worksheets][:_MOST_SHEETS]
            if not names:
                raise BadInputError("{where}: there is no row in the table; give one with texts", where=where)
            yield book, names
        finally:
            book.close()


def sheet_table(book: Any, sheet: str, names: list[str], columns: Columns, where: str) -> Table:
    """The table on a sheet.

    Raises:
        BadInputError: it has no row, or too many columns.
    """
    rows = rows_of(book[sheet], where)
    first = next(rows, None)
    if first is None:
        raise BadInputError("{where}: there is no row in the table; give one with texts", where=where)
    heads = unique(first.cells) if columns.header else unique([None] * len(first.cells))
    rest = rows if columns.header else _with(first, rows)
    return Table(heads, _fitted(rest, heads), "row", sheet=sheet, sheets=names)


def _check(parts: Pack) -> None:
    """Unpack every part that is XML once, within the limits, and refuse a DOCTYPE."""
    for name in parts.names:
        if not name.endswith((".xml", ".rels")):
            continue
        before = b""
        for piece in parts.chunks(name):
            if _DOCTYPE.search(before + piece):
                raise BadInputError(
                    "{where}: it has a DOCTYPE, which may hide anything and which no such document needs;"
                    " it was not read",
                    where=parts.where,
                )
            before = piece[-10:]


def _with_texts(book: Any, names: list[str], where: str) -> str:
    for name in names:
        first = next(rows_of(book[name], where), None)
        if first is not None and found_in([str(one) for one in first.cells if one is not None], "text"):
            return name
    return next((name for name in names if next(rows_of(book[name], where), None) is not None), names[0])


def _with(first: Row, rows: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rows


def rows_of(sheet: Any, where: str) -> Iterator[Row]:
    """The rows that are not empty, as long as their last cell with something in it."""
    try:
        # What a sheet says of its size may be anything.
        sheet.reset_dimensions()
        for place, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            if place > _MOST_ROWS:
                raise BadInputError(
                    "{where}: the sheet has more than {n} rows, more than any; it was not read",
                    where=where,
                    n=_MOST_ROWS,
                )
            width = len(cells)
            while width and cells[width - 1] in {None, ""}:
                width -= 1
            if width > MOST_COLUMNS:
                raise BadInputError(
                    "{where}: the table has {n} columns, more than any table of texts; check the delimiter",
                    where=where,
                    n=width,
                )
            if width:
                yield Row(place, cells[:width])
    except _TROUBLE as error:
        raise _broken(where, error) from error


def _fitted(rows: Iterator[Row], names: list[str]) -> Iterator[Row]:
    """Rows as long as the names; a sheet may go on to the right of them, under no name."""
    for row in rows:
        cells = list(row.cells[: len(names)])
        yield Row(row.place, cells + [None] * (len(names) - len(cells)))


def _broken(where: str, error: Exception) -> BadInputError:
    return BadInputError(
        "{where}: the workbook cannot be read ({why}); open it in its program and save it anew",
        where=where,
        why=shown(str(error) or type(error).__name__, 100),
    )
