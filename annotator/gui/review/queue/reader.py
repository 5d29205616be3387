"""Reads the queue off the window's thread, and again when changes come in."""

from PySide6.QtCore import QObject

from annotator.gui.kept_reader import KeptReader
from annotator.gui.session import Session
from annotator.services.progress import Progress
from annotator.services.review.queue import KeptQueue, Queue

REST = 200
"""Milliseconds after a change until the queue is read again."""


class QueueReader(KeptReader):
    """Hands out the Queue; what changes while it is read is read right after it."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        self._kept = KeptQueue()
        self._again = False
        super().__init__(session, self._kept, REST, parent)

    def look(self) -> None:
        """Read what is missing."""
        self._rest.stop()
        if self._task is not None:
            self._again = True
            return
        self._again = False
        kept, store, who = self._kept, self._session.workspace.store, self._session.who

        def job(progress: Progress) -> Queue:
            return kept.read(store, who, progress)

        self._begin(job, self.tr("Comparing annotators"))

    def stop(self) -> None:
        """Read no further; what was read is kept for the next time."""
        self._again = False
        super().stop()

    def _renew(self) -> None:
        if self._task is not None:
            self._again = True
        elif self._forget() and self.awake:
            self.look()

    def _succeeded(self, found: object) -> None:
        if not self._again:
            self.read.emit(found)

    def _go_on(self) -> bool:
        if self._again:
            self.look()
            return True
        return False
