"""Draws of articles with replacement, for intervals by bootstrap; the same every time."""

import numpy as np

from annotator.domain.agreement.counting import Table

SEED = 20041107
DRAWS = 1000
FEWEST = 10
"""Articles from which on an interval is given."""
SHARE = 0.95


class Draws:
    """How often each article is in each draw, told in portions: none, once, several times.

    Efron and Tibshirani 1993, An Introduction to the Bootstrap. Each draw takes as many articles as there
    are. How many of them fall to a portion is drawn first, then which of it.
    """

    def __init__(self, articles: int) -> None:
        self._chance = np.random.default_rng(SEED)
        self._left = articles
        self._open = np.full(DRAWS, articles, np.int64)

    def portion(self, articles: int) -> Table:
        """The next articles: a row a draw, a column an article."""
        last = articles >= self._left
        counts = (
            self._open if last else self._chance.binomial(self._open, articles / self._left).astype(np.int64)
        )
        self._left -= articles
        self._open = self._open - counts
        which = self._chance.integers(0, articles, int(counts.sum()))
        which += np.repeat(np.arange(DRAWS) * articles, counts)
        return np.bincount(which, minlength=DRAWS * articles).reshape(DRAWS, articles).astype(np.float64)


def interval(drawn: Table) -> tuple[float, float] | None:
    """The middle 95 % of what a figure came to in the draws; None where it seldom is defined."""
    known = drawn[~np.isnan(drawn)]
    if len(known) < SHARE * len(drawn):
        return None
    low, high = np.quantile(known, [(1 - SHARE) / 2, (1 + SHARE) / 2])
    return float(low), float(high)
