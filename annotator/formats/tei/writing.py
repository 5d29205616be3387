"""An article with its layers as a TEI document: the text in paragraphs, everything else in `standOff`."""

import re
from collections.abc import Iterator

from annotator.domain.json_values import JsonObject
from annotator.formats.api import AnnotatedArticle, Layer
from annotator.formats.json.own_facts import article_facts, layer_facts, relation_facts, span_facts
from annotator.formats.tei.features import written as features
from annotator.formats.xml.text import attributes, in_text, lost_characters, spelled, substituted

NAMESPACE = "http://www.tei-c.org/ns/1.0"
TEXT_ID = "text"
ARTICLE, LAYER = "annotator.article", "annotator.layer"
"""The types of our `standOff`s."""
RELATION = "relation"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"[^\W_][\w.-]*")


def written(article: AnnotatedArticle) -> Iterator[str]:
    """Write a document piece by piece."""
    text = article.text or ""
    title = in_text(substituted(article.title))
    yield (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="{NAMESPACE}">\n<teiHeader>\n<fileDesc>\n'
        f"<titleStmt><title>{title}</title></titleStmt>\n"
        "<publicationStmt><p>Written by Annotator.</p></publicationStmt>\n"
        "<sourceDesc><p>The text as it was imported, one paragraph a line.</p></sourceDesc>\n"
        "</fileDesc>\n</teiHeader>\n"
    )
    facts: JsonObject = article_facts(article)
    lost = lost_characters(text)
    if lost:
        facts = {**facts, "characters": lost}
    yield f'<standOff type="{ARTICLE}">\n{features(facts, kind="article")}</standOff>\n'
    for number, layer in enumerate(article.layers, start=1):
        yield from _layer(layer, f"L{number}")
    yield f'<text>\n<body xml:id="{TEXT_ID}" xml:space="preserve">'
    # Between the tags stands nothing but the article's own characters; each line end is in its paragraph.
    for line in _LINE.findall(substituted(text)) or [""]:
        yield f"<p>{in_text(line)}</p>"
    yield "</body>\n</text>\n</TEI>\n"


def _layer(layer: Layer, name: str) -> Iterator[str]:
    yield f'<standOff type="{LAYER}">\n{features(layer_facts(layer), kind="layer")}<spanGrp>\n'
    known = {}
    structures = []
    for number, span in enumerate(layer.spans, start=1):
        known[span.id] = mine = f"{name}.A{number}"
        places = ",".join(f"{one.start},{len(one)}" for one in span.fragments)
        facts = span_facts(span)
        if facts:
            structures.append(features(facts, name=f"{mine}.F", kind="annotation"))
        yield (
            f'<span{attributes(xml__id=mine, n=spelled(span.id))} target="#string-range({TEXT_ID},{places})"'
            f"{attributes(ana=f'#{mine}.F' if facts else None)}>{in_text(spelled(span.label))}</span>\n"
        )
    yield "</spanGrp>\n"
    yield from structures
    if layer.relations:
        yield from _relations(layer, name, known)
    yield "</standOff>\n"


def _relations(layer: Layer, name: str, known: dict[str, str]) -> Iterator[str]:
    structures = []
    yield "<listRelation>\n"
    for number, relation in enumerate(layer.relations, start=1):
        mine = f"{name}.R{number}"
        is_word = _WORD.fullmatch(relation.type) is not None
        facts: JsonObject = relation_facts(relation)
        if not is_word:
            facts = {"type": relation.type, **facts}
        if facts:
            structures.append(features(facts, name=f"{mine}.F", kind="relation"))
        yield "<relation{}/>\n".format(
            attributes(
                xml__id=mine,
                name=relation.type if is_word else RELATION,
                active=f"#{known[relation.source]}",
                passive=f"#{known[relation.target]}",
                ana=f"#{mine}.F" if facts else None,
            )
        )
    yield "</listRelation>\n"
    yield from structures
