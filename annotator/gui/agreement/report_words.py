"""The words of a report on agreement in the language of the window."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from annotator.domain.agreement.borders import Border
from annotator.domain.agreement.figures import Why
from annotator.formats.agreement.report_words import DASH, ReportWords
from annotator.gui.agreement.report_texts import report_texts
from annotator.gui.agreement.words import articles
from annotator.gui.numerals import decimal, short, whole

translate = QCoreApplication.translate


class WindowReportWords(ReportWords):
    """Writes numbers and days as the person's language does."""

    def whole(self, n: int) -> str:
        """A whole number as people read it."""
        return whole(n)

    def articles(self, n: int) -> str:
        """A number of articles."""
        return articles(n)

    def figure(self, value: float | None) -> str:
        """A figure as people read it; the dash where there is none."""
        return DASH if value is None else decimal(value, 3)

    def short(self, value: float) -> str:
        """A figure on a scale."""
        return short(value, 3)

    def day(self, day: str) -> str:
        """A day (YYYY-MM-DD), short."""
        return QLocale().toString(QDate.fromString(day, "yyyy-MM-dd"), QLocale.FormatType.ShortFormat)


def report_words() -> WindowReportWords:
    """All of them; made anew when the language changes."""
    return WindowReportWords(
        language=QLocale().bcp47Name(),
        measures={
            "exact_f1": translate("AgreementReport", "exact F1"),
            "overlap_f1": translate("AgreementReport", "overlap F1"),
            "kappa": translate("AgreementReport", "kappa"),
            "alpha": translate("AgreementReport", "alpha"),
            "alpha_u": translate("AgreementReport", "unitizing alpha"),
            "agree": translate("AgreementReport", "same value"),
            "f1": translate("AgreementReport", "F1"),
            "by_entity": translate("AgreementReport", "F1 by entity"),
        },
        of_pairs={
            Why.NO_ARTICLE: translate(
                "AgreementReport",
                "{a} and {b} have no article in common that counts",
            ),
            Why.NO_UNIT: translate("AgreementReport", "the articles have no {unit}"),
            Why.NOTHING_MARKED: translate("AgreementReport", "neither {a} nor {b} marked anything{label}"),
            Why.NONE_INSIDE: translate(
                "AgreementReport",
                "no {unit} is marked{label} by {a} or {b}, so nothing varies",
            ),
            Why.ALL_MARKED: translate(
                "AgreementReport",
                "every {unit} is marked{label} by both {a} and {b}, so nothing varies",
            ),
            Why.NO_MATCH: translate(
                "AgreementReport",
                "of the matched annotations of {a} and {b} none has a value there",
            ),
            Why.NO_RELATION: translate("AgreementReport", "neither {a} nor {b} has such a relation"),
        },
        of_all={
            Why.NO_ARTICLE: translate("AgreementReport", "no article that counts has two annotators"),
            Why.NO_UNIT: translate("AgreementReport", "the articles have no {unit}"),
            Why.NOTHING_MARKED: translate("AgreementReport", "nobody marked anything{label}"),
            Why.NONE_INSIDE: translate(
                "AgreementReport",
                "no {unit} is marked{label} by anybody, so nothing varies",
            ),
            Why.ALL_MARKED: translate(
                "AgreementReport",
                "every {unit} is marked{label} by everybody, so nothing varies",
            ),
            Why.NO_LENGTH: translate(
                "AgreementReport",
                "what is marked{label} could not lie otherwise by chance",
            ),
        },
        units={
            "token": translate("AgreementReport", "token"),
            "codepoint": translate("AgreementReport", "code point"),
        },
        as_label=translate("AgreementReport", " as {label}"),
        few=translate("AgreementReport", "intervals need at least {fewest} articles, there are {articles}"),
        pair=translate("AgreementReport", "{a} and {b}"),
        first_done=translate("AgreementReport", "{name} (first done)"),
        everybody=translate("AgreementReport", "All annotators together"),
        statuses={
            "new": translate("AgreementReport", "new"),
            "in-progress": translate("AgreementReport", "in progress"),
            "done": translate("AgreementReport", "done"),
            "skipped": translate("AgreementReport", "skipped"),
            "flagged": translate("AgreementReport", "flagged"),
        },
        basis_parts={
            "status": translate("AgreementReport", "sets that are {names}"),
            "annotators": translate("AgreementReport", "of {names} only"),
            "labels": translate("AgreementReport", "only what is marked as {names}"),
            "articles": translate("AgreementReport", "only the articles {names}"),
            "since": translate("AgreementReport", "done on {day} or later"),
            "until": translate("AgreementReport", "done on {day} or before"),
            "guidelines": translate("AgreementReport", "made by version {names} of the guidelines"),
            "unknown": translate("AgreementReport", "unknown"),
            "before": translate(
                "AgreementReport",
                "only articles without finished gold, so before their review",
            ),
            "after": translate(
                "AgreementReport",
                "only articles with finished gold, so after their review",
            ),
        },
        counted=translate("AgreementReport", "counted: {sets} sets, {parts}"),
        one_more=translate("AgreementReport", " or "),
        all_labels=translate("AgreementReport", "all"),
        borders={
            Border.SPACE: translate("AgreementReport", "white space"),
            Border.QUOTATION_MARK: translate("AgreementReport", "quotation marks"),
            Border.PUNCTUATION: translate("AgreementReport", "other signs"),
            Border.PART_OF_WORD: translate("AgreementReport", "part of a word"),
            Border.DETERMINER: translate("AgreementReport", "“the”, “a” and the like"),
            Border.WORD: translate("AgreementReport", "one word"),
            Border.WORDS: translate("AgreementReport", "several words"),
        },
        texts=report_texts(),
    )
