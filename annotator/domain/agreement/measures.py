"""The measures of agreement as formulas over counts; what is not defined is not a number (NaN).

Each takes and gives rows of numbers, so that thousands of draws are computed at once.
"""

from dataclasses import dataclass

import numpy as np

from annotator.domain.agreement.counting import Table


def f1(matches: Table, first: Table, second: Table) -> Table:
    """2 · matches / (annotations of the first + of the second); not defined where there are none.

    The F1 of information retrieval (van Rijsbergen 1979, Information Retrieval, ch. 7), which is the same
    whoever of the two is taken for the truth; Hripcsak and Rothschild 2005 (Agreement, the F-measure, and
    reliability in information retrieval) say why it suits annotations, of which nobody can count those that
    neither made.
    """
    return _ratio(2 * matches, first + second)


def share(some: Table, of: Table) -> Table:
    """Some of all; not defined where there are none."""
    return _ratio(some, of)


def kappa(units: Table, both: Table, first: Table, second: Table) -> Table:
    """Cohen's kappa of two annotators for each unit inside or outside; not defined without variation.

    Cohen 1960, A Coefficient of Agreement for Nominal Scales: (observed - chance) / (1 - chance), chance
    from how often each of the two says inside.

    Args:
        units: how many there are.
        both: how many both have inside.
        first: how many the first has inside.
        second: how many the second has inside.
    """
    only_first, only_second = first - both, second - both
    neither = units - both - only_first - only_second
    products = first * (units - second) + second * (units - first)
    return _ratio(2 * (both * neither - only_first * only_second), products)


def alpha(values: Table, inside: Table, apart: Table) -> Table:
    """Krippendorff's alpha, nominal, for units inside or outside; not defined without variation.

    Krippendorff 2004 (Content Analysis, 2nd ed., ch. 11.3; 2011, Computing Krippendorff's
    Alpha-Reliability): 1 - observed / expected disagreement, missing values left out.

    Args:
        values: how many pairable ones there are: for each unit with two or more annotators, one of each.
        inside: how many of them say inside.
        apart: the pairs of values of one unit that differ, each divided by the values of the unit less one.
    """
    return 1 - _ratio((values - 1) * apart, inside * (values - inside))


@dataclass(frozen=True, slots=True)
class Unitized:
    """What the unitizing alpha is made of, by label in the last place."""

    apart: Table
    """Squared differences over all ordered pairs of annotators, each divided by the article's annotators
    less one."""
    values: Table
    """Code points of all annotators' sequences together."""
    units: Table
    """How many units there are, of all annotators."""
    placed: Table
    """The sum over units of (2l³ - 3l² + l) / 3, l being the length."""
    repeated: Table
    """The sum over units of l · (l - 1)."""
    in_gaps: Table
    """The sum over units and gaps that can hold them of l² · (gap - l + 1)."""


def alpha_u(some: Unitized) -> Table:
    """Krippendorff's unitizing alpha for each label, and in the last place for all labels together.

    Krippendorff 2004, Content Analysis, 2nd ed., ch. 11.6 (first in 1995, On the Reliability of Unitizing
    Continuous Data): 1 - observed / expected disagreement, and for all labels with both summed over labels.
    Its m · L (annotators times length) is here the sum of the lengths of what each annotator did, and its
    m - 1 that of each article, which is the same where everybody did everything. Not defined where nobody
    marked anything.
    """
    observed = _ratio(some.apart, some.values)
    by_chance = 2 * ((some.units - 1) * some.placed + some.in_gaps)
    expected = _ratio(by_chance, some.values * (some.values - 1) - some.repeated)
    expected = np.where(some.units > 0, np.nan_to_num(expected), 0)
    both = [np.append(one, one.sum(axis=-1, keepdims=True), axis=-1) for one in (observed, expected)]
    return 1 - _ratio(both[0], both[1])


def _ratio(above: Table, below: Table) -> Table:
    some = np.broadcast_arrays(above, below)
    result: Table = np.full(some[0].shape, np.nan)
    np.divide(some[0], some[1], out=result, where=some[1] > 0)
    return result
