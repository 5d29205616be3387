"""Annotations and relations as plain rows, for figures over millions of them."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import Connection, bindparam, case, func, select

from annotator.domain.agreement.rows import Mark, Tie
from annotator.formats.span_rows import Written
from annotator.storage.prepared import fetch
from annotator.storage.schema import annotations, relations

# In the order of the index and of nothing else, so that nothing has to be sorted.
_MARKS = (
    select(
        annotations.c.uid,
        annotations.c.label,
        annotations.c.fragments,
        annotations.c.attributes,
    )
    .where(annotations.c.set == bindparam("set"))
    .order_by(annotations.c.position)
)
_WRITTEN = (
    select(
        annotations.c.uid,
        annotations.c.id,
        annotations.c.label,
        annotations.c.start,
        annotations.c.end,
        # What most annotations lack costs least as nothing at all.
        case((annotations.c.fragments.like("%],[%"), annotations.c.fragments)),
        func.nullif(annotations.c.attributes, "{}"),
        func.nullif(annotations.c.note, ""),
        annotations.c.discuss,
        annotations.c.origin,
    )
    .where(annotations.c.set == bindparam("set"))
    .order_by(annotations.c.position)
)
_TIES = (
    select(relations.c.type, relations.c.source, relations.c.target)
    .where(relations.c.set == bindparam("set"))
    .order_by(relations.c.position)
)


def marks(connection: Connection, of: str) -> Sequence[Mark]:
    """The annotations of a set (`uid`) in their order."""
    return cast("Sequence[Mark]", fetch(connection, _MARKS, {"set": of}))


def written(connection: Connection, of: str) -> Sequence[Written]:
    """The annotations of a set (`uid`) in their order, as exports take them."""
    return cast("Sequence[Written]", fetch(connection, _WRITTEN, {"set": of}))


def ties(connection: Connection, of: str) -> Sequence[Tie]:
    """The relations of a set (`uid`) in their order."""
    return cast("Sequence[Tie]", fetch(connection, _TIES, {"set": of}))
