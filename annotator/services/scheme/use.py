"""What a change of the label scheme would touch, counted before it is made."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annotator.domain.annotation_set import CLOSED, AnnotationSet
from annotator.domain.json_values import Json, from_text, same, to_text
from annotator.domain.label import Label, Owner, RelationType, Scheme
from annotator.services.ports.reading import Reading
from annotator.services.ports.scheme import Use


@dataclass(frozen=True, slots=True)
class Touched:
    """Whose work, and how much of it."""

    annotations: int = 0
    relations: int = 0
    sets: int = 0
    done: int = 0
    """Those of the sets that are done; a change of the scheme changes them, too."""
    articles: int = 0
    people: int = 0
    types: tuple[str, ...] = ()
    """Titles of the relation types that go, because they could connect nothing any more."""

    @property
    def is_nothing(self) -> bool:
        """Whether no annotation and no relation is touched."""
        return not self.annotations and not self.relations


def touched_by_owner(read: Reading, owner: Owner) -> Touched:
    """What carries a label or is of a relation type: what merging it into another touches."""
    return _touched(read, type(owner), read.uses(type(owner), owner.uid))


def touched_by_deleting(read: Reading, owner: Owner) -> Touched:
    """What goes with a label (its annotations and all their relations) or with a relation type."""
    uses = read.uses(type(owner), owner.uid)
    if not isinstance(owner, Label):
        return _touched(read, type(owner), uses)
    ties = read.uses_of_ties(owner.uid)
    emptied = emptied_types(read.scheme(), owner.uid)
    for kind in emptied:
        ties[kind.uid] = read.uses(type(kind), kind.uid)
    related = [use for some in ties.values() for use in some]
    found = _touched(read, Label, uses, related)
    return replace(
        found,
        relations=sum(use.count for use in related),
        types=tuple(kind.title for kind in emptied),
    )


def touched_by_attribute(read: Reading, owner: Owner, attribute: str, values: Iterable[Json] = ()) -> Touched:
    """What has a value for an attribute of a label or relation type.

    Args:
        read: a state of the project.
        owner: the label or relation type.
        attribute: the attribute's name.
        values: only these values; empty for any.
    """
    wanted = list(values)
    uses = [
        use
        for use, value in _values(read, owner, attribute)
        if not wanted or any(same(value, one) for one in wanted)
    ]
    return _touched(read, type(owner), uses)


def values_of(read: Reading, owner: Owner, attribute: str) -> Counter[str]:
    """How often each value of an attribute occurs, as JSON text."""
    found: Counter[str] = Counter()
    for use, value in _values(read, owner, attribute):
        found[to_text(value)] += use.count
    return found


def emptied_types(scheme: Scheme, label: str) -> tuple[RelationType, ...]:
    """The relation types that could connect nothing without a label (`uid`)."""
    return tuple(kind for kind in scheme.relation_types if (label,) in {kind.sources, kind.targets})


def _values(read: Reading, owner: Owner, attribute: str) -> Iterator[tuple[Use, Json]]:
    # The name as JSON writes it, quotes included; whoever has it in a value only is sorted out here.
    for use in read.uses(type(owner), owner.uid, to_text(attribute)):
        attributes = from_text(use.attributes)
        if isinstance(attributes, dict) and attribute in attributes:
            yield use, attributes[attribute]


def _touched(read: Reading, owner: type[Owner], uses: Iterable[Use], related: Iterable[Use] = ()) -> Touched:
    uses = list(uses)
    count = sum(use.count for use in uses)
    sets = read.get_many(AnnotationSet, list(dict.fromkeys(use.set for use in (*uses, *related))))
    return Touched(
        annotations=count if owner is Label else 0,
        relations=0 if owner is Label else count,
        sets=len(sets),
        done=sum(one.status in CLOSED for one in sets),
        articles=len({one.article for one in sets}),
        people=len({one.annotator for one in sets}),
    )
