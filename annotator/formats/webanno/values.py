"""Values and texts in WebAnno TSV: what is written with a backslash, and how cells are taken apart."""

import re

_VALUE = re.compile(r"->|[\\\[\]|_;\t\n\r*]")
_ESCAPED_VALUE = re.compile(r"\\(->|.)", re.DOTALL)
_TEXT = re.compile("[\x00-\x07\t\n\x0c\r\x08\\\\\x0e-\x1f]")
_ESCAPED_TEXT = re.compile(r"\\(.)", re.DOTALL)
_LETTERS = {"\t": "t", "\n": "n", "\r": "r", "\f": "f", "\b": "b"}
_FROM_LETTERS = {letter: char for char, letter in _LETTERS.items()}
NOTHING, NO_VALUE = "_", "*"
"""A cell without an annotation; an annotation without a value."""
_NUMBERS = re.compile(r"[0-9]{1,9}(_[0-9]{1,9})?")
_ESCAPES = re.compile(r"\\u([0-9A-Fa-f]{4})|\\(.)", re.DOTALL)


def value_cell(value: str) -> str:
    """Write a value."""
    return _VALUE.sub(lambda found: "\\" + _LETTERS.get(found.group(), found.group()), value)


def value_of(cell: str) -> str:
    """Read a value."""
    if "\\" not in cell:
        return cell
    return _ESCAPED_VALUE.sub(
        lambda found: {"t": "\t", "n": "\n", "r": "\r"}.get(found.group(1), found.group(1)), cell
    )


def text_line(text: str) -> str:
    """Write a line of the text, or the id of a sentence."""
    return _TEXT.sub(lambda found: "\\" + _LETTERS.get(found.group(), found.group()), text)


def text_of(line: str, version: tuple[int, int]) -> str:
    """Read a line of the text as the version of the file has it."""
    if "\\" not in line:
        return line
    if version < (3, 2):
        return _ESCAPES.sub(_java, line)
    return _ESCAPED_TEXT.sub(lambda found: _FROM_LETTERS.get(found.group(1), found.group(1)), line)


def parts(cell: str, separator: str) -> list[str]:
    """Take a cell apart at a separator of one letter that no backslash stands before."""
    if separator not in cell:
        return [cell]
    if "\\" not in cell:
        return cell.split(separator)
    result: list[str] = []
    start = at = 0
    while at < len(cell):
        if cell[at] == "\\":
            at += 2
            continue
        if cell[at] == separator:
            result.append(cell[start:at])
            start = at + 1
        at += 1
    return [*result, cell[start:]]


def with_number(cell: str) -> tuple[str, str]:
    """Take off the number in brackets that tells stacked annotations apart; empty where there is none."""
    if not cell.endswith("]"):
        return cell, ""
    value, bracket, number = cell[:-1].rpartition("[")
    backslashes = len(value) - len(value.rstrip("\\"))
    if not bracket or backslashes % 2 or not _NUMBERS.fullmatch(number):
        return cell, ""
    return value, number


def _java(found: re.Match[str]) -> str:
    if found.group(1):
        return chr(int(found.group(1), 16))
    return _FROM_LETTERS.get(found.group(2), found.group(2))
