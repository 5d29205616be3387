"""JSON objects as rows: one a line, or all in one list; keys are the names of the columns."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json, JsonObject
from annotator.formats.json.parsing import parse
from annotator.formats.opening import name_of, opened, unreadable
from annotator.formats.texts.limits import LARGEST_FILE, bytes_of
from annotator.formats.texts.rows import MOST_COLUMNS, Row, Table

_Entry = tuple[int, JsonObject | BadInputError]
_MARK = b"\xef\xbb\xbf"
_LOOKED_AT = 200
"""Rows of which the names of the columns are taken; keys that come later are kept all the same."""


@contextmanager
def json_table(path: Path) -> Iterator[Table]:
    """Open JSON as a table.

    Raises:
        BadInputError: there is no object in it.
    """
    where = name_of(path)
    objects = _in_list(path, where) if _is_list(path) else _in_lines(path, where)
    first: list[_Entry] = []
    for one in objects:
        first.append(one)
        if len(first) >= _LOOKED_AT:
            break
    if not first:
        raise _nothing(where)
    good = [value for _place, value in first if not isinstance(value, BadInputError)]
    names = list(dict.fromkeys(key for value in good for key in value))
    if not names:
        raise next((value for _place, value in first if isinstance(value, BadInputError)), _nothing(where))
    if len(names) > MOST_COLUMNS:
        raise BadInputError(
            "{where}: the table has {n} columns, more than any table of texts; check the delimiter",
            where=where,
            n=len(names),
        )
    yield Table(names, _rows(first, objects, names), "line", "utf-8")


def _rows(first: list[_Entry], rest: Iterator[_Entry], names: list[str]) -> Iterator[Row | BadInputError]:
    for place, value in chain(first, rest):
        if isinstance(value, BadInputError):
            yield value
            continue
        names.extend(key for key in value if key not in names and len(names) < MOST_COLUMNS)
        yield Row(place, [value.get(name) for name in names])


def _nothing(where: str) -> BadInputError:
    return BadInputError("{where}: there is no row in the table; give one with texts", where=where)


def _is_list(path: Path) -> bool:
    with opened(path) as file:
        try:
            return file.read(4_096).removeprefix(_MARK).lstrip().startswith(b"[")
        except OSError as error:
            raise unreadable(path, error) from error


def _in_list(path: Path, where: str) -> Iterator[_Entry]:
    value, _changed = parse(b'{"all": ' + bytes_of(path).removeprefix(_MARK) + b"}", where)
    rows: Json = value["all"]
    if not isinstance(rows, list):
        return
    for place, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            error = "{where}, entry {n}: this is no object with texts; write one object an article"
            yield place, BadInputError(error, where=where, n=place)
        else:
            yield place, row


def _in_lines(path: Path, where: str) -> Iterator[_Entry]:
    with opened(path) as file:
        number = 0
        while True:
            number += 1
            try:
                line = file.readline(LARGEST_FILE + 1)
            except OSError as error:
                raise unreadable(path, error) from error
            if not line:
                return
            if len(line) > LARGEST_FILE:
                raise BadInputError(
                    "{where}, line {line}: the line has more than {megabytes} MB; split it",
                    where=where,
                    line=number,
                    megabytes=LARGEST_FILE // 1_000_000,
                )
            if number == 1:
                line = line.removeprefix(_MARK)
            if line.strip():
                yield number, _parsed(line.strip(), f"{where}, line {number}")


def _parsed(line: bytes, where: str) -> JsonObject | BadInputError:
    try:
        return parse(line, where)[0]
    except BadInputError as error:
        return error
