"""Texts that are nearly the same, found by MinHash and locality-sensitive hashing.

Sources: Broder 1997, On the Resemblance and Containment of Documents (shingles, MinHash); Indyk and Motwani
1998, Approximate Nearest Neighbors (banding).
"""

# ruff: noqa: PLC0415 -- numpy is loaded when a corpus is divided

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 24
"""Code points of a shingle, of the text in small letters with everything but words made one space."""
HASHES, BANDS = 48, 12
"""So many MinHashes, in so many bands: pairs that share half of their shingles meet in a band every other
time, pairs that share four fifths nearly always."""
ALIKE = 0.6
"""Estimated share of shingles from which on two texts are near duplicates."""
_BETWEEN = re.compile(r"[\W_]+")
_SEED = 20231
_FACTOR = 0x9E3779B97F4A7C15


class NearDuplicates:
    """Takes texts one by one and says which belong together; keeps some 400 bytes of each."""

    def __init__(self) -> None:
        import numpy as np

        random = np.random.default_rng(_SEED)
        self._factors = random.integers(1, 2**63, HASHES, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
        self._parent: list[int] = []
        self._prints: list[NDArray[np.uint64]] = []
        self._bands: list[dict[bytes, list[int]]] = [{} for _ in range(BANDS)]

    def add(self, text: str) -> None:
        """Take the next text."""
        import numpy as np

        number = len(self._parent)
        mine = self._print(text)
        self._parent.append(number)
        self._prints.append(mine)
        rows = HASHES // BANDS
        for band, bucket in enumerate(self._bands):
            key = mine[band * rows : (band + 1) * rows].tobytes()
            there = bucket.setdefault(key, [])
            for other in there:
                if self._root(other) != self._root(number) and (
                    float(np.mean(self._prints[other] == mine)) >= ALIKE
                ):
                    self._join(other, number)
            # One of those that were joined stands for all of them in this bucket.
            if not any(self._root(other) == self._root(number) for other in there):
                there.append(number)

    def groups(self) -> list[int]:
        """For each text in its order the number of the first one that it belongs with."""
        return [self._root(number) for number in range(len(self._parent))]

    def _print(self, text: str) -> "NDArray[np.uint64]":
        """The smallest value of each hash over all shingles."""
        import numpy as np

        plain = _BETWEEN.sub(" ", text.casefold()).strip() or text
        codes = np.frombuffer(plain.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
        length = min(SHINGLE, len(codes))
        if not length:
            return np.zeros(HASHES, dtype=np.uint64)
        rolled = np.zeros(len(codes) - length + 1, dtype=np.uint64)
        for at in range(length):
            rolled = rolled * np.uint64(_FACTOR) + codes[at : at + len(rolled)]
        rolled = np.unique(rolled ^ (rolled >> np.uint64(29)))
        smallest = np.empty(HASHES, dtype=np.uint64)
        for number, factor in enumerate(self._factors):
            product = rolled * factor
            smallest[number] = (product ^ (product >> np.uint64(32))).min()
        return smallest

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first


def groups_of(texts: Iterable[str]) -> list[int]:
    """For each text the number of the first one that it belongs with, counted from 0."""
    found = NearDuplicates()
    for text in texts:
        found.add(text)
    return found.groups()
