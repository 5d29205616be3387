"""Reading one amount, in digits, in words or both: "1.2 million", "two and a half", "dozens", "$4bn"."""

from fractions import Fraction

import regex

from annotator.domain.numbers.currencies import currency_before, currency_inside
from annotator.domain.numbers.figures import figure_at
from annotator.domain.numbers.spelling import spelt_at
from annotator.domain.numbers.vague_amounts import SCALES, Amount, vague_at
from annotator.domain.numbers.word_patterns import any_of

_SCALE = regex.compile(rf"(?i)(?:\s{{0,3}}-?)(?P<scale>{any_of(SCALES)})(?P<many>s?)(?!\p{{L}})")
_LETTERS = {
    "k": 1000,
    "K": 1000,
    "M": 10**6,
    "MM": 10**6,
    "B": 10**9,
    "b": 10**9,
    "G": 10**9,
    "T": 10**12,
    "m": 10**6,
}
_LETTER = regex.compile(r"(?P<letter>MM|[kKMBbGTm])(?![\p{L}\p{N}/²³^])|\s(?P<spaced>k)(?![\p{L}\p{N}/²³^])")
_MOST_SCALES = 3
_SIGN = regex.compile(r"(?:(?P<minus>[-−–]|(?i:minus|negative)\s)|[+])\s{0,2}(?=[\p{L}\p{N}.\p{Sc}])")
_HALF_MORE = regex.compile(r"(?i)\s{1,3}and\s{1,3}(?:(?:a|one)[\s-])?(?P<part>half|quarter|third)(?![\p{L}])")
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}
_PART_OF_SCALE = regex.compile(
    r"(?i)(?:(?:a|one)\s+)?(?P<part>half|quarter)(?:\s+of)?[\s-]+(?:an?[\s-]+)?(?=\p{L})"
)
_JOINS = regex.compile(r"(?i),?\s{1,3}(?:and\s{1,3})?")

_FIXED = {"no": 0, "none": 0, "nobody": 0, "nothing": 0, "naught": 0, "both": 2, "a pair": 2, "single": 1,
          "a single": 1, "not one": 0, "not a single": 0, "neither": 0, "sole": 1, "lone": 1}  # fmt: skip
_FIXED_WORDS = regex.compile(
    rf"(?i)(?P<word>{any_of(_FIXED)})"
    r"(?:\s+of)?(?!\p{L})"
)
_TIMES = regex.compile(
    r"(?i)(?P<word>once|twice|thrice|double|triple)(?!\p{L})|(?P<fold>[\p{L}\p{N}.]+?)-?fold(?!\p{L})"
)
_TIMES_VALUES = {"once": 1, "twice": 2, "thrice": 3, "double": 2, "triple": 3}


def amount_at(phrase: str, position: int) -> Amount | None:
    """The amount that begins at `position` in the phrase; None where none does."""
    currency, start = currency_before(phrase, position)
    sign = _SIGN.match(phrase, start)
    if sign is not None:
        start = sign.end()
        if currency is None:
            currency, start = currency_before(phrase, start)
    amount = vague_at(phrase, start) or _times_at(phrase, start) or _sum_at(phrase, start, currency)
    if amount is None or amount.value is None:
        return amount
    value = -amount.value if sign is not None and sign["minus"] else amount.value
    unit, end = amount.unit or currency, amount.end
    return Amount(value, end, amount.vague, amount.about, unit, amount.scale)


def _times_at(phrase: str, position: int) -> Amount | None:
    match = _TIMES.match(phrase, position)
    if match is None:
        return None
    if match["word"]:
        return Amount(Fraction(_TIMES_VALUES[match["word"].lower()]), match.end(), unit="times")
    inner = spelt_at(match["fold"], 0) or figure_at(match["fold"], 0)
    if inner is None or inner.end != len(match["fold"]):
        return None
    return Amount(inner.value, match.end(), unit="times")


def _sum_at(phrase: str, position: int, currency: str | None) -> Amount | None:
    """Groups that add up, each smaller than the one before: "one million two hundred", "6 crore and two"."""
    first = _group_at(phrase, position, currency)
    if first is None:
        match = _FIXED_WORDS.match(phrase, position)
        if match is None:
            return None
        return Amount(Fraction(_FIXED[" ".join(match["word"].lower().split())]), match.end())
    total, last, end, about, own = first.value or Fraction(0), first, first.end, first.about, first.scale
    while last.scale > 1 and (join := _JOINS.match(phrase, end)) is not None:
        group = _group_at(phrase, join.end(), None)
        if (
            group is None
            or group.value is None
            or last.value is None
            or not 0 < group.value < _scale_of(last)
        ):
            break
        if phrase[join.end()].isnumeric() and "and" not in join[0] and "," in join[0]:
            break
        total, last, end = total + group.value, group, group.end
    if half := _HALF_MORE.match(phrase, end):
        total, end = total + _PARTS[half["part"].lower()], half.end()
        if scale := _SCALE.match(phrase, end):
            own *= SCALES[scale["scale"].lower()]
            total, end = total * SCALES[scale["scale"].lower()], scale.end()
    return Amount(total, end, about=about, unit=first.unit, scale=own)


def _scale_of(amount: Amount) -> Fraction:
    """The largest scale that divides the group: what follows it must be smaller."""
    value = amount.value or Fraction(0)
    return max((Fraction(scale) for scale in SCALES.values() if scale <= value), default=Fraction(0))


def _group_at(phrase: str, position: int, currency: str | None) -> Amount | None:
    """A number and the scales behind it: "half a million", "1.2 million", "two dozen", "10M"."""
    part = _PART_OF_SCALE.match(phrase, position)
    if part is not None and (scale := _SCALE.match(phrase, part.end())) is not None:
        times = Fraction(SCALES[scale["scale"].lower()])
        return Amount(_PARTS[part["part"].lower()] * times, scale.end(), scale=times)
    about = False
    if (read := figure_at(phrase, position)) is not None:
        value, end, about = read.value, read.end, read.margin
        if (letter := _LETTER.match(phrase, end)) is not None and (
            letter["letter"] not in {"b", "m"} or currency
        ):
            times = Fraction(_LETTERS[letter["letter"] or letter["spaced"]])
            return Amount(value * times, letter.end(), scale=times)
    elif (spelt := spelt_at(phrase, position)) is not None:
        value, end = spelt.value, spelt.end
        if spelt.whole:
            return Amount(value, end)
    else:
        return None
    own = Fraction(100 if value >= 100 and not phrase[position].isnumeric() else 1)
    unit, behind = currency_inside(phrase, end)
    if unit is not None:
        end = behind
    for _ in range(_MOST_SCALES):
        if (scale := _SCALE.match(phrase, end)) is None:
            break
        own *= SCALES[scale["scale"].lower()]
        value, end = value * SCALES[scale["scale"].lower()], scale.end()
    return Amount(value, end, about=about, unit=unit, scale=own)
