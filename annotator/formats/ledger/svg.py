"""The drawings of the ledger as SVG that stands in a page: scales and bars, in pixels of the page."""

from collections.abc import Callable
from html import escape

from annotator.domain.ledger.bars import Bar
from annotator.domain.ledger.scale import Scale

WIDTH = 440
_PAD = 18
_MIDDLE = 12
_HEIGHT = 2 * _MIDDLE
_RADIUS = 6
_EDGE = 13
_DASH, _SPACE = 6, 3.5
_STOPS = {"r": (1, 1, 0), "l": (0, 1, 1), "b": (0, 1, 0)}
"""How opaque a fading bar is at its start, middle and end; `b` fades both ways."""


def fades() -> str:
    """The fadings that bars refer to; once on a page, before them."""
    found = []
    for kind in ("said", "denied"):
        for way, opacities in _STOPS.items():
            stops = "".join(
                f'<stop class="{kind}" offset="{place}" stop-opacity="{opacity}"/>'
                for place, opacity in zip((0, 0.15 if way == "r" else 0.85, 1), opacities, strict=True)
            )
            found.append(f'<linearGradient id="{kind}-{way}">{stops}</linearGradient>')
    return f'<svg class="defs" width="0" height="0" aria-hidden="true"><defs>{"".join(found)}</defs></svg>'


def scale_svg(scale: Scale, told: Callable[[float], str]) -> str:
    """The labels of a scale; `told` says a value in short."""
    labels = "".join(
        f'<text x="{_x(tick.position):.1f}" y="14">{escape(told(tick.value))}</text>'
        f'<path d="M{_x(tick.position):.1f} 18v4"/>'
        for tick in scale.ticks
    )
    return f'<svg class="scale" width="{WIDTH}" height="22" aria-hidden="true">{labels}</svg>'


def bar_svg(bar: Bar, told: str, *, denied: bool = False, hedged: bool = False, width: int = WIDTH) -> str:
    """A bar; `told` says it in words, for who cannot see it."""
    kind = "denied" if denied else "said"
    left, right = _x(bar.start, width), _x(bar.end, width)
    parts = []
    if bar.point is None or bar.soft:
        parts.append(_stretch(bar, left, right, denied=denied, hedged=hedged))
    parts += [
        f'<path class="edge" d="M{place:.1f} {_MIDDLE - _EDGE / 2}v{_EDGE}"/>'
        for place, marked in ((left, bar.edge_left), (right, bar.edge_right))
        if marked
    ]
    if bar.point is not None:
        ring = " ring" if hedged or denied else ""
        dashed = " dashed" if hedged else ""
        parts.append(
            f'<circle class="point{ring}{dashed}" cx="{_x(bar.point, width):.1f}" '
            f'cy="{_MIDDLE}" r="{_RADIUS}"/>'
        )
    if denied:
        parts.append(_strike(bar, left, right, width))
    title = escape(told)
    return (
        f'<svg class="bar {kind}" width="{width}" height="{_HEIGHT}" role="img" aria-label="{title}">'
        f"<title>{title}</title>{''.join(parts)}</svg>"
    )


def _x(position: float, width: int = WIDTH) -> float:
    pad = min(_PAD, width / 20)
    return pad + position * (width - 2 * pad)


def _stretch(bar: Bar, left: float, right: float, *, denied: bool, hedged: bool) -> str:
    """The stretch itself: full, hollow where it is denied, in pieces where it is hedged."""
    height = 4 if bar.soft else 6
    top = _MIDDLE - height / 2
    length = max(2.0, right - left)
    soft = " soft" if bar.soft else ""
    way = {(True, True): "b", (True, False): "l", (False, True): "r"}.get((bar.fades_left, bar.fades_right))
    kind = "denied" if denied else "said"
    ink = f"url(#{kind}-{way})" if way else f"var(--{kind})"
    if denied:
        dashed = " dashed" if hedged else ""
        return (
            f'<rect class="hollow{soft}{dashed}" x="{left:.1f}" y="{top}" width="{length:.1f}" '
            f'height="{height}" stroke="{ink}"/>'
        )
    if not hedged:
        return (
            f'<rect class="full{soft}" x="{left:.1f}" y="{top}" width="{length:.1f}" height="{height}" '
            f'fill="{ink}"/>'
        )
    pieces, place = [], left
    while place < left + length:
        piece = min(_DASH, left + length - place)
        pieces.append(f"M{place:.1f} {top}h{piece:.1f}v{height}h-{piece:.1f}z")
        place += _DASH + _SPACE
    return f'<path class="full{soft}" d="{"".join(pieces)}" fill="{ink}"/>'


def _strike(bar: Bar, left: float, right: float, width: int) -> str:
    """A stroke through what is denied, where it is seen best."""
    if bar.point is not None:
        place = _x(bar.point, width)
    elif bar.fades_right and not bar.fades_left:
        place = min(left + 18, right)
    elif bar.fades_left and not bar.fades_right:
        place = max(right - 18, left)
    else:
        place = (left + right) / 2
    return f'<path class="strike" d="M{place - 8:.1f} {_MIDDLE + 9}l16 -18"/>'
