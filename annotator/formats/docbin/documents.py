"""An annotation set as a document of spaCy: tokens, entities, span groups, and all of it in the user data."""

import struct
from array import array
from collections.abc import Iterator

import msgpack

from annotator.formats.api import AnnotatedArticle, Layer
from annotator.formats.docbin.entities import entities_of
from annotator.formats.docbin.strings import Strings
from annotator.formats.docbin.tokens import tokens_of
from annotator.formats.docbin.writing import Document
from annotator.formats.jsonl.writing import relation_entry, span_entry
from annotator.formats.tables.rows import layer_facts

ALL = "sc"
"""The span group that holds every annotation: where spaCy's span categorizer looks by itself."""
SPAN = ">QQQllll"
"""Of a span in a group: id, knowledge base id and label as numbers of strings, tokens, code points."""
_UNKNOWN, _INSIDE, _OUTSIDE, _BEGINS = range(4)
"""How spaCy tells where a token stands to an entity."""


def documents_of(article: AnnotatedArticle, strings: Strings) -> Iterator[Document]:
    """A document for each annotation set; one whose entities are not known where there is none."""
    for layer in article.layers or (None,):
        yield _document(article, layer, strings)


def _document(article: AnnotatedArticle, layer: Layer | None, strings: Strings) -> Document:
    spans = () if layer is None else layer.spans
    text = article.text or ""
    tokens = tokens_of(text, [fragment for span in spans for fragment in span.fragments])
    first = {start: place for place, start in enumerate(tokens.starts)}
    behind = {end: place + 1 for place, end in enumerate(tokens.ends)}
    pieces = [
        (number, span.label, fragment, first[fragment.start], behind[fragment.end])
        for number, span in enumerate(spans)
        for fragment in span.fragments
    ]
    tags = [(_UNKNOWN if layer is None else _OUTSIDE, 0)] * len(tokens.words)
    for piece, entity in zip(pieces, entities_of([one[2] for one in pieces], text), strict=True):
        if entity is not None:
            kind, begin, after = strings.number(piece[1]), first[entity.start], behind[entity.end]
            tags[begin:after] = [(_BEGINS, kind), *[(_INSIDE, kind)] * (after - begin - 1)]
    rows = array("Q")
    for word, tag in zip(tokens.words, tags, strict=True):
        rows.extend((strings.number(word), *tag))
    groups: dict[str, list[bytes]] = {}
    for number, label, fragment, start, end in pieces:
        ids = strings.number(str(number)), 0, strings.number(label)
        packed = struct.pack(SPAN, *ids, start, end, fragment.start, fragment.end)
        for name in dict.fromkeys((ALL, label)):
            groups.setdefault(name, []).append(packed)
    return Document(
        rows.tobytes(), bytes(tokens.blanks), _groups(groups), msgpack.packb(_about(article, layer, text))
    )


def _groups(groups: dict[str, list[bytes]]) -> bytes:
    packed: bytes = msgpack.packb(
        {msgpack.packb({"name": name, "attrs": {}, "spans": spans}): [name] for name, spans in groups.items()}
        if groups
        else []
    )
    return packed


def _about(article: AnnotatedArticle, layer: Layer | None, text: str) -> dict[str, object]:
    about: dict[str, object] = {} if article.id is None else {"id": article.id}
    about |= {"title": article.title, "sha256": article.sha256, "meta": dict(article.meta)}
    if layer is not None:
        about["layer"] = {
            **layer_facts(layer),
            "spans": [span_entry(span, text) for span in layer.spans],
            "relations": [relation_entry(one) for one in layer.relations],
        }
    return about
