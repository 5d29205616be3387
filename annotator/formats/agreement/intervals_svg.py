"""Figures with their intervals as a picture: a dot and a line a label, on a scale up to 1."""

from collections.abc import Sequence
from html import escape

from annotator.domain.agreement.figures import Figure
from annotator.formats.agreement.picture_parts import FigureScale, cut
from annotator.formats.agreement.report_words import DASH, ReportWords

WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 720, 190, 60, 26, 26
_LONGEST = 24


def dots_svg(rows: Sequence[tuple[str, Figure]], told: str, words: ReportWords) -> str:
    """One row a label; figures below 0 make the scale begin there.

    Args:
        rows: what each row is called, and its figure.
        told: what the picture is of; the figures are added.
        words: how numbers are written.
    """
    scale = FigureScale.of(figure for _, figure in rows)
    height = _TOP + len(rows) * _ROW + 8
    title = escape(f"{told}: {'; '.join(f'{name}: {words.figure(one.value)}' for name, one in rows)}")
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
    parts = [f'<svg class="dots" {size} role="img" aria-label="{title}"><title>{title}</title>']
    for value in scale.steps():
        x = _x(value, scale)
        parts.append(
            f'<path class="grid" d="M{x:.1f} {_TOP - 6}V{height - 6}"/>'
            f'<text class="tick" x="{x:.1f}" y="14">{escape(words.short(value))}</text>'
        )
    for number, (name, figure) in enumerate(rows):
        parts.append(_row(name, figure, _TOP + number * _ROW + _ROW / 2, scale, words))
    return "".join([*parts, "</svg>"])


def _row(name: str, figure: Figure, y: float, scale: FigureScale, words: ReportWords) -> str:
    label = f'<text class="name" x="{_LEFT - 12}" y="{y + 4:.1f}">{escape(cut(name, _LONGEST))}</text>'
    if figure.value is None:
        return f'{label}<text class="value" x="{_LEFT}" y="{y + 4:.1f}">{DASH}</text>'
    line = ""
    if figure.interval is not None:
        low, high = (_x(end, scale) for end in figure.interval)
        line = f'<path class="whisker" d="M{low:.1f} {y:.1f}H{high:.1f}M{low:.1f} {y - 5:.1f}v10"/>'
        line += f'<path class="whisker" d="M{high:.1f} {y - 5:.1f}v10"/>'
    x = _x(figure.value, scale)
    return (
        f'{label}{line}<circle cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
        f'<text class="value" x="{WIDTH - 8}" y="{y + 4:.1f}">{escape(words.figure(figure.value))}</text>'
    )


def _x(value: float, scale: FigureScale) -> float:
    return _LEFT + scale.place(value) * (WIDTH - _LEFT - _RIGHT - 12)
