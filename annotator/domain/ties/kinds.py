"""By which rule relation types are proposed: by their names, else by what they connect."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.domain.label import RelationType, Scheme
from annotator.domain.openness import SAID_BY

ABOUT = "about"
"""The relation type from a claim to the claim that it denies, confirms or quotes."""
HELD = frozenset({"has-number", "hedged-by"})
"""Relation types whose target belongs to the innermost annotation that holds it."""


@dataclass(frozen=True, slots=True)
class TieKinds:
    """The relation types of a scheme, sorted by the rule that proposes them; labels are `uid`s."""

    said_by: RelationType | None
    about: RelationType | None
    held: dict[str, dict[str, RelationType]] = field(default_factory=dict)
    """By label of what belongs to something: labels that may have it, and by which type."""
    paired: dict[str, dict[str, RelationType]] = field(default_factory=dict)
    """By label of a target: labels that one type alone ties to it, a type without a rule of its own."""

    def is_claim(self, label: str) -> bool:
        """Whether annotations of the label are said by somebody."""
        return self.said_by is not None and label in self.said_by.sources

    def is_speaker(self, label: str) -> bool:
        """Whether annotations of the label say something."""
        return self.said_by is not None and label in self.said_by.targets


def tie_kinds(scheme: Scheme) -> TieKinds:
    """Sort the relation types of a scheme."""
    said_by, about = scheme.relation_type_named(SAID_BY), scheme.relation_type_named(ABOUT)
    kinds = TieKinds(said_by, about)
    for kind in scheme.relation_types:
        if kind.name in HELD:
            for source, target in _pairs(kind):
                kinds.held.setdefault(target, {}).setdefault(source, kind)
    for kind in scheme.relation_types:
        if kind.name in HELD or kind.name in {SAID_BY, ABOUT}:
            continue
        for source, target in _pairs(kind):
            # Speakers serve many, and two of one label cannot be told apart by where they stand.
            apart = source != target and not kinds.is_speaker(source) and not kinds.is_speaker(target)
            if apart and len(list(_between(scheme, source, target))) == 1:
                kinds.paired.setdefault(target, {})[source] = kind
    return kinds


def _pairs(kind: RelationType) -> Iterator[tuple[str, str]]:
    return ((source, target) for source in kind.sources for target in kind.targets)


def _between(scheme: Scheme, one: str, other: str) -> Iterator[RelationType]:
    """The types that connect two labels, in whichever direction."""
    for kind in scheme.relation_types:
        if (one, other) in _pairs(kind) or (other, one) in _pairs(kind):
            yield kind
