"""The caret and the selection as code points: one edge stays, the other moves."""

from dataclasses import dataclass

from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the selection began and where the caret is now (code points); equal when nothing is selected."""

    anchor: int = 0
    caret: int = 0

    @property
    def span(self) -> Span | None:
        """What is selected."""
        if self.anchor == self.caret:
            return None
        return Span(min(self.anchor, self.caret), max(self.anchor, self.caret))

    def covering(self, span: Span) -> "Stretch":
        """The same direction over another span."""
        return Stretch(span.end, span.start) if self.caret < self.anchor else Stretch(span.start, span.end)

    def extended_to(self, position: int) -> "Stretch":
        """The selection with one edge moved, as a shift-click means it: the outer or nearer one."""
        span = self.span
        if span is None:
            return Stretch(self.caret, position)
        if position <= span.start or (position < span.end and position - span.start < span.end - position):
            return Stretch(span.end, position)
        return Stretch(span.start, position)


def difference(before: Span | None, after: Span | None) -> list[Span]:
    """The stretches that are in one of the two only, with their edges."""
    if before is None or after is None or not before.overlaps(after):
        return [span for span in (before, after) if span is not None]
    starts, ends = sorted((before.start, after.start)), sorted((before.end, after.end))
    return [Span(low, high) for low, high in (starts, ends) if low < high]
