"""Reads what was asked for last, and the same again when changes come in."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.gui.kept_reader import Kept, KeptReader
from annotator.gui.session import Session

AskedT = TypeVar("AskedT")


class AskedReader(KeptReader, Generic[AskedT]):
    """What is asked meanwhile comes next, and only the last of it."""

    stopped = Signal()
    """By hand, before the end."""

    def __init__(self, session: Session, kept: Kept, rest: int, parent: QObject | None = None) -> None:
        self._asked: AskedT | None = None
        self._next: AskedT | None = None
        super().__init__(session, kept, rest, parent)

    def ask(self, asked: AskedT) -> None:
        """Read something else, and no longer what was asked before."""
        self._asked = asked
        self._rest.stop()
        if self._task is not None:
            self._next = asked
            self._task.cancel()
        else:
            self._read(asked)

    def stop(self) -> None:
        """Read no further; what was read so far is kept for the next time."""
        self._next = None
        super().stop()

    def _read(self, asked: AskedT) -> None:
        """Begin to read it."""
        raise NotImplementedError

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
