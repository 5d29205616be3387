"""The table of the queue: a line for each article, opened by Return or a double click."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from annotator.gui.review.queue.words import Line
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, STEP
from annotator.gui.widgets.plain_text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WIDTHS = (0, 130, 56, 230, 68, 84, 110, 190)
"""Pixels of the columns; the first one takes what is left."""
_NUMBERS = frozenset({2, 4, 5})


class QueueModel(QAbstractTableModel):
    """The lines in the order in which they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many articles."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(_WIDTHS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What stands over the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        names = (
            self.tr("Article"),
            self.tr("Annotators"),
            self.tr("Left"),
            self.tr("Differ in"),
            self.tr("Decided"),
            self.tr("Overlap F1"),
            self.tr("Reviewer"),
            self.tr("Status"),
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return names[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == 5:
            return self.tr("Annotations of one label that overlap, as F1; 1 is best")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for the eye, the mouse and screen readers."""
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(line.cells[column])
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self.headerData(column, Qt.Orientation.Horizontal)
            return f"{name}: {line.cells[column]}" if column else ", ".join(line.cells)
        return None


class QueueTable(QTableView):
    """Walked by the arrow keys; several lines can be chosen to be assigned."""

    picked = Signal(str)
    """The article (`uid`) that is to be reviewed."""

    def __init__(self, model: QueueModel, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queue = model
        self.setObjectName("queue")
        set_look(self, "page")
        self.setModel(model)
        self.setAccessibleName(self.tr("Articles to review"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(40)
        for column, width in enumerate(_WIDTHS):
            if width:
                self.setColumnWidth(column, width)
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._measure()
        keeper.changed.connect(self._measure)
        self.doubleClicked.connect(lambda index: self._pick(index.row()))

    def chosen(self) -> list[str]:
        """The articles (`uid`s) of the chosen lines, in order."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.queue.lines[row].row.article.uid for row in rows]

    def choose(self, article: str) -> None:
        """Choose the line of an article (`uid`); the first where it has none."""
        uids = [line.row.article.uid for line in self.queue.lines]
        if uids:
            # Not selectRow, which takes further lines in while Ctrl is still held after Ctrl+L.
            index = self.queue.index(uids.index(article) if article in uids else 0, 0)
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def current(self) -> str:
        """The article (`uid`) of the current line."""
        row = self.currentIndex().row()
        return self.queue.lines[row].row.article.uid if 0 <= row < len(self.queue.lines) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens."""
        if event.key() in _RETURN and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._pick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self.queue.lines):
            self.picked.emit(self.queue.lines[row].row.article.uid)

    def _measure(self, _theme: object = None) -> None:
        height = self.fontMetrics().height() + 2 * GAP
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height + STEP)
