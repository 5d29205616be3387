"""The hostile texts beside the repository as articles, each with the annotations that are expected in it."""

import codecs
from pathlib import Path

import orjson

from annotator.domain.span import Span
from annotator.domain.text import canonicalised, sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def nasty_articles(shared_data: Path) -> list[AnnotatedArticle]:
    """Every text that can be decoded, its annotations told by where they stand in it (code points).

    One annotation in each of several fragments, and relations from it to the others.
    """
    folder = shared_data / "nasty"
    return [
        _article(one, (folder / one["file"]).read_bytes())
        for one in orjson.loads((folder / "expected.json").read_bytes())["files"]
        if one["decodes"]
    ]


def _article(told: dict[str, list[dict[str, list[int]]]], data: bytes) -> AnnotatedArticle:
    mark = next((one for one in _MARKS if told["bom"] and data.startswith(one)), b"")
    text = canonicalised(data.removeprefix(mark).decode(str(told["encoding"])))
    places = sorted(
        {Span(text.start(start), text.end(end)) for start, end in (span["cp"] for span in told["spans"])}
    )
    spans = [
        SpanRecord(f"s{number}", "claim", (place,), {"n": number}) for number, place in enumerate(places)
    ]
    apart: list[Span] = []
    for place in places:
        if not apart or place.start > apart[-1].end:
            apart.append(place)
    if len(apart) > 1:
        spans.append(SpanRecord("all", "claim", tuple(apart), note="in pieces"))
    relations = [RelationRecord("all", span.id, "about") for span in spans[:-1] if len(apart) > 1]
    layers = (Layer("annotator-a", spans=tuple(spans), relations=tuple(relations)), Layer("annotator-b"))
    name = str(told["file"])
    return AnnotatedArticle(
        name, name.partition(".")[0], text.text, sha256_of(text.text), {"published": "2024-02-01"}, layers
    )
