"""The annotations of one set as cards: each claim with what is tied to it, and the rest apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.label import Scheme
from annotator.domain.openness import SAID_BY
from annotator.domain.relation import Relation


@dataclass(frozen=True, slots=True)
class Card:
    """A claim and what it is tied to, each in reading order."""

    claim: Annotation
    speakers: tuple[Annotation, ...]
    parts: tuple[Annotation, ...]
    """Numbers, hedges and whatever else the scheme ties to claims, what is tied to these among them."""


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards in reading order, and what is on none of them."""

    cards: tuple[Card, ...]
    loose: tuple[Annotation, ...]


def heads(scheme: Scheme) -> frozenset[str]:
    """The labels (`uid`s) that get a card: relations go out from them, and come in from their like only."""
    sources = {uid for kind in scheme.relation_types for uid in kind.sources}
    below = {
        target
        for kind in scheme.relation_types
        for target in kind.targets
        if any(source != target for source in kind.sources)
    }
    return frozenset(sources - below)


def cards_of(scheme: Scheme, annotations: Iterable[Annotation], relations: Iterable[Relation]) -> Cards:
    """Sort the annotations of one set (or of a part of it) into cards."""
    known = {one.uid: one for one in annotations}
    said_by = scheme.relation_type_named(SAID_BY)
    speaking = said_by.uid if said_by is not None else ""
    out: dict[str, list[Relation]] = {}
    for relation in relations:
        out.setdefault(relation.source, []).append(relation)
    with_card, used = heads(scheme), set[str]()
    made: list[Card] = []
    for one in sorted(known.values(), key=reading_order):
        if one.label not in with_card:
            continue
        ties = [tie for tie in out.get(one.uid, ()) if tie.target in known]
        speakers = [known[tie.target] for tie in ties if tie.type == speaking]
        parts = [known[tie.target] for tie in ties if tie.type != speaking]
        parts = [part for part in parts if part.label not in with_card]
        further = [
            known[tie.target]
            for part in parts
            for tie in out.get(part.uid, ())
            if tie.target in known and known[tie.target].label not in with_card
        ]
        card = Card(one, _in_order(speakers), _in_order([*parts, *further]))
        used.update(each.uid for each in (one, *card.speakers, *card.parts))
        made.append(card)
    loose = [one for one in known.values() if one.uid not in used]
    return Cards(tuple(made), _in_order(loose))


def _in_order(annotations: Sequence[Annotation]) -> tuple[Annotation, ...]:
    return tuple(sorted({one.uid: one for one in annotations}.values(), key=reading_order))
