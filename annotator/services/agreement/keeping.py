"""Figures of agreement with what their pictures show, kept: only articles that changed are counted again."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from annotator.domain.agreement.batch import batch_of
from annotator.domain.agreement.figures import Agreement
from annotator.domain.agreement.rows import Unit
from annotator.domain.agreement.table import ArticleTable, TableArticle
from annotator.domain.agreement.tallies import Tallies, tallies_of
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.change import ChangeSet
from annotator.domain.guideline import Guideline
from annotator.domain.label import Label, RelationType
from annotator.domain.relation import Relation
from annotator.services.agreement.agreeing import Plan, figures_of, plan_of, portions, row_of
from annotator.services.agreement.book_of_counts import Book
from annotator.services.agreement.choosing_sets import DONE, ChosenWork, Counted, Sets, chosen_work
from annotator.services.agreement.finding_done import Done
from annotator.services.agreement.shelving import Shelved, entry_at, holds, place_of, put, taken
from annotator.services.ports.reading import Reading
from annotator.services.ports.storage import Store
from annotator.services.progress import UNDISTURBED, Progress

BOOKS = 4
"""Choices of labels and unit whose counts are kept; other choices need no counts of their own."""
RESULTS = 3
"""Figures that are kept; those of all that is counted share the counts, others have counts of their own."""
WORTH = 100
"""Articles counted anew from which on it is worth to put the counts on the shelf."""

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


class KeptAgreement:
    """Counts what is missing; one call at a time, from whatever thread."""

    def __init__(self, shelf: Path | None = None) -> None:
        """Begin.

        Args:
            shelf: a folder for counts that are to be there when the program starts again.
        """
        self._shelf = shelf
        self._shelved: tuple[Shelved, frozenset[str]] | None = None
        """Counts from the shelf, and the articles that changed since."""
        self._begun = False
        self._upto = 0
        """The journal entry that all counts hold for; later ones may be in some, and are looked at again."""
        self._books: OrderedDict[tuple[str, ...], Book] = OrderedDict()
        self._results: OrderedDict[Counted, Measured] = OrderedDict()
        self._done = Done()
        self._article_of: dict[str, str] = {}
        """By set (`uid`), of those that are counted."""

    def forget(self, change_sets: Iterable[ChangeSet]) -> bool:
        """Forget what changes touched; return whether any figure may be another now."""
        touched = False
        for change_set in change_sets:
            if change_set.seq == self._upto + 1:
                self._upto = change_set.seq
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
            if not self._begun:
                self._begin(read)
            work = chosen_work(read, counted, self._done.renewed(read))
            project, versions = read.project().name, tuple(one.version for one in read.guidelines())
        book = self._book(work, counted)
        missing = [(article, sets) for article, sets in work.articles if book.lacks(article, sets)]
        whole = len(missing) + len(work.articles)
        self._count(opening, book, missing, counted.unit, lambda done, _of: progress(done, whole))
        if len(missing) >= WORTH and self._key(work, counted) == self._usual(work):
            self._put(opening, book, work)
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

    def _book(self, work: ChosenWork, counted: Counted) -> Book:
        key = self._key(work, counted)
        book = self._books.get(key)
        if book is None:
            people = work.people if key[0] else work.everybody
            book = self._books[key] = Book(plan_of(work.scheme, work.labels, people))
            if self._shelved is not None and self._shelved[0].key == key:
                book.fill(*self._shelved)
            self._shelved = None
        self._books.move_to_end(key)
        while len(self._books) > BOOKS:
            self._books.popitem(last=False)
        return book

    @staticmethod
    def _key(work: ChosenWork, counted: Counted) -> tuple[str, ...]:
        """What counts rest on: unit, labels, and who comes first; who else there is makes no difference."""
        places = {one.uid: place for place, one in enumerate(work.everybody)}
        order = [places[one.uid] for one in work.people]
        people = "" if order == sorted(order) else " ".join(one.uid for one in work.people)
        return (people, counted.unit.value, *(one.uid for one in work.labels))

    @staticmethod
    def _usual(work: ChosenWork) -> tuple[str, ...]:
        return ("", DONE.unit.value, *(one.uid for one in work.scheme.labels))

    # The shelf

    def _begin(self, read: Reading) -> None:
        self._begun = True
        self._upto = read.latest()
        if self._shelf is None:
            return
        shelved = taken(place_of(self._shelf, read.project().uid))
        if shelved is None or not holds(read, shelved):
            return
        known, changed, seq = shelved.article_of, set[str](), shelved.seq
        while entries := read.entries(seq):
            for one in entries:
                touched = touched_by(one, known)
                if touched is None:
                    return
                changed |= touched
            seq = entries[-1].seq
        self._article_of.update(known)
        self._shelved = shelved, frozenset(changed)

    def _put(self, opening: Opening, book: Book, work: ChosenWork) -> None:
        if self._shelf is None:
            return
        with opening() as read:
            entry, project = entry_at(read, self._upto), read.project().uid
        shelved = book.shelved(self._usual(work), self._upto, entry) if entry else None
        if shelved is not None:
            put(place_of(self._shelf, project), shelved)

    def _count(
        self,
        opening: Opening,
        book: Book,
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
        touched = touched_by(change_set, self._article_of)
        if touched is None:
            self._books.clear()
            return True
        for book in self._books.values():
            for uid in touched:
                book.forget(uid)
        of_choice = (Article, AnnotationSet, Guideline)
        others = any(isinstance(change.entity, of_choice) for change in change_set.changes)
        return bool(change_set.bulk) or others or bool(touched)


def touched_by(change_set: ChangeSet, article_of: Mapping[str, str]) -> set[str] | None:
    """The articles (`uid`) whose counts may be others now; None: all.

    Args:
        change_set: what changed.
        article_of: the article of each set (`uid`s) that is counted.
    """
    touched = set(change_set.reload)
    for change in change_set.changes:
        if isinstance(change.entity, (Label, RelationType, Annotator)):
            return None
        for value in (change.before, change.after):
            # An unknown set is one that is not counted: work that is not done, gold.
            if isinstance(value, (Annotation, Relation)) and value.set in article_of:
                touched.add(article_of[value.set])
    return touched


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
