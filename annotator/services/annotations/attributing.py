"""Setting attributes: what annotations say beyond their label, of one or of several in one step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.attributes import BOUND, ENTITY, attribute_of, settled, with_bound
from annotator.domain.errors import RefusedError
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.label import Attribute, AttributeKind, Label
from annotator.domain.numbers.proposed import proposed_reading
from annotator.domain.ties.speaking import last_entity
from annotator.services.annotations.annotating import editable
from annotator.services.review.gold_editing import put_edited
from annotator.services.work import Work

_SHOWN: Final = 60
"""Characters of a value that a refusal repeats."""


def set_attribute(work: Work, annotations: Sequence[str], name: str, value: Json) -> None:
    """Give annotations (`uid`s) a value of an attribute; None, or a blank text, takes it away.

    Raises:
        RefusedError: the label has no such attribute or the attribute takes no such value, an annotation
            is somebody else's, or the article is done. Taking away is possible for any attribute.
    """
    set_attributes(work, annotations, {name: value})


def set_attributes(work: Work, annotations: Sequence[str], values: Mapping[str, Json]) -> None:
    """The same for several attributes at once; what is new goes to the end."""
    _change(work, annotations, lambda one, label: _given(one.attributes, label, values))


def toggle_choice(work: Work, annotations: Sequence[str], name: str, value: str) -> None:
    """Give annotations (`uid`s) a choice, or take it away where all of them have it."""
    current = [editable(work, uid) for uid in annotations]
    if all(one.attributes.get(name) == value for one in current):
        set_attribute(work, annotations, name, None)
    elif name == BOUND:
        set_bound(work, annotations, value)
    else:
        set_attribute(work, annotations, name, value)


def set_bound(work: Work, annotations: Sequence[str], bound: str) -> None:
    """Give numbers (`uid`s) a bound; what is read in them and not confirmed yet is confirmed with it."""
    _change(work, annotations, lambda one, label: _bounded(work, one, label, bound))


def cycle_bound(work: Work, annotations: Sequence[str]) -> None:
    """Give numbers (`uid`s) the bound after that of the first one, or after the one that is read in it.

    Raises:
        RefusedError: their label has no bounds to choose from.
    """
    for uid in annotations[:1]:
        first = editable(work, uid)
        label = work.get(Label, first.label)
        attribute = attribute_of(label, BOUND)
        if attribute is None or not attribute.choices:
            raise RefusedError("the label {label} has no bounds; choose a number", label=label.title)
        now = {**_proposed(work, first, label), **first.attributes}.get(BOUND)
        place = attribute.choices.index(now) + 1 if now in attribute.choices else 0
        set_bound(work, annotations, attribute.choices[place % len(attribute.choices)])


def accept_reading(work: Work, annotations: Sequence[str]) -> int:
    """Confirm what is read in numbers (`uid`s), as they stand now; return in how many there was something."""
    accepted = 0
    for uid in dict.fromkeys(annotations):
        current = work.get(Annotation, uid)
        read = _proposed(work, current, work.get(Label, current.label))
        if BOUND in read:
            set_attributes(work, [uid], read)
            accepted += 1
    return accepted


def accept_all_readings(work: Work, article: str) -> int:
    """Confirm every reading in the worker's set on an article (`uid`); return how many there were."""
    own = work.read.set_of(article, work.who, Role.ANNOTATOR)
    return accept_reading(work, [one.uid for one in work.read.annotations_of(own.uid)]) if own else 0


def name_as_last_speaker(work: Work, annotations: Sequence[str]) -> str:
    """Give speakers (`uid`s) the entity of the nearest one before that has one; return that of the last.

    Raises:
        RefusedError: no speaker before has an entity.
    """
    entity = ""
    for one in sorted((editable(work, uid) for uid in annotations), key=reading_order):
        label = work.get(Label, one.label)
        if attribute_of(label, ENTITY) is None:
            raise RefusedError("the label {label} has no entity; choose a speaker", label=label.title)
        found = last_entity(work.read.annotations_of(one.set), one)
        if found is None:
            raise RefusedError("no speaker before this one has an entity yet; name that one first")
        entity = found
        set_attribute(work, [one.uid], ENTITY, entity)
    return entity


def _change(
    work: Work, annotations: Sequence[str], change: Callable[[Annotation, Label], JsonObject]
) -> None:
    for uid in dict.fromkeys(annotations):
        current = editable(work, uid)
        changed = change(current, work.get(Label, current.label))
        put_edited(work, current, replace(current, attributes=changed))


def _given(attributes: JsonObject, label: Label, values: Mapping[str, Json]) -> JsonObject:
    given = dict(attributes)
    for name, value in values.items():
        kept = None if value is None else _checked(label, name, value)
        if kept is None:
            given.pop(name, None)
        else:
            given[name] = kept
    return given


def _bounded(work: Work, one: Annotation, label: Label, bound: str) -> JsonObject:
    given = _given(one.attributes, label, {**_proposed(work, one, label), BOUND: bound})
    moved = with_bound(given, bound)
    # A label that has no place for where the number would go keeps it where it is.
    return moved if all(name in given or attribute_of(label, name) for name in moved) else given


def _proposed(work: Work, one: Annotation, label: Label) -> JsonObject:
    return proposed_reading(one, label, work.read.text(work.get(AnnotationSet, one.set).article))


def _checked(label: Label, name: str, value: Json) -> Json:
    attribute = attribute_of(label, name)
    if attribute is None:
        raise RefusedError(
            "the label {label} has no attribute {name}; add it to the label scheme first",
            label=label.title,
            name=name,
        )
    kept = settled(attribute, value)
    if kept is None and not (attribute.kind is AttributeKind.TEXT and isinstance(value, str)):
        raise _refusal(attribute, value)
    return kept


def _refusal(attribute: Attribute, value: Json) -> RefusedError:
    name, shown = attribute.name, str(value)[:_SHOWN]
    if attribute.kind is AttributeKind.CHOICE:
        return RefusedError(
            "{name} cannot be {value}; choose one of {choices}",
            name=name,
            value=shown,
            choices=", ".join(attribute.choices),
        )
    if attribute.kind is AttributeKind.NUMBER:
        return RefusedError("{name} cannot be {value}; give a number below 2^63", name=name, value=shown)
    if attribute.kind is AttributeKind.YES_NO:
        return RefusedError("{name} cannot be {value}; give yes or no", name=name, value=shown)
    return RefusedError("{name} cannot be {value}; give a text", name=name, value=shown)
