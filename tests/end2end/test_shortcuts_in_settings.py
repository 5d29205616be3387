"""Shortcuts in the file of settings, which a person and other programs write as well."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from annotator.config.loader import load, save
from annotator.config.paths import paths
from annotator.gui.shortcuts.presets import ENDING
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop
from tests.end2end.test_shortcuts import give, sheet


def test_mistakes_in_the_settings_are_said(desktop: Desktop, tmp_path: Path) -> None:
    settings = paths().settings
    settings.parent.mkdir(parents=True)
    settings.write_text('[shortcuts]\nspark = ["F9"]\npen = ["Left", "F8"]\n')
    seat = begin(desktop, tmp_path)
    assert len(seat.messages()) == 2
    assert any("shortcuts.spark is not known; it was kept" in one for one in seat.messages())
    assert any("the key Left, which cannot be used" in one for one in seat.messages())
    assert seat.window.actions_of.keys("pen") == ("F8",)
    give(seat, "mark to discuss", "F7")
    assert 'spark = ["F9"]' in settings.read_text()


def test_what_another_program_wrote_into_the_settings_stays(desktop: Desktop, tmp_path: Path) -> None:
    settings = paths().settings
    seat = begin(desktop, tmp_path)
    give(seat, "mark to discuss", "F7")
    other = load(settings)
    save(settings, replace(other.settings, shortcuts={**other.settings.shortcuts, "pen": ("F8",)}))
    seat.visitor.press("Esc")
    seat.window.actions_of["larger"].trigger()
    found = load(settings).settings
    assert found.shortcuts == {"toggle-discuss": ("F7",), "pen": ("F8",)}
    assert found.appearance.page_size == 19


def test_settings_broken_meanwhile_are_not_written_over(desktop: Desktop, tmp_path: Path) -> None:
    settings = paths().settings
    seat = begin(desktop, tmp_path)
    give(seat, "mark to discuss", "F7")
    settings.write_text('[shortcuts]\npen = ["F8"\n')
    for _ in range(2):
        seat.window.actions_of["larger"].trigger()
    assert len(seat.messages()) == 1
    assert "mend or remove the file" in seat.messages()[0]
    assert settings.read_text() == '[shortcuts]\npen = ["F8"\n'
    settings.write_text('[shortcuts]\npen = ["F8"]\n')
    seat.window.actions_of["larger"].trigger()
    assert load(settings).settings.shortcuts == {"pen": ("F8",)}


def test_a_preset_of_which_nothing_can_be_taken_leaves_the_keys(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    give(seat, "mark to discuss", "F7")
    shown = sheet(seat)
    file = tmp_path / f"nothing{ENDING}"
    file.write_text('name = "No <b>"\n[shortcuts]\nspark = ["F8"]\nredo = ["Left"]\n')
    shown.presets.open_file(file)
    assert shown.findChild(QMessageBox, "yes-dialog") is None
    assert shown.messages.texts()[0] == (
        "Nothing of the preset “No <b>” can be taken; your shortcuts are as they were "
        "(spark (F8): There is no such action in this version.)"
    )
    assert seat.window.actions_of.changes == {"toggle-discuss": ("F7",)}
