"""Articles, layers and annotations as native values, short to write."""

from pathlib import Path
from typing import Any

import orjson

from annotator.domain.text import sha256_of
from annotator.services.exports.exporting import ExportOptions, export
from annotator.services.workspace import Workspace

Json = dict[str, Any]
OTHER = "Another text altogether, with 7 words in it."
TEXT = "Reuters said that over 100 men died. The ministry denied it."


def span(id: str, label: str, start: int, end: int, **more: Any) -> Json:
    """An annotation."""
    return {"id": id, "label": label, "start": start, "end": end, **more}


def tie(source: str, target: str, type: str = "said-by", **more: Any) -> Json:
    """A relation."""
    return {"from": source, "to": target, "type": type, **more}


def layer(*spans: Json, annotator: str | None = "ana", relations: tuple[Json, ...] = (), **more: Any) -> Json:
    """An annotation set."""
    named = {} if annotator is None else {"annotator": annotator}
    return {**named, "spans": list(spans), "relations": list(relations), **more}


def article(id: str | None = "a1", *layers: Json, text: str | None = TEXT, **more: Any) -> Json:
    """An article."""
    known = {} if id is None else {"id": id}
    body = {} if text is None else {"text": text}
    return {**known, "title": "One", **body, "layers": list(layers), **more}


def textless(id: str = "a9", *layers: Json, text: str = TEXT) -> Json:
    """An article whose text was left out."""
    return article(id, *(layers or (layer(span("x", "claim", 0, 7)),)), text=None, sha256=sha256_of(text))


def said(**more: Any) -> Json:
    """An article with a claim, who said it, and what ties them."""
    claim, speaker = span("c", "claim", 18, 35), span("s", "speaker", 0, 7, attributes={"form": "named"})
    return article("a1", layer(claim, speaker, relations=(tie("c", "s"),)), **more)


def exported(project: Workspace, folder: Path, **options: Any) -> list[Json]:
    """What an export writes, as values."""
    target = folder / "exported.jsonl"
    export(project, target, ExportOptions("jsonl", **options))
    return [orjson.loads(line) for line in target.read_bytes().split(b"\n") if line]


def plain(one: Json) -> Json:
    """An exported article as one would write it: what the exporter adds for others taken off."""
    kept = {key: value for key, value in one.items() if key not in {"version", "sha256"}}
    kept["layers"] = [
        {
            key: [{k: v for k, v in each.items() if k != "text"} for each in value]
            if key == "spans"
            else value
            for key, value in entry.items()
            if not (key == "role" and value == "annotator") and not (key == "status" and value == "done")
        }
        if isinstance(entry, dict)
        else entry
        for entry in one["layers"]
    ]
    if not kept.get("meta"):
        kept.pop("meta", None)
    return kept
