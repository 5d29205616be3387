"""Changes of the scheme as its window makes them: each is a step of the project, refusals come back here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import AnnotatorError
from annotator.gui.session import Session
from annotator.services.ports.reading import Reading
from annotator.services.work import Work

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Refused:
    """What could not be done, carried back to this window instead of the one behind it."""

    error: AnnotatorError


class Editing(QObject):
    """Queues changes and questions to the project."""

    refused = Signal(object)
    """An AnnotatorError; nothing was changed, and what was typed should go back."""
    done = Signal()
    """Something was changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @property
    def read_only(self) -> str:
        """Why nothing can be changed; empty where it can."""
        return self._session.read_only

    def run(
        self, action: str, use_case: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Have a use case carried out as a step of that name."""
        self.run_then(lambda _result: None, action, use_case, *args, **kwargs)

    def run_then(
        self,
        then: Callable[[T], object],
        action: str,
        use_case: Callable[Concatenate[Work, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """The same, and hand on what came of it."""
        session = self._session

        def job() -> T | _Refused:
            try:
                session.become_known()
                return session.workspace.run(action, use_case, *args, **kwargs)
            except AnnotatorError as error:
                return _Refused(error)

        def done(result: T | _Refused) -> None:
            if isinstance(result, _Refused):
                self.refused.emit(result.error)
            else:
                self.done.emit()
                then(result)

        session.submit(job, done)

    def ask(self, then: Callable[[T], object], query: Callable[[Reading], T]) -> None:
        """Ask the project something."""
        self._session.ask(then, query)

    def undo(self) -> None:
        """Take back the last own step of the project."""
        self._session.undo("")

    def redo(self) -> None:
        """Bring back what was undone last."""
        self._session.redo("")
