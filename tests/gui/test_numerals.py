"""Numbers in what is said stand as the language of the window has them; in English they have commas."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from annotator.domain.errors import BadInputError, Count, LossError, Phrase, Phrases
from annotator.formats.api import Finding
from annotator.formats.wording import kinds_left_out
from annotator.gui.agreement.words import two_digits
from annotator.gui.ledger.words import window_words
from annotator.gui.numerals import decimal, percent, short, whole
from annotator.gui.translation import counted, error_words, finding_words
from annotator.gui.translators import install_translators

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def german(qapp: QApplication, languages: None) -> None:
    install_translators(qapp, "de")


def test_a_count_is_a_number_that_is_said_in_english() -> None:
    assert (str(Count(12345)), f"{Count(12345)}", f"{Count(12345):,}") == ("12,345", "12,345", "12,345")
    assert Count(2) + 1 == 3
    assert str(Phrase("{name} ({number})", name="a", number=Count(1200))) == "a (1,200)"


def test_the_ways_to_write_a_number(german: None) -> None:
    assert (whole(1234567), decimal(0.5, 2), percent(0.256)) == ("1.234.567", "0,50", "26 %")
    assert (short(2.5, 6), two_digits(-0.25)) == ("2,5", "-0,25")
    QLocale.setDefault(QLocale("en"))
    assert (whole(1234567), decimal(0.5, 2)) == ("1,234,567", "0.50")


def test_errors_and_findings_in_german(german: None) -> None:
    too_long = BadInputError(
        "{where}: a name has {length:,} characters ({name}), and {most:,} are the most; it may be a text"
        " in the wrong place",
        where="a.jsonl",
        length=Count(12345),
        name="x",
        most=Count(10000),
    )
    assert "has 12,345 characters (x), and 10,000 are" in str(too_long)
    assert "hat 12.345 Zeichen (x), höchstens 10.000 sind" in error_words(too_long)
    split = BadInputError(
        "{where}: there are more than {n} objects in the file; split it", where="a", n=Count(5000)
    )
    assert "more than 5,000 objects" in str(split)
    assert "mehr als 5.000 Objekte" in error_words(split)
    plain = Finding("a.docx", "comments were left out ({n})", {"n": 1200})
    assert str(plain) == "a.docx: comments were left out (1200)"
    assert "(1.200)" in finding_words(plain)
    kinds = Finding(
        "a.qdpx", "not taken over: {kinds}", {"kinds": kinds_left_out(Counter({"memo": 1200}), 3)}
    )
    assert str(kinds) == "a.qdpx: not taken over: memo (1,200)"
    assert finding_words(kinds) == "a.qdpx: nicht übernommen: memo (1.200)"
    lost = LossError(
        "the format {name} cannot carry all of this: {loss}; choose another, or let it flatten",
        name="conll",
        loss=Phrases([Phrase("{what} ({number})", what="relations", number=Count(1200))]),
    )
    assert "relations (1,200)" in str(lost)
    assert "Relationen (1.200)" in error_words(lost)


def test_counted_texts_and_scales_in_german(german: None) -> None:
    assert counted("Export", "%n articles", 10000).startswith("10.000 ")
    words = window_words()
    assert (words.brief(0.5), words.brief(1500.0), words.figure(2.25)) == ("0,5", "1.500", "2,25")
    assert words.tick(2.5e9).startswith("2,5")


def test_only_one_place_asks_how_numbers_are_written() -> None:
    asks = re.compile(r"QLocale\(\)\.toString(?!\([^\n]*FormatType)")
    modules = {path: path.read_text(encoding="utf-8") for path in (ROOT / "annotator" / "gui").rglob("*.py")}
    assert [path.name for path, text in modules.items() if asks.search(text)] == ["numerals.py"]
