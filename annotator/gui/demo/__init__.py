"""The guided first tour, and somebody with mouse and keys who takes it alone."""

from pathlib import Path

from annotator.config.logging import start_log
from annotator.gui import app
from annotator.gui.demo.tour import take_tour


def run(folder: Path | None) -> int:
    """Take the tour and return the exit status.

    Args:
        folder: where the tour, which then takes itself, saves a picture of each step; without one the
            window opens on the sample project of this person, and they take it with their own hands.

    Raises:
        AnnotatorError: the tour stopped, or the sample cannot be made.
    """
    if folder is None:
        return app.run(tour=True)
    start_log()
    take_tour(folder)
    return 0
