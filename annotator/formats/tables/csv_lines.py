"""Rows of CSV files: encoding and delimiter found out, quotes taken strictly, lines bounded."""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.errors import BadInputError, Count, Phrase
from annotator.domain.text import REPLACEMENT
from annotator.formats.api import Finding, Tell
from annotator.formats.decoding import mark_of
from annotator.formats.opening import HEAD, name_of, opened, unreadable
from annotator.formats.spreadsheet_cells import bare
from annotator.formats.tables.cells import CellTable, Columns
from annotator.formats.tables.columns import COLUMNS, NEEDED, known_as
from annotator.formats.tables.table import Numbered
from annotator.formats.wording import shown

LONGEST = 100_000_000
"""Code points of a line or a cell; no article is so long, and one that is would fill the memory."""
_DELIMITERS = (",", ";", "\t")


def header_of(head: bytes, encoding: str = "") -> tuple[list[str], str, str]:
    """Return the names of the columns in the first line, the delimiter, and the encoding.

    Raises:
        LookupError: there is no such encoding of texts.
    """
    encoding = encoding or mark_of(head) or "utf-8"
    b"x".decode(encoding, "ignore")  # What is no encoding of texts is refused here.
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head).removeprefix("\ufeff")
    first = text.replace("\r", "\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        names = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        names = []
    return [bare(name) for name in names], delimiter, encoding


class CsvTable(CellTable):
    """One of the three tables as a CSV file."""

    def __init__(self, kind: str, path: Path, encoding: str, tell: Tell) -> None:
        super().__init__(kind)
        self._path = path
        self._name = name_of(path)
        self._tell: Tell | None = tell
        with opened(path) as file:
            try:
                head = file.read(HEAD)
            except OSError as error:
                raise unreadable(path, error) from error
        try:
            names, self._delimiter, self._encoding = header_of(head, encoding)
        except (LookupError, UnicodeError) as error:
            raise BadInputError(
                "{where}: there is no encoding {encoding}; name another, such as utf-8",
                where=self._name,
                encoding=shown(encoding),
            ) from error
        self._columns = Columns(kind, names, self.place(1))

    def place(self, number: int) -> str:
        """Where a line stands."""
        return Phrase("{file}, line {number}", file=self._name, number=number)

    def text(self, cell: object) -> str:
        """The text of a cell, without the apostrophe that guards it."""
        if not isinstance(cell, str):
            return ""
        return bare(cell) if cell.startswith("'") else cell

    def rows(self) -> Iterator[Numbered]:
        """All rows below the first line."""
        csv.field_size_limit(LONGEST)
        arranged, before = self._columns.arranged, 1
        with opened(self._path) as file, io.TextIOWrapper(file, self._encoding, newline="") as decoded:
            rows = csv.reader(self._lines(decoded), delimiter=self._delimiter, strict=True)
            try:
                for cells in rows:
                    if before > 1 and cells:
                        yield Numbered(before, arranged(cells, self.place(before)))
                    before = rows.line_num + 1
            except csv.Error as error:
                raise BadInputError(
                    "{where}: the row cannot be told apart ({why}); check its quotes",
                    where=self.place(before),
                    why=shown(str(error), 100),
                ) from error
            except UnicodeError as error:
                raise BadInputError(
                    "{where}: the file is not {encoding} here; save it as UTF-8, or name its encoding"
                    " (--encoding)",
                    where=self.place(self._line_of_wrong_bytes()),
                    encoding=self._encoding,
                ) from error
            except OSError as error:
                raise unreadable(self._path, error) from error
        self._tell = None

    def _lines(self, decoded: io.TextIOWrapper) -> Iterator[str]:
        first = True
        while line := decoded.readline(LONGEST):
            if len(line) == LONGEST:
                raise BadInputError(
                    "{where}: a line has more than {n} characters; no article is so long, it was not read",
                    where=self._name,
                    n=Count(LONGEST),
                )
            if "\0" in line:
                line = line.replace("\0", REPLACEMENT)
                self._say_replaced()
            yield line.removeprefix("\ufeff") if first else line
            first = False

    def _line_of_wrong_bytes(self) -> int:
        """The line in which the first bytes stand that are not of the encoding."""
        decoder = codecs.getincrementaldecoder(self._encoding)()
        number = 1
        with opened(self._path) as file:
            while line := file.readline(HEAD):
                try:
                    decoder.decode(line)
                except UnicodeError:
                    break
                number += line.endswith(b"\n")
        return number

    def _say_replaced(self) -> None:
        """Say so once, however often the file is gone through."""
        if self._tell is not None:
            said = "characters that cannot be stored (NUL, lone surrogates) became U+FFFD"
            self._tell(Finding(self._name, said))
            self._tell = None


def is_table(kind: str, names: list[str]) -> bool:
    """Whether a first line is that of one of the three tables."""
    mine = known_as(kind, names)
    return bool(mine) and set(mine) <= set(COLUMNS[kind]) and NEEDED[kind] <= set(mine)
