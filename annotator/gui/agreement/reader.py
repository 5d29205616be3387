"""Computes agreement off the window's thread, and again when changes come in."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.domain.agreement import Agreement
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.change import ChangeSet
from annotator.domain.guideline import Guideline
from annotator.domain.label import Label, RelationType, Scheme
from annotator.domain.relation import Relation
from annotator.gui.kept_reader import KeptReader
from annotator.gui.session import Session
from annotator.services.agreeing import agreement
from annotator.services.choosing_sets import Counted
from annotator.services.ports import Reading
from annotator.services.progress import UNDISTURBED, Progress

REST = 400
"""Milliseconds after a change until it is computed again."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to choose from."""

    project: str
    scheme: Scheme
    people: tuple[str, ...]
    """Names."""
    guidelines: tuple[Guideline, ...]
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Figures, of what they are, and what else could be chosen."""

    counted: Counted
    found: Agreement
    known: Known


class KeptAgreement:
    """The figures of what was asked for last; gone when changes touched what they rest on."""

    def __init__(self) -> None:
        self._kept: dict[Counted, Shown] = {}

    def forget(self, change_sets: Iterable[ChangeSet]) -> bool:
        """Forget what changes touched; return whether that was anything."""
        kinds = (AnnotationSet, Annotation, Relation, Article, Annotator, Label, RelationType, Guideline)
        touched = any(
            one.reload or one.bulk or any(isinstance(change.entity, kinds) for change in one.changes)
            for one in change_sets
        )
        if touched:
            self._kept.clear()
        return touched

    def read(self, read: Reading, counted: Counted, progress: Progress = UNDISTURBED) -> Shown:
        """What is asked for.

        Raises:
            BadInputError: there is no such annotator, label or article.
            CancelledError: `progress` stopped it.
        """
        kept = self._kept.get(counted)
        if kept is not None:
            return kept
        found = agreement(read, counted, progress)
        known = Known(
            read.project().name,
            read.scheme(),
            tuple(one.name for one in read.annotators()),
            tuple(read.guidelines()),
            tuple(read.articles()),
        )
        shown = self._kept[counted] = Shown(counted, found, known)
        return shown

    def has(self, counted: Counted) -> Shown | None:
        """What is kept of it."""
        return self._kept.get(counted)


class AgreementReader(KeptReader):
    """Hands out the Shown; what is asked meanwhile comes next, and only the last of it."""

    stopped = Signal()
    """By hand, before the end."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        self._kept = KeptAgreement()
        self._asked: Counted | None = None
        self._next: Counted | None = None
        super().__init__(session, self._kept, REST, parent)

    def ask(self, counted: Counted) -> None:
        """Compute something else, and no longer what was asked before; what is kept comes at once."""
        self._asked = counted
        self._rest.stop()
        if self._task is not None:
            self._next = counted
            self._task.cancel()
            return
        self._forget()
        known = self._kept.has(counted)
        if known is not None:
            self.read.emit(known)
            return
        kept, store = self._kept, self._session.workspace.store

        def job(progress: Progress) -> Shown:
            with store.snapshot() as read:
                return kept.read(read, counted, progress)

        self._begin(job, self.tr("Computing agreement"))

    def stop(self) -> None:
        """Compute no further."""
        self._next = None
        super().stop()

    def _renew(self) -> None:
        if self._task is not None:
            self._rest.start()
        elif self._forget() and self.awake and self._asked is not None:
            self.ask(self._asked)

    def _succeeded(self, found: object) -> None:
        if self._next is None:
            self.read.emit(found)

    def _cancelled(self) -> None:
        if self._next is None:
            self.stopped.emit()

    def _go_on(self) -> bool:
        counted, self._next = self._next, None
        if counted is None:
            return False
        self.ask(counted)
        return self._task is not None
