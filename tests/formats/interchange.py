"""The 16 texts that other tools' files hold alike, and whether an importer reads the same from each.

The tools that wrote those files had no place for fragments, so an annotation of several is in none of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import orjson

from annotator.domain.span import text_of
from annotator.formats.api import AnnotatedArticle, Layer

Found: TypeAlias = tuple[Counter[Any], Counter[Any]]
"""Annotations (start, end, label) and relations (such an annotation, another, the type) of one set."""


def answers(shared_data: Path, *, relations: bool = True) -> dict[tuple[str, str], Found]:
    """What each annotator marked in each text, by text and name."""
    lines = (shared_data / "formats/interchange-generated/rows.jsonl").read_bytes().splitlines()
    result: dict[tuple[str, str], Found] = {}
    for record in map(orjson.loads, lines):
        for layer in record["layers"]:
            spans = {
                one["id"]: (one["start"], one["end"], one["label"])
                for one in layer["spans"]
                if "fragments" not in one
            }
            ties = [
                (spans[one["from"]], spans[one["to"]], one["label"])
                for one in layer["links"]
                if relations and one["from"] in spans and one["to"] in spans
            ]
            result[record["text"], layer["annotator"]] = Counter(spans.values()), Counter(ties)
    return result


def found_in(
    articles: Iterable[AnnotatedArticle], names: Mapping[str, str] | None = None
) -> dict[tuple[str, str], Found]:
    """What an importer read, in the same shape; `names` renames annotators."""
    result: dict[tuple[str, str], Found] = {}
    for article in articles:
        assert article.text is not None
        for layer in article.layers:
            name = layer.annotator or layer.maybe or ""
            key = article.text, (names or {}).get(name, name)
            assert key not in result, f"{name} has two sets on one text"
            result[key] = _found(layer, article.text)
    return result


def _found(layer: Layer, text: str) -> Found:
    spans = {}
    for span in layer.spans:
        assert text_of(span.fragments, text).strip()
        spans[span.id] = span.fragments[0].start, span.fragments[-1].end, span.label
    ties = [(spans[one.source], spans[one.target], one.type) for one in layer.relations]
    return Counter(spans.values()), Counter(ties)
