"""The queue of a reviewer: articles that two or more are done with, and what is left to decide in each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from annotator.domain.agreement.overlap import mean_overlap_f1
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.change import ChangeSet
from annotator.domain.decision import Decision
from annotator.domain.label import RelationType
from annotator.domain.relation import Relation
from annotator.domain.review.disagreement import Kind
from annotator.domain.review.review import State
from annotator.domain.review_assignment import ReviewAssignment
from annotator.domain.review_settings import ReviewSettings
from annotator.services.ports.reading import Reading
from annotator.services.ports.storage import Store
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.review.comparing import compared, done_sets

AT_ONCE = 20
"""So many articles are read from one state of the project; between two of them others can write."""


class Order(StrEnum):
    """How the queue is sorted; articles that are alike stay in the order of the project."""

    WORST = "worst"
    """Least agreement first."""
    LEFT = "left"
    """Most that is left to decide first."""
    ARTICLES = "articles"
    """As the project has them."""


@dataclass(frozen=True, slots=True)
class GoldState:
    """One reviewer's gold of an article."""

    reviewer: str
    """The annotator's `uid`."""
    status: Status
    final: bool
    annotations: int


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One article in the queue."""

    article: Article
    annotators: tuple[str, ...]
    """Those who are done (`uid`s), in order."""
    own: bool
    """Whether the reviewer is one of them."""
    open: Mapping[Kind, int]
    """How many disagreements are left, by kind; one of two kinds counts in both."""
    left: int
    decided: int
    """How many are decided, those that follow from others among them."""
    stale: int
    """How many of those left were decided before somebody changed their part."""
    later: int
    """How many of those left were put off."""
    agreement: float | None
    """F1 of annotations of one label that overlap, the mean over pairs; None where there are none at all."""
    reviewers: tuple[str, ...] = ()
    """Who is to review it (`uid`s)."""
    golds: tuple[GoldState, ...] = ()
    differences: int = 0
    """In how many places the finished gold of several reviewers differs and nothing is decided yet."""

    def gold_of(self, reviewer: str) -> GoldState | None:
        """The gold of a reviewer (`uid`)."""
        return next((one for one in self.golds if one.reviewer == reviewer), None)


@dataclass(frozen=True, slots=True)
class Queue:
    """What there is to review."""

    rows: tuple[QueueRow, ...]
    people: Mapping[str, str] = field(default_factory=dict)
    """Names by `uid`."""
    settings: ReviewSettings = field(default_factory=ReviewSettings)

    @property
    def left(self) -> int:
        """How many disagreements are left in all."""
        return sum(row.left for row in self.rows)

    def sorted(self, order: Order) -> tuple[QueueRow, ...]:
        """The rows in an order."""
        if order is Order.WORST:
            return tuple(sorted(self.rows, key=lambda row: (row.agreement is None, row.agreement or 0.0)))
        if order is Order.LEFT:
            return tuple(sorted(self.rows, key=lambda row: -row.left))
        return self.rows


class KeptQueue:
    """Reads what is missing, and keeps it until changes touch it; one call at a time."""

    def __init__(self) -> None:
        self._kept: dict[str, QueueRow] = {}
        self._article_of: dict[str, str] = {}
        self._reviewer = ""

    def forget(self, change_sets: Iterable[ChangeSet]) -> bool:
        """Forget what changes touched; return whether anything of the queue may be another now."""
        touched = False
        for change_set in change_sets:
            touched = self._forget(change_set) or touched
        return touched

    def read(self, store: Store, reviewer: str, progress: Progress = UNDISTURBED) -> Queue:
        """The queue as a reviewer (`uid`, may be empty) has it; stopped or not, what is read is kept.

        Raises:
            CancelledError: `progress` stopped it.
        """
        if reviewer != self._reviewer:
            self._kept.clear()
            self._reviewer = reviewer
        with store.reading() as read:
            articles = read.articles()
            done = Counter(one.article for one in read.done_sets())
            people = {person.uid: person.name for person in read.annotators()}
            assignments: dict[str, list[str]] = {}
            for one in read.review_assignments():
                assignments.setdefault(one.article, []).append(one.reviewer)
            settings = read.review_settings()
        queued = [article for article in articles if done[article.uid] > 1]
        missing = [article for article in queued if article.uid not in self._kept]
        for number in range(0, len(missing), AT_ONCE):
            progress(number, len(missing))
            with store.reading() as read:
                for article in missing[number : number + AT_ONCE]:
                    self._keep(read, article, reviewer)
        progress(len(missing), len(missing))
        rows = [self._kept[article.uid] for article in queued if article.uid in self._kept]
        return Queue(tuple(_assigned(row, assignments) for row in rows), people, settings)

    def _keep(self, read: Reading, article: Article, reviewer: str) -> None:
        sets = read.sets_of(article.uid)
        self._article_of.update((one.uid, article.uid) for one in sets)
        if len(done_sets(sets)) > 1:
            self._kept[article.uid] = row_of(read, article, reviewer, sets)

    def _forget(self, change_set: ChangeSet) -> bool:
        touched: set[str] = set(change_set.reload)
        for change in change_set.changes:
            entity = change.entity
            if isinstance(entity, (Annotator, RelationType)):
                self._kept.clear()
                return True
            if isinstance(entity, (ReviewAssignment, ReviewSettings)):
                touched.add("")
            elif isinstance(entity, AnnotationSet):
                touched.add(entity.article)
                self._article_of[entity.uid] = entity.article
            elif isinstance(entity, Article):
                touched.add(entity.uid)
            elif isinstance(entity, (Annotation, Relation, Decision)):
                touched.add(self._article_of.get(entity.set, ""))
        for uid in touched:
            self._kept.pop(uid, None)
        return bool(touched)


def row_of(read: Reading, article: Article, reviewer: str, sets: Sequence[AnnotationSet]) -> QueueRow:
    """The row of an article with all its sets, two or more of them done, as a reviewer (`uid`) has it."""
    review = compared(read, article.uid, reviewer)
    states = Counter(item.state for item in review.items)
    golds = [one for one in sets if one.role is Role.GOLD]
    return QueueRow(
        review.article,
        review.comparison.annotators,
        reviewer in review.comparison.annotators,
        Counter(kind for item in review.items if item.left for kind in item.disagreement.types),
        left=review.left,
        decided=states[State.DECIDED] + states[State.RESOLVED],
        stale=states[State.STALE],
        later=states[State.LATER],
        agreement=mean_overlap_f1([content.annotations for content in review.contents]),
        golds=tuple(_gold_state(read, one) for one in golds),
        differences=compared(read, article.uid, reviewer, of_gold=True).left if len(golds) > 1 else 0,
    )


def _gold_state(read: Reading, one: AnnotationSet) -> GoldState:
    return GoldState(one.annotator, one.status, one.final, len(read.annotations_of(one.uid)))


def _assigned(row: QueueRow, assignments: Mapping[str, list[str]]) -> QueueRow:
    reviewers = tuple(assignments.get(row.article.uid, ()))
    return row if row.reviewers == reviewers else replace(row, reviewers=reviewers)
