"""The form of an export: what it offers depends on the window, the format and the recipe."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.label import default_scheme
from annotator.gui.export.choices import ExportChoices
from annotator.gui.export.chosen import Known
from annotator.gui.translators import install_translators
from annotator.services.exports.options import ExportOptions

NOBODY = Known((), default_scheme(), ())


@pytest.fixture
def form(qtbot: QtBot) -> ExportChoices:
    form = ExportChoices(NOBODY, Path("corpus.jsonl"))
    qtbot.addWidget(form)
    return form


def choose(form: ExportChoices, name: str) -> None:
    form.format.setCurrentIndex(form.format.findData(name))


@pytest.mark.parametrize(("window", "language"), [("de_AT", "de"), ("en", "en"), ("fr", "en")])
def test_words_are_in_the_language_of_the_window(
    qapp: QApplication, languages: None, qtbot: QtBot, window: str, language: str
) -> None:
    install_translators(qapp, window)
    form = ExportChoices(NOBODY, Path("corpus.jsonl"))
    qtbot.addWidget(form)
    choose(form, "jsonl")
    # What has no words of ours is the same from every window.
    assert (form.language.isEnabled(), form.options().language) == (False, "en")
    form.datasheet.click()
    assert (form.language.isEnabled(), form.options().language) == (True, language)
    form.datasheet.click()
    choose(form, "html")
    assert (form.language.isEnabled(), form.options().language) == (True, language)
    form.show_options(ExportOptions("html", language="de"))
    assert (form.problem(), form.options().language) == ("", "de")
    form.show_options(ExportOptions("html"))
    assert (form.problem(), form.options().language) == ("", "en")


def test_languages_have_their_own_names(form: ExportChoices) -> None:
    assert {form.language.itemText(at) for at in range(form.language.count())} >= {"English", "Deutsch"}


def test_a_recipe_in_a_language_that_the_program_does_not_speak(form: ExportChoices) -> None:
    form.show_options(ExportOptions("html", language="xx"))
    assert "xx" in form.problem()


def test_agreement_is_as_the_recipe_says(form: ExportChoices) -> None:
    for agreement in (True, False, None):
        form.show_options(ExportOptions("jsonl", agreement=agreement))
        assert form.options().agreement is agreement
