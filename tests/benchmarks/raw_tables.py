"""The floors of the exports as tables: the csv module and pyarrow alone, from records in memory."""

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

Record = dict[str, Any]
"""An article of native JSONL."""
_COLUMNS = {
    "articles": ["id", "title", "text", "sha256", "meta", "layers"],
    "annotations": [
        "article",
        "annotator",
        "role",
        "id",
        "label",
        "start",
        "end",
        "fragments",
        "text",
        "attributes",
        "note",
        "discuss",
        "origin",
    ],
    "relations": ["article", "annotator", "role", "id", "type", "from", "to", "attributes", "note"],
}


def records(path: Path) -> Iterator[Record]:
    """The articles of a corpus."""
    with path.open("rb") as file:
        for line in file:
            record = orjson.loads(line)
            yield {**record, "sha256": sha256(record["text"].encode()).hexdigest()}


def write_csv(memory: Sequence[Record], folder: Path) -> None:
    """Write three CSV files."""
    with ExitStack() as files:
        articles, annotations, relations = (
            csv.writer(files.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline="")))
            for name in _COLUMNS
        )
        for writer, columns in zip((articles, annotations, relations), _COLUMNS.values(), strict=True):
            writer.writerow(columns)
        for record in memory:
            articles.writerow(_article(record))
            annotations.writerows(_annotations(record))
            relations.writerows(_relations(record))
    _flush(folder)


def write_parquet(memory: Sequence[Record], folder: Path) -> None:
    """Write three Parquet files, as pyarrow makes them of rows."""
    rows = (
        [row for record in memory for row in make(record)]
        for make in (lambda record: [_article(record)], _annotations, _relations)
    )
    for (name, columns), those in zip(_COLUMNS.items(), rows, strict=True):
        table = pa.table([pa.array(column) for column in zip(*those, strict=True)], names=columns)
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    _flush(folder)


def _flush(folder: Path) -> None:
    """Wait for the disk, as every export does, and the floors in lines."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _article(record: Record) -> tuple[object, ...]:
    layers = [{key: one[key] for key in ("annotator", "role", "status")} for one in record["layers"]]
    return (
        *(record["id"], record["title"], record["text"], record["sha256"]),
        *(orjson.dumps(record.get("meta", {})).decode(), orjson.dumps(layers).decode()),
    )


def _annotations(record: Record) -> Iterator[tuple[object, ...]]:
    name, text = record["id"], record["text"]
    for layer in record["layers"]:
        annotator, role = layer["annotator"], layer["role"]
        for one in layer["spans"]:
            start, end, attributes = one["start"], one["end"], one.get("attributes")
            yield (
                *(name, annotator, role, one["id"], one["label"], start, end, None, text[start:end]),
                *(orjson.dumps(attributes).decode() if attributes else None, one.get("note"), None, None),
            )


def _relations(record: Record) -> Iterator[tuple[object, ...]]:
    name = record["id"]
    for layer in record["layers"]:
        annotator, role = layer["annotator"], layer["role"]
        for one in layer["relations"]:
            yield (
                name,
                annotator,
                role,
                one.get("id"),
                one["type"],
                one["from"],
                one["to"],
                None,
                one.get("note"),
            )
