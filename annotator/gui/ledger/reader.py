"""Reads the ledger off the window's thread, and again when changes come in."""

from PySide6.QtCore import QObject

from annotator.formats.ledger.words import LedgerWords
from annotator.gui.asked_reader import AskedReader
from annotator.gui.ledger.items import Shown, laid_out
from annotator.gui.session import Session
from annotator.services.ledger.keeping import Asked, KeptLedger
from annotator.services.progress import Progress

REST = 150
"""Milliseconds after a change until the ledger is read again."""


class LedgerReader(AskedReader[Asked]):
    """Hands out the Shown."""

    def __init__(self, session: Session, words: LedgerWords, parent: QObject | None = None) -> None:
        self._words = words
        self._kept = KeptLedger()
        super().__init__(session, self._kept, REST, parent)

    def _read(self, asked: Asked) -> None:
        kept, store, words = self._kept, self._session.workspace.store, self._words

        def job(progress: Progress) -> Shown:
            return laid_out(kept.read(store, asked, progress), words)

        self._begin(job, self.tr("Reading the ledger"))
