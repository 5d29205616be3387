"""Where the annotators of an article agree, and where and in what they differ."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.relation import Relation
from annotator.domain.review.alignment import aligned, attributes_alike
from annotator.domain.review.splitting import with_splits
from annotator.domain.span import Span


class Kind(StrEnum):
    """In what annotators differ; the words are those of the contract, in the order in which they are told."""

    MISSING = "missing"
    BOUNDARY = "boundary"
    LABEL = "label"
    ATTRIBUTE = "attribute"
    SPLIT = "split"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class SetContent:
    """An annotation set with all that is in it."""

    set: AnnotationSet
    annotations: tuple[Annotation, ...]
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """What one annotator has of a disagreement."""

    annotator: str
    """The annotator's `uid`."""
    annotations: tuple[Annotation, ...] = ()
    """Of a disagreement about annotations: none where it is missing, several where it is split. Of one about
    relations: those of the source, then those at the other ends."""
    relations: tuple[Relation, ...] = ()
    """Of a disagreement about relations: those in question that the annotator has."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place where annotators differ: about annotations, or about the relations of one type at a source."""

    key: str
    """Stays the same as long as the same annotations are concerned, whatever becomes of them."""
    types: tuple[Kind, ...]
    label: str
    """`uid` of the label that most have; of relations that of their source."""
    extent: Span
    """From the first to the last code point of any annotation concerned; of relations that of the source."""
    sides: tuple[Side, ...]
    """Of every annotator who is done, in order."""
    relation_type: str = ""
    """`uid` of the relation type, where relations differ."""
    source: str = ""
    """Key of the group that the relations start from."""
    targets: tuple[str, ...] = ()
    """Keys of the groups that the relations in question go to, in reading order."""
    voters: tuple[tuple[str, ...], ...] = ()
    """For each target the annotators (`uid`s) who have both ends, and so a say."""
    ends: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each target, by its key, the annotations (`uid`s) in its group."""

    @property
    def of_relations(self) -> bool:
        """Whether relations differ, and not annotations."""
        return bool(self.relation_type)

    def side(self, annotator: str) -> Side | None:
        """The side of an annotator (`uid`)."""
        return next((one for one in self.sides if one.annotator == annotator), None)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What all annotators have alike."""

    key: str
    annotations: tuple[Annotation, ...]
    """One of each side, in order."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two groups, of whoever has it."""

    source: str
    """Key of the group that it starts from."""
    type: str
    """The relation type's `uid`."""
    target: str
    """Key of the group that it goes to."""
    voters: tuple[str, ...]
    """Annotators (`uid`s) with an annotation in both groups, in order."""
    relations: tuple[Relation, ...]
    """One of each who has it, in order."""
    holders: tuple[str, ...]
    """Who these are."""
    every: tuple[tuple[str, Relation], ...] = ()
    """All relations between the two groups with whose each is: pieces of one may each have one."""

    @property
    def unanimous(self) -> bool:
        """Whether all who have a say have it alike."""
        return len(self.holders) == len(self.voters) and self.alike

    @property
    def alike(self) -> bool:
        """Whether all who have it have it with the same attributes."""
        first = self.relations[0].attributes
        return all(attributes_alike(first, one.attributes) for one in self.relations[1:])


@dataclass(frozen=True, slots=True)
class Comparison:
    """The work of several annotators on one article laid side by side."""

    sets: tuple[AnnotationSet, ...]
    agreed: tuple[Agreed, ...]
    """In reading order."""
    agreed_relations: tuple[Tie, ...]
    """What all have between annotations that are agreed."""
    disagreements: tuple[Disagreement, ...]
    """In reading order; about annotations before those about relations where they begin alike."""
    ties: tuple[Tie, ...] = ()
    """All relations between two groups, agreed or not, in the order in which they were found."""

    @property
    def annotators(self) -> tuple[str, ...]:
        """The annotators (`uid`s), in order."""
        return tuple(one.annotator for one in self.sets)

    def group_of(self, key: str) -> tuple[tuple[Annotation, ...], ...] | None:
        """The annotations of each side of a group of annotations, by its key."""
        for one in self.agreed:
            if one.key == key:
                return tuple((annotation,) for annotation in one.annotations)
        found = next((one for one in self.disagreements if one.key == key and not one.of_relations), None)
        return None if found is None else tuple(side.annotations for side in found.sides)


_Sides = tuple[tuple[Annotation, ...], ...]


@dataclass(frozen=True, slots=True)
class _Group:
    key: str
    sides: _Sides

    @property
    def all(self) -> list[Annotation]:
        return [one for side in self.sides for one in side]

    @property
    def extent(self) -> Span:
        found = self.all
        return Span(min(one.start for one in found), max(one.end for one in found))


def compare(sets: Sequence[SetContent]) -> Comparison:
    """Lay the work of two or more annotators on one article side by side.

    Fewer than two agree and differ in nothing.
    """
    owners = tuple(one.set for one in sets)
    if len(sets) < 2:
        return Comparison(owners, (), (), ())
    sides = [one.annotations for one in sets]
    groups = [
        _grouped(tuple(tuple(sides[n][index] for index in indexes) for n, indexes in enumerate(group)))
        for group in with_splits(aligned(sides), sides)
    ]
    groups.sort(key=lambda group: (*_place(group.extent), min(map(reading_order, group.all)), group.key))
    agreed: dict[str, Agreed] = {}
    differing: list[Disagreement] = []
    for group in groups:
        kinds = _kinds(group.sides)
        if kinds:
            differing.append(_of_annotations(group, kinds, owners))
        else:
            agreed[group.key] = Agreed(group.key, tuple(side[0] for side in group.sides))
    ties = _ties(groups, sets)
    both_agreed = tuple(
        tie for tie in ties if tie.unanimous and tie.source in agreed and tie.target in agreed
    )
    about_ties = _of_ties(ties, {group.key: group for group in groups}, owners)
    disagreements = sorted([*differing, *about_ties], key=lambda one: (*_place(one.extent), one.of_relations))
    return Comparison(owners, tuple(agreed.values()), both_agreed, tuple(disagreements), ties)


def key_of(uids: Iterable[str]) -> str:
    """A short name for what is made of several things, by their `uid`s in their order."""
    return blake2b("\0".join(uids).encode(), digest_size=10).hexdigest()


def label_of(annotations: Sequence[Annotation]) -> str:
    """The label (`uid`) that most have, the first of several such."""
    first = annotations[0].label
    if all(one.label == first for one in annotations):
        return first
    return Counter(one.label for one in annotations).most_common(1)[0][0]


def _grouped(sides: _Sides) -> _Group:
    return _Group(key_of(one.uid for side in sides for one in side), sides)


def _place(extent: Span) -> tuple[int, int]:
    return extent.start, -extent.end


def _kinds(sides: _Sides) -> tuple[Kind, ...]:
    """In what the sides of a group differ; nothing where it is agreed."""
    there = [side for side in sides if side]
    found = {Kind.MISSING} if len(there) < len(sides) else set()
    if any(len(side) > 1 for side in there):
        return tuple(kind for kind in Kind if kind in found | {Kind.SPLIT})
    ones = [side[0] for side in there]
    first = ones[0]
    if any(one.fragments != first.fragments for one in ones):
        found.add(Kind.BOUNDARY)
    if any(one.label != first.label for one in ones):
        found.add(Kind.LABEL)
    by_label: dict[str, Annotation] = {}
    for one in ones:
        # Another label has other attributes; only those of one label can be compared.
        if not attributes_alike(by_label.setdefault(one.label, one).attributes, one.attributes):
            found.add(Kind.ATTRIBUTE)
    return tuple(kind for kind in Kind if kind in found)


def _of_annotations(group: _Group, kinds: tuple[Kind, ...], owners: Sequence[AnnotationSet]) -> Disagreement:
    sides = tuple(Side(owner.annotator, own) for owner, own in zip(owners, group.sides, strict=True))
    return Disagreement(group.key, kinds, label_of(group.all), group.extent, sides)


def _ties(groups: Sequence[_Group], sets: Sequence[SetContent]) -> tuple[Tie, ...]:
    group_of = {one.uid: group for group in groups for one in group.all}
    found: dict[tuple[str, str, str], dict[int, list[Relation]]] = {}
    for side, content in enumerate(sets):
        for relation in content.relations:
            source, target = group_of.get(relation.source), group_of.get(relation.target)
            if source is not None and target is not None and source is not target:
                place = (source.key, relation.type, target.key)
                found.setdefault(place, {}).setdefault(side, []).append(relation)
    by_key = {group.key: group for group in groups}
    owners = [content.set.annotator for content in sets]
    return tuple(
        Tie(
            source,
            kind,
            target,
            voters=tuple(
                owner for n, owner in enumerate(owners) if by_key[source].sides[n] and by_key[target].sides[n]
            ),
            relations=tuple(has[n][0] for n in sorted(has)),
            holders=tuple(owners[n] for n in sorted(has)),
            every=tuple((owners[n], relation) for n in sorted(has) for relation in has[n]),
        )
        for (source, kind, target), has in found.items()
    )


def _of_ties(
    ties: Sequence[Tie], groups: dict[str, _Group], owners: Sequence[AnnotationSet]
) -> list[Disagreement]:
    """Disagreements about relations: one for each source and type, whatever they go to."""
    by_source: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        if not tie.unanimous:  # one alone is never of two minds
            by_source.setdefault((tie.source, tie.type), []).append(tie)
    found = []
    for (source, kind), differing in by_source.items():
        differing.sort(key=lambda tie: (*_place(groups[tie.target].extent), tie.target))
        start = groups[source]
        sides = []
        for n, owner in enumerate(owners):
            ends = [one for tie in differing for one in groups[tie.target].sides[n]]
            own = tuple(
                relation for tie in differing for holder, relation in tie.every if holder == owner.annotator
            )
            sides.append(Side(owner.annotator, (*start.sides[n], *ends), own))
        kinds = (Kind.RELATION,) if all(tie.alike for tie in differing) else (Kind.ATTRIBUTE, Kind.RELATION)
        found.append(
            Disagreement(
                key=key_of((source, kind)),
                types=kinds,
                label=label_of(start.all),
                extent=start.extent,
                sides=tuple(sides),
                relation_type=kind,
                source=source,
                targets=tuple(tie.target for tie in differing),
                voters=tuple(tie.voters for tie in differing),
                ends={tie.target: frozenset(one.uid for one in groups[tie.target].all) for tie in differing},
            )
        )
    return found
