"""What people keep for themselves beside the history: their time per article, their passes over the articles.

Neither table points at others, so that an article or a label that is removed and brought back by undo
finds its rows again; an older project that can only be read lacks the tables, and answers with nothing.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    bindparam,
    delete,
    func,
    insert,
    inspect,
    select,
    update,
)

from annotator.storage.schema import articles, pass_marks, work_times

_ADD = (
    update(work_times)
    .where(work_times.c.annotator == bindparam("who"), work_times.c.article == bindparam("what"))
    .values(milliseconds=work_times.c.milliseconds + bindparam("more"), at=bindparam("now"))
)


def times_of(connection: Connection, annotator: str) -> dict[str, int]:
    """The active time of an annotator (`uid`) by article (`uid`), in milliseconds."""
    if not is_there(connection, work_times):
        return {}
    query = select(work_times.c.article, work_times.c.milliseconds).where(work_times.c.annotator == annotator)
    return dict(connection.execute(query).all())


def add_time(connection: Connection, annotator: str, article: str, milliseconds: int) -> None:
    """Add to the active time of an annotator on an article (`uid`s), inside a transaction that writes."""
    if milliseconds <= 0:
        return
    now = _now()
    values = {"who": annotator, "what": article, "more": milliseconds, "now": now}
    if not connection.execute(_ADD, values).rowcount:
        row = {"annotator": annotator, "article": article, "milliseconds": milliseconds, "at": now}
        connection.execute(insert(work_times), row)


def marks_of(connection: Connection, annotator: str, label: str) -> frozenset[str]:
    """The articles (`uid`s), also removed ones, that an annotator is done with in the pass of a label."""
    if not is_there(connection, pass_marks):
        return frozenset()
    query = select(pass_marks.c.article).where(_of_pass(annotator, label))
    return frozenset(connection.execute(query).scalars())


def mark(connection: Connection, annotator: str, label: str, article: str, *, done: bool) -> None:
    """Note whether an annotator is done with an article in the pass of a label (`uid`s)."""
    connection.execute(delete(pass_marks).where(_of_pass(annotator, label), pass_marks.c.article == article))
    if done:
        row = {"annotator": annotator, "label": label, "article": article, "at": _now()}
        connection.execute(insert(pass_marks), row)


def passes_of(connection: Connection, annotator: str) -> dict[str, int]:
    """How many of the articles that are there an annotator is done with, by label (`uid`) of the pass."""
    if not is_there(connection, pass_marks):
        return {}
    query = (
        select(pass_marks.c.label, func.count(articles.c.uid))
        .select_from(pass_marks.outerjoin(articles, articles.c.uid == pass_marks.c.article))
        .where(pass_marks.c.annotator == annotator)
        .group_by(pass_marks.c.label)
    )
    return dict(connection.execute(query).all())


def drop_pass(connection: Connection, annotator: str, label: str) -> None:
    """Forget what an annotator did in the pass of a label (`uid`s)."""
    connection.execute(delete(pass_marks).where(_of_pass(annotator, label)))


def hand_over(connection: Connection, source: str, target: str) -> None:
    """Add one annotator's (`uid`) times to another's, unite their passes, and leave the first nothing."""
    for article, milliseconds in times_of(connection, source).items():
        add_time(connection, target, article, milliseconds)
    query = select(pass_marks.c.label, pass_marks.c.article).where(pass_marks.c.annotator == source)
    for label, article in connection.execute(query).all():
        mark(connection, target, label, article, done=True)
    for table in (work_times, pass_marks):
        connection.execute(delete(table).where(table.c.annotator == source))


def is_there(connection: Connection, table: Table) -> bool:
    """Whether the project has a table that came with a later version of the program."""
    return inspect(connection).has_table(table.name)


def _of_pass(annotator: str, label: str) -> ColumnElement[bool]:
    return (pass_marks.c.annotator == annotator) & (pass_marks.c.label == label)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
