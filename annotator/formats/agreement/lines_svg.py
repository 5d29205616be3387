"""Figures one after another as a picture: a line a measure, with the intervals of its points."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from annotator.domain.agreement.figures import Figure
from annotator.formats.agreement.picture_parts import FigureScale
from annotator.formats.agreement.report_words import ReportWords

WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 820, 300, 56, 20, 40, 44
_MOST_NAMES = 9


def lines_svg(
    names: Sequence[str], series: Sequence[tuple[str, Sequence[Figure]]], told: str, words: ReportWords
) -> str:
    """The picture; measures are told apart by the shape of their points and by dashes.

    Args:
        names: of the points, from left to right.
        series: of each measure its name and a figure for each point.
        told: the picture in words, for who cannot see it.
        words: how numbers are written.
    """
    scale = FigureScale.of(one for _, some in series for one in some)
    size = f'viewBox="0 0 {WIDTH} {_HEIGHT}" width="{WIDTH}" height="{_HEIGHT}"'
    parts = [f'<div class="scroll"><svg class="lines" {size} role="img"><title>{escape(told)}</title>']
    for value in scale.steps():
        y = _y(value, scale)
        parts.append(
            f'<path class="grid" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}"/>'
            f'<text class="value" x="{_LEFT - 10}" y="{y + 4:.1f}">{escape(words.short(value))}</text>'
        )
    xs = [_x(n, len(names)) for n in range(len(names))]
    step = -(-len(names) // _MOST_NAMES)
    for n, name in enumerate(names):
        if n % step == 0:
            parts.append(f'<text class="tick" x="{xs[n]:.1f}" y="{_HEIGHT - 16}">{escape(name)}</text>')
    for number, (name, some) in enumerate(series):
        parts.append(_legend(name, number))
        parts += _line(some, xs, scale, number)
    return "".join([*parts, "</svg></div>"])


def _line(some: Sequence[Figure], xs: Sequence[float], scale: FigureScale, number: int) -> list[str]:
    # Side by side, so that no interval hides another.
    shift = -4 if number == 0 else 4
    known = [(x + shift, one) for x, one in zip(xs, some, strict=True) if one.value is not None]
    parts = [f'<g class="s{number}">']
    for (x, one), (next_x, other) in pairwise(known):
        y, next_y = (_y(each.value or 0, scale) for each in (one, other))
        parts.append(f'<path class="line" d="M{x:.1f} {y:.1f}L{next_x:.1f} {next_y:.1f}"/>')
    for x, one in known:
        if one.interval is not None:
            low, high = (_y(end, scale) for end in one.interval)
            parts.append(f'<path class="whisker" d="M{x:.1f} {low:.1f}V{high:.1f}"/>')
        parts.append(_shape(x, _y(one.value or 0, scale), number))
    return [*parts, "</g>"]


def _legend(name: str, number: int) -> str:
    x = _LEFT + 8 + number * 200
    return f'<g class="s{number}">{_shape(x, 16, number)}<text x="{x + 14}" y="20">{escape(name)}</text></g>'


def _shape(x: float, y: float, number: int) -> str:
    if number == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
    return f'<rect class="point" x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9"/>'


def _x(n: int, of: int) -> float:
    inside = WIDTH - _LEFT - _RIGHT - 80
    return _LEFT + 40 + inside * (n / (of - 1) if of > 1 else 0.5)


def _y(value: float, scale: FigureScale) -> float:
    return _HEIGHT - _BOTTOM - scale.place(value) * (_HEIGHT - _TOP - _BOTTOM)
