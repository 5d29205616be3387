"""Every text of the window can be translated, and the German one is whole."""

import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from annotator.config.paths import paths
from annotator.domain.errors import BadInputError, Phrase, StaleError
from annotator.formats.api import REFUSED, Finding, ReadOptions
from annotator.formats.brat.lines import read_lines
from annotator.formats.broken_records import Broken
from annotator.gui import translation
from annotator.gui.actions.catalogue import CATALOGUE
from annotator.gui.actions.fixed_keys import fixed_keys
from annotator.gui.crash_dialog import CrashDialog
from annotator.gui.demo.waiting import wait_until
from annotator.gui.library.report_dialog import ReportDialog
from annotator.gui.people.dialogs import suggested_name
from annotator.gui.text.selection_bar import SelectionBar
from annotator.gui.translation import error_words, finding_words, phrase_words
from annotator.gui.translators import install_translators
from annotator.gui.widgets.keycap import key_text as keycap_text
from annotator.services.imports.importing import Report
from annotator.services.imports.tally import Tally
from tests.end2end.agreement_seen import TEXT, agreement_project, opened, ready
from tests.end2end.driving import Desktop, Seat
from tests.gui.visible_texts import visible_texts
from tools.translations.collecting import PHRASES

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "i18n"
WRAPPED = re.compile(r"⟦[^⟦⟧]*(?:⟧|…)")  # where it is cut short, its end is an ellipsis
PIECES = re.compile(r"[“”…]|: ")
DIALOGS = {
    "change-annotator": "who-dialog",
    "rename-annotator": "",
    "merge-annotators": "",
    "export": "export-dialog",
    "article-details": "details-dialog",
    "skip": "",
    "flag": "",
    "pass-start": "pass-dialog",
    "remove-article": "",
    "about": "about",
    "shortcuts": "shortcut-sheet",
    "guidelines": "guidelines",
    "tag-all": "tag-all-dialog",
    "labels": "labels-window",
    "things": "things",
    "edit-guidelines": "guidelines",
    "ledger": "ledger",
    "agreement": "agreement",
}
"""Actions that open a dialog, with its object name where it has one."""


class Pseudo(QTranslator):
    """Translates everything into itself, in brackets and 40 % longer; names of keys stay."""

    def translate(self, context: str, source: str, *_more: object) -> str:
        if context == "QShortcut":
            return source
        return f"⟦{source}{'~' * ceil(len(source) * 0.4)}⟧"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def desktop(qapp: QApplication, languages: None) -> Iterator[Desktop]:
    desktop = Desktop()
    yield desktop
    desktop.end()


@pytest.fixture
def pseudo(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """The program, speaking in brackets from its first word on."""

    def install(app: QCoreApplication, _language: str = "") -> list[QTranslator]:
        translator = Pseudo(app)
        app.installTranslator(translator)
        return [translator]

    monkeypatch.setattr("tests.end2end.driving.install_translators", install)
    return desktop


def with_sample(desktop: Desktop) -> Seat:
    seat = desktop.start(as_name="ana")
    seat.window.actions_of["import-sample"].trigger()
    wait_until(lambda: seat.visitor.desk.article is not None, "the sample", 5000)
    wait_until(lambda: bool(seat.window.articles.model.rows()), "its list")
    seat.visitor.settle()
    annotations = seat.annotations()
    if annotations:
        seat.visitor.desk.choose(annotations[0].uid)
    seat.visitor.page.select(seat.span(" ".join(seat.text.split()[:3])))
    return seat


def data_of(seat: Seat) -> set[str]:
    """What stands in the window and is no word of the program."""
    desk, places = seat.visitor.desk, paths()
    data = {"Annotator", "ana", "ben", "annotator", "lf", "utf-8", "jsonl", desk.text}
    data |= {seat.project.target, str(places.settings), str(places.log_file), str(places.default_project)}
    data |= {label.title for label in desk.scheme.labels} | {
        label.key.upper() for label in desk.scheme.labels
    }
    data |= {
        value for row in seat.window.articles.model.rows() for value in (row.title, row.id, row.published)
    }
    for annotation in desk.annotations.values():
        data |= set(annotation.attributes) | {str(v) for v in annotation.attributes.values()}
        data |= {annotation.text(desk.text), annotation.note}
    if desk.article is not None:
        data |= {desk.article.id, desk.article.title}
        data |= {str(value) for part in (desk.article.meta, desk.article.source) for value in part.values()}
        data |= {str(key) for part in (desk.article.meta, desk.article.source) for key in part}
    save = QKeySequence(QKeySequence.StandardKey.Save).toString()
    for key in {key for spec in CATALOGUE for key in spec.keys} | fixed_keys() | {save}:
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        data |= {native, key, native.replace("Return", "↵"), keycap_text(key)}
    return {" ".join(one.split()) for one in data if one}


def unwrapped(root: QWidget, data: set[str]) -> list[str]:
    """The texts of a window that did not go through the translation."""
    found = []
    longest_first = sorted(data, key=len, reverse=True)
    # More than `re` would keep compiled by itself.
    patterns = {word: re.compile(rf"(?<!\w){re.escape(word)}(?!\w)") for word in longest_first}
    for shown in visible_texts(root):
        left, before = shown.text, ""
        while left != before:
            before, left = left, WRAPPED.sub(" ", left)
        for title in (one for one in data if ": " in one):  # before what is split at it
            left = left.replace(title, " ")
        left = " ".join(piece for piece in PIECES.split(left) if not _is_quoted(piece, data))
        for word, pattern in patterns.items():
            left = " ".join(left.split())
            left = pattern.sub(" ", left) if word in left else left
        if any(letter.isalpha() for letter in left):
            found.append(f"{shown.where}: {shown.text[:90]!r} leaves {left.strip()[:60]!r}")
    return list(dict.fromkeys(found))


def _is_quoted(piece: str, data: set[str]) -> bool:
    """Whether several words are a piece of something longer, as of the article."""
    flat = " ".join(piece.split())
    return " " in flat and any(flat in one for one in data)


def opened_by(seat: Seat, act: Callable[[], object]) -> QDialog:
    """The dialog that something opens."""
    before = set(seat.window.findChildren(QDialog))

    def new() -> list[QDialog]:
        return [one for one in set(seat.window.findChildren(QDialog)) - before if one.isVisible()]

    act()
    wait_until(lambda: bool(new()), "a dialog")
    return new()[0]


# Everything goes through the translation


def test_the_empty_window_is_translatable(pseudo: Desktop) -> None:
    seat = pseudo.start(as_name="ana")

    assert not unwrapped(seat.window, data_of(seat) | {"My articles"})


def test_the_question_at_first_start_is_translatable(pseudo: Desktop) -> None:
    seat = pseudo.start()
    dialog = seat.dialog("who-dialog")

    assert not unwrapped(dialog, data_of(seat) | {suggested_name()})
    dialog.reject()


def test_the_window_with_articles_is_translatable(pseudo: Desktop) -> None:
    seat = with_sample(pseudo)
    seat.window.messages.show_error(error_words(StaleError("“{action}” cannot be undone", action="Import")))
    seat.window.messages.show_warning(phrase_words(Phrase("{place} was closed; open it again", place="")))
    assert seat.annotations(), "the sample has annotations of that name"

    assert not unwrapped(seat.window, data_of(seat))
    assert seat.window.findChild(SelectionBar) is not None


def test_each_dialog_is_translatable(pseudo: Desktop) -> None:
    seat = with_sample(pseudo)
    for action, name in DIALOGS.items():
        if name == "guidelines":
            seat.window.actions_of[action].trigger()
            dialog = seat.dialog("guidelines")
        else:
            dialog = opened_by(seat, seat.window.actions_of[action].trigger)
        if name:
            assert dialog.objectName() == name
        data = data_of(seat)
        if action == "export":
            data.add(str(seat.project.target).replace(".annotator", ".jsonl"))
            data |= {"English", "Deutsch"}  # each language by its own name
        if action == "agreement":
            data.add("Ctrl+Shift+C")

        assert not unwrapped(dialog, data), action
        dialog.reject()
        seat.visitor.settle()


def test_the_window_of_agreement_is_translatable(pseudo: Desktop, tmp_path: Path) -> None:
    marks = {
        "ana": [("claim", "over 100 men died"), ("hedge", "presumably")],
        "ben": [("claim", "100 men died"), ("speaker", "presumably")],
        "cem": [("claim", "over 100 men died"), ("number", "5")],
    }
    seat = pseudo.start(agreement_project(tmp_path, {"one": marks, "two": marks}), "ana")
    window = opened(seat)
    window.bar.counts.setChecked(True)
    data = data_of(seat) | {*marks, "one", "two", TEXT, "over", "men", "died", "presumably", "Ctrl+Shift+C"}
    data |= {"YYYY-MM-DD", "span", "br", "n", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6"}
    for number in range(window.tabs.bar.count()):
        window.tabs.bar.setCurrentIndex(number)
        ready(window)
        assert not unwrapped(window, data), window.tabs.tab


def test_report_and_crash_dialog_are_translatable(pseudo: Desktop) -> None:
    seat = with_sample(pseudo)
    why = BadInputError("{where}: the file is empty; give a file with text in it", where="a.txt").phrase()
    report = Report(Tally(), 1, (Finding("", REFUSED, {"why": why}), Finding("", "{n} line ends", {"n": 2})))
    words = seat.project.wiring.importing.summary(report)
    dialogs = [ReportDialog(words, report, seat.window), CrashDialog("", Path("x.log"), seat.window)]

    for dialog in dialogs:
        assert not unwrapped(dialog, data_of(seat))
    lines = dialogs[0].lines.toPlainText() if isinstance(dialogs[0], ReportDialog) else ""
    assert lines.split("\n")[0].startswith("⟦left out: a.txt: ⟦the file is empty")
    for dialog in dialogs:
        dialog.deleteLater()


def test_what_is_told_of_an_import_is_translatable(pseudo: Desktop, tmp_path: Path) -> None:
    seat = with_sample(pseudo)
    (tmp_path / "one.txt").write_bytes(b"A line.\r\nAnother.\r\n")
    seat.drop(tmp_path / "one.txt")

    told = seat.messages()[0]

    assert not any(letter.isalpha() for letter in WRAPPED.sub("", told))


# German and the plurals of English


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_translation_is_missing_or_broken(language: str) -> None:
    root = ET.parse(FOLDER / f"annotator_{language}.ts").getroot()
    messages = [
        (context.findtext("name"), one)
        for context in root.findall("context")
        for one in context.findall("message")
    ]

    assert len(messages) > (300 if language == "de" else 10)
    for context, message in messages:
        source, target = message.findtext("source") or "", message.find("translation")
        assert target is not None
        assert target.get("type") is None, f"{context}: {source} is not translated"
        plural = message.get("numerus") == "yes"
        forms = [form.text or "" for form in target.findall("numerusform")] if plural else [target.text or ""]
        assert len(forms) == (2 if plural else 1), source
        for form in forms:
            assert form, f"{context}: {source} is empty"
            assert _holes(form) == _holes(source), f"{context}: {source} has other places for facts"
            assert form.count("&") == source.count("&"), f"{context}: {source} has another mnemonic"
            assert form.endswith("…") == source.endswith("…"), f"{context}: {source}"


def _holes(text: str) -> list[str]:
    named = [name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None]
    return sorted([*named, *re.findall(r"%L?n|%\d", text)])


def test_the_files_are_up_to_date(tmp_path: Path) -> None:
    for name in ("annotator_de.ts", "annotator_en.ts"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    subprocess.run([sys.executable, "-m", "tools.translations", tmp_path], cwd=ROOT, check=True)

    for made in sorted(tmp_path.iterdir()):
        # Compared beforehand: pytest would go on for minutes to lay out how thousands of lines differ.
        is_same = made.read_bytes() == (FOLDER / made.name).read_bytes()
        assert is_same, f"{made.name}: run `make translations`"


def test_the_window_looks_for_the_phrases_that_are_collected() -> None:
    assert PHRASES == translation.PHRASES


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("", "1 annotation", "2 annotations"), ("de", "1 Annotation", "2 Annotationen")],
)
def test_numbers_choose_the_form(
    qapp: QApplication, languages: None, language: str, one: str, many: str
) -> None:
    install_translators(qapp, language)

    assert QCoreApplication.translate("FootBar", "%Ln annotations", "", 1) == one
    assert QCoreApplication.translate("FootBar", "%Ln annotations", "", 2) == many


def test_a_remark_with_a_number_chooses_its_form(qapp: QApplication, languages: None) -> None:
    install_translators(qapp, "en")
    finding = Finding("a.txt, line 3", "{n} line ends became LF; offsets were moved along", {"n": 1})

    assert finding_words(finding) == "a.txt, line 3: 1 line end became LF; offsets were moved along"


def test_a_message_is_german_to_its_last_phrase(qapp: QApplication, languages: None) -> None:
    install_translators(qapp, "de")
    where = Phrase("{file}, line {number}", file="k.jsonl", number=3)
    error = BadInputError(
        "{where}: {kind} stands where {what} is wanted; write an object",
        where=where,
        kind="a list",
        what="a relation",
    )
    finding = Finding("", REFUSED, {"why": error.phrase()})

    assert error_words(error) == (
        "k.jsonl, Zeile 3: hier steht eine Liste, erwartet wird eine Relation; schreiben Sie ein Objekt"
    )
    assert finding_words(finding).startswith("ausgelassen: k.jsonl, Zeile 3: hier steht")
    assert error_words(StaleError("{name} is not there", name="a list")) == "a list is not there"


def test_a_refusal_made_of_another_exception_is_german_too(qapp: QApplication, languages: None) -> None:
    install_translators(qapp, "de")

    with pytest.raises(BadInputError) as refused:
        read_lines("T1 claim 0 3\n", "a.ann", Broken(ReadOptions(), lambda _finding: None))

    assert error_words(refused.value).startswith("a.ann, Zeile 1: nach T1 claim 0 3 steht kein Tabulator;")


def test_a_language_that_is_not_spoken_leaves_all_of_it_english(qapp: QApplication, languages: None) -> None:
    install_translators(qapp, "fr")

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert QCoreApplication.translate("ArticleModel", "%Ln annotations", "", 1) == "1 annotation"


def test_keys_mean_the_same_in_german(qapp: QApplication, languages: None) -> None:
    before = {key: QKeySequence(key) for spec in CATALOGUE for key in spec.keys}
    install_translators(qapp, "de")

    assert {key: QKeySequence(key) for key in before} == before


@pytest.mark.parametrize("language", ["en", "de"])
def test_mnemonics_are_unique_in_each_dialog_and_in_the_menu_bar(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(
        "tests.end2end.driving.install_translators", lambda app, _language: install_translators(app, language)
    )
    seat = with_sample(desktop)

    assert not _twice([action.text() for action in seat.window.menuBar().actions()])
    for action in DIALOGS:
        if action not in {"guidelines", "shortcuts"}:
            dialog = opened_by(seat, seat.window.actions_of[action].trigger)
            texts = [one.text for one in visible_texts(dialog) if one.where.startswith("text of")]
            assert not _twice(texts), action
            dialog.reject()
            seat.visitor.settle()


def _twice(texts: list[str]) -> list[str]:
    """The letters that are the mnemonic of two."""
    letters = [text.replace("&&", "").partition("&")[2][:1].casefold() for text in texts]
    return [letter for letter in letters if letter and letters.count(letter) > 1]
