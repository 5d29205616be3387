"""Which keys each action really has: the catalogue's, the labels', the person's own, and who wins.

A person's own key wins over everything. A label's digit and letter win over what the catalogue gives an
action, as long as that action has another key. No two actions are left with the same key: Qt would answer
to neither.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from annotator.gui.actions.catalogue import CATALOGUE, Part
from annotator.gui.actions.usable import portable, refusal

Changes: TypeAlias = Mapping[str, tuple[str, ...]]
"""What a person changed: lasting ids of actions, with all keys that each shall have."""

LABEL: Final = "label:"
"""What the lasting id of a label begins with; its name in files follows."""
LETTERS: Final = "label-letters"
"""Among the changes with no keys: labels have no letters, but those that a person gives them."""
UNCHANGING: Final = frozenset({"let-go"})
"""Actions whose keys stay: whatever else happens, Esc leaves."""

_PAGE: Final = frozenset(one.id for one in CATALOGUE if one.part is Part.PAGE)


@dataclass(frozen=True, slots=True)
class LabelKeys:
    """The keys that a project gives a label; empty where there is none."""

    name: str
    digit: str
    letter: str

    @property
    def id(self) -> str:
        """The lasting id, the same in every project with a label of that name."""
        return LABEL + self.name

    @property
    def keys(self) -> tuple[str, ...]:
        """Digit and letter, where there are any."""
        return tuple(key for key in (self.digit, portable(self.letter)) if key)


@dataclass(frozen=True, slots=True)
class Loss:
    """A key that an action should have, and who has it."""

    key: str
    owner: str
    """A lasting id."""
    clash: bool
    """Whether the person gave it to both; otherwise all is as it should be."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every action, by lasting id, in portable text."""

    keys: Changes = field(default_factory=dict)
    wanted: Changes = field(default_factory=dict)
    """What each should have: the person's own, else the defaults."""
    defaults: Changes = field(default_factory=dict)
    lost: Mapping[str, tuple[Loss, ...]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    """The actions that a person gave other keys."""

    def owner(self, key: str) -> str:
        """Whose key it is (a lasting id); empty where it is free."""
        return next((name for name, keys in self.keys.items() if key in keys), "")


def keymap(labels: Sequence[LabelKeys], changes: Changes) -> Keymap:
    """Work out who has which key; the one place where it is decided."""
    built_in = {one.id: tuple(portable(key) for key in one.keys) for one in CATALOGUE}
    given = {one.id: one.keys for one in labels}
    defaults = given | built_in
    own = {
        name: usable(name, keys)
        for name, keys in changes.items()
        if name in defaults and name not in UNCHANGING
    }
    if changes.get(LETTERS) == ():
        given = {one.id: tuple(filter(None, (one.digit,))) for one in labels}
    wanted = given | built_in | own
    owners = {key: name for name in UNCHANGING for key in built_in[name]}
    for name, keys in own.items():
        for key in keys:
            owners.setdefault(key, name)
    # A letter that is all that an action has stays with it.
    owners = {keys[0]: name for name, keys in built_in.items() if len(keys) == 1 and name not in own} | owners
    for name in (*given, *built_in):
        for key in wanted[name]:
            owners.setdefault(key, name)
    lost = {
        name: tuple(
            Loss(key, owners[key], clash=name in own and owners[key] in own)
            for key in keys
            if owners[key] != name
        )
        for name, keys in wanted.items()
    }
    return Keymap(
        keys={name: tuple(key for key in keys if owners[key] == name) for name, keys in wanted.items()},
        wanted=wanted,
        defaults=defaults,
        lost={name: losses for name, losses in lost.items() if losses},
        own=frozenset(name for name, keys in own.items() if keys != defaults[name]),
    )


def usable(id: str, keys: Sequence[str]) -> tuple[str, ...]:
    """Those keys that an action can have, in portable text and each once."""
    found = (portable(key) for key in keys if not refusal(key, page=id in _PAGE))
    return tuple(dict.fromkeys(key for key in found if key))


def why_not(id: str, key: str) -> str:
    """Why an action cannot have a key, as a sentence; empty where it can."""
    return refusal(key, page=id in _PAGE)


def is_known(id: str) -> bool:
    """Whether there is such an action in this version; labels differ from project to project."""
    return id.startswith(LABEL) or id == LETTERS or any(one.id == id for one in CATALOGUE)


def faults(changes: Changes) -> list[str]:
    """What is wrong with changes that somebody wrote by hand, in plain English as the loader says it."""
    found = []
    for name, keys in changes.items():
        if not is_known(name):
            found.append(f"the setting shortcuts.{name} is not known; it was kept, look for a mistyped name")
            continue
        found += [
            f"the setting shortcuts.{name} has the key {key}, which cannot be used; choose another one"
            for key in keys
            if why_not(name, key)
        ]
    return found
