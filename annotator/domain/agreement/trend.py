"""Which articles belong together in a trend: by the time they were done, or by version of the guidelines."""

from collections.abc import Sequence
from datetime import date, timedelta

from annotator.domain.agreement.pictures import Step

DAYS, WEEKS, MONTHS = 21, 200, 1100
"""Up to so many days a trend goes by days, by weeks, by months; a longer one by years."""


def step_of(days: Sequence[str]) -> Step:
    """How long the pieces are; `days` are YYYY-MM-DD."""
    if not days:
        return Step.DAY
    span = (date.fromisoformat(max(days)) - date.fromisoformat(min(days))).days
    for most, step in ((DAYS, Step.DAY), (WEEKS, Step.WEEK), (MONTHS, Step.MONTH)):
        if span <= most:
            return step
    return Step.YEAR


def piece_of(day: str, step: Step) -> tuple[str, str]:
    """The first and the last day of the piece that a day is in; weeks begin on Monday."""
    one = date.fromisoformat(day)
    if step is Step.DAY:
        return day, day
    if step is Step.WEEK:
        first = one - timedelta(one.weekday())
        return first.isoformat(), (first + timedelta(6)).isoformat()
    if step is Step.YEAR:
        return f"{one.year:04}-01-01", f"{one.year:04}-12-31"
    behind = one.replace(day=28) + timedelta(4)
    return one.replace(day=1).isoformat(), (behind - timedelta(behind.day)).isoformat()
