"""The pass that somebody is in: which label, and which articles they are done with in it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.gui.session import Session


class Passes(QObject):
    """Reads and notes what is done; after each of it the marks are those of the project.

    Labels and articles are named by `uid`. What is done in a pass is a person's own and kept when it ends.
    """

    changed = Signal()
    """A pass began or ended, or other articles are done in it."""

    begun = Signal(object)
    """How many articles are done, by label, for each pass that the person has begun; a `dict[str, int]`."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.label: str | None = None
        """The label of the pass that is on; None outside of passes."""
        self.done: frozenset[str] = frozenset()
        """The articles that the person is done with in it; some may not be there any more."""

    def start(self, label: str, then: Callable[[], object]) -> None:
        """Begin the pass of a label, or go on with it; `then` is called when its marks are known."""
        self.label, self.done = label, frozenset()
        self.changed.emit()
        self._read(lambda: None, then)

    def start_anew(self, label: str, then: Callable[[], object]) -> None:
        """Forget what the person did in the pass of a label, and begin it."""
        self.label, self.done = label, frozenset()
        self.changed.emit()
        session = self._session
        self._read(lambda: session.workspace.store.drop_pass(session.who, label), then)

    def end(self) -> None:
        """Leave the pass."""
        self.label, self.done = None, frozenset()
        self.changed.emit()

    def mark(self, article: str, *, done: bool, then: Callable[[], object] | None = None) -> None:
        """Note whether the person is done with an article in this pass."""
        session, label = self._session, self.label
        if label is None:
            return

        def note() -> None:
            session.become_known()
            session.workspace.store.mark_in_pass(session.who, label, article, done=done)

        self._read(note, then)

    def reread(self) -> None:
        """Read the marks anew, as when another person goes on or another window noted something."""
        self._read(lambda: None, None)

    def ask_begun(self) -> None:
        """Ask which passes were begun; `begun` tells."""
        session = self._session
        session.submit(
            lambda: session.workspace.store.passes(session.who) if session.who else {}, self.begun.emit
        )

    def _read(self, first: Callable[[], object], then: Callable[[], object] | None) -> None:
        session, label = self._session, self.label
        if label is None:
            return

        def work() -> frozenset[str]:
            first()
            return session.workspace.store.pass_marks(session.who, label) if session.who else frozenset()

        session.submit(work, partial(self._take, label, then))

    def _take(self, label: str, then: Callable[[], object] | None, done: frozenset[str]) -> None:
        if self.label != label:
            return
        if self.done != done:
            self.done = done
            self.changed.emit()
        if then is not None:
            then()
