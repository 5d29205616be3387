"""Numbers as files and command lines write them: the digits 0 to 9, and a minus where it is allowed.

`int` and `float` take more than that: digits of every script, `1_000`, ` 5 ` and `+5`. Where one of these
stands as an offset, it is a slip, and nobody should have to guess what was meant.
"""

import re
from typing import Final

_WHOLE: Final = re.compile(r"-?[0-9]{1,18}")
_FRACTION: Final = re.compile(r"-?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")


def whole_number(text: str, *, signed: bool = False) -> int | None:
    """Return the whole number, or None where the text is none of up to 18 digits."""
    if not _WHOLE.fullmatch(text) or (text[0] == "-" and not signed):
        return None
    return int(text)


def decimal_number(text: str) -> float | None:
    """Return the number of a decimal fraction, also with a power of ten; None where the text is none."""
    if not _FRACTION.fullmatch(text):
        return None
    number = float(text)
    return number if abs(number) < float("inf") else None
