"""How a printed page is set: in units of 1/96 inch, whatever the paper's own resolution is."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption

from annotator.gui.style.fonts import interface_font, reading_font
from annotator.gui.text.breaking import broken
from annotator.gui.text.layout import Metrics, metrics_of
from annotator.gui.text.shown_text import is_right_to_left
from annotator.gui.text.typography import Typography

UNITS = 96
"""To the inch."""
_SIZE = 15
_SPACING = 1.4
"""At least, so that three underlines have room."""


@dataclass(frozen=True, slots=True)
class PrintLook:
    """The fonts and distances of a printed article."""

    text: QFont
    title: QFont
    heading: QFont
    small: QFont
    """Facts, legend, footnotes, page numbers."""
    number: QFont
    """What leads to a footnote."""
    metrics: Metrics


def look_of(typography: Typography) -> PrintLook:
    """The look for how somebody likes their pages; for the window's thread."""
    text = _even(reading_font(_SIZE, typography.family))
    title = _even(reading_font(round(_SIZE * 1.5), typography.family))
    title.setBold(True)
    heading, number = _even(interface_font(13)), _even(interface_font(8))
    heading.setBold(True)
    number.setBold(True)
    spaced = replace(typography, line_spacing=max(typography.line_spacing, _SPACING))
    return PrintLook(text, title, heading, _even(interface_font(12)), number, metrics_of(text, spaced))


def laid_out(text: str, font: QFont, width: float) -> tuple[QTextLayout, list[QTextLine]]:
    """A paragraph in lines of at most that width; the layout has to be kept as long as they are used."""
    layout = QTextLayout(text, font)
    backwards = is_right_to_left(text)
    # An option takes the direction of the window's language if it is not given one.
    option = QTextOption(Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    # As wide as on any other paper: nothing is rounded to pixels of a screen.
    option.setUseDesignMetrics(True)
    return layout, list(broken(layout, text, option, width))


def _even(font: QFont) -> QFont:
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
