"""How far annotators agree: the figures, their intervals, and why some are not defined."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Interval: TypeAlias = tuple[float, float]

ALL = "all"
"""All labels together."""


class Why(StrEnum):
    """Why a figure is not defined."""

    NO_ARTICLE = "no-article"
    """No article that both, or at least two, did."""
    NO_UNIT = "no-unit"
    """The articles have no unit: no token, no code point."""
    NOTHING_MARKED = "nothing-marked"
    """Nobody marked anything."""
    NONE_INSIDE = "none-inside"
    """No unit is inside an annotation of anybody, so nothing varies."""
    ALL_MARKED = "all-marked"
    """Everything is inside annotations for everybody."""
    NO_LENGTH = "no-length"
    """Whatever was marked, chance cannot place it otherwise."""
    NO_MATCH = "no-match"
    """No matched annotations of which one has the attribute."""
    NO_RELATION = "no-relation"
    """Nobody has a relation of that type."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; None where it is not defined, and no interval where there are too few articles."""

    value: float | None
    interval: Interval | None = None
    why: Why | None = None
    """Why there is no value."""
    error: float | None = None
    """The standard error: how far the draws of the interval scatter."""


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """The figures of one label, or of all, for two annotators."""

    exact_f1: Figure
    overlap_f1: Figure
    kappa: Figure
    alpha: Figure
    spans: tuple[int, int]
    """Annotations of the first and of the second."""

    @property
    def figures(self) -> dict[str, Figure]:
        """By name."""
        return {name: getattr(self, name) for name in FIGURES}


FIGURES = ("exact_f1", "overlap_f1", "kappa", "alpha")


@dataclass(frozen=True, slots=True)
class AttributeAgreement:
    """In how many of the matched annotations an attribute has one value."""

    agree: Figure
    n: int
    """Matched annotations of which at least one has the attribute."""


@dataclass(frozen=True, slots=True)
class RelationAgreement:
    """How far relations of a type are the same."""

    f1: Figure
    n: tuple[int, int]
    """Relations of the first and of the second."""
    by_entity: Figure
    """The same, where two ends that name one entity are the same end, wherever they stand."""


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two annotators; everything rests on the articles that both did."""

    a: str
    b: str
    articles: int
    labels: Mapping[str, LabelAgreement]
    """By name."""
    all: LabelAgreement
    """All labels together."""
    attributes: Mapping[str, AttributeAgreement]
    """By `label.attribute`."""
    relations: Mapping[str, RelationAgreement]
    """By name of type."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Which sets count; what is empty lets all through."""

    statuses: tuple[str, ...] = ()
    annotators: tuple[str, ...] = ()
    """Names that were asked for, as of labels and articles (ids)."""
    labels: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    since: str = ""
    """Done on that day or later, as it was written."""
    until: str = ""
    guidelines: tuple[str, ...] = ()
    """Versions; an empty text stands for sets of which that is not known."""
    reviewed: str = "all"
    """`all`; `before`: of articles without finished gold; `after`: of those with it."""
    sets: int = 0
    """How many sets count, in articles that two or more did."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """All figures of what was chosen."""

    pairs: tuple[PairAgreement, ...]
    alpha: Mapping[str, Figure]
    """By name of label, and last `all`; over all annotators."""
    alpha_u: Mapping[str, Figure]
    articles: int
    """Those that at least two of them did."""
    annotators: tuple[str, ...]
    """Those who did one of these."""
    unit: str
    """`token` or `codepoint`."""
    seed: int
    """Of the draws."""
    draws: int
    """How many the intervals rest on."""
    fewest: int
    """Articles from which on there are intervals."""
    basis: Basis = Basis()
    earlier: tuple[PairAgreement, ...] = ()
    """Each annotator's work as it was when first done beside what it is now, where it was opened again; both
    names are the annotator's."""
