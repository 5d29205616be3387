"""A report on agreement in words: English here; a window gives its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.agreement.borders import Border
from annotator.domain.agreement.figures import Interval
from annotator.formats.agreement.told import BORDERS, REPORT
from annotator.formats.agreement.words import AgreementWords

DASH = "–"
"""What stands where there is no figure."""


@dataclass(frozen=True, slots=True)
class ReportWords(AgreementWords):
    """Every word of a report; how numbers and days are written can be told otherwise by who inherits."""

    texts: Mapping[str, str] = field(default_factory=lambda: REPORT)
    borders: Mapping[Border, str] = field(default_factory=lambda: BORDERS)

    def articles(self, n: int) -> str:
        """A number of articles."""
        return f"{self.whole(n)} {'article' if n == 1 else 'articles'}"

    def figure(self, value: float | None) -> str:
        """A figure as people read it; the dash where there is none."""
        return DASH if value is None else f"{value:.3f}"

    def short(self, value: float) -> str:
        """A figure on a scale."""
        return f"{value:g}"

    def between(self, interval: Interval) -> str:
        """An interval."""
        low, high = interval
        return self.texts["range"].format(low=self.figure(low), high=self.figure(high))

    def day(self, day: str) -> str:
        """A day (YYYY-MM-DD)."""
        return day


ENGLISH_REPORT = ReportWords()
