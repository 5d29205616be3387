"""What a tagged number says: its bound, its value or range, and what it counts, read from the text."""

from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from annotator.domain.json_values import Json
from annotator.domain.numbers import bounds
from annotator.domain.numbers.bound_words import APPROXIMATE, EXACT, FROM_ABOVE, FROM_BELOW, RANGE, VAGUE
from annotator.domain.numbers.counted_nouns import noun_behind
from annotator.domain.numbers.phrases import Parts, parted
from annotator.domain.numbers.units import unit_of
from annotator.domain.numbers.vague_amounts import Amount
from annotator.domain.span import Fragments, outermost, text_of

Number = int | float
_LONGEST = 300
"""Code points that a tagged number may have; what is longer is a passage, not a number."""
_COUNTED_IN_MILLIONS = regex.compile(
    r"\s(?:\p{L}+\s)?(?:people|men|women|children|adults|jobs|homes|households|users|viewers|voters|workers|refugees"
    r"|migrants|residents|visitors|tourists|passengers|customers|patients|doses|copies|accounts|votes|cars|vehicles)\b"
)
_LARGEST_INT = 2**63
"""From here on whole numbers are floats, as JSON readers make of them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it is read; `value` for exact to less-than, `lower` and `upper` for range and vague."""

    bound: str
    value: Number | None = None
    lower: Number | None = None
    upper: Number | None = None
    unit: str | None = None

    def attributes(self) -> dict[str, Json]:
        """What is known, by the attributes of the default scheme's label number, in its order."""
        named: dict[str, Json] = {
            "bound": self.bound,
            "value": self.value,
            "lower": self.lower,
            "upper": self.upper,
            "unit": self.unit,
        }
        return {name: value for name, value in named.items() if value is not None}


def read_number(text: str, fragments: Fragments) -> Reading | None:
    """Read the number tagged with `fragments` (code points) in the text; None where nothing can be read.

    What bounds or counts it is also looked for right before and behind the span. Nothing is certain that
    is read here: a person confirms it.
    """
    if not fragments:
        return None
    span = outermost(fragments)
    if len(span) > _LONGEST or span.end > len(text):
        return None
    parts = parted(text_of(fragments, text), between=bounds.between_before(text, span.start))
    if parts is None:
        return None
    behind, end = bounds.outside_behind(text, span.end)
    before = bounds.outside_before(text, span.start)
    reading = _bounded(parts, bounds.stronger([behind, before, parts.bound]))
    found = next((amount.unit for amount in parts.amounts if amount.unit), None)
    unit = found or unit_of(parts.rest, text, span.start, end, one=reading.value == 1)
    return _in_millions(replace(reading, unit=unit), text, end)


def _bounded(parts: Parts, bound: str) -> Reading:
    """The bound with the value, or the ends of the range, that it holds."""
    amounts = _sharing_scale(parts.amounts)
    if any(amount.vague for amount in amounts):
        least = [amount.value for amount in amounts if amount.value is not None]
        last = amounts[-1]
        return Reading(
            VAGUE,
            lower=_number(min(least)) if least and bound not in FROM_ABOVE else None,
            upper=_number(last.value) if last.value is not None and not last.vague else None,
        )
    values = sorted(amount.value for amount in amounts if amount.value is not None)
    if bound in FROM_ABOVE:
        return Reading(bound, _number(values[-1]))
    if bound in FROM_BELOW or values[0] == values[-1]:
        about = any(amount.about for amount in amounts)
        return Reading(bound or (APPROXIMATE if about else EXACT), _number(values[0]))
    return Reading(RANGE, lower=_number(values[0]), upper=_number(values[-1]))


def _in_millions(reading: Reading, text: str, end: int) -> Reading:
    """“2.5m people” are millions, where “2.5m” alone are metres."""
    if reading.unit != "m" or text[end - 2 : end - 1].isspace() or not _COUNTED_IN_MILLIONS.match(text, end):
        return reading
    value, lower, upper = (
        None if number is None else _number(Fraction(number).limit_denominator(10**6) * 10**6)
        for number in (reading.value, reading.lower, reading.upper)
    )
    return Reading(reading.bound, value, lower, upper, noun_behind(text, end))


def _sharing_scale(amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """“10 to 20 million” are ten million to twenty million, “900 to a million” are not."""
    first, last = amounts[0], amounts[-1]
    if first.value is None or last.value is None or first.scale > 1 or first.value >= last.value / last.scale:
        return amounts
    return (replace(first, value=first.value * last.scale), *amounts[1:])


def _number(value: Fraction) -> Number:
    """A whole number where it is one; infinite values cannot come up, figures are limited."""
    if value.denominator == 1 and abs(value.numerator) < _LARGEST_INT:
        return value.numerator
    return float(value)
