"""When annotation sets were done, as the journal tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from annotator.domain.annotation_set import Status
from annotator.services.ports import Reading

NEVER: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(slots=True)
class Done:
    """Follows the journal: each time only what is new there is read."""

    when: dict[str, str] = field(default_factory=dict)
    """By set (`uid`), in UTC as in the journal. Of a set that came in with a file, that is when it came."""
    again: dict[str, int] = field(default_factory=dict)
    """By set, how often it was done: more than once where it was opened again."""
    _last: int = 0

    def renewed(self, read: Reading) -> "Done":
        """Itself, with what came in since."""
        latest = read.latest()
        if latest < self._last:  # another project in its place, as after a backup was brought back
            self.when.clear()
            self.again.clear()
            self._last = 0
        for step in read.set_steps(self._last):
            if step.status is None and step.was is not None:
                self.when.pop(step.set, None)
                self.again.pop(step.set, None)
            elif step.status is None:
                self.when.setdefault(step.set, step.at)
                self.again.setdefault(step.set, 1)
            elif step.status is Status.DONE and step.was is not Status.DONE:
                self.when[step.set] = step.at
                self.again[step.set] = self.again.get(step.set, 0) + 1
        self._last = latest
        return self
