"""A decision as it was made here: its body read as values, and written again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.decision import Decision
from annotator.domain.json_values import Json, JsonObject

MAJORITY: Final = "majority"
LATER: Final = "later"
RELATION_FACET: Final = "relation"
"""Of a facet that is a relation; which one is told by what it goes to."""


@dataclass(frozen=True, slots=True)
class Choice:
    """From whom one facet was taken."""

    facet: str
    """As in `adjudication`, only that a relation is told by `about`."""
    annotator: str | None
    """By name; None where nobody's was taken."""
    about: tuple[str, ...] = ()
    """Of a relation: the annotations (`name/id`) of the group that it goes to."""


@dataclass(frozen=True, slots=True)
class MadeDecision:
    """What a decision says; annotations of annotators are told as `name/id`."""

    kind: str
    """A `Way`, or `majority`."""
    types: tuple[str, ...] = ()
    label: str = ""
    """The label's name."""
    about: tuple[str, ...] = ()
    """All annotations concerned; of relations those of their source."""
    relation: str = ""
    """The name of the relation type, where relations were decided."""
    facets: tuple[Choice, ...] = ()
    made_from: tuple[str, ...] = ()
    """Which annotations it was taken from."""
    to: tuple[str, ...] = ()
    """The ids of what it put into gold."""
    by: str = ""
    at: str = ""
    reason: str = ""
    note: str = ""
    guideline: str | None = None
    rule: str = ""
    """The rule by which it was made, where it was one of many."""
    seen: Mapping[str, str] = field(default_factory=dict)
    """By name what each annotator had then, as a digest; tells whether it changed since."""
    decision: Decision | None = None
    """What it was read from."""

    @property
    def from_one(self) -> str:
        """The one annotator (by name) from whom every facet was taken; else empty."""
        names = {choice.annotator for choice in self.facets}
        return (names.pop() or "") if len(names) == 1 and self.kind in {"taken", MAJORITY} else ""

    def body(self) -> dict[str, Json]:
        """As it is stored and exported; what says nothing is left out."""
        written: dict[str, Json] = {"kind": self.kind, "types": list(self.types), "label": self.label}
        if self.relation:
            written["relation"] = self.relation
        written["about"] = list(self.about)
        if self.facets:
            written["facets"] = [_choice(one) for one in self.facets]
        written |= {"from": list(self.made_from), "to": list(self.to), "by": self.by, "at": self.at}
        for key, value in (("rule", self.rule), ("reason", self.reason), ("note", self.note)):
            if value:
                written[key] = value
        if self.guideline is not None:
            written["guideline"] = self.guideline
        written["seen"] = dict(self.seen)
        return written


def made_decision(decision: Decision) -> MadeDecision | None:
    """A decision as values; None where it is of another kind and cannot be told which place it is about."""
    body = decision.body
    if not isinstance(body, dict):
        return None
    made_from = _texts(body.get("from"))
    about = _texts(body.get("about")) or made_from
    if not about:
        return None
    seen = body.get("seen")
    guideline = body.get("guideline")
    return MadeDecision(
        kind=_text(body, "kind") or "own",
        types=_texts(body.get("types")),
        label=_text(body, "label"),
        about=about,
        relation=_text(body, "relation"),
        facets=_choices(body.get("facets")),
        made_from=made_from,
        to=_texts(body.get("to")),
        by=_text(body, "by"),
        at=_text(body, "at"),
        reason=_text(body, "reason"),
        note=_text(body, "note"),
        guideline=guideline if isinstance(guideline, str) else None,
        rule=_text(body, "rule"),
        seen={name: digest for name, digest in seen.items() if isinstance(digest, str)}
        if isinstance(seen, dict)
        else {},
        decision=decision,
    )


def _choice(choice: Choice) -> dict[str, Json]:
    written: dict[str, Json] = {"facet": choice.facet}
    if choice.about:
        written["about"] = list(choice.about)
    return {**written, "annotator": choice.annotator}


def _choices(value: Json) -> tuple[Choice, ...]:
    found = []
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict) and isinstance(one.get("facet"), str):
            name = one.get("annotator")
            found.append(
                Choice(_text(one, "facet"), name if isinstance(name, str) else None, _texts(one.get("about")))
            )
    return tuple(found)


def _text(body: JsonObject, key: str) -> str:
    value = body.get(key)
    return value if isinstance(value, str) else ""


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
