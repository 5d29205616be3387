"""Names of labels, attributes and relation types in letters that other programs take, and the way back."""

import re
from functools import lru_cache

_ESCAPED = re.compile(r"_x([0-9A-F]{4,6})_")
_STRANGE = re.compile(r"[^A-Za-z0-9_-]|_(?=x[0-9A-F]{4,6}_)")


@lru_cache(4096)
def escaped(name: str) -> str:
    """Write whatever is no ASCII letter, digit, `-` or `_` as `_xHHHH_`, its number in hexadecimal digits."""
    return _STRANGE.sub(lambda found: f"_x{ord(found.group()):04X}_", name)


@lru_cache(4096)
def unescaped(name: str) -> str:
    """Read what `escaped` wrote; anything else stays as it is."""
    return _ESCAPED.sub(_character, name)


def _character(found: re.Match[str]) -> str:
    number = int(found.group(1), 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else found.group()
