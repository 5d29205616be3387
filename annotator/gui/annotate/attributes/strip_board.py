"""The painted part of the strip: attributes and their letters, in as many rows as the width needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.annotate.attributes.strip_entries import Entry, Group
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import CORNER, GAP, MARGIN, STEP
from annotator.gui.widgets.keycap import keycap_size, paint_keycap
from annotator.gui.widgets.painted import Painted

_LONGEST: Final = 40
"""Characters of a choice or a value that are shown."""
_LEAST: Final = 200
"""Pixels that the board is wide at least."""


@dataclass(frozen=True, slots=True)
class _Cell:
    box: QRectF
    words: str
    entry: Entry | None


class StripBoard(Painted):
    """Shows each choice behind its key: what is set in a frame with a tick, what is read in a dashed one."""

    picked = Signal(object)
    """An Entry that was clicked."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self._groups: list[Group] = []
        self._cells: list[_Cell] = []
        self._prompt = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_groups(self, groups: Sequence[Group], prompt: str, width: int) -> None:
        """Lay out groups of entries, and at the end what else can be done, in a width (pixels)."""
        self._groups = list(groups)
        self._prompt = prompt
        self.setAccessibleName("; ".join([*map(_said, self._groups), prompt]))
        self._lay(max(width, _LEAST))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def entries(self) -> list[Entry]:
        """All that is offered."""
        return [entry for group in self._groups for entry in group.entries]

    def entry_at(self, words: str) -> QRectF:
        """Where the entry of those words stands; empty where there is none."""
        return next((cell.box for cell in self._cells if cell.entry and cell.entry.words == words), QRectF())

    def sizeHint(self) -> QSize:
        """As high as the rows are."""
        bottom = max((cell.box.bottom() for cell in self._cells), default=0.0)
        return QSize(_LEAST, round(bottom))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click does what the letter does."""
        for cell in self._cells:
            if cell.entry is not None and cell.box.contains(event.position()):
                self.picked.emit(cell.entry)
                return

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for cell in self._cells:
            if cell.entry is None:
                painter.setPen(QColor(self.theme.muted))
                painter.drawText(cell.box, Qt.AlignmentFlag.AlignVCenter, cell.words)
            else:
                self._paint_entry(painter, cell.box, cell.words, cell.entry)

    def _paint_entry(self, painter: QPainter, box: QRectF, words: str, entry: Entry) -> None:
        theme = self.theme
        if entry.on or entry.read:
            pen = QPen(QColor(theme.chosen_bar), 1)
            pen.setStyle(Qt.PenStyle.SolidLine if entry.on else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(QColor(theme.chosen) if entry.on else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        size = keycap_size(entry.letter or " ", self.font())
        top = round(box.center().y() - size.height() / 2)
        if entry.letter:
            cap = QRectF(box.left() + STEP, top, size.width(), size.height())
            paint_keycap(painter, cap, entry.letter, theme)
        painter.setPen(QColor(theme.text))
        text = box.adjusted(size.width() + 2 * STEP, 0, -STEP, 0)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(text, align, words)
        painter.setLayoutDirection(self.layoutDirection())

    def _lay(self, width: int) -> None:
        """Set cells one after the other; an attribute that does not fit begins a row."""
        metrics = QFontMetricsF(self.font())
        height = round(metrics.height()) + 2 * STEP
        self._cells = []
        x, y = 0.0, 0.0
        for number, group in enumerate(self._groups):
            if number:
                x += MARGIN
            pieces: list[tuple[str, Entry | None]] = [(group.title, None)] if group.title else []
            pieces += [(_words(entry), entry) for entry in group.entries]
            widths = [self._width(metrics, *piece) for piece in pieces]
            whole = sum(widths) + STEP * (len(widths) - 1)
            if x > 0 and x + whole > width:
                x, y = 0.0, y + height + STEP
            for (words, entry), wide in zip(pieces, widths, strict=True):
                if x > 0 and x + wide > width:
                    x, y = 0.0, y + height + STEP
                self._cells.append(_Cell(QRectF(x, y, min(wide, width), height), words, entry))
                x += wide + STEP
        said = round(metrics.horizontalAdvance(self._prompt)) + 1.0
        if x > 0 and x + said > width:
            y += height + STEP
        self._cells.append(_Cell(QRectF(width - said, y, said, height), self._prompt, None))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self._cells = [
                _Cell(
                    QRectF(width - c.box.right(), c.box.top(), c.box.width(), c.box.height()),
                    c.words,
                    c.entry,
                )
                for c in self._cells
            ]

    def _width(self, metrics: QFontMetricsF, words: str, entry: Entry | None) -> float:
        text = round(metrics.horizontalAdvance(words)) + 1.0
        if entry is None:
            return text + GAP
        return text + keycap_size(entry.letter or " ", self.font()).width() + 3 * STEP


def _words(entry: Entry) -> str:
    """On one line, no longer than there is room for, with a tick where it is set."""
    flat = " ".join(entry.words[: 4 * _LONGEST].split())
    short = flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…"
    return f"{short} ✓" if entry.on else short


def _said(group: Group) -> str:
    """The same for screen readers."""
    entries = ", ".join(f"{entry.letter} {_words(entry)}" for entry in group.entries)
    return f"{group.title}: {entries}" if group.title else entries
