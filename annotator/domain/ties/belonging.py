"""What an annotation belongs to, told by what holds it and what stands beside it."""

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.annotation_index import AnnotationIndex, holds
from annotator.domain.label import RelationType
from annotator.domain.texts.sentences import breaks_between
from annotator.domain.ties.kinds import TieKinds
from annotator.domain.ties.tied import Tied

Triple = tuple[str, str, str]
"""`uid`s of relation type, source and target."""
BEFORE_A_CLAIM = 40
"""Code points from a hedge to the claim that it introduces ("reported that …")."""
SENTENCE = 300
"""Code points between two that are the only ones of their sentence."""
_BESIDE = 3
"""Code points from a word to the number it stands right before, quotation mark included."""


class Belonging:
    """Finds what holds an annotation, or the one partner beside it."""

    def __init__(self, kinds: TieKinds, text: str, index: AnnotationIndex, tied: Tied) -> None:
        self._kinds = kinds
        self._text = text
        self._index = index
        self._tied = tied

    def of(self, one: Annotation) -> Triple | None:
        """The tie to what an annotation belongs to; None where it is tied already, or belongs to nothing."""
        held, paired = self._kinds.held.get(one.label), self._kinds.paired.get(one.label)
        if held and not self._is_target(one, held):
            found = self._holder(one, held)
        elif paired and not self._is_target(one, paired):
            found = self._only_partner(one, paired)
        else:
            return None
        kinds = held or paired or {}
        return (kinds[found.label].uid, found.uid, one.uid) if found is not None else None

    def quoting(self, claim: Annotation, speakers: list[Annotation]) -> Triple | None:
        """The claim that is about this one: the innermost that holds both it and who says it."""
        about = self._kinds.about
        if about is None or claim.label not in about.targets or not speakers:
            return None
        for holder in self._index.holders(claim):
            if holder.label in about.sources and all(holds(holder, one.fragments) for one in speakers):
                if self._tied.between(holder.uid, claim.uid):
                    return None
                return about.uid, holder.uid, claim.uid
        return None

    def _is_target(self, one: Annotation, kinds: dict[str, RelationType]) -> bool:
        types = {kind.uid for kind in kinds.values()}
        return any(relation.type in types for relation in self._tied.incoming(one.uid))

    def _holder(self, one: Annotation, kinds: dict[str, RelationType]) -> Annotation | None:
        holder = next((each for each in self._index.holders(one) if each.label in kinds), None)
        beside = self._right_after(one, kinds, holder)
        if beside is not None or holder is not None:
            return beside or holder
        # A number outside every claim is nobody's; a hedge may introduce the claim.
        return self._introduced(one, kinds) if self._is_weakening(one) else None

    def _right_after(
        self, one: Annotation, kinds: dict[str, RelationType], holder: Annotation | None
    ) -> Annotation | None:
        """What is itself held by the same claim and begins right after the annotation ("alleged dozens")."""
        for each in self._index.over(one.end, one.end + _BESIDE + 1):
            between = self._text[one.end : each.start]
            if (
                each.label in kinds
                and each.label in self._kinds.held
                and one.end <= each.start <= one.end + _BESIDE
                and not any(sign.isalnum() for sign in between)
                and (holder is None or holds(holder, each.fragments))
            ):
                return each
        return None

    def _is_weakening(self, one: Annotation) -> bool:
        """Whether the label may belong to what is held itself, as a hedge to a number."""
        return any(label in self._kinds.held for label in self._kinds.held[one.label])

    def _introduced(self, one: Annotation, kinds: dict[str, RelationType]) -> Annotation | None:
        """The claim that starts soon after the annotation in its sentence, or ended just before it."""
        near = self._index.over(one.start - BEFORE_A_CLAIM, one.end + BEFORE_A_CLAIM)
        found: list[tuple[int, tuple[int, int, int], Annotation]] = []
        for each in near:
            if each.label not in kinds or each.label in self._kinds.held:
                continue
            if each.start >= one.end:
                low, high, extra = one.end, each.start, 0
            elif each.end <= one.start:
                low, high, extra = each.end, one.start, BEFORE_A_CLAIM // 2
            else:
                continue
            if high - low + extra <= BEFORE_A_CLAIM and not breaks_between(self._text, low, high):
                found.append((high - low + extra, reading_order(each), each))
        return min(found, key=lambda each: each[:2])[2] if found else None

    def _only_partner(self, one: Annotation, kinds: dict[str, RelationType]) -> Annotation | None:
        """The only one of the sentence that it can be tied to, where it is the only one of its label too."""
        near = [
            each
            for each in self._index.over(one.start - SENTENCE, one.end + SENTENCE)
            if each.uid != one.uid and self._in_one_sentence(one, each)
        ]
        partners = [each for each in near if each.label in kinds]
        if len(partners) != 1 or any(each.label == one.label for each in near):
            return None
        overlaps = partners[0].extent.overlaps(one.extent)
        return None if overlaps else partners[0]

    def _in_one_sentence(self, one: Annotation, other: Annotation) -> bool:
        first, second = sorted((one, other), key=reading_order)
        return not breaks_between(self._text, min(first.end, second.start), second.start)
