"""What lists and figures need, asked for in one query each."""

from sqlalchemy import Connection, and_, bindparam, func, select

from annotator.domain.annotation_set import Role, Status
from annotator.domain.article import ArticleKey
from annotator.services.ports.answers import ArticleRow, Counts
from annotator.storage.prepared import fetch
from annotator.storage.schema import (
    annotation_sets,
    annotations,
    annotators,
    articles,
    decisions,
    labels,
    relations,
)

_ROWS = (
    select(
        articles.c.uid,
        articles.c.id,
        articles.c.title,
        articles.c.published,
        articles.c.length,
        articles.c.position,
        annotation_sets.c.status,
        annotation_sets.c.reason,
        annotation_sets.c.annotations,
    )
    .select_from(articles)
    .outerjoin(
        annotation_sets,
        and_(
            annotation_sets.c.article == articles.c.uid,
            annotation_sets.c.annotator == bindparam("annotator"),
            annotation_sets.c.role == Role.ANNOTATOR.value,
        ),
    )
    .order_by(articles.c.position, articles.c.uid)
)
_KEYS = select(articles.c.uid, articles.c.id, articles.c.sha256, articles.c.published).order_by(
    articles.c.position, articles.c.uid
)
_DONE = (
    select(annotation_sets.c.article, func.count())
    .where(
        annotation_sets.c.role == Role.ANNOTATOR.value,
        annotation_sets.c.status == Status.DONE.value,
    )
    .group_by(annotation_sets.c.article)
)
_STATUS = {status.value: status for status in Status}


def article_rows(connection: Connection, annotator: str) -> list[ArticleRow]:
    """The list of articles as one annotator (`uid`, may be empty) sees it."""
    return [
        ArticleRow(
            uid,
            name,
            title,
            published,
            length,
            position,
            _STATUS.get(status, Status.NEW),
            reason or "",
            number or 0,
        )
        for uid, name, title, published, length, position, status, reason, number in fetch(
            connection, _ROWS, {"annotator": annotator}
        )
    ]


def article_keys(connection: Connection) -> list[ArticleKey]:
    """What tells all articles apart, in their order."""
    return [ArticleKey(*row) for row in fetch(connection, _KEYS, {})]


def done_by_article(connection: Connection) -> dict[str, int]:
    """By article (`uid`) how many annotators are done with it; without those with which nobody is."""
    return {row[0]: row[1] for row in fetch(connection, _DONE)}


def counts(connection: Connection) -> Counts:
    """The figures of the whole project; names that nothing belongs to are left out."""
    sets = annotation_sets
    of_annotators = sets.c.role == Role.ANNOTATOR.value
    status = select(sets.c.status, func.count()).group_by(sets.c.status)
    by_status: dict[str, int] = dict(connection.execute(status).all())
    by_label = (
        select(labels.c.name, func.count())
        .select_from(annotations.join(sets).join(labels))
        .where(of_annotators)
        .group_by(labels.c.uid, labels.c.name, labels.c.position)
        .order_by(labels.c.position, labels.c.uid)
    )
    by_annotator = (
        select(annotators.c.name, func.sum(sets.c.annotations))
        .select_from(sets.join(annotators))
        .where(of_annotators, sets.c.annotations > 0)
        .group_by(annotators.c.uid, annotators.c.name, annotators.c.position)
        .order_by(annotators.c.position, annotators.c.uid)
    )
    gold = select(func.sum(sets.c.annotations)).where(sets.c.role == Role.GOLD.value)
    return Counts(
        articles=_number(connection, articles.c.uid),
        sets={name.value: by_status[name.value] for name in Status if name.value in by_status},
        by_label=dict(connection.execute(by_label).all()),
        by_annotator={name: int(number) for name, number in connection.execute(by_annotator)},
        relations=_number(connection, relations.c.uid),
        gold=int(connection.execute(gold).scalar() or 0),
        decisions=_number(connection, decisions.c.uid),
    )


def _number(connection: Connection, column: object) -> int:
    return connection.execute(select(func.count(column))).scalar_one()  # type: ignore[arg-type]
