"""The same disagreement about the same phrase at another place, and the same decision for it."""

from collections.abc import Hashable

from annotator.domain.review.adjudication import (
    BOUNDARY,
    LABEL,
    PIECES,
    Facet,
    Resolution,
    Version,
    Way,
    facets_of,
)
from annotator.domain.review.alignment import plain
from annotator.domain.review.disagreement import Disagreement
from annotator.domain.span import text_of


def phrase_of(disagreement: Disagreement, text: str) -> Hashable | None:
    """What a disagreement is about, the same wherever it stands; None for one about relations.

    The versions of each facet that differs, of boundaries the words, whoever has them. Capitals count.

    Args:
        disagreement: any.
        text: the article's.
    """
    if disagreement.of_relations or not disagreement.types:
        return None
    facets = facets_of(disagreement, same_too=True)
    return tuple(
        (facet.name, frozenset(_value(facet, version, text) for version in facet.versions))
        for facet in sorted(facets, key=lambda facet: facet.name)
        if facet.differs or facet.name in {BOUNDARY, LABEL, PIECES}
    )


def same_resolution(
    decided: Disagreement, resolution: Resolution, text: str, other: Disagreement, other_text: str
) -> Resolution | None:
    """The same decision for a disagreement about the same phrase; None where it cannot be carried over.

    What was taken from somebody is taken from whoever has that version there.

    Args:
        decided: the disagreement that was decided.
        resolution: how.
        text: the text of its article.
        other: one with the same phrase.
        other_text: the text of its article.
    """
    if resolution.way is not Way.TAKEN:
        return Resolution(resolution.way) if resolution.way not in {Way.OWN, Way.LATER} else None
    there = {facet.name: facet for facet in facets_of(other)}
    chosen: dict[str, str] = {}
    for facet in facets_of(decided):
        name = resolution.facets.get(facet.name, resolution.annotator)
        value = next(
            (_value(facet, version, text) for version in facet.versions if name in version.annotators), None
        )
        others = there.get(facet.name)
        if value is None or others is None:
            if facet.name in there or value is not None:
                return None
            continue  # of an attribute that this label does not have
        same = next(
            (version for version in others.versions if _value(others, version, other_text) == value), None
        )
        if same is None:
            return None
        chosen[facet.name] = same.annotators[0]
    if not chosen:
        return None
    return Resolution(Way.TAKEN, next(iter(chosen.values())), chosen)


def _value(facet: Facet, version: Version, text: str) -> Hashable:
    value = version.value
    if facet.name == BOUNDARY:
        return text_of(value, text)  # type: ignore[arg-type]  # the fragments of a boundary
    if facet.name == PIECES:
        return tuple(text_of(one, text) for one in value)  # type: ignore[attr-defined]  # so are pieces
    return plain(value)  # type: ignore[arg-type]  # JSON
