"""Annotations and relations as plain rows, for figures over millions of them."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import Connection, bindparam, select

from annotator.domain.agreement_rows import Mark, Tie
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
_TIES = (
    select(relations.c.type, relations.c.source, relations.c.target)
    .where(relations.c.set == bindparam("set"))
    .order_by(relations.c.position)
)


def marks(connection: Connection, of: str) -> Sequence[Mark]:
    """The annotations of a set (`uid`) in their order."""
    return cast("Sequence[Mark]", fetch(connection, _MARKS, {"set": of}))


def ties(connection: Connection, of: str) -> Sequence[Tie]:
    """The relations of a set (`uid`) in their order."""
    return cast("Sequence[Tie]", fetch(connection, _TIES, {"set": of}))
