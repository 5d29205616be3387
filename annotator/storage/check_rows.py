"""Faults in the rows: texts, scheme, sets, annotations, relations, decisions."""

from collections.abc import Iterator, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, func, select

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import Role, Status
from annotator.domain.relation import Relation
from annotator.domain.text import canonical, sha256_of
from annotator.storage.fault import Fault
from annotator.storage.mapping import crc_of, mapping_of
from annotator.storage.personal import is_there
from annotator.storage.schema import (
    annotation_sets,
    annotations,
    article_texts,
    articles,
    decisions,
    labels,
    meta,
    recipes,
    relation_types,
    relations,
    remarks,
    review_settings,
)

CHANGED = "was changed outside the program: its checksum differs"


def scheme_faults(connection: Connection) -> Iterator[Fault]:
    """Labels and relation types: readable, and pointing at labels that are there."""
    if not connection.execute(select(meta.c.value).where(meta.c.key == "project")).scalar():
        yield Fault("the project has lost its name card", "meta")
    known = set(connection.execute(select(labels.c.uid)).scalars())
    for row in connection.execute(select(labels.c.name, labels.c.attributes)).all():
        if not _is_list_of_objects(row.attributes):
            yield Fault("its attributes cannot be read", f"label {row.name}")
    for row in connection.execute(select(relation_types)).all():
        where = f"relation type {row.name}"
        if not _is_list_of_objects(row.attributes):
            yield Fault("its attributes cannot be read", where)
        for ends in (row.sources, row.targets):
            value = _json(ends)
            if not isinstance(value, list):
                yield Fault("what it may connect cannot be read", where)
            elif not known.issuperset(one for one in value if isinstance(one, str)):
                yield Fault("it may connect labels that are not there", where)


def text_faults(connection: Connection) -> Iterator[Fault]:
    """Articles: a text each, of the length and checksum noted, in canonical form."""
    query = select(articles, article_texts.c.text).outerjoin(article_texts).order_by(articles.c.position)
    for row in connection.execute(query.execution_options(yield_per=50)):
        where = f"article {row.id}"
        if row.text is None:
            yield Fault("its text is missing", where)
        else:
            if len(row.text) != row.length:
                yield Fault(f"its text has {len(row.text)} characters instead of {row.length}", where)
            if sha256_of(row.text) != row.sha256:
                yield Fault("its text was changed: the SHA-256 differs", where)
            elif canonical(row.text) != row.text:
                yield Fault("its text is not in canonical form", where)
        for name in ("meta", "source"):
            if not isinstance(_json(getattr(row, name)), dict):
                yield Fault(f"its {name} cannot be read", where)


def set_faults(connection: Connection) -> Iterator[Fault]:
    """Annotation sets: known words, counts that are right, no two final golds an article."""
    counted = select(annotations.c.set, func.count().label("number")).group_by(annotations.c.set).subquery()
    query = (
        select(annotation_sets, counted.c.number, articles.c.id)
        .select_from(annotation_sets)
        .outerjoin(articles)
        .outerjoin(counted, counted.c.set == annotation_sets.c.uid)
        .order_by(annotation_sets.c.article, annotation_sets.c.position)
    )
    final: dict[str, int] = {}
    for row in connection.execute(query).all():
        where = f"article {row.id}, annotation set {row.uid}"
        if row.annotations != (row.number or 0):
            yield Fault(f"it counts {row.annotations} annotations and has {row.number or 0}", where)
        if row.role not in set(Role) or row.status not in set(Status):
            yield Fault(f"its role or status is unknown: {row.role}, {row.status}", where)
        if row.role == Role.GOLD.value:
            final[row.id] = final.get(row.id, 0) + bool(row.final)
    for article, number in final.items():
        if number > 1:
            yield Fault(f"{number} of its gold sets are final instead of one", f"article {article}")


def content_faults(connection: Connection) -> Iterator[Fault]:
    """Annotations within their text, relations within their set, everything as it was written."""
    known = set(connection.execute(select(labels.c.uid)).scalars())
    mapping = mapping_of(Annotation)
    query = (
        select(*mapping.columns, annotations.c.crc, articles.c.length, articles.c.id)
        .select_from(annotations)
        .outerjoin(annotation_sets)
        .outerjoin(articles)
    )
    width = len(mapping.names)
    for row in connection.execute(query.execution_options(yield_per=1000)):
        crc, length, article = row[width:]
        where = f"article {article}, annotation {row.id}"
        if crc_of(row[:width]) != crc:
            yield Fault(CHANGED, where)
        yield from _annotation_faults(row, length or 0, known, where)
    yield from _relation_faults(connection)
    for row in connection.execute(select(decisions)).all():
        if _json(row.body) is _BROKEN:
            yield Fault("it cannot be read", f"decision {row.uid}")
    yield from _review_faults(connection)
    if is_there(connection, recipes):
        for recipe in connection.execute(select(recipes.c.name, recipes.c.options)).all():
            if not isinstance(_json(recipe.options), dict):
                yield Fault("it cannot be read", f"recipe {recipe.name}")


def _review_faults(connection: Connection) -> Iterator[Fault]:
    """Remarks and settings of reviews: lists that can be read."""
    if is_there(connection, remarks):
        for row in connection.execute(select(remarks.c.uid, remarks.c.about)).all():
            if not _is_list_of_texts(row.about):
                yield Fault("what it is about cannot be read", f"remark {row.uid}")
    if is_there(connection, review_settings):
        for row in connection.execute(select(review_settings.c.uid, review_settings.c.reasons)).all():
            if not _is_list_of_texts(row.reasons):
                yield Fault("its reasons cannot be read", "review settings")


def _annotation_faults(
    row: Any,  # noqa: ANN401 -- a row
    length: int,
    known: set[str],
    where: str,
) -> Iterator[Fault]:
    if row.label not in known:
        yield Fault("its label is not there", where)
    if not isinstance(_json(row.attributes), dict):
        yield Fault("its attributes cannot be read", where)
    if row.origin is not None and not isinstance(_json(row.origin), dict):
        yield Fault("where it came from cannot be read", where)
    what = _fragments_fault(_json(row.fragments), length)
    if what:
        yield Fault(what, where)


def _fragments_fault(fragments: object, length: int) -> str:
    if not isinstance(fragments, list) or not fragments:
        return "its fragments cannot be read"
    behind = 0
    for pair in fragments:
        if not (isinstance(pair, list) and len(pair) == 2 and all(type(one) is int for one in pair)):
            return "its fragments cannot be read"
        start, end = pair
        if start >= end:
            return f"its fragment {start}-{end} is empty"
        if start < behind:
            return f"its fragment {start}-{end} is out of order"
        behind = end
    return f"it ends at {behind}, behind the end of the text at {length}" if behind > length else ""


def _relation_faults(connection: Connection) -> Iterator[Fault]:
    mapping = mapping_of(Relation)
    source, target = annotations.alias("source_end"), annotations.alias("target_end")
    types = set(connection.execute(select(relation_types.c.uid)).scalars())
    query = (
        select(*mapping.columns, relations.c.crc, source.c.set, target.c.set)
        .select_from(relations)
        .outerjoin(source, source.c.uid == relations.c.source)
        .outerjoin(target, target.c.uid == relations.c.target)
    )
    width = len(mapping.names)
    for row in connection.execute(query.execution_options(yield_per=1000)):
        values: Sequence[Any] = row[:width]
        crc, from_set, to_set = row[width:]
        where = f"relation {values[0]}"
        if crc_of(values) != crc:
            yield Fault(CHANGED, where)
        if not (values[1] == from_set == to_set):
            yield Fault("its two ends are not in its own annotation set", where)
        if values[3] not in types:
            yield Fault("its type is not there", where)
        if not isinstance(_json(values[7]), dict):
            yield Fault("its attributes cannot be read", where)


_BROKEN = object()


def _json(text: object) -> object:
    try:
        return orjson.loads(text)  # type: ignore[arg-type]
    except (orjson.JSONDecodeError, TypeError):
        return _BROKEN


def _is_list_of_texts(text: object) -> bool:
    value = _json(text)
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_list_of_objects(text: object) -> bool:
    value = _json(text)
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)
