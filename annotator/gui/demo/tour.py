"""The tour that takes itself: each step with real mouse and keys, looked at, and saved as a picture."""

import logging
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from annotator.domain.errors import AnnotatorError, RefusedError
from annotator.gui.demo.finishing import CORPUS
from annotator.gui.demo.picture import save_picture
from annotator.gui.demo.stage import stage
from annotator.gui.demo.steps import STEPS, Step
from annotator.gui.demo.visit import StepError, Visit
from annotator.gui.demo.waiting import wait_until
from annotator.gui.tour.guide import Guide, Phase
from annotator.gui.tour.touring import begin

log = logging.getLogger(__name__)

_OURS = re.compile(rf"\d\d-[a-z-]+\.png|{re.escape(CORPUS)}(\.manifest\.json)?")


SEEN_WITHIN = 5000
"""Milliseconds in which the tour sees that a step was done."""


class TourError(AnnotatorError):
    """The program did not do what the tour shows; a fault of the program or of this machine's Qt."""


def take_tour(folder: Path, steps: Sequence[Step] = STEPS) -> None:
    """Take the tour and save `NN-name.png` of every step in a folder, and the corpus that it exports.

    Args:
        folder: made if it is not there; it must be empty or hold an earlier tour, which is replaced.
        steps: what to show.

    Raises:
        RefusedError: the folder holds something else, or cannot be written.
        TourError: a step did not come to what it should; it says which.
    """
    folder = folder.absolute()
    _prepare(folder)
    with stage("") as scene:
        visit = Visit(scene, folder)
        lessons = [step.lesson for step in steps if step.lesson is not None]
        guide = begin(scene.project, lessons).guide if lessons else None
        for number, step in enumerate(steps, 1):
            name = f"{number:02d}-{step.name}"
            _say(f"{name}: {step.does}")
            try:
                _take(step, visit, guide)
                scene.check()
                save_picture(visit.window, folder / f"{name}.png")
                if guide is not None and step.lesson is not None:
                    guide.go_on()
            except Exception as error:
                log.exception("step %s of the tour", name)
                why = str(error) if isinstance(error, StepError | AnnotatorError) else repr(error)
                raise TourError(
                    "the tour stopped at step {step} ({why}); please report it with what was said before",
                    step=name,
                    why=why,
                ) from error


def _take(step: Step, visit: Visit, guide: Guide | None) -> None:
    """Carry a step out; the person's tour, which watches, must see that it is done."""
    if guide is None or step.lesson is None:
        step.carry_out(visit)
        visit.hands.settle()
        return
    guide.waits = True
    visit.expect(guide.lesson is step.lesson, f"the tour is at “{guide.lesson.name}”")
    visit.expect(guide.phase is Phase.LESSON, "the tour took the step for done before it was taken")
    step.carry_out(visit)
    visit.hands.settle()
    wait_until(lambda: guide.phase is Phase.DONE, "the tick of the tour at this step", SEEN_WITHIN)


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        found = sorted(folder.iterdir())
        for one in found:
            if not _OURS.fullmatch(one.name) or not one.is_file():
                raise RefusedError(
                    "the folder {folder} holds {name}, which is no part of a tour; name an empty folder",
                    folder=folder,
                    name=one.name,
                )
        for one in found:
            one.unlink()
    except OSError as error:
        raise RefusedError(
            "the pictures cannot be written to {folder} ({why}); name another folder",
            folder=folder,
            why=error.strerror or error,
        ) from error


def _say(line: str) -> None:
    # A program of the desktop may have no standard error.
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
