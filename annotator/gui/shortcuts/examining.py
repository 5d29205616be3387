"""What of a preset can be taken, and why the rest cannot."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotator.gui.actions.keymap import LETTERS, UNCHANGING, Changes, is_known, why_not
from annotator.gui.actions.usable import portable


@dataclass(frozen=True, slots=True)
class Refused:
    """One key, or a whole entry where `key` is empty, that cannot be taken."""

    name: str
    """A lasting id."""
    key: str
    why: str
    """A sentence in the language of the window."""
    owner: str = ""
    """The lasting id of the action that has the key already."""


@dataclass(frozen=True, slots=True)
class Examined:
    """The part of a preset that can be taken, and the other one."""

    taken: Changes
    refused: tuple[Refused, ...]
    total: int
    """Keys in the preset; an entry without keys counts as one."""


def examine(preset: Changes) -> Examined:
    """Look through a preset before it is taken."""
    taken: dict[str, tuple[str, ...]] = {}
    refused: list[Refused] = []
    owners: dict[str, str] = {}
    for name, keys in preset.items():
        why = _why_not_at_all(name, keys)
        if why:
            refused += [Refused(name, key, why) for key in keys or ("",)]
            continue
        good: list[str] = []
        for key in keys:
            plain = portable(key)
            if why_not(name, key):
                refused.append(Refused(name, key, why_not(name, key)))
            elif owners.setdefault(plain, name) != name:
                twice = QCoreApplication.translate("shortcuts", "It is given to another action as well.")
                refused.append(Refused(name, plain, twice, owners[plain]))
            else:
                good.append(plain)
        if good or not keys:
            taken[name] = tuple(dict.fromkeys(good))
    return Examined(taken, tuple(refused), sum(max(1, len(keys)) for keys in preset.values()))


def _why_not_at_all(name: str, keys: tuple[str, ...]) -> str:
    if not is_known(name) or (name == LETTERS and keys):
        return QCoreApplication.translate("shortcuts", "There is no such action in this version.")
    if name in UNCHANGING:
        return QCoreApplication.translate("shortcuts", "The keys of this action are fixed.")
    return ""
