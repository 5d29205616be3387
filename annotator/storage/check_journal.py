"""Faults in the journal: numbers without gaps, and entries that can be read."""

from collections.abc import Iterator

import orjson
from sqlalchemy import Connection, select

from annotator.domain.change import KINDS, Step
from annotator.domain.errors import BadInputError
from annotator.storage.fault import Fault
from annotator.storage.journal_values import changes_from_text
from annotator.storage.schema import journal, journal_bulks


def journal_faults(connection: Connection) -> Iterator[Fault]:
    """Entries numbered from 1 without gaps, each of them readable."""
    expected = 1
    query = select(journal).order_by(journal.c.seq).execution_options(yield_per=500)
    for row in connection.execute(query):
        where = f"journal entry {row.seq}"
        if row.seq != expected:
            yield Fault(f"the journal goes from {expected - 1} to {row.seq}", where)
        expected = row.seq + 1
        try:
            changes_from_text(row.changes)
            Step(row.step)
            _lists(row.reload, row.articles)
        except _UNREADABLE:
            yield Fault("it cannot be read", where)
    bulks = select(journal_bulks.c.seq, journal_bulks.c.kind, journal_bulks.c.uids)
    for row in connection.execute(bulks.execution_options(yield_per=500)):
        try:
            _lists(row.uids)
            KINDS[row.kind]
        except _UNREADABLE:
            yield Fault("what it imported cannot be read", f"journal entry {row.seq}")


_UNREADABLE = (orjson.JSONDecodeError, BadInputError, ValueError, TypeError, KeyError)


def _lists(*texts: str) -> None:
    for text in texts:
        if not isinstance(orjson.loads(text), list):
            raise TypeError(text)
