"""The journal: each transaction's change set, numbered without gaps in the order of the commits."""

from collections.abc import Iterator, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, Select, bindparam, func, insert, or_, select

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article, ArticleText
from annotator.domain.change import Bulk, ChangeSet, Step
from annotator.domain.decision import Decision
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.relation import Relation
from annotator.domain.remark import Remark
from annotator.domain.review_assignment import ReviewAssignment
from annotator.services.ports.chunks import chunks
from annotator.services.progress import UNDISTURBED, Progress
from annotator.storage.journal_values import changes_from_text, changes_to_text
from annotator.storage.prepared import fetch, run
from annotator.storage.schema import annotation_sets, journal, journal_bulks

PAGE = 200
"""How many entries the log reads at a time."""

_STEP = {step.value: step for step in Step}
_NAMES = ("seq", "uid", "at", "who", "action", "scope", "step", "refers", "reload")
_HEAD = [journal.c[name] for name in _NAMES]
_WHOLE = [*_HEAD, journal.c.changes]
_LATEST = select(func.max(journal.c.seq))
_AFTER = (
    select(*_WHOLE)
    .where(journal.c.seq > bindparam("seq"))
    .order_by(journal.c.seq)
    .limit(bindparam("at_most"))
)
_STEPS = (
    select(*_HEAD)
    .where(journal.c.who == bindparam("who"), journal.c.scope == bindparam("scope"))
    .order_by(journal.c.seq.desc())
    .limit(bindparam("at_most"))
)
_ENTRY = select(*_WHOLE).where(journal.c.uid == bindparam("uid"))
_BULKS = (
    select(journal_bulks.c.kind, journal_bulks.c.uids, journal_bulks.c.digest)
    .where(journal_bulks.c.seq == bindparam("seq"))
    .order_by(journal_bulks.c.number)
)
_INSERT = insert(journal)
_INSERT_BULK = insert(journal_bulks)


def latest(connection: Connection) -> int:
    """The number of the newest entry; 0 for an empty journal."""
    return fetch(connection, _LATEST)[0][0] or 0


def write(connection: Connection, change_set: ChangeSet, seq: int) -> None:
    """Write a change set under its number."""
    articles = [change_set.scope] if change_set.scope else _articles(connection, change_set)
    run(
        connection,
        _INSERT,
        {
            "seq": seq,
            "uid": change_set.uid,
            "at": change_set.at,
            "who": change_set.who,
            "action": change_set.action,
            "scope": change_set.scope,
            "step": change_set.step.value,
            "refers": change_set.refers,
            "reload": orjson.dumps(change_set.reload).decode(),
            "articles": orjson.dumps(articles).decode(),
            "changes": changes_to_text(change_set.changes),
        },
    )


def write_bulk(connection: Connection, bulk: Bulk, seq: int, number: int) -> None:
    """Write what an import made, by name, under the number that its entry is going to have."""
    uids = orjson.dumps(bulk.uids).decode()
    values = {"seq": seq, "number": number, "kind": bulk.kind, "uids": uids, "digest": bulk.digest}
    run(connection, _INSERT_BULK, values)


def entries(connection: Connection, after: int, limit: int) -> list[ChangeSet]:
    """Entries with a number above `after`, oldest first, without their bulk."""
    rows = fetch(connection, _AFTER, {"seq": after, "at_most": limit})
    return [_change_set(row) for row in rows]


def steps(connection: Connection, who: str, scope: str, limit: int) -> list[ChangeSet]:
    """The newest entries of one person in one scope, oldest first, without changes and bulk."""
    values = {"who": who, "scope": scope, "at_most": limit}
    rows = fetch(connection, _STEPS, values)
    return [_change_set(row) for row in reversed(rows)]


def entry(connection: Connection, uid: str, progress: Progress = UNDISTURBED) -> ChangeSet | None:
    """One entry with all that it has; `progress` is told how far it is read."""
    rows = fetch(connection, _ENTRY, {"uid": uid})
    if not rows:
        return None
    bulks = fetch(connection, _BULKS, {"seq": rows[0][0]})
    return _change_set(
        rows[0],
        tuple(Bulk(kind, tuple(orjson.loads(uids)), digest) for kind, uids, digest in bulks),
        progress,
    )


def log(connection: Connection, article: str = "") -> Iterator[ChangeSet]:
    """Entries, newest first, without their bulk; of one article (`uid`) or of all."""
    before = latest(connection) + 1
    while True:
        rows = connection.execute(_page(article, before)).all()
        yield from (_change_set(row) for row in rows)
        if len(rows) < PAGE:
            return
        before = rows[-1].seq


def _page(article: str, before: int) -> Select[Any]:
    page = select(*_WHOLE).where(journal.c.seq < before).order_by(journal.c.seq.desc()).limit(PAGE)
    if not article:
        return page
    of_project = (journal.c.scope == "") & journal.c.articles.contains(article, autoescape=True)
    return page.where(or_(journal.c.scope == article, of_project))


def _change_set(
    row: Sequence[Any], bulk: tuple[Bulk, ...] = (), progress: Progress = UNDISTURBED
) -> ChangeSet:
    seq, uid, at, who, action, scope, step, refers, reload, *changes = row
    return ChangeSet(
        *(uid, seq, at, who, action, scope),
        changes=changes_from_text(changes[0], progress) if changes else (),
        bulk=bulk,
        step=_STEP[step],
        refers=refers,
        reload=tuple(orjson.loads(reload)) if reload != "[]" else (),
    )


def _articles(connection: Connection, change_set: ChangeSet) -> list[str]:
    """The articles (`uid`) that a change set of the whole project touches, so that the log can find it."""
    found = dict.fromkeys(change_set.reload)
    known: dict[str, str] = {}
    asked: dict[str, None] = {}
    for change in change_set.changes:
        entity = change.entity
        if isinstance(entity, AnnotationSet):
            known[entity.uid] = entity.article
            found[entity.article] = None
        elif isinstance(entity, (Remark, ReviewAssignment)):
            found[entity.article] = None
        elif isinstance(entity, (Article, ArticleText)):
            found[entity.uid] = None
        elif isinstance(entity, (Annotation, Relation, Decision, DeclinedTie)):
            asked[entity.set] = None
    for piece in chunks(uid for uid in asked if uid not in known):
        query = select(annotation_sets.c.article).where(annotation_sets.c.uid.in_(piece))
        found.update(dict.fromkeys(connection.execute(query).scalars()))
    return list(found)
