"""The file of settings: only what differs; what is not known is kept, and nothing in it stops the program."""

import os
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.config.loader import carried_over, load, save
from annotator.config.settings import Annotating, Appearance, Person, Settings, ThemeMode
from annotator.config.toml_text import to_toml

CHANGED = Settings(
    Appearance(theme=ThemeMode.DARK, page_size=21),
    Annotating(whole_words=False),
    Person("Žofka “Z” \\ 😀\n\x7f"),
    {"pen": ("F9", "Ctrl+Shift+P"), "label:a “b”": (), "of another version": ("X",)},
)


def test_no_file_is_the_defaults(tmp_path: Path) -> None:
    loaded = load(tmp_path / "no" / "settings.toml")
    assert (loaded.settings, loaded.messages, loaded.broken) == (Settings(), (), False)


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    file = tmp_path / "made" / "settings.toml"
    save(file, CHANGED)
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {
        "appearance": {"theme": "dark", "page_size": 21},
        "annotating": {"whole_words": False},
        "person": {"name": CHANGED.person.name},
        "shortcuts": {"pen": ["F9", "Ctrl+Shift+P"], "label:a “b”": [], "of another version": ["X"]},
    }
    assert load(file).settings == CHANGED
    save(file, Settings())
    assert file.read_bytes() == b""


def test_unknown_settings_are_kept_and_said(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        "later = 2\n[appearance]\npage_size = 20\nsparkle = [1, {a = 2.5}]\n[cloud.x]\nat = 2026-01-02\n"
    )
    loaded = load(file)
    assert loaded.settings == Settings(Appearance(page_size=20))
    assert loaded.messages == tuple(
        f"the setting {name} is not known; it was kept, look for a mistyped name ({file})"
        for name in ("later", "appearance.sparkle", "cloud")
    )
    save(file, Settings(Appearance(theme=ThemeMode.LIGHT)), loaded.unknown)
    again = load(file)
    assert again.settings == Settings(Appearance(theme=ThemeMode.LIGHT))
    assert again.unknown == loaded.unknown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[appearance]\ntheme = "pink"\n', "appearance.theme should be one of system, light, dark, contrast"),
        ("[appearance]\npage_size = true\n", "appearance.page_size should be a whole number"),
        ("[appearance]\npage_size = 17.5\n", "appearance.page_size should be a whole number"),
        ("[annotating]\nwhole_words = 1\n", "annotating.whole_words should be true or false"),
        ("[person]\nname = 1\n", "person.name should be a text"),
        ("shortcuts = 1\n", "the setting shortcuts should be a table"),
        ("[shortcuts]\npen = 5\n", "shortcuts.pen should be a list of texts"),
        ("[shortcuts]\npen = ['F9', 5]\n", "shortcuts.pen should be a list of texts"),
        ("person = 1\n", "the setting person should be a table"),
    ],
)
def test_values_that_do_not_fit_are_said(text: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    loaded = load(file)
    assert loaded.settings == Settings()
    assert words in loaded.messages[0]


@pytest.mark.parametrize(
    ("text", "settings", "words"),
    [
        ("page_size = 5", Appearance(page_size=9), "page_size should be from 9 to 51; 9 is used"),
        ("interface_size = 99", Appearance(interface_size=24), "interface_size should be from 10 to 24"),
        (
            "line_spacing = 1",
            Appearance(line_spacing=1.2),
            "line_spacing should be from 1.2 to 3; 1.2 is used",
        ),
        (
            "line_spacing = inf",
            Appearance(line_spacing=3.0),
            "line_spacing should be from 1.2 to 3; 3 is used",
        ),
        ("paragraph_gap = -0.5", Appearance(paragraph_gap=0.0), "paragraph_gap should be from 0 to 3"),
        ("paragraph_gap = nan", Appearance(paragraph_gap=0.0), "paragraph_gap should be from 0 to 3"),
        ("measure = 121", Appearance(measure=120), "measure should be from 40 to 120; 120 is used"),
    ],
)
def test_numbers_beyond_their_limits_are_brought_to_them_and_said(
    text: str, settings: Appearance, words: str, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"[appearance]\n{text}\n")
    loaded = load(file)
    assert loaded.settings.appearance == settings
    assert [words in message and str(file) in message for message in loaded.messages] == [True]


def test_numbers_at_their_limits_are_fine(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    edge = Settings(Appearance(page_size=51, page_font="Some “Serif”", line_spacing=3.0, measure=40))
    save(file, edge)
    assert (load(file).settings, load(file).messages) == (edge, ())


@pytest.mark.parametrize("content", [b"[appearance", b"\xff\xfe", b"a = 1\na = 2\n"])
def test_a_broken_file_is_the_defaults_and_said(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    loaded = load(file)
    assert (loaded.settings, loaded.broken) == (Settings(), True)
    assert f"the settings in {file} cannot be read (" in loaded.messages[0]
    assert "mend or remove the file" in loaded.messages[0]


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    assert load(tmp_path).broken


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    save(file, CHANGED)
    before = file.read_bytes()

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(file, Settings())
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]
    assert file.read_bytes() == before


def test_only_what_one_changed_is_carried_over_to_what_another_wrote() -> None:
    before = Settings(shortcuts={"pen": ("F9",), "undo": ("F8",), "redo": ()})
    after = replace(before, shortcuts={"pen": ("F7",), "redo": ()}, appearance=Appearance(page_size=20))
    other = Settings(
        Appearance(theme=ThemeMode.DARK),
        person=Person("ida"),
        shortcuts={"pen": ("F6",), "undo": ("F8",), "quit": ("F5",)},
    )
    assert carried_over(before, after, other) == Settings(
        Appearance(theme=ThemeMode.DARK, page_size=20),
        person=Person("ida"),
        shortcuts={"pen": ("F7",), "quit": ("F5",)},
    )
    assert carried_over(before, before, other) == other


text = st.text(st.characters(exclude_categories=["Cs"]))
plain = st.one_of(
    text,
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(),
)
values = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(text, inner), max_leaves=6)


@given(st.dictionaries(text, values, max_size=4))
def test_what_is_written_as_toml_is_read_back(tables: dict[str, Any]) -> None:
    assert tomllib.loads(to_toml(tables)) == tables


def test_toml_has_no_nothing() -> None:
    with pytest.raises(TypeError, match="no kind of value"):
        to_toml({"a": None})
