"""The writes: one entity inserted, updated or deleted, and many inserted at once."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Update, bindparam, delete, insert, update
from sqlalchemy.exc import IntegrityError

from annotator.domain.annotation import Annotation
from annotator.domain.article import ArticleText
from annotator.domain.change import Entity, kind_of
from annotator.domain.errors import StaleError
from annotator.storage import schema, search_index
from annotator.storage.mapping import Mapping, mapping_of, remembered
from annotator.storage.prepared import run, run_many

POINTED_AT = (
    "the {kind} cannot be changed this way: something still points at it, what it points at is gone, "
    "or its name is taken; nothing was changed"
)
TAKEN_OR_TIED = (IntegrityError, sqlite3.IntegrityError)
GONE = "the {kind} is not there any more; it was removed in another window or by undo"


def store(connection: Connection, before: Entity | None, after: Entity | None) -> None:
    """Insert (`before` is None), delete (`after` is None) or update one entity.

    Raises:
        StaleError: something still points at it, its name is taken, or it is gone; the transaction is
            to be given up (a server does not go on with it).
    """
    entity = after if after is not None else before
    if entity is None:
        return
    found = 1
    try:
        if after is None:
            found = run(connection, _delete(type(entity)), {"the_uid": entity.uid})
        elif before is None:
            run(connection, _insert(type(after)), _values(after))
        else:
            values = {**_values(after), "the_uid": before.uid}
            found = run(connection, _update(type(after)), values)
    except TAKEN_OR_TIED as error:
        raise StaleError(POINTED_AT, kind=kind_of(type(entity))) from error
    if found != 1:
        raise StaleError(GONE, kind=kind_of(type(entity)))
    _count(connection, before, after)
    if before != after:
        if isinstance(before, ArticleText):
            search_index.remove(connection, before.uid, before.text)
        if isinstance(after, ArticleText):
            search_index.add(connection, [(after.uid, after.text)])


def insert_many(connection: Connection, kind: type[Entity], entities: Sequence[Entity]) -> None:
    """Insert many entities of one kind.

    Raises:
        StaleError: a name is taken or something that they point at is missing.
    """
    if not entities:
        return
    mapping = mapping_of(kind)
    rows = [mapping.to_row(entity) for entity in entities]
    try:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(_sqlite_insert(kind), rows)
        else:
            connection.execute(_insert(kind), [dict(zip(mapping.written, row, strict=True)) for row in rows])
    except TAKEN_OR_TIED as error:
        raise StaleError(POINTED_AT, kind=kind_of(kind)) from error
    if kind is ArticleText:
        search_index.add(
            connection, [(text.uid, text.text) for text in entities if isinstance(text, ArticleText)]
        )
    if kind is Annotation:
        for uid, more in Counter(row[_SET] for row in rows).items():
            run(connection, _COUNT, {"the_uid": uid, "more": more})


def store_many(
    connection: Connection, kind: type[Entity], pairs: Sequence[tuple[Entity | None, Entity | None]]
) -> None:
    """Insert, update or delete many entities of one kind, all pairs alike in which side is None.

    Raises:
        StaleError: as `store`.
    """
    old = [before for before, _ in pairs if before is not None]
    new = [after for _, after in pairs if after is not None]
    if kind is ArticleText:  # texts are indexed, one by one
        for before, after in pairs:
            store(connection, before, after)
        return
    if not old:
        insert_many(connection, kind, new)
        return
    statement: Update | Delete
    if new:
        statement, values = _only_what_differs(kind, old, new)
    else:
        statement = _delete(kind)
        values = [{"the_uid": before.uid} for before in old]
    try:
        found = run_many(connection, statement, values)
    except TAKEN_OR_TIED as error:
        raise StaleError(POINTED_AT, kind=kind_of(kind)) from error
    if found != len(values):
        raise StaleError(GONE, kind=kind_of(kind))
    if kind is Annotation:
        more = Counter(one.set for one in new if isinstance(one, Annotation))
        more.subtract(one.set for one in old if isinstance(one, Annotation))
        for uid, number in more.items():
            if number:
                run(connection, _COUNT, {"the_uid": uid, "more": number})


def _only_what_differs(
    kind: type[Entity], old: Sequence[Entity], new: Sequence[Entity]
) -> tuple[Update, list[dict[str, Any]]]:
    """One statement for the columns in which any of them differs.

    A column that stays as it is but is written costs a look at what points at it, and its place in an index.
    """
    mapping: Mapping[Any] = mapping_of(kind)
    rows = [(mapping.to_row(one), mapping.to_row(other)) for one, other in zip(old, new, strict=True)]
    columns = [n for n in range(len(mapping.written)) if any(one[n] != other[n] for one, other in rows)]
    names = tuple(mapping.written[n] for n in columns)
    values = [
        {"the_uid": one[0], **{name: other[n] for name, n in zip(names, columns, strict=True)}}
        for one, other in rows
    ]
    return _update_of(kind, names), values


_SET = mapping_of(Annotation).names.index("set")

_COUNT = (
    update(schema.annotation_sets)
    .where(schema.annotation_sets.c.uid == bindparam("the_uid"))
    .values(annotations=schema.annotation_sets.c.annotations + bindparam("more"))
)


def _count(connection: Connection, before: Entity | None, after: Entity | None) -> None:
    """Keep the number of annotations that a set carries for the lists."""
    old = before.set if isinstance(before, Annotation) else None
    new = after.set if isinstance(after, Annotation) else None
    if old == new:
        return
    if old is not None:
        run(connection, _COUNT, {"the_uid": old, "more": -1})
    if new is not None:
        run(connection, _COUNT, {"the_uid": new, "more": 1})


def _values(entity: Entity) -> dict[str, Any]:
    mapping = mapping_of(type(entity))
    return dict(zip(mapping.written, mapping.to_row(entity), strict=True))


@remembered
def _insert(kind: type[Entity]) -> Insert:
    return insert(mapping_of(kind).table)


def _update(kind: type[Entity]) -> Update:
    return _update_of(kind, mapping_of(kind).written)


@remembered
def _update_of(kind: type[Entity], names: tuple[str, ...]) -> Update:
    table = mapping_of(kind).table
    values: dict[str, object] = {name: bindparam(name) for name in names}
    return update(table).where(table.c.uid == bindparam("the_uid")).values(values)


@remembered
def _delete(kind: type[Entity]) -> Delete:
    table = mapping_of(kind).table
    return delete(table).where(table.c.uid == bindparam("the_uid"))


@remembered
def _sqlite_insert(kind: type[Entity]) -> str:
    """The same INSERT for rows as tuples, which saves SQLAlchemy's work on each of them."""
    mapping: Mapping[Any] = mapping_of(kind)
    columns = ", ".join(f'"{name}"' for name in mapping.written)
    marks = ", ".join("?" for _ in mapping.written)
    return f'INSERT INTO "{mapping.table.name}" ({columns}) VALUES ({marks})'  # noqa: S608 -- our own names
