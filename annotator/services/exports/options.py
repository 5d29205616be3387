"""What a person asks of an export."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotation_set import Status
from annotator.domain.errors import BadInputError
from annotator.domain.plain_numbers import whole_number
from annotator.services.selecting.choosing import ALL, Choice

PART_NAMES = {1: ("train",), 2: ("train", "test"), 3: ("train", "dev", "test")}
"""Names of the parts of a split by how many there are."""


class OnLoss(StrEnum):
    """What to do where the format cannot carry all that was selected."""

    FLATTEN = "flatten"
    """Write what it can carry, by the rules that the report states."""
    SIDECAR = "sidecar"
    """The same, and the rest into a file beside the target, from which a later import puts it back."""
    STOP = "stop"
    """Write nothing, and report."""


@dataclass(frozen=True, slots=True)
class Split:
    """Into which parts a corpus is divided, by the hash of each article."""

    shares: tuple[int, ...]
    """Of each part, in the order of `PART_NAMES`; only their proportions count."""
    seed: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Of the parts."""
        return PART_NAMES[len(self.shares)]

    def __str__(self) -> str:
        return "/".join(map(str, self.shares))


def split_from(words: str, seed: int = 0) -> Split:
    """Read `80/10/10`.

    Raises:
        BadInputError: these are not one to three whole numbers above 0.
    """
    shares = [whole_number(share) or 0 for share in words.split("/")]
    if not 1 <= len(shares) <= 3 or min(shares) <= 0:
        raise BadInputError(
            "{words} is no split; give the shares of train, dev and test, such as 80/10/10", words=words
        )
    return Split(tuple(shares), seed)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to write, of which work, and how."""

    format: str
    layer: str = ALL
    statuses: tuple[Status, ...] = ()
    """Only sets with one of these, and articles that have one; empty: all."""
    labels: tuple[str, ...] = ()
    """Names; empty: all."""
    articles: tuple[str, ...] = ()
    """Ids; empty: all."""
    since: str = ""
    """A date, `2026-02-01`; articles without one are then left out."""
    until: str = ""
    """A date, the last that counts."""
    without_text: bool = False
    anonymous: bool = False
    on_loss: OnLoss = OnLoss.FLATTEN
    split: Split | None = None
    datasheet: bool = False
    """Whether a datasheet is written beside the target."""
    language: str = "en"
    """Of the datasheet, and of formats that hold words of ours (`Format.worded`); a code such as `de`."""
    agreement: bool | None = None
    """Whether it is measured how far annotators agree; None: where that is quick, or for a datasheet."""
    recipe: str = ""
    """The name of the recipe that these come from."""
    besides: tuple[str, ...] = ()
    """What is asked otherwise than the recipe says, by the names that recipes keep it under."""

    @property
    def choice(self) -> Choice:
        """Which work."""
        return Choice(
            self.layer,
            self.statuses,
            anonymous=self.anonymous,
            labels=self.labels,
            articles=self.articles,
            since=self.since,
            until=self.until,
        )
