"""An article as rows of the three tables: texts, whole numbers, JSON as text, empty where nothing is."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from annotator.domain.json_values import Json, to_text
from annotator.domain.span import Fragments, text_of
from annotator.formats.api import AnnotatedArticle, Layer

Cell: TypeAlias = str | int
Row: TypeAlias = tuple[Cell, ...]
Guard: TypeAlias = Callable[[str], str]
"""What is done to each text on its way into a cell."""


def key_of(article: AnnotatedArticle) -> str:
    """What annotations and relations name their article by: its id, or the SHA-256 of its text."""
    return article.sha256 if article.id is None else article.id


def layer_facts(layer: Layer) -> dict[str, Json]:
    """What is known of a layer beside its annotations and relations, as native JSONL writes it."""
    facts: dict[str, Json] = {} if layer.annotator is None else {"annotator": layer.annotator}
    facts |= {"role": layer.role.value, "status": layer.status.value}
    if not layer.final:
        facts["final"] = False
    if layer.guideline is not None:
        facts["guideline"] = layer.guideline
    if layer.decisions:
        facts["decisions"] = list(layer.decisions)
    return facts


def article_row(article: AnnotatedArticle, text: str | None, guard: Guard) -> Row:
    """The row of an article; `text` is None where it is left out."""
    return (
        guard(article.id or ""),
        guard(article.title),
        guard(text or ""),
        article.sha256,
        _object(article.meta),
        to_text([layer_facts(layer) for layer in article.layers]),
    )


def annotation_rows(article: AnnotatedArticle, text: str | None, guard: Guard) -> Iterator[Row]:
    """The rows of an article's annotations, layer by layer."""
    key = guard(key_of(article))
    for layer in article.layers:
        whose, role = guard(layer.annotator or ""), layer.role.value
        for span in layer.spans:
            fragments = span.fragments
            start, end = fragments[0].start, fragments[-1].end
            if len(fragments) == 1:
                pairs, said = "", "" if text is None else text[start:end]
            else:
                pairs, said = _pairs(fragments), "" if text is None else text_of(fragments, text)
            yield (
                key,
                whose,
                role,
                guard(span.id),
                guard(span.label),
                start,
                end,
                pairs,
                guard(said),
                to_text(span.attributes) if span.attributes else "",
                guard(span.note) if span.note else "",
                "true" if span.discuss else "",
                "" if span.origin is None else to_text(span.origin),
            )


def relation_rows(article: AnnotatedArticle, guard: Guard) -> Iterator[Row]:
    """The rows of an article's relations, layer by layer."""
    key = guard(key_of(article))
    for layer in article.layers:
        whose, role = guard(layer.annotator or ""), layer.role.value
        for relation in layer.relations:
            yield (
                key,
                whose,
                role,
                guard(relation.id or ""),
                guard(relation.type),
                guard(relation.source),
                guard(relation.target),
                _object(relation.attributes),
                guard(relation.note),
            )


def _object(value: Mapping[str, Json]) -> str:
    return to_text(value) if value else ""


def _pairs(fragments: Fragments) -> str:
    return to_text([[one.start, one.end] for one in fragments])
