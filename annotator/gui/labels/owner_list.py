"""The labels, or the relation types, as a list: swatch, underlined title, key and how many there are."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.domain.label import Label, Owner
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.style.underlines import paint_underline
from annotator.gui.widgets.keycap import keycap_size, paint_keycap
from annotator.gui.widgets.rail_list import QuietList
from annotator.gui.widgets.rows import paint_ground
from annotator.gui.widgets.swatch import SWATCH, paint_swatch

_Index = QModelIndex | QPersistentModelIndex
OWNER = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1


class OwnerModel(QAbstractListModel):
    """Labels or relation types with how many annotations or relations have them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owners: list[Owner] = []
        self._counts: Mapping[str, int] = {}

    def show(self, owners: Sequence[Owner], counts: Mapping[str, int]) -> None:
        """Show these."""
        self.beginResetModel()
        self._owners, self._counts = list(owners), counts
        self.endResetModel()

    def owners(self) -> list[Owner]:
        """What is shown."""
        return list(self._owners)

    def row_of(self, uid: str) -> int:
        """The row of a `uid`; -1 where it is not."""
        return next((n for n, one in enumerate(self._owners) if one.uid == uid), -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._owners)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, description and the entity itself."""
        if not index.isValid():
            return None
        owner = self._owners[index.row()]
        count = self._counts.get(owner.uid, 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return owner.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            key = self.tr("key {key}").format(key=owner.cap) if isinstance(owner, Label) and owner.key else ""
            used = self.tr("%Ln in use", "", count)
            return ", ".join(filter(None, (owner.title, key, used)))
        return {OWNER: owner, COUNT: count}.get(Qt.ItemDataRole(role) if role < OWNER else role)


class OwnerDelegate(QStyledItemDelegate):
    """Draws one of them."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """One line with some air."""
        return QSize(80, round(QFontMetricsF(option.font).height()) + 4 * STEP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        theme, owner = self._keeper.theme, index.data(OWNER)
        painter.save()
        rtl = paint_ground(painter, option, theme)
        painter.setFont(option.font)
        room = QRectF(option.rect).adjusted(MARGIN, 0, -MARGIN, 0)
        metrics = QFontMetricsF(option.font)
        middle = room.center().y()
        is_label = isinstance(owner, Label)
        if is_label:
            left = room.right() - SWATCH if rtl else room.left()
            paint_swatch(painter, left, round(middle - SWATCH / 2), owner.colour, theme)
            room = room.adjusted(0, 0, -SWATCH - GAP, 0) if rtl else room.adjusted(SWATCH + GAP, 0, 0, 0)
        if is_label and owner.key:
            size = keycap_size(owner.cap, option.font)
            left = room.left() if rtl else room.right() - size.width()
            cap = QRectF(left, round(middle - size.height() / 2), size.width(), size.height())
            paint_keycap(painter, cap, owner.cap, theme)
            room = _cut(room, size.width() + GAP, rtl=rtl)
        count = whole(index.data(COUNT))
        width = metrics.horizontalAdvance(count)
        painter.setPen(QColor(theme.muted))
        end = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        painter.drawText(room, end | Qt.AlignmentFlag.AlignVCenter, count)
        room = _cut(room, width + GAP, rtl=rtl)
        painter.setPen(QColor(theme.text))
        title = metrics.elidedText(" ".join(owner.title.split()), Qt.TextElideMode.ElideRight, room.width())
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, start | Qt.AlignmentFlag.AlignVCenter, title)
        if is_label:
            width = metrics.horizontalAdvance(title)
            left = room.right() - width if rtl else room.left()
            below = round(middle + metrics.height() / 2 + 1)
            line = theme.label_colour(owner.colour).line
            paint_underline(painter, round(left), round(left + width), below, line, owner.underline.value)
        painter.restore()


class OwnerList(QuietList):
    """Tells which one is chosen."""

    chose = Signal(str)
    """A `uid`, chosen by mouse or keys."""

    def __init__(self, name: str, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.owners = OwnerModel(self)
        self.setModel(self.owners)
        self.setItemDelegate(OwnerDelegate(keeper, self))
        self._filling = False
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now.row()))
        keeper.changed.connect(self.viewport().update)

    def show_owners(self, owners: Sequence[Owner], counts: Mapping[str, int], chosen: str) -> None:
        """Show these, one of them (`uid`) chosen, if it is there."""
        self._filling = True
        self.owners.show(owners, counts)
        self.show_row(self.owners.row_of(chosen))
        self._filling = False

    def _tell(self, row: int) -> None:
        if not self._filling and 0 <= row < self.owners.rowCount():
            self.chose.emit(self.owners.owners()[row].uid)


def _cut(room: QRectF, width: float, *, rtl: bool) -> QRectF:
    return room.adjusted(width, 0, 0, 0) if rtl else room.adjusted(0, 0, -width, 0)
