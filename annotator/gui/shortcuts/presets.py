"""Presets of keys: those that come with the program, and the files by which people share theirs."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from annotator.assets import resource
from annotator.config.files import write_whole
from annotator.config.toml_text import to_toml
from annotator.domain.errors import AnnotatorError, BadInputError, Phrase
from annotator.gui.actions.keymap import Changes, is_known
from annotator.gui.translation import QT_TRANSLATE_NOOP

ENDING: Final = ".annotator-keys.toml"
MOST_BYTES: Final = 100_000
"""A file of every key there is has a tenth of it."""
MOST_ENTRIES: Final = 1000
MOST_KEYS: Final = 9
"""Of one action."""
LONGEST: Final = 120
"""Characters of a name, an id or a key."""
BUILT_IN: Final = (
    ("annotator", QT_TRANSLATE_NOOP("shortcuts", "Annotator")),
    ("left-hand", QT_TRANSLATE_NOOP("shortcuts", "Left hand")),
    ("without-letters", QT_TRANSLATE_NOOP("shortcuts", "Without letters")),
)
"""The files that come with the program, and the names on screen."""

_LINE: Final = re.compile(r" \(at line (\d+), column \d+\)$")


@dataclass(frozen=True, slots=True)
class Preset:
    """A name, and all that differs from the keys as they came."""

    name: str
    shortcuts: Changes = field(default_factory=dict)


def built_in() -> list[Preset]:
    """The presets of the program; their names are English, marked for translation in `shortcuts`."""
    return [
        Preset(name, read_preset(resource("shortcuts", f"{file}.toml")).shortcuts) for file, name in BUILT_IN
    ]


def write_preset(file: Path, preset: Preset) -> None:
    """Write a preset, at once and whole; what this version does not know is left out.

    Raises:
        AnnotatorError: the place cannot be written; what was there is untouched.
    """
    known = {name: list(keys) for name, keys in preset.shortcuts.items() if is_known(name)}
    try:
        write_whole(file, to_toml({"name": preset.name, "shortcuts": known}))
    except OSError as error:
        raise AnnotatorError(
            "the shortcuts could not be written to {file} ({reason}); choose another place",
            file=file,
            reason=error.strerror or error,
        ) from error


def read_preset(file: Path) -> Preset:
    """Read a preset; nothing in the file is done, and nothing is taken yet.

    Raises:
        BadInputError: the file cannot be read or is none of shortcuts; it names file, line and cause.
    """
    text = _text(file)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        words = _LINE.sub("", str(error)).removesuffix(" (at end of document)")
        raise _refused(file, line, Phrase("it is not written as TOML ({detail})", detail=words)) from error
    except (RecursionError, ValueError) as error:
        raise _refused(file, 0, Phrase("it is not written as TOML that can be read")) from error
    return _Reading(file, text).preset(tables)


def _text(file: Path) -> str:
    try:
        if not file.is_file():
            raise _refused(file, 0, Phrase("there is no such file"))
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        why = Phrase("it cannot be read ({detail})", detail=error.strerror or error)
        raise _refused(file, 0, why) from error
    if len(data) > MOST_BYTES:
        raise _refused(file, 0, Phrase("it is too large for a file of shortcuts"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused(file, line, Phrase("it is not written in UTF-8")) from error


class _Reading:
    """Checks what the file says, kind by kind."""

    def __init__(self, file: Path, text: str) -> None:
        self._file = file
        self._lines = text.split("\n")

    def preset(self, tables: Mapping[str, Any]) -> Preset:
        for key in tables:
            if key not in {"name", "shortcuts"}:
                raise self._wrong(key, Phrase("“{key}” has no meaning here", key=_short(key)))
        name, shortcuts = tables.get("name"), tables.get("shortcuts")
        if not isinstance(name, str) or not _plain(name) or not name.strip():
            why = Phrase("it needs a name, one line of up to {most} letters", most=LONGEST)
            raise self._wrong("name", why)
        if not isinstance(shortcuts, dict):
            raise self._wrong("shortcuts", Phrase("it needs a table [shortcuts]"))
        if len(shortcuts) > MOST_ENTRIES:
            raise self._wrong("", Phrase("it has more than {most} entries", most=MOST_ENTRIES))
        return Preset(name.strip(), {key: self._keys(key, value) for key, value in shortcuts.items()})

    def _keys(self, key: str, value: object) -> tuple[str, ...]:
        if not _plain(key):
            raise self._wrong(key, Phrase("“{key}” is no name of an action", key=_short(key)))
        if not isinstance(value, list) or len(value) > MOST_KEYS:
            why = Phrase("“{key}” should be a list of up to {most} keys", key=key, most=MOST_KEYS)
            raise self._wrong(key, why)
        for one in value:
            if not isinstance(one, str) or not _plain(one):
                raise self._wrong(key, Phrase("“{key}” has something in its list that is no key", key=key))
        return tuple(value)

    def _wrong(self, key: str, why: Phrase) -> BadInputError:
        starts = (f"{key} ", f"{key}=", f'"{key}"', f"'{key}'", f"[{key}", f"[shortcuts.{key}")
        found = (n for n, line in enumerate(self._lines, 1) if line.strip().startswith(starts))
        return _refused(self._file, next(found, 0) if key else 0, why)


def _refused(file: Path, line: int, why: Phrase) -> BadInputError:
    if line:
        return BadInputError(
            "the shortcuts in {file}, line {line}, cannot be taken: {why}; "
            "nothing was changed, mend the file or choose another one",
            file=file,
            line=line,
            why=why,
        )
    return BadInputError(
        "the shortcuts in {file} cannot be taken: {why}; nothing was changed, choose another file",
        file=file,
        why=why,
    )


def _plain(text: str) -> bool:
    return len(text) <= LONGEST and text.isprintable()


def _short(text: str) -> str:
    shown = "".join(one if one.isprintable() else "\ufffd" for one in text[:40])
    return shown + "…" if len(text) > 40 else shown
