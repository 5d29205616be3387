"""The scale of a panel of the ledger: where a value lies from 0 to 1, and which values are labelled."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from math import ceil, copysign, expm1, floor, log1p, log10

from annotator.domain.numbers.quantity import Amount

SPREAD = 10
"""Where the largest figure is more than so many times the smallest, the scale is logarithmic."""
GAP = 0.1
"""Labels are at least this part of the scale apart."""
_STEPS = 5
_LARGEST = 1e300
"""Of figures; beyond it there is still room for ends of scales."""
_ROOM = 0.08
"""The part of a logarithmic scale that lies beyond its last figure, where an end is open."""
_DECADES = 12
"""So many powers of ten a logarithmic scale shows at most; what is smaller lies nearly at 0."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled value."""

    value: float
    position: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of values that 0 belongs to, laid out from 0 (left) to 1 (right)."""

    low: float
    high: float
    knee: float | None = None
    """None: linear. Else the scale is symmetrically logarithmic, sign(v)·log(1 + |v|/knee): nearly linear up
    to the knee and logarithmic beyond it, so that it has a place for 0."""
    ticks: tuple[Tick, ...] = ()
    """Ascending."""

    @property
    def is_logarithmic(self) -> bool:
        """Whether equal distances are equal factors."""
        return self.knee is not None

    def position(self, value: float | Fraction) -> float:
        """Where a value lies, 0 to 1; what is beyond an end lies at the end."""
        low, high = self._laid(self.low), self._laid(self.high)
        return min(1.0, max(0.0, (self._laid(as_float(value, _LARGEST * 100)) - low) / (high - low)))

    def _laid(self, value: float) -> float:
        return value if self.knee is None else copysign(log1p(abs(value) / self.knee), value)


def scale_for(amounts: Iterable[Amount]) -> Scale:
    """The scale on which all the amounts of a panel can be drawn.

    It includes 0 and every figure, and beyond the last one room for what is open, so that it fades out before
    the end. It is logarithmic where the figures differ by more than a factor of `SPREAD`.
    """
    drawn = [(amount, found) for amount in amounts if (found := amount.interval()) is not None]
    intervals = [interval for _, interval in drawn]
    ends = [as_float(end) for one in intervals for end in (one.low, one.high) if end is not None]
    sizes = sorted(abs(end) for end in ends if end)
    if not sizes:
        return _with_steps(Scale(0.0, 5.0), whole=True)
    knee = None
    if sizes[-1] / SPREAD > sizes[0]:
        knee = max(10.0 ** floor(log10(sizes[0])), sizes[-1] / 10.0**_DECADES)
    low, high = min(0.0, *ends), max(0.0, *ends)
    if any(one.high is None for one in intervals):
        high = _room(high, -low, knee)
    if low < 0 and any(one.low is None for one in intervals):
        low = -_room(-low, high, knee)
    if knee is None:
        return _with_steps(Scale(low, high), whole=all(end.is_integer() for end in ends))
    named = {as_float(figure) for amount, _ in drawn for figure in amount.figures}
    return _with_figures(Scale(0.0 - _rounded_up(-low), _rounded_up(high), knee), named)


def as_float(value: float | Fraction, largest: float = _LARGEST) -> float:
    """The value as near as a scale can show it."""
    try:
        shown = max(-largest, min(largest, float(value)))
    except OverflowError:
        # Not by copysign, which would want it as a float again.
        return largest if value > 0 else -largest
    return shown if abs(shown) * _LARGEST > 1 else 0.0


def _room(end: float, opposite: float, knee: float | None) -> float:
    """How far a scale goes on beyond its last figure, so that an open end can be seen."""
    if end == 0:
        return opposite / 2
    if knee is None:
        return end * 1.5
    # Four times as much is hardly anything where the scale goes far to both sides.
    reach = log1p(end / knee)
    return max(end * 4, knee * expm1(reach + _ROOM * (reach + log1p(opposite / knee))))


def _with_steps(scale: Scale, *, whole: bool) -> Scale:
    """Even steps of 1, 2 or 5 times a power of ten; whole ones where all figures are whole."""
    raw = (scale.high - scale.low) / _STEPS * (1 - 1e-9)  # a tenth as a float is more than a tenth
    power = Fraction(10) ** floor(log10(raw))
    step = next(times * power for times in (1, 2, 5, 10, 20) if times * power >= raw)
    if whole:
        step = max(step, Fraction(1))
    first, last = floor(Fraction(scale.low) / step), ceil(Fraction(scale.high) / step)
    widened = Scale(float(first * step), float(last * step))
    return _ticked(widened, [float(number * step) for number in range(first, last + 1)])


def _with_figures(scale: Scale, named: Iterable[float]) -> Scale:
    """The ends and 0, then short figures that were named, then powers of ten, as far as there is room."""
    sizes = [size for size in (abs(scale.low), scale.high) if size]
    top = max(sizes)
    decades = range(floor(log10(scale.knee or 1.0)), floor(log10(top)) + 1)
    even = [sign * times * 10.0**power for times in (1, 5, 2) for power in decades for sign in (1, -1)]
    short = sorted((value for value in named if float(f"{value:.2g}") == value), reverse=True)
    chosen: list[float] = []
    for value in chain((0.0, scale.high, scale.low), short, even):
        place = scale.position(value)
        if scale.low <= value <= scale.high and all(
            abs(place - scale.position(one)) >= GAP for one in chosen
        ):
            chosen.append(value)
    return _ticked(scale, chosen)


def _ticked(scale: Scale, values: Iterable[float]) -> Scale:
    return replace(scale, ticks=tuple(Tick(value, scale.position(value)) for value in sorted(values)))


def _rounded_up(value: float) -> float:
    """The next value with one digit that counts."""
    if value == 0:
        return 0.0
    power = Fraction(10) ** floor(log10(value))
    return as_float(ceil(Fraction(value) / power) * power, _LARGEST * 100)
