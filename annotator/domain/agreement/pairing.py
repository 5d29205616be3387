"""Every annotation of two annotators with its partner in the other's work, or with none."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotator.domain.agreement.batch import Marks
from annotator.domain.agreement.matching import matched_otherwise
from annotator.domain.agreement.tokens import Whole


class Pairing(NamedTuple):
    """Places of annotations of the first and the second in the rows of each; -1 where there is none."""

    first: Whole
    second: Whole


def paired(one: Marks, other: Marks, at: Whole, beside: Whole) -> Pairing:
    """Those of one label first, as they are matched; then those of two labels in one place; then the rest.

    Args:
        one: the annotations of the first.
        other: the annotations of the second.
        at: those of the first that are matched with one of the same label.
        beside: each one's partner.
    """
    here, there = matched_otherwise(one, other, at, beside)
    first, second = np.concatenate((at, here)), np.concatenate((beside, there))
    left, left_other = _left(len(one.label), first), _left(len(other.label), second)
    return Pairing(
        np.concatenate((first, left, np.full(len(left_other), -1))),
        np.concatenate((second, np.full(len(left), -1), left_other)),
    )


def confused(
    one: Marks, other: Marks, at: Whole, beside: Whole, labels: int, articles: int
) -> NDArray[np.int32]:
    """By article how often each label of the first meets each of the second; behind the last is nothing.

    Takes what `paired` does, and the number of labels and articles.
    """
    pairs = paired(one, other, at, beside)
    # What is at -1 takes the last place, which is that of nothing.
    first, second = np.append(one.label, labels)[pairs.first], np.append(other.label, labels)[pairs.second]
    article = np.where(
        pairs.first >= 0, np.append(one.article, 0)[pairs.first], np.append(other.article, 0)[pairs.second]
    )
    width = labels + 1
    where = (article * width + first) * width + second
    return np.bincount(where, minlength=articles * width**2).reshape(articles, width**2).astype(np.int32)


def _left(n: int, taken: Whole) -> Whole:
    free = np.ones(n, np.bool_)
    free[taken] = False
    return np.flatnonzero(free)
