"""The export dialog: losses are seen before, choices are kept as a recipe, the file is what was chosen."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton

from annotator.bootstrap import create_project, open_workspace
from annotator.gui.demo.waiting import wait_until
from annotator.gui.export.dialog import ExportDialog
from annotator.gui.widgets.ask import LineDialog
from annotator.gui.widgets.message_row import MessageRow
from annotator.services.exports import recipes
from annotator.services.exports.options import ExportOptions
from annotator.services.keeping_articles import describe
from tests.end2end.beginning import TEXTS, begin, fill_in, focus, made_project
from tests.end2end.driving import Desktop, Seat


def press(seat: Seat, key: str) -> None:
    seat.visitor.press(key)
    seat.visitor.settle()


def asked(seat: Seat) -> ExportDialog:
    press(seat, "Ctrl+E")
    dialog = seat.dialog("export-dialog")
    assert isinstance(dialog, ExportDialog)
    return dialog


def looked(dialog: ExportDialog) -> str:
    wait_until(lambda: not dialog.looking.is_busy(), "the look")
    return dialog.look.counts.text()


def test_an_empty_project_has_nothing_to_write(desktop: Desktop, tmp_path: Path) -> None:
    create_project(tmp_path / "empty.annotator")
    seat = desktop.start(tmp_path / "empty.annotator", "ana")
    dialog = asked(seat)
    assert looked(dialog) == "There is nothing to write: no article is chosen by this."
    assert not dialog.go.isEnabled()
    fill_in(seat, dialog.target, str(tmp_path / "out.jsonl"))
    looked(dialog)
    assert not dialog.go.isEnabled()
    press(seat, "Alt+S")
    wait_until(dialog.choices.statuses.options.isVisible, "the menu of statuses")
    dialog.choices.statuses.options.close()
    dialog.reject()


def test_what_is_lost_is_seen_and_the_choice_is_kept(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    dialog = asked(seat)
    assert looked(dialog).startswith("3 articles, 1 annotation")
    assert dialog.look.losses.text().startswith("Nothing is lost")
    assert '"30 people"' in dialog.look.text.toPlainText()
    dialog.format.setCurrentIndex(dialog.format.findData("doccano"))
    looked(dialog)
    assert "lost" in dialog.look.losses.text()
    assert "doccano itself takes an annotation of several fragments as one" in dialog.look.losses.text()
    dialog.format.setCurrentIndex(dialog.format.findData("brat"))
    assert dialog.target.text().endswith("project") or "." not in Path(dialog.target.text()).name
    looked(dialog)
    assert "titles (3)" in dialog.look.losses.text()
    losses = dialog.look.losses
    wait_until(lambda: losses.height() > losses.fontMetrics().height(), "room for what is lost")
    assert losses.height() >= losses.heightForWidth(losses.width())
    assert losses.visibleRegion().boundingRect().height() == losses.height()
    assert not dialog.choices.without_text.isEnabled()
    dialog.choices.titles.setFocus()
    fill_in(seat, dialog.choices.titles, "no such article")
    assert not dialog.go.isEnabled()
    assert dialog.look.counts.text() == "No article is called so."
    fill_in(seat, dialog.choices.titles, "")
    dialog.choices.split.click()
    fill_in(seat, dialog.choices.shares, "1/x")
    assert not dialog.go.isEnabled()
    fill_in(seat, dialog.choices.shares, "3/1")
    dialog.choices.anonymous.click()
    dialog.choices.agreement.setCurrentIndex(dialog.choices.agreement.findData(False))
    dialog.recipes.save.click()
    naming = seat.dialog("recipe-dialog")
    assert isinstance(naming, LineDialog)
    fill_in(seat, naming.line, "for brat")
    press(seat, "Return")
    wait_until(lambda: dialog.recipes.name == "for brat", "the recipe")
    press(seat, "Esc")
    again = asked(seat)
    wait_until(lambda: again.recipes.box.count() == 2, "the recipes")
    again.recipes.box.setCurrentIndex(1)
    again.recipes.box.activated.emit(1)
    assert again.format.currentData() == "brat"
    assert again.choices.shares.text() == "3/1"
    target = tmp_path / "out"
    fill_in(seat, again.target, str(target))
    assert again.recipes.name == "for brat"
    press(seat, "Return")
    manifest = tmp_path / "out.manifest.json"
    wait_until(manifest.exists, "the export")
    told = json.loads(manifest.read_text())
    assert (told["recipe"], told["format"]) == ("for brat", "brat")
    assert told["options"]["anonymous"]
    assert told["options"]["agreement"] is False
    assert told["split"]["shares"] == "3/1"
    seat.visitor.settle()


def test_nothing_of_others_is_replaced_and_nothing_more_is_written_without_a_word(
    desktop: Desktop, tmp_path: Path
) -> None:
    project = made_project(tmp_path)
    workspace = open_workspace(str(project))
    asks = ExportOptions("of-old", layer="cleo", labels=("claim", "rumour"), articles=("gone",))
    workspace.run("Save recipe", recipes.save_recipe, "of old", asks)
    workspace.close()
    theirs = project.with_suffix(".jsonl")
    theirs.write_text("precious", encoding="utf-8")
    seat = desktop.start(project, "ana")
    dialog = asked(seat)
    looked(dialog)
    press(seat, "Return")
    seat.dialog("yes-dialog")
    press(seat, "Esc")
    assert theirs.read_text(encoding="utf-8") == "precious"
    fill_in(seat, dialog.target, "")
    assert (dialog.go.isEnabled(), dialog.look.counts.text()) == (False, "Name a file to write to.")
    fill_in(seat, dialog.target, str(theirs))
    wait_until(lambda: dialog.recipes.box.count() == 2, "the recipe")
    dialog.recipes.box.setCurrentIndex(1)
    dialog.recipes.box.activated.emit(1)
    assert not dialog.go.isEnabled()
    assert "no of-old, cleo, rumour, gone, which the recipe asks for" in dialog.look.counts.text()
    dialog.choices.anonymous.click()
    assert dialog.look.counts.text() == "No article is called so."
    fill_in(seat, dialog.choices.titles, "")
    looked(dialog)
    press(seat, "Return")
    seat.dialog("yes-dialog")
    press(seat, "Return")
    manifest = project.with_name(theirs.name + ".manifest.json")
    wait_until(manifest.exists, "the export")
    seat.visitor.settle()
    again = asked(seat)
    looked(again)
    before = manifest.read_bytes()
    manifest.write_bytes(before.replace(b'"anonymous": true', b'"anonymous": null'))
    assert manifest.read_bytes() != before
    press(seat, "Return")
    wait_until(lambda: manifest.exists() and manifest.read_bytes() == before, "the same again")
    seat.visitor.settle()


def test_texts_that_may_not_be_passed_on_are_told(desktop: Desktop, tmp_path: Path) -> None:
    project = made_project(tmp_path)
    workspace = open_workspace(str(project))
    (fire, *_others) = workspace.read(lambda read: read.articles())
    workspace.run("Describe", describe, fire.uid, {**fire.meta, "share_text": False})
    workspace.close()
    seat = desktop.start(project, "ana")
    dialog = asked(seat)
    assert looked(dialog).startswith("3 articles")
    assert dialog.look.losses.text().splitlines() == [
        "Texts that may not be passed on and are left out: 1",
        "Nothing else is lost with Native JSONL.",
    ]
    assert not dialog.choices.on_loss.isEnabled()
    dialog.choices.without_text.click()
    looked(dialog)
    assert dialog.look.losses.text() == "Nothing is lost with Native JSONL."
    dialog.choices.without_text.click()
    dialog.format.setCurrentIndex(dialog.format.findData("doccano"))
    assert dialog.choices.on_loss.isEnabled()
    assert looked(dialog).startswith("2 articles")
    assert "articles (1): left out, because their texts may not be passed on" in dialog.look.losses.text()
    dialog.format.setCurrentIndex(dialog.format.findData("jsonl"))
    looked(dialog)
    press(seat, "Return")
    wait_until(lambda: any("written" in one for one in seat.messages()), "the export")
    assert "Texts that may not be passed on and were left out: 1" in seat.messages()[0]
    seat.visitor.settle()


class Shown(QObject):
    """Stands in for the system's window of files."""

    def __init__(self) -> None:
        super().__init__()
        self.folders: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.folders.append(Path(url.toLocalFile()))


@pytest.fixture
def shown() -> Iterator[Shown]:
    shown = Shown()
    QDesktopServices.setUrlHandler("file", shown, "show")  # type: ignore[arg-type]  # it takes no bytes
    yield shown
    QDesktopServices.unsetUrlHandler("file")


def choose(dialog: ExportDialog, name: str) -> str:
    dialog.format.setCurrentIndex(dialog.format.findData(name))
    return looked(dialog)


def message_button(seat: Seat, words: str) -> QPushButton:
    """The button of the newest message."""
    row = seat.window.messages.findChildren(MessageRow)[-1]
    return next(one for one in row.findChildren(QPushButton) if one.text() == words)


def exported(seat: Seat, what: str) -> None:
    press(seat, "Return")
    wait_until(lambda: any(f"written to {what}" in one for one in seat.messages()), "the export")
    seat.visitor.settle()


def test_the_first_records_can_be_read_whatever_the_format(desktop: Desktop, tmp_path: Path) -> None:
    project = made_project(tmp_path, {name: text * 3 for name, text in TEXTS.items()})
    dialog = asked(desktop.start(project, "ana"))
    looked(dialog)
    assert focus() is dialog.format
    text, modes = dialog.look.text, QPlainTextEdit.LineWrapMode
    assert text.lineWrapMode() == modes.WidgetWidth
    choose(dialog, "conll")
    assert text.lineWrapMode() == modes.NoWrap
    choose(dialog, "html")
    assert "30 people" in text.toPlainText()
    for name in ("parquet", "spacy", "xlsx", "refi-qda"):
        choose(dialog, name)
        told, _, records = text.toPlainText().partition("\n\n")
        assert told.startswith("This file is not text"), name
        wide = max(text.fontMetrics().horizontalAdvance(line) for line in told.splitlines())
        assert wide < text.viewport().width(), name
        assert [json.loads(line)["title"] for line in records.splitlines()] == ["fire", "flood", "strike"]
    dialog.reject()


def test_a_folder_is_called_so_and_keeps_its_name(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    dialog = asked(seat)
    looked(dialog)
    assert dialog.target.accessibleName() == "File to write"
    choose(dialog, "brat")
    assert dialog.target.accessibleName() == "Folder to write"
    for key, control in (
        ("R", dialog.recipes.box),
        ("F", dialog.format),
        ("L", dialog.choices.layer),
        ("A", dialog.choices.titles),
        ("P", dialog.choices.since),
        ("O", dialog.choices.on_loss),
        ("I", dialog.target),
    ):
        press(seat, f"Alt+{key}")
        assert focus() is control, key
    boxes = [box for box in dialog.findChildren(QComboBox) if box.isVisible()]
    assert all(box.accessibleName() for box in boxes)
    fill_in(seat, dialog.target, "corpus.v2")
    exported(seat, str(tmp_path / "corpus.v2"))
    again = asked(seat)
    looked(again)
    assert again.format.currentData() == "brat"
    assert again.target.text() == str(tmp_path / "corpus.v2")
    choose(again, "conll")
    assert again.target.text() == str(tmp_path / "corpus.v2.conll")
    choose(again, "tei")
    assert again.target.text() == str(tmp_path / "corpus.v2")
    again.reject()


def test_what_was_written_is_shown_and_the_dialog_comes_back_as_it_was(
    desktop: Desktop, tmp_path: Path, shown: Shown
) -> None:
    project = made_project(tmp_path)
    seat = desktop.start(project, "ana")
    dialog = asked(seat)
    choose(dialog, "csv")
    fill_in(seat, dialog.choices.titles, "flo")
    dialog.choices.anonymous.click()
    assert looked(dialog).startswith("1 article")
    target = tmp_path / "out" / "corpus"
    target.parent.mkdir()
    fill_in(seat, dialog.target, str(target))
    exported(seat, str(target))
    message_button(seat, "Show in folder").click()
    assert shown.folders == [target]
    again = asked(seat)
    assert looked(again).startswith("1 article")
    assert (again.format.currentData(), again.choices.titles.text()) == ("csv", "flo")
    assert again.choices.anonymous.isChecked()
    choose(again, "jsonl")
    fill_in(seat, again.target, str(target.with_name("corpus.jsonl")))
    exported(seat, str(target.with_name("corpus.jsonl")))
    message_button(seat, "Show in folder").click()
    assert shown.folders == [target, target.parent]
    choose(asked(seat), "conll")
    exported(seat, str(target.with_name("corpus.conll")))
    desktop.end()

    # After a start what was left out is not left out without a word.
    seat = desktop.start(project, "ana")
    after = asked(seat)
    assert looked(after).startswith("3 articles")
    assert after.format.currentData() == "conll"
    assert after.target.text() == str(target.with_name("corpus.conll"))
    assert not after.choices.anonymous.isChecked()
    after.reject()


def test_a_failed_export_leads_back_and_leaves_nothing(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    place = tmp_path / "theirs"
    place.mkdir()
    (place / "notes.txt").write_text("precious", encoding="utf-8")
    dialog = asked(seat)
    choose(dialog, "brat")
    dialog.choices.anonymous.click()
    looked(dialog)
    fill_in(seat, dialog.target, str(place))
    press(seat, "Return")
    wait_until(lambda: any("notes.txt" in one for one in seat.messages()), "the refusal")
    seat.visitor.settle()
    assert [one.name for one in place.iterdir()] == ["notes.txt"]
    assert not (tmp_path / "theirs.manifest.json").exists()
    message_button(seat, "Try again…").click()
    again = seat.dialog("export-dialog")
    assert isinstance(again, ExportDialog)
    looked(again)
    assert (again.format.currentData(), again.target.text()) == ("brat", str(place))
    assert again.choices.anonymous.isChecked()
    fill_in(seat, again.target, str(tmp_path / "ours"))
    exported(seat, str(tmp_path / "ours"))
    assert len(seat.messages()) == 1


def test_a_recipe_is_renamed_and_changed(desktop: Desktop, tmp_path: Path) -> None:
    project = made_project(tmp_path)
    workspace = open_workspace(str(project))
    for name in ("for brat", "taken"):
        workspace.run("Save recipe", recipes.save_recipe, name, ExportOptions("brat"))
    workspace.close()
    seat = desktop.start(project, "ana")
    dialog = asked(seat)
    row = dialog.recipes
    wait_until(lambda: row.box.count() == 3, "the recipes")
    assert not row.rename.isEnabled()
    row.box.setCurrentIndex(row.box.findData("for brat"))
    row.box.activated.emit(row.box.currentIndex())

    def call(button: QPushButton, name: str) -> None:
        button.click()
        naming = seat.dialog("recipe-dialog")
        assert isinstance(naming, LineDialog)
        assert naming.line.text()
        if name:
            fill_in(seat, naming.line, name)
        press(seat, "Return")

    call(row.rename, "taken")
    refused = "There is a recipe taken already; take another name"
    assert (dialog.said(), row.name) == (refused, "for brat")
    call(row.rename, "brat of old")
    wait_until(lambda: row.name == "brat of old", "the new name")
    assert dialog.said() == ""
    dialog.choices.anonymous.click()
    assert row.name == ""
    call(row.save, "")
    wait_until(lambda: row.name == "brat of old", "the recipe")
    dialog.reject()
    with seat.window.session.workspace.store.reading() as read:
        kept = {one.name: recipes.options_of(one).anonymous for one in read.recipes()}
    assert kept == {"brat of old": True, "taken": False}
