"""The `--map` file of an import: other names for labels, relation types, attributes and annotators."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import JsonObject
from annotator.formats.api import AnnotatedArticle, Layer
from annotator.formats.columns import Columns
from annotator.formats.wording import shown
from annotator.services.imports.columns_map import read_columns
from annotator.services.imports.places import place_of
from annotator.services.selecting.names_in_values import Renaming

TABLES = ("labels", "relations", "attributes", "annotators")
COLUMNS = "columns"
"""The table that says which column of a table of texts is what."""


@dataclass(frozen=True, slots=True)
class RenamingMap:
    """From the names in the source to the names in the project."""

    labels: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    """By bare name, or by `label.name` where only one label's attribute is meant."""
    annotators: Mapping[str, str] = field(default_factory=dict)
    columns: Columns | None = None
    """Which column of a table of texts is what."""

    def applied(self, record: AnnotatedArticle) -> AnnotatedArticle:
        """The article under the project's names.

        Raises:
            BadInputError: two attributes of one annotation or relation would have one name.
        """
        if not (self.labels or self.relations or self.attributes or self.annotators):
            return record
        place = place_of(record)
        colours = {self.labels.get(name, name): colour for name, colour in record.colours.items()}
        layers = tuple(self._layer(layer, place) for layer in record.layers)
        return replace(record, layers=layers, colours=colours)

    def _layer(self, layer: Layer, place: str) -> Layer:
        name = layer.annotator
        return replace(
            layer,
            annotator=self.annotators.get(name, name) if name is not None else None,
            maybe=self.annotators.get(layer.maybe, layer.maybe) if layer.maybe is not None else None,
            spans=tuple(
                replace(
                    span,
                    label=self.labels.get(span.label, span.label),
                    attributes=self._attributes(span.label, span.attributes, place),
                    origin=self._origin(span.origin),
                )
                for span in layer.spans
            ),
            decisions=tuple(self._names.value(body) for body in layer.decisions),
            relations=tuple(
                replace(
                    relation,
                    type=self.relations.get(relation.type, relation.type),
                    attributes=self._attributes(relation.type, relation.attributes, place),
                )
                for relation in layer.relations
            ),
        )

    @property
    def _names(self) -> Renaming:
        return Renaming(self._person, self._reference)

    def _person(self, name: str) -> str:
        return self.annotators.get(name, name)

    def _reference(self, reference: str) -> str:
        for name in sorted(self.annotators, key=len, reverse=True):
            if reference.startswith(f"{name}/"):
                return self.annotators[name] + reference[len(name) :]
        return reference

    def _origin(self, origin: JsonObject | None) -> JsonObject | None:
        if origin is None or not self.annotators:
            return origin
        told = self._names.value(dict(origin))
        return told if isinstance(told, dict) else None

    def _attributes(self, owner: str, values: JsonObject, place: str) -> JsonObject:
        if not self.attributes or not values:
            return values
        renamed = {
            self.attributes.get(f"{owner}.{name}", self.attributes.get(name, name)): value
            for name, value in values.items()
        }
        if len(renamed) < len(values):
            raise BadInputError(
                "{where}: by the map, two attributes of a {owner} would have one name; give them two",
                where=place,
                owner=shown(owner),
            )
        return renamed


NOTHING_RENAMED = RenamingMap()


def read_map(path: Path) -> RenamingMap:
    """Read a map from a TOML file with the tables in `TABLES` and `COLUMNS`.

    Raises:
        BadInputError: the file is missing, no TOML, or has something else in it.
    """
    try:
        with path.open("rb") as file:
            tables = tomllib.load(file)
    except OSError as error:
        raise BadInputError(
            "the map {file} cannot be read ({why}); it is a TOML file", file=path, why=error.strerror or error
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadInputError(
            "the map {file} cannot be read ({why}); it is a TOML file", file=path, why=error
        ) from error
    columns = tables.pop(COLUMNS, None)
    for name, table in tables.items():
        if name not in TABLES:
            raise BadInputError(
                "the map {file} has a table “{name}”; there are {known}",
                file=path,
                name=name,
                known=", ".join((*TABLES, COLUMNS)),
            )
        if not isinstance(table, dict) or not all(
            isinstance(value, str) and value and "\0" not in value for value in table.values()
        ):
            raise BadInputError(
                "the table “{name}” of the map {file} should give a new name to each old one",
                file=path,
                name=name,
            )
    return RenamingMap(**tables, columns=None if columns is None else read_columns(columns, path))
