"""The page as a widget: one article laid out, painted and scrolled, with marks; without mouse and keys."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QPlainTextEdit, QWidget

from annotator.domain.offsets import OffsetMap
from annotator.domain.span import Span, outermost
from annotator.gui.style.fonts import reading_font
from annotator.gui.style.metrics import READING_SIZE
from annotator.gui.text.decoration import Decorator
from annotator.gui.text.header import Header
from annotator.gui.text.layout import Metrics, PageLayout
from annotator.gui.text.margin import Margin
from annotator.gui.text.mark_store import MarkStore
from annotator.gui.text.marks import Layer, Mark, PageColours, Tie, light_colours
from annotator.gui.text.page import Page
from annotator.gui.text.page_lines import PageLines
from annotator.gui.text.painting import PagePainter
from annotator.gui.text.scrolling import Scroller
from annotator.gui.text.selecting import Stretch
from annotator.gui.text.shown_text import shown, single_breaks_are_paragraphs
from annotator.gui.text.ties import Ties
from annotator.gui.text.typography import Typography

_LAID_OUT = 1000
"""Paragraphs that may be laid out, all of an article in a newspaper, before their lines are thrown away."""


class PageSurface(QPlainTextEdit):
    """A read-only page. All places and spans in and out are code points of the article's text."""

    scrolled = Signal()
    """What the view shows has moved: small windows over the text follow."""
    article_set = Signal()
    """Another article is shown, without marks."""
    layer_set = Signal(object)
    """All marks of a Layer were replaced."""
    mark_changed = Signal(object, object, object)
    """A Layer, and one of its marks before (None: it is new) and after (None: it is gone)."""
    choice_shown = Signal()
    """Another mark is shown as chosen, or none."""
    recoloured = Signal()

    def __init__(self, parent: QWidget | None = None, colours: PageColours | None = None) -> None:
        self._ready = False
        super().__init__(parent)
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        layout = PageLayout(document)
        document.setDocumentLayout(layout)
        self.setDocument(document)
        self._page = Page(self, document, layout)
        self.lines = PageLines(self._page)
        self.scroller = Scroller(self._page, self.lines, self.verticalScrollBar())
        self._store = MarkStore()
        self.margin = Margin(self._store, self.lines, self._page)
        self._decorator = Decorator(self._store, self.lines, self.margin)
        self._header = Header()
        self._ties = Ties(self._store.find)
        self._painter = PagePainter(
            self._page,
            self.lines,
            self._decorator,
            self.margin,
            self._header,
            self._ties,
            colours or light_colours(),
        )
        self.stretch = Stretch()
        self._place = 0
        self._quiet = 0
        self._zoom = 1.0
        self._typography = Typography()
        self._set_up()
        self._ready = True
        self.set_zoom(1.0)

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setCursorWidth(2)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Article text"))

    # The article

    def set_article(self, text: str, title: str = "", subtitle: str = "") -> None:
        """Show another article from its beginning, without marks; title and subtitle are plain text."""
        self._quiet += 1
        self._store.clear()
        self.margin.columns.clear()
        self._decorator.choose(None, frozenset())
        self._ties.shown = ()
        self.stretch = Stretch()
        self._page.set_text(text, title, subtitle)
        self.setAccessibleDescription(title)
        self._page.layout.gap_after_line = single_breaks_are_paragraphs(text)
        self._measure()
        self.setPlainText(shown(text))
        self._page.layout.tell()
        self.verticalScrollBar().setValue(0)
        self._place = 0
        self._quiet -= 1
        self._repaint_all()
        self.article_set.emit()

    def text(self) -> str:
        """The article's text as it was given; never what Qt has made of it."""
        return self._page.text

    def offsets(self) -> OffsetMap:
        """The offsets of the text."""
        return self._page.offsets

    def set_colours(self, colours: PageColours) -> None:
        """Take other colours for the page; marks bring their own."""
        self._painter.colours = colours
        self._decorator.strength = colours.chosen
        self._repaint_all()
        self.recoloured.emit()

    def colours(self) -> PageColours:
        """The colours of the page."""
        return self._painter.colours

    def zoom(self) -> float:
        """1.0 is 100 %."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Scale letters and distances, keeping one's place; 1.0 is 17 pixels."""
        self.set_typography(self._typography, zoom)

    def typography(self) -> Typography:
        """How the page is set."""
        return self._typography

    def set_typography(self, typography: Typography, zoom: float) -> None:
        """Set the page otherwise, keeping one's place."""
        self._typography = typography
        self._zoom = min(max(zoom, 0.5), 4.0)
        self._apply_font()
        self._lay_out_anew()

    def metrics(self) -> Metrics:
        """The distances of the page as it is set now."""
        return self._page.layout.metrics

    # Marks

    def set_marks(self, layer: Layer, marks: Iterable[Mark]) -> None:
        """Replace all marks of a layer."""
        self._store.set_layer(layer, marks)
        self._repaint_all()
        self.layer_set.emit(layer)

    def put_mark(self, layer: Layer, mark: Mark) -> None:
        """Add a mark, or replace the one with its key; repaints the lines it touches."""
        before = self._store.mark(layer, mark.key)
        self.margin.columns.changed(mark.key)
        self._repaint(self._store.put(layer, mark), mark.key)
        self.mark_changed.emit(layer, before, mark)

    def remove_mark(self, layer: Layer, key: str) -> None:
        """Take a mark away, if it is there; repaints the lines it touched."""
        before = self._store.mark(layer, key)
        self._repaint(self._store.remove(layer, key), key)
        if before is not None:
            self.margin.columns.changed(key)
            self.mark_changed.emit(layer, before, None)

    def choose(self, key: str | None, also: Iterable[str] = ()) -> None:
        """Show one mark as chosen, framed, and others of `also` stronger with it; emits nothing."""
        changed = self._decorator.choose(key, frozenset(also))
        marks = [self._store.find(each) for each in changed]
        self._repaint([outermost(mark.fragments) for mark in marks if mark])
        self.choice_shown.emit()

    def chosen(self) -> str | None:
        """The key of the chosen mark."""
        return self._decorator.chosen

    def set_ties(self, ties: Iterable[Tie]) -> None:
        """Show these connectors between choosable marks, and no others."""
        shown = tuple(ties)
        if shown != self._ties.shown:
            self._ties.shown = shown
            self.viewport().update()

    def ties(self) -> tuple[Tie, ...]:
        """The connectors that are shown."""
        return self._ties.shown

    def marks_under(self, position: int) -> list[Mark]:
        """The choosable marks on the code point, the smallest first."""
        return self._store.choosable_at(position)

    def layers(self) -> list[Layer]:
        """The layers that were given marks."""
        return self._store.layers()

    def marks_of(self, layer: Layer) -> list[Mark]:
        """All marks of a layer."""
        return self._store.marks_of(layer)

    def mark_of(self, layer: Layer, key: str) -> Mark | None:
        """The mark of a layer with that key."""
        return self._store.mark(layer, key)

    def marks_over(self, span: Span) -> list[tuple[Layer, Mark]]:
        """The marks of all layers that touch the span, each with its layer."""
        entries = self._store.over(span.start, span.end)
        return [(entry.item.layer, entry.item.mark) for entry in entries]

    def chosen_mark(self) -> Mark | None:
        """The chosen mark, if it is on the page."""
        chosen = self._decorator.chosen
        return self._store.find(chosen) if chosen is not None else None

    # Places

    def visible(self) -> tuple[int, int]:
        """From the first code point in the view to the last."""
        first = next(self.lines.shown(), None)
        foot = self.viewport().height() - 1
        last = next(self.lines.shown(foot - self._page.layout.metrics.pitch, foot), None)
        return (first.start if first else 0, last.end if last else len(self.text()))

    def set_margin(self, *, wanted: bool) -> None:
        """Show a bar per annotation at the left of the text, or not, keeping one's place."""
        if wanted != self.margin.wanted:
            self.margin.set_wanted(wanted=wanted)
            self._lay_out_anew()

    def reserve_right(self, width: int) -> None:
        """Keep pixels between the page and its scroll bar free."""
        margins = self.viewportMargins()
        margins.setRight(width)
        self.setViewportMargins(margins)

    def show_span(self, span: Span) -> None:
        """Bring a span into view: not at all where it is seen whole, else with context above."""
        self.scroller.show(span)

    def first_visible(self) -> int:
        """The code point at which the first line in the view starts."""
        return self.scroller.first_visible()

    def restore_place(self, position: int) -> None:
        """Scroll so that the line of the code point is the first."""
        self.scroller.put_at(position)

    def rect_of(self, span: Span) -> QRect:
        """The rectangle of the span's last line, in the viewport; empty if that is far from it."""
        return self.lines.rect_of(span)

    def point_of(self, position: int) -> QPoint:
        """The point of the viewport at the left edge of a code point; -1, -1 if it is far from the view."""
        point = self.lines.point_of(position)
        return QPoint(-1, -1) if point is None else point

    def first_block_and_top(self) -> tuple[QTextBlock, float]:
        """The first block in the view, and its y there."""
        block = self.firstVisibleBlock()
        return block, self.blockBoundingGeometry(block).translated(self.contentOffset()).top()

    def view_size(self) -> tuple[int, int]:
        """Width and height of the viewport in pixels."""
        return self.viewport().width(), self.viewport().height()

    # Laying out and painting

    def _apply_font(self) -> None:
        font = reading_font(round(READING_SIZE * self._zoom), self._typography.family)
        self.document().setDefaultFont(font)
        self._page.layout.set_font(font, self._typography)
        self._header.set_fonts(font, QGuiApplication.font())

    def _measure(self) -> None:
        self._page.layout.set_view_width(self.viewport().width())
        self._page.layout.header_height = self._header.height(self._page)
        self._decorator.forget_lines()

    def _lay_out_anew(self) -> None:
        """All line breaks may be others: what the stock widget does when its width changes."""
        self.resizeEvent(QResizeEvent(self.viewport().size(), QSize(-1, -1)))
        self._repaint_all()

    def _forget_lines(self) -> None:
        """Throw all lines away, with the glyphs that Qt keeps of them."""
        self._page.forget_lines()
        self._painter.forget_glyphs()

    def _repaint_all(self) -> None:
        self._decorator.forget()
        self.viewport().update()

    def _repaint(self, spans: list[Span], key: str | None = None) -> None:
        """The lines that show any of the spans, with all of the mark if it is the chosen one."""
        chosen = self._store.find(key) if key is not None and key == self.chosen() else None
        if chosen is not None:
            spans = [*spans, outermost(chosen.fragments)]
        for span in spans:
            self._decorator.forget(span.start, span.end)
        if self._ties.shown:
            self.viewport().update()
            return
        overhang = self._painter.overhang()
        for row in self.lines.rows_of(spans):
            self.viewport().update(row.adjusted(0, 0, 0, overhang))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it all: the stock selection is opaque, and a long paragraph is walked as a whole."""
        if self._page.layout.laid_out > _LAID_OUT:
            self._forget_lines()
        painter = QPainter(self.viewport())
        self._painter.paint(painter, event, self.stretch.span, (self.stretch.caret, self.hasFocus()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the measure anew and keep one's place."""
        if not self._ready:
            super().resizeEvent(event)
            return
        place = self._place
        self._quiet += 1
        self._measure()
        if event.size().width() != event.oldSize().width():
            self._forget_lines()
        # Not by way of the stock widget, which clears the lines of every paragraph, one after the other.
        QAbstractScrollArea.resizeEvent(self, event)
        # Another height shows another part of the same lines: the scroll bar is to know in any case.
        self._page.layout.tell()
        self.restore_place(place)
        self._quiet -= 1
        self._place = place
        self.scrolled.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Remember one's place."""
        if self._ready and abs(dy) >= self.verticalScrollBar().pageStep() - 1:
            # Nothing that is seen can be moved; to know that, the stock widget lays out two views of text.
            self.viewport().setUpdatesEnabled(False)
            super().scrollContentsBy(dx, dy)
            self._page.layout.lay_out_from(self.firstVisibleBlock(), self.viewport().height())
            self.viewport().setUpdatesEnabled(True)
        else:
            super().scrollContentsBy(dx, dy)
        if self._ready and not self._quiet:
            self._place = self.scroller.place(self._place)
            self.scrolled.emit()

    def changeEvent(self, event: QEvent) -> None:
        """A style of the window must not take the reading font away."""
        super().changeEvent(event)
        if self._ready and event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._apply_font()
            self._lay_out_anew()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take nothing: the stock widget, although read-only, would write what was composed into the page."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl the window zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)
