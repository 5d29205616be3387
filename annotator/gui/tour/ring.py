"""A ring around the words or the control that a step is about; it lets every click through."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from annotator.domain.span import Span
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.view import ArticleView
from annotator.gui.tour.lesson import Lesson
from annotator.gui.tour.look import Look
from annotator.gui.widgets.painted import Painted

STAYS = 6000
"""Milliseconds after which the ring goes by itself."""
_AWAY = 3
"""Pixels between what is pointed at and the ring."""


class Ring(Painted):
    """Lies over the window while something is pointed at, and follows it when the page scrolls."""

    def __init__(self, look: Look, keeper: ThemeKeeper, over: QWidget) -> None:
        super().__init__(keeper, over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look = look
        self.lesson: Lesson | None = None
        """The step that it points at."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self.let_go)
        look.page.scrolled.connect(self.update)
        self.hide()

    def point_at(self, lesson: Lesson) -> bool:
        """Scroll to what a step is about and draw the ring; return whether there is anything."""
        span = self._look.span(lesson.words) if lesson.words and self._look.is_open() else None
        if span is not None:
            self._look.page.show_span(span)
        self.lesson = lesson
        if not self.boxes():
            self.let_go()
            return False
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self.update()
        self._timer.start()
        return True

    def let_go(self) -> None:
        """Point at nothing."""
        self.lesson = None
        self._timer.stop()
        self.hide()

    def boxes(self) -> list[QRect]:
        """What it rings, in its parent's pixels: a box for each line of words, or one for a control."""
        lesson, over = self.lesson, self.parentWidget()
        if lesson is None or over is None:
            return []
        if lesson.words:
            page = self._look.page
            span = self._look.span(lesson.words) if self._look.is_open() else None
            viewport = page.viewport()
            boxes = lines_of(page, span) if span is not None and viewport.isVisible() else []
            seen = [box.intersected(viewport.rect()) for box in boxes]
            return [box.translated(viewport.mapTo(over, QPoint(0, 0))) for box in seen if not box.isEmpty()]
        place = lesson.place(self._look) if lesson.place is not None else None
        if place is None or not place[0].isVisible():
            return []
        widget, box = place
        return [box.translated(widget.mapTo(over, QPoint(0, 0)))]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a line in the colour of the focus, with one in that of the page around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self.boxes():
            around = (
                QRectF(box)
                .adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
                .intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2))
            )
            for colour, width in ((self.theme.page, 5), (self.theme.focus, 2.5)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRoundedRect(around, 6, 6)


def lines_of(page: ArticleView, span: Span) -> list[QRect]:
    """A box for each line in view that has any of a span, in pixels of the viewport."""
    boxes = []
    for line in page.lines.shown(within=span):
        pieces = page.lines.extents(line, span.start, span.end)
        if pieces:
            left, right = min(piece[0] for piece in pieces), max(piece[1] for piece in pieces)
            boxes.append(QRect(round(left), line.top, round(right - left), line.height))
    return boxes
