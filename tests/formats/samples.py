"""Articles that every format is tried with: the seed article, some of the corpora, the hostile texts."""

import json
from itertools import islice
from pathlib import Path
from typing import Any

from annotator.domain.annotation_set import Role, Status
from annotator.domain.span import Fragments, Span
from annotator.domain.text import canonicalised, sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.jsonl_reading import read_record
from tests.formats.reading import read


def seed(shared: Path) -> list[AnnotatedArticle]:
    """One real article by two annotators."""
    return read(shared / "seed-article.jsonl")[0]


def some(shared: Path, name: str, n: int = 8) -> list[AnnotatedArticle]:
    """The first articles of one of the corpora."""
    path = shared / "corpora" / f"{name}.jsonl"
    with path.open("rb") as file:
        head = b"".join(islice(file, n))
    return read_lines(head, path)


def read_lines(data: bytes, path: Path) -> list[AnnotatedArticle]:
    """Read native JSONL that is in memory as if it stood in `path`."""
    return [
        read_record(line, path.name, number, path.stem, lambda _finding: None)
        for number, line in enumerate(data.split(b"\n"), start=1)
        if line
    ]


def hostile(shared: Path) -> list[AnnotatedArticle]:
    """The hostile texts, each with annotations whose places are known, a fragmented one, and gold."""
    folder = shared / "nasty"
    told = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["files"]
    return [_hostile(folder, entry) for entry in told if entry["decodes"]]


def _hostile(folder: Path, entry: dict[str, Any]) -> AnnotatedArticle:
    raw = (folder / entry["file"]).read_bytes()
    bom = bytes.fromhex(entry["bom"])
    mapping = canonicalised(raw.removeprefix(bom).decode(entry["encoding"]))
    places: list[Fragments] = [
        (Span(mapping.start(start), mapping.end(end)),)
        for start, end in (span["cp"] for span in entry["spans"])
        if start < end
    ]
    if len(mapping.text) > 4:
        places.append((Span(0, 1), Span(2, 3), Span(3, len(mapping.text))))
    spans = tuple(
        SpanRecord(f"s{number}", "claim", place, {"value": number}, "why\n" if number == 0 else "")
        for number, place in enumerate(places)
    )
    relations = (RelationRecord("s0", spans[-1].id, "about", "r1", {"x": 1.0}),) if len(spans) > 1 else ()
    layers = (
        Layer("anna", status=Status.IN_PROGRESS, spans=spans, relations=relations),
        Layer("anna", Role.GOLD, spans=spans[:1]),
    )
    return AnnotatedArticle(
        id=entry["file"],
        title=entry["file"],
        text=mapping.text,
        sha256=sha256_of(mapping.text),
        layers=layers,
    )
