"""Texts that are nearly the same, found by MinHash and locality-sensitive hashing.

Sources: Broder 1997, On the Resemblance and Containment of Documents (shingles, MinHash); Indyk and Motwani
1998, Approximate Nearest Neighbors (banding).
"""

# ruff: noqa: PLC0415 -- numpy is loaded when a corpus is divided

import re
from array import array
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 12
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
    """Takes texts one by one and says which belong together; keeps 384 bytes of each."""

    def __init__(self) -> None:
        import numpy as np

        random = np.random.default_rng(_SEED)
        self._factors = random.integers(1, 2**63, HASHES, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
        self._prints = array("Q")

    def add(self, text: str) -> None:
        """Take the next text."""
        self._prints.frombytes(self._print(text).tobytes())

    def groups(self) -> list[int]:
        """For each text in its order the number of the first one that it belongs with."""
        import numpy as np

        found = _Groups(len(self._prints) // HASHES)
        if not self._prints:
            return []
        prints = np.frombuffer(self._prints, dtype=np.uint64).reshape(-1, HASHES)
        rows = HASHES // BANDS
        for band in range(BANDS):
            # One number for each; that two by chance have the same costs a comparison and nothing else.
            keys = (prints[:, band * rows : (band + 1) * rows] * self._factors[:rows]).sum(axis=1)
            for bucket in _alike(keys):
                there: list[int] = []
                for number in bucket:
                    for other in there:
                        if not found.are_one(other, number) and (
                            float(np.mean(prints[other] == prints[number])) >= ALIKE
                        ):
                            found.join(other, number)
                    # One of those that were joined stands for all of them in this bucket.
                    if not any(found.are_one(other, number) for other in there):
                        there.append(number)
        return [found.root(number) for number in range(len(prints))]

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


class _Groups:
    """Which numbers were joined, each by the smallest of its group."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, number: int) -> int:
        """The smallest number of a group."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def are_one(self, one: int, other: int) -> bool:
        """Whether two numbers are in one group."""
        return self.root(one) == self.root(other)

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first


def _alike(keys: "NDArray[np.uint64]") -> Iterator[list[int]]:
    """The places of keys that come several times, those of each key in their order."""
    import numpy as np

    order = np.argsort(keys, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(keys[order])) + 1, len(order))
    begins = np.append(0, ends[:-1])
    several = ends - begins > 1
    for begin, end in zip(begins[several], ends[several], strict=True):
        yield order[begin:end].tolist()


def groups_of(texts: Iterable[str]) -> list[int]:
    """For each text the number of the first one that it belongs with, counted from 0."""
    found = NearDuplicates()
    for text in texts:
        found.add(text)
    return found.groups()
