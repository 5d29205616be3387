"""Whether the colours of labels can be read on the page, and told from each other; it only ever warns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.label import Label
from annotator.gui.style.colour import contrast, is_colour
from annotator.gui.style.colour_distance import Eyes, distance, seen
from annotator.gui.style.theme import TEXT_ON_SURFACE, TEXT_ON_TINT, load_theme

THEMES: Final = ("light", "dark")
"""Those that colours are judged in; high contrast has colours of its own."""
APART: Final = 6.0
"""CIEDE2000 from which on two colours of labels pass; the closest of the default four are 6.2 apart."""


@dataclass(frozen=True, slots=True)
class Faint:
    """A colour that is too close to the page; the page shows it darker or lighter instead."""

    theme: str
    ratio: float
    """By WCAG 2; 4.5 is asked for."""
    shown: str
    """The colour that the page shows."""


@dataclass(frozen=True, slots=True)
class Dim:
    """Text on the label's tint that falls short."""

    theme: str
    ratio: float
    """By WCAG 2; 8 is asked for."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two labels whose colours some eyes can hardly tell apart."""

    other: str
    """The title of the other label."""
    theme: str
    eyes: Eyes
    distance: float
    same_underline: bool
    """Whether not even the underline tells them apart."""


def colour_faults(colour: str) -> list[Faint | Dim]:
    """What is wrong with a colour, as a label scheme names it, on the page."""
    found: list[Faint | Dim] = []
    for name in THEMES:
        theme = load_theme(name)
        made = theme.label_colour(colour)
        line = colour if is_colour(colour) else made.line
        if (ratio := contrast(line, theme.page)) < TEXT_ON_SURFACE:
            found.append(Faint(name, ratio, made.line))
        for tint in (made.tint, made.strong_tint):
            if (ratio := contrast(theme.text, tint)) < TEXT_ON_TINT:
                found.append(Dim(name, ratio))
                break
    return found


def look_alikes(label: Label, labels: Sequence[Label]) -> list[Alike]:
    """Other labels that some eyes can hardly tell from one, each once, where they are closest."""
    found: list[Alike] = []
    for other in labels:
        if other.uid == label.uid:
            continue
        closest = min(
            (_apart(label.colour, other.colour, name, eyes), name, eyes) for name in THEMES for eyes in Eyes
        )
        if closest[0] < APART:
            found.append(
                Alike(other.title, closest[1], closest[2], closest[0], label.underline is other.underline)
            )
    return found


def _apart(one: str, other: str, theme: str, eyes: Eyes) -> float:
    colours = load_theme(theme)
    return distance(*(seen(colours.label_colour(each).line, eyes) for each in (one, other)))
