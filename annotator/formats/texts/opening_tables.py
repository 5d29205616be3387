"""Opening a table of texts, whatever file it is in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.formats.columns import Columns
from annotator.formats.texts.csv_rows import csv_table
from annotator.formats.texts.json_rows import json_table
from annotator.formats.texts.kinds import CSV, XLSX, kind_of
from annotator.formats.texts.rows import Table
from annotator.formats.texts.xlsx_rows import xlsx_table


@contextmanager
def open_table(path: Path, columns: Columns, encoding: str = "") -> Iterator[Table]:
    """Open a table, whatever file it is in.

    Raises:
        BadInputError: it is none, broken or hostile.
    """
    kind = kind_of(path)
    if kind == CSV:
        with csv_table(path, columns, encoding) as table:
            yield table
    elif kind == XLSX:
        with xlsx_table(path, columns) as table:
            yield table
    else:
        with json_table(path) as table:
            yield table
