"""How an amount is drawn on a scale: all places from 0 (left) to 1 (right), the same for every front."""

from dataclasses import dataclass

from annotator.domain.ledger.scale import Scale, as_float
from annotator.domain.numbers.quantity import Amount, Bound


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of possible values, a point, or both."""

    start: float
    end: float
    point: float | None = None
    """Where one value is named, exactly or about."""
    edge_left: bool = False
    """Whether a firm limit is marked at the start."""
    edge_right: bool = False
    fades_left: bool = False
    """Whether it fades out towards the start, because nobody said where it begins."""
    fades_right: bool = False
    soft: bool = False
    """Whether the limits are not meant firmly (vague and approximate numbers)."""


def bar_of(amount: Amount, scale: Scale) -> Bar | None:
    """The bar of an amount on the scale of its panel; None where nothing was read that could be drawn.

    What has no lower limit begins at 0 on a scale without negative values, for there is nothing below.
    """
    interval = amount.interval()
    if interval is None:
        return None
    start = 0.0 if interval.low is None else scale.position(as_float(interval.low))
    end = 1.0 if interval.high is None else scale.position(as_float(interval.high))
    named = amount.value is not None and amount.bound in {Bound.EXACT, Bound.APPROXIMATE}
    soft = amount.bound in {Bound.VAGUE, Bound.APPROXIMATE}
    firm = not soft and not named
    return Bar(
        start=start,
        end=end,
        point=scale.position(as_float(amount.value)) if named and amount.value is not None else None,
        edge_left=firm and interval.low is not None,
        edge_right=firm and interval.high is not None,
        fades_left=interval.low is None and (scale.low < 0 or amount.bound == Bound.VAGUE),
        fades_right=interval.high is None,
        soft=soft,
    )
