"""Which version of a disagreement enough annotators have."""

from collections.abc import Hashable, Sequence

from annotator.domain.review.adjudication import RELATION, Resolution, Way, relations_to
from annotator.domain.review.alignment import plain
from annotator.domain.review.disagreement import Disagreement, Side


def majority_of(disagreement: Disagreement, threshold: float) -> Resolution | None:
    """What at least a share of those who have a say have alike; None where no version reaches it alone.

    A version is everything that somebody has of it: label, fragments and attributes together, or nothing.
    Of relations each is counted apart, and all have to reach the threshold.

    Args:
        disagreement: about annotations or about relations.
        threshold: the share, above 0 and at most 1.
    """
    if not disagreement.of_relations:
        versions = [(side.annotator, _version(side)) for side in disagreement.sides]
        holder = _most(versions, threshold)
        return Resolution(Way.TAKEN, holder) if holder else None
    facets: dict[str, str] = {}
    for target, voters in zip(disagreement.targets, disagreement.voters, strict=True):
        holders = relations_to(disagreement, target)
        held = [(name, plain(dict(holders[name].attributes)) if name in holders else None) for name in voters]
        holder = _most(held, threshold)
        if not holder:
            return None
        facets[RELATION + target] = holder
    return Resolution(Way.TAKEN, facets=facets)


def _version(side: Side) -> Hashable:
    return tuple((one.label, one.fragments, plain(dict(one.attributes))) for one in side.annotations)


def _most(versions: Sequence[tuple[str, object]], threshold: float) -> str:
    """The first of those who have the version that most have, if they are enough; else empty."""
    counts: dict[object, list[str]] = {}
    for name, version in versions:
        counts.setdefault(version, []).append(name)
    ranked = sorted(counts.values(), key=lambda names: -len(names))
    if len(ranked) > 1 and len(ranked[0]) == len(ranked[1]):
        return ""
    return ranked[0][0] if len(ranked[0]) >= threshold * len(versions) else ""
