"""The disagreements of an article in their order, with what became of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.annotation import Annotation
from annotator.domain.review.disagreement import Disagreement, Kind
from annotator.domain.review.review import Item, State


@dataclass(frozen=True, slots=True)
class Place:
    """One disagreement with its number in the article, from 1."""

    number: int
    item: Item

    @property
    def disagreement(self) -> Disagreement:
        """What differs."""
        return self.item.disagreement

    @property
    def key(self) -> str:
        """Of the disagreement."""
        return self.item.disagreement.key

    @property
    def state(self) -> State:
        """How far it is."""
        return self.item.state

    @property
    def left(self) -> bool:
        """Whether it is still to be decided."""
        return self.item.left


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which disagreements are listed; None lets all through."""

    kind: Kind | None = None
    label: str | None = None
    person: str | None = None
    left_only: bool = False

    def takes(self, place: Place, keep: str = "") -> bool:
        """Whether it is listed; `keep` is the key of one that stays whatever became of it."""
        one = place.disagreement
        if self.left_only and not place.left and place.key != keep:
            return False
        if self.kind is not None and self.kind not in one.types:
            return False
        if self.label is not None and self.label not in labels_of(one):
            return False
        return self.person is None or is_about(one, self.person)


def labels_of(one: Disagreement) -> set[str]:
    """The labels (`uid`s) of all annotations of a disagreement."""
    return {one.label, *(each.label for side in one.sides for each in side.annotations)}


def is_about(one: Disagreement, person: str) -> bool:
    """Whether an annotator (`uid`) is not with most of the others: alone, or one who differs."""
    side = one.side(person)
    if side is None:
        return False
    same = sum(_alike(side.annotations, other.annotations) for other in one.sides)
    return same <= len(one.sides) / 2


def _alike(own: Sequence[Annotation], other: Sequence[Annotation]) -> bool:
    return _seen(own) == _seen(other)


def _seen(annotations: Sequence[Annotation]) -> list[tuple[object, object, str]]:
    return [(one.label, one.fragments, repr(one.attributes)) for one in annotations]


def following(
    places: Sequence[Place], current: str, *, step: int = 1, among: Iterable[str] | None = None
) -> Place | None:
    """The place `step` after the current one, round the ends; the first where there is no current one."""
    listed = set(among) if among is not None else None
    rows = [one for one in places if listed is None or one.key in listed or one.key == current]
    if not rows:
        return None
    at = next((number for number, one in enumerate(rows) if one.key == current), None)
    if at is None:
        return rows[0] if step > 0 else rows[-1]
    return rows[(at + step) % len(rows)]


def next_open(places: Sequence[Place], current: str) -> Place | None:
    """Where to go after a decision: on to the next open one about annotations, then to those about relations.

    What was put off comes when nothing else is left.
    """
    at = next((number for number, one in enumerate(places) if one.key == current), -1)
    rounds = [*places[at + 1 :], *places[: at + 1]]
    for about_relations in (False, True):
        for one in rounds:
            fresh = one.state in {State.OPEN, State.STALE}
            if fresh and one.disagreement.of_relations is about_relations:
                return one
    return next((one for one in rounds if one.state is State.LATER), None)
