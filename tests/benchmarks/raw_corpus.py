"""The floors of import and export: orjson and the driver alone, no check, no report, no entity."""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import orjson

from tests.benchmarks.projects import connected

AT_ONCE = 25
"""Articles whose rows are inserted together."""
_COLUMNS = {
    "articles": "uid id title sha256 length position meta source published",
    "article_texts": "uid text",
    "annotation_sets": "uid article annotator role status position reason final guideline annotations",
    "annotations": "uid set id label fragments position attributes note discuss origin start end crc",
    "relations": "uid set id type source target position attributes note crc",
    "journal_bulks": "seq number kind uids digest",
    "journal": "seq uid at who action scope step refers reload articles changes",
    "annotators": "uid name position",
}
Rows = dict[str, list[tuple[Any, ...]]]


def take_in(source: Path, project: Path) -> None:
    """Put a corpus into an empty project, journal included."""
    connection = connected(project)
    connection.execute("BEGIN IMMEDIATE")
    filling = _Filling(connection)
    with source.open("rb") as file:
        for number, line in enumerate(file, 1):
            filling.article(orjson.loads(line), number)
            if number % AT_ONCE == 0:
                filling.write()
    filling.finish()
    connection.execute("COMMIT")
    connection.close()


class _Filling:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids = (f"00000000-0000-7000-8000-{number:012x}" for number in count(1))
        self._labels = dict(connection.execute("SELECT name, uid FROM labels"))
        self._types = dict(connection.execute("SELECT name, uid FROM relation_types"))
        self._people = {name: next(self._ids) for name in ("ana", "ben")}
        self._rows: Rows = {table: [] for table in _COLUMNS}
        people = enumerate(self._people.items(), 1)
        self._rows["annotators"] = [(uid, name, number) for number, (name, uid) in people]
        self._articles: list[str] = []
        self._insert("annotators")

    def article(self, value: dict[str, Any], number: int) -> None:
        uid, rows = next(self._ids), self._rows
        self._articles.append(uid)
        text = value["text"]
        digest = sha256(text.encode()).hexdigest()
        known = uid, value["id"], value["title"], digest
        rows["articles"].append((*known, len(text), number, "{}", "{}", ""))
        rows["article_texts"].append((uid, text))
        for place, layer in enumerate(value["layers"], 1):
            self._layer(uid, layer, place)

    def _layer(self, article: str, layer: dict[str, Any], place: int) -> None:
        uid, rows, ids = next(self._ids), self._rows, self._ids
        spans, labels, dumps = layer["spans"], self._labels, orjson.dumps
        known_as = self._people[layer["annotator"]], "annotator", "done"
        rows["annotation_sets"].append((uid, article, *known_as, place, "", True, None, len(spans)))
        known: dict[str, str] = {}
        add = rows["annotations"].append
        for number, span in enumerate(spans, 1):
            known[span["id"]] = one = next(ids)
            start, end = span["start"], span["end"]
            label, attributes = labels[span["label"]], dumps(span["attributes"]).decode()
            place_of_it = f"[[{start},{end}]]"
            add(
                (one, uid, span["id"], label, place_of_it, number, attributes, "", False, None, start, end, 0)
            )
        for number, one in enumerate(layer["relations"], 1):
            ends = known[one["from"]], known[one["to"]]
            kind = self._types[one["type"]]
            rows["relations"].append((next(ids), uid, None, kind, *ends, number, "{}", "", 0))

    def write(self) -> None:
        for table in ("articles", "article_texts", "annotation_sets", "annotations", "relations"):
            uids = orjson.dumps([row[0] for row in self._rows[table]]).decode()
            self._rows["journal_bulks"].append((1, next(_numbers), table, uids, ""))
            self._insert(table)
        self._insert("journal_bulks")

    def finish(self) -> None:
        self.write()
        touched = orjson.dumps(self._articles).decode()
        at = "2018-02-07T00:00:00.000Z"
        self._rows["journal"] = [(1, next(self._ids), at, "", "Import", "", "do", "", touched, touched, "[]")]
        self._insert("journal")

    def _insert(self, table: str) -> None:
        columns = _COLUMNS[table].split()
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" for _ in columns)
        self._connection.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",
            self._rows[table],
        )
        self._rows[table].clear()


_numbers = count(1)


def give_out(project: Path, target: Path) -> None:
    """Write everything of a project as native JSONL."""
    connection = connected(project)
    connection.execute("BEGIN")
    with target.open("wb") as file:
        for record in _records(connection):
            file.write(orjson.dumps(record) + b"\n")
    connection.execute("COMMIT")
    connection.close()


def _records(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    labels = dict(connection.execute("SELECT uid, name FROM labels"))
    types = dict(connection.execute("SELECT uid, name FROM relation_types"))
    people = dict(connection.execute("SELECT uid, name FROM annotators"))
    articles = connection.execute(
        "SELECT uid, id, title, sha256, meta, text FROM articles JOIN article_texts USING (uid)"
        " ORDER BY position"
    )
    for uid, name, title, digest, meta, text in articles:
        layers = [
            {
                "annotator": people[annotator],
                "role": role,
                "status": status,
                **_inside(connection, owner, text, labels, types),
            }
            for owner, annotator, role, status in connection.execute(
                "SELECT uid, annotator, role, status FROM annotation_sets WHERE article = ?"
                " ORDER BY position",
                (uid,),
            )
        ]
        yield {
            "version": 1,
            "id": name,
            "title": title,
            "text": text,
            "sha256": digest,
            "meta": orjson.loads(meta),
            "layers": layers,
        }


def _inside(
    connection: sqlite3.Connection, owner: str, text: str, labels: dict[str, str], types: dict[str, str]
) -> dict[str, Any]:
    known: dict[str, str] = {}
    spans = []
    for uid, name, label, start, end, attributes in connection.execute(
        'SELECT uid, id, label, start, "end", attributes FROM annotations WHERE "set" = ? ORDER BY position',
        (owner,),
    ):
        known[uid] = name
        span = {"id": name, "label": labels[label], "start": start, "end": end, "text": text[start:end]}
        if attributes != "{}":
            span["attributes"] = orjson.loads(attributes)
        spans.append(span)
    relations = connection.execute(
        'SELECT source, target, type FROM relations WHERE "set" = ? ORDER BY position', (owner,)
    )
    return {
        "spans": spans,
        "relations": [
            {"from": known[source], "to": known[target], "type": types[kind]}
            for source, target, kind in relations
        ],
    }
