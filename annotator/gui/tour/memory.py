"""What this machine remembers of the tour: at which step it was left, and how often it was finished."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.config.state import State

TOUR = "tour"
"""The group in the file of what is remembered."""
FIRST = "first"


@dataclass(frozen=True, slots=True)
class Kept:
    """How far the tour is; steps by their names, which never change."""

    at: str = ""
    """The step that is next; empty where none was begun, or all are done."""
    skipped: tuple[str, ...] = ()
    finished: int = 0
    """How many times it was taken to its end."""


def recall(state: State) -> Kept:
    """Read it; whatever else stands there is taken for nothing."""
    value = state.value(TOUR, FIRST)
    if not isinstance(value, dict):
        return Kept()
    at, skipped, finished = (value.get(name) for name in ("at", "skipped", "finished"))
    return Kept(
        at if isinstance(at, str) else "",
        tuple(name for name in skipped if isinstance(name, str)) if isinstance(skipped, list) else (),
        finished if isinstance(finished, int) and finished > 0 else 0,
    )


def remember(state: State, at: str, skipped: Iterable[str], finished: int) -> None:
    """Write it down."""
    state.remember(TOUR, FIRST, {"at": at, "skipped": [*skipped], "finished": finished})
    state.save()
