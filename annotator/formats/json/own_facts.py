"""What formats of others have no place for, as one JSON object that they carry along and we read again."""

from dataclasses import replace

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import BadInputError
from annotator.domain.json_values import JsonObject
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.json.parsing import parse
from annotator.formats.json.values import Object, listed, named, object_of, optional_text, word


def facts_in(text: str, where: str) -> Object:
    """Read the object again, strictly.

    Raises:
        BadInputError: no JSON object, or one with a key twice, NaN and the like.
    """
    return parse(text.encode("utf-8", "surrogatepass"), where)[0]


def article_facts(article: AnnotatedArticle) -> JsonObject:
    """What is known of an article beside its text."""
    facts: Object = {} if article.id is None else {"id": article.id}
    if article.titled:
        facts["title"] = article.title
    if article.meta:
        facts["meta"] = dict(article.meta)
    return facts


def with_article_facts(article: AnnotatedArticle, facts: Object, where: str) -> AnnotatedArticle:
    """The article with what is known of it.

    Raises:
        BadInputError: naming what is of another kind than it should be.
    """
    title = optional_text(facts, "title", "the article", where)
    return replace(
        article,
        id=named(facts, "id", "the article", where) if facts.get("id") is not None else None,
        title=article.title if title is None else title,
        titled=title is not None,
        meta=object_of(facts, "meta", "the article", where),
    )


def layer_facts(layer: Layer) -> JsonObject:
    """What is known of a layer beside its annotations and relations."""
    facts: Object = {"role": layer.role.value, "status": layer.status.value}
    if layer.annotator is not None:
        facts = {"annotator": layer.annotator, **facts}
    if not layer.final:
        facts["final"] = False
    if layer.guideline is not None:
        facts["guideline"] = layer.guideline
    if layer.decisions:
        facts["decisions"] = list(layer.decisions)
    return facts


def layer_of_facts(facts: Object, where: str) -> Layer:
    """A layer without annotations of what is known of it.

    Raises:
        BadInputError: naming what is of another kind than it should be.
    """
    final = facts.get("final", True)
    if type(final) is not bool:
        raise BadInputError("{where}: `final` is neither true nor false; correct it", where=where)
    return Layer(
        annotator=optional_text(facts, "annotator", "a layer", where) or None,
        role=word(facts, "role", Role, Role.ANNOTATOR, where),
        status=word(facts, "status", Status, Status.DONE, where),
        decisions=tuple(listed(facts, "decisions", "a layer", where)),
        final=final,
        guideline=optional_text(facts, "guideline", "a layer", where),
    )


def span_facts(span: SpanRecord) -> JsonObject:
    """What is known of an annotation beside its id, label and place."""
    facts: Object = {}
    if span.attributes:
        facts["attributes"] = dict(span.attributes)
    if span.note:
        facts["note"] = span.note
    if span.discuss:
        facts["discuss"] = True
    if span.origin is not None:
        facts["origin"] = dict(span.origin)
    return facts


def with_span_facts(span: SpanRecord, facts: Object, where: str) -> SpanRecord:
    """The annotation with what is known of it.

    Raises:
        BadInputError: naming what is of another kind than it should be.
    """
    return replace(
        span,
        attributes=object_of(facts, "attributes", "an annotation", where),
        note=optional_text(facts, "note", "an annotation", where) or "",
        discuss=facts.get("discuss") is True,
        origin=None if facts.get("origin") is None else object_of(facts, "origin", "an annotation", where),
    )


def relation_facts(relation: RelationRecord) -> JsonObject:
    """What is known of a relation beside its ends and its type."""
    facts: Object = {} if relation.id is None else {"id": relation.id}
    if relation.attributes:
        facts["attributes"] = dict(relation.attributes)
    if relation.note:
        facts["note"] = relation.note
    return facts


def with_relation_facts(relation: RelationRecord, facts: Object, where: str) -> RelationRecord:
    """The relation with what is known of it.

    Raises:
        BadInputError: naming what is of another kind than it should be.
    """
    return replace(
        relation,
        id=optional_text(facts, "id", "a relation", where),
        attributes=object_of(facts, "attributes", "a relation", where),
        note=optional_text(facts, "note", "a relation", where) or "",
    )
