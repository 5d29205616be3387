"""What the drawings of the ledger mean, in its foot."""

from itertools import accumulate
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.formats.ledger.html import LEGEND
from annotator.formats.ledger.words import LedgerWords
from annotator.gui.ledger.bars import paint_bar
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, STEP
from annotator.gui.widgets.painted import Painted, smaller

_DRAWN = 30.0
_TIGHT = 24.0
"""How wide a sample is where there is little room."""
_PAD = 2.0


class Legend(Painted):
    """Samples, each with its name; closer together where there is little room, and then the last ones go."""

    def __init__(self, words: LedgerWords, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            self.tr("What is drawn: {names}").format(names=", ".join(words.legend.values()))
        )

    def sizeHint(self) -> QSize:
        """The room that all samples take."""
        return QSize(ceil(sum(self._widths())), self.fontMetrics().height() + STEP)

    def minimumSizeHint(self) -> QSize:
        """None of it must be seen."""
        return QSize(0, self.sizeHint().height())

    def _widths(self, *, tight: bool = False) -> list[float]:
        metrics = QFontMetricsF(smaller(self.font(), 1))
        gap = GAP if tight else 2 * GAP
        return [
            _drawn(name, tight=tight) + STEP + metrics.horizontalAdvance(self._words.legend[name]) + gap
            for name in LEGEND
        ]

    def _is_tight(self) -> bool:
        return sum(self._widths()) > self.width() + 2 * GAP

    def names_shown(self) -> list[str]:
        """Those of `LEGEND` that there is room for."""
        ends = accumulate(self._widths(tight=self._is_tight()))
        return [name for name, end in zip(LEGEND, ends, strict=True) if end <= self.width() + 2 * GAP]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the samples, from the side where reading begins."""
        painter, theme = QPainter(self), self.theme
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = start | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        font = smaller(self.font(), 1)
        painter.setFont(font)
        tight, shown = self._is_tight(), self.names_shown()
        widths = self._widths(tight=tight)[: len(shown)]
        # Against the far side, as the foot has it where there is room for all.
        place = max(0.0, self.width() - sum(widths) + (GAP if tight else 2 * GAP))
        for name, width in zip(shown, widths, strict=True):
            bar, how = LEGEND[name]
            drawn = _drawn(name, tight=tight)
            box = QRectF(self.width() - place - drawn if rtl else place, 0, drawn, self.height())
            paint_bar(painter, box, bar, theme, denied=how == "denied", hedged=how == "hedged", pad=_PAD)
            words = QRectF(0, 0, width - drawn - STEP, self.height())
            words.moveLeft(box.left() - STEP - words.width() if rtl else box.right() + STEP)
            struck = QFont(font)
            struck.setStrikeOut(how == "denied")
            painter.setFont(struck)
            painter.setPen(QColor(theme.muted))
            painter.drawText(words, flags | Qt.TextFlag.TextSingleLine, self._words.legend[name])
            place += width


def _drawn(name: str, *, tight: bool) -> float:
    """How wide a sample is drawn, in pixels."""
    return 14.0 if name == "exact" else _TIGHT if tight else _DRAWN
