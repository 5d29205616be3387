"""How a row of the palette is drawn: what it is, its name with the letters that fit, and its keys."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.domain.offsets import OffsetMap
from annotator.gui.palette.entries import Entry, Kind
from annotator.gui.palette.matching import Query
from annotator.gui.palette.model import Roles
from annotator.gui.style.icons import ICON_ROLES, icon_pixmap
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.style.theme import Theme
from annotator.gui.style.underlines import paint_underline
from annotator.gui.widgets.keycap import keycap_size, paint_keycap
from annotator.gui.widgets.painted import smaller
from annotator.gui.widgets.rows import paint_row
from annotator.gui.widgets.status_dot import DOT, paint_status
from annotator.gui.widgets.swatch import SWATCH, paint_swatch

SIGN = 16
"""Width and height in pixels of what stands before the name."""
KEYS_SHOWN = 2
DETAIL_PART = 0.42
"""How much of a row what stands behind the name may take."""
WHY_PART = 0.55
"""The same for the sentence that says why it is of no use now."""
BEFORE = 24
"""Code points that stay before the first letter that fits, where the start of a long name is left out."""


class PaletteRowDelegate(QStyledItemDelegate):
    """Draws entries and headings."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._query = Query.of("")
        self._loose = False

    def set_query(self, query: Query, *, loose: bool) -> None:
        """Take what was typed, and whether one letter of a word may be wrong."""
        self._query, self._loose = query, loose

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line with some air."""
        return QSize(80, row_height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        row, theme = index.data(Roles.ROW), self._keeper.theme
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        box = QRectF(option.rect)
        if not isinstance(row, Entry):
            _paint_heading(painter, box, str(row), option.font, theme, rtl=rtl)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        paint_row(painter, box, theme, chosen=chosen, hovered=hovered, rtl=rtl)
        painter.save()
        painter.setFont(option.font)
        room = box.adjusted(MARGIN + STEP, 0, -MARGIN, 0)
        _paint_sign(painter, _cut_start(room, SIGN, rtl=rtl), row, theme, self._ratio())
        room = _without_start(room, SIGN + GAP, rtl=rtl)
        room = _paint_keys(painter, room, row, theme, rtl=rtl)
        room = _paint_detail(painter, room, row, theme, rtl=rtl)
        self._paint_name(painter, room, row, theme)
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRectF, row: Entry, theme: Theme) -> None:
        """Draw the name, or the part of it that fits what was typed, cut to the room."""
        places: Sequence[int] = self._query.letters(row.name, nearly=self._loose)
        metrics = QFontMetricsF(painter.font())
        name = row.name
        if places and places[0] > BEFORE and metrics.horizontalAdvance(name) > room.width():
            cut = places[0] - BEFORE
            cut = name.find(" ", cut, places[0]) + 1 or cut
            name = "…" + name[cut:]
            places = [place - cut + 1 for place in places]
        # The letters that fit are bold, and so a little wider.
        shown = metrics.elidedText(
            name, Qt.TextElideMode.ElideRight, room.width() - 1.5 * min(len(places), 8)
        )
        kept = len(shown) if shown == name else len(shown) - 1
        layout = QTextLayout(shown, painter.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        offsets, fits = OffsetMap(shown), QTextCharFormat()
        fits.setFontWeight(QFont.Weight.Bold)
        fits.setFontUnderline(True)
        formats = []
        for place in places:
            if place < kept:
                found = QTextLayout.FormatRange()
                found.start = offsets.to_utf16(place)
                found.length = offsets.to_utf16(place + 1) - found.start
                found.format = fits
                formats.append(found)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        painter.setPen(QColor(theme.faint if row.why_not else theme.text))
        layout.draw(painter, QPointF(room.left(), room.center().y() - line.height() / 2))

    def _ratio(self) -> float:
        view = self.parent()
        return view.devicePixelRatioF() if isinstance(view, QWidget) else 1.0


def row_height(font: QFont) -> int:
    """The height of every row in pixels."""
    return round(QFontMetricsF(font).height()) + 4 * STEP


def _paint_heading(
    painter: QPainter, box: QRectF, words: str, font: QFont, theme: Theme, *, rtl: bool
) -> None:
    painter.save()
    painter.setFont(smaller(font))
    painter.setPen(QColor(theme.muted))
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    align = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignBottom
    painter.drawText(box.adjusted(MARGIN + STEP, 0, -MARGIN, -STEP - 2), align, words)
    painter.restore()


def _paint_sign(painter: QPainter, box: QRectF, row: Entry, theme: Theme, ratio: float) -> None:
    """Draw what tells the kinds apart: an icon, the status, or the swatch of the label."""
    middle = box.center()
    if row.kind is Kind.ARTICLE:
        paint_status(painter, round(middle.x() - DOT / 2), round(middle.y() - DOT / 2), row.look, theme)
    elif row.kind is Kind.LABEL:
        paint_swatch(painter, middle.x() - SWATCH / 2, middle.y() - SWATCH / 2, row.look, theme)
    elif row.kind is Kind.ANNOTATION:
        _paint_letter(painter, box, row, theme.label_colour(row.look).line if row.look else theme.muted)
    elif row.look in ICON_ROLES:
        ink = theme.faint if row.why_not else theme.muted
        painter.drawPixmap(box.topLeft(), icon_pixmap(row.look, ink, SIGN, ratio))


def _paint_letter(painter: QPainter, box: QRectF, row: Entry, ink: str) -> None:
    """The label as a letter on its own underline, so that it is not told by colour alone."""
    painter.save()
    painter.setPen(QColor(ink))
    painter.drawText(box.adjusted(0, -2, 0, -2), Qt.AlignmentFlag.AlignCenter, row.detail[:1].upper() or "?")
    paint_underline(painter, box.left(), box.right(), box.bottom(), ink, row.underline or "solid")
    painter.restore()


def _paint_keys(painter: QPainter, room: QRectF, row: Entry, theme: Theme, *, rtl: bool) -> QRectF:
    """Draw the keys at the end of the room; return what is left of it."""
    for key in reversed(row.keys[:KEYS_SHOWN]):
        size = keycap_size(key, painter.font())
        left = room.left() if rtl else room.right() - size.width()
        cap = QRectF(round(left), round(room.center().y() - size.height() / 2), size.width(), size.height())
        paint_keycap(painter, cap, key, theme, enabled=not row.why_not)
        room = _without_end(room, size.width() + STEP, rtl=rtl)
    return _without_end(room, STEP, rtl=rtl) if row.keys else room


def _paint_detail(painter: QPainter, room: QRectF, row: Entry, theme: Theme, *, rtl: bool) -> QRectF:
    """Draw what stands behind the name, or why it is of no use now; return the room that is left."""
    words = row.why_not or row.detail
    if not words:
        return room
    painter.save()
    painter.setFont(smaller(painter.font()))
    metrics = QFontMetricsF(painter.font())
    part = WHY_PART if row.why_not else DETAIL_PART
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() * part)
    width = metrics.horizontalAdvance(shown) + 1
    side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
    painter.setPen(QColor(theme.muted))
    align = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, align, shown)
    painter.restore()
    return _without_end(room, width + MARGIN, rtl=rtl)


def _cut_start(room: QRectF, size: float, *, rtl: bool) -> QRectF:
    """A square at the start of the room, in its middle."""
    left = room.right() - size if rtl else room.left()
    return QRectF(round(left), round(room.center().y() - size / 2), size, size)


def _without_start(room: QRectF, size: float, *, rtl: bool) -> QRectF:
    return room.adjusted(0, 0, -size, 0) if rtl else room.adjusted(size, 0, 0, 0)


def _without_end(room: QRectF, size: float, *, rtl: bool) -> QRectF:
    return _without_start(room, size, rtl=not rtl)
