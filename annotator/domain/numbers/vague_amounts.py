"""Amounts that say no number, with the least that they allow: "dozens", "a few hundred"."""

from dataclasses import dataclass
from fractions import Fraction

import regex

from annotator.domain.numbers.word_patterns import any_of

SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "score": 20, "lakh": 10**5, "crore": 10**7, "mln": 10**6, "mio": 10**6, "mil": 10**6, "mrd": 10**9,
    "bln": 10**9, "bn": 10**9, "mn": 10**6, "tn": 10**12, "trn": 10**12,
    "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9, "milliard": 10**9,
}  # fmt: skip
_MANY = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6,
         "billions": 2 * 10**9, "trillions": 2 * 10**12}  # fmt: skip
_VAGUE = {
    "several": 3, "a good few": 3, "quite a few": 3, "multiple": 2, "various": 2, "a few": 2, "a handful": 2,
    "a number": 2, "a small number": 2, "some": 1, "numerous": None, "countless": None, "many": None,
    "few": None, "most": None, "a large number": None,
}  # fmt: skip
"""The least that no reader would dispute; None where there is none."""
_PLURALS = "|".join(_MANY)
_VAGUE_WORDS = regex.compile(
    rf"(?i)(?P<lead>(?:(?:many|several|(?:a\s+)?few|some)\s+)?)(?P<many>{_PLURALS})"
    rf"(?:\s+(?:of\s+(?P<next>{_PLURALS})|(?:and|upon)\s+(?:{_PLURALS})))*(?!\p{{L}})"
)
_FEW = regex.compile(
    rf"(?i)(?P<few>{any_of(_VAGUE)})"
    r"(?:\s+of)?(?!\p{L})(?P<scales>(?:[\s-]+(?:hundred|thousand|million|billion|dozen))*)"
)
_COUPLE = regex.compile(
    r"(?i)(?:a\s+)?couple(?:\s+of)?(?!\p{L})(?P<scales>(?:\s+(?:hundred|thousand|million|billion|dozen))*)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount in a phrase.

    `value` is None for a vague one that sets no least number; for the other vague ones it is the least that
    the words allow. `end` is where it ends (code points), `scale` what its own scale words come to:
    a million in "2 million".
    """

    value: Fraction | None
    end: int
    vague: bool = False
    about: bool = False
    unit: str | None = None
    scale: Fraction = Fraction(1)


def vague_at(phrase: str, position: int) -> Amount | None:
    """The vague amount that begins at `position` (code points); None where none does."""
    if match := _VAGUE_WORDS.match(phrase, position):
        least = Fraction(_MANY[match["many"].lower()])
        for following in match.captures("next"):
            # "tens of thousands" is at least twenty thousand: the outer plural counts the scale.
            least *= _MANY[following.lower()] // 2
        return Amount(least, match.end(), vague=True, scale=least)
    if match := _COUPLE.match(phrase, position):
        scale = _scaled(match["scales"])
        return Amount(2 * scale, match.end(), about=True, scale=scale)
    if match := _FEW.match(phrase, position):
        some = _VAGUE[" ".join(match["few"].lower().split())]
        scale = _scaled(match["scales"])
        if some is None and scale > 1:
            some = 2
        return Amount(None if some is None else some * scale, match.end(), vague=True, scale=scale)
    return None


def _scaled(scales: str) -> Fraction:
    scale = Fraction(1)
    for word in scales.lower().replace("-", " ").split():
        scale *= SCALES[word]
    return scale
