"""How a line of the ledger is drawn: the heading of a quantity with its scale, a statement with its bar."""

from typing import Protocol

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.domain.ledger.panels import lane_marks
from annotator.formats.ledger.css import LANES
from annotator.gui.ledger.bars import PAD, paint_bar, paint_scale
from annotator.gui.ledger.columns import LANE
from annotator.gui.ledger.items import Heading, Statement
from annotator.gui.ledger.measure import BRACKET, CHIP_GAP, CHIP_PAD, Measure, clean, line_box
from annotator.gui.ledger.model import LedgerModel, Roles
from annotator.gui.style.colour import readable
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.theme import STRONG, TEXT_ON_SURFACE, Theme
from annotator.gui.widgets.rows import paint_ground

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_ONE_LINE = Qt.TextFlag.TextSingleLine


class Lines(Protocol):
    """The list as far as its lines need to know it."""

    ledger: LedgerModel
    measure: Measure | None

    def is_target(self, heading: Heading) -> bool:
        """Whether what is dragged would go there."""
        ...


class LedgerDelegate(QStyledItemDelegate):
    """Draws lines; whatever people wrote is drawn letter by letter."""

    def __init__(self, lines: Lines, keeper: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = lines
        self._keeper = keeper

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as what stands in it."""
        # Asked of every line whenever the width changes, so it takes the short way to the item.
        item, measure = self._view.ledger.item(index.row()), self._view.measure
        return QSize(80, measure.height(item) if measure is not None and item is not None else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the line."""
        item, measure = index.data(Roles.ITEM), self._view.measure
        if measure is None:
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setClipRect(box)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        line = _Line(painter, box, measure, self._keeper.theme)
        if isinstance(item, Heading):
            line.paint_heading(item, target=self._view.is_target(item))
        elif isinstance(item, Statement):
            paint_ground(painter, option, self._keeper.theme)
            line.paint_statement(item)
        painter.restore()


class _Line:
    """Draws one line."""

    def __init__(self, painter: QPainter, box: QRectF, measure: Measure, theme: Theme) -> None:
        self._painter = painter
        self._box = box
        self._measure = measure
        self._theme = theme
        start = Qt.AlignmentFlag.AlignRight if measure.columns.rtl else Qt.AlignmentFlag.AlignLeft
        self._start = start | _MIDDLE | _ONE_LINE

    def paint_heading(self, heading: Heading, *, target: bool) -> None:
        """The quantity, its scale, and what excludes what."""
        painter, theme, measure = self._painter, self._theme, self._measure
        columns = measure.columns
        painter.fillRect(self._box, QColor(theme.window))
        self._rule()
        first = self._cell((columns.speaker[0], columns.says[0] + columns.says[1] - columns.speaker[0]))
        panel = heading.panel
        name = clean(measure.words.unsorted if panel is None else panel.quantity)
        self._text(first, name, theme.text, measure.bold)
        if panel is not None:
            painter.setFont(measure.small)
            paint_scale(painter, self._cell(columns.drawing), panel.scale, measure.words.tick, theme)
        self._sentences(heading)
        if target:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRect(self._box.adjusted(1, 1, -1, -1))

    def paint_statement(self, item: Statement) -> None:
        """Who says what, the bar, the brackets that pass, hedges and claim."""
        row, measure, theme = item.row, self._measure, self._theme
        columns = measure.columns
        self._rule()
        self._speaker(item)
        ink = theme.muted if row.denies else theme.labels["number"].line
        font = QFont(measure.font)
        font.setStrikeOut(row.denies)
        says = measure.says(row)
        for number, words in enumerate(says):
            cell = self._cell(columns.says)
            self._text(line_box(cell, number, len(says), measure.line), words, ink, font)
        drawing = self._cell(columns.drawing)
        if item.line.bar is None:
            inner = drawing.adjusted(PAD, 0, -PAD, 0)
            self._text(inner, clean(measure.words.amount(row.amount)), theme.muted, measure.font)
        else:
            hedged = bool(row.hedges)
            paint_bar(self._painter, drawing, item.line.bar, theme, denied=row.denies, hedged=hedged)
        self._lanes(item)
        self._chips(item)
        self._claim(item)

    # Parts

    def _cell(self, column: tuple[float, float]) -> QRectF:
        return self._measure.columns.place(column, self._box.top(), self._box.height())

    def _rule(self) -> None:
        self._painter.setPen(QPen(QColor(self._theme.line), 1))
        bottom = self._box.bottom() - 0.5
        self._painter.drawLine(QLineF(self._box.left(), bottom, self._box.right(), bottom))

    def _text(self, where: QRectF, words: str, colour: str, font: QFont) -> None:
        painter = self._painter
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(where.width()))
        painter.drawText(where, self._start, shown)

    def _speaker(self, item: Statement) -> None:
        row, measure, theme = item.row, self._measure, self._theme
        lines, beneath = measure.speaker(row), measure.denies_beneath(row)
        cell = self._cell(measure.columns.speaker)
        of = len(lines) + beneath
        for number, words in enumerate(lines):
            colour = theme.text if row.speakers else theme.muted
            self._text(line_box(cell, number, of, measure.line), words, colour, measure.font)
        if not row.denies:
            return
        place = line_box(cell, of - 1, of, measure.line)
        if not beneath:
            taken = measure.width(f"{lines[-1]} ")
            rtl = measure.columns.rtl
            place = place.adjusted(0, 0, -taken, 0) if rtl else place.adjusted(taken, 0, 0, 0)
        self._text(place, measure.words.denies, theme.muted, measure.font)

    def _chips(self, item: Statement) -> None:
        painter, measure, theme = self._painter, self._measure, self._theme
        look = theme.labels["hedge"]
        ink = readable(look.line, theme.text, look.tint, STRONG if theme.strong else TEXT_ON_SURFACE)
        cell = self._cell(measure.columns.hedges)
        chips = measure.chips(item.row)
        lines = chips[-1].line + 1 if chips else 0
        top = cell.center().y() - (lines * (measure.chip + CHIP_GAP) - CHIP_GAP) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for chip in chips:
            rtl = measure.columns.rtl
            left = cell.right() - chip.left - chip.width if rtl else cell.left() + chip.left
            box = QRectF(left, top + chip.line * (measure.chip + CHIP_GAP), chip.width, measure.chip)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.tint))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setFont(measure.small)
            painter.setPen(QColor(ink))
            inner = box.adjusted(CHIP_PAD - 1, 0, 1 - CHIP_PAD, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | _ONE_LINE, chip.text)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _claim(self, item: Statement) -> None:
        row, measure = item.row, self._measure
        cell = self._cell(measure.columns.claim)
        words = clean(row.claim.text)
        if not measure.tells_place:
            self._text(cell, words, self._theme.muted, measure.font)
            return
        small = measure.small_metrics.height()
        top = cell.center().y() - (measure.line + small) / 2
        self._text(
            QRectF(cell.left(), top, cell.width(), measure.line), words, self._theme.muted, measure.font
        )
        where = QRectF(cell.left(), top + measure.line, cell.width(), small)
        self._text(where, measure.place(row), self._theme.faint, measure.small)

    def _lanes(self, item: Statement) -> None:
        """Brackets: a line down through all rows between, with a stroke at each that belongs to it."""
        if item.panel is None:
            return
        painter, box = self._painter, self._box
        cell, rtl = self._cell(self._measure.columns.lanes), self._measure.columns.rtl
        painter.setPen(QPen(QColor(self._theme.danger), 2, c=Qt.PenCapStyle.FlatCap))
        for mark in lane_marks(item.panel, item.line.index):
            along = min(mark.lane, LANES - 1) * LANE + 2
            left = round(cell.right() - along if rtl else cell.left() + along)
            top = round(box.center().y()) if mark.begins else box.top()
            bottom = round(box.center().y()) if mark.ends else box.bottom()
            painter.drawLine(QLineF(left, top, left, bottom))
            if mark.member:
                middle = round(box.center().y())
                painter.drawLine(QLineF(left + rtl * 2 - 1, middle, left + (-6 if rtl else 6), middle))

    def _sentences(self, heading: Heading) -> None:
        measure, theme = self._measure, self._theme
        cell = self._cell(measure.columns.sentences)
        told = measure.sentences(heading)
        of, number, rtl = sum(map(len, told)), 0, measure.columns.rtl
        warns = heading.panel is not None
        for lines in told:
            top = line_box(cell, number, of, measure.line)
            for words in lines:
                place = line_box(cell, number, of, measure.line)
                if warns:
                    place = place.adjusted(0, 0, -BRACKET, 0) if rtl else place.adjusted(BRACKET, 0, 0, 0)
                self._text(place, words, theme.danger if warns else theme.muted, measure.font)
                number += 1
            if warns:
                self._bracket(top.left() if not rtl else top.right(), top.top(), len(lines) * measure.line)

    def _bracket(self, side: float, top: float, height: float) -> None:
        inwards = -4 if self._measure.columns.rtl else 4
        side, top, bottom = round(side + inwards / 4), round(top + 2), round(top + height - 1)
        self._painter.setPen(QPen(QColor(self._theme.danger), 2, c=Qt.PenCapStyle.FlatCap))
        self._painter.drawLine(QLineF(side, top - 1, side, bottom))
        self._painter.drawLine(QLineF(side, top, side + inwards, top))
