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

from annotator.gui.agreement.words import translate
from annotator.gui.review.wording import kind_words, label_words, side_words
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.painted import smaller
from annotator.services.places_behind import Place, Places

Index = QModelIndex | QPersistentModelIndex
_RETURN: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LINES = int(Qt.ItemDataRole.UserRole)
_SIDES: Final = 4
"""Sides that a place shows; of more the number is told."""


class PlaceModel(QAbstractListModel):
    """The places as lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Places | None = None
        self._lines: dict[int, _Lines] = {}

    def show(self, found: Places | None) -> None:
        """Show other places, or none."""
        self.beginResetModel()
        self._found = found
        self._lines.clear()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many."""
        return 0 if self._found is None or (parent and parent.isValid()) else len(self._found.places)

    def place(self, row: int) -> Place | None:
        """The place in a row."""
        return self._found.places[row] if self._found and 0 <= row < len(self._found.places) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The lines, and the same as a sentence."""
        lines = self._lines_of(index.row())
        if role == _LINES:
            return lines
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            sides = "; ".join(f"{name}: {words}" for name, words in lines.sides)
            return f"{lines.head}; {sides}; {lines.where}"
        return None

    def _lines_of(self, row: int) -> "_Lines":
        known = self._lines.get(row)
        if known is None:
            known = self._lines[row] = self._made(row)
        return known

    def _made(self, row: int) -> "_Lines":
        if self._found is None:
            return _Lines("", [], "")
        place, scheme = self._found.places[row], self._found.scheme
        one = place.disagreement
        sides = [
            (name, side_words(side, one, scheme, place.text))
            for name, side in zip(place.names, one.sides, strict=True)
        ]
        if len(sides) > _SIDES:
            more = translate("Agreement", "{n} more").format(n=len(sides) - _SIDES + 1)
            sides = [*sides[: _SIDES - 1], (more, "")]
        head = translate("Agreement", "{label}: {kinds}").format(
            label=label_words(one, scheme), kinds=kind_words(one.types)
        )
        return _Lines(head, sides, " ".join(place.article.title.split()))


class _Lines:
    """What a place shows."""

    __slots__ = ("head", "sides", "where")

    def __init__(self, head: str, sides: list[tuple[str, str]], where: str) -> None:
        self.head, self.sides, self.where = head, sides, where


class _PlacePainter(QStyledItemDelegate):
    """A line of what differs, one for each side, and a small one for the article."""

    def __init__(self, keeper: ThemeKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lines, theme = index.data(_LINES), self._keeper.theme
        if not isinstance(lines, _Lines):
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
        self._write(painter, rect.adjusted(MARGIN, GAP, -MARGIN, -GAP), lines)
        painter.restore()

    def _write(self, painter: QPainter, inner: QRect, lines: _Lines) -> None:
        theme, metrics = self._keeper.theme, painter.fontMetrics()
        high = metrics.height()
        names = [metrics.horizontalAdvance(name) for name, _ in lines.sides]
        left = min(max(names, default=0) + GAP, inner.width() // 3)
        line = QRect(inner.left(), inner.top(), inner.width(), high)
        _draw(painter, line, lines.head, theme.text)
        for name, words in lines.sides:
            line.translate(0, high)
            beside = line.adjusted(left, 0, 0, 0)
            _draw(painter, line.adjusted(0, 0, left - line.width() - STEP, 0), name, theme.muted)
            _draw(painter, beside, words, theme.text)
        line.translate(0, high + STEP // 2)
        painter.setFont(smaller(painter.font()))
        _draw(painter, line, lines.where, theme.muted)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = index.data(_LINES)
        sides = len(lines.sides) if isinstance(lines, _Lines) else 0
        metrics = option.fontMetrics
        return QSize(200, (sides + 2) * metrics.height() + 2 * GAP + STEP // 2)


def _draw(painter: QPainter, rect: QRect, words: str, colour: str) -> None:
    painter.setPen(QColor(colour))
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), cut)


class PlaceList(QListView):
    """Walked by the arrows; Return or a click opens the place in the review."""

    picked = Signal(object)
    """The Place that is to be opened."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = PlaceModel(self)
        set_look(self, "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(False)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Places behind the figure"))
        self.setModel(self.places)
        self.setItemDelegate(_PlacePainter(keeper, self))
        keeper.changed.connect(lambda _theme: self.viewport().update())
        self.clicked.connect(lambda index: self._pick(index.row()))

    def show_places(self, found: Places | None) -> None:
        """Show these, the first one chosen."""
        self.places.show(found)
        if self.places.rowCount():
            self.setCurrentIndex(self.places.index(0, 0))

    def current(self) -> Place | None:
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
