"""What many annotators marked, in one pane: every stretch says how many of them marked it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QColor

from annotator.domain.annotation import Annotation
from annotator.domain.label import Scheme
from annotator.domain.span import Span
from annotator.gui.annotate.marks import style_of
from annotator.gui.review.panes.badges import Badge, BadgeState
from annotator.gui.style.theme import Theme
from annotator.gui.text.marks import Mark, MarkStyle
from annotator.gui.translation import counted

_LEAST, _MOST = 0.15, 1.0
"""How strong the tint is of what one marked, and of what all did, in parts of the label's own."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points that the same people marked with one label (`uid`)."""

    span: Span
    label: str
    people: tuple[str, ...]


def stretches(sides: Mapping[str, Sequence[Annotation]]) -> list[Stretch]:
    """Cut what people (by name) marked into stretches of equal support, by place and then by label."""
    edges: dict[str, dict[int, list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
    for name, annotations in sides.items():
        for one in annotations:
            for span in one.fragments:
                edges[one.label][span.start].append((name, 1))
                edges[one.label][span.end].append((name, -1))
    found: list[Stretch] = []
    for label, changes in edges.items():
        on: dict[str, int] = defaultdict(int)
        for place, following in pairwise(sorted(changes)):
            for name, step in changes[place]:
                on[name] += step
            people = tuple(name for name in sides if on[name] > 0)
            if people:
                found.append(Stretch(Span(place, following), label, people))
    return sorted(found, key=lambda one: (one.span.start, -one.span.end, one.label))


def merged_marks(
    sides: Mapping[str, Sequence[Annotation]], scheme: Scheme, theme: Theme
) -> tuple[tuple[Mark, ...], tuple[Badge, ...]]:
    """The marks of the merged pane, and the figures over them where support changes."""
    labels = {label.uid: label for label in scheme.labels}
    everybody = len(sides)
    marks: list[Mark] = []
    badges: dict[int, Badge] = {}
    for one in stretches(sides):
        label = labels.get(one.label)
        title = label.title if label else one.label
        number = len(one.people)
        told = counted("Review", "%Ln of {all} marked this as {label}", number)
        words = told.format(all=everybody, label=title) + "\n" + ", ".join(one.people)
        style = _weighed(style_of(label, theme), number / everybody)
        marks.append(Mark(f"{one.label}:{one.span.start}", (one.span,), style, words))
        if number < everybody and one.span.start not in badges:
            badges[one.span.start] = Badge(one.span.start, str(number), BadgeState.COUNT)
    return tuple(marks), tuple(badges.values())


def _weighed(style: MarkStyle, share: float) -> MarkStyle:
    tint = QColor(style.tint)
    tint.setAlphaF(tint.alphaF() * (_LEAST + (_MOST - _LEAST) * share))
    return MarkStyle(style.colour, tint, style.underline)
