"""One's own marks against gold, by kind of mistake, with the reasons; seen by oneself only."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.label import Scheme
from annotator.gui.errors import error_text
from annotator.gui.review.learning.looking import Looking
from annotator.gui.review.learning.words import mistake_words, point_told, point_words
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.translation import counted
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.progress_line import ProgressLine
from annotator.services.review.feedback import Feedback, Point, feedback_for


class FeedbackDialog(QDialog):
    """Only finished, final gold counts; nobody else's marks are told."""

    picked = Signal(str, object)
    """An article (`uid`) and the Span of it that is to be shown."""

    def __init__(self, session: Session, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("feedback")
        self.setWindowTitle(self.tr("My marks against gold"))
        self.resize(860, 540)
        self._scheme = Scheme((), ())
        self.head = PlainLabel("", "muted", wrap=True)
        self.progress = ProgressLine(keeper)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Where my marks are other than gold"))
        set_look(self.tree, "page")
        self.told = PlainLabel("", wrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_it = QPushButton(self.tr("&Open in the article"))
        self.open_it.setAutoDefault(False)
        self.open_it.setEnabled(False)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        beside.addWidget(self.told, 1)
        low = QHBoxLayout()
        low.addStretch(1)
        low.addWidget(self.open_it)
        beside.addLayout(low)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.tree)
        halves.addWidget(side)
        halves.setSizes([500, 360])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MARGIN, 0, 0)
        column.setSpacing(GAP)
        self.head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.addWidget(self.head)
        column.addWidget(self.progress)
        column.addWidget(halves, 1)
        self.looking = Looking(session, self)
        self.looking.found.connect(self._show)
        self.looking.progressed.connect(self.progress.set_progress)
        self.looking.failed.connect(lambda error: self.head.setText(error_text(error)))
        self.looking.ended.connect(self.progress.hide)
        self.tree.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.tree.itemActivated.connect(lambda _item, _column: self._open())
        self.open_it.clicked.connect(lambda _on=False: self._open())
        self.finished.connect(self._end)
        who = session.who
        self.looking.ask(lambda read, progress: (read.scheme(), feedback_for(read, who, (), progress)))

    def _show(self, found: tuple[Scheme, Feedback]) -> None:
        self._scheme, feedback = found
        if not feedback.articles:
            self.head.setText(self.tr("There is no finished gold yet on an article that you are done with."))
            return
        words = self.tr("{right} of your {all} marks are in gold just so, in {articles}.")
        articles = counted("Review", "%Ln articles", feedback.articles)
        self.head.setText(words.format(right=feedback.right, all=feedback.annotations, articles=articles))
        first: QTreeWidgetItem | None = None
        for mistake, points in feedback.by_mistake.items():
            branch = QTreeWidgetItem([f"{mistake_words(mistake)} ({len(points)})"])
            self.tree.addTopLevelItem(branch)
            for point in points:
                leaf = QTreeWidgetItem([point_words(point, self._scheme)])
                leaf.setData(0, Qt.ItemDataRole.UserRole, point)
                branch.addChild(leaf)
                first = first or leaf
            branch.setExpanded(True)
        if first is not None:
            self.tree.setCurrentItem(first)
        self.tree.setFocus()

    def current(self) -> Point | None:
        """The point that is looked at."""
        item = self.tree.currentItem()
        found = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Point) else None

    def _choose(self, _item: QTreeWidgetItem | None) -> None:
        point = self.current()
        self.told.setText(point_told(point, self._scheme) if point is not None else "")
        self.open_it.setEnabled(point is not None)

    def _open(self) -> None:
        point = self.current()
        if point is not None:
            self.picked.emit(point.article, point.difference.extent)

    def _end(self, _result: int) -> None:
        self.looking.finish()
        self.deleteLater()
