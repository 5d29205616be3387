"""The beginning of a table, to see what would become of it under another choice of columns."""

import io
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.formats.api import AnnotatedArticle, Finding
from annotator.formats.columns import Columns, found_in
from annotator.formats.opening import name_of, opened
from annotator.formats.texts.csv_rows import decoded_head, delimiter_of, from_lines
from annotator.formats.texts.kinds import CSV, XLSX, kind_of
from annotator.formats.texts.opening_tables import open_table
from annotator.formats.texts.rows import Row, Table, unique
from annotator.formats.texts.table import Making
from annotator.formats.texts.xlsx_rows import rows_of, workbook

SHOWN = 50
"""Rows that are kept."""
_HEAD = 1_000_000
"""Bytes of a CSV that are kept."""
_MOST_SHEETS = 50
_LONGEST = 20_000
"""Code points of a text that are kept; nobody reads more in a preview."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as it is read under a choice: names and first rows."""

    names: list[str]
    rows: list[Row]
    encoding: str = ""
    delimiter: str = ""
    unit: str = "row"


@dataclass(frozen=True, slots=True)
class Sample:
    """The first rows of a table, in memory; nothing is read from the disk again."""

    path: Path
    kind: str
    head: bytes = b""
    """Of a CSV, its first bytes."""
    cut: bool = False
    """Whether there are more."""
    encoding: str = ""
    """Of a CSV, the encoding that was found out; nothing where it could not be."""
    sheets: dict[str, list[Row]] = field(default_factory=dict)
    """Of a workbook, by sheet the rows as they stand, names included."""
    objects: Shown | None = None
    """Of JSON."""

    def shown(self, columns: Columns) -> Shown:
        """The table under a choice.

        Raises:
            BadInputError: it cannot be read so (another encoding, say).
        """
        if self.kind == CSV:
            return self._csv(columns)
        if self.objects is not None:
            return self.objects
        rows = self.sheets.get(columns.sheet or self.sheet, [])
        if not rows:
            return Shown([], [])
        first = rows[0].cells
        names = unique(first) if columns.header else unique([None] * len(first))
        return Shown(names, [_fitted(row, len(names)) for row in rows[int(columns.header) :]])

    @property
    def sheet(self) -> str:
        """Of a workbook, the sheet that is read unless another is named."""
        filled = [name for name, rows in self.sheets.items() if rows]
        with_texts = [
            name for name in filled if found_in([str(one) for one in self.sheets[name][0].cells], "text")
        ]
        return next(iter([*with_texts, *filled, *self.sheets]), "")

    def _csv(self, columns: Columns) -> Shown:
        where = name_of(self.path)
        decoded = decoded_head(self.head, where, columns.encoding or self.encoding, cut=self.cut)
        delimiter = columns.delimiter or delimiter_of(decoded.text)
        table = from_lines(io.StringIO(decoded.text, newline=""), columns, delimiter, where)
        rows = [_short(row) for row in islice((row for row in table.rows if isinstance(row, Row)), SHOWN)]
        return Shown(table.names, rows, decoded.encoding, table.delimiter, "line")

    def article(
        self, shown: Shown, row: Row, roles: dict[str, str], columns: Columns
    ) -> AnnotatedArticle | None:
        """The article that a row becomes; None where it has no text."""
        table = Table(shown.names, iter(()), shown.unit)
        return Making(table, roles, columns, self.path).article(row, _unheard)


def sample_of(path: Path) -> Sample:
    """Read the beginning of a table.

    Raises:
        BadInputError: it is broken or hostile.
    """
    kind = kind_of(path)
    if kind == CSV:
        return _of_csv(path)
    if kind == XLSX:
        where = name_of(path)
        with workbook(path) as (book, names):
            sheets = {
                name: [_short(row) for row in islice(rows_of(book[name], where), SHOWN + 1)]
                for name in names[:_MOST_SHEETS]
            }
        return Sample(path, kind, sheets=sheets)
    with open_table(path, Columns()) as table:
        rows = [_short(row) for row in islice((row for row in table.rows if isinstance(row, Row)), SHOWN)]
        return Sample(path, kind, objects=_objects(table, rows))


def _objects(table: Table, rows: list[Row]) -> Shown:
    """What JSON shows; names that come later are names of the rows before as well."""
    names = list(table.names)
    return Shown(names, [_fitted(row, len(names)) for row in rows], table.encoding, unit=table.unit)


def _of_csv(path: Path) -> Sample:
    with opened(path) as file:
        head = file.read(_HEAD + 1)
    sample = Sample(path, CSV, head=head[:_HEAD], cut=len(head) > _HEAD)
    try:
        # To guess takes its time, so it is done once.
        return replace(sample, encoding=sample.shown(Columns()).encoding)
    except BadInputError:
        # The person is asked, and sees then what is wrong.
        return sample


def _short(row: Row) -> Row:
    return Row(row.place, [one[:_LONGEST] if isinstance(one, str) else one for one in row.cells])


def _fitted(row: Row, width: int) -> Row:
    cells = list(row.cells[:width])
    return Row(row.place, cells + [None] * (width - len(cells)))


def _unheard(_finding: Finding) -> None:
    """Of one row nothing is remarked; the report of the import says it of all."""


def same_table(one: Sample, other: Sample) -> bool:
    """Whether two files have the same columns, so that one choice serves both."""
    if one.kind != other.kind or list(one.sheets) != list(other.sheets):
        return False
    try:
        return one.shown(Columns()).names == other.shown(Columns()).names
    except BadInputError:
        return False
