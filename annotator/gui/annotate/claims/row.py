"""How a row of the claims panel is drawn: who says it, what, and the numbers and hedges as chips."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.gui.annotate.claims.model import Roles
from annotator.gui.annotate.claims.rows import Chip, Row, who_says
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.style.theme import Theme
from annotator.gui.widgets.chip import chip_size, paint_chip
from annotator.gui.widgets.painted import smaller
from annotator.gui.widgets.rows import LineDelegate, paint_ground

CHIPS = 0.42
"""The share of a row that chips may take."""
NAME = 0.62
"""The share of what is left that a speaker's name may take."""


class ClaimRow(LineDelegate):
    """Draws headings, cards and single annotations; what people wrote is never taken for markup."""

    air = 3 * STEP

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        row, theme, box = index.data(Roles.ROW), self._keeper.theme, QRectF(option.rect)
        if not isinstance(row, Row):
            return
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setFont(option.font)
        if row.is_heading:
            _paint_heading(painter, box, row, theme, rtl=rtl)
        else:
            paint_ground(
                painter,
                option,
                theme,
                tone=theme.label_colour(row.label.colour if row.label is not None else "palette-1"),
            )
            _paint_card(painter, box.adjusted(MARGIN + STEP, 0, -MARGIN, 0), row, theme, rtl=rtl)
        painter.restore()


def _paint_heading(painter: QPainter, box: QRectF, row: Row, theme: Theme, *, rtl: bool) -> None:
    room = box.adjusted(MARGIN, 0, -MARGIN, 0)
    painter.setPen(QColor(theme.muted))
    painter.setFont(smaller(painter.font(), 1))
    count = str(row.count)
    width = QFontMetricsF(painter.font()).horizontalAdvance(count) + GAP
    _write(painter, room, count, theme.muted, at_start=rtl)
    left = room.adjusted(width, 0, 0, 0) if rtl else room.adjusted(0, 0, -width, 0)
    _write(painter, left, row.text, theme.muted, at_start=not rtl)


def _paint_card(painter: QPainter, room: QRectF, row: Row, theme: Theme, *, rtl: bool) -> None:
    room = _paint_chips(painter, room, row.chips, theme, rtl=rtl)
    if row.speaker or row.denies:
        usual = QFont(painter.font())
        bold = QFont(usual)
        bold.setWeight(QFont.Weight.DemiBold)
        words = who_says(row)
        painter.setFont(bold)
        metrics = QFontMetricsF(bold)
        width = min(metrics.horizontalAdvance(words), max(room.width() * NAME, 40))
        box = (
            QRectF(room.right() - width, room.top(), width, room.height())
            if rtl
            else QRectF(room.left(), room.top(), width, room.height())
        )
        _write(painter, box, words, theme.text, at_start=not rtl)
        painter.setFont(usual)
        room = room.adjusted(0, 0, -width - GAP, 0) if rtl else room.adjusted(width + GAP, 0, 0, 0)
    _write(painter, room, row.text, theme.muted if row.speaker else theme.text, at_start=not rtl)


def _paint_chips(
    painter: QPainter, room: QRectF, chips: tuple[Chip, ...], theme: Theme, *, rtl: bool
) -> QRectF:
    """Draw as many chips at the far end as there is room for; what is left over is counted."""
    most = room.width() * CHIPS
    sizes = [chip_size(chip.text, painter.font()) for chip in chips]
    shown, width = 0, 0.0
    for size in sizes:
        more = min(size.width(), most) + (STEP if shown else 0)
        if shown and width + more > most:
            break
        width += more
        shown += 1
    if not shown:
        return room
    rest = f"+{len(chips) - shown}" if shown < len(chips) else ""
    extra = QFontMetricsF(painter.font()).horizontalAdvance(rest) + STEP if rest else 0.0
    left = room.left() if rtl else room.right() - width - extra
    for chip, size in zip(chips[:shown], sizes, strict=False):
        wide = min(size.width(), most)
        box = QRectF(left, room.center().y() - size.height() / 2, wide, size.height())
        label = chip.label
        paint_chip(
            painter,
            box,
            chip.text,
            theme,
            label.colour if label is not None else "palette-1",
            label.underline.value if label is not None else "solid",
        )
        left += wide + STEP
    if rest:
        _write(painter, QRectF(left, room.top(), extra, room.height()), rest, theme.muted, at_start=True)
    taken = width + extra + GAP
    return room.adjusted(taken, 0, 0, 0) if rtl else room.adjusted(0, 0, -taken, 0)


def _write(painter: QPainter, room: QRectF, text: str, colour: str, *, at_start: bool) -> None:
    side = Qt.AlignmentFlag.AlignLeft if at_start else Qt.AlignmentFlag.AlignRight
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
    painter.drawText(room, flags, shown)
