"""A label scheme from a TOML file, as `annotator new --labels` takes it; `docs/labels.md` describes it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from annotator.domain.errors import BadInputError
from annotator.domain.label import (
    PALETTE,
    RESERVED_KEYS,
    Attribute,
    AttributeKind,
    Label,
    RelationType,
    Scheme,
    Underline,
    letter_for,
)

T = TypeVar("T")
Table = dict[str, Any]

_LABEL = {"name", "title", "colour", "underline", "key", "attributes"}
_RELATION = {"name", "title", "from", "to", "attributes"}
_ATTRIBUTE = {"name", "kind", "choices", "required", "default"}
_ROLES = ("claim", "speaker", "number", "hedge", *(f"palette-{n}" for n in range(1, PALETTE + 1)))
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_DEFAULTS: dict[AttributeKind, tuple[type, ...]] = {
    AttributeKind.CHOICE: (str,),
    AttributeKind.TEXT: (str,),
    AttributeKind.NUMBER: (int, float),
    AttributeKind.YES_NO: (bool,),
}


def read_scheme(path: Path) -> Scheme:
    """Read a label scheme.

    Raises:
        BadInputError: the file is missing, no TOML, or something in it is unknown, lacking or there twice.
    """
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
    except OSError as error:
        raise _refusal(path, "it cannot be read ({why}); check its name", why=error.strerror) from error
    except (ValueError, RecursionError) as error:
        raise _refusal(path, "it is no TOML ({why}); mend it", why=error) from error
    return _Reader(path).scheme(table)


def _refusal(path: Path, template: str, **facts: object) -> BadInputError:
    return BadInputError("the label file {file}: " + template, file=path, **facts)


class _Reader:
    """Reads one file; every refusal names it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def scheme(self, table: Table) -> Scheme:
        self._only(table, {"labels", "relations"}, "the file")
        labels: list[Label] = []
        for n, one in enumerate(self._tables(table, "labels", "the file"), 1):
            labels.append(self._label(one, n, labels))
        if not labels:
            raise self._refused("it has no [[labels]]; give at least one")
        labels = _with_keys(labels)
        types: list[RelationType] = []
        for n, one in enumerate(self._tables(table, "relations", "the file"), 1):
            types.append(self._relation(one, n, labels, types))
        return Scheme(tuple(labels), tuple(types))

    def _label(self, table: Table, place: int, before: list[Label]) -> Label:
        name = self._name(table, f"label {place}", [label.name for label in before])
        where = f"the label “{name}”"
        self._only(table, _LABEL, where)
        colour = self._text(table, "colour", where, f"palette-{(place - 1) % PALETTE + 1}")
        if colour not in _ROLES and not _COLOUR.fullmatch(colour):
            raise self._refused(
                "{where} has the colour “{colour}”; give #RRGGBB or one of {known}",
                where=where,
                colour=colour,
                known=", ".join(_ROLES),
            )
        underlines = list(Underline)
        underline = self._one_of(
            Underline, table, "underline", where, default=underlines[(place - 1) % len(underlines)]
        )
        key = self._text(table, "key", where, "").lower()
        if key and (len(key) != 1 or not key.isalpha()):
            raise self._refused("{where} has the key “{key}”; give one letter", where=where, key=key)
        if key in RESERVED_KEYS:
            raise self._refused(
                "{where} has the key “{key}”, which the window needs ({reserved}); give another letter",
                where=where,
                key=key,
                reserved=", ".join(sorted(RESERVED_KEYS)),
            )
        other = next((label.name for label in before if key and label.key == key), None)
        if other is not None:
            raise self._refused(
                "the labels “{one}” and “{other}” have the same key “{key}”; give each its own",
                one=other,
                other=name,
                key=key,
            )
        title = self._text(table, "title", where, name[:1].upper() + name[1:])
        return Label(name, name, title, colour, underline, key, place, self._attributes(table, where))

    def _relation(
        self, table: Table, place: int, labels: list[Label], before: list[RelationType]
    ) -> RelationType:
        name = self._name(table, f"relation {place}", [kind.name for kind in before])
        where = f"the relation “{name}”"
        self._only(table, _RELATION, where)
        known = [label.name for label in labels]
        ends: list[tuple[str, ...]] = []
        for key in ("from", "to"):
            named = self._texts(table, key, where)
            unknown = next((one for one in named if one not in known), None)
            if unknown is not None:
                raise self._refused(
                    "{where} names the label “{label}”, which is not there; there are {known}",
                    where=where,
                    label=unknown,
                    known=", ".join(known),
                )
            if not named:
                raise self._refused("{where} lacks “{key}”; name one label or more", where=where, key=key)
            ends.append(named)
        title = self._text(table, "title", where, name.replace("-", " "))
        return RelationType(name, name, title, ends[0], ends[1], place, self._attributes(table, where))

    def _attributes(self, table: Table, owner: str) -> tuple[Attribute, ...]:
        made: list[Attribute] = []
        for n, one in enumerate(self._tables(table, "attributes", owner), 1):
            made.append(
                self._attribute(one, f"attribute {n} of {owner}", [other.name for other in made], owner)
            )
        return tuple(made)

    def _attribute(self, table: Table, where: str, taken: list[str], owner: str) -> Attribute:
        name = self._name(table, where, taken)
        where = f"the attribute “{name}” of {owner}"
        self._only(table, _ATTRIBUTE, where)
        choices = self._texts(table, "choices", where)
        usual = AttributeKind.CHOICE if choices else AttributeKind.TEXT
        kind = self._one_of(AttributeKind, table, "kind", where, default=usual)
        if (kind is AttributeKind.CHOICE) != bool(choices):
            raise self._refused(
                "{where} is of the kind {kind}; “choices” belong to the kind choice, and it needs some",
                where=where,
                kind=kind,
            )
        required = table.get("required", False)
        if not isinstance(required, bool):
            raise self._refused("“required” of {where} should be true or false", where=where)
        default = table.get("default")
        if default is not None and (
            type(default) not in _DEFAULTS[kind] or (kind is AttributeKind.CHOICE and default not in choices)
        ):
            raise self._refused(
                "the default of {where} does not fit its kind {kind}; give another", where=where, kind=kind
            )
        return Attribute(name, kind, choices, required, default)

    # Values

    def _refused(self, template: str, **facts: object) -> BadInputError:
        return _refusal(self._path, template, **facts)

    def _only(self, table: Table, known: set[str], where: str) -> None:
        for key in table:
            if key not in known:
                raise self._refused(
                    "{where} has “{key}”, which is not known; there are {known}",
                    where=where,
                    key=key,
                    known=", ".join(sorted(known)),
                )

    def _tables(self, table: Table, key: str, where: str) -> list[Table]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self._refused("“{key}” of {where} should be [[tables]]", key=key, where=where)
        return value

    def _name(self, table: Table, where: str, taken: list[str]) -> str:
        name = self._text(table, "name", where, "")
        if not name:
            raise self._refused("{where} lacks a name; give it one", where=where)
        if name in taken:
            raise self._refused(
                "{where} has the name “{name}” again; give each its own", where=where, name=name
            )
        return name

    def _text(self, table: Table, key: str, where: str, default: str) -> str:
        value = table.get(key, default)
        if not isinstance(value, str) or value != value.strip() or not value.isprintable():
            raise self._refused("“{key}” of {where} should be a text on one line", key=key, where=where)
        return value

    def _texts(self, table: Table, key: str, where: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self._refused("“{key}” of {where} should be a list of texts", key=key, where=where)
        if len(set(value)) != len(value):
            raise self._refused("“{key}” of {where} has something twice; name it once", key=key, where=where)
        return tuple(value)

    def _one_of(self, kind: type[T], table: Table, key: str, where: str, *, default: T) -> T:
        known: Mapping[str, T] = {str(one): one for one in kind}  # type: ignore[attr-defined]
        value = table.get(key, default)
        if not isinstance(value, str) or value not in known:
            raise self._refused(
                "“{key}” of {where} should be one of {known}", key=key, where=where, known=", ".join(known)
            )
        return known[value]


def _with_keys(labels: list[Label]) -> list[Label]:
    """Give labels without a key the first free letter of their name."""
    taken = {label.key for label in labels if label.key}
    result: list[Label] = []
    for place, label in enumerate(labels, 1):
        key = label.key or letter_for(label.name, taken, place)
        taken.add(key)
        result.append(replace(label, key=key))
    return result
