"""What is read in the chosen numbers and not confirmed yet; read again only when they have changed."""

# ruff: noqa: PLC0415 -- the reader of numbers is loaded with the first number, for it is no part of the start

from collections.abc import Sequence
from typing import Final

from annotator.domain.annotation import Annotation
from annotator.domain.attributes import BOUND
from annotator.domain.json_values import EMPTY, JsonObject
from annotator.domain.label import Label
from annotator.domain.openness import is_unread
from annotator.gui.annotate.desk import Desk

_LOOKED_AT: Final = 20
"""Of several numbers only so many are read to find out whether there is anything to confirm."""
_KEPT: Final = 500
"""Readings that are kept until their numbers change."""


class Readings:
    """Proposals for numbers without a bound; nothing of them is stored."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: dict[str, tuple[Annotation, Label, JsonObject]] = {}

    def of(self, annotation: Annotation) -> JsonObject:
        """What is read in an annotation; empty where it is no number, has a bound, or nothing can be read."""
        label = self._desk.label(annotation)
        if label is None or not is_unread(annotation, label):
            return EMPTY
        kept = self._kept.get(annotation.uid)
        if kept is None or kept[0] is not annotation or kept[1] is not label:
            from annotator.domain.numbers.proposed import proposed_reading

            if len(self._kept) >= _KEPT:
                self._kept.clear()
            kept = annotation, label, proposed_reading(annotation, label, self._desk.text)
            self._kept[annotation.uid] = kept
        return kept[2]

    def unconfirmed(self, annotations: Sequence[Annotation]) -> int:
        """How many annotations are numbers without a bound; 0 where in none of the first a bound is read."""
        unread = [one for one in annotations if is_unread(one, self._desk.label(one))]
        return len(unread) if any(BOUND in self.of(one) for one in unread[:_LOOKED_AT]) else 0
