"""Notes and links of a project, which stand behind all its texts, kept on the disk until their text comes."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import orjson

_TABLES = """
CREATE TABLE note (guid TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
CREATE TABLE link (origin TEXT, number INTEGER, name TEXT, target TEXT, note TEXT);
CREATE INDEX link_of ON link (origin);
"""
_TOGETHER = 5_000


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from one thing to another."""

    number: int
    """Its place among all."""
    name: str
    target: str
    note: str
    """The GUID of a note, or nothing."""


class Index:
    """A private file of the system's, gone when it is closed; so the memory stays flat in large projects."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN")
        self._links: list[tuple[str, int, str, str, str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def add_note(self, guid: str, text: str) -> None:
        """Keep a note."""
        self._base.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (guid, text))

    def add_link(self, origin: str, link: Link) -> None:
        """Keep a link."""
        self._links.append((origin, link.number, link.name, link.target, link.note))
        if len(self._links) >= _TOGETHER:
            self._flush()

    def links_of(self, origins: Collection[str]) -> dict[str, list[Link]]:
        """The links that begin at these, in their order."""
        self._flush()
        result: dict[str, list[Link]] = {}
        for origin, *link in self._base.execute(
            "SELECT origin, number, name, target, note FROM link"
            " WHERE origin IN (SELECT value FROM json_each(?)) ORDER BY number",
            (_listed(origins),),
        ):
            result.setdefault(origin, []).append(Link(*link))
        return result

    def notes_of(self, guids: Collection[str]) -> dict[str, str]:
        """The texts of those of these that are notes."""
        found = self._base.execute(
            "SELECT guid, text FROM note WHERE guid IN (SELECT value FROM json_each(?))", (_listed(guids),)
        )
        return dict(found.fetchall())

    def _flush(self) -> None:
        self._base.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?)", self._links)
        self._links = []


def _listed(names: Collection[str]) -> str:
    return orjson.dumps(list(names)).decode()
