"""What is tagged with a label or tied by a relation type: in portions, and counted."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, bindparam, func, or_, select

from annotator.domain.annotation import Annotation
from annotator.domain.label import Label, RelationType
from annotator.domain.relation import Relation
from annotator.services.ports.chunks import chunks
from annotator.services.ports.scheme import Use
from annotator.storage.mapping import mapping_of, remembered
from annotator.storage.schema import annotations, relations

_OWNER: dict[type[Annotation | Relation], "Column[Any]"] = {
    Annotation: annotations.c.label,
    Relation: relations.c.type,
}


@remembered
def page(kind: type[Annotation | Relation]) -> Select[Any]:
    """A portion of what belongs to a label or relation type; its values are `owner`, `after`, `at_most`."""
    return _portion(kind).where(_OWNER[kind] == bindparam("owner"))


def at_any(connection: Connection, uids: Sequence[str]) -> list[Relation]:
    """The relations that start or end at one of several annotations (`uid`s), each once."""
    mapping = mapping_of(Relation)
    found: dict[str, Relation] = {}
    for piece in chunks(uids):
        for end in (relations.c.source, relations.c.target):
            rows = connection.execute(select(*mapping.columns).where(end.in_(piece)))
            found.update({row[0]: mapping.to_entity(row) for row in rows})
    return list(found.values())


def uses(
    connection: Connection, owner: type[Label | RelationType], uid: str, mentioning: str = ""
) -> list[Use]:
    """Where a label or relation type (`uid`) is used, with the attributes where they mention a text."""
    kind = _kind(owner)
    table = mapping_of(kind).table
    named = [table.c.set, table.c.attributes] if mentioning else [table.c.set]
    query = select(func.count(), *named).where(_OWNER[kind] == uid).group_by(*named)
    if mentioning:
        query = query.where(table.c.attributes.contains(mentioning, autoescape=True))
    return [Use(owner_set, count, *attributes) for count, owner_set, *attributes in connection.execute(query)]


def uses_of_ties(connection: Connection, label: str) -> dict[str, list[Use]]:
    """The relations with an end of a label (`uid`), by type (`uid`)."""
    tagged = select(annotations.c.uid).where(annotations.c.label == label)
    query = (
        select(relations.c.type, relations.c.set, func.count())
        .where(or_(relations.c.source.in_(tagged), relations.c.target.in_(tagged)))
        .group_by(relations.c.type, relations.c.set)
    )
    found: dict[str, list[Use]] = {}
    for type_, owner_set, count in connection.execute(query):
        found.setdefault(type_, []).append(Use(owner_set, count))
    return found


def in_all(connection: Connection, owner: type[Label | RelationType]) -> dict[str, int]:
    """How many annotations there are of each label, or relations of each type (`uid`), that is used."""
    column = _OWNER[_kind(owner)]
    return dict(connection.execute(select(column, func.count()).group_by(column)).all())


def _portion(kind: type[Annotation | Relation]) -> Select[Any]:
    mapping = mapping_of(kind)
    uid = mapping.table.c.uid
    query = select(*mapping.columns).where(uid > bindparam("after"))
    return query.order_by(uid).limit(bindparam("at_most"))


def _kind(owner: type[Label | RelationType]) -> type[Annotation | Relation]:
    return Annotation if owner is Label else Relation
