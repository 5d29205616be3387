"""What pictures of agreement share: the scale of figures, names cut to their room, a page to stand on."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

from annotator.domain.agreement.figures import Figure

_FONT: Final = "font-family=\"system-ui, 'Noto Sans', Cantarell, 'Segoe UI', sans-serif\""


@dataclass(frozen=True, slots=True)
class FigureScale:
    """From 0 to 1, or from below 0 where figures or their intervals lie there."""

    least: float

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> "FigureScale":
        """The scale for some figures."""
        ends = (end for one in figures for end in (one.value, *(one.interval or ())) if end is not None)
        lowest = min(ends, default=0.0)
        return cls(0.0 if lowest >= 0 else -1.0 if lowest < -0.5 else -0.5)

    def steps(self) -> list[float]:
        """The figures that are labelled, a quarter apart."""
        return [self.least + step * 0.25 for step in range(round((1 - self.least) / 0.25) + 1)]

    def place(self, value: float) -> float:
        """Where a figure lies, from 0 at the beginning of the scale to 1 at its end."""
        return (min(max(value, self.least), 1) - self.least) / (1 - self.least)


def cut(name: str, most: int) -> str:
    """A name in so many letters, with an ellipsis where some are left out."""
    return name if len(name) <= most else name[: most - 1] + "…"


def page(title: str, width: float, height: float, ground: str) -> str:
    """The beginning of a picture that needs nothing else; `</svg>` ends it.

    Args:
        title: what it shows.
        width: pixels.
        height: pixels.
        ground: the colour behind it, `#RRGGBB`.
    """
    area = f'width="{width:.0f}" height="{height:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {area} viewBox="0 0 {width:.0f} {height:.0f}" {_FONT}>'
        f'<title>{escape(title)}</title><rect {area} fill="{ground}"/>'
    )


def text_at(
    x: float,
    y: float,
    words: str,
    fill: str,
    anchor: str = "start",
    *,
    size: int = 13,
    weight: str = "",
) -> str:
    """A line of text in such a picture, without what XML forbids.

    Args:
        x: pixels from the left.
        y: pixels from the top, of the line that the letters stand on.
        words: the text.
        fill: its colour.
        anchor: which part of it is at `x`: `start`, `middle` or `end`.
        size: of the letters in pixels.
        weight: of the letters, where it is not the usual one.
    """
    sound = "".join(one if one.isprintable() else " " for one in words)
    more = f' font-size="{size}"'
    more += f' font-weight="{weight}"' if weight else ""
    more += f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{fill}"{more}>{escape(sound)}</text>'
