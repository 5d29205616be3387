"""On which lines of a TOML text its tables and keys stand; Python's reader does not tell."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Place: TypeAlias = tuple[str | int, ...]
"""Keys and, for arrays of tables, numbers from 0: `("labels", 1, "colour")`."""


def lines_of(text: str) -> dict[Place, int]:
    """The lines, counted from 1, of the tables and keys of a text that `tomllib` has read.

    Keys inside of inline tables and arrays are not told apart: they stand where the whole value does.
    """
    found: dict[Place, int] = {}
    table: Place = ()
    counts: dict[Place, int] = {}
    for number, statement in _statements(text):
        parsed = tomllib.loads(statement)
        if statement.lstrip().startswith("["):
            table = _header(parsed, counts, is_array=statement.lstrip().startswith("[["))
            found.setdefault(table, number)
            if isinstance(table[-1], int):  # the array stands where its first table does
                found.setdefault(table[:-1], number)
        else:
            keys = _keys(parsed)
            for depth in range(1, len(keys) + 1):
                found.setdefault((*table, *keys[:depth]), number)
    return found


def line_of(lines: Mapping[Place, int], path: Place) -> int:
    """The line of a place, or of the nearest thing around it that has one; 0 where nothing has."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 0


def _header(parsed: dict[str, Any], counts: dict[Place, int], *, is_array: bool) -> Place:
    """The place that a header opens: of each array of tables on the way, the table that came last."""
    keys = _keys(parsed)
    path: Place = ()
    for depth, key in enumerate(keys):
        path = (*path, key)
        if is_array and depth == len(keys) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _keys(parsed: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of one statement; one that is written with dots counts as its first."""
    keys: list[str] = []
    value: Any = parsed
    while (
        isinstance(value, (dict, list)) and value and (isinstance(value, dict) or isinstance(value[0], dict))
    ):
        inner = value if isinstance(value, dict) else value[0]
        if not inner:
            break
        key = next(iter(inner))
        keys.append(key)
        value = inner[key]
    return tuple(keys)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into headers and pairs, each with the line that it begins on."""
    start, line, began, depth = 0, 1, 1, 0
    at = 0
    while at < len(text):
        sign = text[at]
        if sign == "#":
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
            continue
        if sign in "\"'":
            end = _end_of_string(text, at)
            line += text.count("\n", at, end)
            at = end
            continue
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        at += 1
        if sign == "\n":
            line += 1
            if depth == 0:
                yield from _whole(text[start:at], began)
                start, began = at, line
    yield from _whole(text[start:], began)


def _whole(statement: str, line: int) -> Iterator[tuple[int, str]]:
    content = statement.lstrip()
    if content and not content.startswith("#"):
        yield line, statement


def _end_of_string(text: str, at: int) -> int:
    """Where the string ends that begins there; behind its last quotation mark."""
    quote = text[at]
    marks = quote * 3 if text.startswith(quote * 3, at) else quote
    at += len(marks)
    while at < len(text):
        if text[at] == "\\" and quote == '"':
            at += 2
        elif text.startswith(marks, at):
            at += len(marks)
            while len(marks) == 3 and text.startswith(quote, at):  # up to two more belong to the text
                at += 1
            return at
        else:
            at += 1
    return at
