"""Ties that are proposed: derived from where annotations stand, never stored, and nobody's until accepted.

A number or a hedge belongs to the innermost claim that holds it, a claim to the most plausible speaker, a
claim around another one's speech to that one. Of relation types without such a rule, the only two annotations
of a sentence that can be tied are. Of what is declined, nothing else is proposed in its stead.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.annotation_index import AnnotationIndex
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.label import Scheme
from annotator.domain.openness import VOICE
from annotator.domain.relation import Relation
from annotator.domain.ties.belonging import Belonging
from annotator.domain.ties.kinds import tie_kinds
from annotator.domain.ties.speaker_ranking import FAR, SpeakerRanking
from annotator.domain.ties.tied import Tied

NEAR = 3 * FAR
"""Code points from an annotation beyond which nothing decides what is proposed for it."""


@dataclass(frozen=True, slots=True)
class ProposedTie:
    """A relation that there could be."""

    type: str
    """The relation type's `uid`."""
    source: str
    """`uid` of the annotation it would start from."""
    target: str
    """`uid` of the annotation it would go to."""


class Proposals:
    """What is proposed in one annotation set; worked out where it is asked for, anew only where it changes.

    Every annotation answers for what it belongs to: a number for its claim, a claim for its speakers and for
    the claim that is about it. What it answers depends on what stands near it alone, so that a change makes
    forgotten only what is near the change.
    """

    def __init__(
        self,
        scheme: Scheme,
        text: str,
        annotations: Iterable[Annotation],
        relations: Iterable[Relation] = (),
        declined: Iterable[DeclinedTie] = (),
    ) -> None:
        """Take what there is; `text` is the article's, offsets are code points."""
        self._kinds = kinds = tie_kinds(scheme)
        self._order = {kind.uid: number for number, kind in enumerate(scheme.relation_types)}
        self._index = AnnotationIndex(annotations, lambda one: kinds.is_speaker(one.label))
        self._ranking = SpeakerRanking(
            text, self._index, frozenset(kinds.said_by.sources if kinds.said_by else ())
        )
        self._tied = Tied(relations, declined)
        self._belonging = Belonging(kinds, text, self._index, self._tied)
        self._known: dict[str, tuple[ProposedTie, ...]] = {}

    # What is proposed

    def all(self) -> tuple[ProposedTie, ...]:
        """Everything that is proposed, along the text."""
        return self._in_order(tie for one in self._index for tie in self._answer(one))

    def of(self, uid: str) -> tuple[ProposedTie, ...]:
        """What is proposed for an annotation (`uid`), whichever end it would be."""
        one = self._index.get(uid)
        if one is None:
            return ()
        near = self._index.over(one.start - NEAR, one.end + NEAR)
        return self._in_order(
            tie for each in near for tie in self._answer(each) if uid in {tie.source, tie.target}
        )

    def with_parts(self, uid: str) -> tuple[ProposedTie, ...]:
        """What is proposed for an annotation (`uid`) and for its parts, as a hedge for its number."""
        mine = self.of(uid)
        parts = [tie.target for tie in mine if tie.source == uid]
        parts += [relation.target for relation in self._tied.outgoing(uid)]
        found = dict.fromkeys(mine)
        for part in parts:
            one = self._index.get(part)
            if one is not None and not self._kinds.is_claim(one.label):
                found.update(dict.fromkeys(tie for tie in self.of(part) if tie.source == part))
        return self._in_order(found)

    def speakers_by_plausibility(self, claim: str) -> tuple[str, ...]:
        """The speakers (`uid`s) around a claim (`uid`), the most plausible first; none within it."""
        one = self._index.get(claim)
        if one is None or not self._kinds.is_claim(one.label):
            return ()
        return tuple(speaker.uid for speaker in self._ranking.ranked(one))

    def is_declined(self, type: str, source: str, target: str) -> bool:
        """Whether somebody did not want such a tie (all by their `uid`s)."""
        return self._tied.is_declined(type, source, target)

    def relations_at(self, uid: str) -> tuple[Relation, ...]:
        """The relations that start or end at an annotation (`uid`), in the order in which they were made."""
        found = {one.uid: one for one in (*self._tied.outgoing(uid), *self._tied.incoming(uid))}
        return tuple(sorted(found.values(), key=lambda one: one.position))

    # What changes

    def annotation_changed(self, before: Annotation | None, after: Annotation | None) -> None:
        """Take an annotation that was made, changed or removed."""
        for one in (before, after):
            if one is not None:
                self._forget_around(one)
        if after is not None:
            self._index.put(after)
            self._known.pop(after.uid, None)
        elif before is not None:
            self._index.remove(before.uid)
            self._known.pop(before.uid, None)

    def relation_changed(self, before: Relation | None, after: Relation | None) -> None:
        """Take a relation that was made, changed or removed."""
        self._tied.change(before, after)
        self._forget_ends(before, after)

    def declined_changed(self, before: DeclinedTie | None, after: DeclinedTie | None) -> None:
        """Take that a tie was declined, or is no longer."""
        self._tied.change_declined(before, after)
        self._forget_ends(before, after)

    def _forget_around(self, one: Annotation) -> None:
        for near in self._index.over(one.start - NEAR, one.end + NEAR):
            self._known.pop(near.uid, None)

    def _forget_ends(self, *changed: Relation | DeclinedTie | None) -> None:
        for one in changed:
            if one is not None:
                self._known.pop(one.source, None)
                self._known.pop(one.target, None)

    # How it is worked out

    def _answer(self, one: Annotation) -> tuple[ProposedTie, ...]:
        known = self._known.get(one.uid)
        if known is None:
            found = (tie for tie in self._worked_out(one) if not self._tied.is_declined(*_triple(tie)))
            known = self._known[one.uid] = tuple(found)
        return known

    def _in_order(self, ties: Iterable[ProposedTie]) -> tuple[ProposedTie, ...]:
        """Along the text: by claim, by type in the order of the scheme; what is about a claim follows it."""
        about = self._kinds.about.uid if self._kinds.about else ""

        def place(tie: ProposedTie) -> tuple[tuple[int, int, int], int, tuple[int, int, int]]:
            source, target = self._place(tie.source), self._place(tie.target)
            order = self._order.get(tie.type, 0)
            return (target, order, source) if tie.type == about else (source, order, target)

        return tuple(sorted(ties, key=place))

    def _place(self, uid: str) -> tuple[int, int, int]:
        one = self._index.get(uid)
        return reading_order(one) if one is not None else (0, 0, 0)

    def _worked_out(self, one: Annotation) -> Iterator[ProposedTie]:
        found = self._belonging.of(one)
        if found is not None:
            yield ProposedTie(*found)
        if not self._kinds.is_claim(one.label) or one.attributes.get(VOICE):
            return
        speakers = self._speakers(one)
        for speaker, accepted in speakers:
            if not accepted and self._kinds.said_by is not None:
                yield ProposedTie(self._kinds.said_by.uid, one.uid, speaker.uid)
        holder = self._belonging.quoting(one, [speaker for speaker, _ in speakers])
        if holder is not None:
            yield ProposedTie(*holder)

    def _speakers(self, claim: Annotation) -> list[tuple[Annotation, bool]]:
        """Those whom the claim is said by, and whether somebody has said so; else the plausible ones."""
        said_by = self._kinds.said_by
        if said_by is None:
            return []
        accepted = [
            self._index.get(relation.target)
            for relation in self._tied.outgoing(claim.uid)
            if relation.type == said_by.uid
        ]
        if accepted:
            return [(one, True) for one in accepted if one is not None]
        return [(one, False) for one in self._ranking.likeliest(claim)]


def proposals(
    scheme: Scheme,
    text: str,
    annotations: Iterable[Annotation],
    relations: Iterable[Relation] = (),
    declined: Iterable[DeclinedTie] = (),
) -> tuple[ProposedTie, ...]:
    """All ties that are proposed for the annotations of one set, along the text."""
    return Proposals(scheme, text, annotations, relations, declined).all()


def _triple(tie: ProposedTie) -> tuple[str, str, str]:
    return tie.type, tie.source, tie.target
