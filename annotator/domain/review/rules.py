"""Rules that decide many disagreements alike, each only where it fits without a doubt."""

from collections.abc import Callable
from enum import StrEnum
from itertools import pairwise
from typing import Final
from unicodedata import category

from annotator.domain.annotation import Annotation
from annotator.domain.review.adjudication import ATTRIBUTE, BOUNDARY, PRESENCE, Resolution, Way, facets_of
from annotator.domain.review.alignment import points, shared_points
from annotator.domain.review.disagreement import Disagreement, Kind
from annotator.domain.span import Fragments

_SIGNS: Final = frozenset("%‰&@#")
"""What Unicode calls punctuation and is more than that."""


class Rule(StrEnum):
    """What a rule takes, and where; the words stand in decisions."""

    PUNCTUATION_SHORTER = "punctuation-shorter"
    """Boundaries that differ by punctuation and white space at the edges only: the shorter."""
    PUNCTUATION_LONGER = "punctuation-longer"
    """The same: the longer."""
    NESTED_SHORTER = "nested-shorter"
    """Boundaries of which each lies inside another: the shortest."""
    NESTED_LONGER = "nested-longer"
    """The same: the longest."""
    ALONE_OUT = "alone-out"
    """What only one annotator has: not into gold."""
    ALONE_IN = "alone-in"
    """The same: into gold."""
    UNSAID_VALUE = "unsaid-value"
    """Attributes to which some gave no value and all others the same: that value."""


def chosen_by(rule: Rule, disagreement: Disagreement, text: str) -> Resolution | None:
    """What a rule chooses for a disagreement; None where it does not fit.

    Args:
        rule: the rule.
        disagreement: any.
        text: the article's.
    """
    return _RULES[rule](disagreement, text)


def _shorter_of_punctuation(one: Disagreement, text: str) -> Resolution | None:
    return _by_length(one, min) if _differs_by_punctuation(one, text) else None


def _longer_of_punctuation(one: Disagreement, text: str) -> Resolution | None:
    return _by_length(one, max) if _differs_by_punctuation(one, text) else None


def _shortest(one: Disagreement, _text: str) -> Resolution | None:
    return _by_length(one, min) if _is_nested(one) else None


def _longest(one: Disagreement, _text: str) -> Resolution | None:
    return _by_length(one, max) if _is_nested(one) else None


def _out(one: Disagreement, _text: str) -> Resolution | None:
    return Resolution(Way.NEITHER) if _alone(one) else None


def _in(one: Disagreement, _text: str) -> Resolution | None:
    name = _alone(one)
    return Resolution(Way.TAKEN, name) if name else None


def _said(one: Disagreement, _text: str) -> Resolution | None:
    if one.types != (Kind.ATTRIBUTE,):
        return None
    chosen: dict[str, str] = {}
    for facet in facets_of(one):
        given = [version for version in facet.versions if version.value is not None and version.value != ""]
        if not facet.name.startswith(ATTRIBUTE) or len(given) != 1:
            return None
        chosen[facet.name] = given[0].annotators[0]
    return Resolution(Way.TAKEN, next(iter(chosen.values())), chosen)


_RULES: dict[Rule, Callable[[Disagreement, str], Resolution | None]] = {
    Rule.PUNCTUATION_SHORTER: _shorter_of_punctuation,
    Rule.PUNCTUATION_LONGER: _longer_of_punctuation,
    Rule.NESTED_SHORTER: _shortest,
    Rule.NESTED_LONGER: _longest,
    Rule.ALONE_OUT: _out,
    Rule.ALONE_IN: _in,
    Rule.UNSAID_VALUE: _said,
}


def _bounded(one: Disagreement) -> dict[str, Annotation]:
    """Who has which annotation, where nothing but boundaries differs."""
    if one.types != (Kind.BOUNDARY,):
        return {}
    return {side.annotator: side.annotations[0] for side in one.sides}


def _differs_by_punctuation(one: Disagreement, text: str) -> bool:
    versions = {annotation.fragments for annotation in _bounded(one).values()}
    return bool(versions) and len({_words(version, text) for version in versions}) == 1


def _words(fragments: Fragments, text: str) -> object:
    """The places that count: all but white space and punctuation; everything where there is nothing else."""
    counting = tuple(
        place
        for span in fragments
        for place in range(span.start, span.end)
        if not _is_punctuation(text[place])
    )
    return counting or fragments


def _is_punctuation(letter: str) -> bool:
    """Whether a letter changes nothing of what is said; signs of amounts do."""
    return letter.isspace() or (category(letter).startswith("P") and letter not in _SIGNS)


def _is_nested(one: Disagreement) -> bool:
    versions = sorted({each.fragments for each in _bounded(one).values()}, key=points)
    return bool(versions) and all(
        shared_points(shorter, longer) == points(shorter) for shorter, longer in pairwise(versions)
    )


def _by_length(one: Disagreement, choose: Callable[..., str]) -> Resolution:
    has = _bounded(one)
    name = choose(has, key=lambda who: points(has[who].fragments))
    return Resolution(Way.TAKEN, name, {BOUNDARY: name})


def _alone(one: Disagreement) -> str:
    """Who alone has the annotation that others lack; empty where it is nobody."""
    if one.types != (Kind.MISSING,):
        return ""
    facet = next(facet for facet in facets_of(one) if facet.name == PRESENCE)
    there = next(version.annotators for version in facet.versions if version.value)
    return there[0] if len(there) == 1 else ""
