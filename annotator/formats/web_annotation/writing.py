"""Annotation sets as collections of Web Annotations; relations are annotations that link two others."""

import uuid
from collections.abc import Iterator

import orjson

from annotator.domain.offsets import OffsetMap
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.json_records.parts import article_keys, layer_keys
from annotator.formats.web_annotation.selectors import selectors_of

ANNO = "http://www.w3.org/ns/anno.jsonld"
_OURS = "urn:annotator:"
_WORDS = ("annotation", "article", "discuss", "final", "guideline", "relation", "role", "status")
_VALUES = ("attributes", "decisions", "meta", "origin")
CONTEXT: list[object] = [
    ANNO,
    {
        "@version": 1.1,
        **{word: f"{_OURS}{word}" for word in _WORDS},
        **{value: {"@id": f"{_OURS}{value}", "@type": "@json"} for value in _VALUES},
        "title": "http://purl.org/dc/terms/title",
        "document": {"@id": f"{_OURS}document", "@type": "@id"},
    },
]
"""What the keys mean: those of the recommendation, and ours for what it has no word for."""
_NAMES = uuid.UUID("1a9e1f0c-2f0c-5e0b-9c3c-6f6c1b1d7a55")


def collection_of(article: AnnotatedArticle, layer: Layer | None) -> dict[str, object]:
    """Make the collection of one annotation set; of an article without any, an empty one."""
    text = article.text or ""
    document = _iri("article", article.id, article.sha256)
    mine = (article.id, article.sha256, layer.annotator if layer else None, layer.role if layer else None)
    items: list[object] = list(_items(layer, text, document, mine)) if layer else []
    collection: dict[str, object] = {
        "@context": CONTEXT,
        "id": _iri("collection", *mine),
        "type": "AnnotationCollection",
        **article_keys(article),
        **layer_keys(layer, annotator=False),
        "total": len(items),
    }
    if layer and layer.annotator is not None:
        collection["creator"] = _person(layer.annotator)
    collection["document"] = {"id": document, "type": "Text", "format": "text/plain", "value": text}
    collection["first"] = {
        "id": _iri("page", *mine),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return collection


def _iri(kind: str, *names: object) -> str:
    """A name that is the same for the same thing, whatever characters its id has."""
    return f"urn:uuid:{uuid.uuid5(_NAMES, orjson.dumps([kind, *names]).decode())}"


def _person(name: str) -> dict[str, object]:
    return {"id": _iri("person", name), "type": "Person", "name": name}


def _items(layer: Layer, text: str, document: str, mine: tuple[object, ...]) -> Iterator[dict[str, object]]:
    offsets = OffsetMap(text)
    creator = {} if layer.annotator is None else {"creator": _person(layer.annotator)}
    iris = {span.id: _iri("annotation", *mine, span.id) for span in layer.spans}
    for span in layer.spans:
        targets: list[object] = [
            {"type": "SpecificResource", "source": document, "selector": selectors_of(place, text, offsets)}
            for place in span.fragments
        ]
        yield {
            "id": iris[span.id],
            "type": "Annotation",
            "annotation": span.id,
            "motivation": "tagging",
            **creator,
            "body": _bodies(span.label, span.note),
            "target": targets if len(targets) > 1 else targets[0],
            **_further(span),
        }
    for number, relation in enumerate(layer.relations):
        named: dict[str, object] = {} if relation.id is None else {"relation": relation.id}
        link = {"type": "SpecificResource", "purpose": "linking", "source": iris[relation.target]}
        yield {
            "id": _iri("relation", *mine, number),
            "type": "Annotation",
            **named,
            "motivation": "linking",
            **creator,
            "body": [*_bodies(relation.type, relation.note), link],
            "target": iris[relation.source],
            **_further(relation),
        }


def _bodies(label: str, note: str) -> list[object]:
    bodies: list[object] = [{"type": "TextualBody", "purpose": "tagging", "value": label}]
    if note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": note})
    return bodies


def _further(record: SpanRecord | RelationRecord) -> dict[str, object]:
    entry: dict[str, object] = {}
    if record.attributes:
        entry["attributes"] = record.attributes
    if isinstance(record, SpanRecord):
        if record.discuss:
            entry["discuss"] = True
        if record.origin is not None:
            entry["origin"] = record.origin
    return entry
