"""Dates as tables give them, as YYYY-MM-DD where they can mean one day only."""

import re
from datetime import date, datetime

_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            *("jan january janvier januar enero", "feb february februar février febrero"),
            *(
                "mar march märz mars marzo",
                "apr april avril abril",
                "may mai mayo",
                "jun june juni juin junio",
            ),
            *(
                "jul july juli juillet julio",
                "aug august août agosto",
                "sep sept september septembre septiembre",
            ),
            *("oct october oktober octobre octubre", "nov november novembre noviembre"),
            "dec december dezember décembre diciembre",
        ),
        start=1,
    )
    for month in names.split()
}
_ISO = re.compile(r"(\d{4})([-/.]?)(\d\d)\2(\d\d)(?=\D|\Z)")
_DOTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?=\D|\Z)")
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?=\D|\Z)")
_DAY_FIRST = re.compile(
    r"(?:[^\W\d]+,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?([^\W\d]+)\.?,?\s+(?:de\s+)?(\d{4})"
)
_MONTH_FIRST = re.compile(r"(?:[^\W\d]+,?\s+)?([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


def day_of(value: object) -> str:
    """The day of a date, or nothing where it is none or could be two (03/04/2022)."""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d") if value.year > 999 else ""
    if not isinstance(value, str) or len(value) > 100:
        return ""
    said = value.strip()
    for pattern, read in _READERS:
        if match := pattern.match(said):
            return read(match)
    return ""


def _iso(match: re.Match[str]) -> str:
    return _day(int(match[1]), int(match[3]), int(match[4]))


def _dots(match: re.Match[str]) -> str:
    return _day(int(match[3]), int(match[2]), int(match[1]))


def _slashes(match: re.Match[str]) -> str:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else ""


def _words(match: re.Match[str]) -> str:
    day, month = (match[1], match[2]) if match[1].isdecimal() else (match[2], match[1])
    return _day(int(match[3]), _MONTHS.get(month.casefold(), 0), int(day))


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if year > 999 else ""
    except ValueError:
        return ""


_READERS = ((_ISO, _iso), (_DOTS, _dots), (_SLASHES, _slashes), (_DAY_FIRST, _words), (_MONTH_FIRST, _words))
