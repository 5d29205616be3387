"""What the page can show over its letters: marks, their styles, their layers, and the page's colours.

A mark knows nothing of annotations: search hits, disagreements, suggestions and previews are marks in
layers of their own.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor

from annotator.domain.span import Span

Underline = Literal["solid", "thick", "dashed", "dotted", "none"]


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """How a mark looks: the colour of underline and frame, and the translucent tint behind the letters."""

    colour: QColor
    tint: QColor
    """With an alpha channel; a tint of alpha 0 paints nothing."""
    underline: Underline = "solid"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to show: one or more stretches of the article (code points) in one style.

    `key` is unique within its layer. `description` is plain text for the tooltip. What is agreed or out of
    the way is `faded`.
    """

    key: str
    fragments: tuple[Span, ...]
    style: MarkStyle
    description: str = ""
    faded: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """A set of marks that comes and goes together; a higher priority is painted later, nearer the letters.

    Only marks of choosable layers answer to a click; their keys are unique among all choosable layers.
    """

    name: str
    priority: int = 0
    choosable: bool = True


@dataclass(frozen=True, slots=True)
class Tie:
    """A thin connector from one mark to another; proposed ties are dashed.

    Where one end is out of view, its name stands at the edge: plain text, short.
    """

    source: str
    target: str
    colour: QColor
    proposed: bool = False
    source_name: str = ""
    target_name: str = ""


@dataclass(frozen=True, slots=True)
class PageColours:
    """The colours of the page; `chosen` is added to the alpha of chosen tints.

    `selection` is translucent; where it is not, `selected_text` is the colour of the letters on it.
    """

    page: QColor
    text: QColor
    muted: QColor
    caret: QColor
    selection: QColor
    chosen: float = 0.13
    selected_text: QColor | None = None


def light_colours() -> PageColours:
    """A plain light page, for a view that nobody has given colours yet."""
    return PageColours(
        page=QColor("#FFFFFF"),
        text=QColor("#1F2328"),
        muted=QColor("#5F656C"),
        caret=QColor("#1F2328"),
        selection=QColor(255, 200, 40, 105),
    )
