"""The look through many articles, a portion at a time in the project's thread, and the tagging there."""

import threading
import time
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import AnnotatorError, CancelledError
from annotator.domain.span import Span
from annotator.domain.texts.occurrences import Sought
from annotator.gui.session import Session
from annotator.services.annotations.tagging_all import (
    ArticlePlaces,
    Tagged,
    find_places,
    portions,
    tag_and_note,
)
from annotator.services.ports.answers import ArticleRow

MOST: Final = 20_000
"""So many places are listed."""
TELL_EVERY: Final = 0.05
"""Seconds between two reports of progress."""


class Looking(QObject):
    """Between two portions other work of the project has its turn; a new look ends the one before."""

    found = Signal(object)
    """Further places: a list of ArticlePlaces."""
    progressed = Signal(int, int)
    """Articles looked through, and all."""
    ended = Signal(bool)
    """The look is over; whether there may be more places than were found."""
    failed = Signal()
    """The articles could not be read."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._turn = 0
        self._places = self._seen = self._total = 0
        self._portions: Iterator[list[ArticleRow]] = iter(())
        self.under_way = False

    def look(self, rows: Sequence[ArticleRow], sought: Sought) -> None:
        """Look through articles for words."""
        self._turn += 1
        self._places, self._seen, self._total = 0, 0, len(rows)
        self._portions = portions(rows)
        self.under_way = True
        self._go_on(self._turn, sought)

    def stop(self) -> None:
        """Look no further; nothing more is told."""
        self._turn += 1
        self.under_way = False

    def _go_on(self, turn: int, sought: Sought) -> None:
        rows, most = next(self._portions, None), MOST - self._places
        if rows is None or most <= 0:
            self.under_way = False
            self.ended.emit(rows is not None)
            return
        workspace, who = self._session.workspace, self._session.who

        def arrived(places: list[ArticlePlaces] | None) -> None:
            if turn != self._turn:
                return
            if places is None:
                self.stop()
                self.failed.emit()
                return
            self._seen += len(rows)
            self._places += sum(len(one.places) for one in places)
            self.found.emit(places)
            self.progressed.emit(self._seen, self._total)
            if turn == self._turn:
                self._go_on(turn, sought)

        # Nobody's work is being saved meanwhile, and so nothing at the foot should say so.
        self._session.submit_quietly(
            lambda: workspace.read(find_places, rows, sought, who, most + 1), arrived
        )


class Tagging(QObject):
    """One step in the project's thread, with its progress, until it is done or stopped."""

    progressed = Signal(int, int)
    """Places done, and all."""
    done = Signal(object)
    """Tagged: what came of it."""
    stopped = Signal()
    """It was stopped, and nothing was changed."""
    failed = Signal(object)
    """An AnnotatorError; nothing was changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stop = threading.Event()
        self._told = 0.0
        self.under_way = False

    def tag(self, label: str, wanted: Sequence[tuple[str, Sequence[Span]]]) -> None:
        """Tag spans of articles (`uid`s) with a label (`uid`)."""
        self._stop.clear()
        self._told = time.monotonic()
        self.under_way = True
        session = self._session

        def job() -> Tagged | AnnotatorError:
            try:
                session.become_known()
                return tag_and_note(session.workspace, label, wanted, self._progress)
            except AnnotatorError as error:
                return error

        session.submit(job, self._arrived)

    def stop(self) -> None:
        """Ask it to stop."""
        self._stop.set()

    def _progress(self, done: int, total: int) -> None:
        """In the project's thread."""
        if self._stop.is_set():
            raise CancelledError("stopped; nothing was changed")
        now = time.monotonic()
        if now - self._told >= TELL_EVERY:
            self._told = now
            self.progressed.emit(done, total)

    def _arrived(self, result: Tagged | AnnotatorError) -> None:
        self.under_way = False
        if isinstance(result, CancelledError):
            self.stopped.emit()
        elif isinstance(result, AnnotatorError):
            self.failed.emit(result)
        else:
            self.done.emit(result)
