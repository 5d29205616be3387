"""How long work tells how far it is, and how it hears that it should stop."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with what is done and what there is in all (0: not known); raises CancelledError to stop."""


def silent(done: int, total: int) -> None:
    """Tell nobody."""


UNDISTURBED: Progress = silent
