"""What becomes of an exception: the world's goes to the message bar, ours to the log and the crash dialog."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QWidget

from annotator import __version__
from annotator.domain.errors import AnnotatorError
from annotator.gui.crash_dialog import CrashDialog
from annotator.gui.translation import ERRORS, error_words
from annotator.gui.widgets.message_bar import MessageBar

logger = logging.getLogger("annotator.faults")


def error_text(error: AnnotatorError) -> str:
    """Return an error of the world as a sentence in the language of the window, in English at need.

    On the command line it stands after a colon, here it begins: with a capital, unless a name comes first.
    """
    words = error_words(error)
    begins_with_a_name = QCoreApplication.translate(ERRORS, error.template).startswith("{")
    return words if begins_with_a_name else words[:1].upper() + words[1:]


def system_details() -> str:
    """Return what a report about a fault begins with: versions and platform, nothing of the person."""
    return "\n".join(
        (
            f"Annotator {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {pyside_version}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
        )
    )


class Reporter(QObject):
    """Takes every exception that nobody else has taken, from any thread."""

    _arrived = Signal(object)

    def __init__(
        self,
        bar: MessageBar | None = None,
        log_file: Path | None = None,
        window: QWidget | None = None,
        quit_program: Callable[[], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bar = bar
        self._log_file = log_file
        self._window = window
        self._quit_program = quit_program
        self._dialog: CrashDialog | None = None
        self._before: tuple[Any, Any, Any] | None = None
        self._arrived.connect(self._show, Qt.ConnectionType.AutoConnection)

    def set_window(self, window: QWidget | None, bar: MessageBar | None) -> None:
        """Show errors in this window from now on, as the one in front changes."""
        self._window, self._bar = window, bar

    def install(self) -> None:
        """Take the exceptions of slots, of threads and of objects that are being destroyed."""
        if self._before is None:
            self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
            sys.excepthook = self._uncaught
            threading.excepthook = self._uncaught_in_thread
            sys.unraisablehook = self._unraisable

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None

    def report(self, error: BaseException) -> None:
        """Show an error of the world, or a fault of ours, wherever it comes from."""
        if not isinstance(error, AnnotatorError):
            logger.critical("a fault of the program", exc_info=error)
        else:
            logger.info("%s: %s", type(error).__name__, error)
        self._arrived.emit(error)

    def dialog(self) -> CrashDialog | None:
        """Return the crash dialog that is open, if one is."""
        return self._dialog

    def _show(self, error: BaseException) -> None:
        """Show an exception; runs in the thread of the window."""
        if isinstance(error, AnnotatorError) and self._bar is not None:
            self._bar.show_error(error_text(error))
            return
        dialog = self._dialog
        if dialog is None:
            dialog = self._dialog = self._make_dialog()
            dialog.add_fault("".join(traceback.format_exception(error)))
            dialog.open()
        else:
            dialog.add_fault("".join(traceback.format_exception(error)))

    def _make_dialog(self) -> CrashDialog:
        """Return a new crash dialog over the window."""
        if self._quit_program is None:
            dialog = CrashDialog(system_details(), self._log_file, self._window)
        else:
            dialog = CrashDialog(system_details(), self._log_file, self._window, self._quit_program)
        dialog.left.connect(self._forget)
        return dialog

    def _forget(self) -> None:
        """Let the next fault open a dialog of its own."""
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an exception that reached the top, a slot's among them."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            QCoreApplication.exit(1)
            return
        self._report_safely(error, trace)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        """Take an exception that ended a thread."""
        if args.exc_value is not None:
            self._report_safely(args.exc_value, args.exc_traceback)

    def _unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        """Take an exception that Python could not raise."""
        if args.exc_value is not None:
            self._report_safely(args.exc_value, args.exc_traceback)

    def _report_safely(self, error: BaseException, trace: TracebackType | None) -> None:
        """Report; where even that fails, say it on standard error, for nothing else is left."""
        try:
            self.report(error.with_traceback(trace))
        except Exception:
            sys.__excepthook__(type(error), error, trace)
            logger.exception("the fault could not be shown")
