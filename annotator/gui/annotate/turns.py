"""What is asked of the chosen annotation while a tag is still being saved: it takes its turn after that."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.domain.span import Span
from annotator.gui.session import Session


class Turns(QObject):
    """Knows which tags are under way; a quick hand is answered in the order of its keys.

    The annotation that a tag makes is chosen when it is saved. A key that means the chosen one and comes
    earlier, because the disk is slow or another program writes, would find nothing or the wrong one.
    """

    changed = Signal()
    """Something is under way now, or nothing is any more."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spans: list[Span] = []
        self._jobs: list[Callable[[], object]] = []
        # A tag that was refused never ends; what was asked of it is moot.
        session.settled.connect(self._forget)

    @property
    def under_way(self) -> bool:
        """Whether a tag is being saved."""
        return bool(self._spans)

    def is_for(self, span: Span | None) -> bool:
        """Whether a key that finds this selection means what is under way: the same words, or none."""
        return self.under_way and (span is None or span in self._spans)

    def begin(self, span: Span) -> None:
        """Code points are being tagged, or made a part of what is chosen."""
        self._spans.append(span)
        if len(self._spans) == 1:
            self.changed.emit()

    def end(self, span: Span) -> None:
        """They are, and what came of it is chosen: now what was asked meanwhile."""
        if span in self._spans:
            self._spans.remove(span)
        if not self._spans:
            self.changed.emit()
        while self._jobs and not self._spans:
            self._jobs.pop(0)()

    def after(self, job: Callable[[], object]) -> None:
        """Do something when nothing is under way: at once, as nearly always."""
        if self._spans or self._jobs:
            self._jobs.append(job)
        else:
            job()

    def _forget(self) -> None:
        self._jobs.clear()
        if self._spans:
            self._spans.clear()
            self.changed.emit()
