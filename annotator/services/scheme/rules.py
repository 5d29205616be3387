"""What a label scheme may hold: names, titles, keys, colours, attributes and their conditions."""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from annotator.domain.errors import RefusedError
from annotator.domain.json_values import Json
from annotator.domain.label import PALETTE, RESERVED_KEYS, Attribute, AttributeKind, Label, circle
from annotator.domain.text import canonical

LONGEST: Final = 80
"""Characters of a name, title or choice that is typed; what comes in files is kept as it came."""
COLOUR_ROLES: Final = (
    "claim",
    "speaker",
    "number",
    "hedge",
    *(f"palette-{n}" for n in range(1, PALETTE + 1)),
)
"""The colours of the theme that a label can have."""
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_LARGEST: Final = 2**63 - 1
_TYPES: Final[dict[AttributeKind, tuple[type, ...]]] = {
    AttributeKind.CHOICE: (str,),
    AttributeKind.TEXT: (str,),
    AttributeKind.NUMBER: (int, float),
    AttributeKind.YES_NO: (bool,),
}


def proper(text: str) -> str:
    """A name, title or choice as it is stored: on one line, white space drawn together.

    Raises:
        RefusedError: nothing is left, or it is too long.
    """
    text = " ".join(canonical(text).split())
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Cc")
    if not text:
        raise RefusedError("this needs a name; type one")
    if len(text) > LONGEST:
        raise RefusedError("the name is too long; take one of at most {most} characters", most=LONGEST)
    return text


def new_name(text: str, taken: Iterable[str]) -> str:
    """A name that nothing else of the same list has.

    Raises:
        RefusedError: it is taken, empty or too long.
    """
    name = proper(text)
    if name in set(taken):
        raise RefusedError("there is a {name} already; choose another name, or merge the two", name=name)
    return name


def is_one_line(text: str) -> bool:
    """Whether a text has no line breaks and no other signs of control."""
    return not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in text)


def is_colour(colour: str) -> bool:
    """Whether a label can have it: a role of the theme, or `#RRGGBB`."""
    return colour in COLOUR_ROLES or _COLOUR.fullmatch(colour) is not None


def is_letter(key: str) -> bool:
    """Whether it is one letter, of whatever script."""
    return len(key) == 1 and key.isalpha() and len(key.lower()) == 1


def checked_key(key: str, label: str, labels: Sequence[Label]) -> str:
    """The key of a label (`uid`) as it is stored: lower case, empty for none.

    Raises:
        RefusedError: it is no letter, the window's or another label's.
    """
    key = key.strip().lower()
    if not key:
        return ""
    if not is_letter(key):
        raise RefusedError("“{key}” is no letter; a label's key is one letter", key=key)
    if key in RESERVED_KEYS:
        raise RefusedError("the window needs “{key}” for something else; choose another letter", key=key)
    other = next((one for one in labels if one.key == key and one.uid != label), None)
    if other is not None:
        raise RefusedError(
            "“{key}” is the key of “{label}”; choose another letter, or take it from there first",
            key=key,
            label=other.title,
        )
    return key


def fits(kind: AttributeKind, choices: Sequence[str], value: Json) -> bool:
    """Whether a value is one that an attribute of a kind takes; numbers are finite and of 64 bits at most."""
    if type(value) not in _TYPES[kind]:
        return False
    if kind is AttributeKind.CHOICE:
        return value in choices
    if isinstance(value, int) and abs(value) > _LARGEST:
        return False
    return not isinstance(value, float) or math.isfinite(value)


def checked_attribute(attribute: Attribute, others: Sequence[Attribute]) -> Attribute:
    """An attribute beside the others of its label, as it is stored.

    Raises:
        RefusedError: its choices, default or condition cannot be.
    """
    choices = tuple(dict.fromkeys(attribute.choices))
    if attribute.kind is AttributeKind.CHOICE and not choices:
        raise RefusedError("a choice needs something to choose from; give it values")
    if attribute.kind is not AttributeKind.CHOICE:
        choices = ()
    attribute = replace(attribute, choices=choices)
    if attribute.default is not None and not fits(attribute.kind, choices, attribute.default):
        raise RefusedError("the default is no value that “{name}” takes", name=attribute.name)
    when = attribute.when
    if when is not None:
        other = next((one for one in others if one.name == when.attribute), None)
        if other is None or other.kind is not AttributeKind.CHOICE:
            raise RefusedError("“{name}” can only depend on a choice of the same label", name=attribute.name)
        if not when.values or any(one not in other.choices for one in when.values):
            raise RefusedError(
                "the condition of “{name}” needs values of “{other}”", name=attribute.name, other=other.name
            )
        around = circle([*others, attribute])
        if around:
            raise RefusedError("the conditions wait for each other ({circle})", circle=" → ".join(around))
    return attribute
