"""An index of intervals that answers "which of them overlap this stretch" by bisect, and changes cheaply."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")

_CHUNK = 256


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


class IntervalIndex(Generic[Item]):
    """Sorted chunks of entries, each with the greatest end in it, so that whole chunks are passed over."""

    def __init__(self, entries: Iterable[Entry[Item]] = ()) -> None:
        ordered = sorted(entries)
        self._chunks = [ordered[at : at + _CHUNK] for at in range(0, len(ordered), _CHUNK)] or [[]]
        self._firsts = [chunk[0][0] if chunk else 0 for chunk in self._chunks]
        self._ends = [_greatest_end(chunk) for chunk in self._chunks]

    def __len__(self) -> int:
        return sum(map(len, self._chunks))

    def __iter__(self) -> Iterator[Entry[Item]]:
        for chunk in self._chunks:
            yield from chunk

    def over(self, start: int, end: int) -> list[Entry[Item]]:
        """The entries that share something with start..end (exclusive), in their order."""
        found: list[Entry[Item]] = []
        minus_start = -start
        for number in range(bisect_left(self._firsts, end) or 1):
            if self._ends[number] > start:
                chunk = self._chunks[number]
                stop = bisect_left(chunk, (end,))
                found.extend([entry for entry in chunk[:stop] if entry[1] < minus_start])
        return found

    def starting(self, start: int, end: int) -> list[Entry[Item]]:
        """The entries that begin within start..end (exclusive), in their order."""
        found: list[Entry[Item]] = []
        first = max(bisect_left(self._firsts, start) - 1, 0)
        for number in range(first, bisect_left(self._firsts, end)):
            chunk = self._chunks[number]
            found.extend(chunk[bisect_left(chunk, (start,)) : bisect_left(chunk, (end,))])
        return found

    def add(self, entry: Entry[Item]) -> None:
        """Put an entry in its place."""
        number = self._chunk_for(entry)
        chunk = self._chunks[number]
        insort(chunk, entry)
        if len(chunk) > 2 * _CHUNK:
            self._chunks[number : number + 1] = [chunk[:_CHUNK], chunk[_CHUNK:]]
            self._firsts.insert(number, 0)
            self._ends.insert(number, 0)
            self._refresh(number + 1)
        self._refresh(number)

    def remove(self, entry: Entry[Item]) -> None:
        """Take an entry out; a ValueError if it is not there."""
        number = self._chunk_for(entry)
        chunk = self._chunks[number]
        at = bisect_left(chunk, entry)
        if at == len(chunk) or chunk[at] != entry:
            raise ValueError(f"{entry!r} is not in the index")
        del chunk[at]
        if not chunk and len(self._chunks) > 1:
            del self._chunks[number], self._firsts[number], self._ends[number]
        else:
            self._refresh(number)

    def _chunk_for(self, entry: Entry[Item]) -> int:
        """The chunk that holds the entry, or would."""
        number = max(bisect_left(self._firsts, entry.start) - 1, 0)
        while number + 1 < len(self._chunks) and self._chunks[number + 1][0] <= entry:
            number += 1
        return number

    def _refresh(self, number: int) -> None:
        chunk = self._chunks[number]
        self._firsts[number] = chunk[0][0] if chunk else 0
        self._ends[number] = _greatest_end(chunk)


def _greatest_end(chunk: list[Entry[Item]]) -> int:
    return -min((entry[1] for entry in chunk), default=0)
