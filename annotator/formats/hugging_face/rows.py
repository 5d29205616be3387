"""An article with its layers as one nested row, and the way back."""

# ruff: noqa: PLC0415 -- pyarrow is loaded when a data set is written, and by nothing else
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import orjson

from annotator.domain.annotation_set import Role, Status
from annotator.domain.json_values import JsonObject, to_text
from annotator.domain.span import Span, text_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord

if TYPE_CHECKING:
    import pyarrow as pa

Fields = tuple[tuple[str, "Kind"], ...]
Kind = str | Fields
"""A type by its name; or the fields of a structure, of which a list is meant."""
PIECE: Fields = (("start", "int64"), ("end", "int64"))
SPAN: Fields = (
    ("id", "string"),
    ("label", "string"),
    ("start", "int64"),
    ("end", "int64"),
    ("fragments", PIECE),
    ("text", "string"),
    ("attributes", "string"),
    ("note", "string"),
    ("discuss", "bool"),
    ("origin", "string"),
)
RELATION: Fields = (
    ("id", "string"),
    ("type", "string"),
    ("from", "string"),
    ("to", "string"),
    ("attributes", "string"),
    ("note", "string"),
)
LAYER: Fields = (
    ("annotator", "string"),
    ("role", "string"),
    ("status", "string"),
    ("final", "bool"),
    ("guideline", "string"),
    ("decisions", "string"),
    ("spans", SPAN),
    ("relations", RELATION),
)
ARTICLE: Fields = (
    ("id", "string"),
    ("title", "string"),
    ("text", "string"),
    ("sha256", "string"),
    ("meta", "string"),
    ("layers", LAYER),
)


def schema() -> pa.Schema:
    """The types of the columns."""
    import pyarrow as pa

    return pa.schema([(name, _type(kind)) for name, kind in ARTICLE])


def _type(kind: Kind) -> pa.DataType:
    import pyarrow as pa

    if isinstance(kind, str):
        return pa.type_for_alias(kind)
    return pa.list_(pa.struct([(name, _type(inner)) for name, inner in kind]))


def row_of(article: AnnotatedArticle, text: str | None) -> dict[str, object]:
    """The row of an article; `text` is None where it is left out."""
    return {
        "id": article.id,
        "title": article.title,
        "text": text,
        "sha256": article.sha256,
        "meta": _object(article.meta),
        "layers": [
            {
                "annotator": layer.annotator,
                "role": layer.role.value,
                "status": layer.status.value,
                "final": layer.final,
                "guideline": layer.guideline,
                "decisions": to_text(layer.decisions) if layer.decisions else None,
                "spans": [_span(span, text) for span in layer.spans],
                "relations": [
                    {
                        "id": one.id,
                        "type": one.type,
                        "from": one.source,
                        "to": one.target,
                        "attributes": _object(one.attributes),
                        "note": one.note or None,
                    }
                    for one in layer.relations
                ],
            }
            for layer in article.layers
        ],
    }


def _span(span: SpanRecord, text: str | None) -> dict[str, object]:
    return {
        "id": span.id,
        "label": span.label,
        "start": span.fragments[0].start,
        "end": span.fragments[-1].end,
        "fragments": [{"start": one.start, "end": one.end} for one in span.fragments],
        "text": None if text is None else text_of(span.fragments, text),
        "attributes": _object(span.attributes),
        "note": span.note or None,
        "discuss": span.discuss,
        "origin": None if span.origin is None else to_text(span.origin),
    }


def article_of(row: Mapping[str, Any], where: str) -> AnnotatedArticle:
    """The article of a row that this program wrote, to be held against what should have been written."""
    return AnnotatedArticle(
        id=row["id"],
        title=row["title"],
        text=row["text"],
        sha256=row["sha256"],
        meta=_read(row["meta"]) or {},
        layers=tuple(_layer(layer) for layer in row["layers"]),
        where=where,
    )


def _layer(layer: Mapping[str, Any]) -> Layer:
    return Layer(
        annotator=layer["annotator"],
        role=Role(layer["role"]),
        status=Status(layer["status"]),
        spans=tuple(
            SpanRecord(
                one["id"],
                one["label"],
                tuple(Span(piece["start"], piece["end"]) for piece in one["fragments"]),
                _read(one["attributes"]) or {},
                one["note"] or "",
                one["discuss"],
                _read(one["origin"]),
            )
            for one in layer["spans"]
        ),
        relations=tuple(
            RelationRecord(
                one["from"],
                one["to"],
                one["type"],
                one["id"],
                _read(one["attributes"]) or {},
                one["note"] or "",
            )
            for one in layer["relations"]
        ),
        decisions=tuple(_read(layer["decisions"]) or ()),
        final=layer["final"],
        guideline=layer["guideline"],
    )


def _object(value: JsonObject) -> str | None:
    return to_text(value) if value else None


def _read(text: str | None) -> Any:  # noqa: ANN401 - what was written, whatever it is
    return None if text is None else orjson.loads(text)
