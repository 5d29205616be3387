"""The rows of the claims panel in each of its orders: headings, cards, and what is on no card."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import Annotation
from annotator.domain.claim_cards import Card, Cards, cards_of, heads
from annotator.domain.label import Label, Scheme
from annotator.domain.openness import VOICE
from annotator.domain.relation import Relation
from annotator.gui.translation import QT_TRANSLATE_NOOP

LONGEST = 200
"""Code points of an annotation that a row can need."""


class Order(StrEnum):
    """By what the cards are grouped."""

    PLACE = "place"
    SPEAKER = "speaker"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Chip:
    """A number or a hedge on a card."""

    text: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Row:
    """A heading (`uid` is empty), a card, or an annotation that is on none."""

    uid: str
    """Of the claim, or of the single annotation."""
    text: str
    speaker: str = ""
    """Who says it; empty where nobody is known, and for single annotations."""
    denies: bool = False
    label: Label | None = None
    is_card: bool = False
    chips: tuple[Chip, ...] = ()
    members: tuple[str, ...] = ()
    """`uid`s of what is on the card beside the claim."""
    count: int = 0
    """Of a heading: how many rows follow."""

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return not self.uid


def rows_of(
    scheme: Scheme,
    text: str,
    annotations: Iterable[Annotation],
    relations: Iterable[Relation],
    order: Order,
) -> list[Row]:
    """All rows of one annotation set; may be called in any thread. Where nothing has a card, a plain list."""
    annotations = list(annotations)
    found = cards_of(scheme, annotations, relations)
    write = _Writer(scheme, text)
    if order is Order.LABEL:
        return _by_label(scheme, annotations, found, write)
    if not heads(scheme):
        return [write.single(one) for one in found.loose]
    rows = [write.card(card) for card in found.cards]
    if order is Order.SPEAKER:
        rows = _grouped(rows, lambda row: row.speaker, _tr("No speaker yet"))
    if found.loose:
        rows.append(Row("", _tr("On no card"), count=len(found.loose)))
        rows.extend(write.single(one) for one in found.loose)
    return rows


def speaker_names(card: Card, text: str) -> str:
    """Who says a claim, by entity where there is one; the author where the claim says so."""
    names = [_name(one, text) for one in card.speakers]
    if not names and card.claim.attributes.get(VOICE) == "author":
        return _tr("the author")
    if not names and card.claim.attributes.get(VOICE) == "unattributed":
        return _tr("unattributed")
    return ", ".join(dict.fromkeys(names))


def who_says(row: Row) -> str:
    """Who says what is on a card, or denies it."""
    if not row.denies:
        return row.speaker
    return _tr("{speaker} denies").format(speaker=row.speaker) if row.speaker else _tr("denied")


def _by_label(scheme: Scheme, annotations: Sequence[Annotation], found: Cards, write: "_Writer") -> list[Row]:
    cards = {card.claim.uid: card for card in found.cards}
    rows: list[Row] = []
    for label in scheme.labels:
        mine = [write.card(card) for card in found.cards if card.claim.label == label.uid]
        if not mine:
            own = sorted(
                (one for one in annotations if one.label == label.uid and one.uid not in cards),
                key=lambda one: (one.start, -one.end, one.position),
            )
            mine = [write.single(one) for one in own]
        if mine:
            rows.extend((Row("", label.title, label=label, count=len(mine)), *mine))
    return rows


def _grouped(rows: Sequence[Row], key: Callable[[Row], str], rest: str) -> list[Row]:
    """Rows under headings in the order of the first of each; those without a key last."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    without = groups.pop("", [])
    grouped: list[Row] = []
    for name, mine in [*groups.items(), *([(rest, without)] if without else [])]:
        grouped.extend((Row("", name, count=len(mine)), *mine))
    return grouped


class _Writer:
    """Writes annotations of one text as rows."""

    def __init__(self, scheme: Scheme, text: str) -> None:
        self._labels = {label.uid: label for label in scheme.labels}
        self._text = text

    def card(self, card: Card) -> Row:
        claim = card.claim
        return Row(
            claim.uid,
            words_of(claim, self._text),
            speaker=speaker_names(card, self._text),
            denies=claim.attributes.get("polarity") == "denies",
            label=self._labels.get(claim.label),
            is_card=True,
            chips=tuple(self._chip(part) for part in sorted(card.parts, key=self._rank)),
            members=tuple(one.uid for one in (*card.speakers, *card.parts)),
        )

    def _rank(self, part: Annotation) -> int:
        """What the scheme names first comes first: numbers before hedges."""
        label = self._labels.get(part.label)
        return label.position if label is not None else len(self._labels)

    def _chip(self, part: Annotation) -> Chip:
        return Chip(words_of(part, self._text), self._labels.get(part.label))

    def single(self, one: Annotation) -> Row:
        return Row(one.uid, words_of(one, self._text), label=self._labels.get(one.label))


def words_of(annotation: Annotation, text: str) -> str:
    """The text of an annotation on one line, as much of it as a row can need."""
    pieces = (text[part.start : min(part.end, part.start + LONGEST)] for part in annotation.fragments)
    return " … ".join(" ".join(piece.split()) for piece in pieces)


def _name(speaker: Annotation, text: str) -> str:
    entity = speaker.attributes.get("entity")
    return entity if isinstance(entity, str) and entity else words_of(speaker, text)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Claims", words)


_WORDS = (
    QT_TRANSLATE_NOOP("Claims", "the author"),
    QT_TRANSLATE_NOOP("Claims", "unattributed"),
    QT_TRANSLATE_NOOP("Claims", "No speaker yet"),
    QT_TRANSLATE_NOOP("Claims", "On no card"),
    QT_TRANSLATE_NOOP("Claims", "denied"),
    QT_TRANSLATE_NOOP("Claims", "{speaker} denies"),
)
"""What `_tr` is asked for, named so that translators find it."""
