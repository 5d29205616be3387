"""The letters over the words: one transparent sheet over the viewport, painted at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from annotator.gui.style.colour import blend
from annotator.gui.style.theme import Theme
from annotator.gui.text.hint_places import HintPlace
from annotator.gui.text.view import ArticleView

_PAD = 2.0
_FADED = 0.22
_SHARE = 0.58
"""How large the letters of a hint are beside those of the page."""
_LEAST = 10
_FARTHEST = 0.9
"""How far a hint may make room to the left for the next one, as a share of its width."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A name over a place: typing the name picks it."""

    name: str
    place: HintPlace
    box: QRectF
    """In the viewport, pixels."""


class HintFont:
    """The type of the hints of a page, and how large they are."""

    def __init__(self, view: ArticleView) -> None:
        reading = view.document().defaultFont()
        self.font = QFont(QGuiApplication.font())
        self.font.setPixelSize(max(_LEAST, round(reading.pixelSize() * _SHARE)))
        self.font.setWeight(QFont.Weight.DemiBold)
        self.metrics = QFontMetricsF(self.font)
        self.height = round(self.metrics.capHeight() + 2 * _PAD)
        capitals = round(QFontMetricsF(reading).capHeight())
        self.rise = view.metrics().baseline - capitals - 1 - self.height
        """From the top of a line's slot to the top of a hint, which ends right above the capitals."""
        self._letter = self.metrics.horizontalAdvance("N")

    def width(self, length: int) -> float:
        """How wide a hint of so many letters is."""
        return round(length * self._letter + 2 * _PAD)

    def boxes(self, places: Sequence[HintPlace], length: int) -> list[tuple[HintPlace, QRectF]]:
        """Boxes for names of that length, side by side; what finds no room in its line is left out."""
        width = self.width(length)
        found: list[tuple[HintPlace, QRectF]] = []
        top, free = -1, 0.0
        for place in sorted(places, key=lambda place: (place.top, place.x), reverse=True):
            if place.top != top:
                top, free = place.top, float("inf")
            wanted = place.x - width + 1 if place.backwards else place.x - 1
            left = min(wanted, free - width - 1)
            if wanted - left <= _FARTHEST * width:
                found.append((place, QRectF(round(left), max(top + self.rise, 0), width, self.height)))
                free = left
        return sorted(found, key=lambda each: each[0].span)


class HintOverlay(QWidget):
    """Shows hints; the mouse goes through it to the page."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._font = HintFont(view)
        self._theme: Theme | None = None
        self.hints: list[Hint] = []
        self.typed = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def lay(self, hints: list[Hint], font: HintFont, theme: Theme) -> None:
        """Show these and no others, nothing typed."""
        self.hints, self.typed, self._font, self._theme = hints, "", font, theme
        self.setGeometry(self._view.viewport().geometry())
        self.show()
        self.raise_()
        self.update()

    def type(self, typed: str) -> None:
        """Show what was typed of the names."""
        self.typed = typed
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Small keys; those that no longer match are faded, and lie beneath."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setFont(self._font.font)
        letters = QColor(self._theme.text)
        greyed = QColor(blend(self._theme.text, self._theme.search_hit_current, 45))
        painter.setPen(letters)
        key, width = self._key(self._theme), self._font.metrics.horizontalAdvance
        asked = QRectF(event.rect())
        seen = [hint for hint in self.hints if asked.intersects(hint.box)]
        for matches in (False, True):
            painter.setOpacity(1.0 if matches else _FADED)
            for hint in seen:
                if hint.name.startswith(self.typed) != matches:
                    continue
                painter.drawPixmap(hint.box.topLeft(), key)
                base = hint.box.bottom() - _PAD
                left = hint.box.center().x() - width(hint.name) / 2
                rest = hint.name
                if self.typed and matches:
                    painter.setPen(greyed)
                    painter.drawText(QPointF(left, base), self.typed)
                    painter.setPen(letters)
                    left += width(self.typed)
                    rest = hint.name[len(self.typed) :]
                painter.drawText(QPointF(left, base), rest)
        painter.end()

    def _key(self, theme: Theme) -> QPixmap:
        """The picture of an empty key; all of one showing are equally large."""
        ratio = self.devicePixelRatioF()
        size = self.hints[0].box.size() if self.hints else QSizeF(1, 1)
        picture = QPixmap((size * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.page_selection), 1))
        painter.setBrush(QColor(theme.search_hit_current))
        painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 2.5, 2.5)
        painter.end()
        return picture
