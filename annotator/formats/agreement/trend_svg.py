"""How a figure went on, as a picture: a dot a time with its interval, joined by a line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from annotator.domain.agreement.figures import Figure
from annotator.formats.agreement.picture_parts import FigureScale, cut, page, text_at

_LEFT, _RIGHT, _TOP, _BELOW, _NAME = 56, 24, 36, 52, 84
_SMALL: Final = 12
"""Pixels of most letters."""

Down = Callable[[float], float]
"""From a figure to pixels from the top."""


class Point(NamedTuple):
    """A time, or a version of the guidelines."""

    name: str
    figure: Figure
    articles: int


@dataclass(frozen=True, slots=True)
class Colours:
    """Of the picture, `#RRGGBB` each; those of paper unless others are given."""

    page: str = "#FFFFFF"
    rule: str = "#DCDCD8"
    muted: str = "#5F656C"
    text: str = "#1F2328"
    ink: str = "#0072B2"


PAPER: Final = Colours()


def _figure(value: float) -> str:
    return f"{value:.2f}"


def _whole(n: int) -> str:
    return f"{n:,}"


def places_of(points: int, width: float) -> list[float]:
    """Where points stand, in pixels from the left."""
    room = width - _LEFT - _RIGHT
    return [_LEFT + room * (n + 0.5) / max(points, 1) for n in range(points)]


def trend_svg(
    points: Sequence[Point],
    title: str,
    note: str = "",
    *,
    size: tuple[int, int] = (960, 320),
    colours: Colours = PAPER,
    articles: str = "n = {n}",
    figure: Callable[[float], str] = _figure,
    whole: Callable[[int], str] = _whole,
) -> str:
    """The picture.

    Args:
        points: in their order.
        title: what it shows.
        note: what it rests on, beneath.
        size: pixels, across and down.
        colours: for other grounds than paper.
        articles: told under each point, `{n}` being its articles.
        figure: how a figure is written; with two digits in English unless another way is given.
        whole: the same of a number of articles.
    """
    width, height = size
    low = height - _BELOW - (18 if note else 0)
    scale = FigureScale.of(point.figure for point in points)

    def y(value: float) -> float:
        return low - scale.place(value) * (low - _TOP)

    parts = [page(title, width, height, colours.page), text_at(12, 20, title, colours.text)]
    for value in scale.steps():
        parts.append(f'<path d="M{_LEFT} {y(value):.1f}H{width - _RIGHT}" stroke="{colours.rule}"/>')
        parts.append(text_at(_LEFT - 8, y(value) + 4, figure(value), colours.muted, "end", size=_SMALL))
    places = places_of(len(points), width)
    apart = (places[1] - places[0]) if len(places) > 1 else width
    every = max(1, -int(-_NAME // apart))
    parts += _line(points, places, y, colours)
    for number, (point, x) in enumerate(zip(points, places, strict=True)):
        parts += _dot(point, x, y, colours, figure)
        if number % every == 0:
            room = int(max(apart * every, _NAME) / 6.6)
            parts.append(text_at(x, low + 18, cut(point.name, room), colours.muted, "middle", size=_SMALL))
            n = articles.format(n=whole(point.articles))
            parts.append(text_at(x, low + 34, n, colours.muted, "middle", size=10))
    if note:
        parts.append(text_at(12, height - 10, note, colours.muted, size=_SMALL))
    return "".join([*parts, "</svg>\n"])


def _line(points: Sequence[Point], places: Sequence[float], y: Down, colours: Colours) -> Iterator[str]:
    """From dot to dot; it stops where there is no figure."""
    piece: list[str] = []
    for (_, figure, _), x in zip(points, places, strict=True):
        if figure.value is not None:
            piece.append(f"{'L' if piece else 'M'}{x:.1f} {y(figure.value):.1f}")
        elif piece:
            yield _path(piece, colours)
            piece = []
    if piece:
        yield _path(piece, colours)


def _path(piece: Sequence[str], colours: Colours) -> str:
    return f'<path d="{"".join(piece)}" stroke="{colours.ink}" stroke-width="1.5" fill="none"/>'


def _dot(point: Point, x: float, y: Down, colours: Colours, figure: Callable[[float], str]) -> Iterator[str]:
    value, interval = point.figure.value, point.figure.interval
    if interval is not None:
        low, high = (y(end) for end in interval)
        yield (
            f'<path d="M{x:.1f} {low:.1f}V{high:.1f}M{x - 5:.1f} {low:.1f}h10M{x - 5:.1f} {high:.1f}h10" '
            f'stroke="{colours.ink}" stroke-width="1" fill="none"/>'
        )
    if value is not None:
        yield f'<circle cx="{x:.1f}" cy="{y(value):.1f}" r="4.5" fill="{colours.ink}"/>'
        yield text_at(x + 9, y(value) - 7, figure(value), colours.text, size=_SMALL)
