"""Which letter chooses what: the first of a name that is free, so that it is easily remembered."""

from collections.abc import Sequence
from string import ascii_uppercase, digits
from typing import Final

KEYS: Final = ascii_uppercase + digits[1:]
"""What can be given; there is no more."""


def letters_for(names: Sequence[str]) -> list[str]:
    """A key for each name in order: an initial, else a letter of it, else any; empty when all are gone.

    Names begin with the letters of all those before, so that a longer list keeps the keys of a shorter one.
    """
    taken: set[str] = set()
    given = []
    for name in names:
        key = _key_for(name.upper(), taken)
        taken.add(key)
        given.append(key)
    return given


def _key_for(name: str, taken: set[str]) -> str:
    words = name.replace("-", " ").split()
    wished = (*(word[0] for word in words), *name, *KEYS)
    return next((key for key in wished if key in KEYS and key not in taken), "")
