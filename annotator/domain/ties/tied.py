"""The relations and declined ties of one annotation set by their ends."""

from collections.abc import Iterable

from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.relation import Relation


class Tied:
    """Answers what an annotation is tied to; relations come and go one by one."""

    def __init__(self, relations: Iterable[Relation], declined: Iterable[DeclinedTie] = ()) -> None:
        self._out: dict[str, dict[str, Relation]] = {}
        self._in: dict[str, dict[str, Relation]] = {}
        self._declined: dict[tuple[str, str, str], set[str]] = {}
        for relation in relations:
            self.change(None, relation)
        for one in declined:
            self.change_declined(None, one)

    def outgoing(self, uid: str) -> list[Relation]:
        """The relations that start at an annotation (`uid`)."""
        return list(self._out.get(uid, {}).values())

    def incoming(self, uid: str) -> list[Relation]:
        """The relations that go to an annotation (`uid`)."""
        return list(self._in.get(uid, {}).values())

    def between(self, one: str, other: str) -> list[Relation]:
        """The relations between two annotations (`uid`s), in whichever direction."""
        return [
            *(relation for relation in self.outgoing(one) if relation.target == other),
            *(relation for relation in self.outgoing(other) if relation.target == one),
        ]

    def is_declined(self, type: str, source: str, target: str) -> bool:
        """Whether somebody did not want such a tie."""
        return bool(self._declined.get((type, source, target)))

    def change(self, before: Relation | None, after: Relation | None) -> None:
        """Take a relation that was made, changed or removed."""
        if before is not None:
            self._out.get(before.source, {}).pop(before.uid, None)
            self._in.get(before.target, {}).pop(before.uid, None)
        if after is not None:
            self._out.setdefault(after.source, {})[after.uid] = after
            self._in.setdefault(after.target, {})[after.uid] = after

    def change_declined(self, before: DeclinedTie | None, after: DeclinedTie | None) -> None:
        """Take that a tie was declined, or is no longer."""
        if before is not None:
            self._declined.get((before.type, before.source, before.target), set()).discard(before.uid)
        if after is not None:
            self._declined.setdefault((after.type, after.source, after.target), set()).add(after.uid)
