"""The report on agreement says in the window what it says on the command line, in the person's language."""

from dataclasses import fields

from PySide6.QtCore import QLocale

from annotator.formats.agreement.report_words import ENGLISH_REPORT
from annotator.gui.agreement.report_words import report_words


def test_every_word_is_there_and_says_the_same(qapp: object) -> None:
    words = report_words()
    for field in fields(words):
        if field.name != "language":
            assert getattr(words, field.name) == getattr(ENGLISH_REPORT, field.name), field.name


def test_numbers_and_days_are_as_the_language_has_them(qapp: object) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    try:
        words = report_words()
        assert words.language == "de"
        assert words.figure(0.8902) == "0,890"
        assert words.figure(None) == "–"
        assert words.between((0.25, 1)) == "0,250 to 1,000"
        assert (words.whole(12345), words.short(0.25)) == ("12.345", "0,25")
        assert words.day("2026-03-01") == "01.03.26"
    finally:
        QLocale.setDefault(before)
