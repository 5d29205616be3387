"""Numbers by row and column as a picture: the darker, the more."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from annotator.formats.agreement.css import SHADES
from annotator.formats.agreement.picture_parts import cut

_LEFT, _CELL, _ROW, _TOP, _LETTER = 200, 92, 34, 30, 7
_LONGEST = 26


@dataclass(frozen=True, slots=True)
class Box:
    """One cell."""

    text: str
    share: float | None
    """From 0 to 1, how dark; None: not shaded."""
    told: str = ""
    """In a sentence, for whoever points at it."""


def grid_svg(rows: Sequence[str], columns: Sequence[str], boxes: Sequence[Sequence[Box]], told: str) -> str:
    """The picture; its colours are those of the page.

    Args:
        rows: what the rows are called.
        columns: what the columns are called.
        boxes: row by row.
        told: the picture in words, for who cannot see it.
    """
    cell = max([_CELL, *(len(box.text) * _LETTER + 16 for row in boxes for box in row)])
    width, height = _LEFT + cell * len(columns) + 2, _TOP + _ROW * len(rows) + 2
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    title = escape(told)
    parts = [f'<div class="scroll"><svg class="grid" {size} role="img"><title>{title}</title>']
    for n, name in enumerate(columns):
        x = _LEFT + cell * n + cell / 2
        parts.append(
            f'<text class="tick" x="{x:.0f}" y="{_TOP - 10}">{escape(cut(name, cell // _LETTER))}</text>'
        )
    for m, name in enumerate(rows):
        y = _TOP + _ROW * m
        parts.append(f'<text class="name" x="{_LEFT - 12}" y="{y + 22}">{escape(cut(name, _LONGEST))}</text>')
        for n, box in enumerate(boxes[m]):
            step = "none" if box.share is None else f"h{round(min(max(box.share, 0), 1) * SHADES)}"
            x, place = _LEFT + cell * n, f'x="{_LEFT + cell * n + 1}" y="{y + 1}"'
            hint = f"<title>{escape(box.told)}</title>" if box.told else ""
            parts.append(
                f'<g class="{step}">{hint}<rect {place} width="{cell - 2}" height="{_ROW - 2}"/>'
                f'<text x="{x + cell / 2:.0f}" y="{y + 22}">{escape(box.text)}</text></g>'
            )
    return "".join([*parts, "</svg></div>"])
