"""A label scheme read from a file: TOML, which `docs/labels.md` describes, or a codebook."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from annotator.config.toml_lines import Place, lines_of
from annotator.domain.label import (
    PALETTE,
    RESERVED_KEYS,
    Attribute,
    AttributeKind,
    Condition,
    Label,
    RelationType,
    Scheme,
    Underline,
    circle,
    letter_for,
)
from annotator.services.scheme.codebook import is_codebook, scheme_of_codebook
from annotator.services.scheme.file_values import FileValues, Table, refusal
from annotator.services.scheme.rules import COLOUR_ROLES, fits, is_colour, is_letter

_LABEL = {"name", "title", "colour", "underline", "key", "attributes"}
_RELATION = {"name", "title", "from", "to", "attributes"}
_ATTRIBUTE = {"name", "kind", "choices", "required", "default", "when"}
_LARGEST = 1_000_000
"""Bytes of a file; a scheme that people can use has a few thousand."""


def read_scheme(path: Path) -> Scheme:
    """Read a label scheme.

    Raises:
        BadInputError: the file is missing, neither TOML nor a codebook, or something in it is unknown,
            lacking, there twice, or waits for itself; it names the line.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise refusal(path, "it cannot be read ({why}); check its name", why=error.strerror) from error
    if len(content) > _LARGEST:
        raise refusal(path, "it is too large for a label scheme; check its name")
    if is_codebook(content):
        return scheme_of_codebook(content, path)
    try:
        text = content.decode("utf-8")
    except ValueError as error:
        raise refusal(path, "it is no TOML ({why}); mend it", why=error) from error
    return scheme_from(text.removeprefix("\ufeff"), path)


def scheme_from(text: str, path: Path) -> Scheme:
    """The label scheme that a text holds.

    Args:
        text: TOML.
        path: the file that refusals name.

    Raises:
        BadInputError: as `read_scheme`.
    """
    text = text.replace("\r\n", "\n")
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise refusal(path, "it is no TOML ({why}); mend it", why=error) from error
    return _Reader(path, lines_of(text)).scheme(table)


class _Reader(FileValues):
    """Reads one file."""

    def scheme(self, table: Table) -> Scheme:
        self.only(table, {"labels", "relations"}, (), "the file")
        labels: list[Label] = []
        for n, one in enumerate(self.tables(table, "labels", (), "the file")):
            labels.append(self._label(one, ("labels", n), labels))
        if not labels:
            raise refusal(self.path, "it has no [[labels]]; give at least one")
        labels = _with_keys(labels)
        types: list[RelationType] = []
        for n, one in enumerate(self.tables(table, "relations", (), "the file")):
            types.append(self._relation(one, ("relations", n), labels, types))
        return Scheme(tuple(labels), tuple(types))

    def _label(self, table: Table, at: Place, before: list[Label]) -> Label:
        place = len(before) + 1
        name = self.name(table, at, f"label {place}", [label.name for label in before])
        where = f"the label “{name}”"
        self.only(table, _LABEL, at, where)
        colour = self.text(table, "colour", at, where, f"palette-{(place - 1) % PALETTE + 1}")
        if not is_colour(colour):
            raise self.refused(
                (*at, "colour"),
                "{where} has the colour “{colour}”; give #RRGGBB or one of {known}",
                where=where,
                colour=colour,
                known=", ".join(COLOUR_ROLES),
            )
        underlines = list(Underline)
        usual = underlines[(place - 1) % len(underlines)]
        underline = self.one_of(Underline, table, "underline", at, where, default=usual)
        key = self._key(table, at, where, name, before)
        title = self.text(table, "title", at, where, name[:1].upper() + name[1:])
        attributes = self._attributes(table, at, where)
        return Label(name, name, title or name, colour, underline, key, place, attributes)

    def _key(self, table: Table, at: Place, where: str, name: str, before: list[Label]) -> str:
        """The letter; empty where there shall be none, a mark of its own where nothing is said."""
        if "key" not in table:
            return _UNSAID
        key = self.text(table, "key", at, where, "").lower()
        at = (*at, "key")
        if key and not is_letter(key):
            raise self.refused(at, "{where} has the key “{key}”; give one letter", where=where, key=key)
        if key in RESERVED_KEYS:
            raise self.refused(
                at,
                "{where} has the key “{key}”, which the window needs ({reserved}); give another letter",
                where=where,
                key=key,
                reserved=", ".join(sorted(RESERVED_KEYS)),
            )
        other = next((label.name for label in before if key and label.key == key), None)
        if other is not None:
            raise self.refused(
                at,
                "the labels “{one}” and “{other}” have the same key “{key}”; give each its own",
                one=other,
                other=name,
                key=key,
            )
        return key

    def _relation(
        self, table: Table, at: Place, labels: list[Label], before: list[RelationType]
    ) -> RelationType:
        place = len(before) + 1
        name = self.name(table, at, f"relation {place}", [kind.name for kind in before])
        where = f"the relation “{name}”"
        self.only(table, _RELATION, at, where)
        sources, targets = (self._ends(table, key, at, where, labels) for key in ("from", "to"))
        title = self.text(table, "title", at, where, name.replace("-", " "))
        attributes = self._attributes(table, at, where)
        return RelationType(name, name, title or name, sources, targets, place, attributes)

    def _ends(self, table: Table, key: str, at: Place, where: str, labels: list[Label]) -> tuple[str, ...]:
        known = [label.name for label in labels]
        named = self.texts(table, key, at, where)
        unknown = next((one for one in named if one not in known), None)
        if unknown is not None:
            raise self.refused(
                (*at, key),
                "{where} names the label “{label}”, which is not there; there are {known}",
                where=where,
                label=unknown,
                known=", ".join(known),
            )
        if not named:
            raise self.refused(
                (*at, key), "{where} lacks “{key}”; name one label or more", where=where, key=key
            )
        return named

    # Attributes

    def _attributes(self, table: Table, at: Place, owner: str) -> tuple[Attribute, ...]:
        made: list[Attribute] = []
        tables = self.tables(table, "attributes", at, owner)
        for n, one in enumerate(tables):
            where, taken = f"attribute {n + 1} of {owner}", [other.name for other in made]
            made.append(self._attribute(one, (*at, "attributes", n), where, taken, owner))
        for n, attribute in enumerate(made):
            if attribute.when is not None:
                self._check_condition(attribute, made, (*at, "attributes", n, "when"), owner)
        return tuple(made)

    def _attribute(self, table: Table, at: Place, where: str, taken: list[str], owner: str) -> Attribute:
        name = self.name(table, at, where, taken)
        where = f"the attribute “{name}” of {owner}"
        self.only(table, _ATTRIBUTE, at, where)
        choices = self.texts(table, "choices", at, where)
        usual = AttributeKind.CHOICE if choices else AttributeKind.TEXT
        kind = self.one_of(AttributeKind, table, "kind", at, where, default=usual)
        if (kind is AttributeKind.CHOICE) != bool(choices):
            raise self.refused(
                (*at, "kind"),
                "{where} is of the kind {kind}; “choices” belong to the kind choice, and it needs some",
                where=where,
                kind=kind,
            )
        required = table.get("required", False)
        if not isinstance(required, bool):
            raise self.refused(
                (*at, "required"), "“required” of {where} should be true or false", where=where
            )
        default = table.get("default")
        if default is not None and not fits(kind, choices, default):
            raise self.refused(
                (*at, "default"),
                "the default of {where} does not fit its kind {kind}; give another",
                where=where,
                kind=kind,
            )
        return Attribute(name, kind, choices, required, default, self._condition(table, at, where))

    def _condition(self, table: Table, at: Place, where: str) -> Condition | None:
        value, at = table.get("when"), (*at, "when")
        if value is None:
            return None
        if not isinstance(value, dict) or len(value) != 1:
            raise self.refused(
                at,
                "“when” of {where} should name one attribute and its values, as {{ {example} }}",
                where=where,
                example='bound = ["range"]',
            )
        name = next(iter(value))
        return Condition(name, self.texts(value, name, at, f"“when” of {where}"))

    def _check_condition(
        self, attribute: Attribute, others: Sequence[Attribute], at: Place, owner: str
    ) -> None:
        """A condition names a choice of the same label and values of it, and none waits for itself."""
        when = attribute.when
        if when is None:
            return
        where = f"the attribute “{attribute.name}” of {owner}"
        other = next((one for one in others if one.name == when.attribute), None)
        if other is None or other.kind is not AttributeKind.CHOICE:
            raise self.refused(
                at,
                "“when” of {where} names “{name}”, which is no choice of {owner}; name one",
                where=where,
                name=when.attribute,
                owner=owner,
            )
        unknown = next((one for one in when.values if one not in other.choices), None)
        if unknown is not None or not when.values:
            raise self.refused(
                at,
                "“when” of {where} has the value “{value}”; “{name}” has {known}",
                where=where,
                value=unknown or "",
                name=other.name,
                known=", ".join(other.choices),
            )
        around = circle(others)
        if around:
            raise self.refused(
                at,
                "the conditions of {owner} wait for each other ({circle}); take one away",
                owner=owner,
                circle=" → ".join(around),
            )


_UNSAID = "?"
"""In the place of a key that nobody chose."""


def _with_keys(labels: list[Label]) -> list[Label]:
    """Give labels whose file says nothing of a key the first free letter of their name."""
    taken = {label.key for label in labels}
    result: list[Label] = []
    for place, label in enumerate(labels, 1):
        key = letter_for(label.name, taken, place) if label.key == _UNSAID else label.key
        taken.add(key)
        result.append(replace(label, key=key))
    return result
