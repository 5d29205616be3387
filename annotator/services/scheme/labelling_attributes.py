"""The attributes of labels and relation types; what is stored goes along with every change."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.json_values import Json, JsonObject, from_text
from annotator.domain.label import Attribute, AttributeKind, Condition, Label, Owner, RelationType
from annotator.services.scheme.rewriting import converted, in_turn, mapped, renamed, rewrite, without
from annotator.services.scheme.rules import checked_attribute, fits, new_name, proper
from annotator.services.scheme.use import touched_by_attribute, values_of
from annotator.services.work import Work

OwnerT = TypeVar("OwnerT", bound=Label | RelationType)
MOST_CHOICES = 50
"""So many different values that are stored can become the choices of an attribute."""


def add(work: Work, kind: type[OwnerT], uid: str, attribute: Attribute) -> OwnerT:
    """Give a label or relation type (`uid`) one more attribute, behind the others.

    Raises:
        RefusedError: its name is empty or taken, or it cannot be as it is.
    """
    owner = work.get(kind, uid)
    name = new_name(attribute.name, (one.name for one in owner.attributes))
    choices = tuple(proper(one) for one in attribute.choices)
    made = checked_attribute(replace(attribute, name=name, choices=choices), owner.attributes)
    return _stored(work, owner, (*owner.attributes, made))


def revise(
    work: Work, kind: type[OwnerT], uid: str, name: str, attribute: Attribute, *, confirmed: bool = False
) -> OwnerT:
    """Change an attribute: its name, kind, choices, default, condition, and whether it is required.

    Stored values go along: they are kept under the new name, and read as the new kind where they have such a
    form (else they stay as they are). A choice that is not among the new ones is dropped wherever it is
    stored. An attribute that becomes a choice has what is stored among its choices.

    Args:
        work: what is done it in.
        kind: label or relation type.
        uid: its `uid`.
        name: the attribute's name so far.
        attribute: what becomes of it.
        confirmed: whether choices that are in use may go.

    Raises:
        RefusedError: a name is taken, something cannot be as it is, or a choice in use would go.
    """
    owner = work.get(kind, uid)
    old = _named(owner, name)
    others = [one for one in owner.attributes if one.name != name]
    if attribute.name != name:
        attribute = replace(attribute, name=new_name(attribute.name, (one.name for one in others)))
    # What came in a file is kept as it came.
    choices = tuple(one if one in old.choices else proper(one) for one in attribute.choices)
    attribute = replace(attribute, choices=choices)
    if attribute.kind is AttributeKind.CHOICE and old.kind is not attribute.kind:
        stored = _stored_choices(work, owner, name)
        attribute = replace(attribute, choices=tuple(dict.fromkeys((*attribute.choices, *stored))))
    if old.kind is not attribute.kind and attribute.default is not None:
        default = converted(attribute.default, attribute.kind)
        if not isinstance(default, (str, int, float)) or not fits(attribute.kind, attribute.choices, default):
            default = None
        attribute = replace(attribute, default=default)
    attribute = checked_attribute(attribute, others)
    gone = [one for one in old.choices if one not in attribute.choices] if attribute.kind is old.kind else []
    if gone and attribute.kind is AttributeKind.CHOICE and not confirmed:
        _refuse_in_use(work, owner, name, gone)
    steps: list[Callable[[JsonObject], JsonObject]] = []
    if old.kind is not attribute.kind:
        steps.append(mapped(name, _reader(attribute.kind)))
    elif gone:
        steps.append(mapped(name, lambda value: None if value in gone else value))
    if attribute.name != name:
        steps.append(renamed(name, attribute.name))
    if steps:
        rewrite(work, owner, in_turn(steps))
    kept = tuple(
        attribute if one.name == name else _following(one, old, attribute) for one in owner.attributes
    )
    return _stored(work, owner, kept)


def rename_choice(work: Work, kind: type[OwnerT], uid: str, name: str, choice: str, to: str) -> OwnerT:
    """Call a choice of an attribute otherwise, wherever it is stored; one that is there takes it in.

    Raises:
        RefusedError: the new name is empty or too long, or there is no such choice.
    """
    owner = work.get(kind, uid)
    old = _named(owner, name)
    to = proper(to)
    if choice not in old.choices:
        raise NotFoundError("there is no “{choice}” to rename; it was changed elsewhere", choice=choice)
    if choice == to:
        return owner

    def new(value: Json) -> Json:
        return to if value == choice else value

    choices = tuple(dict.fromkeys(to if one == choice else one for one in old.choices))
    changed = replace(old, choices=choices, default=to if old.default == choice else old.default)
    rewrite(work, owner, mapped(name, new))
    kept = tuple(
        changed if one.name == name else _with_values(one, name, choice, to) for one in owner.attributes
    )
    return _stored(work, owner, kept)


def order(work: Work, kind: type[OwnerT], uid: str, names: Sequence[str]) -> OwnerT:
    """Put the attributes into an order; those that are not named go to the end."""
    owner = work.get(kind, uid)
    place = {name: number for number, name in enumerate(names)}
    return _stored(
        work, owner, tuple(sorted(owner.attributes, key=lambda one: place.get(one.name, len(place))))
    )


def remove(work: Work, kind: type[OwnerT], uid: str, name: str, *, confirmed: bool = False) -> OwnerT:
    """Take an attribute away, with its values wherever they are stored; conditions on it go, too.

    Raises:
        RefusedError: values are stored, and nobody has `confirmed` that they go.
    """
    owner = work.get(kind, uid)
    _named(owner, name)
    if not confirmed:
        _refuse_in_use(work, owner, name, ())
    rewrite(work, owner, without(name))
    kept = tuple(
        replace(one, when=None) if one.when is not None and one.when.attribute == name else one
        for one in owner.attributes
        if one.name != name
    )
    return _stored(work, owner, kept)


def united(stays: OwnerT, gone: OwnerT) -> tuple[OwnerT, Callable[[JsonObject], JsonObject]]:
    """A label or relation type with attributes and choices of another, and how values of that are read."""
    by_name = {one.name: one for one in stays.attributes}
    changes: list[Callable[[JsonObject], JsonObject]] = []
    for other in gone.attributes:
        one = by_name.get(other.name)
        if one is None:
            by_name[other.name] = other
        elif one.kind is AttributeKind.CHOICE and other.kind is AttributeKind.CHOICE:
            by_name[one.name] = replace(one, choices=tuple(dict.fromkeys((*one.choices, *other.choices))))
        elif one.kind is not other.kind:
            changes.append(mapped(one.name, _reader(one.kind)))

    return replace(stays, attributes=tuple(by_name.values())), in_turn(changes)


def _reader(kind: AttributeKind) -> Callable[[Json], Json]:
    return lambda value: converted(value, kind)


def _following(one: Attribute, old: Attribute, new: Attribute) -> Attribute:
    """An attribute whose condition follows what the attribute it depends on has become."""
    if one.when is None or one.when.attribute != old.name:
        return one
    values = tuple(value for value in one.when.values if value in new.choices)
    return replace(one, when=Condition(new.name, values) if values else None)


def _with_values(one: Attribute, name: str, choice: str, to: str) -> Attribute:
    if one.when is None or one.when.attribute != name:
        return one
    values = tuple(dict.fromkeys(to if value == choice else value for value in one.when.values))
    return replace(one, when=Condition(name, values))


def _stored_choices(work: Work, owner: Owner, name: str) -> tuple[str, ...]:
    counted = values_of(work.read, owner, name).most_common()
    read = [converted(from_text(value), AttributeKind.CHOICE) for value, _ in counted]
    return tuple(dict.fromkeys(one for one in read if isinstance(one, str) and one))[:MOST_CHOICES]


def _refuse_in_use(work: Work, owner: Owner, name: str, values: Sequence[Json]) -> None:
    touched = touched_by_attribute(work.read, owner, name, values)
    if not touched.is_nothing:
        raise RefusedError(
            "{n} values of “{name}” would go; say that they shall, or keep what they are",
            n=touched.annotations + touched.relations,
            name=name,
        )


def _named(owner: Owner, name: str) -> Attribute:
    found = next((one for one in owner.attributes if one.name == name), None)
    if found is None:
        raise NotFoundError("there is no attribute “{name}” any more; it was changed elsewhere", name=name)
    return found


def _stored(work: Work, owner: OwnerT, attributes: tuple[Attribute, ...]) -> OwnerT:
    owner = replace(owner, attributes=attributes)
    work.put(owner)
    return owner
