"""The program as a person has it: started in a home of its own, worked by mouse and keys, closed again."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from annotator.domain.annotation import Annotation
from annotator.domain.span import Span
from annotator.gui.app import make_application
from annotator.gui.demo.visitor import Visitor
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.main_window import MainWindow
from annotator.gui.program import Program
from annotator.gui.project_window import ProjectWindow
from annotator.gui.translators import install_translators


@dataclass
class Seat:
    """Somebody at one window; what they see is read from it, what they do goes through `visitor`."""

    project: ProjectWindow
    visitor: Visitor

    @property
    def window(self) -> MainWindow:
        return self.project.window

    @property
    def text(self) -> str:
        return self.visitor.desk.text

    def span(self, words: str, nth: int = 0) -> Span:
        """Where words stand in the open article, the first time or the nth after it."""
        start = self.text.index(words)
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def annotations(self) -> list[Annotation]:
        """What is on the desk, by place."""
        return self.visitor.desk.in_reading_order()

    def labelled(self) -> list[tuple[str, str]]:
        """Label and text of each annotation, by place; fragments joined with one space."""
        return [(one.label, one.text(self.text)) for one in self.annotations()]

    def highlight(self, words: str, key: str, nth: int = 0) -> None:
        """Drag over words, press the label's key, wait until it is saved."""
        self.visitor.drag(self.span(words, nth))
        self.visitor.press(key)
        self.visitor.settle()

    def open_article(self, title_part: str) -> None:
        """Click an article in the list."""
        rows = self.window.articles.model.shown_rows()
        number = next(n for n, row in enumerate(rows) if title_part in row.title)
        view = self.window.articles.view
        uid = rows[number].uid
        self.visitor.click(view.viewport(), view.visualRect(view.model().index(number, 0)).center())
        desk = self.visitor.desk
        wait_until(lambda: desk.article is not None and desk.article.uid == uid, f"article {title_part}")
        self.visitor.settle()

    def drop(self, *paths: Path) -> None:
        """Drop files or folders on the window and wait until they are in."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        spot, copy = self.window.rect().center(), Qt.DropAction.CopyAction
        buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(spot, copy, data, buttons, held)
        QApplication.sendEvent(self.window, entering)
        assert entering.isAccepted(), "the window does not take what is dropped"
        QApplication.sendEvent(self.window, QDropEvent(QPointF(spot), copy, data, buttons, held))
        before = len(self.window.articles.model.rows())
        self.visitor.settle()
        wait_until(lambda: len(self.window.articles.model.rows()) > before, "what was dropped")
        self.visitor.settle()

    def dialog(self, name: str) -> QDialog:
        """The open dialog of that object name, when it is there."""

        def shown() -> QDialog | None:
            found = self.window.findChild(QDialog, name)
            return found if isinstance(found, QDialog) and found.isVisible() else None

        wait_until(shown, f"the dialog {name}")
        found = shown()
        assert found is not None
        return found

    def messages(self) -> list[str]:
        """What the message bar says."""
        return self.window.messages.texts()

    def close(self) -> None:
        """Close the window as its button does."""
        self.window.close()
        let_events_pass()


class Desktop:
    """Starts the program and ends it; one home, as long as the test lasts."""

    def __init__(self) -> None:
        self.app = make_application()
        self._look = (self.app.styleSheet(), self.app.palette(), self.app.font())
        self._program: Program | None = None

    @property
    def program(self) -> Program:
        """The running program."""
        assert self._program is not None, "start it first"
        return self._program

    def start(self, project: Path | str | None = None, as_name: str = "") -> Seat:
        """Start the program as `annotator [PROJECT] [--as NAME]` does and wait until its window is ready."""
        return self.seat(self.begin(project, as_name))

    def begin(self, project: Path | str | None = None, as_name: str = "") -> ProjectWindow:
        """Start the program; its window has read nothing yet."""
        assert self._program is None, "it runs already"
        self._program = Program(self.app, as_name)
        install_translators(self.app, self._program.settings.appearance.language)
        return self._program.open_default() if project is None else self._program.open_now(str(project))

    def seat(self, window: ProjectWindow) -> Seat:
        """Take a seat at a window that has opened, and wait until it has read its project."""
        seat = Seat(window, Visitor(window.window))
        wait_until(window.is_ready, "the window")
        seat.visitor.come_to_front()
        seat.visitor.settle()
        return seat

    def end(self) -> None:
        """End the program; everything that is open is closed as a person closes it."""
        program, self._program = self._program, None
        if program is None:
            return
        fault = program.reporter.dialog()
        words = fault.text() if fault is not None else ""
        program.quit()
        let_events_pass()
        program.keeper.set_mode("system")
        program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        sheet, palette, font = self._look
        self.app.setStyleSheet(sheet)
        self.app.setPalette(palette)
        self.app.setFont(font)
        assert not words, f"the program met a fault of its own:\n{words}"
