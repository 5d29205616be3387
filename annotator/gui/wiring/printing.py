"""What the actions that print and save the open article do."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError
from annotator.gui.main_window import MainWindow
from annotator.gui.printing.printing import Printing


class PrintingWiring(QObject):
    """Connects the actions, and shows how far the work is and what came of it."""

    def __init__(
        self,
        window: MainWindow,
        tell_error: Callable[[AnnotatorError], object],
        report: Callable[[BaseException], object],
    ) -> None:
        super().__init__(window)
        self.printing = Printing(window)
        self.printing.task_started.connect(window.add_task)
        self.printing.told.connect(window.messages.show_info)
        self.printing.failed.connect(tell_error)
        self.printing.broke.connect(report)
        to = window.actions_of.connect_to
        to("print", self.printing.ask_printer)
        to("save-pdf", self.printing.ask_pdf)
        to("save-html", self.printing.ask_html)
