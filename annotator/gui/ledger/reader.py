"""Reads the ledger off the window's thread, and again when changes come in."""

from PySide6.QtCore import QObject, Signal

from annotator.formats.ledger_words import LedgerWords
from annotator.gui.kept_reader import KeptReader
from annotator.gui.ledger.items import Shown, laid_out
from annotator.gui.session import Session
from annotator.services.keeping_ledger import Asked, KeptLedger
from annotator.services.progress import Progress

REST = 150
"""Milliseconds after a change until the ledger is read again."""


class LedgerReader(KeptReader):
    """Hands out the Shown; what is asked meanwhile comes next, and only the last of it."""

    stopped = Signal()
    """By hand, before the end."""

    def __init__(self, session: Session, words: LedgerWords, parent: QObject | None = None) -> None:
        self._words = words
        self._kept = KeptLedger()
        self._asked: Asked | None = None
        self._next: Asked | None = None
        super().__init__(session, self._kept, REST, parent)

    def ask(self, asked: Asked) -> None:
        """Read something else, and no longer what was asked before."""
        self._asked = asked
        self._rest.stop()
        if self._task is not None:
            self._next = asked
            self._task.cancel()
            return
        kept, store, words = self._kept, self._session.workspace.store, self._words

        def job(progress: Progress) -> Shown:
            return laid_out(kept.read(store, asked, progress), words)

        self._begin(job, self.tr("Reading the ledger"))

    def stop(self) -> None:
        """Read no further; what was read so far is kept for the next time."""
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
        asked, self._next = self._next, None
        if asked is not None:
            self.ask(asked)
        return asked is not None
