"""Reads the ledger off the window's thread, and again when changes come in."""

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.change import ChangeSet
from annotator.formats.ledger_words import LedgerWords
from annotator.gui.ledger.items import Shown, laid_out
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.services.keeping_ledger import Asked, KeptLedger
from annotator.services.progress import Progress

REST = 150
"""Milliseconds after a change until the ledger is read again."""


class LedgerReader(QObject):
    """One reading at a time; what is asked meanwhile comes next, and only the last of it."""

    read = Signal(object)
    """The Shown."""
    progressed = Signal(int, int)
    busy = Signal(bool)
    """Whether it is being read."""
    failed = Signal(object)
    stopped = Signal()
    """By hand, before the end."""

    def __init__(self, session: Session, words: LedgerWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._kept = KeptLedger()
        self._task: Task | None = None
        self._asked: Asked | None = None
        self._next: Asked | None = None
        self._heard: list[ChangeSet] = []
        self.awake = False
        """Whether changes are followed now; those that come in sleep count when it wakes."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._renew)
        session.changed.connect(self._hear)

    def is_busy(self) -> bool:
        """Whether it is being read, or will be in a moment."""
        return self._task is not None or self._rest.isActive()

    def ask(self, asked: Asked) -> None:
        """Read something else, and no longer what was asked before."""
        self._asked = asked
        self._rest.stop()
        if self._task is not None:
            self._next = asked
            self._task.cancel()
            return
        self._forget()
        kept, store, words = self._kept, self._session.workspace.store, self._words

        def job(progress: Progress) -> Shown:
            return laid_out(kept.read(store, asked, progress), words)

        task = Task(job, self.tr("Reading the ledger"), self)
        self._task = task
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self._succeeded)
        task.failed.connect(self.failed)
        task.broke.connect(self._session.broke)
        task.cancelled.connect(self._cancelled)
        task.ended.connect(self._ended)
        self.busy.emit(True)
        task.start()

    def stop(self) -> None:
        """Read no further; what was read so far is kept for the next time."""
        self._next = None
        if self._task is not None:
            self._task.cancel()

    def finish(self) -> None:
        """Stop, and wait until that is so; for closing the project."""
        self.awake = False
        self._rest.stop()
        self.stop()
        if self._task is not None:
            self._task.wait()

    def _hear(self, change_set: ChangeSet) -> None:
        # Told to what is kept when nobody reads it: the thread that does may just be adding to it.
        self._heard.append(change_set)
        if not self.awake and self._task is None:
            self._forget()
        elif self.awake and not self._rest.isActive():
            self._rest.start()

    def _forget(self) -> bool:
        touched = self._kept.forget(self._heard)
        self._heard.clear()
        return touched

    def _renew(self) -> None:
        if self._task is not None:
            self._rest.start()
        elif self._forget() and self.awake and self._asked is not None:
            self.ask(self._asked)

    def _succeeded(self, shown: Shown) -> None:
        if self._next is None:
            self.read.emit(shown)

    def _cancelled(self) -> None:
        if self._next is None:
            self.stopped.emit()

    def _ended(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        asked, self._next = self._next, None
        if asked is not None:
            self.ask(asked)
        else:
            self.busy.emit(False)
