"""Where the columns of the ledger stand, in pixels of the list."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from annotator.formats.ledger.css import LANES
from annotator.gui.style.metrics import MARGIN

LANE = 8
"""Width of a bracket's lane."""
_BETWEEN = 12
_SHARES = (0.135, 0.095, 0.3, 0.165)
"""Parts of the width for speaker, what they say, drawing and hedges; the claim has the rest."""
_LEAST = (110, 80, 200, 120)


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths from the side where reading begins; `place` turns them round."""

    width: float
    rtl: bool
    speaker: tuple[float, float]
    says: tuple[float, float]
    drawing: tuple[float, float]
    lanes: tuple[float, float]
    hedges: tuple[float, float]
    claim: tuple[float, float]

    def place(self, column: tuple[float, float], top: float, height: float) -> QRectF:
        """A column's part of a row."""
        left, width = column
        return QRectF(self.width - left - width if self.rtl else left, top, width, height)

    @property
    def sentences(self) -> tuple[float, float]:
        """Where a heading tells what excludes what: over hedges and claim."""
        left = self.hedges[0]
        return left, self.claim[0] + self.claim[1] - left


def columns_for(width: float, lanes: int, *, rtl: bool = False) -> Columns:
    """The columns of a list that wide, with so many brackets beside each other."""
    who, says, drawing, hedges = (
        max(least, share * width) for share, least in zip(_SHARES, _LEAST, strict=True)
    )
    beside = max(1, min(lanes, LANES)) * LANE + 2.0
    speaker = (float(MARGIN), who)
    said = (speaker[0] + who + _BETWEEN, says)
    drawn = (said[0] + says, drawing)  # a drawing has room of its own at its ends
    passing = (drawn[0] + drawing, beside)
    hedged = (passing[0] + beside + _BETWEEN, hedges)
    left = hedged[0] + hedges + _BETWEEN
    claim = (left, max(60.0, width - left - MARGIN))
    return Columns(width, rtl, speaker, said, drawn, passing, hedged, claim)
