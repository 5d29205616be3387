"""The time of one person by article: what the project has of it, and what is still to be written."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from annotator.gui.session import Session


class Account:
    """Knows a person's times and has them written, one after the other and without anybody waiting.

    What could not be written, because another program was writing, is owed until the next time.
    """

    def __init__(self, session: Session, changed: Callable[[], object]) -> None:
        self._session = session
        self._changed = changed
        self._store = session.workspace.store
        self._who = session.who
        self._read: dict[str, int] = {}
        self._owed: Counter[str] = Counter()
        self._on_its_way: Counter[str] = Counter()

    @property
    def who(self) -> str:
        """Whose it is (`uid`); empty while the project does not know them."""
        return self._who

    def recognise(self) -> None:
        """Take over who they are as soon as the project knows it, which is when they first did something."""
        if not self._who and self._session.who:
            self._who = self._session.who
            self.read()

    def on(self, article: str) -> int:
        """Milliseconds on an article (`uid`), those not written yet among them."""
        return self._read.get(article, 0) + self._owed[article]

    def everywhere(self) -> int:
        """Milliseconds on all articles."""
        return sum(self._read.values()) + self._owed.total()

    def add(self, article: str, milliseconds: int) -> None:
        """Note further time on an article (`uid`)."""
        self._owed[article] += milliseconds

    def read(self) -> None:
        """Look what the project has; another window of the same person may have added to it."""
        if self._who:
            self._session.submit_quietly(partial(self._store.work_times, self._who), self._take)

    def write(self) -> None:
        """Have written what is owed; in memory it stays until the project knows the person."""
        if not self._who:
            return
        for article, owed in self._owed.items():
            rest = owed - self._on_its_way[article]
            if rest > 0:
                self._on_its_way[article] += rest
                then = partial(self._written, article, rest)
                self._session.submit_quietly(partial(self._add, article, rest), then)

    def _add(self, article: str, milliseconds: int) -> bool:
        """In the project's thread."""
        self._store.add_work_time(self._who, article, milliseconds)
        return True

    def _take(self, found: dict[str, int] | None) -> None:
        # What was given to be written after the question is not in the answer, and is owed still.
        if found is not None:
            self._read = found
            self._changed()

    def _written(self, article: str, milliseconds: int, done: bool | None) -> None:
        self._on_its_way[article] -= milliseconds
        if done:
            self._owed[article] -= milliseconds
            self._read[article] = self._read.get(article, 0) + milliseconds
