"""The index over the words of all texts: made, kept right with every write, and asked.

It is a table of FTS5 without content: `search_rows` says which article a number in it is, and never
gives a number twice. Words are folded before they come here (`domain.searching`), so that FTS5 need only part
them at signs of ASCII, and finds just what a look through the texts finds.
"""

import logging
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from annotator.domain.texts.searching import Query, index_text

log = logging.getLogger(__name__)

ROWS = "search_rows"
INDEX = "search_index"

_AT_A_TIME = 100
_NUMBER = f"SELECT docid FROM {ROWS} WHERE article = ?"  # noqa: S608 -- our own names
_ADD = f"INSERT INTO {INDEX}(rowid, text) VALUES (({_NUMBER}), ?)"  # noqa: S608
_DELETE = f"INSERT INTO {INDEX}({INDEX}, rowid, text) VALUES ('delete', ({_NUMBER}), ?)"  # noqa: S608
_NUMBERS = f"SELECT (SELECT count(*) FROM {ROWS}), (SELECT count(*) FROM article_texts)"  # noqa: S608
_COUNT = f"SELECT count(*) FROM {INDEX} WHERE {INDEX} MATCH ?"  # noqa: S608
_ASK = (
    f"SELECT article FROM {INDEX} JOIN {ROWS} ON docid = {INDEX}.rowid "  # noqa: S608
    f"WHERE {INDEX} MATCH ? ORDER BY {INDEX}.rowid LIMIT ?"
)
_ALL_TEXTS = (
    "SELECT article_texts.uid, text FROM article_texts JOIN articles ON articles.uid = article_texts.uid "
    "ORDER BY position, articles.uid"
)


def make(connection: Connection) -> None:
    """Make the index and fill it with all texts, inside a transaction that writes."""
    connection.exec_driver_sql(
        f"CREATE TABLE {ROWS} (docid INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL UNIQUE)"
    )
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {INDEX} USING fts5(text, content='', tokenize='ascii')")
    for piece in _pieces(connection):
        add(connection, piece)


def rebuild(connection: Connection) -> None:
    """Throw the index of a file away and make it anew, inside a transaction that writes."""
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {INDEX}")
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {ROWS}")
    make(connection)


def add(connection: Connection, texts: Iterable[Sequence[str]]) -> None:
    """Take texts in, each with the `uid` of its article first, where there is an index."""
    rows = [(uid, index_text(text)) for uid, text in texts]
    if rows and is_there(connection):
        connection.exec_driver_sql(
            f"INSERT INTO {ROWS}(article) VALUES (?)",  # noqa: S608 -- our own names
            [(uid,) for uid, _ in rows],
        )
        connection.exec_driver_sql(_ADD, rows)


def remove(connection: Connection, uid: str, text: str) -> None:
    """Take a text out again, by the `uid` of its article."""
    if is_there(connection):
        connection.exec_driver_sql(_DELETE, (uid, index_text(text)))
        connection.exec_driver_sql(f"DELETE FROM {ROWS} WHERE article = ?", (uid,))  # noqa: S608


def is_there(connection: Connection) -> bool:
    """Whether the project has an index: one on a server, or an older one that can only be read, has none."""
    if connection.dialect.name != "sqlite":
        return False
    names = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name IN (?, ?)", (ROWS, INDEX)
    )
    return bool(names.scalar_one() == 2)


def terms(query: Query) -> str:
    """What FTS5 is asked; empty where it can tell nothing. Words only come here, nothing with a meaning."""
    phrases = [
        f'"{" ".join(chunk.tokens)}"' + ("" if chunk.whole else " *")
        for chunk in query.chunks
        if chunk.tokens
    ]
    return " AND ".join(phrases)


def count(connection: Connection, query: Query) -> int | None:
    """How many articles have the words; None where the index cannot tell."""
    asked = terms(query)
    if not asked:
        return None
    try:
        if not _is_whole(connection):
            return None
        return int(connection.exec_driver_sql(_COUNT, (asked,)).scalar_one())
    except DatabaseError as error:
        if _is_damage(error):
            return None
        raise


def articles(connection: Connection, query: Query, limit: int) -> list[str] | None:
    """The articles (`uid`s) that have the words, in the order in which they came; None as above.

    Args:
        connection: of a transaction that has begun.
        query: what is looked for.
        limit: how many at the most; -1 for all.
    """
    asked = terms(query)
    if not asked:
        return None
    try:
        if not _is_whole(connection):
            return None
        return [uid for (uid,) in connection.exec_driver_sql(_ASK, (asked, limit)).all()]
    except DatabaseError as error:
        if _is_damage(error):
            return None
        raise


def _is_whole(connection: Connection) -> bool:
    """Whether there is an index, of as many texts as there are."""
    if not is_there(connection):
        return False
    known, there = connection.exec_driver_sql(_NUMBERS).one()
    return bool(known == there)


def _is_damage(error: DatabaseError) -> bool:
    """Whether the index is damaged, or has tables missing: then the texts themselves are looked through."""
    cause = error.orig
    name = getattr(cause, "sqlite_errorname", "")
    damaged = name.startswith("SQLITE_CORRUPT") or name == "SQLITE_ERROR"
    if not isinstance(cause, sqlite3.Error) or not damaged:
        return False
    log.warning("the index over the words of the texts is damaged: %s", cause)
    return True


def _pieces(connection: Connection) -> Iterator[list[tuple[str, str]]]:
    result = connection.exec_driver_sql(_ALL_TEXTS)
    while rows := result.fetchmany(_AT_A_TIME):
        yield [(row[0], row[1]) for row in rows]
