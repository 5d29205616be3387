"""The claim ledger: a row for each claim and number tied together, who says it and how sure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.article import Article
from annotator.domain.label import Label, RelationType, Scheme
from annotator.domain.ledger.contradictions import Contradictions
from annotator.domain.numbers.quantity import Amount, amount_of, words_of
from annotator.domain.openness import SAID_BY, VOICE
from annotator.domain.relation import Relation

CLAIM, SPEAKER, NUMBER, HEDGE = "claim", "speaker", "number", "hedge"
HAS_NUMBER, HEDGED_BY = "has-number", "hedged-by"
ASSERTS, DENIES = "asserts", "denies"


@dataclass(frozen=True, slots=True)
class Cited:
    """An annotation that a row is about; `start` and `end` are code points of its extent."""

    uid: str
    id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LedgerSpeaker:
    """A speaker of a claim."""

    uid: str
    """The annotation's."""
    text: str
    entity: str | None

    @property
    def name(self) -> str:
        """Who it is, as far as is known; the same name is the same speaker."""
        return self.entity or self.text


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One statement: a claim with one of its numbers."""

    article: Article
    set: str
    """The annotation set's `uid`."""
    layer: str
    """`gold`, or the name of the annotator."""
    claim: Cited
    number: Cited
    polarity: str | None
    voice: str | None
    """`author` or `unattributed`: why no speaker stands in the text."""
    speakers: tuple[LedgerSpeaker, ...]
    amount: Amount
    hedges: tuple[str, ...]
    """Texts: first what weakens the claim, then what weakens the number."""

    @property
    def asserts(self) -> bool:
        """Whether the speaker is known to stand by the claim."""
        return self.polarity == ASSERTS

    @property
    def denies(self) -> bool:
        """Whether the speaker denies the claim."""
        return self.polarity == DENIES


@dataclass(frozen=True)
class Ledger:
    """Rows in reading order; what is said of rows goes by their indexes, counted from 0."""

    rows: tuple[LedgerRow, ...]

    @cached_property
    def contradictions(self) -> Contradictions:
        """Which rows exclude each other."""
        return Contradictions((row.amount if row.asserts else None) for row in self.rows)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The names of all who speak."""
        return frozenset(speaker.name for row in self.rows for speaker in row.speakers)


class LedgerScheme:
    """The labels and relation types of a scheme that the ledger reads, by their names in the contract.

    What was renamed in the project is still found by its `uid`, which is the name that it began with.
    """

    def __init__(self, scheme: Scheme) -> None:
        self.labels = {name: _uid(name, scheme.labels) for name in (CLAIM, SPEAKER, NUMBER, HEDGE)}
        self.types = {name: _uid(name, scheme.relation_types) for name in (SAID_BY, HAS_NUMBER, HEDGED_BY)}

    def ties_numbers(self, relations: Iterable[Relation]) -> bool:
        """Whether one of the relations can make a row."""
        return any(relation.type == self.types[HAS_NUMBER] for relation in relations)


def rows_of(
    article: Article,
    text: str,
    layer: str,
    scheme: LedgerScheme,
    annotations: Sequence[Annotation],
    relations: Sequence[Relation],
) -> list[LedgerRow]:
    """The rows of one annotation set, by the place of the claim, then by that of the number.

    Args:
        article: what is annotated.
        text: its text.
        layer: how the set is called in the rows.
        scheme: what its labels and relation types mean.
        annotations: of the set.
        relations: of the set.
    """
    ties = _Ties(text, scheme, annotations, relations)
    return [
        LedgerRow(
            article=article,
            set=claim.set,
            layer=layer,
            claim=ties.cited(claim),
            number=ties.cited(number),
            polarity=words_of(claim.attributes.get("polarity")),
            voice=words_of(claim.attributes.get(VOICE)),
            speakers=ties.speakers(claim),
            amount=amount_of(number.attributes),
            hedges=ties.hedges(claim, number),
        )
        for claim in sorted(annotations, key=reading_order)
        if claim.label == scheme.labels[CLAIM]
        for number in ties.tied(claim, HAS_NUMBER, NUMBER)
    ]


class _Ties:
    """What is tied to what in one set."""

    def __init__(
        self,
        text: str,
        scheme: LedgerScheme,
        annotations: Sequence[Annotation],
        relations: Sequence[Relation],
    ) -> None:
        self._text = text
        self._scheme = scheme
        self._by_uid: Mapping[str, Annotation] = {one.uid: one for one in annotations}
        self._out: dict[tuple[str, str], dict[str, None]] = {}
        for relation in relations:
            self._out.setdefault((relation.source, relation.type), {})[relation.target] = None

    def tied(self, source: Annotation, type: str, label: str) -> list[Annotation]:
        """What a type of relation leads to from an annotation, each once, in reading order."""
        targets = self._out.get((source.uid, self._scheme.types[type]), ())
        found = (self._by_uid[uid] for uid in targets)
        return sorted((one for one in found if one.label == self._scheme.labels[label]), key=reading_order)

    def cited(self, one: Annotation) -> Cited:
        return Cited(one.uid, one.id, one.text(self._text), one.start, one.end)

    def speakers(self, claim: Annotation) -> tuple[LedgerSpeaker, ...]:
        return tuple(
            LedgerSpeaker(one.uid, one.text(self._text), words_of(one.attributes.get("entity")))
            for one in self.tied(claim, SAID_BY, SPEAKER)
        )

    def hedges(self, claim: Annotation, number: Annotation) -> tuple[str, ...]:
        of_both = (*self.tied(claim, HEDGED_BY, HEDGE), *self.tied(number, HEDGED_BY, HEDGE))
        return tuple(hedge.text(self._text) for hedge in {hedge.uid: hedge for hedge in of_both}.values())


def _uid(name: str, among: Sequence[Label] | Sequence[RelationType]) -> str:
    """The `uid` of what has that name, else the one that the first of that name had."""
    return next((one.uid for one in among if one.name == name), name)
