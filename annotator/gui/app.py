"""Starting the window: the program's one QApplication, and what must be right before it runs."""

import logging
import sys

import PySide6
from PySide6.QtWidgets import QApplication

from annotator import __version__
from annotator.config.logging import start_log
from annotator.domain.errors import AnnotatorError
from annotator.gui.program import Program
from annotator.gui.qt_log import log_qt_messages
from annotator.gui.style.icons import program_icon
from annotator.gui.translators import install_translators

BROKEN = "6.12.0"
"""This release loses a reference to None on every call without a result; before Python 3.12 that aborts."""

log = logging.getLogger(__name__)


def check_qt(version: str = PySide6.__version__, python: tuple[int, ...] = sys.version_info[:2]) -> None:
    """Refuse a release of Qt for Python that is known to end the process after some minutes.

    Raises:
        AnnotatorError: it is that release, on a Python that it breaks.
    """
    if version == BROKEN and python < (3, 12):
        raise AnnotatorError(
            "PySide6 {version} does not work with Python {python}; install PySide6-Essentials 6.11.3",
            version=version,
            python=".".join(str(part) for part in python),
        )


def make_application(arguments: list[str] | None = None) -> QApplication:
    """Return the QApplication with the program's names, icon and translations."""
    app = QApplication.instance() or QApplication(arguments or sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application runs already")
    app.setApplicationName("Annotator")
    app.setApplicationDisplayName("Annotator")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("annotator")
    app.setWindowIcon(program_icon())
    return app


def run(project: str | None = None, as_name: str | None = None, *, tour: bool = False) -> int:
    """Open the window and return the exit status.

    Args:
        project: a path or URL; None: the default project.
        as_name: who annotates; None: as last time.
        tour: open the sample project instead, with the guided tour.

    Raises:
        AnnotatorError: the project cannot be opened.
    """
    check_qt()
    start_log()
    app = make_application()
    log_qt_messages()
    program = Program(app, as_name or "")
    install_translators(app, program.settings.appearance.language)
    if tour:
        program.open_tour()
    elif project is None:
        program.open_default()
    else:
        program.open_now(project)
    program.reporter.install()
    log.info("Annotator %s is open on %s", __version__, project or "the default project")
    return app.exec()
