"""How plausible it is that a speaker says a claim, told by where the two stand; a smaller cost is better.

Measured in code points of text between them. Added to it: what another sentence or paragraph between them
weighs, that reported speech names its speaker first, and that a name inside another claim rather belongs
to what is said there. A speaker within the claim itself is none of it.
"""

from collections.abc import Iterable
from typing import NamedTuple

import regex

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.annotation_index import AnnotationIndex, holds
from annotator.domain.span import Span
from annotator.domain.texts.sentences import breaks_between

REACH = 3000
"""Code points from a claim within which its speakers are looked for."""
MOST = 8
"""Speakers that are looked at on either side of a claim, or of one of its fragments."""
FAR = 200
"""Cost above which no speaker is proposed; no cost is less than the length of the text between."""
_FRAGMENTS = 8
"""Fragments of a claim beside which speakers are looked for."""
_SENTENCE, _PARAGRAPH, _MOST_SENTENCES = 120, 100, 3
_ANY_SENTENCE = 500
"""Code points between the two that are taken for several sentences without a look."""
_SPEAKER_AFTER = 15
_IN_ANOTHER_CLAIM = 60
_CHAIN = 8
"""Speakers on either side that may say something together with another."""
_QUOTES = frozenset('"“”„‟«»‹›「」『』')
_JOINED = regex.compile(
    r"\s*(?:[,;]|[,;]?\s*(?:and|or|&|as well as|und|oder|sowie|et|ou|y|o|e|en|of|och)\b)\s*", regex.IGNORECASE
)
"""What stands between speakers that say something together."""


class _Gap(NamedTuple):
    """The text between a claim and a speaker, in code points."""

    start: int
    end: int
    speaker_after: bool

    @property
    def length(self) -> int:
        return self.end - self.start


class SpeakerRanking:
    """Ranks the speakers around claims of one text."""

    def __init__(self, text: str, index: AnnotationIndex, claims: frozenset[str]) -> None:
        """Rank the listed annotations of the index; `claims` are the labels (`uid`s) of claims."""
        self._text = text
        self._index = index
        self._claims = claims

    def ranked(self, claim: Annotation) -> list[Annotation]:
        """The speakers near a claim, the most plausible first."""
        costs = [(self._cost(claim, one, gap), one) for gap, one in self._near(claim)]
        return [one for _, one in sorted(costs, key=_by_cost)]

    def likeliest(self, claim: Annotation) -> list[Annotation]:
        """The most plausible speaker and those named in one breath with it; empty where all are far off."""
        best: tuple[int, Annotation] | None = None
        for gap, one in self._beside(claim):
            if gap.length > (best[0] if best else FAR):
                break  # nothing makes a speaker cheaper than the text between is long
            found = self._cost(claim, one, gap), one
            if best is None or _by_cost(found) < _by_cost(best):
                best = found
        if best is None or best[0] > FAR:
            return []
        together = [(_gap(claim, one), one) for one in self._together(best[1])]
        return [one for gap, one in together if gap is not None and gap.length <= 2 * FAR]

    def _beside(self, claim: Annotation) -> list[tuple["_Gap", Annotation]]:
        """The speakers that may be proposed, by the length of the text between."""
        found: dict[str, Annotation] = {}
        for fragment in (*claim.fragments[: _FRAGMENTS - 1], claim.fragments[-1]):
            near = self._index.over(fragment.start - FAR - 1, fragment.start)
            near += self._index.over(fragment.end, fragment.end + FAR + 1)
            found.update((one.uid, one) for one in near if self._index.is_listed(one))
        return _by_gap(claim, found.values())

    def _near(self, claim: Annotation) -> list[tuple["_Gap", Annotation]]:
        """The speakers within reach that do not stand in the claim, by the length of the text between."""
        found: dict[str, Annotation] = {}
        for fragment in (*claim.fragments[: _FRAGMENTS - 1], claim.fragments[-1]):
            near = self._index.listed_before(fragment.start, MOST)
            near += self._index.listed_from(fragment.end, MOST)
            found.update((one.uid, one) for one in near)
        return [pair for pair in _by_gap(claim, found.values()) if pair[0].length <= REACH]

    def _together(self, first: Annotation) -> list[Annotation]:
        """The speaker and those that are named in one breath with it ("both A and B"), in reading order."""
        chain = [first]
        for one in self._index.listed_from(first.end, _CHAIN):
            if not self._joined(chain[-1], one):
                break
            chain.append(one)
        for one in reversed(self._index.listed_before(first.start, _CHAIN)):
            if not self._joined(one, chain[0]):
                break
            chain.insert(0, one)
        return chain

    def _joined(self, one: Annotation, other: Annotation) -> bool:
        between = other.start - one.end
        return 0 < between <= 16 and bool(_JOINED.fullmatch(self._text, one.end, other.start))

    def _cost(self, claim: Annotation, speaker: Annotation, gap: "_Gap") -> int:
        """What speaks against it."""
        cost, text = gap.length, self._text
        breaks = _MOST_SENTENCES if cost > _ANY_SENTENCE else breaks_between(text, gap.start, gap.end)
        cost += _SENTENCE * min(breaks, _MOST_SENTENCES)
        if "\n" in text[gap.start : gap.end]:
            cost += _PARAGRAPH
        if gap.speaker_after and not self._quoted(claim.extent):
            cost += _SPEAKER_AFTER
        if self._belongs_elsewhere(claim, speaker):
            cost += _IN_ANOTHER_CLAIM
        return cost

    def _quoted(self, claim: Span) -> bool:
        """Whether quotation marks stand at an edge of the claim."""
        text = self._text
        edges = text[max(0, claim.start - 1) : claim.start + 1] + text[max(0, claim.end - 2) : claim.end + 2]
        return not _QUOTES.isdisjoint(edges)

    def _belongs_elsewhere(self, claim: Annotation, speaker: Annotation) -> bool:
        """Whether the speaker stands in another claim that does not hold this one."""
        return any(
            one.label in self._claims
            and one.uid != claim.uid
            and holds(one, speaker.fragments)
            and not holds(one, claim.fragments)
            for one in self._index.over(speaker.start, speaker.end)
        )


def _gap(claim: Annotation, speaker: Annotation) -> _Gap | None:
    """The shortest way from a fragment of the claim to the speaker; None where they share something."""
    here, shortest = speaker.extent, None
    for fragment in claim.fragments:
        if fragment.overlaps(here):
            return None
        after = here.start >= fragment.end
        gap = _Gap(fragment.end, here.start, after) if after else _Gap(here.end, fragment.start, after)
        if shortest is None or gap.length < shortest.length:
            shortest = gap
    return shortest


def _by_gap(claim: Annotation, speakers: Iterable[Annotation]) -> list[tuple[_Gap, Annotation]]:
    """Those that do not stand in the claim, the nearest first."""
    gaps = [(gap, one) for one in speakers if (gap := _gap(claim, one)) is not None]
    return sorted(gaps, key=lambda pair: (pair[0].length, reading_order(pair[1]), pair[1].uid))


def _by_cost(pair: tuple[int, Annotation]) -> tuple[int, tuple[int, int, int], str]:
    return pair[0], reading_order(pair[1]), pair[1].uid
