"""The numbers of one pane: which disagreement stands before which code point, and how it looks now."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from annotator.domain.review.disagreement import Disagreement
from annotator.gui.review.panes.badges import Badge, BadgeState
from annotator.gui.review.places import Place

Position = Callable[[Disagreement], int | None]
"""The code point before which a pane has the number of a disagreement; None where it has no mark of it."""


class PaneNumbers:
    """Relations have no number of their own on the page but while they are the current disagreement."""

    def __init__(self, places: Iterable[Place], position: Position, others: Iterable[Badge] = ()) -> None:
        """Number a pane; `others` are badges that stand there whatever is current."""
        self._at: dict[int, list[str]] = defaultdict(list)
        self._of: dict[str, int] = {}
        self._position = position
        self._others: dict[int, list[Badge]] = defaultdict(list)
        for badge in others:
            self._others[badge.position].append(badge)
        for place in places:
            at = None if place.disagreement.of_relations else position(place.disagreement)
            if at is not None:
                self._of[place.key] = at
                self._at[at].append(place.key)

    def all(self, places: Mapping[str, Place], current: str) -> list[Badge]:
        """Every number of the pane."""
        here = places.get(current)
        spots = dict.fromkeys([*self._at, *self._others])
        if here is not None:
            spots[self._spot(here)] = None
        return [badge for at in spots for badge in self._badges(at, places, here)]

    def around(
        self, keys: Iterable[str], places: Mapping[str, Place], current: str
    ) -> dict[int, list[Badge]]:
        """What stands at the places of these disagreements, which look different now."""
        here = places.get(current)
        spots = {self._spot(places[key]) for key in keys if key in places}
        return {at: self._badges(at, places, here) for at in spots}

    def _spot(self, place: Place) -> int:
        known = self._of.get(place.key)
        if known is not None:
            return known
        at = self._position(place.disagreement)
        return place.disagreement.extent.start if at is None else at

    def _badges(self, at: int, places: Mapping[str, Place], here: Place | None) -> list[Badge]:
        made = [
            Badge(at, str(places[key].number), _state(places[key], here))
            for key in self._at.get(at, ())
            if key in places
        ]
        made += self._others.get(at, ())
        if here is not None and here.key not in self._of and self._spot(here) == at:
            made.append(Badge(at, str(here.number), BadgeState.HERE, inline=False))
        return made


def _state(place: Place, here: Place | None) -> BadgeState:
    if here is not None and place.key == here.key:
        return BadgeState.HERE
    return BadgeState.OPEN if place.left else BadgeState.DECIDED
