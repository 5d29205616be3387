"""The rows of the ledger, read once and kept: only what changes touched is read again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.change import ChangeSet
from annotator.domain.label import Label, RelationType, Scheme
from annotator.domain.ledger.rows import Ledger, LedgerRow, LedgerScheme
from annotator.domain.relation import Relation
from annotator.services.ledger.reading import (
    EVERYTHING,
    LedgerFilter,
    Told,
    chosen_sets,
    filtered,
    together,
    told_by,
)
from annotator.services.ports.answers import NamedValue
from annotator.services.ports.reading import Reading
from annotator.services.ports.storage import Store
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.selecting.choosing import check_layer

AT_ONCE = 50
"""So many articles are read from one state of the project; between two of them others can write."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown of a project."""

    layer: str | None = None
    """As `read_ledger` has it."""
    where: LedgerFilter = EVERYTHING


@dataclass(frozen=True, slots=True)
class Found:
    """A ledger with what is to be known about its rows and beside them."""

    asked: Asked
    ledger: Ledger
    unfiltered: tuple[LedgerRow, ...] = ()
    """The rows of the chosen articles and layer, before any other filter."""
    sets: Mapping[str, AnnotationSet] = field(default_factory=dict)
    """The sets of the rows by `uid`."""
    people: tuple[Annotator, ...] = ()
    quantities: tuple[NamedValue, ...] = ()
    """All that the project names."""
    project: str = ""


@dataclass(frozen=True, slots=True)
class _Head:
    """What is asked of the project before any article."""

    articles: list[Article]
    people: list[Annotator]
    scheme: Scheme
    quantities: list[NamedValue]
    project: str


class KeptLedger:
    """Reads what is missing; one call at a time, from whatever thread."""

    def __init__(self) -> None:
        self._kept: dict[str, Told] = {}
        """By article (`uid`), with all its sets, so that any layer can be chosen later."""
        self._article_of: dict[str, str] = {}

    def forget(self, change_sets: Iterable[ChangeSet]) -> bool:
        """Forget what changes touched; return whether anything of a ledger may be another now."""
        touched = False
        for change_set in change_sets:
            touched = self._forget(change_set) or touched
        return touched

    def read(self, store: Store, asked: Asked, progress: Progress = UNDISTURBED) -> Found:
        """What is asked for; what is read is kept also where `progress` stops it.

        Raises:
            BadInputError: there is no annotator of that name.
            CancelledError: `progress` stopped it.
        """
        with store.reading() as read:
            head = _Head(
                read.articles(),
                read.annotators(),
                read.scheme(),
                read.named_values("quantity"),
                read.project().name,
            )
        names = {person.uid: person.name for person in head.people}
        if asked.layer is not None:
            check_layer(asked.layer, names.values())
        articles = [article for article in head.articles if asked.where.takes(article)]
        missing = [article for article in articles if article.uid not in self._kept]
        scheme = LedgerScheme(head.scheme)
        for number in range(0, len(missing), AT_ONCE):
            progress(number, len(missing))
            with store.reading() as read:
                self._keep(read, missing[number : number + AT_ONCE], scheme, names)
        progress(len(missing), len(missing))
        return self._found(asked, articles, head, names)

    def _keep(
        self, read: Reading, articles: Sequence[Article], scheme: LedgerScheme, names: Mapping[str, str]
    ) -> None:
        def known(sets: Sequence[AnnotationSet]) -> list[AnnotationSet]:
            return [one for one in sets if one.annotator in names]

        for told in told_by(read, articles, scheme, names, known):
            self._kept[told.article.uid] = told
            self._article_of.update((one.uid, told.article.uid) for one in told.sets)

    def _found(
        self, asked: Asked, articles: Iterable[Article], head: _Head, names: Mapping[str, str]
    ) -> Found:
        rows: list[LedgerRow] = []
        sets: dict[str, AnnotationSet] = {}
        for article in articles:
            kept = self._kept[article.uid]
            if kept.rows:
                chosen = [one for one in chosen_sets(kept.sets, asked.layer, names) if one.uid in kept.rows]
                sets.update((one.uid, one) for one in chosen)
                rows += together(kept.rows[one.uid] for one in chosen)
        ledger = filtered(rows, asked.where)
        return Found(
            asked, ledger, tuple(rows), sets, tuple(head.people), tuple(head.quantities), head.project
        )

    def _forget(self, change_set: ChangeSet) -> bool:
        touched: set[str] = set(change_set.reload)
        for change in change_set.changes:
            entity = change.entity
            if isinstance(entity, (Label, RelationType, Annotator)):
                self._kept.clear()
                return True
            if isinstance(entity, AnnotationSet):
                touched.add(entity.article)
                self._article_of[entity.uid] = entity.article
            elif isinstance(entity, Article):
                touched.add(entity.uid)
            elif isinstance(entity, (Annotation, Relation)):
                # An unknown set belongs to an article that is not kept, or whose set came in this change.
                touched.add(self._article_of.get(entity.set, ""))
        for uid in touched:
            self._kept.pop(uid, None)
        return bool(touched)
