"""How many more articles have to be annotated twice for a figure to be known well enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from annotator.domain.agreement.figures import ALL, Agreement, Figure

HALF: Final = 0.05
"""Half the width of the interval that is aimed at."""
NORMAL: Final = 1.959963984540054
"""Half the width of the middle 95 % of a normal distribution, in standard errors."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What one figure needs."""

    pair: tuple[str, str] | None
    """Two names, or None: all annotators together."""
    label: str
    """Its name, or `all`."""
    measure: str
    more: int
    """Articles that both, or two or more, have yet to annotate; 0 where it is known well enough."""


def articles_needed(figure: Figure, articles: int, half: float = HALF) -> int | None:
    """How many more articles bring the 95 % interval to about ± `half`; None where there is no interval.

    The standard error of a mean over articles falls with the root of their number (Cochran 1977, Sampling
    Techniques, 3rd ed., ch. 4.7: n = (z · s / d)²). It is taken from the draws of the bootstrap (Efron and
    Tibshirani 1993, An Introduction to the Bootstrap, ch. 6) and the interval as if it were normal. So this
    is a plan for articles like those that were counted, and no promise.

    Args:
        figure: with its standard error.
        articles: how many it rests on.
        half: half the width of the interval.
    """
    if figure.error is None:
        return None
    return max(0, ceil(articles * (NORMAL * figure.error / half) ** 2 - 1e-9) - articles)


def needed(found: Agreement, half: float = HALF) -> Iterator[Needed]:
    """What the figures of the pairs and those over all annotators need, as far as that can be told."""
    for pair in found.pairs:
        for label, one in [*pair.labels.items(), (ALL, pair.all)]:
            for measure, figure in one.figures.items():
                more = articles_needed(figure, pair.articles, half)
                if more is not None:
                    yield Needed((pair.a, pair.b), label, measure, more)
    for measure, figures in (("alpha", found.alpha), ("alpha_u", found.alpha_u)):
        for label, figure in figures.items():
            more = articles_needed(figure, found.articles, half)
            if more is not None:
                yield Needed(None, label, measure, more)
