"""The list of places behind a figure: in what they differ, who has what, in which article."""

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui.agreement.behind_words import ToldPlace
from annotator.gui.agreement.words import calm
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.painted import smaller

Index = QModelIndex | QPersistentModelIndex
_RETURN: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TOLD: Final = int(Qt.ItemDataRole.UserRole)


class PlaceModel(QAbstractListModel):
    """The places as lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[ToldPlace, ...] = ()

    def show(self, places: tuple[ToldPlace, ...]) -> None:
        """Show other places."""
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def place(self, row: int) -> ToldPlace | None:
        """The place in a row."""
        return self._places[row] if 0 <= row < len(self._places) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The place, and the same as a sentence."""
        told = self._places[index.row()]
        if role == _TOLD:
            return told
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            sides = "; ".join(f"{calm(name)}: {words}" for name, words in told.sides)
            return f"{told.head}; {sides}; {calm(told.place.title)}"
        return None


class _PlacePainter(QStyledItemDelegate):
    """A line of what differs, one for each side, and a small one for the article."""

    def __init__(self, keeper: ThemeKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        told, theme = index.data(_TOLD), self._keeper.theme
        if not isinstance(told, ToldPlace):
            return
        rect: QRect = option.rect
        state = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(theme.chosen))
            painter.fillRect(rect.adjusted(0, 0, 3 - rect.width(), 0), QColor(theme.chosen_bar))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.focus))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        self._write(painter, rect.adjusted(MARGIN, GAP, -MARGIN, -GAP), told)
        painter.restore()

    def _write(self, painter: QPainter, inner: QRect, told: ToldPlace) -> None:
        theme, metrics = self._keeper.theme, painter.fontMetrics()
        high = metrics.height()
        names = [metrics.horizontalAdvance(calm(name)) for name, _ in told.sides]
        left = min(max(names, default=0) + GAP, inner.width() // 3)
        line = QRect(inner.left(), inner.top(), inner.width(), high)
        _draw(painter, line, told.head, theme.text)
        for name, words in told.sides:
            line.translate(0, high)
            beside = line.adjusted(left, 0, 0, 0)
            _draw(painter, line.adjusted(0, 0, left - line.width() - STEP, 0), calm(name), theme.muted)
            _draw(painter, beside, words, theme.text)
        line.translate(0, high + STEP // 2)
        painter.setFont(smaller(painter.font()))
        _draw(painter, line, calm(told.place.title), theme.muted)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if not index.isValid():
            return QSize()
        metrics = option.fontMetrics
        return QSize(200, 4 * metrics.height() + 2 * GAP + STEP // 2)


def _draw(painter: QPainter, rect: QRect, words: str, colour: str) -> None:
    painter.setPen(QColor(colour))
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), cut)


class PlaceList(QListView):
    """Walked by the arrows; Return or a click opens the place in the review."""

    picked = Signal(object)
    """The ToldPlace that is to be opened."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = PlaceModel(self)
        set_look(self, "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Places behind the figure"))
        self.setModel(self.places)
        self.setItemDelegate(_PlacePainter(keeper, self))
        keeper.changed.connect(self._recolour)
        self.clicked.connect(lambda index: self._pick(index.row()))

    def _recolour(self, _theme: object) -> None:
        self.viewport().update()

    def show_places(self, places: tuple[ToldPlace, ...]) -> None:
        """Show these, the first one chosen."""
        self.places.show(places)
        if self.places.rowCount():
            self.setCurrentIndex(self.places.index(0, 0))

    def current(self) -> ToldPlace | None:
        """The chosen place."""
        return self.places.place(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens."""
        if event.key() in _RETURN and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._pick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _pick(self, row: int) -> None:
        place = self.places.place(row)
        if place is not None:
            self.picked.emit(place)
