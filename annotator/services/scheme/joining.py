"""A label scheme from a file taken into the one of a project: by name, after a look at what would change."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from annotator.domain.errors import Phrase
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.label import (
    Attribute,
    AttributeKind,
    Label,
    Owner,
    RelationType,
    Scheme,
    circle,
    new_label,
    new_relation_type,
)
from annotator.services.ports.reading import Reading
from annotator.services.scheme import labelling
from annotator.services.scheme.differences import differences
from annotator.services.scheme.rewriting import converted, in_turn, mapped, rewrite, without
from annotator.services.scheme.use import Touched, touched_by_attribute, touched_by_deleting
from annotator.services.work import Work

OwnerT = TypeVar("OwnerT", bound=Label | RelationType)
Change = Callable[[JsonObject], JsonObject]


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that the file lacks and that would go, with what is stored of it."""

    what: Phrase
    touched: Touched


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a scheme in would change."""

    changes: tuple[Phrase, ...]
    """A line for each thing that becomes otherwise; empty where the project has it all."""
    gone: tuple[Gone, ...]
    """Among them, what would be removed although something has it."""


def joined(current: Scheme, wanted: Scheme, *, remove: bool = False) -> Scheme:
    """The scheme of a project with another one taken in.

    What has a name that is there takes the other's title, look, key, attributes and ends, and stays what it
    is; what is new comes to it. The order is the other's, followed by what only the project has. A key that
    both want is the other's.

    Args:
        current: the project's.
        wanted: the other.
        remove: whether what only the project has goes; else attributes, choices and ends are kept as well.
    """
    labels: list[Label] = []
    known = current
    for one in wanted.labels:
        there = current.label_named(one.name)
        if there is None:
            there = new_label(one.name, known)
            known = replace(known, labels=(*known.labels, there))
        look = replace(one, uid=there.uid, attributes=_united(there, one, remove=remove))
        labels.append(look)
    names = {label.name: label.uid for label in labels}
    taken = {label.key for label in labels if label.key}
    if not remove:
        labels += [
            replace(one, key="" if one.key in taken else one.key)
            for one in current.labels
            if one.name not in names
        ]
    types: list[RelationType] = []
    uids = {label.uid for label in labels}
    in_wanted = {label.uid: label.name for label in wanted.labels}
    for kind in wanted.relation_types:
        found = current.relation_type_named(kind.name)
        if found is None:
            found = new_relation_type(kind.name, known)
            known = replace(known, relation_types=(*known.relation_types, found))
        sources, targets = (
            _ends((names[in_wanted[uid]] for uid in ends), () if remove else had)
            for ends, had in ((kind.sources, found.sources), (kind.targets, found.targets))
        )
        attributes = _united(found, kind, remove=remove)
        types.append(replace(kind, uid=found.uid, sources=sources, targets=targets, attributes=attributes))
    if not remove:
        named = {kind.name for kind in types}
        types += [kind for kind in current.relation_types if kind.name not in named]
    types = [
        replace(kind, sources=_only(kind.sources, uids), targets=_only(kind.targets, uids)) for kind in types
    ]
    return Scheme(_placed(labels), _placed(types))


def preview(read: Reading, wanted: Scheme, *, remove: bool = False) -> Preview:
    """What taking a scheme in would change."""
    current = read.scheme()
    after = joined(current, wanted, remove=remove)
    return Preview(tuple(differences(current, after)), tuple(_gone(read, current, after)))


def join(work: Work, wanted: Scheme, *, remove: bool = False) -> Scheme:
    """Take a scheme in; with `remove`, what only the project has goes, with everything that has it.

    Stored values go along as `labelling_attributes.revise` says. Returns the scheme as it has become.
    """
    current = work.read.scheme()
    after = joined(current, wanted, remove=remove)
    for owner in after.owners:
        before = _same(current, owner)
        if before is not None:
            steps = _steps(before, owner)
            if steps:
                rewrite(work, before, in_turn(steps))
        work.put(owner)
    for one in reversed(current.owners):
        if _same(after, one) is None:
            labelling.delete(work, type(one), one.uid, confirmed=True)
    return after


def _united(current: OwnerT, wanted: OwnerT, *, remove: bool) -> tuple[Attribute, ...]:
    had = {one.name: one for one in current.attributes}
    made: list[Attribute] = []
    for one in wanted.attributes:
        there = had.get(one.name)
        if there is not None and one.kind is AttributeKind.CHOICE and not remove:
            made.append(replace(one, choices=tuple(dict.fromkeys((*one.choices, *there.choices)))))
        else:
            made.append(one)
    if remove:
        return tuple(made)
    named = {one.name for one in made}
    made += [one for one in current.attributes if one.name not in named]
    by_name = {one.name: one for one in made}
    # A condition of the project's own may no longer hold beside what came.
    kept = [one if one.name in named or _holds(one, by_name) else replace(one, when=None) for one in made]
    if circle(kept):
        kept = [one if one.name in named else replace(one, when=None) for one in kept]
    return tuple(kept)


def _holds(one: Attribute, others: dict[str, Attribute]) -> bool:
    if one.when is None:
        return True
    other = others.get(one.when.attribute)
    return other is not None and set(one.when.values) <= set(other.choices)


def _steps(before: Owner, after: Owner) -> list[Change]:
    """What becomes of stored values."""
    steps: list[Change] = []
    by_name = {one.name: one for one in after.attributes}
    for old in before.attributes:
        new = by_name.get(old.name)
        if new is None:
            steps.append(without(old.name))
        elif new.kind is not old.kind:
            steps.append(mapped(old.name, _reader(new.kind)))
        elif gone := set(old.choices) - set(new.choices):
            steps.append(mapped(old.name, _dropper(gone)))
    return steps


def _reader(kind: AttributeKind) -> Callable[[Json], Json]:
    return lambda value: converted(value, kind)


def _dropper(gone: set[str]) -> Callable[[Json], Json]:
    return lambda value: None if isinstance(value, str) and value in gone else value


def _gone(read: Reading, current: Scheme, after: Scheme) -> Iterable[Gone]:
    for owner in current.owners:
        new = _same(after, owner)
        if new is None:
            touched = touched_by_deleting(read, owner)
            if not touched.is_nothing:
                yield Gone(Phrase("“{name}” goes", name=owner.name), touched)
            continue
        by_name = {one.name: one for one in new.attributes}
        for old in owner.attributes:
            there = by_name.get(old.name)
            lost = [one for one in old.choices if there is not None and one not in there.choices]
            if there is None or (lost and there.kind is old.kind):
                touched = touched_by_attribute(read, owner, old.name, lost)
                if not touched.is_nothing:
                    place = f"{owner.name}.{old.name}"
                    words = (
                        Phrase("“{place}” loses {values}", place=place, values=", ".join(lost))
                        if lost
                        else Phrase("all values of “{place}” go", place=place)
                    )
                    yield Gone(words, touched)


def _same(scheme: Scheme, owner: Owner) -> Owner | None:
    return scheme.label(owner.uid) if isinstance(owner, Label) else scheme.relation_type(owner.uid)


def _ends(uids: Iterable[str], had: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*uids, *had)))


def _only(uids: Sequence[str], known: set[str]) -> tuple[str, ...]:
    return tuple(uid for uid in uids if uid in known)


def _placed(owners: Sequence[OwnerT]) -> tuple[OwnerT, ...]:
    return tuple(replace(one, position=position) for position, one in enumerate(owners, 1))
