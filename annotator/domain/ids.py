"""Identifiers of our own: UUID version 7, made by the program and never by the database."""

import os
import threading
from os import urandom
from time import time_ns

_AT_ONCE = 256
_MILLISECOND = 10**6
"""In nanoseconds."""


class _Moments:
    """The time in nanoseconds, never the same twice and never going back, whatever the clock does."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._last = 0

    def next(self) -> int:
        with self._turn:
            now = time_ns()
            self._last = now if now > self._last else self._last + 1
            return self._last


class _Chance:
    """Numbers of 56 random bits, asked of the system many at a time, as each question takes its time."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Ask again; a process that was split off must not go on with the same ones."""
        self._numbers: list[int] = []

    def next(self) -> int:
        try:
            return self._numbers.pop()
        except IndexError:
            drawn = urandom(7 * _AT_ONCE)
            fresh = [int.from_bytes(drawn[at : at + 7]) for at in range(0, len(drawn), 7)]
            number = fresh.pop()
            self._numbers = fresh
            return number


_moments = _Moments()
_chance = _Chance()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_chance.forget)


def new_id() -> str:
    """Return a fresh UUIDv7 in its canonical form of 36 characters; later ones sort after earlier ones.

    Of its bits 48 count the milliseconds and 20 the parts of one, so that no two of a program are made at
    the same moment; 54 are random.
    """
    milliseconds, rest = divmod(_moments.next(), _MILLISECOND)
    part = (rest << 20) // _MILLISECOND
    chance = _chance.next() >> 2
    upper = milliseconds << 16 | 0x7000 | part >> 8
    lower = 0x80 << 56 | (part & 0xFF) << 54 | chance
    digits = f"{upper:016x}{lower:016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
