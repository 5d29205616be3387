"""In how many matched annotations two annotators gave an attribute the same value."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from annotator.domain.agreement.batch import Batch, Marks
from annotator.domain.agreement.tokens import Whole
from annotator.domain.attributes import is_missing
from annotator.domain.json_values import from_text
from annotator.domain.review.alignment import plain

Compared = tuple[tuple[str, bool], ...]
"""Attributes that at least one of two annotations has, and whether both have it alike."""


class AttributeColumns:
    """The attributes of all labels, each with its column."""

    def __init__(self, labels: Sequence[Sequence[str]]) -> None:
        """Begin with the names of the attributes of each label."""
        self.names = tuple((label, name) for label, names in enumerate(labels) for name in names)
        """Places of labels and names of attributes."""
        self._columns = {name: column for column, name in enumerate(self.names)}

    def counted(
        self, batch: Batch, one: Marks, other: Marks, at: Whole, beside: Whole
    ) -> NDArray[np.float64]:
        """Two columns an attribute, a row an article: in how many pairs it agrees, and in how many it counts.

        It counts where at least one of the two has it.

        Args:
            batch: where the annotations come from.
            one: the annotations of the first.
            other: the annotations of the second.
            at: those of the first that are matched.
            beside: each one's partner.
        """
        width, articles = len(self.names), len(batch.units)
        table = np.zeros((articles, width, 2))
        size = len(batch.attributes)
        if not width or not len(at) or not size:
            return table.reshape(articles, 2 * width)
        codes = (one.label[at] * size + one.attributes[at]) * size + other.attributes[beside]
        kinds, kind_of = np.unique(codes, return_inverse=True)
        counts, agree = np.zeros((len(kinds), width), np.bool_), np.zeros((len(kinds), width), np.bool_)
        for row, code in enumerate(kinds.tolist()):
            rest, second = divmod(code, size)
            label, first = divmod(rest, size)
            for column, alike in self._of(label, batch.attributes[first], batch.attributes[second]):
                counts[row, column], agree[row, column] = True, alike
        article = one.article[at]
        for column in np.flatnonzero(counts.any(axis=0)).tolist():
            for number, told in enumerate((agree, counts)):
                which = told[kind_of, column]
                table[:, column, number] = np.bincount(article[which], minlength=articles)
        return table.reshape(articles, 2 * width)

    def _of(self, label: int, first: str, second: str) -> list[tuple[int, bool]]:
        return [
            (self._columns[label, name], alike)
            for name, alike in _compared(first, second)
            if (label, name) in self._columns
        ]


@lru_cache(10_000)
def _compared(first: str, second: str) -> Compared:
    if first == second == "{}":
        return ()
    one, other = from_text(first), from_text(second)
    if not isinstance(one, dict) or not isinstance(other, dict):
        return ()
    found = []
    for name in {**one, **other}:
        mine, theirs = one.get(name), other.get(name)
        if not (is_missing(mine) and is_missing(theirs)):
            found.append((name, plain(mine) == plain(theirs)))
    return tuple(found)
