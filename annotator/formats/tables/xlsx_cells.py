"""Texts in the cells of a workbook: what XML cannot hold is escaped, long texts go on further right."""

import re
from collections.abc import Iterator

LONGEST = 32_767
"""UTF-16 units that a cell may hold; a program for spreadsheets cuts more."""
GOES_ON = ": "
"""Between the name of a column and what goes on of its text."""
_SURE = LONGEST // 2
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escaped(text: str) -> str:
    """The text for XML, what it cannot hold as `_xHHHH_`, as the standard of workbooks says."""
    return _TO_ESCAPE.sub(lambda match: f"_x{ord(match.group()):04X}_", text).translate(_MARKUP)


def unescaped(text: str) -> str:
    """The text of a cell; two halves of a character come together, a lone one is replaced."""
    if "_x" not in text:
        return text
    result = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
    if _SURROGATE.search(result):
        result = result.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return result


def pieces(text: str, column: str) -> Iterator[str]:
    """What goes into cells: the first into its own, each further one begins with the column's name."""
    if len(text) <= _SURE:
        yield text
        return
    units = text.encode("utf-16-le")
    start, prefix = 0, ""
    while start < len(units):
        end = start + 2 * (LONGEST - len(prefix))
        if 0xD8 <= units[min(end, len(units)) - 1] < 0xDC:
            # Only the first half of a character would still fit.
            end -= 2
        yield prefix + units[start:end].decode("utf-16-le")
        start, prefix = end, f"{column}{GOES_ON}"
