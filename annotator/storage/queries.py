"""The questions that services ask, answered from one consistent state."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import BindParameter, Connection, Select, bindparam, func, or_, select

from annotator.domain.agreement.rows import Mark, Tie
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article, ArticleKey, ArticleText
from annotator.domain.change import ChangeSet, Entity
from annotator.domain.decision import Decision
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.errors import NotFoundError
from annotator.domain.guideline import Guideline
from annotator.domain.label import Label, RelationType, Scheme
from annotator.domain.recipe import Recipe
from annotator.domain.relation import Relation
from annotator.domain.remark import Remark
from annotator.domain.review_assignment import ReviewAssignment
from annotator.domain.review_settings import THE_ONE, ReviewSettings
from annotator.domain.span import Span
from annotator.domain.texts.searching import Query
from annotator.domain.tombstone import Tombstone
from annotator.formats.span_rows import Written
from annotator.services.ports.agreement import SetStep
from annotator.services.ports.answers import (
    ArticleFilter,
    ArticleRow,
    Counts,
    FoundText,
    NamedAttribute,
    NamedValue,
    Project,
)
from annotator.services.ports.chunks import chunks
from annotator.services.ports.scheme import Use
from annotator.services.progress import UNDISTURBED, Progress
from annotator.storage import journal, naming, read_models, rows, schema, search, set_steps, usage
from annotator.storage.mapping import mapping_of, remembered
from annotator.storage.personal import is_there
from annotator.storage.prepared import ANY, fetch, fetch_any

EntityT = TypeVar("EntityT", bound=Entity)

PARENT: dict[type[Entity], str] = {
    AnnotationSet: "article",
    Annotation: "set",
    Relation: "set",
    Decision: "set",
    DeclinedTie: "set",
    Remark: "article",
    ReviewAssignment: "article",
}
"""The column that names what an entity's position counts within."""


class Reader:
    """Implements `services.ports.Reading` on a connection whose transaction has begun."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def project(self) -> Project:
        """What the project knows of itself."""
        known: dict[str, str] = dict(self.connection.execute(select(schema.meta)).all())
        return Project(*(known.get(key, "") for key in ("project", "name", "created", "program")))

    def get(self, kind: type[EntityT], uid: str) -> EntityT | None:
        """The entity of that kind and `uid`, if it is there."""
        found = self._all(kind, _where(cast("type[Entity]", kind), "uid"), uid=uid)
        return found[0] if found else None

    def get_many(self, kind: type[EntityT], uids: Sequence[str]) -> list[EntityT]:
        """Those of the named entities that exist, in the order asked."""
        mapping = mapping_of(kind)
        found: dict[str, EntityT] = {}
        for piece in chunks(uids):
            query = select(*mapping.columns).where(mapping.table.c.uid.in_(piece))
            found.update({row[0]: mapping.to_entity(row) for row in self.connection.execute(query)})
        return [found[uid] for uid in uids if uid in found]

    def scheme(self) -> Scheme:
        """Labels and relation types in their order."""
        return Scheme(
            tuple(self._all(Label, _ordered(Label))), tuple(self._all(RelationType, _ordered(RelationType)))
        )

    def annotators(self) -> list[Annotator]:
        """Everybody, in order."""
        return self._all(Annotator, _ordered(Annotator))

    def articles(self) -> list[Article]:
        """All articles in their order, without text."""
        return self._all(Article, _ordered(Article))

    def article_called(self, id: str) -> Article | None:
        """The article of that public id."""
        found = self._all(Article, _where(Article, "id"), id=id)
        return found[0] if found else None

    def articles_with_text(self, sha256: str) -> list[Article]:
        """The articles whose text has that SHA-256, in order."""
        return self._all(Article, _where(Article, "sha256"), sha256=sha256)

    def text(self, article: str) -> str:
        """The canonical text of the article of that `uid`.

        Raises:
            NotFoundError: it is not there (any more).
        """
        found = self.get(ArticleText, article)
        if found is None:
            raise NotFoundError(
                "the article is not there any more; it was removed in another window or by undo"
            )
        return found.text

    def children(self, kind: type[EntityT], parents: Sequence[str]) -> dict[str, list[EntityT]]:
        """What of a kind belongs to several articles or sets, by their `uid`s; who has none is left out."""
        mapping = mapping_of(kind)
        parent = PARENT[cast("type[Entity]", kind)]
        at = [column.name for column in mapping.columns].index(parent)
        found: dict[str, list[EntityT]] = {}
        for piece in chunks(parents):
            for row in fetch_any(self.connection, _children(cast("type[Entity]", kind)), piece):
                found.setdefault(row[at], []).append(mapping.to_entity(row))
        return found

    def sets_of(self, article: str) -> list[AnnotationSet]:
        """The annotation sets of an article (`uid`), gold included, in order."""
        return self._all(AnnotationSet, _where(AnnotationSet, "article"), article=article)

    def set_of(self, article: str, annotator: str, role: Role) -> AnnotationSet | None:
        """The one set of an annotator and role on an article (`uid`s)."""
        query = _where(AnnotationSet, "article", "annotator", "role")
        found = self._all(AnnotationSet, query, article=article, annotator=annotator, role=role.value)
        return found[0] if found else None

    def sets_by(self, annotator: str) -> list[AnnotationSet]:
        """Every set of an annotator (`uid`), in the order of the articles."""
        return self._all(AnnotationSet, _sets_by(), annotator=annotator)

    def done_sets(self) -> list[AnnotationSet]:
        """Every annotator's set that is done, article by article in no order."""
        query = _where(AnnotationSet, "role", "status")
        return self._all(AnnotationSet, query, role=Role.ANNOTATOR.value, status=Status.DONE.value)

    def annotators_sets(self, statuses: Collection[Status]) -> list[AnnotationSet]:
        """Annotators' sets with one of the statuses, article by article in no order."""
        query, role = _where(AnnotationSet, "role", "status"), Role.ANNOTATOR.value
        found = (self._all(AnnotationSet, query, role=role, status=one.value) for one in statuses)
        return [one for sets in found for one in sets]

    def done_by_article(self) -> dict[str, int]:
        """By article (`uid`) how many annotators are done with it; without those with which nobody is."""
        return read_models.done_by_article(self.connection)

    def marks_of(self, set: str) -> Sequence[Mark]:
        """The annotations of a set (`uid`) in their order, as rows."""
        return rows.marks(self.connection, set)

    def written_of(self, set: str) -> Sequence[Written]:
        """The annotations of a set (`uid`) in their order, as rows for exports."""
        return rows.written(self.connection, set)

    def ties_of(self, set: str) -> Sequence[Tie]:
        """The relations of a set (`uid`) in their order, as rows."""
        return rows.ties(self.connection, set)

    def set_steps(self, after: int = 0) -> list[SetStep]:
        """What became of annotation sets, oldest first, in journal entries with a number above `after`."""
        return set_steps.steps(self.connection, after)

    def gold_sets(self) -> list[AnnotationSet]:
        """Every gold set, article by article in no order."""
        return self._all(AnnotationSet, _where(AnnotationSet, "role"), role=Role.GOLD.value)

    def annotations_of(self, set: str) -> list[Annotation]:
        """The annotations of a set (`uid`) in the order in which they came or were made."""
        return self._all(Annotation, _where(Annotation, "set"), set=set)

    def annotations_at(self, set: str, span: Span) -> list[Annotation]:
        """Those of a set (`uid`) that begin and end where the span (code points) does."""
        query = _where(Annotation, "set", "start", "end")
        return self._all(Annotation, query, set=set, start=span.start, end=span.end)

    def relations_of(self, set: str) -> list[Relation]:
        """The relations of a set (`uid`) in their order."""
        return self._all(Relation, _where(Relation, "set"), set=set)

    def tagged(self, label: str, after: str, limit: int) -> list[Annotation]:
        """Annotations of a label (`uid`) in the order of their `uid`s, from behind one on."""
        return self._all(Annotation, usage.page(Annotation), owner=label, after=after, at_most=limit)

    def tied(self, type: str, after: str, limit: int) -> list[Relation]:
        """Relations of a type (`uid`) in the order of their `uid`s, from behind one on."""
        return self._all(Relation, usage.page(Relation), owner=type, after=after, at_most=limit)

    def relations_at_any(self, annotations: Sequence[str]) -> list[Relation]:
        """The relations that start or end at one of several annotations (`uid`s), each once."""
        return usage.at_any(self.connection, annotations)

    def uses(self, owner: type[Label | RelationType], uid: str, mentioning: str = "") -> list[Use]:
        """Where a label or relation type (`uid`) is used.

        Args:
            owner: which of the two it is.
            uid: its `uid`.
            mentioning: a text that stands in the attributes; then these are told, too. In what case it is
                written there may make no difference.
        """
        return usage.uses(self.connection, owner, uid, mentioning)

    def uses_of_ties(self, label: str) -> dict[str, list[Use]]:
        """The relations with an end of a label (`uid`), by type (`uid`)."""
        return usage.uses_of_ties(self.connection, label)

    def uses_in_all(self, owner: type[Label | RelationType]) -> dict[str, int]:
        """How many annotations there are of each label, or relations of each type (`uid`), that is used."""
        return usage.in_all(self.connection, owner)

    def decisions_of(self, set: str) -> list[Decision]:
        """The decisions kept with a gold set (`uid`)."""
        return self._all(Decision, _where(Decision, "set"), set=set)

    def declined_of(self, set: str) -> list[DeclinedTie]:
        """The ties that are not to be proposed (again) in a set (`uid`)."""
        if not is_there(self.connection, schema.declined_ties):
            return []
        return self._all(DeclinedTie, _where(DeclinedTie, "set"), set=set)

    def declined_as(self, type: str) -> list[DeclinedTie]:
        """The ties of a relation type (`uid`) that are not to be proposed, in all sets."""
        return self._all(DeclinedTie, _where(DeclinedTie, "type"), type=type)

    def guidelines(self) -> list[Guideline]:
        """The versions of the project's guidelines, oldest first; none where only the built-in ones count."""
        return (
            self._all(Guideline, _ordered(Guideline)) if is_there(self.connection, schema.guidelines) else []
        )

    def remarks_on(self, article: str) -> list[Remark]:
        """What was said about an article (`uid`), in order."""
        if not is_there(self.connection, schema.remarks):
            return []
        return self._all(Remark, _where(Remark, "article"), article=article)

    def remarks_by(self, annotator: str) -> list[Remark]:
        """What an annotator (`uid`) said about any article."""
        if not is_there(self.connection, schema.remarks):
            return []
        return self._all(Remark, _where(Remark, "who"), who=annotator)

    def review_assignments(self) -> list[ReviewAssignment]:
        """Who is to review what, in the order in which it was said."""
        if not is_there(self.connection, schema.review_assignments):
            return []
        return self._all(ReviewAssignment, _ordered(ReviewAssignment))

    def review_settings(self) -> ReviewSettings:
        """How the project is reviewed; as at first where nobody settled anything."""
        if not is_there(self.connection, schema.review_settings):
            return ReviewSettings()
        return self.get(ReviewSettings, THE_ONE) or ReviewSettings()

    def recipes(self) -> list[Recipe]:
        """The recipes of exports, in order."""
        return self._all(Recipe, _ordered(Recipe)) if is_there(self.connection, schema.recipes) else []

    def article_keys(self) -> list[ArticleKey]:
        """What tells all articles apart, in their order."""
        return read_models.article_keys(self.connection)

    def tombstones(self) -> list[Tombstone]:
        """What remains of articles that were removed, in the order in which they were."""
        there = is_there(self.connection, schema.tombstones)
        return self._all(Tombstone, _ordered(Tombstone)) if there else []

    def named_values(self, attribute: NamedAttribute) -> list[NamedValue]:
        """The entities or quantities that annotators' sets name, with how often, by their names."""
        return naming.values(self.connection, attribute)

    def annotations_naming(self, attribute: NamedAttribute, value: str) -> list[Annotation]:
        """The annotations of all sets, gold included, whose entity or quantity is this one."""
        return naming.annotations_with(self.connection, attribute, value)

    def relations_at(self, annotation: str) -> list[Relation]:
        """The relations that start or end at an annotation (`uid`)."""
        return self._all(Relation, _at(), annotation=annotation)

    def next_position(self, kind: type[Entity], parent: str = "") -> int:
        """One more than the highest position among the kind's entities (of one set or article, `uid`)."""
        values = {"parent": parent} if parent else {}
        rows = fetch(self.connection, _highest(kind, bool(parent)), values)
        return (rows[0][0] or 0) + 1

    def article_rows(self, annotator: str) -> list[ArticleRow]:
        """The list of articles as one annotator (`uid`, may be empty) sees it."""
        return read_models.article_rows(self.connection, annotator)

    def search_count(self, query: Query) -> int | None:
        """How many articles have it, as far as an index alone can tell; None where none can."""
        return search.count(self.connection, query)

    def search_candidates(self, query: Query, limit: int = 0) -> list[str]:
        """The articles (`uid`s) that may have it, in order; 0 is no limit."""
        return search.candidates(self.connection, query, limit)

    def search_texts(self, uids: Sequence[str], where: ArticleFilter) -> list[FoundText]:
        """Those of the articles (`uid`s) that pass the filter, with their texts, in the order asked."""
        return search.texts(self.connection, uids, where)

    def search_labelled(self, uids: Sequence[str], where: ArticleFilter) -> dict[str, list[Span]]:
        """Where the label of the filter lies, by article (`uid`)."""
        return search.labelled(self.connection, uids, where)

    def counts(self) -> Counts:
        """The figures of the whole project."""
        return read_models.counts(self.connection)

    def latest(self) -> int:
        """The number of the newest journal entry; 0 for an empty journal."""
        return journal.latest(self.connection)

    def entries(self, after: int, limit: int = 500) -> list[ChangeSet]:
        """Journal entries with a number above `after`, oldest first, `bulk` left out."""
        return journal.entries(self.connection, after, limit)

    def steps(self, who: str, scope: str, limit: int = 1000) -> list[ChangeSet]:
        """The newest entries of one person in one scope, oldest first, without changes and `bulk`."""
        return journal.steps(self.connection, who, scope, limit)

    def entry(self, uid: str, progress: Progress = UNDISTURBED) -> ChangeSet | None:
        """One journal entry, whole; `progress` is told how far it is read."""
        return journal.entry(self.connection, uid, progress)

    def log(self, article: str = "") -> Iterator[ChangeSet]:
        """Journal entries, newest first, `bulk` left out; of one article (`uid`) or of all."""
        return journal.log(self.connection, article)

    def _all(self, kind: type[EntityT], query: Select[Any], **values: str | int) -> list[EntityT]:
        to_entity = mapping_of(kind).to_entity
        return [to_entity(row) for row in fetch(self.connection, query, values)]


@remembered
def _ordered(kind: type[Entity]) -> Select[Any]:
    mapping = mapping_of(kind)
    query = select(*mapping.columns)
    if "position" in mapping.names:
        query = query.order_by(mapping.table.c.position, mapping.table.c.uid)
    return query


@remembered
def _children(kind: type[Entity]) -> Select[Any]:
    mapping = mapping_of(kind)
    own = mapping.table.c
    parent = own[PARENT[kind]]
    return select(*mapping.columns).where(parent.in_(ANY)).order_by(parent, own.position, own.uid)


@remembered
def _where(kind: type[Entity], *names: str) -> Select[Any]:
    table = mapping_of(kind).table
    query = select(*mapping_of(kind).columns) if names == ("uid",) else _ordered(kind)
    return query.where(*(table.c[name] == bindparam(name) for name in names))


@remembered
def _sets_by() -> Select[Any]:
    sets, articles = schema.annotation_sets, schema.articles
    return (
        select(*mapping_of(AnnotationSet).columns)
        .select_from(sets.join(articles))
        .where(sets.c.annotator == bindparam("annotator"))
        .order_by(articles.c.position, sets.c.position, sets.c.uid)
    )


@remembered
def _at() -> Select[Any]:
    relations = schema.relations
    annotation: BindParameter[str] = bindparam("annotation")
    return _ordered(Relation).where(or_(relations.c.source == annotation, relations.c.target == annotation))


@remembered
def _highest(kind: type[Entity], within: bool) -> Select[Any]:
    table = mapping_of(kind).table
    query = select(func.max(table.c.position))
    return query.where(table.c[PARENT[kind]] == bindparam("parent")) if within else query
