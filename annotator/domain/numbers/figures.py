"""Reading a number that is written with digits: separators, fractions, powers and margins."""

from dataclasses import dataclass
from fractions import Fraction

import regex

_MOST_DIGITS = 40
_LARGEST_POWER = 30
_LARGEST = 10**60
_LARGEST_UNDER_MORE = 16
"""3/2 is a fraction; 60/40 are two numbers."""
"""Beyond these nobody reports a number; without a limit "9^999999999" would take for ever."""

_SPACES = r" \u00a0\u202f\u2009"
_BETWEEN_THOUSANDS = regex.compile(rf"[{_SPACES}'’]")
_FORMS = (
    # 1.234.567,8 and 1.234,5: points between thousands are evident only beside a comma or when repeated.
    ("points", r"\p{Nd}{1,3}(?:\.\p{Nd}{3})+,\p{Nd}+|\p{Nd}{1,3}(?:\.\p{Nd}{3}){2,}"),
    ("commas", r"\p{Nd}{1,3}(?:,\p{Nd}{2,3})*,\p{Nd}{3}(?:\.\p{Nd}+)?"),
    ("spaces", rf"\p{{Nd}}{{1,3}}(?:[{_SPACES}'’]\p{{Nd}}{{3}})+(?:[.,]\p{{Nd}}+)?"),
    ("comma", r"\p{Nd}+,\p{Nd}+"),
    ("plain", r"\p{Nd}+(?:[.·]\p{Nd}+)?|[.·]\p{Nd}+"),
)
_FIGURE = regex.compile("|".join(rf"(?P<{name}>{form})(?!\p{{Nd}})" for name, form in _FORMS))
_VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
_PARTED = regex.compile(
    r"(?P<whole>\p{Nd}{1,9}\s{1,3})?(?P<part>\p{Nd}{1,9})/(?P<parts>\p{Nd}{1,9})(?![\p{Nd}/])"
)
_VULGAR_SIGN = regex.compile(rf"\s?([{''.join(_VULGAR)}])")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")
_TIMES_TEN = regex.compile(r"\s?[×x·*]\s?10\s?\^?([-−+]?\p{Nd}{1,2}|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?!\p{Nd})")
_POWER_OF_TEN = regex.compile(r"[eE]([-−+]?\p{Nd}{1,3})(?![\p{L}\p{Nd}])")
_POWER = regex.compile(r"\^([-−+]?\p{Nd}{1,2})(?!\p{Nd})")
_MARGIN = regex.compile(r"\s?(?:±|\+/[-−])\s?[\p{Nd}.,]*\p{Nd}|\(\p{Nd}{1,3}\)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in digits: its value, where it ends in the text (code points), whether a margin follows it."""

    value: Fraction
    end: int
    margin: bool = False


def figure_at(text: str, position: int) -> Figure | None:
    """The number in digits, without its sign, that begins at `position` (code points); None for none."""
    read = _parted_at(text, position) or _plain_at(text, position)
    if read is None:
        return None
    value, end = read
    powered = _powered(text, value, end)
    if powered is None:
        return None
    value, end = powered
    margin = _MARGIN.match(text, end)
    return Figure(value, margin.end() if margin else end, margin is not None)


def _parted_at(text: str, position: int) -> tuple[Fraction, int] | None:
    """A fraction as 4/5, 1 4/5 or ½."""
    if sign := _VULGAR.get(text[position : position + 1]):
        return sign, position + 1
    match = _PARTED.match(text, position)
    if match is None:
        return None
    part, parts = int(match["part"]), int(match["parts"])
    if not parts or (part >= parts > _LARGEST_UNDER_MORE):
        return None
    return int(match["whole"] or 0) + Fraction(part, parts), match.end()


def _plain_at(text: str, position: int) -> tuple[Fraction, int] | None:
    match = _FIGURE.match(text, position)
    if match is None or len(match[0]) > _MOST_DIGITS:
        return None
    value, end = Fraction(_digits(match[0], match.lastgroup or "plain")), match.end()
    if sign := _VULGAR_SIGN.match(text, end):
        return value + _VULGAR[sign[1]], sign.end()
    return value, end


def _digits(figure: str, form: str) -> str:
    """The figure with a point for decimals and nothing between thousands, in digits from 0 to 9."""
    if form == "points":
        figure = figure.replace(".", "").replace(",", ".")
    elif form == "commas":
        figure = figure.replace(",", "")
    elif form == "spaces":
        figure = _BETWEEN_THOUSANDS.sub("", figure).replace(",", ".")
    figure = figure.replace("·", ".").replace(",", ".")
    return "".join(sign if sign == "." else str(int(sign)) for sign in figure)


def _powered(text: str, value: Fraction, end: int) -> tuple[Fraction, int] | None:
    """The value times or to the power that follows; None where that is beyond reason."""
    if match := _TIMES_TEN.match(text, end) or _POWER_OF_TEN.match(text, end):
        power = int(match[1].translate(_RAISED))
        return (value * Fraction(10) ** power, match.end()) if abs(power) <= _LARGEST_POWER else None
    if match := _POWER.match(text, end):
        power = int(match[1].translate(_RAISED))
        raised = value**power if value and abs(power) <= _LARGEST_POWER else None
        return (raised, match.end()) if raised is not None and abs(raised) < _LARGEST else None
    return value, end
