"""An article as rows of the three tables: texts, whole numbers, JSON as text, empty where nothing is."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from annotator.domain.json_values import Json, to_text
from annotator.domain.span import Fragments, text_of
from annotator.formats.api import AnnotatedArticle, Layer
from annotator.formats.spreadsheet_cells import ACTS

Cell: TypeAlias = str | int
Row: TypeAlias = tuple[Cell, ...]
Acts: TypeAlias = frozenset[str]
"""Characters by which a spreadsheet would tell a formula: what begins so gets an apostrophe."""
GUARDED: Acts = frozenset(ACTS)
UNGUARDED: Acts = frozenset()
"""Where a cell says itself that it is a text."""


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


def article_row(article: AnnotatedArticle, text: str | None, acts: Acts) -> Row:
    """The row of an article; `text` is None where it is left out."""
    return (
        _cell(article.id or "", acts),
        _cell(article.title, acts),
        _cell(text or "", acts),
        article.sha256,
        _object(article.meta),
        to_text([layer_facts(layer) for layer in article.layers]),
    )


def annotation_rows(article: AnnotatedArticle, text: str | None, acts: Acts) -> Iterator[Row]:
    """The rows of an article's annotations, layer by layer."""
    key = _cell(key_of(article), acts)
    for layer in article.layers:
        whose, role = _cell(layer.annotator or "", acts), layer.role.value
        for span in layer.spans:
            # Without a call for each cell: this runs for every annotation of an export.
            fragments, name, label, note = span.fragments, span.id, span.label, span.note
            start, end = fragments[0].start, fragments[-1].end
            if len(fragments) == 1:
                pairs, said = "", "" if text is None else text[start:end]
            else:
                pairs, said = pairs_of(fragments), "" if text is None else text_of(fragments, text)
            yield (
                key,
                whose,
                role,
                name if name[:1] not in acts else f"'{name}",
                label if label[:1] not in acts else f"'{label}",
                start,
                end,
                pairs,
                said if said[:1] not in acts else f"'{said}",
                to_text(span.attributes) if span.attributes else "",
                note if note[:1] not in acts else f"'{note}",
                "true" if span.discuss else "",
                "" if span.origin is None else to_text(span.origin),
            )


def relation_rows(article: AnnotatedArticle, acts: Acts) -> Iterator[Row]:
    """The rows of an article's relations, layer by layer."""
    key = _cell(key_of(article), acts)
    for layer in article.layers:
        whose, role = _cell(layer.annotator or "", acts), layer.role.value
        for relation in layer.relations:
            yield (
                key,
                whose,
                role,
                _cell(relation.id or "", acts),
                _cell(relation.type, acts),
                _cell(relation.source, acts),
                _cell(relation.target, acts),
                _object(relation.attributes),
                _cell(relation.note, acts),
            )


def _cell(text: str, acts: Acts) -> str:
    return text if text[:1] not in acts else f"'{text}"


def _object(value: Mapping[str, Json]) -> str:
    return to_text(value) if value else ""


def pairs_of(fragments: Fragments) -> str:
    """Several fragments as a cell tells them: JSON."""
    return to_text([[one.start, one.end] for one in fragments])
