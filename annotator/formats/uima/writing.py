"""From an article and one of its layers to the feature structures of a CAS."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.json_values import Json, JsonObject, to_text
from annotator.domain.offsets import OffsetMap
from annotator.domain.span import outermost
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.file_names import FileNames
from annotator.formats.json.own_facts import article_facts, layer_facts, relation_facts, span_facts
from annotator.formats.layer_names import LayerNames
from annotator.formats.uima.cas import (
    ARTICLE,
    ARTICLE_FEATURES,
    LAYER,
    LAYER_FEATURES,
    METADATA,
    METADATA_FEATURES,
    RELATION,
    RELATION_FEATURES,
    SOFA,
    SPAN,
    SPAN_FEATURES,
    STRING,
    VIEW,
    Structure,
    feature_of,
)
from annotator.formats.xml.text import json_of, lost_characters, spelled, substituted

SOFA_ID = "1"


class Places:
    """Where the file of each layer goes: a folder for each annotator, in it a file for each article."""

    def __init__(self, target: Path, ending: str) -> None:
        self._target = target
        self._ending = ending
        self._articles = FileNames()
        self._layers = LayerNames()

    def of(self, article: AnnotatedArticle) -> Iterator[tuple[Path, Layer | None]]:
        """The files of an article, each with its layer; one without where it has none."""
        name = self._articles.of(article.id or f"sha256-{article.sha256}") + self._ending
        if not article.layers:
            yield self._target / name, None
        for layer in article.layers:
            folder = self._target / self._layers.of(layer)
            folder.mkdir(exist_ok=True)
            yield folder / name, layer


class Features:
    """The features of each of our types; attributes add theirs as they come."""

    def __init__(self) -> None:
        self.of: dict[str, dict[str, str]] = {
            ARTICLE: dict(ARTICLE_FEATURES),
            LAYER: dict(LAYER_FEATURES),
            METADATA: dict(METADATA_FEATURES),
            SPAN: dict(SPAN_FEATURES),
            RELATION: dict(RELATION_FEATURES),
        }

    def add(self, structures: Iterable[Structure]) -> None:
        """Take those that structures have."""
        for one in structures:
            known = self.of.get(one.type)
            if known is not None and one.type in {SPAN, RELATION} and not one.values.keys() <= known.keys():
                for name in sorted(one.values.keys() - known.keys() - {"begin", "end"}):
                    known[name] = STRING


def structures_of(article: AnnotatedArticle, layer: Layer | None, *, xml: bool) -> list[Structure]:
    """All structures of a file, the one of the text first; offsets count UTF-16 units.

    With `xml` it is told which characters of the text XML cannot hold.
    """
    text = article.text or ""
    offsets = OffsetMap(text)
    sofa: dict[str, Json] = {
        "sofaNum": 1,
        "sofaID": VIEW,
        "mimeType": "text/plain",
        "sofaString": text,
    }
    about: dict[str, Json] = {"begin": 0, "end": offsets.utf16_length, "language": "x-unspecified"}
    if article.title:
        about["documentTitle"] = substituted(article.title)
    if article.id is not None:
        about["documentId"] = substituted(article.id)
    known: dict[str, Json] = {"facts": json_of(article_facts(article))}
    if xml and (lost := lost_characters(text)):
        known["characters"] = lost
    result = [
        Structure(SOFA_ID, SOFA, sofa),
        Structure("2", METADATA, about),
        Structure("3", ARTICLE, known),
    ]
    if layer is not None:
        result.append(Structure("4", LAYER, {"facts": json_of(layer_facts(layer))}))
        _add_annotations(result, layer, offsets)
    return result


def _add_annotations(result: list[Structure], layer: Layer, offsets: OffsetMap) -> None:
    firsts: dict[str, str] = {}
    ends: dict[str, tuple[int, int]] = {}
    for span in layer.spans:
        firsts[span.id] = str(len(result) + 1)
        ends[span.id] = offsets.span_to_utf16(outermost(span.fragments))
        for part, fragment in enumerate(span.fragments):
            begin, end = offsets.span_to_utf16(fragment)
            values = _span_values(span, part)
            result.append(Structure(str(len(result) + 1), SPAN, {"begin": begin, "end": end, **values}))
    for relation in layer.relations:
        begin, end = ends[relation.target]
        references: dict[str, tuple[str, ...]] = {
            "Governor": (firsts[relation.source],),
            "Dependent": (firsts[relation.target],),
        }
        values = _relation_values(relation)
        result.append(
            Structure(str(len(result) + 1), RELATION, {"begin": begin, "end": end, **values}, references)
        )


def _span_values(span: SpanRecord, part: int) -> dict[str, Json]:
    values: dict[str, Json] = {"label": spelled(span.label), "spanId": spelled(span.id), "part": part}
    if part:
        return values
    _add_readable(values, span.attributes, span.note)
    if span.discuss:
        values["discuss"] = True
    return {**values, "facts": json_of(span_facts(span))}


def _relation_values(relation: RelationRecord) -> dict[str, Json]:
    values: dict[str, Json] = {"label": spelled(relation.type)}
    _add_readable(values, relation.attributes, relation.note)
    return {**values, "facts": json_of(relation_facts(relation))}


def _add_readable(values: dict[str, Json], attributes: JsonObject, note: str) -> None:
    for name, value in attributes.items():
        values[feature_of(name)] = readable(value)
    if note:
        values["note"] = substituted(note)


def readable(value: Json) -> str:
    """A value of an attribute as other programs show it."""
    return substituted(value if isinstance(value, str) else to_text(value))
