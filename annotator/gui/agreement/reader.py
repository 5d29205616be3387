"""Computes agreement off the window's thread, and again when changes come in."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.config.paths import paths
from annotator.domain.agreement import Agreement
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.label import Scheme
from annotator.gui.kept_reader import KeptReader
from annotator.gui.session import Session
from annotator.services.choosing_sets import Counted
from annotator.services.keeping_agreement import KeptAgreement, Measured
from annotator.services.ports import Store
from annotator.services.progress import Progress

SHELF = "agreement"
"""The folder for counts that are to be there when the program starts again."""
REST = 1000
"""Milliseconds after a change until it is computed again."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to choose from."""

    scheme: Scheme
    people: tuple[Annotator, ...]
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Figures, and what else could be chosen."""

    measured: Measured
    known: Known

    @property
    def counted(self) -> Counted:
        """What the figures are of."""
        return self.measured.counted

    @property
    def found(self) -> Agreement:
        """The figures."""
        return self.measured.agreement


class AgreementReader(KeptReader):
    """Hands out the Shown; what is asked meanwhile comes next, and only the last of it."""

    stopped = Signal()
    """By hand, before the end."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        self._kept = KeptAgreement(paths().state / SHELF)
        self._asked: Counted | None = None
        self._next: Counted | None = None
        super().__init__(session, self._kept, REST, parent)

    def ask(self, counted: Counted) -> None:
        """Compute something else, and no longer what was asked before."""
        self._asked = counted
        self._rest.stop()
        if self._task is not None:
            self._next = counted
            self._task.cancel()
            return
        kept, store = self._kept, self._session.workspace.store

        def job(progress: Progress) -> Shown:
            return _read(kept, store, counted, progress)

        self._begin(job, self.tr("Computing agreement"))

    def stop(self) -> None:
        """Compute no further; what was counted so far is kept for the next time."""
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
        if counted is not None:
            self.ask(counted)
        return counted is not None


def _read(kept: KeptAgreement, store: Store, counted: Counted, progress: Progress) -> Shown:
    measured = kept.read(store, counted, progress)
    with store.reading() as read:
        known = Known(read.scheme(), tuple(read.annotators()), tuple(read.articles()))
    return Shown(measured, known)
