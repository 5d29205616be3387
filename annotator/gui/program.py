"""The running program: settings, theme, and the windows on projects."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from annotator.bootstrap import create_project, is_url, open_workspace
from annotator.config.loader import carried_over, load, save
from annotator.config.paths import paths
from annotator.config.settings import Settings, ThemeMode
from annotator.config.state import State
from annotator.domain.errors import AnnotatorError
from annotator.gui.actions.keymap import faults
from annotator.gui.errors import Reporter
from annotator.gui.project_window import ProjectWindow
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.tasks import Task
from annotator.gui.widgets.part_names import PartNames
from annotator.services.workspace import Workspace


class Program(QObject):
    """Opens windows and lets go of them; the last one to close ends the program."""

    opened = Signal(object)
    """A ProjectWindow."""

    def __init__(self, app: QApplication, as_name: str = "") -> None:
        super().__init__(app)
        self.app = app
        self.paths = paths()
        self._loaded = load(self.paths.settings)
        self.settings = self._loaded.settings
        self.state = State(self.paths.last_state)
        self.as_name = as_name
        self.keeper = ThemeKeeper(app, self.settings.appearance.theme.value, self)
        self.keeper.set_type_size(self.settings.appearance.interface_size)
        self.part_names = PartNames(app, self)
        self.reporter = Reporter(log_file=self.paths.log_file, parent=self)
        self.windows: list[ProjectWindow] = []
        self._warned = False

    @property
    def annotator_name(self) -> str:
        """Who sits here: named on the command line, else as remembered; empty before the first start."""
        return self.as_name or self.settings.person.name

    def open_default(self) -> ProjectWindow:
        """Open the default project, made at first start.

        Raises:
            AnnotatorError: it cannot be made or opened.
        """
        target = self.paths.default_project
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            create_project(target, name=self.tr("My articles"))
        return self.open_now(str(target))

    def open_now(self, target: str) -> ProjectWindow:
        """Open a project by path or URL, waiting for it; for the start of the program.

        Raises:
            AnnotatorError: it cannot be opened.
        """
        return self.show_workspace(open_workspace(target), target)

    def open_later(self, target: str, asker: ProjectWindow, *, instead: bool) -> None:
        """Open a project in the background; failing is told in the window that asked.

        Args:
            target: its path or URL.
            asker: the window that asked.
            instead: whether the new window takes the place of the asker.
        """

        def arrived(workspace: Workspace) -> None:
            self.show_workspace(workspace, target)
            if instead:
                asker.window.close()

        self.open_in_background(lambda: open_workspace(target), arrived, asker, self.tr("Opening"))

    def make_later(self, target: Path, asker: ProjectWindow) -> None:
        """Make a project and open it."""

        def job() -> Workspace:
            create_project(target)
            return open_workspace(target)

        def arrived(workspace: Workspace) -> None:
            self.show_workspace(workspace, str(target))
            asker.window.close()

        self.open_in_background(job, arrived, asker, self.tr("Making the project"))

    def choose_project(self, asker: ProjectWindow) -> None:
        """Ask for a project to open."""
        dialog = self._project_dialog(asker.window, self.tr("Open project"), asker.target)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open_later(name, asker, instead=True))
        dialog.open()

    def choose_new_project(self, asker: ProjectWindow) -> None:
        """Ask where to make a project."""
        dialog = self._project_dialog(asker.window, self.tr("New project"), asker.target)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("annotator")
        dialog.fileSelected.connect(lambda name: self.make_later(Path(name), asker))
        dialog.open()

    def change_settings(self, settings: Settings) -> None:
        """Take and remember other settings, in all windows."""
        before, self.settings = self.settings, settings
        self.keeper.set_mode(settings.appearance.theme.value)
        for one in self.windows:
            one.preferences.apply(settings)
        self._save(before)

    def _save(self, before: Settings) -> None:
        """Write what is not as it was, beside what another program or the person wrote meanwhile."""
        broken, self._loaded = self._loaded.broken, load(self.paths.settings)
        if self._loaded.broken:
            # A file that cannot be read is the person's to mend; it is not written over.
            if not broken:
                words = self.tr("Something is wrong with your settings: {details}")
                words = words.format(details="; ".join(self._loaded.messages))
                for one in self.windows:
                    one.window.messages.show_warning(words)
            return
        try:
            settings = carried_over(before, self.settings, self._loaded.settings)
            save(self.paths.settings, settings, self._loaded.unknown)
        except (OSError, AnnotatorError) as error:
            told = AnnotatorError(
                "the settings could not be saved ({why}); they hold until you quit", why=error
            )
            self.reporter.report(told)

    def set_theme(self, mode: ThemeMode) -> None:
        """Take another theme, and remember it."""
        appearance = replace(self.settings.appearance, theme=mode)
        self.change_settings(replace(self.settings, appearance=appearance))

    def remember_name(self, name: str) -> None:
        """Remember who sits here, unless the command line named somebody for this time only."""
        if not self.as_name and name != self.settings.person.name:
            self.change_settings(replace(self.settings, person=replace(self.settings.person, name=name)))
        elif self.as_name:
            self.as_name = name

    def quit(self) -> None:
        """Close every window; the last one ends the program."""
        for one in list(self.windows):
            one.window.close()

    def open_tour(self, asker: ProjectWindow | None = None) -> None:
        """Begin the guided tour on the sample project, in a window of its own; see `open_tour` there."""
        from annotator.gui.tour.touring import open_tour  # noqa: PLC0415 -- no part of the start

        open_tour(self, asker)

    def show_workspace(self, workspace: Workspace, target: str) -> ProjectWindow:
        """Open a window on an open project."""
        name = self.annotator_name
        shown = target.rsplit("/", 1)[-1].partition("?")[0] if is_url(target) else ""
        one = ProjectWindow(self, Session(workspace, name), target, shown)
        one.window.grown.connect(lambda: self.part_names.name_parts(one.window))
        self.windows.append(one)
        one.window.closed.connect(lambda: self._forget(one))
        one.window.show()
        one.window.activateWindow()
        if not self._warned:
            self._warned = True
            for words in (*self._loaded.messages, *faults(self._loaded.settings.shortcuts)):
                told = self.tr("Something is wrong with your settings: {details}").format(details=words)
                one.window.messages.show_warning(told)
        self.opened.emit(one)
        return one

    def _forget(self, one: ProjectWindow) -> None:
        if one in self.windows:
            self.windows.remove(one)
        if self.windows:
            self.reporter.set_window(self.windows[-1].window, self.windows[-1].window.messages)
        else:
            self.reporter.set_window(None, None)

    def open_in_background(
        self,
        job: Callable[[], Workspace],
        arrived: Callable[[Workspace], object],
        asker: ProjectWindow,
        title: str,
    ) -> None:
        """Open a project while the window that asked goes on, and tells it if that fails."""
        task = Task(lambda _progress: job(), title, self)
        task.succeeded.connect(arrived)
        task.failed.connect(asker.wiring.tell_error)
        task.broke.connect(self.reporter.report)
        task.ended.connect(task.deleteLater)
        task.start()

    def _project_dialog(self, parent: QWidget, title: str, target: str) -> QFileDialog:
        folder = str(Path(target).parent) if not is_url(target) else str(Path.home())
        dialog = QFileDialog(parent, title, folder, self.tr("Projects (*.annotator);;All files (*)"))
        dialog.finished.connect(dialog.deleteLater)
        return dialog
