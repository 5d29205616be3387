"""A whole sheet on paper: title, who and when, legend, text, footnotes, each page with its number."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from annotator.formats.pages.sheet import Sheet, SheetLabel
from annotator.gui.printing.body import Body
from annotator.gui.printing.flow import Flow, PagesOver
from annotator.gui.printing.look import PrintLook
from annotator.gui.printing.paper import Paper
from annotator.gui.text.strokes import paint_underline
from annotator.services.progress import UNDISTURBED, Progress

_INDENT = 30
_BETWEEN = 22


def print_sheet(sheet: Sheet, look: PrintLook, paper: Paper, progress: Progress = UNDISTURBED) -> int:
    """Print a sheet and return the number of its pages; may be done in any thread.

    Raises:
        NoSpaceError: the paper takes nothing more.
        CancelledError: `progress` stopped it.
    """
    flow = Flow(paper, look, sheet.title)
    try:
        _head(flow, sheet)
        Body(sheet, flow, progress).print()
        _notes(flow, sheet, progress)
        flow.end()
    except PagesOver:
        pass
    finally:
        flow.painter.end()
    return flow.page


def _head(flow: Flow, sheet: Sheet) -> None:
    flow.words(sheet.title, flow.look.title)
    flow.gap(4)
    for words in (sheet.subtitle, sheet.by):
        if words:
            flow.words(words, flow.look.small, colour=flow.colours.muted)
    if sheet.labels:
        flow.gap(10)
        flow.rule()
        flow.gap(8)
        _legend(flow, sheet)
        flow.gap(8)
        flow.rule()
    flow.gap(18)


def _legend(flow: Flow, sheet: Sheet) -> None:
    """Each label as it looks in the text, with how many there are, one after the other."""
    size = QFontMetricsF(flow.look.small)
    height = ceil(size.height()) + 10
    heading = sheet.legend_heading
    x = QFontMetricsF(flow.look.heading).horizontalAdvance(heading) + _BETWEEN
    flow.room(height)
    if flow.drawn:
        flow.painter.setFont(flow.look.heading)
        flow.painter.setPen(flow.colours.text)
        flow.painter.drawText(QPointF(flow.left, flow.y + size.ascent() + 2), heading)
    for label in sheet.labels:
        title = size.elidedText(label.title, Qt.TextElideMode.ElideRight, flow.width * 0.6)
        wide = size.horizontalAdvance(title)
        count = f" {label.count}"
        all_of_it = wide + size.horizontalAdvance(count)
        if x + all_of_it > flow.width:
            flow.y += height
            flow.room(height)
            x = 0.0
        if flow.drawn:
            _sample(
                flow, label, title, QRectF(flow.left + x, flow.y, wide, size.ascent() + size.descent() + 2)
            )
            flow.painter.drawText(QPointF(flow.left + x + wide, flow.y + size.ascent() + 2), count)
        x += all_of_it + _BETWEEN
    flow.y += height


def _sample(flow: Flow, label: SheetLabel, title: str, box: QRectF) -> None:
    painter = flow.painter
    painter.fillRect(box, QColor(label.light.tint))
    extent = (box.left(), box.right())
    paint_underline(painter, extent, round(box.bottom()), QColor(label.light.line), label.underline)  # type: ignore[arg-type]
    painter.setFont(flow.look.small)
    painter.setPen(flow.colours.text)
    painter.drawText(QPointF(box.left(), box.top() + QFontMetricsF(flow.look.small).ascent() + 2), title)


def _notes(flow: Flow, sheet: Sheet, progress: Progress) -> None:
    if not sheet.notes:
        return
    flow.gap(24)
    flow.room(3 * flow.look.metrics.pitch)
    flow.rule()
    flow.gap(10)
    flow.words(sheet.notes_heading, flow.look.heading)
    size = QFontMetricsF(flow.look.small)
    for note in sheet.notes:
        progress(len(sheet.text), len(sheet.text))
        flow.gap(5)
        flow.room(ceil(size.height() * 1.15), besides=ceil(size.height() * 1.15))
        if flow.drawn:
            flow.painter.setFont(flow.look.small)
            flow.painter.setPen(flow.colours.text)
            flow.painter.drawText(QPointF(flow.left, flow.y + size.ascent()), str(note.number))
        # Isolated: what is quoted may run the other way.
        told = f"\u2068{note.label}\u2069 – \u2068{note.quoted}\u2069"
        flow.words(told, flow.look.small, colour=flow.colours.muted, indent=_INDENT)
        for line in note.text.split("\n"):
            flow.words(line, flow.look.small, indent=_INDENT)
