"""Leads through the tour: watches what the person really does, and goes on when a step is done."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from annotator.gui.project_window import ProjectWindow
from annotator.gui.tasks import Task
from annotator.gui.tour.lesson import Lesson, nearly
from annotator.gui.tour.lessons import LESSONS
from annotator.gui.tour.look import Look
from annotator.gui.tour.memory import Kept, recall, remember
from annotator.gui.tour.putting_right import Mender

LOOK_EVERY = 120
"""Milliseconds between two looks at the window."""
MOMENT = 1200
"""Milliseconds for which a step that was done stands there with its tick."""
PATIENCE = 1000
"""Milliseconds that something may be missing (while a hand is on its way) before it is said."""


class Phase(StrEnum):
    """Where the tour is."""

    OFFER = "offer"
    """It was begun or finished before: go on, or start again?"""
    LESSON = "lesson"
    DONE = "done"
    """The step was done just now."""
    FINISHED = "finished"
    LEFT = "left"


class Trouble(StrEnum):
    """What keeps a step from being done, as far as the tour can see."""

    NONE = ""
    MISSING = "missing"
    """The sample is not as the step needs it."""
    NEARLY = "nearly"
    """What was done is not quite what is asked for."""


class Guide(QObject):
    """The tour in one window; nothing of it blocks, and the window is fully usable meanwhile."""

    changed = Signal()
    """Another step, another phase, or something is missing now."""

    def __init__(self, project: ProjectWindow, lessons: Sequence[Lesson] = LESSONS) -> None:
        super().__init__(project)
        self.look = Look(project)
        self.lessons = tuple(lessons)
        self.phase = Phase.LEFT
        self.at = 0
        self.trouble = Trouble.NONE
        self.skipped: list[str] = []
        self.waits = False
        """Whether it stays at a step that was done until `go_on` is called."""
        self.finished = 0
        self._state = project.program.state
        self._mender = Mender(self.look, self)
        self._armed = False
        self._patience = PATIENCE
        self._seen = Trouble.NONE
        self._since = QElapsedTimer()
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY)
        self._clock.timeout.connect(self.watch)
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(MOMENT)
        self._moment.timeout.connect(self.go_on)
        project.wiring.exporting.task_started.connect(self._export_started)
        project.window.closing.connect(self._stop)

    @property
    def missing(self) -> bool:
        """Whether the sample is not as the step needs it."""
        return self.trouble is Trouble.MISSING

    @property
    def lesson(self) -> Lesson:
        """The step that is shown."""
        return self.lessons[self.at]

    def set_pace(self, moment: int, patience: int) -> None:
        """Say how long a step that was done stands there, and how long something may be missing (ms)."""
        self._moment.setInterval(moment)
        self._patience = patience

    # What the person does with the tour

    def start(self) -> None:
        """Begin; where it was begun or finished before, ask."""
        if self.phase not in {Phase.LEFT, Phase.OFFER, Phase.FINISHED}:
            self.changed.emit()
            return
        kept = recall(self._state)
        names = [one.name for one in self.lessons]
        self.at = names.index(kept.at) if kept.at in names else 0
        self.skipped = list(kept.skipped)
        self.finished = kept.finished
        if self.at or kept.finished:
            self._enter(Phase.OFFER)
        else:
            self._take(0)

    def resume(self) -> None:
        """Go on where it was left."""
        self._take(self.at)

    def start_again(self) -> None:
        """From the first step, on an article without own annotations."""
        self.skipped = []
        self._enter(Phase.LEFT)
        self._mender.begin_anew(lambda: self._take(0))

    def skip(self) -> None:
        """On to the next step, whatever became of this one."""
        if self.phase is Phase.LESSON:
            self.skipped.append(self.lesson.name)
        self.go_on()

    def go_on(self) -> None:
        """On to the next step."""
        self._moment.stop()
        armed = self._armed and self.phase is Phase.DONE
        if self.at + 1 < len(self.lessons):
            self._take(self.at + 1, armed=armed)
        else:
            self.finished += 1
            self.at = 0
            self._remember("")
            self._enter(Phase.FINISHED)

    def leave(self) -> None:
        """Stop here; the place is kept."""
        if self.phase in {Phase.LESSON, Phase.DONE}:
            self._remember(self.lesson.name)
        self._moment.stop()
        self._enter(Phase.LEFT)

    def put_right(self) -> None:
        """Put the sample as the step needs it."""
        self._mender.put_right(self.lesson.needs)

    def can_put_right(self) -> bool:
        """Whether that is possible: a project that can only be read stays as it is."""
        return self.look.desk.writable

    def kept(self) -> Kept:
        """What is remembered."""
        return recall(self._state)

    # Watching

    def watch(self) -> None:
        """Look whether the step is done."""
        if self.phase is not Phase.LESSON or QApplication.mouseButtons():
            return
        met, done = self.lesson.needs.met(self.look), self.lesson.done(self.look)
        self._armed = self._armed or self._is_to_do(self.lesson)
        if done and (self._armed or not self.lesson.afresh):
            self._tick()
            return
        trouble = Trouble.NONE
        if not met and QApplication.activeModalWidget() is None:
            trouble = Trouble.MISSING
        elif met and nearly(self.look, self.lesson):
            trouble = Trouble.NEARLY
        if trouble is not self._seen:
            self._seen = trouble
            self._since.start()
        # What is seen a moment only, while a hand is on its way, is not worth a word.
        if self.trouble is not trouble and (not trouble or self._since.hasExpired(self._patience)):
            self.trouble = trouble
            self.changed.emit()

    def _is_to_do(self, lesson: Lesson) -> bool:
        """Whether what a step needs is there, and its outcome is not."""
        return lesson.needs.met(self.look) and not lesson.done(self.look)

    def _tick(self) -> None:
        """The step is done; what the next one must see first may be there already."""
        following = self.lessons[self.at + 1] if self.at + 1 < len(self.lessons) else None
        self._armed = following is not None and self._is_to_do(following)
        self._remember(following.name if following else self.lesson.name)
        self._enter(Phase.DONE)
        if not self.waits:
            self._moment.start()

    def _take(self, at: int, *, armed: bool = False) -> None:
        self.at = at
        self._armed = armed or self._is_to_do(self.lesson)
        self._remember(self.lesson.name)
        self._enter(Phase.LESSON)

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self.trouble = self._seen = Trouble.NONE
        if phase is Phase.LESSON:
            self._clock.start()
        else:
            self._clock.stop()
        self.changed.emit()

    def _remember(self, at: str) -> None:
        remember(self._state, at, self.skipped, self.finished)

    def _export_started(self, task: Task) -> None:
        task.succeeded.connect(self._exported)

    def _exported(self, _written: object) -> None:
        self.look.exported = True

    def _stop(self) -> None:
        self._clock.stop()
        self._moment.stop()
