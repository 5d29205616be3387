"""Waiting for the window to come to something, while its events go on."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QTimer

AT_MOST = 20_000
"""Milliseconds after which what is waited for will not come any more."""
LOOK_EVERY = 10
"""Milliseconds between two looks while no event comes."""


def wait_until(done: Callable[[], object], what: str, at_most: int = AT_MOST) -> None:
    """Let events go on until something is true.

    Args:
        done: looks whether it is; must change nothing.
        what: what is waited for, as the subject of a sentence ("the article").
        at_most: milliseconds.

    Raises:
        TimeoutError: it did not come in time.
    """
    deadline = QDeadlineTimer(at_most)
    # Events end a wait at once; the timer is for what becomes true without one.
    wake = QTimer()
    wake.start(LOOK_EVERY)
    loop = QEventLoop()
    try:
        while not done():
            if deadline.hasExpired():
                raise TimeoutError(f"{what} did not come within {at_most / 1000:g} seconds")
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    finally:
        wake.stop()


def let_events_pass() -> None:
    """Do what is due: painting, closing, deleting."""
    for _ in range(3):
        QCoreApplication.processEvents()
