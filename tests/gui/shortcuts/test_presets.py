"""Presets are small files: written and read back whole, and refused in one sentence where they are bad."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import AnnotatorError, BadInputError
from annotator.domain.label import default_scheme
from annotator.gui.actions.catalogue import CATALOGUE
from annotator.gui.actions.keymap import LETTERS, Changes, LabelKeys, keymap
from annotator.gui.shortcuts.changing import (
    all_as_they_came,
    as_it_came,
    taken_over,
    with_key,
    without_key,
)
from annotator.gui.shortcuts.examining import examine
from annotator.gui.shortcuts.presets import (
    ENDING,
    LONGEST,
    MOST_BYTES,
    MOST_KEYS,
    Preset,
    built_in,
    read_preset,
    write_preset,
)

pytestmark = pytest.mark.usefixtures("qapp")
LABELS = [
    LabelKeys(label.name, str(number), label.key.upper())
    for number, label in enumerate(default_scheme().labels, 1)
]

printable = st.text(min_size=1, max_size=LONGEST).filter(str.isprintable)
ids = st.sampled_from([one.id for one in CATALOGUE]) | printable.map(lambda name: f"label:{name[:90]}")
key_lists = st.lists(printable | st.sampled_from(["Ctrl+M", "F9"]), max_size=MOST_KEYS).map(tuple)


@given(printable.filter(str.strip), st.dictionaries(ids, key_lists, max_size=20))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, changes: Changes
) -> None:
    file = tmp_path_factory.mktemp("presets") / f"mine{ENDING}"
    write_preset(file, Preset(name, changes))
    assert read_preset(file) == Preset(name.strip(), changes)


def test_a_file_is_small_and_can_be_read_by_people(tmp_path: Path) -> None:
    file = tmp_path / f"mine{ENDING}"
    write_preset(
        file, Preset("Mine", {"pen": ("F9",), "label:claim": ("Q", "1"), "of a later version": ("F8",)})
    )
    assert file.read_text(encoding="utf-8") == (
        'name = "Mine"\n\n[shortcuts]\npen = ["F9"]\n"label:claim" = ["Q", "1"]\n'
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'name = "x"\n[shortcuts]\npen = [F9]\n', "line 3, cannot be taken: it is not written as TOML ("),
        (b'name = "x"\n[shortcuts]\npen = ["F9"\n', "line "),
        (b'name = "x"\n[shortcuts]\npen = ["\xff"]\n', "line 3, cannot be taken: it is not written in UTF-8"),
        (b'name = "x"\n[shortcuts]\npen = "F9"\n', "line 3, cannot be taken: “pen” should be a list"),
        (b'name = "x"\n[shortcuts]\npen = ["F9", 7]\n', "“pen” has something in its list that is no key"),
        (b'name = "x"\n[shortcuts]\npen = ["a\\u0007"]\n', "“pen” has something in its list that is no key"),
        (b'name = "x"\n[shortcuts]\n"p\\u202en" = []\n', "is no name of an action"),
        (b'name = "x"\n[shortcuts.pen]\na = 1\n', "line 2, cannot be taken: “pen” should"),
        (b'name = "x"\nshortcuts = 3\n', "line 2, cannot be taken: it needs a table [shortcuts]"),
        (b'name = "x"\n', "it needs a table [shortcuts]"),
        (b"[shortcuts]\n", "it needs a name"),
        (b'name = "a\\nb"\n[shortcuts]\n', "line 1, cannot be taken: it needs a name"),
        (b'name = ["x"]\n[shortcuts]\n', "it needs a name"),
        (b'name = "x"\nrun = "rm"\n[shortcuts]\n', "line 2, cannot be taken: “run” has no meaning here"),
        (b"a = " + b"[" * 50_000, "cannot be taken: it is not written as TOML"),
        (b"#" * (MOST_BYTES + 1), "it is too large"),
        (b"\x00" * 20, "it is not written as TOML"),
        (b"", "it needs a name"),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence(content: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / f"bad{ENDING}"
    file.write_bytes(content)
    with pytest.raises(BadInputError) as refused:
        read_preset(file)
    assert words in str(refused.value)
    assert str(file) in str(refused.value)
    assert "nothing was changed" in str(refused.value)
    assert str(refused.value).isprintable()


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(BadInputError, match="there is no such file"):
            read_preset(path)


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AnnotatorError, match="No space left on device"):
        write_preset(tmp_path / "a", Preset("Mine"))
    assert list(tmp_path.iterdir()) == []


# The presets of the program


@pytest.mark.parametrize("preset", built_in(), ids=lambda preset: preset.name)
def test_a_built_in_preset_has_no_clash_and_leaves_every_action_a_key(preset: Preset) -> None:
    examined = examine(preset.shortcuts)
    assert (examined.refused, examined.taken) == ((), preset.shortcuts)
    found = keymap(LABELS, preset.shortcuts)
    assert [name for name, keys in found.keys.items() if not keys] == []
    assert [one for one in found.lost if found.lost[one]] == []
    assert set(found.own) == set(preset.shortcuts) - {LETTERS}, "an entry that changes nothing"


def test_without_letters_no_letter_does_anything() -> None:
    found = keymap(LABELS, built_in()[2].shortcuts)
    left = [key for keys in found.keys.values() for key in keys if key.removeprefix("Shift+").isalpha()]
    assert {key for key in left if len(key.removeprefix("Shift+")) == 1} == set()


def test_the_first_preset_is_as_it_came() -> None:
    assert built_in()[0].shortcuts == {}


# What can be taken


def test_what_cannot_be_taken_is_named() -> None:
    examined = examine(
        {
            "spark": ("F5",),
            "let-go": ("F6",),
            "pen": ("Left", "F7", "F7"),
            "undo": ("F7", "F8"),
            "redo": ("Alt+D",),
            "label:of another project": ("F9",),
            "done": (),
        }
    )
    assert examined.taken == {
        "pen": ("F7",),
        "undo": ("F8",),
        "label:of another project": ("F9",),
        "done": (),
    }
    assert [(one.name, one.key, one.owner) for one in examined.refused] == [
        ("spark", "F5", ""),
        ("let-go", "F6", ""),
        ("pen", "Left", ""),
        ("undo", "F7", "pen"),
        ("redo", "Alt+D", ""),
    ]
    assert all(one.why.endswith(".") for one in examined.refused)
    assert examined.total == 10


# Changing


def test_a_key_that_is_given_is_taken_from_who_was_given_it() -> None:
    changes = with_key(keymap([], {}), {}, "pen", "F9", instead="P")
    assert changes == {"pen": ("F9", "Ctrl+Shift+P")}
    changes = with_key(keymap([], changes), changes, "undo", "F9")
    assert changes == {"pen": ("Ctrl+Shift+P",), "undo": ("Ctrl+Z", "F9")}
    changes = without_key(keymap([], changes), changes, "undo", "F9")
    assert changes == {"pen": ("Ctrl+Shift+P",)}
    assert as_it_came(changes, "pen") == {}


def test_a_letter_can_be_taken_back_from_a_label() -> None:
    group = LabelKeys("group", "1", "G")
    changes = with_key(keymap([group], {}), {}, "hint-word", "G", instead="Ctrl+J")
    assert changes == {"hint-word": ("G",)}
    changes = with_key(keymap([group], changes), changes, "hint-word", "Ctrl+J")
    assert changes == {"hint-word": ("G", "Ctrl+J")}
    found = keymap([group], changes)
    assert (found.keys["hint-word"], found.keys["label:group"]) == (("G", "Ctrl+J"), ("1",))


def test_what_another_version_wrote_is_kept() -> None:
    changes: Changes = {"pen": ("F9",), "spark": ("F8",)}
    assert all_as_they_came(changes) == {"spark": ("F8",)}
    assert taken_over(changes, {"undo": ("F7",)}) == {"spark": ("F8",), "undo": ("F7",)}


steps = st.lists(
    st.tuples(
        st.sampled_from(["pen", "undo", "hint-word", "grow", "label:group", "label:claim"]),
        st.sampled_from(["F9", "G", "U", "Ctrl+J", "1", "C"]),
        st.sampled_from(["add", "instead", "remove", "back"]),
    ),
    max_size=12,
)


@given(steps)
def test_whatever_one_does_in_the_sheet_it_is_so_and_nothing_clashes(
    done: list[tuple[str, str, str]],
) -> None:
    labels = [LabelKeys("claim", "1", "C"), LabelKeys("group", "2", "G")]
    changes: Changes = {}
    for name, key, how in done:
        found = keymap(labels, changes)
        if how == "back":
            changes = as_it_came(changes, name)
        elif how == "remove":
            changes = without_key(found, changes, name, key)
            assert key not in keymap(labels, changes).keys[name]
        else:
            first = next(iter(found.keys[name]), "") if how == "instead" else ""
            changes = with_key(found, changes, name, key, first)
            assert key in keymap(labels, changes).keys[name]
        after = keymap(labels, changes)
        assert not [loss for losses in after.lost.values() for loss in losses if loss.clash]
