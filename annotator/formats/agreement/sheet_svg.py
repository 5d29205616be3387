"""A table of figures as a picture that needs nothing else: ground by shade, numbers in every cell."""

from collections.abc import Iterator
from typing import Final

from annotator.formats.agreement.picture_parts import page, text_at
from annotator.formats.agreement.shades import Ramp
from annotator.formats.agreement.sheet import DASH, Cell, Sheet

_LETTER: Final = 7.2
"""Pixels of a letter of 13 pixels, wide ones among them: nothing can be measured here."""
_MARGIN, _ROW, _CELL, _WIDEST, _LEFT = 16, 40, 104, 200, 300
_RULE, _MUTED, _TEXT, _BAND = "#DCDCD8", "#5F656C", "#1F2328", "#F3F3F1"
MOST: Final = 200
"""Rows of a picture; a table of more is cut, and says so."""
_LINES: Final = 3
"""Of the name of a column."""
_RAMP: Final = Ramp()


def sheet_svg(sheet: Sheet, note: str = "", more: str = "{n} more") -> str:
    """The picture, on white.

    Args:
        sheet: what is drawn.
        note: what it rests on, beneath.
        more: told of rows that are left out, `{n}` of them.
    """
    rows = min(len(sheet.rows), MOST)
    left = _MARGIN + min(max([_wide(sheet.corner), *map(_wide, sheet.rows[:rows]), 60.0]) + 16, _LEFT)
    lines = [sheet.line(row) for row in range(rows)]
    widths = [_width(sheet, lines, column) for column in range(len(sheet.columns))]
    heads = [_broken(name, width - 8) for name, width in zip(sheet.columns, widths, strict=True)]
    top = _MARGIN + 28 + 16 * max([1, *map(len, heads)]) + 8
    width = left + sum(widths) + _MARGIN
    foot = [one for one in (sheet.legend, note) if one]
    foot += [more.format(n=len(sheet.rows) - rows)] if len(sheet.rows) > rows else []
    told = [line for one in foot for line in _broken(one, max(width - 2 * _MARGIN, 200), most=6)]
    height = top + rows * _ROW + 12 + 18 * len(told) + _MARGIN
    parts = [
        page(sheet.title, width, height, "#FFFFFF"),
        text_at(_MARGIN, _MARGIN + 12, _cut(sheet.title, width - 2 * _MARGIN), _TEXT, weight="600"),
        text_at(_MARGIN, top - 10, _cut(sheet.corner, left - _MARGIN - 8), _MUTED),
    ]
    x = left
    for head, one in zip(heads, widths, strict=True):
        for number, line in enumerate(reversed(head)):
            parts.append(text_at(x + one / 2, top - 10 - 16 * number, line, _MUTED, "middle"))
        x += one
    for row, line_ in enumerate(lines):
        parts += _row(sheet.rows[row], line_, widths, left, top + row * _ROW)
    for number, line in enumerate(told):
        parts.append(text_at(_MARGIN, top + rows * _ROW + 24 + 18 * number, line, _MUTED))
    return "".join([*parts, "</svg>\n"])


def _row(name: str, cells: list[Cell], widths: list[float], left: float, y: float) -> Iterator[str]:
    yield f'<path d="M{_MARGIN} {y:.0f}H{left + sum(widths):.0f}" stroke="{_RULE}"/>'
    yield text_at(_MARGIN, y + _ROW / 2 + 4.5, _cut(name, left - _MARGIN - 8), _TEXT)
    x = left
    for cell, width in zip(cells, widths, strict=True):
        ink, middle = _TEXT, x + width / 2
        if cell.shade is not None or cell.text == DASH:
            ground = _BAND
            ink = _MUTED
            if cell.shade is not None:
                shade = _RAMP.shade(cell.shade)
                ground, ink = shade.ground, shade.ink
            yield (
                f'<rect x="{x + 1:.1f}" y="{y + 1:.1f}" width="{width - 2:.1f}" height="{_ROW - 2}" '
                f'fill="{ground}"/>'
            )
        lift = 7 if cell.below else 0
        yield text_at(middle, y + _ROW / 2 + 4.5 - lift, _cut(cell.text, width - 6), ink, "middle")
        if cell.below:
            yield text_at(middle, y + _ROW - 8, _cut(cell.below, width, 10), ink, "middle", size=10)
        x += width


def _width(sheet: Sheet, lines: list[list[Cell]], column: int) -> float:
    longest = max([0.0, *(_wide(line[column].text) + 16 for line in lines)])
    word = max([0.0, *(_wide(one) + 12 for one in sheet.columns[column].split())])
    return min(max(_CELL, longest, word), _WIDEST)


def _wide(text: str, size: int = 13) -> float:
    # Letters of Chinese, Japanese and Korean are about as wide as high.
    return sum(size if ord(one) > 0x2E7F else _LETTER * size / 13 for one in text)


def _cut(text: str, width: float, size: int = 13) -> str:
    flat = " ".join(text.split())
    if _wide(flat, size) <= width:
        return flat
    while flat and _wide(flat + "…", size) > width:
        flat = flat[:-1]
    return flat + "…"


def _broken(text: str, width: float, most: int = _LINES) -> list[str]:
    """A text in lines; a word that is too long is cut."""
    lines: list[str] = []
    for word in text.split():
        if lines and _wide(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, width) for line in lines]
