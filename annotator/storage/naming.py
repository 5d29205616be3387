"""The lists of entities and quantities: which there are, how often they are named, and where."""

from typing import Any

from sqlalchemy import Connection, Select, func, inspect, select

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import Role
from annotator.services.ports.answers import NamedAttribute, NamedValue
from annotator.storage.mapping import mapping_of, named
from annotator.storage.schema import annotation_sets, annotations


def values(connection: Connection, attribute: NamedAttribute) -> list[NamedValue]:
    """What annotators' sets name, by name; an older project that can only be read is looked through."""
    if not _has_columns(connection):
        return _looked_through(connection, attribute)
    column = annotations.c[attribute]
    query = (
        select(column, func.count(), func.count(annotation_sets.c.article.distinct()))
        .select_from(annotations.join(annotation_sets))
        .where(column.is_not(None), annotation_sets.c.role == Role.ANNOTATOR.value)
        .group_by(column)
        .order_by(column)
    )
    return [NamedValue(*row) for row in connection.execute(query).all()]


def annotations_with(connection: Connection, attribute: NamedAttribute, value: str) -> list[Annotation]:
    """The annotations of all sets whose entity or quantity is this one, set by set in their order."""
    to_entity = mapping_of(Annotation).to_entity
    query = _in_order()
    if _has_columns(connection):
        rows = connection.execute(query.where(annotations.c[attribute] == value)).all()
        return [to_entity(row) for row in rows]
    all_of_them = (to_entity(row) for row in connection.execute(query))
    return [one for one in all_of_them if named(one.attributes, attribute) == value]


def _looked_through(connection: Connection, attribute: NamedAttribute) -> list[NamedValue]:
    query = (
        select(*mapping_of(Annotation).columns, annotation_sets.c.article)
        .select_from(annotations.join(annotation_sets))
        .where(annotation_sets.c.role == Role.ANNOTATOR.value, annotations.c.attributes.contains(attribute))
    )
    found: dict[str, list[str]] = {}
    to_entity = mapping_of(Annotation).to_entity
    for row in connection.execute(query):
        name = named(to_entity(row[:-1]).attributes, attribute)
        if name is not None:
            found.setdefault(name, []).append(row[-1])
    return [NamedValue(name, len(places), len(set(places))) for name, places in sorted(found.items())]


def _in_order() -> Select[Any]:
    return select(*mapping_of(Annotation).columns).order_by(annotations.c.set, annotations.c.position)


def _has_columns(connection: Connection) -> bool:
    return any(column["name"] == "entity" for column in inspect(connection).get_columns(annotations.name))
