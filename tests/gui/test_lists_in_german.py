"""What a message lists is said in the window's language, word by word; names from a file stay."""

from collections import Counter

from PySide6.QtWidgets import QApplication

from annotator.domain.errors import LossError, Phrase, Phrases
from annotator.formats.api import Finding
from annotator.formats.wording import kinds_left_out
from annotator.gui.translation import error_words, finding_words
from annotator.gui.translators import install_translators


def test_what_was_left_out_is_listed_in_german(qapp: QApplication, languages: None) -> None:
    install_translators(qapp, "de")
    left_out = Counter(
        {"note": 1200, Phrase("selection without a code"): 3, Phrase("{type} between such", type="a\nb"): 1}
    )

    every = Finding("a.qdpx", "not taken over: {kinds}", {"kinds": kinds_left_out(left_out, 3)})
    some = Finding("a.qdpx", "not taken over: {kinds}", {"kinds": kinds_left_out(left_out, 1)})

    assert (
        str(every)
        == "a.qdpx: not taken over: note (1,200), selection without a code (3), a\\nb between such (1)"
    )
    assert finding_words(every) == (
        "a.qdpx: nicht übernommen: note (1.200), Auswahl ohne Code (3), a\\nb zwischen solchen (1)"
    )
    assert finding_words(some) == "a.qdpx: nicht übernommen: note (1.200), …"


def test_what_a_format_cannot_carry_is_listed_in_german(qapp: QApplication, languages: None) -> None:
    install_translators(qapp, "de")
    losses = (("relations", "2"), ("notes", "1"))
    error = LossError(
        "the format {name} cannot carry all of this: {loss}; choose another, or let it flatten",
        name="conll",
        loss=Phrases(Phrase("{what} ({number})", what=what, number=n) for what, n in losses),
    )

    assert "relations (2), notes (1)" in str(error)
    assert "Relationen (2), Notizen (1)" in error_words(error)
