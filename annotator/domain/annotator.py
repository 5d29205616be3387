"""People who annotate or review."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Annotator:
    """A person, known in the project by a short name."""

    uid: str
    name: str
    position: int
