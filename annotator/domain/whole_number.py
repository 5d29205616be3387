"""Whole numbers as files and command lines write them: the digits 0 to 9, and a minus where it is allowed."""

import re
from typing import Final

_WHOLE: Final = re.compile(r"-?[0-9]{1,18}")


def whole_number(text: str, *, signed: bool = False) -> int | None:
    """Return the number, or None where the text is none of up to 18 digits.

    `int` takes more than that: digits of every script, `1_000`, ` 5 ` and `+5`. Where one of these stands as
    an offset, it is a slip, and nobody should have to guess what was meant.
    """
    if not _WHOLE.fullmatch(text) or (text[0] == "-" and not signed):
        return None
    return int(text)
