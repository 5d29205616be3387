"""Opening the tour: the sample project in a window of its own, and the strip in that window."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from annotator.bootstrap import is_url, open_workspace
from annotator.gui.project_window import ProjectWindow
from annotator.gui.tour.guide import Guide, Phase
from annotator.gui.tour.lesson import Lesson
from annotator.gui.tour.lessons import LESSONS
from annotator.gui.tour.panel import TourPanel
from annotator.gui.tour.sample import sample_place, sample_project
from annotator.services.workspace import Workspace


class Opener(Protocol):
    """What the tour asks of the program."""

    windows: list[ProjectWindow]

    def show_workspace(self, workspace: Workspace, target: str) -> ProjectWindow:
        """Open a window on an open project."""
        ...

    def open_in_background(
        self,
        job: Callable[[], Workspace],
        arrived: Callable[[Workspace], object],
        asker: ProjectWindow,
        title: str,
    ) -> None:
        """Open a project while the window that asked goes on."""
        ...


def open_tour(program: Opener, asker: ProjectWindow | None = None) -> None:
    """Begin the tour, or go to its window where it is under way.

    Args:
        program: opens the window where the sample is not open yet.
        asker: the window that asks; without one the program starts with the tour, and waits for it.

    Raises:
        AnnotatorError: without an asker: the sample project cannot be made or opened.
    """
    place = str(sample_place())
    there = next((one for one in program.windows if _same(one.target, place)), None)
    name = QCoreApplication.translate("tour", "Sample")

    def opened() -> Workspace:
        return open_workspace(sample_project(name))

    def arrived(workspace: Workspace) -> None:
        begin(program.show_workspace(workspace, place))

    if there is not None:
        there.window.show()
        there.window.activateWindow()
        begin(there)
    elif asker is None:
        arrived(opened())
    else:
        program.open_in_background(
            opened, arrived, asker, QCoreApplication.translate("tour", "Opening the tour")
        )


def begin(project: ProjectWindow, lessons: Sequence[Lesson] = LESSONS) -> TourPanel:
    """Show the tour in a window on the sample; where it is shown already, give it the keyboard."""
    panel = panel_of(project)
    if panel is None:
        # The tour asks for the name itself, so no dialog stands in its way.
        project.people.patient = True
        guide = Guide(project, lessons)
        panel = TourPanel(guide, project.window.keeper)
        project.window.add_strip(panel)
        guide.start()
        return panel
    guide = panel.guide
    if guide.phase is Phase.LEFT:
        guide.start()
    else:
        panel.take_keyboard()
    return panel


def panel_of(project: ProjectWindow) -> TourPanel | None:
    """The strip of the tour in a window, shown or not."""
    return project.window.findChild(TourPanel)


def _same(target: str, place: str) -> bool:
    return not is_url(target) and Path(target).absolute() == Path(place).absolute()
