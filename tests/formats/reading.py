"""Short ways to read and write in tests."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Finding, Format, ReadOptions, WriteOptions
from annotator.formats.jsonl.format import FORMAT

RECORD: dict[str, Any] = {
    "version": 1,
    "id": "a1",
    "title": "One",
    "text": "Bloomberg reported that over 100 fighters died.",
    "layers": [
        {
            "annotator": "ann",
            "role": "annotator",
            "status": "done",
            "spans": [
                {"id": "s1", "label": "speaker", "start": 0, "end": 9, "text": "Bloomberg"},
                {
                    "id": "c1",
                    "label": "claim",
                    "start": 24,
                    "end": 46,
                    "fragments": [[24, 32], [42, 46]],
                    "text": "over 100 died",
                    "attributes": {"polarity": "asserts"},
                },
            ],
            "relations": [{"from": "c1", "to": "s1", "type": "said-by"}],
        }
    ],
}


def record() -> dict[str, Any]:
    """Return a good record, a copy of its own to spoil."""
    copy: dict[str, Any] = orjson.loads(orjson.dumps(RECORD))
    return copy


def read(
    path: Path, data: bytes | None = None, *, format: Format = FORMAT, options: ReadOptions | None = None
) -> tuple[list[AnnotatedArticle], list[Finding]]:
    """Read a file (writing `data` into it first) and return its articles and the remarks."""
    if data is not None:
        path.write_bytes(data)
    assert format.importer
    findings: list[Finding] = []
    return list(format.importer.read(path, options or ReadOptions(), findings.append)), findings


def write(path: Path, articles: list[AnnotatedArticle], *, without_text: bool = False) -> bytes:
    """Write articles as native JSONL and return the bytes."""
    assert FORMAT.exporter
    FORMAT.exporter.write(articles, path, Scheme((), ()), WriteOptions(without_text=without_text))
    return path.read_bytes()


def bare(articles: list[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """Return articles without where they were read from."""
    return [replace(article, source={}, where="") for article in articles]
