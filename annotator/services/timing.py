"""Active time: what lies between the actions of somebody at work, with the pauses left out."""

from dataclasses import dataclass

PAUSE = 60_000
"""Milliseconds; whoever does nothing for so long has turned away. Reading on without a key or a move of the
mouse seldom takes longer: a page of the window is read in about that time, and then it is scrolled."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What a person is shown of their active time, in milliseconds."""

    here: int
    """On one article."""
    everywhere: int
    """On all articles of the project together."""


class ActiveTime:
    """Adds up the time between actions; it asks no clock, whoever calls says when it is (milliseconds)."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._counted = 0

    @property
    def counted(self) -> int:
        """Milliseconds that were not taken yet."""
        return self._counted

    def act(self, now: int) -> None:
        """Note an action: what lies between the one before and this one counts, unless it was a pause."""
        if self._last is not None:
            passed = now - self._last
            self._counted += passed if passed < PAUSE else 0
        self._last = now

    def rest(self) -> None:
        """Stop: what comes before the next action does not count, however short."""
        self._last = None

    def take(self) -> int:
        """Give away the milliseconds counted so far, whole."""
        counted, self._counted = self._counted, 0
        return counted
