"""What a number says once it was read: its bound, its values, and which values it leaves possible."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import isfinite

from annotator.domain.json_values import Json, JsonObject

Figure = int | float
"""A number as JSON has it; 24 stays 24, and 24.0 stays 24.0."""

Exact = int | Fraction
"""A figure to reckon with; whole ones as int, which is quicker."""

ABOUT = Fraction(1, 10)
"""An approximate number may be off by this part of it, either way."""


class Bound(StrEnum):
    """How a number limits what it counts; the words are those of the contract."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    LESS_THAN = "less-than"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a bound leaves possible; never empty. An end that is None is open for ever."""

    low: Exact | None
    high: Exact | None
    low_in: bool = True
    """Whether the lower end itself is possible."""
    high_in: bool = True

    @property
    def start(self) -> tuple[Exact, int] | None:
        """Where it begins, to compare with an `end`; None: nowhere."""
        return None if self.low is None else (self.low, 0 if self.low_in else 1)

    @property
    def end(self) -> tuple[Exact, int] | None:
        """Where it ends: before the `start` of all those that lie wholly above it; None: nowhere."""
        return None if self.high is None else (self.high, 0 if self.high_in else -1)

    def excludes(self, other: "Interval") -> bool:
        """Whether no value is in both."""
        return _is_before(self.end, other.start) or _is_before(other.end, self.start)


def _about(value: Exact) -> Interval:
    off = abs(Fraction(value)) * ABOUT
    return Interval(value - off, value + off)


_LIMITS: dict[str, Callable[[Exact], Interval]] = {
    Bound.EXACT: lambda value: Interval(value, value),
    Bound.APPROXIMATE: _about,
    Bound.AT_LEAST: lambda value: Interval(value, None),
    Bound.MORE_THAN: lambda value: Interval(value, None, low_in=False),
    Bound.AT_MOST: lambda value: Interval(None, value),
    Bound.LESS_THAN: lambda value: Interval(None, value, high_in=False),
}
"""What each bound with one value leaves possible."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was read; what is not known is None."""

    bound: str | None = None
    """One of `Bound`, or a word of the project's own."""
    value: Figure | None = None
    lower: Figure | None = None
    upper: Figure | None = None
    unit: str | None = None
    quantity: str | None = None
    """What it counts or measures; only within one are numbers compared."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The numbers that its bound looks at, as far as they are known."""
        bounded = self.bound in {Bound.RANGE, Bound.VAGUE}
        named = (self.lower, self.upper) if bounded else (self.value,)
        return tuple(figure for figure in named if figure is not None)

    def interval(self) -> Interval | None:
        """The values that it leaves possible; None where it was not read far enough to say.

        Exact numbers: decimal fractions are taken as they are written, so 0.1 is a tenth.
        """
        if self.bound in {Bound.RANGE, Bound.VAGUE}:
            return self._between()
        limits = _LIMITS.get(self.bound or "")
        return limits(_exactly(self.value)) if limits is not None and self.value is not None else None

    def _between(self) -> Interval | None:
        if self.bound == Bound.RANGE and self.lower is None and self.upper is None:
            return None
        low = None if self.lower is None else _exactly(self.lower)
        high = None if self.upper is None else _exactly(self.upper)
        if low is not None and high is not None and low > high:
            low, high = high, low  # "between 20 and 10" means the same
        return Interval(low, high)


def amount_of(attributes: JsonObject) -> Amount:
    """What the attributes of a number say; values of another kind than the contract has are not known."""
    return Amount(
        bound=words_of(attributes.get("bound")),
        value=_figure(attributes.get("value")),
        lower=_figure(attributes.get("lower")),
        upper=_figure(attributes.get("upper")),
        unit=words_of(attributes.get("unit")),
        quantity=words_of(attributes.get("quantity")),
    )


def words_of(value: Json) -> str | None:
    """A text that says something; None for a blank one and for what is no text."""
    return value if isinstance(value, str) and value.strip() else None


def _figure(value: Json) -> Figure | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return value if isfinite(value) else None
    except OverflowError:  # a whole number beyond what a scale can show
        return None


def _exactly(figure: Figure) -> Exact:
    return figure if isinstance(figure, int) else Fraction(repr(figure))


def _is_before(end: tuple[Exact, int] | None, start: tuple[Exact, int] | None) -> bool:
    return end is not None and start is not None and end < start
