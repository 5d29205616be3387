"""Adding up what a format cannot carry."""

from annotator.formats.api import Loss


class Losing:
    """Takes losses one by one; the same thing, dealt with in the same way, is one line of the report."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}

    def lose(self, what: str, how: str, n: int = 1) -> None:
        """Take one."""
        if n:
            self._counts[what, how] = self._counts.get((what, how), 0) + n

    def add(self, other: "Losing") -> None:
        """Take all that another has taken."""
        for (what, how), n in other._counts.items():
            self.lose(what, how, n)

    def losses(self) -> tuple[Loss, ...]:
        """Return all, by what they are."""
        return tuple(Loss(what, n, how) for (what, how), n in sorted(self._counts.items()))
