"""The label scheme: adding, changing, ordering, merging and deleting labels and relation types."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from annotator.domain.errors import RefusedError
from annotator.domain.label import (
    Label,
    RelationType,
    Underline,
    new_label,
    new_relation_type,
)
from annotator.services.people.renaming_recipes import rename_label_in_recipes
from annotator.services.people.renaming_reviews import rename_owner_in_gold
from annotator.services.scheme.labelling_attributes import united
from annotator.services.scheme.rewriting import hand_over, remove_all
from annotator.services.scheme.rules import checked_key, is_colour, new_name, proper
from annotator.services.scheme.use import emptied_types, touched_by_deleting
from annotator.services.work import Work

OwnerT = TypeVar("OwnerT", bound=Label | RelationType)


def add_label(work: Work, name: str, title: str = "") -> Label:
    """Make a label at the end of the scheme, with the next colour, underline and letter that are free.

    Raises:
        RefusedError: the name is empty, too long or taken.
    """
    scheme = work.read.scheme()
    made = new_label(new_name(name, (one.name for one in scheme.labels)), scheme)
    if title:
        made = replace(made, title=proper(title))
    work.put(made)
    return made


def add_relation_type(work: Work, name: str, sources: Sequence[str], targets: Sequence[str]) -> RelationType:
    """Make a relation type at the end, between labels (`uid`s).

    Raises:
        RefusedError: the name is empty, too long or taken, or an end has no label.
        NotFoundError: a label is not there.
    """
    scheme = work.read.scheme()
    made = new_relation_type(new_name(name, (one.name for one in scheme.relation_types)), scheme)
    made = replace(made, sources=_ends(work, sources), targets=_ends(work, targets))
    work.put(made)
    return made


def rename(work: Work, kind: type[OwnerT], uid: str, name: str) -> OwnerT:
    """Give a label or relation type (`uid`) another name; decisions and recipes, which tell names, go along.

    Raises:
        RefusedError: the name is empty, too long or taken.
    """
    owner = work.get(kind, uid)
    others = (one.name for one in _all(work, kind) if one.uid != uid)
    renamed = _stored(work, replace(owner, name=new_name(name, others)))
    rename_owner_in_gold(work, owner, renamed)
    rename_label_in_recipes(work, owner, renamed)
    return renamed


def retitle(work: Work, kind: type[OwnerT], uid: str, title: str) -> OwnerT:
    """Change what a label or relation type (`uid`) is called on screen.

    Raises:
        RefusedError: it is empty or too long.
    """
    return _stored(work, replace(work.get(kind, uid), title=proper(title)))


def recolour(work: Work, uid: str, colour: str) -> Label:
    """Give a label (`uid`) another colour: a role of the theme, or `#RRGGBB`.

    Raises:
        RefusedError: it is neither.
    """
    if not is_colour(colour):
        raise RefusedError("“{colour}” is no colour; write it as #RRGGBB", colour=colour)
    return _stored(work, replace(work.get(Label, uid), colour=colour))


def underline(work: Work, uid: str, kind: Underline) -> Label:
    """Underline a label (`uid`) otherwise."""
    return _stored(work, replace(work.get(Label, uid), underline=kind))


def give_key(work: Work, uid: str, key: str) -> Label:
    """Give a label (`uid`) a letter, or none (empty).

    Raises:
        RefusedError: it is no letter, the window's or another label's.
    """
    label = work.get(Label, uid)
    return _stored(work, replace(label, key=checked_key(key, uid, work.read.scheme().labels)))


def connect(work: Work, uid: str, sources: Sequence[str], targets: Sequence[str]) -> RelationType:
    """Say from which labels to which labels (`uid`s) a relation type may go; relations that are there stay.

    Raises:
        RefusedError: an end has no label.
        NotFoundError: a label is not there.
    """
    kind = work.get(RelationType, uid)
    return _stored(work, replace(kind, sources=_ends(work, sources), targets=_ends(work, targets)))


def order(work: Work, kind: type[OwnerT], uids: Sequence[str]) -> None:
    """Put labels, or relation types, into an order; those that are not named (`uid`s) go to the end.

    What came meanwhile by somebody else is kept, and what went is passed over.
    """
    there = _all(work, kind)
    place = {uid: number for number, uid in enumerate(uids)}
    ordered = sorted(there, key=lambda one: place.get(one.uid, len(place)))
    for position, one in enumerate(ordered, 1):
        work.put(replace(one, position=position))


def move(work: Work, kind: type[OwnerT], uid: str, by: int) -> None:
    """Move a label or relation type (`uid`) on (or, negative, back) in the order by so many places."""
    uids = [one.uid for one in _all(work, kind)]
    if uid in uids:
        at = uids.index(uid)
        uids.insert(min(max(0, at + by), len(uids) - 1), uids.pop(at))
        order(work, kind, uids)


def merge(work: Work, kind: type[OwnerT], source: str, target: str) -> None:
    """Make everything that has one label or relation type (`uid`s) the other's, which takes in what it lacks.

    The target keeps its name, look and key, and gets the attributes, choices and connections of the source.
    A value that both have under one name is read as the target's kind where it can be. What thereby becomes
    equal stays twice; nothing that somebody marked is dropped.

    Raises:
        RefusedError: both are the same.
    """
    if source == target:
        raise RefusedError("these are one already; choose two")
    gone, stays = work.get(kind, source), work.get(kind, target)
    grown, change = united(stays, gone)
    if isinstance(gone, RelationType) and isinstance(grown, RelationType):
        grown = replace(
            grown,
            sources=tuple(dict.fromkeys((*grown.sources, *gone.sources))),
            targets=tuple(dict.fromkeys((*grown.targets, *gone.targets))),
        )
    work.put(grown)
    hand_over(work, gone, grown, change)
    rename_owner_in_gold(work, gone, grown)
    rename_label_in_recipes(work, gone, grown)
    if isinstance(gone, Label):
        for one in work.read.scheme().relation_types:
            work.put(
                replace(
                    one,
                    sources=_swapped(one.sources, source, target),
                    targets=_swapped(one.targets, source, target),
                )
            )
    work.remove(gone)


def delete(work: Work, kind: type[OwnerT], uid: str, *, confirmed: bool = False) -> None:
    """Remove a label (`uid`) with its annotations and their relations, or a relation type with its relations.

    A relation type that could connect nothing any more goes with the label.

    Raises:
        RefusedError: something has it, and nobody has `confirmed` that; or it is the last label.
    """
    owner = work.get(kind, uid)
    scheme = work.read.scheme()
    if isinstance(owner, Label) and len(scheme.labels) == 1:
        raise RefusedError("this is the last label; a project needs one to annotate with")
    touched = touched_by_deleting(work.read, owner)
    if not confirmed and not (touched.is_nothing and not touched.types):
        raise RefusedError(
            "“{name}” is in use ({annotations} annotations, {relations} relations); merge it into another, "
            "or say that they shall go with it",
            name=owner.name,
            annotations=touched.annotations,
            relations=touched.relations,
        )
    remove_all(work, owner)
    if isinstance(owner, Label):
        for one in scheme.relation_types:
            if one in emptied_types(scheme, uid):
                remove_all(work, one)
                work.remove(one)
            else:
                work.put(replace(one, sources=_left(one.sources, uid), targets=_left(one.targets, uid)))
    work.remove(owner)


def _all(work: Work, kind: type[OwnerT]) -> tuple[OwnerT, ...]:
    scheme = work.read.scheme()
    found: Any = scheme.labels if kind is Label else scheme.relation_types
    return cast("tuple[OwnerT, ...]", found)


def _stored(work: Work, owner: OwnerT) -> OwnerT:
    work.put(owner)
    return owner


def _ends(work: Work, uids: Sequence[str]) -> tuple[str, ...]:
    if not uids:
        raise RefusedError("a relation starts and ends somewhere; choose a label or more on either side")
    return tuple(work.get(Label, uid).uid for uid in dict.fromkeys(uids))


def _swapped(uids: Sequence[str], old: str, new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if uid == old else uid for uid in uids))


def _left(uids: Sequence[str], gone: str) -> tuple[str, ...]:
    return tuple(uid for uid in uids if uid != gone)
