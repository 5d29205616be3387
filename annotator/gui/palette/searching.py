"""Searches many entries in small steps, so that whoever types never waits for it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from time import perf_counter
from typing import Final

from annotator.gui.palette.entries import Entry, Kind
from annotator.gui.palette.matching import START, Fit, Name, Query, pieces, subsequence

MOST: Final = 200
"""Entries that are listed at most; whoever wants others types on."""
MOST_OF_NO_USE: Final = 10
"""How many of no use at the moment are listed behind as many others."""
STEP: Final = 200
"""Entries that are looked at between two looks at the clock."""

_name = lru_cache(maxsize=20_000)(Name.of)


class Index:
    """Entries made ready to be searched; that, too, in steps."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = list(entries)
        self.names: list[Name] = []

    def get_ready(self) -> Iterator[None]:
        """Make the rest of the names ready, a step at a time."""
        while len(self.names) < len(self.entries):
            done = len(self.names)
            self.names += [_name(one.name, one.beside) for one in self.entries[done : done + STEP]]
            yield


class Search:
    """One typed text among the entries of an index; call `go_on` until it says that all is found."""

    def __init__(
        self, index: Index, typed: str, kind: Kind | None = None, recent: Mapping[str, int] | None = None
    ) -> None:
        self._index = index
        self._kind = kind
        self.query = Query.of(typed)
        self._recent = recent or {}
        self._found: dict[int, tuple[int, ...]] = {}
        self._steps = self._work()
        self.complete = False

    @property
    def loose(self) -> bool:
        """Whether one letter of a word may be wrong, for no name has all words as they were typed."""
        return self._loose

    _loose = False

    def go_on(self, seconds: float) -> bool:
        """Search for so long at most; return whether all is found."""
        until = perf_counter() + seconds
        while not self.complete and perf_counter() < until:
            self.complete = next(self._steps, self) is self
        return self.complete

    def hits(self) -> list[Entry]:
        """The best so far: by fit, what can be used, what was chosen lately, kind, and closeness."""
        ranked = sorted(self._found.items(), key=lambda one: one[1])
        entries = self._index.entries
        # However much else there is, what cannot be used now is there, too, to say why.
        cut_off = (place for place, rank in ranked[MOST:] if rank[0] <= Fit.WORDS and rank[1])
        best = [*(place for place, _rank in ranked[:MOST]), *islice(cut_off, MOST_OF_NO_USE)]
        return [entries[place] for place in best]

    def _work(self) -> Iterator[None]:
        yield from self._index.get_ready()
        if not self.query.words:
            return
        entries = self._index.entries
        places = [n for n, one in enumerate(entries) if self._kind is None or one.kind is self._kind]
        yield
        yield from self._take(self._begun(places))
        good = sum(rank[0] <= Fit.WORDS for rank in self._found.values())
        if good < MOST:
            rest = [place for place in places if place not in self._found]
            yield
            yield from self._take(self._anywhere(rest))
            if not any(rank[0] <= Fit.WORDS for rank in self._found.values()):
                self._loose = True
                yield from self._take(self._almost(places))

    def _take(self, places: Iterator[int]) -> Iterator[None]:
        """Look closely at some entries."""
        names, query = self._index.names, self.query
        for count, place in enumerate(places, 1):
            fit = query.fit(names[place], nearly=self._loose) if place >= 0 else None
            if fit is not None:
                self._found[place] = self._rank(place, *fit)
            if count % STEP == 0:
                yield

    def _rank(self, place: int, fit: Fit, cost: int) -> tuple[int, ...]:
        one = self._index.entries[place]
        lately = self._recent.get(one.place, len(self._recent)) if self._recent else 0
        if one.why_not and fit is not Fit.WHOLE:
            fit = max(fit, Fit.WORDS)
        return int(fit), bool(one.why_not), lately, int(one.kind), cost, place

    # What is worth a closer look; tests that C does, for there may be many thousand.

    def _begun(self, places: list[int]) -> Iterator[int]:
        """Entries in which every word begins a word, in the name or beside it."""
        names = self._index.names
        for begun in self.query.marked:
            places = [n for n in places if begun in names[n].marked or begun in names[n].beside]
        return iter(places)

    def _anywhere(self, places: list[int]) -> Iterator[int]:
        """Entries that have all letters of every word in their order; -1 for each that has not."""
        names = self._index.names
        patterns = [
            (subsequence(word).match, begun)
            for word, begun in zip(self.query.words, self.query.marked, strict=True)
        ]
        short = [(word, [START + c for c in word]) for word in self.query.words if len(word) < 3]
        for n in places:
            name = names[n]
            apart = all(
                word in name.plain or begun_letters[0] in name.marked for word, begun_letters in short
            )
            fits = apart and all(match(name.plain) or begun in name.beside for match, begun in patterns)
            yield n if fits else -1

    def _almost(self, places: list[int]) -> Iterator[int]:
        """Entries that have a piece of every word, as they must for one wrong letter; -1 for the others."""
        names = self._index.names
        words = [
            (begun, [START + part for part in begins], ends)
            for (begins, ends), begun in zip(map(pieces, self.query.words), self.query.marked, strict=True)
        ]
        for n in places:
            name = names[n]
            near = all(
                ends in name.plain or any(part in name.marked for part in begins) or begun in name.beside
                for begun, begins, ends in words
            )
            yield n if near else -1
