"""The numbers and bullets before the items of lists, as a reader of the document sees them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

BULLET = "- "
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_PLACE = re.compile(r"%([1-9])")
_LETTERS = {"lowerLetter", "alpha-lower", "a", "upperLetter", "alpha-upper", "A"}
_ROMANS = {"lowerRoman", "i", "upperRoman", "I"}
_UPPER = {"upperLetter", "alpha-upper", "A", "upperRoman", "I"}
LONGEST_PATTERN = 40


def numeral(number: int, form: str) -> str:
    """Write a number as a list does: decimal, letters or Roman, by the names of Word, ODT and HTML."""
    if form in _LETTERS and 0 < number <= 26 * 26:
        letter = chr(ord("a") + (number - 1) % 26)
        said = letter * ((number - 1) // 26 + 1)
    elif form in _ROMANS and 0 < number < 4000:
        said = ""
        for value, sign in _ROMAN:
            while number >= value:
                said += sign
                number -= value
    else:
        return str(number)
    return said.upper() if form in _UPPER else said


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "bullet"
    pattern: str = ""
    """With `%1` to `%9` for the numbers of the levels."""
    start: int = 1


@dataclass(slots=True)
class Counter:
    """Counts the items of one list, level by level."""

    levels: Mapping[int, Level]
    counts: dict[int, int] = field(default_factory=dict)

    def begin(self, level: int, start: int) -> None:
        """Let the next item of a level have a number."""
        self.counts = {one: n for one, n in self.counts.items() if one < level} | {level: start - 1}

    def next(self, level: int) -> str:
        """The marker of the next item, a blank behind it; nothing where the list shows none."""
        known = self.levels.get(level, Level())
        self.counts = {one: n for one, n in self.counts.items() if one <= level}
        self.counts[level] = self.counts.get(level, known.start - 1) + 1
        if known.form == "none":
            return ""
        if known.form == "bullet":
            return BULLET
        pattern = known.pattern or f"%{level + 1}."
        return _PLACE.sub(self._number, pattern) + " "

    def _number(self, place: re.Match[str]) -> str:
        level = int(place[1]) - 1
        known = self.levels.get(level, Level("decimal"))
        return numeral(self.counts.get(level, known.start), known.form)
