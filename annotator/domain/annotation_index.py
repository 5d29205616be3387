"""The annotations of one set by their places: which hold one, which are near, which speakers are nearest."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.intervals import Entry, IntervalIndex, Room, room_of
from annotator.domain.span import Fragments

Place = tuple[int, int, int, str]
"""Reading order and `uid`."""


class AnnotationIndex:
    """Annotations come and go one by one; nothing here goes through all of them."""

    def __init__(self, annotations: Iterable[Annotation], listed: Callable[[Annotation], bool]) -> None:
        """Begin with annotations; those that are `listed` can be had by their order along the text."""
        self._orders = count()
        self.is_listed = listed
        self._by_uid: dict[str, Annotation] = {one.uid: one for one in annotations}
        self._entries: dict[str, Entry[str]] = {}
        waiting: dict[Room, list[str]] = defaultdict(list)
        for uid, one in self._by_uid.items():
            waiting[room_of(one.start, one.end)].append(uid)
        self._index: IntervalIndex[str] = IntervalIndex(
            (), waiting, lambda room: self._furnish(waiting.pop(room))
        )
        self._listed = sorted(_place(one) for one in self._by_uid.values() if listed(one))

    def __iter__(self) -> Iterator[Annotation]:
        return iter(self._by_uid.values())

    def get(self, uid: str) -> Annotation | None:
        """The annotation of that `uid`."""
        return self._by_uid.get(uid)

    def put(self, annotation: Annotation) -> None:
        """Take an annotation in, or its new value."""
        self.remove(annotation.uid)
        self._by_uid[annotation.uid] = annotation
        self._entries[annotation.uid] = entry = self._entry(annotation)
        self._index.add(entry)
        if self.is_listed(annotation):
            insort(self._listed, _place(annotation))

    def remove(self, uid: str) -> None:
        """Forget an annotation; one that is not there is none."""
        known = self._by_uid.get(uid)
        if known is None:
            return
        self._index.at(known.start, known.end)  # its room is furnished then
        self._index.remove(self._entries.pop(uid))
        del self._by_uid[uid]
        if self.is_listed(known):
            del self._listed[bisect_left(self._listed, _place(known))]

    def over(self, start: int, end: int) -> list[Annotation]:
        """Those whose extent shares something with a stretch (code points), in reading order."""
        start = max(0, start)
        found = [self._by_uid[entry.item] for entry in self._index.over(start, max(end, start + 1))]
        return sorted(found, key=reading_order)

    def holders(self, annotation: Annotation) -> list[Annotation]:
        """Those that hold the whole annotation and more than it, the innermost first."""
        found = [
            one
            for one in self.over(annotation.start, annotation.end)
            if one.fragments != annotation.fragments and holds(one, annotation.fragments)
        ]
        return sorted(found, key=lambda one: (one.end - one.start, reading_order(one)))

    def listed_before(self, position: int, most: int) -> list[Annotation]:
        """The last listed ones that start before `position`, nearest last."""
        at = bisect_left(self._listed, (position,))
        return [self._by_uid[place[3]] for place in self._listed[max(0, at - most) : at]]

    def listed_from(self, position: int, most: int) -> list[Annotation]:
        """The first listed ones that start at `position` or after it."""
        at = bisect_left(self._listed, (position,))
        return [self._by_uid[place[3]] for place in self._listed[at : at + most]]

    def _furnish(self, uids: list[str]) -> list[Entry[str]]:
        made = {uid: self._entry(self._by_uid[uid]) for uid in uids}
        self._entries.update(made)
        return list(made.values())

    def _entry(self, one: Annotation) -> Entry[str]:
        return Entry(one.start, -one.end, 0, next(self._orders), one.uid)


def holds(one: Annotation, fragments: Fragments) -> bool:
    """Whether every fragment lies within one of the annotation's."""
    return all(
        any(outer.start <= inner.start and inner.end <= outer.end for outer in one.fragments)
        for inner in fragments
    )


def _place(one: Annotation) -> Place:
    return (*reading_order(one), one.uid)
