"""Changes as the JSON text of the journal and back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from sys import intern
from typing import Any

import orjson

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.change import KINDS, Change, Entity
from annotator.domain.label import Label, RelationType, Underline
from annotator.domain.remark import Remark
from annotator.domain.review_settings import ReviewSettings
from annotator.domain.span import Span
from annotator.services.progress import UNDISTURBED, Progress
from annotator.storage.mapping import attributes_from


def changes_to_text(changes: Sequence[Change]) -> str:
    """Write changes as JSON: a list of `{"kind", "before", "after"}` with the entities' fields.

    A list of very many has several lines, so that it can be read without the values of all at once.
    """
    lines = [_line(changes[start : start + PORTION]) for start in range(0, len(changes), PORTION)]
    return f"[{_BREAK.join(lines)}]"


def changes_from_text(text: str, progress: Progress = UNDISTURBED) -> tuple[Change, ...]:
    """Read what `changes_to_text` wrote; fields that are unknown here are left out."""
    found: list[Change] = []
    for read, values in _portions(text):
        found += map(_change, values)
        progress(read, len(text))
    return tuple(found)


PORTION = 1000
"""How many changes stand on a line."""
_BREAK = ",\n"
"""Inside of JSON text no line ends."""


def _line(changes: Sequence[Change]) -> str:
    values = [{"kind": change.kind, "before": change.before, "after": change.after} for change in changes]
    return orjson.dumps(values)[1:-1].decode()


def _portions(text: str) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """The changes line by line, each time with where the line ends in the text."""
    if _BREAK not in text:
        yield len(text), orjson.loads(text)
        return
    start, last = 1, len(text) - 1
    while start < last:
        end = text.find(_BREAK, start)
        end = last if end < 0 else end
        yield end, orjson.loads(f"[{text[start:end]}]")
        start = end + len(_BREAK)


def _change(value: dict[str, Any]) -> Change:
    before, after = value["before"], value["after"]
    if before is not None and after is not None:
        # Most of the two is the same: texts are kept once.
        for name, was in before.items():
            if isinstance(was, str) and after.get(name) == was:
                after[name] = was
    return Change(_entity(value["kind"], before), _entity(value["kind"], after))


def _entity(kind: str, value: dict[str, Any] | None) -> Entity | None:
    if value is None:
        return None
    entity = KINDS[kind]
    known = {name: value[name] for name in _FIELDS[entity] if name in value}
    for name in _SHARED:
        if name in known:
            known[name] = intern(known[name])
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


def _remark(value: dict[str, Any]) -> None:
    value["about"] = tuple(value["about"])


def _review_settings(value: dict[str, Any]) -> None:
    value["reasons"] = tuple(value["reasons"])


_SHARED = ("set", "label", "type")
"""What many have in common."""
_FIELDS: dict[type[Entity], list[str]] = {
    entity: [field.name for field in fields(entity)] for entity in KINDS.values()
}
_RESTORE: dict[type[Entity], Callable[[dict[str, Any]], None]] = {
    Annotation: _annotation,
    AnnotationSet: _set,
    Label: _label,
    RelationType: _relation_type,
    Remark: _remark,
    ReviewSettings: _review_settings,
}
