"""The one way in: a use case becomes a transaction, a change set, a journal entry and one announcement."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Concatenate, ParamSpec, TypeVar

from annotator.domain.change import ChangeSet, Step
from annotator.domain.errors import ReadOnlyError, StaleError
from annotator.domain.ids import new_id
from annotator.services import undoing
from annotator.services.ports.reading import Reading
from annotator.services.ports.storage import Store
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.work import Work

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[ChangeSet], None]

MANY = 1000
"""Above so many changes listeners are told which articles to reload, not every value."""

BEFORE_JOURNAL = 7
"""Tenths of a long step that are over when all is changed; the rest is writing down what was."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class History:
    """What undo and redo would do now: names of actions, or None."""

    undo: str | None
    redo: str | None


def now() -> str:
    """The time in UTC to the millisecond, as the journal writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Workspace:
    """An open project as the fronts see it; may be called from several threads."""

    def __init__(self, store: Store, who: str = "") -> None:
        self.store = store
        self.who = who
        self._listeners: list[Listener] = []
        self._turn = threading.RLock()
        self._refused: set[str] = set()
        self._told = threading.local()
        with store.reading() as read:
            self._seen = read.latest()

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, as a plain sentence; empty where it can."""
        return self.store.read_only

    def listen(self, listener: Listener) -> None:
        """Have a function called with each change set, after its commit, in the order of the journal."""
        self._listeners.append(listener)

    @contextmanager
    def telling(self, progress: Progress) -> Iterator[None]:
        """Have steps that take long tell how far they are, as long as this thread is in the block.

        Where `progress` raises CancelledError the step is given up, and everything is as it was before.
        """
        self._told.progress = progress
        try:
            yield
        finally:
            del self._told.progress

    def read(self, query: Callable[Concatenate[Reading, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Answer a question from one consistent state of the project."""
        with self.store.reading() as read:
            return query(read, *args, **kwargs)

    def run(
        self, action: str, use_case: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Carry out a use case: all of it, journaled and announced, or nothing.

        Args:
            action: what is done, in English; it names the undo step.
            use_case: a function of the services whose first argument is the Work.
            args: its further arguments.
            kwargs: its further named arguments.

        Raises:
            AnnotatorError: the use case or the storage refuses; nothing was changed.
        """
        with self._turn:
            result, change_set = self._transact(action, lambda work: use_case(work, *args, **kwargs))
            if change_set is not None:
                self._announce(change_set)
            return result

    def undo(self, scope: str = "") -> ChangeSet | None:
        """Take back the last own step of an article (`uid`) or of the project; None where there is none.

        Raises:
            StaleError: what it made was changed since; the step is dropped.
        """
        return self._replay(Step.UNDO, scope)

    def redo(self, scope: str = "") -> ChangeSet | None:
        """Bring back the step that was undone last; None where there is none.

        Raises:
            StaleError: what it would change is no longer as it was; the step is dropped.
        """
        return self._replay(Step.REDO, scope)

    def undo_in(self, article: str) -> ChangeSet | None:
        """Take back what was done last in an article (`uid`), also where that was done in others with it.

        Raises:
            StaleError: as `undo`.
        """
        with self._turn:
            return self._replay(Step.UNDO, self._nearest(article, Step.UNDO))

    def redo_in(self, article: str) -> ChangeSet | None:
        """Bring back what was taken back last in an article (`uid`), as `undo_in` took it.

        Raises:
            StaleError: as `redo`.
        """
        with self._turn:
            return self._replay(Step.REDO, self._nearest(article, Step.REDO))

    def history(self, scope: str = "") -> History:
        """What undo and redo would do now in an article (`uid`) or in the project."""
        with self.store.reading() as read:
            stacks = undoing.stacks(read, self.who, scope, self._refused)
        undo = stacks.undo[-1].action if stacks.undo else None
        redo = stacks.redo[-1].action if stacks.redo else None
        return History(undo, redo)

    def history_in(self, article: str) -> History:
        """What `undo_in` and `redo_in` would do now in an article (`uid`)."""
        undo, redo = (self.history(self._nearest(article, step)) for step in (Step.UNDO, Step.REDO))
        return History(undo.undo, redo.redo)

    def _nearest(self, article: str, step: Step) -> str:
        with self.store.reading() as read:
            return undoing.nearest_scope(read, self.who, article, step, self._refused)

    def follow(self) -> int:
        """Announce what other programs and windows wrote since; return how many change sets that were."""
        with self._turn:
            count = 0
            while True:
                with self.store.reading() as read:
                    entries = read.entries(self._seen) if read.latest() > self._seen else []
                if not entries:
                    return count
                for entry in entries:
                    self._tell(entry)
                count += len(entries)

    def close(self) -> None:
        """Close the project; the workspace cannot be used afterwards."""
        self.store.close()

    def _replay(self, step: Step, scope: str) -> ChangeSet | None:
        with self._turn:
            with self.store.reading() as read:
                stacks = undoing.stacks(read, self.who, scope, self._refused)
            stack = stacks.undo if step is Step.UNDO else stacks.redo
            if not stack:
                return None
            target = stack[-1]
            try:
                _, change_set = self._transact(
                    target.action,
                    lambda work: undoing.replay(work, target.uid),
                    step=step,
                    refers=target.uid,
                    in_scope=scope,
                )
            except StaleError:
                self._refused.add(target.uid)
                raise
            if change_set is not None:
                self._announce(change_set)
            return change_set

    def _transact(
        self,
        action: str,
        use_case: Callable[[Work], T],
        *,
        step: Step = Step.DO,
        refers: str = "",
        in_scope: str | None = None,
    ) -> tuple[T, ChangeSet | None]:
        if self.store.read_only:
            raise ReadOnlyError("{reason}", reason=self.store.read_only)
        with self.store.writing() as tx:
            progress: Progress = getattr(self._told, "progress", UNDISTURBED)
            work = Work(tx, self.who, lambda done, total: progress(BEFORE_JOURNAL * done, 10 * total))
            result = use_case(work)
            changes = work.changes
            if not changes and not work.wrote_bulk:
                return result, None
            reload = dict.fromkeys(work.reload)
            if len(changes) > MANY:
                reload.update(dict.fromkeys(work.articles(changes)))
            change_set = ChangeSet(
                uid=new_id(),
                seq=0,
                at=now(),
                who=work.who,
                action=action,
                scope=work.scope(changes) if in_scope is None else in_scope,
                changes=changes,
                step=step,
                refers=refers,
                reload=tuple(reload),
            )
            seq = tx.record(change_set)
            if len(changes) > MANY:
                progress(10, 10)  # the last moment to stop
        return result, change_set.numbered(seq)

    def _announce(self, change_set: ChangeSet) -> None:
        """Tell of an own change set, and before it of those that others committed in between."""
        if change_set.seq != self._seen + 1:
            self.follow()
        else:
            self._tell(change_set)

    def _tell(self, change_set: ChangeSet) -> None:
        self._seen = change_set.seq
        if len(change_set.changes) > MANY:
            change_set = replace(change_set, changes=(), reload=undoing.articles_of(change_set))
        for listener in list(self._listeners):
            try:
                listener(change_set)
            except Exception:
                # The change is committed; a screen that fails to follow must not make it look undone.
                log.exception("a listener failed on change set %s", change_set.seq)
