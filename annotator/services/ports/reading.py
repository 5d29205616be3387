"""The questions that the services ask of one consistent state of a project."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.change import ChangeSet, Entity
from annotator.domain.decision import Decision
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.guideline import Guideline
from annotator.domain.label import Scheme
from annotator.domain.relation import Relation
from annotator.domain.remark import Remark
from annotator.domain.review_assignment import ReviewAssignment
from annotator.domain.review_settings import ReviewSettings
from annotator.domain.span import Span
from annotator.domain.texts.searching import Query
from annotator.services.ports.agreement import AgreementReading
from annotator.services.ports.answers import (
    ArticleFilter,
    ArticleRow,
    Counts,
    FoundText,
    NamedAttribute,
    NamedValue,
    Project,
)
from annotator.services.ports.exports import ExportReading
from annotator.services.ports.scheme import SchemeReading
from annotator.services.progress import UNDISTURBED, Progress

EntityT = TypeVar("EntityT", bound=Entity)


class Reading(SchemeReading, AgreementReading, ExportReading, Protocol):
    """Questions to one consistent state of a project; everything fetched before it is handed out."""

    def project(self) -> Project:
        """What the project knows of itself."""
        ...

    def get(self, kind: type[EntityT], uid: str) -> EntityT | None:
        """The entity of that kind and `uid`, if it is there."""
        ...

    def get_many(self, kind: type[EntityT], uids: Sequence[str]) -> list[EntityT]:
        """Those of the named entities that exist, in the order asked."""
        ...

    def scheme(self) -> Scheme:
        """Labels and relation types in their order."""
        ...

    def annotators(self) -> list[Annotator]:
        """Everybody, in order."""
        ...

    def articles(self) -> list[Article]:
        """All articles in their order, without text."""
        ...

    def article_called(self, id: str) -> Article | None:
        """The article of that public id."""
        ...

    def articles_with_text(self, sha256: str) -> list[Article]:
        """The articles whose text has that SHA-256."""
        ...

    def text(self, article: str) -> str:
        """The canonical text of the article of that `uid`."""
        ...

    def children(self, kind: type[EntityT], parents: Sequence[str]) -> dict[str, list[EntityT]]:
        """What of a kind belongs to several articles or sets, by their `uid`s; who has none is left out."""
        ...

    def sets_of(self, article: str) -> list[AnnotationSet]:
        """The annotation sets of an article (`uid`), gold included, in order."""
        ...

    def set_of(self, article: str, annotator: str, role: Role) -> AnnotationSet | None:
        """The one set of an annotator and role on an article (`uid`s)."""
        ...

    def sets_by(self, annotator: str) -> list[AnnotationSet]:
        """Every set of an annotator (`uid`)."""
        ...

    def done_sets(self) -> list[AnnotationSet]:
        """Every annotator's set that is done, article by article in no order."""
        ...

    def gold_sets(self) -> list[AnnotationSet]:
        """Every gold set, article by article in no order."""
        ...

    def annotations_of(self, set: str) -> list[Annotation]:
        """The annotations of a set (`uid`) in the order in which they came or were made."""
        ...

    def annotations_at(self, set: str, span: Span) -> list[Annotation]:
        """Those of a set (`uid`) that begin and end where the span (code points) does."""
        ...

    def relations_of(self, set: str) -> list[Relation]:
        """The relations of a set (`uid`) in their order."""
        ...

    def decisions_of(self, set: str) -> list[Decision]:
        """The decisions kept with a gold set (`uid`)."""
        ...

    def declined_of(self, set: str) -> list[DeclinedTie]:
        """The ties that are not to be proposed (again) in a set (`uid`)."""
        ...

    def guidelines(self) -> list[Guideline]:
        """The versions of the project's guidelines, oldest first; none where only the built-in ones count."""
        ...

    def remarks_on(self, article: str) -> list[Remark]:
        """What was said about an article (`uid`), in order."""
        ...

    def remarks_by(self, annotator: str) -> list[Remark]:
        """What an annotator (`uid`) said about any article."""
        ...

    def review_assignments(self) -> list[ReviewAssignment]:
        """Who is to review what, in the order in which it was said."""
        ...

    def review_settings(self) -> ReviewSettings:
        """How the project is reviewed; as at first where nobody settled anything."""
        ...

    def named_values(self, attribute: NamedAttribute) -> list[NamedValue]:
        """The entities or quantities that annotators' sets name, with how often, by their names."""
        ...

    def annotations_naming(self, attribute: NamedAttribute, value: str) -> list[Annotation]:
        """The annotations of all sets, gold included, whose entity or quantity is this one."""
        ...

    def relations_at(self, annotation: str) -> list[Relation]:
        """The relations that start or end at an annotation (`uid`)."""
        ...

    def next_position(self, kind: type[Entity], parent: str = "") -> int:
        """One more than the highest position among the kind's entities (of one set or article, `uid`)."""
        ...

    def article_rows(self, annotator: str) -> list[ArticleRow]:
        """The list of articles as one annotator (`uid`, may be empty) sees it."""
        ...

    def search_count(self, query: Query) -> int | None:
        """How many articles have it, as far as an index alone can tell; None where none can."""
        ...

    def search_candidates(self, query: Query, limit: int = 0) -> list[str]:
        """The articles (`uid`s) that may have it, in order; 0 is no limit."""
        ...

    def search_texts(self, uids: Sequence[str], where: ArticleFilter) -> list[FoundText]:
        """Those of the articles (`uid`s) that pass the filter, with their texts, in the order asked."""
        ...

    def search_labelled(self, uids: Sequence[str], where: ArticleFilter) -> dict[str, list[Span]]:
        """Where the label of the filter lies, by article (`uid`)."""
        ...

    def counts(self) -> Counts:
        """The figures of the whole project."""
        ...

    def latest(self) -> int:
        """The number of the newest journal entry; 0 for an empty journal."""
        ...

    def entries(self, after: int, limit: int = 500) -> list[ChangeSet]:
        """Journal entries with a number above `after`, oldest first, `bulk` left out."""
        ...

    def steps(self, who: str, scope: str, limit: int = 1000) -> list[ChangeSet]:
        """The newest entries of one person in one scope, oldest first, without changes and `bulk`."""
        ...

    def entry(self, uid: str, progress: Progress = UNDISTURBED) -> ChangeSet | None:
        """One journal entry, whole; `progress` is told how far it is read."""
        ...

    def log(self, article: str = "") -> Iterator[ChangeSet]:
        """Journal entries, newest first, `bulk` left out; of one article (`uid`) or of all."""
        ...
