"""What a project has settled about how it is reviewed."""

from dataclasses import dataclass

THE_ONE = "review"
"""The `uid` of the settings; a project has one at most."""
REASONS = ("guidelines", "oversight", "boundary rule", "context", "ambiguous text")
"""What may be chosen from as long as a project has no list of its own."""


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """The settings of a project; these are what holds as long as nobody changed any."""

    uid: str = THE_ONE
    own_work: bool = False
    """Whether somebody may review articles that they annotated themselves."""
    reasons: tuple[str, ...] = REASONS
    """Reasons for decisions to choose from."""
