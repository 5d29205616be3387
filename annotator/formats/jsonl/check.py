"""Reading native JSONL right back: line by line against what was selected, without making articles of it.

The strict reader takes longer than everything else about an export. What it looks for in a file of unknown
origin (unknown keys, offsets out of range) cannot be in one that holds, to the letter, what was selected. Of
every article the head, the sets and their sizes are compared, and that each line says the same after reading;
of one article in ten every value.
"""

from pathlib import Path
from typing import Any

import orjson

from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle
from annotator.formats.layer_values import plain_span, span_read, values_of, values_read
from annotator.formats.sampling import EACH, Expected, digest_of


class JsonlCheck:
    """Holds a file against the articles that were written."""

    def __init__(self) -> None:
        self._expected = Expected(values_of)

    def expect(self, article: AnnotatedArticle) -> None:
        """Take an article that is written."""
        self._expected.expect(article)

    def differing(self, target: Path) -> str | None:
        """Return the id of the first article that does not read back as it was selected, None if all do."""
        with target.open("rb") as file:
            return self._expected.first_other(
                _of_line(line, whole=number % EACH == 0) for number, line in enumerate(file)
            )


def _of_line(line: bytes, *, whole: bool) -> bytes:
    record = orjson.loads(line)
    text = record.get("text")
    if text is not None and sha256_of(text) != record["sha256"]:
        return b""
    if text is None and any("text" in one for layer in record["layers"] for one in layer["spans"]):
        return b""
    if orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE) != line:
        return b""
    head = (record.get("id"), record["title"], bool(text), record["sha256"], record["meta"])
    layers = [_layer_read(one, text) if whole else _size_read(one) for one in record["layers"]]
    return digest_of(*head, layers)


def _size_read(layer: dict[str, Any]) -> object:
    spans, relations = layer["spans"], layer["relations"]
    return layer.get("annotator"), layer["role"], layer["status"], len(spans), len(relations)


def _layer_read(layer: dict[str, Any], text: str | None) -> object:
    return values_read(
        layer,
        [
            plain_span(one["id"], one["label"], one["start"], one["end"])
            if text is not None and len(one) == 5 and one["text"] == text[one["start"] : one["end"]]
            else _span_read(one, text)
            for one in layer["spans"]
        ],
        [
            (
                *(one.get("id"), one["from"], one["to"], one["type"]),
                *(one.get("attributes", {}), one.get("note", "")),
            )
            for one in layer["relations"]
        ],
    )


def _span_read(one: dict[str, Any], text: str | None) -> object:
    fragments = one.get("fragments")
    get = one.get
    if fragments is None:
        fragments = ((one["start"], one["end"]),)
    if (one["start"], one["end"]) != (fragments[0][0], fragments[-1][1]):
        raise ValueError(one["id"])
    if text is not None and one["text"] != " ".join([text[start:end] for start, end in fragments]):
        raise ValueError(one["id"])
    return span_read(
        *(one["id"], one["label"], fragments),
        *(get("attributes", {}), get("note", ""), get("discuss", False), get("origin")),
    )
