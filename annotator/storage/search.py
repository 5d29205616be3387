"""What a search in all articles asks: which have the words, their texts, and where a label lies in them."""

from collections.abc import Sequence

import orjson
from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from annotator.domain.annotation_set import Role, Status
from annotator.domain.span import Span
from annotator.domain.texts.searching import Query
from annotator.services.ports.answers import ArticleFilter, FoundText
from annotator.services.ports.chunks import chunks
from annotator.storage import search_index
from annotator.storage.schema import annotation_sets, annotations, article_texts, articles

_ALL = select(articles.c.uid).order_by(articles.c.position, articles.c.uid)


def count(connection: Connection, query: Query) -> int | None:
    """How many articles have it, as far as an index alone can tell; None where none can."""
    return search_index.count(connection, query) if query.indexed else None


def candidates(connection: Connection, query: Query, limit: int = 0) -> list[str]:
    """The articles (`uid`s) that may have it, in order; all where there is no index. 0 is no limit."""
    found = search_index.articles(connection, query, limit or -1)
    return list(connection.execute(_ALL).scalars()) if found is None else found


def texts(connection: Connection, uids: Sequence[str], where: ArticleFilter) -> list[FoundText]:
    """Those of the articles that pass the filter, with their texts, in the order asked."""
    found: dict[str, FoundText] = {}
    for piece in chunks(uids):
        query = (
            select(articles.c.uid, articles.c.id, articles.c.title, article_texts.c.text)
            .join(article_texts, article_texts.c.uid == articles.c.uid)
            .where(articles.c.uid.in_(piece), *_conditions(where))
        )
        found.update({row[0]: FoundText(*row) for row in connection.execute(query)})
    return [found[uid] for uid in uids if uid in found]


def labelled(connection: Connection, uids: Sequence[str], where: ArticleFilter) -> dict[str, list[Span]]:
    """Where the label of the filter lies in the articles (`uid`s), by the annotators that it names."""
    result: dict[str, list[Span]] = {}
    for piece in chunks(uids):
        query = (
            select(annotation_sets.c.article, annotations.c.fragments)
            .select_from(annotations.join(annotation_sets))
            .where(annotation_sets.c.article.in_(piece), annotations.c.label == where.label, _of(where))
        )
        for article, fragments in connection.execute(query):
            spans = (Span(start, end) for start, end in orjson.loads(fragments))
            result.setdefault(article, []).extend(spans)
    return result


def _of(where: ArticleFilter) -> ColumnElement[bool]:
    """The sets that count: annotators' own, of one of them if one is named."""
    own = annotation_sets.c.role == Role.ANNOTATOR.value
    return and_(own, annotation_sets.c.annotator == where.annotator) if where.annotator else own


def _conditions(where: ArticleFilter) -> list[ColumnElement[bool]]:
    here = and_(annotation_sets.c.article == articles.c.uid, _of(where))
    result: list[ColumnElement[bool]] = []
    if where.label:
        inside = select(annotations.c.uid).select_from(annotations.join(annotation_sets))
        result.append(exists(inside.where(here, annotations.c.label == where.label)))
    if where.status is not None:
        status = exists(
            select(annotation_sets.c.uid).where(here, annotation_sets.c.status == where.status.value)
        )
        begun = exists(select(annotation_sets.c.uid).where(here))
        result.append(or_(status, ~begun) if where.status is Status.NEW else status)
    elif where.annotator and not where.label:
        result.append(exists(select(annotation_sets.c.uid).where(here)))
    return result
