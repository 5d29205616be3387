"""Faults in the index over the words of the texts: texts that it lacks, has too many, or has otherwise."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from annotator.domain.texts.searching import tokens
from annotator.storage import search_index
from annotator.storage.fault import Fault
from annotator.storage.schema import article_texts, articles, meta

SINCE = 3
"""The number of the migration that made it."""
ASKED = 12
"""Words of each text that are looked up."""

_ROWS = (
    f"SELECT article, docid, sz FROM {search_index.ROWS} "  # noqa: S608 -- our own names
    f"LEFT JOIN {search_index.INDEX}_docsize ON id = docid"
)
_HAS = f"SELECT 1 FROM {search_index.INDEX} WHERE rowid = ? AND {search_index.INDEX} MATCH ?"  # noqa: S608


def search_faults(connection: Connection) -> Iterator[Fault]:
    """Every text is in the index as it is, and nothing else; a search finds what is there all the same."""
    if connection.dialect.name != "sqlite":
        return
    if not search_index.is_there(connection):
        number = connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar() or ""
        if number.isdecimal() and int(number) >= SINCE:
            yield Fault("the index of words is missing", "search")
        return
    known = {row[0]: (row[1], row[2]) for row in connection.exec_driver_sql(_ROWS).all()}
    query = select(articles.c.id, article_texts.c.uid, article_texts.c.text).join(
        article_texts, article_texts.c.uid == articles.c.uid
    )
    for name, uid, text in connection.execute(query.execution_options(yield_per=50)):
        where = f"search, article {name}"
        number, size = known.pop(uid, (None, None))
        if number is None:
            yield Fault("its text is not in the index of words", where)
        elif not _agrees(connection, number, size, tokens(text)):
            yield Fault("the index of words has another text of it", where)
    for uid in known:
        yield Fault("the index of words has a text that is not there", f"search, article {uid}")


def _agrees(connection: Connection, number: int, size: bytes | None, words: Sequence[str]) -> bool:
    """Whether as many words are indexed as there are, and some of them, from all over, are found."""
    if size is None or _first_number(size) != len(words):
        return False
    some = [word for word in words[:: max(1, len(words) // ASKED)] if len(word) < 1000]
    if not some:
        return True
    asked = " AND ".join(f'"{word}"' for word in dict.fromkeys(some))
    return connection.exec_driver_sql(_HAS, (number, asked)).first() is not None


def _first_number(packed: bytes) -> int:
    """The number that a blob of SQLite's begins with: seven bits a byte, the highest first."""
    value = 0
    for byte in packed[:8]:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value
