"""What this machine remembers between starts: the last place in each project, windows, splitters."""

import json
import threading
from pathlib import Path
from typing import TypeAlias

from annotator.config.files import write_whole

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"

PLACES = "places"
"""The group of the last place by project (`uid`)."""
WINDOW = "window"
"""The group of geometry and splitters by name."""
MOST = 200
"""Entries kept in a group; the oldest go first."""


class State:
    """Groups of named JSON values in one file; losing it loses nothing but convenience."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._turn = threading.Lock()
        self._groups = _read(file)
        self._changed: dict[tuple[str, str], Plain] = {}

    def value(self, group: str, name: str) -> Plain:
        """What was remembered under a name; None where nothing was."""
        return self._groups.get(group, {}).get(name)

    def names(self, group: str) -> list[str]:
        """The names under which something was remembered, the one remembered last at the end."""
        return list(self._groups.get(group, {}))

    def remember(self, group: str, name: str, value: Plain) -> None:
        """Remember a value until `save` writes it; None forgets it."""
        with self._turn:
            _set(self._groups, group, name, value)
            self._changed[group, name] = value

    def save(self) -> bool:
        """Write what changed into the file, beside what other windows wrote; whether that went well."""
        with self._turn:
            if not self._changed:
                return True
            groups = _read(self.file)
            for (group, name), value in self._changed.items():
                _set(groups, group, name, value)
            try:
                write_whole(self.file, json.dumps(groups, ensure_ascii=True, indent=1) + "\n")
            except OSError:
                return False
            self._groups = groups
            self._changed.clear()
            return True


def _set(groups: dict[str, dict[str, Plain]], group: str, name: str, value: Plain) -> None:
    values = groups.setdefault(group, {})
    values.pop(name, None)
    if value is not None:
        values[name] = value
    while len(values) > MOST:
        del values[next(iter(values))]


def _read(file: Path) -> dict[str, dict[str, Plain]]:
    try:
        groups = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(groups, dict):
        return {}
    return {name: values for name, values in groups.items() if isinstance(values, dict)}
