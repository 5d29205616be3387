"""Faults in what people keep for themselves: times that are no lengths of time, tables that went missing."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from annotator.storage.fault import Fault
from annotator.storage.personal import is_there
from annotator.storage.schema import LATER, meta, work_times


def personal_faults(connection: Connection) -> Iterator[Fault]:
    """Tables that are there unless the project is older than they are, and times above nothing."""
    number = connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar()
    for table, since in LATER.items():
        if not is_there(connection, table) and (number or "").isdecimal() and int(number or 0) >= since:
            yield Fault("the table is missing", table.name)
    if is_there(connection, work_times):
        for row in connection.execute(select(work_times)).all():
            # SQLite keeps whatever somebody writes into a column of numbers.
            if not isinstance(row.milliseconds, int) or row.milliseconds <= 0:
                yield Fault("the time noted is no length of time", f"article {row.article}")
