"""What a reviewer chooses for a disagreement, facet by facet, and what that makes of it in gold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from annotator.domain.annotation import Annotation
from annotator.domain.errors import RefusedError
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.relation import Relation
from annotator.domain.review.alignment import attributes_alike, plain
from annotator.domain.review.disagreement import Disagreement, label_of
from annotator.domain.span import Fragments, Span, merged

PRESENCE: Final = "presence"
BOUNDARY: Final = "boundary"
LABEL: Final = "label"
PIECES: Final = "pieces"
ATTRIBUTE: Final = "attribute "
"""Begins the name of the facet of an attribute, before the attribute's."""
RELATION: Final = "relation "
"""Begins the name of the facet of a relation, before the key of the group that it goes to."""


class Way(StrEnum):
    """How a disagreement is decided."""

    TAKEN = "taken"
    """From one annotator, or of several each a facet."""
    UNION = "union"
    """One annotation over all that any of them covers; of relations all that anybody has."""
    INTERSECTION = "intersection"
    """One annotation over what all who have it cover; of relations those that all have who have a say."""
    BOTH = "both"
    """Each version an annotation of its own; of relations all that anybody has."""
    NEITHER = "neither"
    OWN = "own"
    """What the reviewer made of it in gold."""
    LATER = "later"
    """Put off; nothing goes to gold."""


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a facet, and who has it."""

    value: object
    """Of `presence` and a relation whether it is there; of `boundary` the fragments; of `label` its `uid`; of
    `pieces` the fragments of each annotation; of an attribute its value, None where it has none."""
    annotators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing in which the sides may differ and which can be chosen apart."""

    name: str
    """`presence`, `boundary`, `label`, `pieces`, `attribute NAME` or `relation KEY`."""
    versions: tuple[Version, ...]
    """In the order of the sides that have them first."""

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.versions) > 1


@dataclass(frozen=True, slots=True)
class Draft:
    """An annotation to be in gold."""

    label: str
    """The label's `uid`."""
    fragments: Fragments
    attributes: JsonObject = field(default_factory=dict)
    made_from: tuple[Annotation, ...] = ()
    """The annotations that it was taken from."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a reviewer chose for a disagreement."""

    way: Way
    annotator: str = ""
    """From whom (`uid`) everything is taken that `facets` does not name; empty: from the first there."""
    facets: Mapping[str, str] = field(default_factory=dict)
    """From whom (`uid`) single facets are taken, by their names."""
    own: tuple[Draft, ...] = ()
    """What the reviewer made of it, where that is not in gold yet."""


def taken_from(annotator: str, **facets: str) -> Resolution:
    """Everything from one annotator (`uid`), but for single facets."""
    return Resolution(Way.TAKEN, annotator, facets)


def facets_of(disagreement: Disagreement, *, same_too: bool = False) -> tuple[Facet, ...]:
    """The facets in which the sides differ, in the order in which they are shown.

    Args:
        disagreement: about annotations or about relations.
        same_too: whether those are told as well in which all who have it are alike.
    """
    found = _of_relations(disagreement) if disagreement.of_relations else _of_annotations(disagreement)
    return tuple(facet for facet in found if same_too or facet.differs)


def resolve(disagreement: Disagreement, resolution: Resolution) -> tuple[Draft, ...]:
    """The annotations that a resolution of a disagreement about annotations puts into gold.

    Raises:
        RefusedError: what should be shared shares nothing, or nobody of that name has a say.
    """
    sides = {side.annotator: side.annotations for side in disagreement.sides if side.annotations}
    everybody = {side.annotator for side in disagreement.sides}
    asked = [*resolution.facets.values(), *filter(None, [resolution.annotator])]
    if any(one not in everybody for one in asked):
        raise RefusedError("somebody chosen is not among those who are done; choose one of those shown")
    if resolution.way is Way.OWN:
        return resolution.own
    if resolution.way in {Way.NEITHER, Way.LATER} or not sides:
        return ()
    if resolution.way is Way.BOTH:
        return _each(sides)
    if resolution.way is Way.TAKEN:
        return _taken(sides, resolution)
    spans = {name: tuple(span for one in own for span in one.fragments) for name, own in sides.items()}
    if resolution.way is Way.UNION:
        fragments = merged(span for own in spans.values() for span in own)
    else:
        fragments = _shared(list(spans.values()))
    every = tuple(one for own in sides.values() for one in own)
    usual = next(one for one in every if one.label == label_of(every))
    first = sides.get(resolution.facets.get(LABEL, resolution.annotator), (usual,))[0]
    return (Draft(first.label, fragments, _attributes(first, sides, resolution.facets), every),)


def resolve_relations(disagreement: Disagreement, resolution: Resolution) -> dict[str, Relation | None]:
    """For each target of a disagreement about relations the relation that goes to gold, or None.

    The relation is that of the annotator whom it is taken from; of several, of the first who has it.

    Raises:
        RefusedError: as `resolve`.
    """
    found: dict[str, Relation | None] = {}
    for target, voters in zip(disagreement.targets, disagreement.voters, strict=True):
        holders = relations_to(disagreement, target)
        some = next(iter(holders.values()), None)
        if resolution.way is Way.TAKEN:
            name = resolution.facets.get(RELATION + target, resolution.annotator)
            if not any(name == side.annotator for side in disagreement.sides):
                raise RefusedError(
                    "somebody chosen is not among those who are done; choose one of those shown"
                )
            found[target] = holders.get(name)
        elif resolution.way in {Way.UNION, Way.BOTH}:
            found[target] = some
        elif resolution.way is Way.INTERSECTION:
            found[target] = some if len(holders) == len(voters) else None
        else:
            found[target] = None
    return found


def relations_to(disagreement: Disagreement, target: str) -> dict[str, Relation]:
    """The relations of a disagreement that go to a target (its group's key), by annotator (`uid`)."""
    ends = disagreement.ends.get(target, frozenset())
    return {
        side.annotator: relation
        for side in disagreement.sides
        for relation in side.relations
        if relation.target in ends
    }


def _of_annotations(disagreement: Disagreement) -> list[Facet]:
    sides = [(side.annotator, side.annotations) for side in disagreement.sides]
    there = [(name, own) for name, own in sides if own]
    facets = [_facet(PRESENCE, ((name, bool(own)) for name, own in sides))]
    if any(len(own) > 1 for _, own in there):
        facets.append(_facet(PIECES, ((name, tuple(one.fragments for one in own)) for name, own in there)))
        return facets
    ones = [(name, own[0]) for name, own in there]
    facets.append(_facet(BOUNDARY, ((name, one.fragments) for name, one in ones)))
    facets.append(_facet(LABEL, ((name, one.label) for name, one in ones)))
    if not ones:
        return facets
    # Another label has other attributes; only those of the label that most have are compared.
    label = label_of([one for _, one in ones])
    alike = [(name, one.attributes) for name, one in ones if one.label == label]
    for attribute in dict.fromkeys(name for _, attributes in alike for name in attributes):
        values = ((name, attributes.get(attribute)) for name, attributes in alike)
        facets.append(_facet(ATTRIBUTE + attribute, values, plain))
    return facets


def _of_relations(disagreement: Disagreement) -> list[Facet]:
    facets = []
    for target, voters in zip(disagreement.targets, disagreement.voters, strict=True):
        holders = relations_to(disagreement, target)
        first = next(iter(holders.values())).attributes
        alike = all(attributes_alike(first, one.attributes) for one in holders.values())
        values = (
            (name, name in holders if alike or name not in holders else dict(holders[name].attributes))
            for name in voters
        )
        facets.append(_facet(RELATION + target, values, plain))
    return facets


def _facet(
    name: str, values: Iterable[tuple[str, object]], key: Callable[[Json], object] | None = None
) -> Facet:
    found: dict[object, tuple[object, list[str]]] = {}
    for annotator, value in values:
        place = value if key is None else key(value)  # type: ignore[arg-type]  # only JSON comes with a key
        found.setdefault(place, (value, []))[1].append(annotator)
    return Facet(name, tuple(Version(value, tuple(names)) for value, names in found.values()))


def _taken(sides: Mapping[str, tuple[Annotation, ...]], resolution: Resolution) -> tuple[Draft, ...]:
    facets, first = resolution.facets, next(iter(sides))
    main = resolution.annotator or facets.get(PRESENCE) or next(iter(facets.values()), first)
    if facets.get(PRESENCE, main if not facets else first) not in sides:
        return ()
    if any(len(own) > 1 for own in sides.values()):
        name = facets.get(PIECES, main)
        return tuple(
            Draft(one.label, one.fragments, one.attributes, (one,)) for one in sides.get(name, sides[first])
        )

    def own(facet: str) -> Annotation:
        return sides.get(facets.get(facet, main), sides[first])[0]

    labelled, bounded = own(LABEL), own(BOUNDARY)
    others = [
        sides[name][0] for facet, name in facets.items() if facet.startswith(ATTRIBUTE) and name in sides
    ]
    made_from = tuple({one.uid: one for one in (bounded, labelled, *others)}.values())
    return (Draft(labelled.label, bounded.fragments, _attributes(labelled, sides, facets), made_from),)


def _attributes(
    base: Annotation, sides: Mapping[str, tuple[Annotation, ...]], facets: Mapping[str, str]
) -> JsonObject:
    """The attributes of an annotation, single ones those of others who gave it the same label."""
    values = dict(base.attributes)
    for facet, name in facets.items():
        other = sides.get(name, (base,))[0]
        if facet.startswith(ATTRIBUTE) and other.label == base.label:
            attribute = facet.removeprefix(ATTRIBUTE)
            if attribute in other.attributes:
                values[attribute] = other.attributes[attribute]
            else:
                values.pop(attribute, None)
    return values


def _each(sides: Mapping[str, tuple[Annotation, ...]]) -> tuple[Draft, ...]:
    drafts: list[Draft] = []
    for one in (one for own in sides.values() for one in own):
        same = next(
            (
                n
                for n, draft in enumerate(drafts)
                if (draft.label, draft.fragments) == (one.label, one.fragments)
                and attributes_alike(draft.attributes, one.attributes)
            ),
            None,
        )
        if same is None:
            drafts.append(Draft(one.label, one.fragments, one.attributes, (one,)))
        else:
            known = drafts[same]
            drafts[same] = Draft(known.label, known.fragments, known.attributes, (*known.made_from, one))
    return tuple(drafts)


def _shared(sides: Sequence[Iterable[Span]]) -> Fragments:
    """The code points that all sides cover.

    Raises:
        RefusedError: there are none.
    """
    left = merged(sides[0])
    for side in sides[1:]:
        others = merged(side)
        left = tuple(
            Span(max(one.start, other.start), min(one.end, other.end))
            for one in left
            for other in others
            if one.overlaps(other)
        )
    if not left:
        raise RefusedError("not all of them share a stretch; take one of them, or both")
    return left
