"""The unit of a number: a measure or currency inside or beside its span, or the noun that it counts."""

import regex

from annotator.domain.numbers import words
from annotator.domain.numbers.amounts import amount_at
from annotator.domain.numbers.counted_nouns import noun_behind, noun_in
from annotator.domain.numbers.currencies import currency_at_end, currency_named
from annotator.domain.numbers.word_patterns import any_of, listed

_METRES = {
    f"{prefix}{metre}": f"{short}m"
    for prefix, short in (("kilo", "k"), ("centi", "c"), ("milli", "m"), ("", ""))
    for metre in ("meter", "metre")
}
_ALIKE = {
    **_METRES,
    **{f"square {word}": f"{short}²" for word, short in _METRES.items()},
    **{f"cubic {word}": f"{short}³" for word, short in _METRES.items()},
    "sq km": "km²", "kilogram": "kg", "kilogramme": "kg", "kilo": "kg", "gram": "g", "milligram": "mg",
    "degrees celsius": "°C", "degree celsius": "°C", "degrees c": "°C", "celsius": "°C",
    "degrees fahrenheit": "°F", "degree fahrenheit": "°F", "degrees f": "°F", "fahrenheit": "°F",
    "percent": "%", "per cent": "%", "percentage": "%", "prozent": "%", "pct": "%", "pc": "%", "kph": "km/h",
}  # fmt: skip
"""What is written in several ways, in the one way that it is kept in."""
_TIMES = (
    "second, minute, hour, day, night, week, month, year, decade, fortnight, time, point, century, centurie"
)
_TIME = regex.compile(rf"(?i)(?:{any_of(listed(_TIMES))})s?(?!\p{{L}})")
_NO_PLURAL = "second, minute, hour, day, week, month, year, decade, fold, min, hr, sq ft, square foot"
"""Units that follow in the singular: “a 10 year contract”; the plural is found as a noun."""
_MEASURE = regex.compile(
    rf"(?i:{words.MEASURES}|{words.CURRENCIES}|percentage{words.GAP}points?)(?![\p{{L}}\p{{N}}-])"
)
_PERCENT = regex.compile(
    r"(?i)(?:(?:wt|vol|mol|at|w|v)\.?\s?)?[%‰]|(?:percent|per\s+cent|pct|percentage)(?!\p{L}|\s+points?)"
)
_PER = regex.compile(
    rf"(?i)(?:{words.GAP}per{words.GAP}\p{{L}}+|{words.GAP}an{words.GAP}hour|/\S+"
    rf"|{words.SPACE}[\p{{L}}\p{{N}}]+[−⁻]\p{{No}}*\p{{Nd}}*)+"
)
_ENDS = regex.compile(
    r"\s*(?:[,;:]|\s[(\[{<]|[-\s](?:old|thick|strong)\b"
    r"|\s(?:of|in|at|on|for|or|and|to|that|which|from|by|nominally|range)\b)"
)
_WRAPPED = regex.compile(r"\s*[(<\[]([^\s()<>\[\]]{1,12})[)>\]]?")
_BESIDE = regex.compile(
    rf"(?-i:{words.SPACE}?[%‰])|{words.SPACE}?°\s?[CF]?(?!\w)|(?:{words.SPACE}|-)(?:{_PERCENT.pattern[4:]})(?!\w)"
    rf"|(?:{words.SPACE}|-)?(?:{words.CURRENCIES}|{words.MEASURES})(?![\w-])"
    rf"|(?:{words.SPACE}|-)(?:{any_of(listed(_NO_PLURAL))})(?!\w)",
    regex.IGNORECASE,
)
_NEXT = regex.compile(r"(?i)(?P<last>,?\s(?:and|or|to)\s|\s?[-–]\s?(?=\p{N}))|,\s")
_MOST_SHARING = 8


def unit_of(rest: str, text: str, start: int, end: int, *, one: bool = False) -> str | None:
    """The unit of the number that is tagged from `start` to `end` (code points); None where none is found.

    `rest` is what of the span stands behind the number, `one` that the number is one or less.
    """
    inside = _inside(rest, one=one)
    if inside is not None:
        return inside
    if currency := currency_at_end(text[max(0, start - 8) : start]):
        return currency
    if (match := _BESIDE.match(text, end)) is not None and not rest.strip():
        return alike(match[0].strip(" \n\t-"))
    shared = _behind_others(text, end)
    if shared > end and (match := _BESIDE.match(text, shared)) is not None:
        return alike(match[0].strip(" \n\t-"))
    noun = noun_behind(text, shared, one=one and shared == end)
    return alike(noun) if noun is not None else None


def _behind_others(text: str, end: int) -> int:
    """Where the numbers end that share its unit: “22 and 0.22 ppm”, “two or three goals”."""
    position = end
    for _ in range(_MOST_SHARING):
        match = _NEXT.match(text, position)
        amount = amount_at(text, match.end()) if match is not None else None
        if match is None or amount is None:
            return end
        if match["last"]:
            return amount.end
        position = amount.end
    return end


def alike(unit: str) -> str:
    """The unit as it is kept: codes for currencies, "%" and the short forms of the metric measures."""
    bare = " ".join(unit.split())
    low = bare.lower()
    short = _ALIKE.get(low) or _ALIKE.get(low.removesuffix("s"))
    return short or currency_named(bare) or bare


def _inside(rest: str, *, one: bool) -> str | None:
    """The unit among what stands behind the number in its own span."""
    rest = rest.strip().lstrip("-–").strip().removeprefix("of ")
    if (wrapped := _WRAPPED.fullmatch(rest)) is not None:
        return alike(wrapped[1])
    if cut := _ENDS.search(" " + rest):
        rest = rest[: max(0, cut.start() - 1)]
    rest = rest.rstrip(" .,;:-)(")
    if not rest:
        return None
    whole, percent = alike(rest), _PERCENT.match(rest)
    if percent is not None or whole != " ".join(rest.split()):
        return alike(percent[0]) if percent is not None else whole
    for known in (_MEASURE, _TIME):
        if (match := known.match(rest)) is not None:
            per = _PER.match(rest, match.end())
            return alike(rest[: per.end()]) if per is not None else alike(match[0])
    last = rest.split()[-1]
    return noun_in(rest, one=one) if last != rest and last.isalpha() and len(last) > 3 else rest
