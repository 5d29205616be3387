"""Identifiers of our own: UUID version 7, made by the program and never by the database."""

import threading
from os import urandom
from time import time_ns

_MILLISECOND = 10**6
"""In nanoseconds."""


class _Moments:
    """The time in nanoseconds, never the same twice and never going back, whatever the clock does."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._last = 0

    def next(self) -> int:
        with self._turn:
            self._last = max(time_ns(), self._last + 1)
            return self._last


_moments = _Moments()


def new_id() -> str:
    """Return a fresh UUIDv7 in its canonical form of 36 characters; later ones sort after earlier ones.

    Of its bits 48 count the milliseconds and 20 the parts of one, so that no two of a program are made at
    the same moment; 54 are random.
    """
    milliseconds, rest = divmod(_moments.next(), _MILLISECOND)
    part = (rest << 20) // _MILLISECOND
    chance = int.from_bytes(urandom(7)) >> 2
    upper = milliseconds << 16 | 0x7000 | part >> 8
    lower = 0x80 << 56 | (part & 0xFF) << 54 | chance
    digits = f"{upper:016x}{lower:016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
