"""The frame of a window: bars, messages, and the panels that share the room between them."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.actions.actions import Actions
from annotator.gui.actions.menus import fill_menu_bar
from annotator.gui.annotate.screen import AnnotateScreen
from annotator.gui.foot_bar import FootBar
from annotator.gui.halves import Halves
from annotator.gui.library.article_list import ArticleList
from annotator.gui.session import Session
from annotator.gui.style.icons import program_icon
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.tasks import Task
from annotator.gui.top_bar import TopBar
from annotator.gui.welcome import Welcome
from annotator.gui.widgets.keycap import key_text
from annotator.gui.widgets.message_bar import MessageBar
from annotator.gui.widgets.room import room_on
from annotator.gui.widgets.task_row import StepRow, TaskRow

LEAST = QSize(1000, 600)


class MainWindow(QMainWindow):
    """Holds the parts of one window on one project; what they do together is wired elsewhere."""

    closing = Signal()
    """The person closes the window; everything that is half done should be finished."""
    closed = Signal()
    grown = Signal()
    """A panel came into it, whose parts may want names."""

    def __init__(self, session: Session, keeper: ThemeKeeper) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("main-window")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self.session = session
        self.keeper = keeper
        self.actions_of = Actions(self)
        self.actions_of.set_theme(keeper.theme)
        keeper.changed.connect(self.actions_of.set_theme)
        # Each part has its place from the start: whoever moves has to be styled anew with all that it holds.
        content = QWidget(self)
        self.top = TopBar(self.actions_of, content)
        self.messages = MessageBar(keeper, content)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, content)
        self.halves = Halves(self.splitter, content)
        self.articles = ArticleList(session, keeper, self.splitter)
        self.middle = QStackedWidget(self.splitter)
        self.annotate = AnnotateScreen(session, keeper, self.middle)
        self.welcome = Welcome(self.actions_of, keeper, self.middle)
        self.foot = FootBar(content)
        self._tasks: list[TaskRow] = []
        self.strips: list[QWidget] = []
        """Panels beneath the others; each hands the keyboard on to what in it wants it first."""
        self._accepts: Callable[[QDropEvent], bool] = lambda _event: False
        self._drop: Callable[[QDropEvent], object] = lambda _event: None
        self.middle.addWidget(self.welcome)
        self.middle.addWidget(self.annotate)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.articles)
        self.splitter.addWidget(self.middle)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.top)
        self._column.addWidget(self.messages)
        self._column.addWidget(StepRow(session.long_step))
        self._column.addWidget(self.halves, 1)
        self._column.addWidget(self.foot)
        self.setCentralWidget(content)
        self.actions_of.keys_changed.connect(self._show_keys)
        self.menus: dict[str, QMenu] = {}
        self.refill_menus()
        self.resize(QSize(1280, 800).boundedTo(_room()))
        self.splitter.setSizes([250, 1030])
        self.annotate.splitter.setSizes([715, 315])

    def refill_menus(self) -> None:
        """Build the menus anew, as when the labels changed."""
        self.menus = fill_menu_bar(self.menuBar(), self.actions_of)

    def _show_keys(self) -> None:
        self.annotate.show_label_keys(self.actions_of.label_keys())
        self.annotate.rail.open.show_key(key_text(self.actions_of.first_key("next-open")))

    def show_article(self, *, opened: bool) -> None:
        """Show the page, or what stands there while no article is open."""
        self.middle.setCurrentWidget(self.annotate if opened else self.welcome)

    def add_task(self, task: Task) -> None:
        """Show how far long work is for as long as it runs."""
        row = TaskRow(task)
        self._tasks.append(row)
        self._column.insertWidget(2, row)

        def gone() -> None:
            self._tasks.remove(row)
            row.hide()
            row.deleteLater()

        task.ended.connect(gone)

    def add_strip(self, strip: QWidget) -> None:
        """Put a panel beneath the others, over the bar at the foot."""
        self.strips.append(strip)
        self._column.insertWidget(self._column.indexOf(self.foot), strip)
        self.grown.emit()

    def add_half(self, panel: QWidget) -> None:
        """Put a panel under the others that gives way where there is little room, and can be made higher."""
        self.strips.append(panel)
        self.halves.add(panel)
        self.grown.emit()

    def come_forward(self) -> None:
        """Come in front of the windows beside it, with the keyboard: something is to be seen on the page."""
        self.raise_()
        self.activateWindow()

    def running_tasks(self) -> list[Task]:
        """The long work that is under way."""
        return [row.task for row in self._tasks]

    # Where the splitters stand

    def arrangement(self) -> dict[str, str]:
        """Geometry and splitters, as text that can be kept."""
        states = {
            "geometry": self.saveGeometry(),
            "articles": self.splitter.saveState(),
            "rail": self.annotate.splitter.saveState(),
            "details": _heights(self.annotate.rail.splitter.by_hand, self.annotate.rail.splitter.most),
        }
        return {name: bytes(state.toBase64().data()).decode("ascii") for name, state in states.items()}

    def arrange(self, kept: dict[str, str]) -> None:
        """Restore geometry and splitters."""

        def state(name: str) -> QByteArray:
            return QByteArray.fromBase64(QByteArray(kept.get(name, "").encode("ascii", "replace")))

        self.restoreGeometry(state("geometry"))
        self.splitter.restoreState(state("articles"))
        self.annotate.splitter.restoreState(state("rail"))
        # What an earlier version kept there is no such pair, and is passed over.
        heights = bytes(state("details").data()).split()
        if len(heights) == 2 and all(height.isdigit() for height in heights):
            self.annotate.rail.splitter.take_up(*map(int, heights))

    # Dropping, closing

    def set_drop(self, accepts: Callable[[QDropEvent], bool], drop: Callable[[QDropEvent], object]) -> None:
        """Say what may be dropped on the window and what then happens."""
        self._accepts, self._drop = accepts, drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that files can be dropped here."""
        if self._accepts(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        if self._accepts(event):
            event.acceptProposedAction()
            self._drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is half done, then close."""
        self.closing.emit()
        for task in self.running_tasks():
            task.cancel()
            task.wait()
        self.annotate.rail.finish()
        self.session.close()
        super().closeEvent(event)
        self.closed.emit()


def _room() -> QSize:
    """What a window with its frame can have of the screen; never less than its panels need."""
    return room_on(QGuiApplication.primaryScreen()).expandedTo(LEAST)


def _heights(*pixels: int) -> QByteArray:
    """Heights as text."""
    return QByteArray(" ".join(map(str, pixels)).encode("ascii"))
