"""When annotation sets were done, as the journal tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from annotator.domain.annotation_set import Status
from annotator.services.ports.reading import Reading

NEVER: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(slots=True)
class Done:
    """Follows the journal: each time only what is new there is read."""

    when: dict[str, str] = field(default_factory=dict)
    """By set (`uid`), in UTC as in the journal. Of a set that came in with a file, that is when it came."""
    first: dict[str, int] = field(default_factory=dict)
    """By set, the number of the journal entry by which it was done for the first time."""
    again: set[str] = field(default_factory=set)
    """Sets that were opened again after that, and done again."""
    _last: int = 0

    def renewed(self, read: Reading) -> "Done":
        """Itself, with what came in since."""
        latest = read.latest()
        if latest < self._last:  # another state of the project, as after a backup was brought back
            self.forget()
        for step in read.set_steps(self._last):
            if step.status is None and step.was is not None:
                self._forget(step.set)
            elif step.status is None or (step.status is Status.DONE and step.was is not Status.DONE):
                self.when[step.set] = step.at
                if step.set in self.first:
                    self.again.add(step.set)
                else:
                    self.first[step.set] = step.seq
        self._last = latest
        return self

    def forget(self) -> None:
        """Begin again."""
        self.when.clear()
        self.first.clear()
        self.again.clear()
        self._last = 0

    def _forget(self, uid: str) -> None:
        self.when.pop(uid, None)
        self.first.pop(uid, None)
        self.again.discard(uid)
