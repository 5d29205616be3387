"""What the pictures of agreement show: articles, labels that are confused, borders, missing marks, trend."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from annotator.domain.agreement.borders import Border, Shape
from annotator.domain.agreement.figures import Figure

Pair: TypeAlias = tuple[str, str]
"""Names of two annotators, in the order of the figures."""
NOTHING = ""
"""Stands for no annotation where a label could stand."""


@dataclass(frozen=True, slots=True)
class ArticleAgreement:
    """The figures of one article, of a pair or of all who did it; None where one is not defined."""

    uid: str
    id: str
    title: str
    annotators: tuple[str, ...]
    """Names of those whose work counts."""
    exact_f1: float | None
    overlap_f1: float | None
    kappa: float | None
    """Of more than two annotators: the units of all pairs counted together."""
    alpha: float | None
    annotations: int
    """Those of all pairs, so of more than two annotators each counts with each of the others."""
    exact: int
    """Of these: those that have a partner with the same label and the same fragments."""
    overlapping: int
    """Of these: those that have a partner of the same label that shares a code point."""
    done: str = ""
    """When the last of the sets was done, in UTC as in the journal; empty where nobody knows."""

    @property
    def figures(self) -> dict[str, float | None]:
        """By name, as of `LabelAgreement`."""
        return {
            "exact_f1": self.exact_f1,
            "overlap_f1": self.overlap_f1,
            "kappa": self.kappa,
            "alpha": self.alpha,
        }


@dataclass(frozen=True, slots=True)
class Confusion:
    """Which label of the first stands where which of the second does.

    Without a pair every two annotators count together, and a cell is the sum of both ways of it.
    """

    pair: Pair | None
    labels: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]
    """By label of the first and of the second, every two of them; NOTHING where the other has none."""

    @property
    def most(self) -> int:
        """The largest number of what differs."""
        return max((n for (one, other), n in self.cells.items() if one != other), default=0)


class End(StrEnum):
    """Which border of an annotation."""

    BEGIN = "begin"
    END = "end"


@dataclass(frozen=True, slots=True)
class BorderCount:
    """How often a border differs by so much and so."""

    label: str
    end: End
    kind: Border
    """What lies between the two borders; SAME where only the other border or the fragments differ."""
    shape: Shape
    """How the whole second annotation lies to the first."""
    length: int
    """How far the second's border lies behind the first's (code points); below 0 before it. Without a pair
    the first is who comes first in the list of annotators."""
    n: int


@dataclass(frozen=True, slots=True)
class Borders:
    """Every difference of borders of matched annotations, counted; each differing pair has two entries."""

    pair: Pair | None
    matched: int
    """Pairs of annotations that are matched as for overlap F1."""
    differing: int
    """Of these: those that are not the same."""
    counts: tuple[BorderCount, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Annotations of others where an annotator has nothing in that place."""

    annotator: str
    label: str
    n: int
    of: int
    """Annotations of the label that the others have in the articles in common."""


class Step(StrEnum):
    """How long a piece of a trend is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The figures of the articles of a time, or of a version of the guidelines."""

    name: str
    """The first day (YYYY-MM-DD), or the version; empty where that is not known."""
    last: str
    """The last day; of a version the same as the name."""
    articles: int
    exact_f1: Figure
    overlap_f1: Figure
    kappa: Figure
    alpha: Figure
    uids: tuple[str, ...]
    """The articles (`uid`), in their order."""

    @property
    def figures(self) -> dict[str, Figure]:
        """By name, as of `LabelAgreement`."""
        return {
            "exact_f1": self.exact_f1,
            "overlap_f1": self.overlap_f1,
            "kappa": self.kappa,
            "alpha": self.alpha,
        }


@dataclass(frozen=True, slots=True)
class Trend:
    """Points in the order of time or of versions; times without an article are left out."""

    step: Step | None
    """None: by version of the guidelines."""
    points: tuple[TrendPoint, ...]
    unknown: int = 0
    """Articles of which nobody knows when they were done; or whose annotators went by different versions."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What a report shows beside the figures."""

    articles: tuple[ArticleAgreement, ...]
    """Over all pairs, worst first; the first of them."""
    confusions: tuple[Confusion, ...]
    """Of all, then of each pair where there are several, but not too many."""
    borders: Borders
    missing: tuple[Missing, ...]
    by_time: Trend
    by_guideline: Trend
    pooled: Mapping[str, TrendPoint]
    """The figures of every two annotators counted together, by name of label, and last `all`."""
