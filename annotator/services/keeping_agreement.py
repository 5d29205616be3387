"""Figures of agreement with what their pictures show, kept: only articles that changed are counted again."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from annotator.domain.agreement import Agreement
from annotator.domain.agreement_batch import batch_of
from annotator.domain.agreement_rows import Unit
from annotator.domain.agreement_table import ArticleTable, TableArticle
from annotator.domain.agreement_tallies import Tallies, tallies_of, together
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.change import ChangeSet
from annotator.domain.guideline import Guideline
from annotator.domain.label import Label, RelationType
from annotator.domain.relation import Relation
from annotator.services.agreeing import Plan, figures_of, plan_of, portions, row_of
from annotator.services.choosing_sets import DONE, ChosenWork, Counted, Sets, chosen_work
from annotator.services.finding_done import Done
from annotator.services.ports import Reading, Store
from annotator.services.progress import UNDISTURBED, Progress

BOOKS = 4
"""Choices of labels and unit whose counts are kept; other choices need no counts of their own."""
RESULTS = 8

Opening: TypeAlias = Callable[[], AbstractContextManager[Reading]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures, and the counts of articles that tell what is behind them."""

    counted: Counted
    agreement: Agreement
    table: ArticleTable
    project: str
    """Its name."""
    versions: tuple[str, ...] = ()
    """Of the guidelines, in their order."""


@dataclass(slots=True)
class _Book:
    """The counts of articles for one choice of labels and unit."""

    plan: Plan
    tallies: Tallies | None = None
    rows: dict[str, int] = field(default_factory=dict)
    """By article (`uid`); what is not there any more is to be counted again."""
    sets: list[str] = field(default_factory=list)
    """The set (`uid`) of each work."""
    of_article: dict[str, frozenset[str]] = field(default_factory=dict)
    """The sets of each article that are counted."""

    def lacks(self, article: Article, sets: Sets) -> bool:
        return article.uid not in self.rows or not {one.uid for one in sets} <= self.of_article[article.uid]

    def forget(self, article: str) -> None:
        self.rows.pop(article, None)

    def add(self, counted: Sequence[tuple[Article, Sets]], parts: Sequence[Tallies]) -> None:
        """Take counts in; what they replace goes."""
        if not parts:
            return
        new = {article.uid for article, _ in counted}
        kept = [uid for uid in self.rows if uid not in new]
        every = list(parts)
        sets: list[str] = []
        if self.tallies is not None and kept:
            rows = np.array([self.rows[uid] for uid in kept])
            known = {one for uid in kept for one in self.of_article[uid]}
            works = np.array([one in known for one in self.sets], np.bool_)
            place = np.full(len(self.tallies.units), -1)
            place[rows] = np.arange(len(rows))
            where = place[self.tallies.work_article]
            order = np.argsort(where, kind="stable")
            sets = [self.sets[n] for n in order.tolist() if where[n] >= 0 and works[n]]
            every.insert(0, self.tallies.take(rows, works))
        self.tallies = together(every)
        self.sets = sets + [one.uid for _, some in counted for one in some]
        names = [*kept, *(article.uid for article, _ in counted)]
        self.rows = {uid: row for row, uid in enumerate(names)}
        self.of_article = {uid: self.of_article[uid] for uid in kept}
        self.of_article |= {article.uid: frozenset(one.uid for one in some) for article, some in counted}

    def chosen(self, work: ChosenWork) -> Tallies:
        """The counts of what was asked for, all of which is there."""
        if self.tallies is None or not work.articles:
            return tallies_of(batch_of([], self.plan.columns), self.plan.layout, [])
        rows = np.array([self.rows[article.uid] for article, _ in work.articles])
        wanted = {one.uid for _, sets in work.articles for one in sets}
        return self.tallies.take(rows, np.array([one in wanted for one in self.sets], np.bool_))


class KeptAgreement:
    """Counts what is missing; one call at a time, from whatever thread."""

    def __init__(self) -> None:
        self._books: OrderedDict[tuple[object, ...], _Book] = OrderedDict()
        self._results: OrderedDict[Counted, Measured] = OrderedDict()
        self._done = Done()
        self._article_of: dict[str, str] = {}
        """By set (`uid`), of those that are counted."""

    def forget(self, change_sets: Iterable[ChangeSet]) -> bool:
        """Forget what changes touched; return whether any figure may be another now."""
        touched = False
        for change_set in change_sets:
            touched = self._forget(change_set) or touched
        if touched:
            self._results.clear()
        return touched

    def read(self, store: Store, counted: Counted = DONE, progress: Progress = UNDISTURBED) -> Measured:
        """What is asked for; what is counted is kept also where `progress` stops it.

        Args:
            store: the project; between portions of articles others can write.
            counted: which work counts.
            progress: told how much is done: first articles are counted, then the counts put together.

        Raises:
            BadInputError: there is no such annotator, label, article, version or day.
            CancelledError: `progress` stopped it.
        """
        return self.measured(store.reading, counted, progress)

    def measured(self, opening: Opening, counted: Counted, progress: Progress) -> Measured:
        """As `read`, of whatever can be opened."""
        known = self._results.get(counted)
        if known is not None:
            self._results.move_to_end(counted)
            return known
        with opening() as read:
            work = chosen_work(read, counted, self._done.renewed(read))
            project, versions = read.project().name, tuple(one.version for one in read.guidelines())
        book = self._book(work, counted)
        missing = [(article, sets) for article, sets in work.articles if book.lacks(article, sets)]
        whole = len(missing) + len(work.articles)
        self._count(opening, book, missing, counted.unit, lambda done, _of: progress(done, whole))
        tallies = book.chosen(work)
        found = Measured(
            counted,
            figures_of(
                work,
                counted,
                book.plan,
                _parts(tallies, work, lambda done: progress(len(missing) + done, whole)),
            ),
            _table(work, book.plan, tallies),
            project,
            versions,
        )
        self._results[counted] = found
        while len(self._results) > RESULTS:
            self._results.popitem(last=False)
        return found

    def _book(self, work: ChosenWork, counted: Counted) -> _Book:
        places = {one.uid: place for place, one in enumerate(work.everybody)}
        order = [places[one.uid] for one in work.people]
        # Who comes first makes a difference; who else there is makes none.
        people = work.everybody if order == sorted(order) else work.people
        key = (
            counted.unit,
            tuple(one.uid for one in work.labels),
            tuple(one.uid for one in people) if people is work.people else None,
        )
        book = self._books.get(key)
        if book is None:
            book = self._books[key] = _Book(plan_of(work.scheme, work.labels, people))
        self._books.move_to_end(key)
        while len(self._books) > BOOKS:
            self._books.popitem(last=False)
        return book

    def _count(
        self,
        opening: Opening,
        book: _Book,
        missing: Sequence[tuple[Article, Sets]],
        unit: Unit,
        progress: Progress,
    ) -> None:
        done: list[tuple[Article, Sets]] = []
        parts: list[Tallies] = []
        try:
            for portion in portions(missing):
                progress(len(done), len(missing))
                with opening() as read:
                    rows = [row_of(read, article, sets, book.plan.places) for article, sets in portion]
                texts = [one.text for one in rows]
                parts.append(tallies_of(batch_of(rows, book.plan.columns, unit), book.plan.layout, texts))
                done += portion
            progress(len(missing), len(missing))
        finally:
            book.add(done, parts)
            self._article_of.update((one.uid, article.uid) for article, sets in done for one in sets)

    def _forget(self, change_set: ChangeSet) -> bool:
        touched = set(change_set.reload)
        others = bool(change_set.bulk)
        for change in change_set.changes:
            if isinstance(change.entity, (Label, RelationType, Annotator)):
                self._books.clear()
                return True
            others = others or isinstance(change.entity, (Article, AnnotationSet, Guideline))
            for value in (change.before, change.after):
                # An unknown set is one that is not counted: work that is not done, gold.
                if isinstance(value, (Annotation, Relation)) and value.set in self._article_of:
                    touched.add(self._article_of[value.set])
        for book in self._books.values():
            for uid in touched:
                book.forget(uid)
        return others or bool(touched)


def measured(read: Reading, counted: Counted = DONE, progress: Progress = UNDISTURBED) -> Measured:
    """Figures with what is behind them, counted once and not kept.

    Raises:
        BadInputError: there is no such annotator, label, article, version or day.
        CancelledError: `progress` stopped it.
    """
    return KeptAgreement().measured(lambda: nullcontext(read), counted, progress)


def _parts(tallies: Tallies, work: ChosenWork, tell: Callable[[int], None]) -> Iterator[Tallies]:
    """The counts portion by portion; told is how many articles went before."""
    row = 0
    for portion in portions(work.articles):
        tell(row)
        yield tallies.part(row, row + len(portion))
        row += len(portion)


def _table(work: ChosenWork, plan: Plan, tallies: Tallies) -> ArticleTable:
    articles = []
    for article, sets in work.articles:
        times = [work.done[one.uid] for one in sets if one.uid in work.done]
        versions = {one.guideline or "" for one in sets}
        version = next(iter(versions)) if len(versions) == 1 else None
        last = max(times) if len(times) == len(sets) else ""
        articles.append(TableArticle(article.uid, article.id, article.title, last, version))
    called = plan.called
    return ArticleTable(tuple(articles), tuple(called.people), tuple(called.labels), plan.layout, tallies)
