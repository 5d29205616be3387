"""Where the tour plays: the program on a copy of the sample, with nothing of the person's in reach."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, Qt, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from annotator.config.paths import HOME
from annotator.config.settings import ThemeMode
from annotator.gui.app import check_qt, make_application
from annotator.gui.demo.visitor import Visitor
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.program import Program
from annotator.gui.project_window import ProjectWindow
from annotator.gui.qt_log import log_qt_messages
from annotator.gui.tour.sample import make_sample
from annotator.gui.translators import install_translators

SIZE = (1480, 920)
"""Of the window, in device-independent pixels."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The running program, its one window, and somebody at it."""

    program: Program
    project: ProjectWindow
    visitor: Visitor
    faults: list[BaseException]
    """What went wrong and was not asked for; see `check`."""

    def check(self) -> None:
        """Stop where something went wrong meanwhile.

        Raises:
            BaseException: what went wrong first.
        """
        if self.faults:
            raise self.faults[0]


@contextmanager
def stage(who: str) -> Iterator[Stage]:
    """Start the program on a copy of the sample project; at the end nothing of it is left.

    Args:
        who: as whom; empty: as somebody who has not said yet, and is not asked at once.

    Raises:
        AnnotatorError: the copy cannot be made.
    """
    check_qt()
    _do_without_a_screen()
    before = os.environ.get(HOME)
    with tempfile.TemporaryDirectory(prefix="annotator-tour-", ignore_cleanup_errors=True) as folder:
        os.environ[HOME] = str(Path(folder) / "home")
        try:
            with _started(make_application(), Path(folder) / "sample.annotator", who) as started:
                yield started
        finally:
            if before is None:
                del os.environ[HOME]
            else:
                os.environ[HOME] = before


@contextmanager
def _started(app: QApplication, target: Path, who: str) -> Iterator[Stage]:
    make_sample(target, QCoreApplication.translate("tour", "Sample"))
    program = Program(app, who)
    # Pictures begin light on every machine.
    program.set_theme(ThemeMode.LIGHT)
    heard = log_qt_messages()
    install_translators(app, program.settings.appearance.language)
    faults: list[BaseException] = []
    hook = sys.excepthook

    def note(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        faults.append(error)

    sys.excepthook = note
    try:
        project = program.open_now(str(target))
        # Whoever has no name is asked by the tour.
        project.people.patient = True
        for source in (project.session, project.wiring.importing, project.wiring.exporting):
            source.failed.connect(faults.append)
            source.broke.connect(faults.append)
        project.window.resize(*SIZE)
        visitor = Visitor(project.window)
        wait_until(project.is_ready, "the first article")
        visitor.come_to_front()
        visitor.settle()
        yield Stage(program, project, visitor, faults)
    finally:
        for dialog in QApplication.topLevelWidgets():
            # One that goes may take others with it (its lists, its menus).
            if isValid(dialog) and dialog.isVisible() and dialog.windowFlags() & Qt.WindowType.Dialog:
                dialog.close()
        program.quit()
        let_events_pass()
        program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        sys.excepthook = hook
        qInstallMessageHandler(heard)


def _do_without_a_screen() -> None:
    """Draw into memory where a Unix has no screen; elsewhere there always is one."""
    unix = sys.platform not in {"win32", "darwin"}
    if unix and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
