"""What the strip of attributes offers: choices with a letter each, and attributes that are typed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.attributes import is_missing
from annotator.domain.json_values import Json, same
from annotator.domain.label import Attribute, AttributeKind, Label
from annotator.gui.annotate.attributes.letters import letters_for
from annotator.gui.annotate.attributes.names import attribute_title, choice_title, value_title, yes_no
from annotator.gui.annotate.attributes.shown import Shown, Standing

AT_ONCE: Final = 24
"""More entries than these take too much of the page, and too many letters to remember."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a letter does."""

    attribute: Attribute
    words: str
    value: Json = None
    """What it sets; None where it opens the attribute instead."""
    on: bool = False
    """Whether what is chosen has this value."""
    read: bool = False
    """Whether this value is read and waits to be confirmed."""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """An attribute with its entries."""

    title: str
    entries: tuple[Entry, ...]


def groups_of(
    attributes: Sequence[Attribute],
    label: Label | None,
    shown: Mapping[str, Shown],
    asked: Collection[str],
    opened: str = "",
) -> list[Group]:
    """The attributes with all their choices where they are few, else by two letters.

    Args:
        attributes: those that can be set.
        label: whose attributes they are, where it is one label.
        shown: what each has now, by name.
        asked: the attributes that are asked for; the letters of the others stay free for them.
        opened: the attribute whose choices are wanted, after its own letter was typed; empty for all.
    """
    by_choice = {one.name: _entries(one, label, shown.get(one.name, Shown())) for one in attributes}
    if opened:
        groups = [Group(attribute_title(label, opened), tuple(by_choice[opened]))]
    elif sum(len(entries) for entries in by_choice.values()) <= AT_ONCE:
        groups = [
            Group("" if _is_typed(one) else attribute_title(label, one.name), tuple(by_choice[one.name]))
            for one in attributes
        ]
    else:
        entries = (Entry(one, _titled(one, label, shown.get(one.name, Shown()))) for one in attributes)
        groups = [Group("", (entry,)) for entry in entries]
    return [
        group
        for group in _lettered(groups)
        if any(entry.attribute.name in asked or entry.on for entry in group.entries)
    ]


def _entries(attribute: Attribute, label: Label | None, shown: Shown) -> list[Entry]:
    choices: Sequence[Json] = (
        attribute.choices
        if attribute.kind is AttributeKind.CHOICE
        else (True, False)
        if attribute.kind is AttributeKind.YES_NO
        else ()
    )
    if _is_typed(attribute):
        return [Entry(attribute, _titled(attribute, label, shown))]
    return [
        Entry(
            attribute,
            yes_no(value) if isinstance(value, bool) else choice_title(label, attribute.name, str(value)),
            value,
            on=shown.standing is Standing.SET and same(shown.value, value),
            read=shown.standing is Standing.READ and same(shown.value, value),
        )
        for value in choices
    ]


def _titled(attribute: Attribute, label: Label | None, shown: Shown) -> str:
    title = attribute_title(label, attribute.name)
    if is_missing(shown.value):
        return title
    return f"{title}: {value_title(label, attribute.name, shown.value)}"


def _is_typed(attribute: Attribute) -> bool:
    return attribute.kind in {AttributeKind.NUMBER, AttributeKind.TEXT}


def _lettered(groups: Sequence[Group]) -> list[Group]:
    # The value that stands behind the name of what is typed must not change its letter.
    words = [entry.words.partition(": ")[0] for group in groups for entry in group.entries]
    letters = iter(letters_for(words))
    return [
        Group(
            group.title,
            tuple(
                Entry(entry.attribute, entry.words, entry.value, entry.on, entry.read, next(letters))
                for entry in group.entries
            ),
        )
        for group in groups
    ]
