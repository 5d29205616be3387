"""What the journal says of annotation sets: when each was made, done and opened again."""

from collections.abc import Iterator
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, select

from annotator.domain.annotation_set import AnnotationSet, Status
from annotator.domain.change import kind_of
from annotator.services.ports.agreement import SetStep
from annotator.storage.prepared import fetch
from annotator.storage.schema import journal, journal_bulks

_KIND = kind_of(AnnotationSet)
_CHANGES = (
    select(journal.c.seq, journal.c.at, journal.c.changes)
    # Most entries are about annotations alone, and are not parsed.
    .where(journal.c.seq > bindparam("seq"), journal.c.changes.contains(f'"{_KIND}"'))
    .order_by(journal.c.seq)
)
_BULKS = (
    select(journal.c.seq, journal.c.at, journal_bulks.c.uids)
    .join(journal_bulks, journal_bulks.c.seq == journal.c.seq)
    .where(journal.c.seq > bindparam("seq"), journal_bulks.c.kind == _KIND)
    .order_by(journal.c.seq, journal_bulks.c.number)
)


def steps(connection: Connection, after: int) -> list[SetStep]:
    """What became of sets in entries with a number above `after`, oldest first."""
    found: list[SetStep] = []
    for seq, at, uids in fetch(connection, _BULKS, {"seq": after}):
        found += [SetStep(seq, at, uid, None, None) for uid in orjson.loads(uids)]
    for seq, at, changes in fetch(connection, _CHANGES, {"seq": after}):
        found += _steps(seq, at, changes)
    found.sort(key=lambda one: one.seq)
    return found


def _steps(seq: int, at: str, changes: str) -> Iterator[SetStep]:
    for change in orjson.loads(changes):
        if change["kind"] == _KIND:
            before, after = change["before"], change["after"]
            uid = (after or before)["uid"]
            yield SetStep(seq, at, uid, _status(after), _status(before))


def _status(value: dict[str, Any] | None) -> Status | None:
    return Status(value["status"]) if value is not None else None
