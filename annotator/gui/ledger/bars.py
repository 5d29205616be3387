"""Bars, points and scales of the ledger, drawn as its HTML page draws them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from annotator.domain.ledger.bars import Bar
from annotator.domain.ledger.scale import Scale
from annotator.gui.style.theme import Theme

PAD: Final = 16.0
"""Room at the ends of a scale, for points and labels that lie there."""
_RADIUS: Final = 6.0
_EDGE: Final = 13.0
_THICK, _SOFT = 6.0, 4.0
_DASH, _SPACE = 6.0, 3.5
_PALE = 0.55
_STOPS: Final = {(False, True): (1, 1, 0), (True, False): (0, 1, 1), (True, True): (0, 1, 0)}
"""How opaque a bar is at its start, middle and end, by where it fades out: to the left, to the right."""


def paint_scale(
    painter: QPainter, box: QRectF, scale: Scale, told: Callable[[float], str], theme: Theme
) -> None:
    """Label the values of a scale in the painter's font; `told` says one in short."""
    metrics = QFontMetricsF(painter.font())
    painter.save()
    painter.setPen(QColor(theme.muted))
    for tick in scale.ticks:
        words = told(tick.value)
        place = _x(box, tick.position, PAD)
        width = metrics.horizontalAdvance(words) + 2
        where = QRectF(place - width / 2, box.top(), width, box.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
    painter.restore()


def paint_bar(
    painter: QPainter, box: QRectF, bar: Bar, theme: Theme, *, denied: bool, hedged: bool, pad: float = PAD
) -> None:
    """Draw a bar in a box as wide as the scale; values grow to the right, however the language runs."""
    ink = QColor(theme.muted if denied else theme.labels["number"].line)
    left, right = _x(box, bar.start, pad), _x(box, bar.end, pad)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if bar.point is None or bar.soft:
        _paint_stretch(painter, bar, (left, right, box.center().y()), ink, denied=denied, hedged=hedged)
    painter.setPen(QPen(ink, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for place, marked in ((left, bar.edge_left), (right, bar.edge_right)):
        if marked:
            middle = box.center().y()
            painter.drawLine(QLineF(place, middle - _EDGE / 2, place, middle + _EDGE / 2))
    if bar.point is not None:
        centre = QPointF(_x(box, bar.point, pad), box.center().y())
        _paint_point(painter, centre, ink, QColor(theme.page), ring=denied or hedged, dashed=hedged)
    if denied:
        _paint_strike(painter, bar, box, ink, pad)
    painter.restore()


def _x(box: QRectF, position: float, pad: float) -> float:
    return box.left() + pad + position * (box.width() - 2 * pad)


def _paint_stretch(
    painter: QPainter,
    bar: Bar,
    place: tuple[float, float, float],
    ink: QColor,
    *,
    denied: bool,
    hedged: bool,
) -> None:
    """The stretch itself: full, hollow where it is denied, in pieces where it is hedged."""
    left, right, middle = place
    height = _SOFT if bar.soft else _THICK
    shape = QRectF(left, middle - height / 2, max(2.0, right - left), height)
    brush = _fading(bar, shape, ink)
    if denied:
        pen = QPen(brush, 1.3)
        if hedged:
            pen.setDashPattern([2.5, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(shape)
        return
    if bar.soft:
        painter.setOpacity(_PALE)
    painter.fillPath(_pieces(shape) if hedged else _whole(shape), brush)
    painter.setOpacity(1)


def _whole(shape: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(shape)
    return path


def _pieces(shape: QRectF) -> QPainterPath:
    path = QPainterPath()
    place = shape.left()
    while place < shape.right():
        path.addRect(QRectF(place, shape.top(), min(_DASH, shape.right() - place), shape.height()))
        place += _DASH + _SPACE
    return path


def _fading(bar: Bar, shape: QRectF, ink: QColor) -> QBrush:
    stops = _STOPS.get((bar.fades_left, bar.fades_right))
    if stops is None:
        return QBrush(ink)
    gradient = QLinearGradient(shape.topLeft(), shape.topRight())
    for at, opacity in zip((0, 0.15 if not bar.fades_left else 0.85, 1), stops, strict=True):
        shade = QColor(ink)
        shade.setAlphaF(opacity)
        gradient.setColorAt(at, shade)
    return QBrush(gradient)


def _paint_point(
    painter: QPainter, centre: QPointF, ink: QColor, ground: QColor, *, ring: bool, dashed: bool
) -> None:
    radius = _RADIUS - 1 if ring else _RADIUS
    pen = QPen(ink, 2) if ring else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1.7, 1.3])
    painter.setPen(pen)
    painter.setBrush(ground if ring else ink)
    painter.drawEllipse(centre, radius, radius)


def _paint_strike(painter: QPainter, bar: Bar, box: QRectF, ink: QColor, pad: float) -> None:
    """A stroke through what is denied, where it is seen best."""
    left, right, middle = _x(box, bar.start, pad), _x(box, bar.end, pad), box.center().y()
    if bar.point is not None:
        place = _x(box, bar.point, pad)
    elif bar.fades_right and not bar.fades_left:
        place = min(left + 18, right)
    elif bar.fades_left and not bar.fades_right:
        place = max(right - 18, left)
    else:
        place = (left + right) / 2
    painter.setPen(QPen(ink, 1.6))
    painter.drawLine(QLineF(place - 7, middle + 8, place + 7, middle - 8))
