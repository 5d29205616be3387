"""The three tables as columns of Parquet: their types, and articles laid out in columns."""

# ruff: noqa: PLC0415 -- pyarrow is loaded when Parquet is written or read, and by nothing else
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.json_values import JsonObject, to_text
from annotator.domain.span import text_of
from annotator.formats.api import AnnotatedArticle, SpanRecord
from annotator.formats.tables.columns import ANNOTATIONS, ARTICLES, RELATIONS
from annotator.formats.tables.rows import key_of

if TYPE_CHECKING:
    import pyarrow as pa

Column = list[object]


def schemas() -> dict[str, pa.Schema]:
    """The types of the columns of each table."""
    import pyarrow as pa

    text, whole, yes = pa.string(), pa.int64(), pa.bool_()
    layer = pa.struct(
        {
            "annotator": text,
            "role": text,
            "status": text,
            "final": yes,
            "guideline": text,
            "decisions": text,
        }
    )
    piece = pa.struct({"start": whole, "end": whole})
    whose = {"article": text, "annotator": text, "role": text, "id": text}
    return {
        ARTICLES: pa.schema(
            {"id": text, "title": text, "text": text, "sha256": text, "meta": text, "layers": pa.list_(layer)}
        ),
        ANNOTATIONS: pa.schema(
            whose
            | {"label": text, "start": whole, "end": whole, "fragments": pa.list_(piece), "text": text}
            | {"attributes": text, "note": text, "discuss": yes, "origin": text}
        ),
        RELATIONS: pa.schema(whose | dict.fromkeys(("type", "from", "to", "attributes", "note"), text)),
    }


class Laid:
    """Articles laid out in the columns of the three tables, until they are taken away."""

    def __init__(self) -> None:
        self._schemas = schemas()
        self._start()

    def _start(self) -> None:
        self.size = 0
        """How much there is: code points of texts and rows, roughly in bytes."""
        self._articles: list[Column] = [[] for _ in self._schemas[ARTICLES]]
        self._annotations: list[Column] = [[] for _ in self._schemas[ANNOTATIONS]]
        self._relations: list[Column] = [[] for _ in self._schemas[RELATIONS]]
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, article: AnnotatedArticle, text: str | None) -> None:
        """Put an article to the end; `text` is None where it is left out."""
        layers = [
            {
                "annotator": layer.annotator,
                "role": layer.role.value,
                "status": layer.status.value,
                "final": layer.final,
                "guideline": layer.guideline,
                "decisions": to_text(layer.decisions) if layer.decisions else None,
            }
            for layer in article.layers
        ]
        row = (article.id, article.title, text, article.sha256, _object(article.meta), layers)
        for column, value in zip(self._articles, row, strict=True):
            column.append(value)
        self.size += 500 + (0 if text is None else len(text))
        key = key_of(article)
        for layer in article.layers:
            whose = (key, layer.annotator, layer.role.value)
            self.size += 200 * (len(layer.spans) + len(layer.relations))
            for columns, n in (
                (self._annotations, len(layer.spans)),
                (self._relations, len(layer.relations)),
            ):
                for column, value in zip(columns[:3], whose, strict=True):
                    column.extend([value] * n)
            self._add_spans(layer.spans, text)
            columns = self._relations
            columns[3].extend([one.id for one in layer.relations])
            columns[4].extend([one.type for one in layer.relations])
            columns[5].extend([one.source for one in layer.relations])
            columns[6].extend([one.target for one in layer.relations])
            columns[7].extend([_object(one.attributes) for one in layer.relations])
            columns[8].extend([one.note or None for one in layer.relations])

    def _add_spans(self, spans: Sequence[SpanRecord], text: str | None) -> None:
        """Annotations column by column, which is faster than row by row."""
        columns, starts, ends = self._annotations, self._starts, self._ends
        columns[3].extend([one.id for one in spans])
        columns[4].extend([one.label for one in spans])
        columns[5].extend([one.fragments[0].start for one in spans])
        columns[6].extend([one.fragments[-1].end for one in spans])
        for one in spans:
            # Where the fragments of each begin among those of all.
            columns[7].append(len(starts))
            for fragment in one.fragments:
                starts.append(fragment.start)
                ends.append(fragment.end)
        columns[8].extend([None if text is None else text_of(one.fragments, text) for one in spans])
        columns[9].extend([_object(one.attributes) for one in spans])
        columns[10].extend([one.note or None for one in spans])
        columns[11].extend([one.discuss for one in spans])
        columns[12].extend([None if one.origin is None else to_text(one.origin) for one in spans])

    def taken(self) -> dict[str, pa.Table]:
        """Return all that there is as tables, and begin anew."""
        import pyarrow as pa

        pieces = pa.StructArray.from_arrays(
            [pa.array(self._starts, pa.int64()), pa.array(self._ends, pa.int64())], names=["start", "end"]
        )
        offsets = pa.array([*self._annotations[7], len(self._starts)], pa.int32())
        result = {}
        for name, columns in (
            (ARTICLES, self._articles),
            (ANNOTATIONS, self._annotations),
            (RELATIONS, self._relations),
        ):
            schema = self._schemas[name]
            result[name] = pa.table(
                [
                    pa.ListArray.from_arrays(offsets, pieces)
                    if field.name == "fragments"
                    else pa.array(column, field.type)
                    for field, column in zip(schema, columns, strict=True)
                ],
                schema=schema,
            )
        self._start()
        return result


def _object(value: JsonObject) -> str | None:
    return to_text(value) if value else None
