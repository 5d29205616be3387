"""Annotations: labelled stretches of an article, on screen its highlights."""

from dataclasses import dataclass, field
from itertools import pairwise

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import JsonObject
from annotator.domain.span import Fragments, Span, outermost, text_of


@dataclass(frozen=True, slots=True)
class Annotation:
    """A label on one or more fragments of one article, in one annotation set."""

    uid: str
    """Ours, a UUIDv7."""
    set: str
    """The annotation set's `uid`."""
    id: str
    """The name other programs know it by, unique within its set only."""
    label: str
    """The label's `uid`."""
    fragments: Fragments
    """Code points; sorted and not overlapping; never empty."""
    position: int
    """Its place in the order of the set; new ones go to the end."""
    attributes: JsonObject = field(default_factory=dict)
    note: str = ""
    discuss: bool = False
    origin: JsonObject | None = None
    """Of a gold annotation: where it came from, as in the native format."""

    def __post_init__(self) -> None:
        if not self.fragments:
            raise BadInputError(
                "the annotation {id} covers nothing; it needs at least one fragment", id=self.id
            )
        for one, other in pairwise(self.fragments):
            if other.start < one.end:
                raise BadInputError(
                    "the fragments of annotation {id} are unsorted or overlap; sort and separate them",
                    id=self.id,
                )

    @property
    def start(self) -> int:
        """Where the first fragment starts (code points)."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """Where the last fragment ends (code points)."""
        return self.fragments[-1].end

    @property
    def extent(self) -> Span:
        """From the start of the first fragment to the end of the last."""
        return outermost(self.fragments)

    def text(self, article_text: str) -> str:
        """The annotation's `text`: its fragments joined with one space."""
        return text_of(self.fragments, article_text)


def reading_order(annotation: Annotation) -> tuple[int, int, int]:
    """Sort key: by start, the longer first, then in the order in which they were made."""
    return annotation.start, -annotation.end, annotation.position
