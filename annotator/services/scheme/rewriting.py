"""Carries what is stored along when the label scheme changes: values, labels and types, in portions."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from annotator.domain.annotation import Annotation
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.label import AttributeKind, Label, Owner, RelationType
from annotator.domain.relation import Relation
from annotator.services.review.seen_again import seen_again
from annotator.services.work import Work

PORTION: Final = 1000
"""Annotations or relations that are read and written at a time."""
Tagged: TypeAlias = Annotation | Relation
"""What has a label or a relation type, and attributes."""


def rewrite(work: Work, owner: Owner, change: Callable[[JsonObject], JsonObject]) -> None:
    """Change the attributes of everything that has a label or relation type."""
    with seen_again(work, _sets(work, owner)):
        for portion in _portions(work, owner):
            _put(work, [(one, replace(one, attributes=change(one.attributes))) for one in portion])


def hand_over(work: Work, source: Owner, target: Owner, change: Callable[[JsonObject], JsonObject]) -> None:
    """Give everything that has one label or relation type another one of the same kind."""
    if isinstance(source, RelationType):
        declined = work.read.declined_as(source.uid)
        work.change_many(DeclinedTie, [(one, replace(one, type=target.uid)) for one in declined])
    with seen_again(work, _sets(work, source)):
        for portion in _portions(work, source):
            _put(work, [(one, _handed(one, target, change(one.attributes))) for one in portion])


def remove_all(work: Work, owner: Owner) -> None:
    """Remove the annotations of a label with all their relations, or the relations of a type.

    Ties of a type that somebody did not want go with it; those at annotations outlive them.
    """
    if isinstance(owner, RelationType):
        work.change_many(DeclinedTie, [(one, None) for one in work.read.declined_as(owner.uid)])
    for portion in _portions(work, owner):
        if isinstance(owner, Label):
            ties = work.read.relations_at_any([one.uid for one in portion])
            work.change_many(Relation, [(tie, None) for tie in ties])
        work.change_many(_kind(owner), [(one, None) for one in portion])


def _sets(work: Work, owner: Owner) -> list[str]:
    """The annotation sets (`uid`s) that have something of a label; what is tied is no matter of theirs."""
    return [use.set for use in work.read.uses(Label, owner.uid)] if isinstance(owner, Label) else []


def renamed(attribute: str, to: str) -> Callable[[JsonObject], JsonObject]:
    """Values under another name of the attribute, in the order they have."""

    def change(values: JsonObject) -> JsonObject:
        if attribute not in values:
            return values
        return {
            to if name == attribute else name: value
            for name, value in values.items()
            if name != to or attribute == to
        }

    return change


def without(attribute: str) -> Callable[[JsonObject], JsonObject]:
    """Values without an attribute."""
    return lambda values: {name: value for name, value in values.items() if name != attribute}


def mapped(attribute: str, change: Callable[[Json], Json]) -> Callable[[JsonObject], JsonObject]:
    """Values with that of an attribute changed; where it becomes None it goes."""

    def changed(values: JsonObject) -> JsonObject:
        if attribute not in values:
            return values
        new = change(values[attribute])
        if new is None:
            return without(attribute)(values)
        return {**values, attribute: new}

    return changed


def in_turn(steps: Sequence[Callable[[JsonObject], JsonObject]]) -> Callable[[JsonObject], JsonObject]:
    """Values changed by one step after the other."""

    def change(values: JsonObject) -> JsonObject:
        for step in steps:
            values = step(values)
        return values

    return change


def converted(value: Json, kind: AttributeKind) -> Json:
    """A stored value as another kind of attribute takes it; as it is where it has no such form.

    Numbers and texts become each other as JSON writes them (24.0 and "24.0"), yes/no is written so.
    """
    if kind in {AttributeKind.TEXT, AttributeKind.CHOICE}:
        if isinstance(value, bool):
            return "yes" if value else "no"
        return str(value) if isinstance(value, (int, float)) else value
    if kind is AttributeKind.NUMBER:
        return _number(value) if isinstance(value, str) else value
    if isinstance(value, str) and value.strip().lower() in _YES_NO:
        return _YES_NO[value.strip().lower()]
    if not isinstance(value, bool) and value in {0, 1}:
        return bool(value)
    return value


_YES_NO: Final = {"yes": True, "true": True, "no": False, "false": False}


def _number(text: str) -> Json:
    for kind in (int, float):
        try:
            number = kind(text.strip())
        except ValueError:
            continue
        if math.isfinite(number) and abs(number) < 2**63:
            return number
    return text


def _handed(one: Tagged, target: Owner, attributes: JsonObject) -> Tagged:
    if isinstance(one, Annotation):
        return replace(one, label=target.uid, attributes=attributes)
    return replace(one, type=target.uid, attributes=attributes)


def _portions(work: Work, owner: Owner) -> Iterator[list[Annotation] | list[Relation]]:
    """Everything that has a label or relation type; what was read may be changed before the next portion."""
    total = work.read.uses_in_all(type(owner)).get(owner.uid, 0)
    done, after = 0, ""
    while True:
        portion = (
            work.read.tagged(owner.uid, after, PORTION)
            if isinstance(owner, Label)
            else work.read.tied(owner.uid, after, PORTION)
        )
        if portion:
            after = portion[-1].uid
            yield portion
            done += len(portion)
            work.progress(done, total)
        if len(portion) < PORTION:
            return


def _put(work: Work, pairs: list[tuple[Tagged, Tagged]]) -> None:
    if pairs:
        work.change_many(type(pairs[0][0]), pairs)


def _kind(owner: Owner) -> type[Tagged]:
    return Relation if isinstance(owner, RelationType) else Annotation
