"""What is offered for texts: the project's entities and quantities, and what stands here already."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final, get_args

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.attributes import ENTITY
from annotator.domain.change import ChangeSet
from annotator.domain.ties.speaking import last_entity, likely_entities
from annotator.gui.annotate.desk import Desk
from annotator.gui.session import Session
from annotator.services.ports.answers import NamedAttribute, NamedValue

_NAMED: Final[tuple[NamedAttribute, ...]] = get_args(NamedAttribute)


class Lists(QObject):
    """Asks the project once, in its own thread, and follows what changes; newest and most used come first."""

    filled = Signal()
    """The project has answered."""

    def __init__(self, session: Session, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._counts: dict[str, Counter[str]] = {}
        self._newest: dict[str, dict[str, None]] = {}
        session.changed.connect(self._follow)

    def suggest(self, name: str, annotations: Sequence[Annotation]) -> list[str]:
        """What to offer for an attribute of annotations, the likeliest first."""
        known = self.known(name)
        if name != ENTITY or len(annotations) != 1:
            return known
        speaker = annotations[0]
        alike = [one for one in self._desk.annotations.values() if one.label == speaker.label]
        return likely_entities(speaker.text(self._desk.text), last_entity(alike, speaker), known)

    def known(self, name: str) -> list[str]:
        """The values of an attribute: given last, then those of this article from its end, then by use."""
        self._ask(name)
        newest = [*self._newest.get(name, ())][::-1]
        here = [one.attributes.get(name) for one in reversed(self._desk.in_reading_order())]
        counts = self._counts.get(name, Counter())
        used = sorted(counts, key=lambda value: (-counts[value], value.casefold()))
        texts = [value for value in (*newest, *here, *used) if isinstance(value, str) and value]
        return list(dict.fromkeys(texts))

    def _ask(self, name: str) -> None:
        """Ask for the project's list the first time."""
        attribute = next((one for one in _NAMED if one == name), None)
        if attribute is not None and name not in self._counts:
            self._counts[name] = Counter()
            workspace = self._session.workspace
            self._session.submit_quietly(
                partial(workspace.read, lambda read: read.named_values(attribute)), partial(self._fill, name)
            )

    def _fill(self, name: str, values: list[NamedValue] | None) -> None:
        if values is None:
            self._counts.pop(name, None)  # asked again the next time
        else:
            self._counts[name] = Counter({one.name: one.annotations for one in values})
            self.filled.emit()

    def _follow(self, change_set: ChangeSet) -> None:
        """Note what was given and taken away, by whomever."""
        if change_set.reload or len(change_set.changes) > _MANY:
            self._counts.clear()
        for change in change_set.changes[:_MANY]:
            before, after = change.before, change.after
            old = before.attributes if isinstance(before, Annotation) else {}
            new = after.attributes if isinstance(after, Annotation) else {}
            for name in {*old, *new}:
                if old.get(name) != new.get(name):
                    self._count(name, old.get(name), -1)
                    self._count(name, new.get(name), 1)

    def _count(self, name: str, value: object, by: int) -> None:
        if not isinstance(value, str):
            return
        if name in self._counts:
            self._counts[name][value] += by
            if self._counts[name][value] <= 0:
                del self._counts[name][value]
        newest = self._newest.setdefault(name, {})
        if by > 0:
            newest.pop(value, None)
            newest[value] = None
        elif value not in self._counts.get(name, ()) and not self._stands_here(name, value):
            newest.pop(value, None)

    def _stands_here(self, name: str, value: str) -> bool:
        return any(one.attributes.get(name) == value for one in self._desk.annotations.values())


_MANY: Final = 500
"""After a change of more than these the lists are asked for anew."""
