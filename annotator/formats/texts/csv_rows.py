"""CSV as rows: the encoding and the delimiter found out, quotes taken strictly, read line by line."""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import BadInputError
from annotator.formats.columns import Columns, found_in
from annotator.formats.decoding import Decoded, decode, mark_of
from annotator.formats.opening import name_of, opened
from annotator.formats.texts.limits import LARGEST_FILE
from annotator.formats.texts.rows import MOST_COLUMNS, Row, Table, unique
from annotator.formats.wording import shown

DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 65_536
_CHUNK = 1_048_576
_LONGEST_LINE = LARGEST_FILE
"""Code points."""
_SAMPLE_ROWS = 20


@contextmanager
def csv_table(path: Path, columns: Columns, encoding: str = "") -> Iterator[Table]:
    """Open a CSV.

    Raises:
        BadInputError: it cannot be decoded, or has no row.
    """
    where = name_of(path)
    csv.field_size_limit(LARGEST_FILE)
    with opened(path) as file:
        code = columns.encoding or encoding
        code, skipped = _encoding(file, where, code)
        file.seek(skipped)
        head = _peek(io.TextIOWrapper(file, encoding=code, errors="strict", newline=""), where)
        delimiter = columns.delimiter or delimiter_of(head)
        file.seek(skipped)
        lines = io.TextIOWrapper(file, encoding=code, errors="strict", newline="")
        try:
            yield from_lines(lines, columns, delimiter, where, encoding=code)
        finally:
            lines.detach()


def from_lines(
    lines: io.TextIOBase, columns: Columns, delimiter: str, where: str, *, encoding: str = ""
) -> Table:
    """The table that decoded lines are.

    Raises:
        BadInputError: there is no row, or too many columns.
    """
    rows = _rows(lines, delimiter, where)
    first = next(rows, None)
    if isinstance(first, BadInputError):
        raise first
    if first is None:
        raise BadInputError("{where}: there is no row in the table; give one with texts", where=where)
    if len(first.cells) > MOST_COLUMNS:
        raise BadInputError(
            "{where}: the table has {n} columns, more than any table of texts; check the delimiter",
            where=where,
            n=len(first.cells),
        )
    names = unique(first.cells) if columns.header else unique([None] * len(first.cells))
    rest = rows if columns.header else _with(first, rows)
    return Table(names, _fitted(rest, len(names), where), "line", encoding, delimiter)


def delimiter_of(head: str) -> str:
    """The delimiter that makes rows of one length of the first lines, or names a usual column."""
    best, best_score = ",", (0, 0, 0.0)
    for delimiter in DELIMITERS:
        try:
            reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
            rows = [row for row, _number in zip(reader, range(_SAMPLE_ROWS), strict=False) if row]
        except csv.Error:
            continue
        if not rows or len(rows[0]) < 2:
            continue
        # The last row of the head may be cut.
        whole = rows[:-1] or rows
        alike = sum(len(row) == len(rows[0]) for row in whole) / len(whole)
        score = (int(bool(found_in(rows[0], "text"))), int(alike > 0.8), alike * len(rows[0]))
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _with(first: Row, rows: Iterator[Row | BadInputError]) -> Iterator[Row | BadInputError]:
    yield first
    yield from rows


def _rows(lines: io.TextIOBase, delimiter: str, where: str) -> Iterator[Row | BadInputError]:
    reader = csv.reader(_whole_lines(lines, where), delimiter=delimiter, strict=True)
    while True:
        before = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadInputError(
                "{where}, line {line}: the row cannot be told apart ({why}); check the quotes, or "
                "name the delimiter",
                where=where,
                line=before,
                why=shown(str(error), 100),
            )
            continue
        except UnicodeError as error:
            raise BadInputError(
                "{where}: the text is no longer in the encoding that it began with, after line {line}; "
                "name its encoding (--encoding)",
                where=where,
                line=before,
            ) from error
        if cells:
            yield Row(before, cells)


def _whole_lines(lines: io.TextIOBase, where: str) -> Iterator[str]:
    """Lines as they stand, none so long that it would fill the memory."""
    number = 0
    while line := lines.readline(_LONGEST_LINE + 1):
        number += 1
        if len(line) > _LONGEST_LINE:
            raise BadInputError(
                "{where}, line {line}: the line has more than {megabytes} MB; split it",
                where=where,
                line=number,
                megabytes=_LONGEST_LINE // 1_000_000,
            )
        yield line


def _fitted(rows: Iterator[Row | BadInputError], width: int, where: str) -> Iterator[Row | BadInputError]:
    """Rows as long as the names; longer ones hide that a delimiter stands in a text."""
    for row in rows:
        if isinstance(row, BadInputError):
            yield row
            continue
        cells = list(row.cells)
        while len(cells) > width and cells[-1] in {"", None}:
            cells.pop()
        if len(cells) > width:
            yield BadInputError(
                "{where}, line {line}: the row has {n} cells, the first row has {width}; put texts with a "
                "delimiter in quotes, or name the delimiter",
                where=where,
                line=row.place,
                n=len(cells),
                width=width,
            )
            continue
        yield Row(row.place, cells + [None] * (width - len(cells)))


def _peek(lines: io.TextIOWrapper, where: str) -> str:
    try:
        head = lines.read(_LOOKED_AT)
        lines.detach()
    except UnicodeError as error:
        raise BadInputError(
            "{where}: the text is no longer in the encoding that it began with, after line {line}; "
            "name its encoding (--encoding)",
            where=where,
            line=1,
        ) from error
    if not head.strip():
        raise BadInputError("{where}: there is no row in the table; give one with texts", where=where)
    return head


def _encoding(file: BinaryIO, where: str, asked: str) -> tuple[str, int]:
    """The encoding of a file, and how many bytes of a byte order mark stand before it.

    UTF-8 is tried piece by piece, so that a large file fills no memory; what is guessed is read whole.
    """
    head = file.read(_LOOKED_AT)
    if asked or mark_of(head) or b"\0" in head:
        found = decoded_head(head, where, asked)
        return found.encoding, len(found.bom)
    check = codecs.getincrementaldecoder("utf-8")()
    piece = head
    try:
        while piece:
            check.decode(piece)
            piece = file.read(_CHUNK)
        check.decode(b"", final=True)
    except UnicodeDecodeError:
        file.seek(0)
        data = file.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise BadInputError(
                "{where}: the file is not UTF-8 and too large to find out what it is; name its "
                "encoding (--encoding)",
                where=where,
            ) from None
        found = decode(data, where)
        return found.encoding, len(found.bom)
    if head.isascii():
        # What is no text at all is known by its first bytes.
        decode(head, where)
    return "utf-8", 0


def decoded_head(head: bytes, where: str, asked: str, *, cut: bool | None = None) -> Decoded:
    """Decode the first bytes; a character that is cut at their end does not count as broken.

    Args:
        head: the bytes.
        where: the file, for messages.
        asked: the encoding that a person named, or nothing.
        cut: whether the file goes on after them; else that is told by their number.

    Raises:
        BadInputError: as `decode`.
    """
    cuts = range(4) if cut or (cut is None and len(head) == _LOOKED_AT) else range(1)
    for less in cuts[:-1]:
        try:
            return decode(head[: len(head) - less], where, asked)
        except BadInputError:
            continue
    return decode(head[: len(head) - cuts[-1]], where, asked)
