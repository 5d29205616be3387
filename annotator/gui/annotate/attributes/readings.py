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

_MOST: Final = 500
"""Of more numbers at once only so many are read here to say how many there are."""


class Readings:
    """Proposals for numbers without a bound; nothing of them is stored."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last: tuple[Annotation, Label, JsonObject] | None = None

    def of(self, annotation: Annotation) -> JsonObject:
        """What is read in an annotation; empty where it is no number, has a bound, or nothing can be read."""
        label = self._desk.label(annotation)
        if label is None or not is_unread(annotation, label):
            return EMPTY
        if self._last is None or self._last[0] is not annotation or self._last[1] is not label:
            from annotator.domain.proposed_reading import proposed_reading

            self._last = annotation, label, proposed_reading(annotation, label, self._desk.text)
        return self._last[2]

    def unconfirmed(self, annotations: Sequence[Annotation]) -> int:
        """In how many annotations a bound is read and waits to be confirmed."""
        unread = [one for one in annotations if is_unread(one, self._desk.label(one))]
        return sum(BOUND in self.of(one) for one in unread[:_MOST])
