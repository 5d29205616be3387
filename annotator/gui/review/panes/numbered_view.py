"""The article view with numbers before its marks, for which the lines make room."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from annotator.domain.span import Fragments, Span
from annotator.gui.annotate.marks import page_colours
from annotator.gui.review.panes.badges import (
    Badge,
    BadgePictures,
    BadgeState,
    badge_font,
    badge_height,
    badge_width,
)
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.theme import Theme
from annotator.gui.text.page_lines import PageLine
from annotator.gui.text.typography import Typography
from annotator.gui.text.view import ArticleView

_BEFORE = 4
"""Pixels between the edge of the page and numbers that stand before a line."""


class NumberedView(ArticleView):
    """All places are code points, as in the article view."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        self._badges: dict[int, list[Badge]] = {}
        self._places: list[int] = []
        self._badge_font = badge_font(16)
        self._pictures = BadgePictures()
        self._frame: Fragments = ()
        self._dashed = False
        self._keeper = keeper
        super().__init__(parent, page_colours(keeper.theme))
        keeper.changed.connect(self._recolour)

    def _recolour(self, theme: Theme) -> None:
        self.set_colours(page_colours(theme))

    def set_article(self, text: str, title: str = "", subtitle: str = "") -> None:
        """Show another article; its numbers come afterwards."""
        self._badges, self._places, self._frame = {}, [], ()
        self._page.layout.set_rooms({})
        super().set_article(text, title, subtitle)

    def set_badges(self, badges: Iterable[Badge]) -> None:
        """Show these numbers and no others; the lines are broken anew only where their room changes."""
        found: dict[int, list[Badge]] = defaultdict(list)
        for badge in badges:
            found[badge.position].append(badge)
        if found == self._badges:
            return
        self._badges, self._places = dict(found), sorted(found)
        if not self._make_room():
            self.viewport().update()

    def change_badges(self, changed: Mapping[int, Sequence[Badge]]) -> None:
        """Show other numbers before single code points; what it costs does not grow with the article."""
        same = all(_room(badges) == _room(self._badges.get(place, ())) for place, badges in changed.items())
        rooms_before = {} if same else self._rooms_needed(changed)
        for place, badges in changed.items():
            if badges and place not in self._badges:
                insort(self._places, place)
            elif not badges and place in self._badges:
                del self._places[bisect_left(self._places, place)]
            if badges:
                self._badges[place] = list(badges)
            else:
                self._badges.pop(place, None)
        rooms = {} if same else self._rooms_needed(changed)
        if rooms != rooms_before:
            kept = {at: width for at, width in self._page.layout.rooms().items() if at not in rooms_before}
            self._page.layout.set_rooms(kept | rooms)
            self._lay_out_anew()
        else:
            self._repaint_places(changed)

    def set_frame(self, fragments: Fragments, *, dashed: bool = False) -> None:
        """Draw a frame round these code points; none for no frame."""
        before, self._frame, self._dashed = self._frame, fragments, dashed
        for row in self.lines.rows_of([*before, *fragments]):
            self.viewport().update(row.adjusted(0, -2, 0, 4))

    def frame(self) -> Fragments:
        """Where the frame is."""
        return self._frame

    def badges(self) -> list[Badge]:
        """The numbers that are shown, by their places."""
        return [badge for place in self._places for badge in self._badges[place]]

    def set_typography(self, typography: Typography, zoom: float) -> None:
        """Set the page otherwise, its numbers with it."""
        super().set_typography(typography, zoom)
        self._renew_font()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the numbers anew in another font."""
        super().changeEvent(event)
        if self._ready and event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._renew_font()

    def _renew_font(self) -> None:
        font = badge_font(self.document().defaultFont().pixelSize())
        if font != self._badge_font:
            self._badge_font = font
            self._make_room()

    def _make_room(self) -> bool:
        """Keep the room that all numbers need, in the lines and before them; return whether it changed."""
        layout = self._page.layout
        rooms = self._rooms_needed(self._places)
        widths = (self._width_of(self._badges[place]) for place in self._places)
        margin = max(widths, default=0) + _BEFORE
        if rooms == layout.rooms() and margin == layout.margin:
            return False
        layout.set_rooms(rooms)
        layout.margin = margin
        self._lay_out_anew()
        return True

    def _width_of(self, badges: Iterable[Badge]) -> int:
        return sum(badge_width(badge.text, self._badge_font) for badge in badges if badge.inline)

    def _rooms_needed(self, places: Iterable[int]) -> dict[int, int]:
        """How much is kept free after which UTF-16 unit; at the start of the text there is the margin."""
        to_utf16, text = self.offsets().to_utf16, self.text()
        rooms: dict[int, int] = {}
        for place in places:
            badges = self._badges.get(place, ())
            width = self._width_of(badges)
            if width and place > 0 and _can_be_spaced(text[place - 1]):
                rooms[to_utf16(place) - 1] = width + 1
        return rooms

    def _repaint_places(self, places: Iterable[int]) -> None:
        for place in places:
            line = self.lines.line_in_view(place)
            if line is not None:
                self.viewport().update(QRect(0, line.top - 2, self.viewport().width(), line.height + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame and numbers over the page."""
        super().paintEvent(event)
        if not self._places and not self._frame:
            return
        rect, region = event.rect(), event.region()
        several = region.rectCount() > 1
        painter = QPainter(self.viewport())
        for line in self.lines.shown(rect.top(), rect.bottom() + 1):
            if several and not region.intersects(QRect(rect.left(), line.top, rect.width(), line.height)):
                continue
            for span in self._frame:
                self._paint_frame(painter, line, span)
            first = bisect_left(self._places, line.start)
            last = bisect_left(self._places, line.end + 1 if line.last else line.end)
            for place in self._places[first:last]:
                self._paint_badges(painter, line, place, self._badges[place], self._badge_font)
        painter.end()

    def _paint_frame(self, painter: QPainter, line: PageLine, span: Span) -> None:
        """A line round the part of a span that is on one line of the page."""
        colour = QColor(self._keeper.theme.muted if self._dashed else self._keeper.theme.text)
        style = Qt.PenStyle.DashLine if self._dashed else Qt.PenStyle.SolidLine
        metrics = self.metrics()
        top = line.top + 1
        bottom = line.top + metrics.baseline + round(metrics.descent) + 3
        painter.setPen(QPen(colour, 1 if self._dashed else 2, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for left, right in self.lines.extents(line, span.start, span.end):
            painter.drawRect(QRectF(left - 1, top, right - left + 2, bottom - top))

    def _paint_badges(
        self, painter: QPainter, line: PageLine, place: int, badges: list[Badge], font: QFont
    ) -> None:
        width = sum(badge_width(badge.text, font) for badge in badges)
        metrics = self.metrics()
        if all(badge.state is BadgeState.HERE and not badge.inline for badge in badges):
            # Nothing made room for it: it stands beside its line.
            x = self._page.layout.left
        else:
            x = self.lines.caret_x(line, place)
        left = x if self.runs_right_to_left(place) else x - width
        left = min(max(left, 0), self.viewport().width() - width)
        middle = line.top + metrics.baseline - metrics.ascent * 0.62
        top = max(round(middle - badge_height(font) / 2), line.top)
        for badge in badges:
            self._pictures.paint(painter, left, top, badge, font, self._keeper.theme)
            left += badge_width(badge.text, font)


def _room(badges: Sequence[Badge]) -> list[str]:
    """What needs room: where that is the same, the lines are."""
    return [badge.text for badge in badges if badge.inline]


def _can_be_spaced(letter: str) -> bool:
    """Whether room after a character parts nothing: inside a word letters may be joined to each other."""
    return not letter.isalnum() and letter != "\n"
