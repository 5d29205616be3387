"""Computes agreement off the window's thread, and again when changes come in."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from annotator.config.paths import paths
from annotator.domain.agreement.figures import Agreement
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.label import Scheme
from annotator.gui.asked_reader import AskedReader
from annotator.gui.session import Session
from annotator.services.agreement.choosing_sets import Counted
from annotator.services.agreement.keeping import KeptAgreement, Measured
from annotator.services.ports.storage import Store
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


class AgreementReader(AskedReader[Counted]):
    """Hands out the Shown."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        self._kept = KeptAgreement(paths().state / SHELF)
        super().__init__(session, self._kept, REST, parent)

    def _read(self, asked: Counted) -> None:
        kept, store = self._kept, self._session.workspace.store

        def job(progress: Progress) -> Shown:
            return _shown(kept, store, asked, progress)

        self._begin(job, self.tr("Computing agreement"))


def _shown(kept: KeptAgreement, store: Store, counted: Counted, progress: Progress) -> Shown:
    measured = kept.read(store, counted, progress)
    with store.reading() as read:
        known = Known(read.scheme(), tuple(read.annotators()), tuple(read.articles()))
    return Shown(measured, known)
