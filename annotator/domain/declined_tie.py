"""Ties that the program proposed and a person did not want; they are not proposed again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeclinedTie:
    """One relation that is not to be proposed; it outlives its ends, which undo may bring back."""

    uid: str
    set: str
    """The annotation set's `uid`."""
    type: str
    """The relation type's `uid`."""
    source: str
    """`uid` of the annotation it would start from."""
    target: str
    """`uid` of the annotation it would go to."""
    position: int
