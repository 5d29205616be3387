"""The label scheme: labels with their attributes, and relation types with what they may connect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias


class Underline(StrEnum):
    """How a label is underlined on the page, so that it is not told by colour alone."""

    SOLID = "solid"
    THICK = "thick"
    DASHED = "dashed"
    DOTTED = "dotted"


class AttributeKind(StrEnum):
    """What values an attribute takes."""

    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"
    YES_NO = "yes-no"


@dataclass(frozen=True, slots=True)
class Condition:
    """When an attribute is asked for: where another one of its label, a choice, has one of some values."""

    attribute: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a label or relation type; `choices` only where the kind is a choice."""

    name: str
    kind: AttributeKind
    choices: tuple[str, ...] = ()
    required: bool = False
    default: str | int | float | bool | None = None
    when: Condition | None = None
    """Without one it is asked for always. It decides what is asked, never what may be stored."""

    def is_asked(self, values: Mapping[str, object]) -> bool:
        """Whether it is asked for where the annotation or relation has these values."""
        return self.when is None or values.get(self.when.attribute) in self.when.values


def circle(attributes: Sequence[Attribute]) -> tuple[str, ...]:
    """The names of attributes whose conditions wait for each other, the first again at the end; or none."""
    waits = {one.name: one.when.attribute for one in attributes if one.when is not None}
    for name in waits:
        path = [name]
        while path[-1] in waits and path.count(path[-1]) == 1:
            path.append(waits[path[-1]])
        if path.count(path[-1]) > 1:
            return tuple(path[path.index(path[-1]) :])
    return ()


@dataclass(frozen=True, slots=True)
class Label:
    """What an annotation says of its stretch of text."""

    uid: str
    """Never changes; annotations point at it. For the first of a name it is the name itself."""
    name: str
    """As it stands in files: `claim`."""
    title: str
    """As it stands on screen: `Claim`."""
    colour: str
    """A role of the theme (`claim`, `palette-1`) or a colour `#RRGGBB`."""
    underline: Underline
    key: str
    """The letter that tags with it; empty where there is none. Digits go by position."""
    position: int
    attributes: tuple[Attribute, ...] = ()

    @property
    def cap(self) -> str:
        """The letter as it stands on the key: a capital, but for one (as ß) whose capital is two letters."""
        capital = self.key.upper()
        return capital if len(capital) == 1 else self.key


@dataclass(frozen=True, slots=True)
class RelationType:
    """A kind of relation; `sources` and `targets` name the labels (`uid`) that it may connect."""

    uid: str
    name: str
    title: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    position: int
    attributes: tuple[Attribute, ...] = ()


Owner: TypeAlias = Label | RelationType
"""What has attributes."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """All labels and relation types of a project, each in its order."""

    labels: tuple[Label, ...]
    relation_types: tuple[RelationType, ...]

    @property
    def owners(self) -> tuple[Owner, ...]:
        """The labels, then the relation types."""
        return (*self.labels, *self.relation_types)

    def label(self, uid: str) -> Label | None:
        """The label of that `uid`."""
        return next((label for label in self.labels if label.uid == uid), None)

    def label_named(self, name: str) -> Label | None:
        """The label of that name."""
        return next((label for label in self.labels if label.name == name), None)

    def relation_type(self, uid: str) -> RelationType | None:
        """The relation type of that `uid`."""
        return next((kind for kind in self.relation_types if kind.uid == uid), None)

    def relation_type_named(self, name: str) -> RelationType | None:
        """The relation type of that name."""
        return next((kind for kind in self.relation_types if kind.name == name), None)

    def label_for_key(self, key: str) -> Label | None:
        """The label that a key chooses: a digit by position, counted from 1, or the label's letter."""
        if key.isascii() and key.isdigit():
            index = int(key) - 1
            return self.labels[index] if 0 <= index < len(self.labels) else None
        return next((label for label in self.labels if label.key and label.key.lower() == key.lower()), None)


def _choice(name: str, values: str) -> Attribute:
    return Attribute(name, AttributeKind.CHOICE, tuple(values.split()))


def _text(name: str) -> Attribute:
    return Attribute(name, AttributeKind.TEXT)


def _number(name: str, bounds: str) -> Attribute:
    return Attribute(name, AttributeKind.NUMBER, when=Condition("bound", tuple(bounds.split())))


def default_scheme() -> Scheme:
    """The scheme that every new project begins with: claim, speaker, number, hedge and what ties them."""
    claim = (
        _choice("quote", "direct indirect mixed free-indirect"),
        _choice("polarity", "asserts denies"),
        _choice("voice", "author unattributed"),
    )
    speaker = (_choice("form", "named organisation unnamed pronoun document"), _text("entity"))
    of_one_value, of_two_ends = "exact approximate at-least more-than at-most less-than", "range vague"
    number = (
        _choice("bound", f"{of_one_value} {of_two_ends}"),
        _number("value", of_one_value),
        _number("lower", of_two_ends),
        _number("upper", of_two_ends),
        _text("unit"),
        _text("quantity"),
    )
    hedge = (
        _choice("type", "modal adverb evidential approximator conditional other"),
        _choice("strength", "weak medium strong"),
    )
    return Scheme(
        labels=(
            Label("claim", "claim", "Claim", "claim", Underline.SOLID, "c", 1, claim),
            Label("speaker", "speaker", "Speaker", "speaker", Underline.THICK, "s", 2, speaker),
            Label("number", "number", "Number", "number", Underline.DASHED, "n", 3, number),
            Label("hedge", "hedge", "Hedge", "hedge", Underline.DOTTED, "h", 4, hedge),
        ),
        relation_types=(
            RelationType("said-by", "said-by", "said by", ("claim",), ("speaker",), 1),
            RelationType("has-number", "has-number", "has number", ("claim",), ("number",), 2),
            RelationType("hedged-by", "hedged-by", "hedged by", ("claim", "number"), ("hedge",), 3),
            RelationType("about", "about", "about", ("claim",), ("claim",), 4),
        ),
    )


def free_key(name: str, taken: set[str]) -> str:
    """The first letter of a name that no other label has as its key; empty where all are taken."""
    return next((letter for letter in name.lower() if letter.isalpha() and letter not in taken), "")


def letter_for(name: str, taken: set[str], place: int) -> str:
    """The letter that a label gets where nobody chose one; empty where there is none to give.

    It is none that the window has for an action, as long as the label can be had by a digit.

    Args:
        name: the label's name, whose letters are tried in their order.
        taken: the letters of the other labels.
        place: counted from 1; the first nine have digits.
    """
    letter = free_key(name, taken | RESERVED_KEYS | WINDOW_LETTERS)
    return letter or (free_key(name, taken | RESERVED_KEYS) if place > DIGITS else "")


def new_label(name: str, scheme: Scheme) -> Label:
    """Make a label for a name that the scheme lacks, at the end, with the colour that fewest others have."""
    uids = {label.uid for label in scheme.labels}
    underlines = list(Underline)
    usual = default_scheme().label_named(name)
    colours = [*([usual.colour] if usual else []), *(f"palette-{number + 1}" for number in range(PALETTE))]
    taken = [label.colour for label in scheme.labels]
    return Label(
        uid=_free(name, uids),
        name=name,
        title=name[:1].upper() + name[1:],
        colour=min(colours, key=taken.count),
        underline=underlines[len(scheme.labels) % len(underlines)],
        key=letter_for(name, {label.key for label in scheme.labels}, len(scheme.labels) + 1),
        position=max((label.position for label in scheme.labels), default=0) + 1,
    )


def new_relation_type(name: str, scheme: Scheme) -> RelationType:
    """Make a relation type for a name that the scheme lacks; it connects nothing until it is widened."""
    position = max((kind.position for kind in scheme.relation_types), default=0) + 1
    uid = _free(name, {kind.uid for kind in scheme.relation_types})
    return RelationType(uid, name, name.replace("-", " "), (), (), position)


def widened(kind: RelationType, source: str, target: str) -> RelationType:
    """The relation type with two labels (`uid`) added to what it may connect."""
    return replace(
        kind,
        sources=kind.sources if source in kind.sources else (*kind.sources, source),
        targets=kind.targets if target in kind.targets else (*kind.targets, target),
    )


PALETTE = 8
"""How many further colours a theme has for labels that a project adds."""

RESERVED_KEYS = frozenset("abdefo")
"""Letters that the window needs for actions without another key; no label may have them."""

WINDOW_LETTERS = frozenset("abdefgijklmopqrtuvwxyz")
"""All letters that the window gives to actions; where a label has one too, the action's other key stays."""

DIGITS = 9
"""So many labels can be had by a digit."""


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name}~{number}" in taken:
        number += 1
    return f"{name}~{number}"
