"""A step that takes its time: after a moment it is shown how far it is, and it can be stopped."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.gui.tasks import Progressing
from annotator.services.progress import Progress

SHOWN_AFTER = 300
"""Milliseconds between the first word of a step and when it is shown: what is quicker would only flicker."""


class LongStep(Progressing):
    """Whatever the project's thread is at; most steps are over before they tell anything."""

    began = Signal()
    """It takes its time and should be shown."""
    ended = Signal()

    _heard = Signal()
    _over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("", parent)
        self.title = self.tr("Changing the project")
        self._tells = False
        self._shown = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SHOWN_AFTER)
        self._soon.timeout.connect(self._show)
        self._heard.connect(self._soon.start)
        self._over.connect(self._hide)

    def is_shown(self) -> bool:
        """Whether a step is under way that takes its time."""
        return self._shown

    # In the project's thread

    def begin(self) -> Progress:
        """A job begins; return what steps in it tell."""
        self._stop.clear()
        self._tells = False
        return self._listen

    def end(self) -> None:
        """The job is over."""
        if self._tells:
            self._over.emit()

    def _listen(self, done: int, total: int) -> None:
        if not self._tells:
            self._tells = True
            self._heard.emit()
        self._progress(done, total)

    # In the window's thread

    @Slot()
    def _show(self) -> None:
        self._shown = True
        self.began.emit()

    @Slot()
    def _hide(self) -> None:
        self._soon.stop()
        if self._shown:
            self._shown = False
            self.ended.emit()
