"""Qt's side of a workspace: work is queued to one thread, and what came of it arrives as signals."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from annotator.domain.annotator import Annotator
from annotator.domain.change import ChangeSet
from annotator.domain.errors import AnnotatorError
from annotator.gui.long_step import LongStep
from annotator.services.people import people
from annotator.services.ports.reading import Reading
from annotator.services.work import Work
from annotator.services.workspace import Workspace

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

FOLLOW_EVERY = 500
"""Milliseconds between two looks at what other programs wrote."""
SLOW = 100
"""Milliseconds after which waiting is shown."""


class Session(QObject):
    """An open project in the window; nothing here ever waits for the disk."""

    changed = Signal(object)
    """A ChangeSet, in the order of the journal, whoever made it."""
    failed = Signal(object)
    """An AnnotatorError: what was asked for could not be done."""
    broke = Signal(object)
    """Any other exception: a fault of ours."""
    waiting = Signal(bool)
    """Whether work has been under way for longer than a tenth of a second."""
    nothing_to_replay = Signal()
    """Undo or redo was asked for, and there is no such step."""
    replayed_in_many = Signal(object)
    """Undo or redo was asked for in an article, and its ChangeSet is one of several articles."""
    settled = Signal()
    """Everything that was asked for is done."""

    _arrived = Signal(object)

    def __init__(self, workspace: Workspace, annotator_name: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._name = annotator_name
        self._under_way = 0
        self._closed = False
        self.long_step = LongStep(self)
        """The step that is under way, where it takes its time."""
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="annotator-project")
        self._arrived.connect(self._deliver)
        workspace.listen(self.changed.emit)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW)
        self._slow.timeout.connect(partial(self.waiting.emit, True))
        self._following = False
        self._follow = QTimer(self)
        self._follow.setInterval(FOLLOW_EVERY)
        self._follow.timeout.connect(self.follow)
        self._follow.start()

    @property
    def annotator_name(self) -> str:
        """The name of the person at this window; empty while nobody has said."""
        return self._name

    @property
    def who(self) -> str:
        """Their `uid` in this project; empty until they have done something in it."""
        return self.workspace.who

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, as a plain sentence; empty where it can."""
        return self.workspace.read_only

    def act_as(self, person: Annotator) -> None:
        """Go on as another person of the project."""
        self._name = person.name
        self.workspace.who = person.uid

    def introduce(self, name: str) -> None:
        """Go on under a name; it is written into the project with the first thing that person does."""
        self._name = name
        self.workspace.who = ""

    def run(
        self,
        action: str,
        use_case: Callable[Concatenate[Work, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Have a use case carried out; `changed` tells when it is saved, `failed` when it was refused."""
        self._submit(lambda: self._run(action, lambda work: use_case(work, *args, **kwargs)), None)

    def run_then(self, then: Callable[[T], object], action: str, use_case: Callable[[Work], T]) -> None:
        """The same, and hand the result to `then` after `changed` was told."""
        self._submit(lambda: self._run(action, use_case), then)

    def ask(self, then: Callable[[T], object], query: Callable[[Reading], T]) -> None:
        """Ask the project something and hand the answer to `then`."""
        self._submit(lambda: self.workspace.read(query), then)

    def undo(self, article: str) -> None:
        """Take back the last own step in an article (`uid`), or that of the project (empty)."""
        workspace = self.workspace
        job = partial(workspace.undo_in, article) if article else workspace.undo
        self._submit(job, partial(self._replayed, article))

    def redo(self, article: str) -> None:
        """Bring back what was undone last."""
        workspace = self.workspace
        job = partial(workspace.redo_in, article) if article else workspace.redo
        self._submit(job, partial(self._replayed, article))

    def _replayed(self, article: str, change_set: ChangeSet | None) -> None:
        if change_set is None:
            self.nothing_to_replay.emit()
        elif article and not change_set.scope:
            self.replayed_in_many.emit(change_set)

    def submit(self, job: Callable[[], T], then: Callable[[T], object] | None = None) -> None:
        """Have something else done in the project's thread."""
        self._submit(job, then)

    def submit_quietly(self, job: Callable[[], T], then: Callable[[T | None], object]) -> None:
        """Have something done that nobody waits for: not shown as saving, and an error is only logged.

        Args:
            job: what to do in the project's thread.
            then: takes the result, None where there was an error.
        """
        self._submit(job, then, quiet=True)

    @Slot()
    def follow(self) -> None:
        """Look for what other programs and windows wrote."""
        if not self._following and not self._closed:
            self._following = True
            self.submit_quietly(self.workspace.follow, self._followed)

    def _followed(self, _count: int | None) -> None:
        # A look that failed (another program is writing) is followed by the next one.
        self._following = False

    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self._under_way == 0

    def close(self) -> None:
        """Finish what is under way, then let go of the project."""
        if self._closed:
            return
        self._follow.stop()
        self._closed = True
        self._worker.shutdown(wait=True)
        # Results that arrived meanwhile still belong to somebody (a note typed last, an error to be told).
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()
        self.workspace.close()

    def _run(self, action: str, use_case: Callable[[Work], T]) -> T:
        self.become_known()
        return self.workspace.run(action, use_case)

    def become_known(self) -> None:
        """Write the person at this window into the project, if they are not there; for any thread."""
        if self.workspace.who or not self._name:
            return

        def add(work: Work) -> None:
            # Before it is announced, so that nobody takes the new name for somebody else's.
            self.workspace.who = people.add(work, self._name).uid

        try:
            self.workspace.run("Add annotator", add)
        except BaseException:
            self.workspace.who = ""
            raise

    def _submit(
        self,
        job: Callable[[], T],
        then: Callable[[T], object] | Callable[[T | None], object] | None,
        *,
        quiet: bool = False,
    ) -> None:
        if self._closed:
            return
        if not quiet:
            self._under_way += 1
            if not self._slow.isActive():
                self._slow.start()
        self._worker.submit(self._work, job, then, quiet)

    def _work(self, job: Callable[[], T], then: Callable[..., object] | None, quiet: bool) -> None:
        """In the project's thread: do the job and send what came of it to the window's thread."""
        try:
            with self.workspace.telling(self.long_step.begin()):
                result = job()
        except Exception as error:  # noqa: BLE001 - carried over to the window's thread, which tells it
            self._arrived.emit((partial(then, None) if quiet and then else None, error, quiet))
        else:
            self._arrived.emit((partial(then, result) if then else None, None, quiet))
        finally:
            self.long_step.end()

    @Slot(object)
    def _deliver(self, arrived: tuple[Callable[[], object] | None, Exception | None, bool]) -> None:
        then, error, quiet = arrived
        if quiet:
            if error is not None:
                log.info("could not be done in the background: %s", error)
            if then is not None:
                then()
            return
        self._under_way -= 1
        if self._under_way == 0:
            self._slow.stop()
            self.waiting.emit(False)
        if isinstance(error, AnnotatorError):
            self.failed.emit(error)
        elif error is not None:
            self.broke.emit(error)
        elif then is not None:
            then()
        if self._under_way == 0:
            self.settled.emit()
