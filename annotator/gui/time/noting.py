"""Notes how long somebody works on each article, for themselves alone, and shows it at the foot."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.gui.annotate.desk import Desk
from annotator.gui.foot_bar import FootBar
from annotator.gui.session import Session
from annotator.gui.time.account import Account
from annotator.gui.time.hands_seen import HandsSeen
from annotator.services.timing import ActiveTime, Noted

WRITE_AFTER = 10_000
"""Milliseconds of work after which they are written, in the next breath."""
AT_THE_LATEST = 15_000
"""Milliseconds of work after which no breath is waited for; a crash loses no more than these."""
LOOK_AFTER = 500
"""Milliseconds after which a window that came to the front looks what the one before it has written."""
BREATH = 300
"""Milliseconds without an action: what is saved next should not have to wait for the disk because of us."""


def monotonic() -> int:
    """Milliseconds that only go forward, whatever is done to the computer's clock."""
    return time.monotonic_ns() // 1_000_000


class Noting(QObject):
    """Counts between the actions in one window while an article is on its page.

    Nothing is noted while nobody has said who they are, or where the project cannot be written. Two windows
    of one person count nothing twice, because only one of them has the keyboard.
    """

    def __init__(self, window: QWidget, session: Session, desk: Desk, foot: FootBar) -> None:
        super().__init__(window)
        self.now: Callable[[], int] = monotonic
        self._session = session
        self._desk = desk
        self._foot = foot
        self._on = False
        self._article = ""
        self._time = ActiveTime()
        self._last = 0
        self._account = Account(session, self._show)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH)
        self._breath.timeout.connect(self._breathe)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_AFTER)
        self._look.timeout.connect(self._read)
        self.seen = HandsSeen(window)
        self.seen.came.connect(self._come)
        self.seen.acted.connect(self._act)
        self.seen.left.connect(self._leave)
        desk.opened.connect(self._turn)

    def set_on(self, on: bool) -> None:
        """Note the time from now on, or no longer."""
        on = on and not self._session.read_only
        if on != self._on:
            self.write()
            self._time.rest()
            self._on = on
            self._read()
            self._show()

    def change_person(self, _name: str = "") -> None:
        """Somebody is at the window who was not, or the same person under another name."""
        if not self._account.who or self._account.who != self._session.who:
            self.write()
            self._time.rest()
            self._account = Account(self._session, self._show)
            self._read()
        self._show()

    def noted(self) -> Noted | None:
        """What to show the person at the window; None where nothing is noted."""
        if not self._counts():
            return None
        return Noted(self._here(), self._account.everywhere() + self._time.counted)

    def write(self) -> None:
        """Have written what was counted so far."""
        self._breath.stop()
        self._account.add(self._article, self._time.take())
        self._account.write()

    def _counts(self) -> bool:
        return self._on and bool(self._article and self._session.annotator_name)

    def _here(self) -> int:
        return self._account.on(self._article) + self._time.counted

    def _come(self) -> None:
        self._look.start()
        self._act()

    def _read(self) -> None:
        if self._on:
            self._account.read()

    def _act(self) -> None:
        if not self._counts():
            return
        self._account.recognise()
        self._last = self.now()
        self._time.act(self._last)
        if self._time.counted >= AT_THE_LATEST:
            self.write()
        elif self._time.counted >= WRITE_AFTER and not self._breath.isActive():
            self._breath.start()
        self._show()

    def _breathe(self) -> None:
        if self.now() - self._last < BREATH or not self._session.is_idle():
            self._breath.start()
        else:
            self.write()

    def _leave(self) -> None:
        self._time.rest()
        self.write()

    def _turn(self) -> None:
        """Another article lies on the desk, or the same one was read anew."""
        article = self._desk.article.uid if self._desk.article else ""
        if article != self._article:
            # What opened this article was done on the last one; from there on the time is this one's.
            self.write()
            self._article = article
            self._read()
        self._show()

    def _show(self) -> None:
        self._foot.show_time(self._here() if self._counts() else None)
