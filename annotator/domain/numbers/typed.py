"""Numbers as people type them, with the separators of their language; nothing is guessed."""

import re
from math import isfinite
from typing import Final

from annotator.domain.attributes import LARGEST

_SPACES: Final = " \u00a0\u2009\u202f"
"""With an apostrophe, what separates groups of three digits in every language."""
_EXPONENT: Final = r"(?:[eE][+-]?\d{1,3})?"


def parsed_number(text: str, decimal: str = ".", group: str = ",") -> int | float | None:
    """The number that is typed, whole where it has neither decimals nor an exponent; None where it is none.

    A point that cannot separate groups counts as a decimal one in every language.

    Args:
        text: what was typed.
        decimal: the sign before decimals.
        group: what separates groups of three digits.
    """
    typed = text.strip().replace("\u2212", "-")
    groups = re.escape("".join(sorted({*_SPACES, "'", "’", group} - {decimal, ""})))
    whole = rf"[+-]?(?:\d{{1,3}}(?P<group>[{groups}])\d{{3}}(?:(?P=group)\d{{3}})*|\d+)"
    rest = rf"(?P<decimals>\d+))?(?P<power>{_EXPONENT})"
    match = re.fullmatch(rf"(?P<whole>{whole})(?:{re.escape(decimal)}{rest}", typed)
    match = match or re.fullmatch(rf"(?P<whole>[+-]?\d+)(?:\.{rest}", typed)
    if match is None:
        return None
    digits = "".join(one for one in match["whole"] if one.isdigit() or one in "+-")
    if match["decimals"] is None and not match["power"]:
        number = int(digits)
        return number if abs(number) < LARGEST else float(number) if len(digits) < _DIGITS else None
    read = float(f"{digits}.{match['decimals'] or 0}{match['power']}")
    return read if isfinite(read) else None


def typed_number(number: float, decimal: str = ".") -> str:
    """A number so that `parsed_number` gives it back, with its type (24, 24.0)."""
    return repr(number).replace(".", decimal)


_DIGITS: Final = 300
"""Longer whole numbers are none that could be kept."""
