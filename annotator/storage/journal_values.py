"""Changes as the JSON text of the journal and back."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

import orjson

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.change import KINDS, Change, Entity
from annotator.domain.label import Label, RelationType, Underline
from annotator.domain.span import Span
from annotator.storage.mapping import attributes_from


def changes_to_text(changes: Sequence[Change]) -> str:
    """Write changes as JSON: a list of `{"kind", "before", "after"}` with the entities' fields."""
    values = [{"kind": change.kind, "before": change.before, "after": change.after} for change in changes]
    return orjson.dumps(values).decode()


def changes_from_text(text: str) -> tuple[Change, ...]:
    """Read what `changes_to_text` wrote; fields that are unknown here are left out."""
    return tuple(
        Change(_entity(value["kind"], value["before"]), _entity(value["kind"], value["after"]))
        for value in orjson.loads(text)
    )


def _entity(kind: str, value: dict[str, Any] | None) -> Entity | None:
    if value is None:
        return None
    entity = KINDS[kind]
    known = {name: value[name] for name in _FIELDS[entity] if name in value}
    restore = _RESTORE.get(entity)
    if restore is not None:
        restore(known)
    return entity(**known)


def _annotation(value: dict[str, Any]) -> None:
    value["fragments"] = tuple(Span(one["start"], one["end"]) for one in value["fragments"])


def _set(value: dict[str, Any]) -> None:
    value["role"] = Role(value["role"])
    value["status"] = Status(value["status"])


def _label(value: dict[str, Any]) -> None:
    value["underline"] = Underline(value["underline"])
    value["attributes"] = attributes_from(value["attributes"])


def _relation_type(value: dict[str, Any]) -> None:
    value["sources"] = tuple(value["sources"])
    value["targets"] = tuple(value["targets"])
    value["attributes"] = attributes_from(value["attributes"])


_FIELDS: dict[type[Entity], list[str]] = {
    entity: [field.name for field in fields(entity)] for entity in KINDS.values()
}
_RESTORE: dict[type[Entity], Callable[[dict[str, Any]], None]] = {
    Annotation: _annotation,
    AnnotationSet: _set,
    Label: _label,
    RelationType: _relation_type,
}
