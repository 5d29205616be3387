"""A fault that `check` found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in plain words, and where."""

    what: str
    where: str
