"""An index of intervals that answers "which of them overlap this stretch", made where it is asked."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")

SHIFTS = (8, 12, 16, 48)
"""An interval lies in the first storey whose rooms (2**shift wide) are no shorter than it is."""
Room = tuple[int, int]
"""The shift of the storey, and the number of the room in which an interval starts."""


class Entry(NamedTuple, Generic[Item]):
    """One interval with its item; sorts by start, then longer first, then priority, then order of coming.

    `order` is unique, so items are never compared.
    """

    start: int
    minus_end: int
    priority: int
    order: int
    item: Item

    @property
    def end(self) -> int:
        """Where the interval ends, exclusive."""
        return -self.minus_end


def room_of(start: int, end: int) -> Room:
    """The room of an interval."""
    length = end - start
    shift = next(shift for shift in SHIFTS if length <= 1 << shift)
    return shift, start >> shift


class IntervalIndex(Generic[Item]):
    """Storeys of rooms: short intervals in narrow rooms, long ones in wide ones, each where it starts.

    No interval is longer than its room, so it reaches into the next room at most, and two rooms of each
    storey hold all that lies over a place. A room is furnished (its entries made and sorted) when somebody
    looks into it first: of an article with 50,000 marks few rooms are ever seen.
    """

    def __init__(
        self,
        entries: Iterable[Entry[Item]] = (),
        waiting: Iterable[Room] = (),
        furnish: Callable[[Room], list[Entry[Item]]] = lambda _room: [],
    ) -> None:
        """Begin with entries, and with rooms that `furnish` is asked for when they are looked into."""
        self._rooms: dict[int, dict[int, list[Entry[Item]] | None]] = {shift: {} for shift in SHIFTS}
        self._furnish = furnish
        for shift, number in waiting:
            self._rooms[shift][number] = None
        for entry in entries:
            self.add(entry)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Entry[Item]]:
        everything = [
            entry for shift in SHIFTS for number in self._rooms[shift] for entry in self._room(shift, number)
        ]
        return iter(sorted(everything))

    def furnished(self) -> Iterator[Entry[Item]]:
        """The entries that somebody has come across so far, in no order."""
        for rooms in self._rooms.values():
            for room in rooms.values():
                if room is not None:
                    yield from room

    def over(self, start: int, end: int) -> list[Entry[Item]]:
        """The entries that share something with start..end (exclusive), in their order."""
        found: list[Entry[Item]] = []
        parts, minus_start = 0, -start
        for shift, rooms in self._rooms.items():
            if not rooms:
                continue
            before = len(found)
            for number in range((start >> shift) - 1, ((end - 1) >> shift) + 1):
                if number in rooms:
                    room = self._room(shift, number)
                    if (number + 1) << shift > end:
                        room = room[: bisect_left(room, (end,))]
                    found += [entry for entry in room if entry[1] < minus_start]
            parts += len(found) > before
        if parts > 1:
            found.sort()
        return found

    def starting(self, start: int, end: int) -> list[Entry[Item]]:
        """The entries that begin within start..end (exclusive), in their order."""
        found: list[Entry[Item]] = []
        parts = 0
        for shift, rooms in self._rooms.items():
            if not rooms:
                continue
            before = len(found)
            for number in range(start >> shift, ((end - 1) >> shift) + 1):
                if number in rooms:
                    room = self._room(shift, number)
                    found += room[bisect_left(room, (start,)) : bisect_left(room, (end,))]
            parts += len(found) > before
        if parts > 1:
            found.sort()
        return found

    def add(self, entry: Entry[Item]) -> None:
        """Put an entry in its place."""
        shift, number = room_of(entry.start, entry.end)
        self._rooms[shift].setdefault(number, [])
        insort(self._room(shift, number), entry)

    def remove(self, entry: Entry[Item]) -> None:
        """Take an entry out; a ValueError if it is not there."""
        shift, number = room_of(entry.start, entry.end)
        room = self._room(shift, number) if number in self._rooms[shift] else []
        at = bisect_left(room, entry)
        if at == len(room) or room[at] != entry:
            raise ValueError(f"{entry!r} is not in the index")
        del room[at]

    def at(self, start: int, end: int) -> list[Entry[Item]]:
        """The entries of exactly that interval, in their order."""
        shift, number = room_of(start, end)
        room = self._room(shift, number) if number in self._rooms[shift] else []
        return room[bisect_left(room, (start, -end)) : bisect_left(room, (start, -end + 1))]

    def _room(self, shift: int, number: int) -> list[Entry[Item]]:
        room = self._rooms[shift][number]
        if room is None:
            room = self._rooms[shift][number] = sorted(self._furnish((shift, number)))
        return room
