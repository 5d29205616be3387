"""What the drawings of the ledger mean, in its foot."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.formats.ledger_html import LEGEND
from annotator.formats.ledger_words import LedgerWords
from annotator.gui.ledger.bars import paint_bar
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, STEP
from annotator.gui.widgets.painted import Painted, smaller

_DRAWN = 30.0
_PAD = 2.0


class Legend(Painted):
    """Samples, each with its name; where there is no room for all, the last ones go."""

    def __init__(self, words: LedgerWords, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            self.tr("What is drawn: {names}").format(names=", ".join(words.legend.values()))
        )

    def sizeHint(self) -> QSize:
        """The room that all samples take."""
        return QSize(round(sum(self._widths())), self.fontMetrics().height() + STEP)

    def minimumSizeHint(self) -> QSize:
        """None of it must be seen."""
        return QSize(0, self.sizeHint().height())

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(smaller(self.font(), 1))
        return [
            self._drawn(name) + STEP + metrics.horizontalAdvance(self._words.legend[name]) + 2 * GAP
            for name in LEGEND
        ]

    def _drawn(self, name: str) -> float:
        return 14.0 if name == "exact" else _DRAWN

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the samples, from the side where reading begins."""
        painter, theme = QPainter(self), self.theme
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = start | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        font, place = smaller(self.font(), 1), 0.0
        painter.setFont(font)
        for (name, (bar, how)), width in zip(LEGEND.items(), self._widths(), strict=True):
            if place + width > self.width() + 2 * GAP:
                break
            drawn = self._drawn(name)
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
