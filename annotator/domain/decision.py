"""Decisions of a reviewer about a disagreement, kept with the gold set that they made."""

from dataclasses import dataclass

from annotator.domain.json_values import Json


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as the native format carries it."""

    uid: str
    set: str
    """`uid` of the gold set."""
    position: int
    body: Json
