"""The words of the review: in what sides differ, what a facet is, what a version says."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import Annotation
from annotator.domain.json_values import to_text
from annotator.domain.label import Scheme
from annotator.domain.review.adjudication import (
    ATTRIBUTE,
    BOUNDARY,
    LABEL,
    PIECES,
    PRESENCE,
    RELATION,
    Facet,
    Way,
)
from annotator.domain.review.disagreement import Disagreement, Kind, Side
from annotator.domain.review.made_decision import MadeDecision
from annotator.domain.span import Fragments
from annotator.formats.pages.article_html import isolated
from annotator.gui.annotate.attributes.names import attribute_title, value_title
from annotator.gui.translation import QT_TRANSLATE_NOOP

_KINDS = {
    Kind.MISSING: QT_TRANSLATE_NOOP("Review", "missing"),
    Kind.BOUNDARY: QT_TRANSLATE_NOOP("Review", "boundary"),
    Kind.LABEL: QT_TRANSLATE_NOOP("Review", "label"),
    Kind.ATTRIBUTE: QT_TRANSLATE_NOOP("Review", "attribute"),
    Kind.SPLIT: QT_TRANSLATE_NOOP("Review", "split"),
    Kind.RELATION: QT_TRANSLATE_NOOP("Review", "relation"),
}
_FACETS = {
    PRESENCE: QT_TRANSLATE_NOOP("Review", "Mark"),
    BOUNDARY: QT_TRANSLATE_NOOP("Review", "Boundary"),
    LABEL: QT_TRANSLATE_NOOP("Review", "Label"),
    PIECES: QT_TRANSLATE_NOOP("Review", "Parts"),
}
_WAYS = {
    "taken": QT_TRANSLATE_NOOP("Review", "taken"),
    "union": QT_TRANSLATE_NOOP("Review", "union"),
    "intersection": QT_TRANSLATE_NOOP("Review", "intersection"),
    "both": QT_TRANSLATE_NOOP("Review", "both"),
    "neither": QT_TRANSLATE_NOOP("Review", "neither"),
    "own": QT_TRANSLATE_NOOP("Review", "my own"),
    "later": QT_TRANSLATE_NOOP("Review", "later"),
    "majority": QT_TRANSLATE_NOOP("Review", "majority"),
}
NOTHING = "—"
_LONG = 120
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def said(text: str) -> str:
    """A text of the review in the language of the window."""
    return QCoreApplication.translate("Review", text)


def kind_words(kinds: Iterable[Kind]) -> str:
    """In what sides differ: `boundary, attribute`."""
    return ", ".join(said(_KINDS[kind]) for kind in kinds)


def facet_title(facet: Facet, disagreement: Disagreement, scheme: Scheme, ends: Mapping[str, str]) -> str:
    """What a facet is called; of a relation what it goes to (`ends` has words by group)."""
    if facet.name.startswith(ATTRIBUTE):
        name = facet.name.removeprefix(ATTRIBUTE)
        return attribute_title(scheme.label(disagreement.label), name)
    if facet.name.startswith(RELATION):
        return f"→ {ends.get(facet.name.removeprefix(RELATION), '')}"
    return said(_FACETS[facet.name])


def version_words(facet: Facet, value: object, disagreement: Disagreement, scheme: Scheme, text: str) -> str:
    """One version of a facet in words."""
    if facet.name == BOUNDARY:
        return fragments_words(value, text)
    if facet.name == PIECES and isinstance(value, tuple):
        return " | ".join(fragments_words(one, text) for one in value)
    if facet.name == LABEL:
        label = scheme.label(str(value))
        return label.title if label else str(value)
    if facet.name.startswith(ATTRIBUTE):
        name = facet.name.removeprefix(ATTRIBUTE)
        label = scheme.label(disagreement.label)
        return NOTHING if value is None else value_title(label, name, value)  # type: ignore[arg-type]  # JSON
    if isinstance(value, Mapping):
        told = (f"{name}: {value_title(None, name, each)}" for name, each in value.items())
        return ", ".join(told) or said("tied")
    there = {
        True: (said("marked"), said("not marked")),
        False: (said("tied"), said("not tied")),
    }[facet.name == PRESENCE]
    return there[0] if value else there[1]


def fragments_words(fragments: object, text: str) -> str:
    """What fragments cover, cut in the middle where it is long."""
    parts: Fragments = fragments if isinstance(fragments, tuple) else ()
    words = " … ".join(" ".join(span.of(text).split()) for span in parts)
    return isolated(shortened(words))


def shortened(words: str, longest: int = _LONG) -> str:
    """Words cut in the middle, so that both ends are seen."""
    half = longest // 2
    return words if len(words) <= longest else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def side_words(side: Side, disagreement: Disagreement, scheme: Scheme, text: str) -> str:
    """What one side has, for the table: its text, and of attributes those that differ."""
    if disagreement.of_relations:
        ends = {one.uid: one for one in side.annotations}
        targets = [ends[one.target] for one in side.relations if one.target in ends]
        told = [fragments_words(one.fragments, text) for one in targets]
        return " · ".join(told) or NOTHING
    if not side.annotations:
        return NOTHING
    words = " | ".join(fragments_words(one.fragments, text) for one in side.annotations)
    return " · ".join(filter(None, (words, *differing_values(side, disagreement, scheme))))


def differing_values(side: Side, disagreement: Disagreement, scheme: Scheme) -> list[str]:
    """The values of one side's attributes in which sides of the same label differ."""
    if Kind.ATTRIBUTE not in disagreement.types or not side.annotations:
        return []
    own = side.annotations[0]
    label = scheme.label(own.label)
    others = [one for each in disagreement.sides for one in each.annotations[:1] if one.label == own.label]
    names = dict.fromkeys(name for one in others for name in one.attributes)
    return [
        value_title(label, name, own.attributes[name]) if name in own.attributes else NOTHING
        for name in names
        if len({to_text(one.attributes.get(name)) for one in others}) > 1
    ]


def label_words(disagreement: Disagreement, scheme: Scheme) -> str:
    """The label, or all where they differ; of relations the type."""
    if disagreement.of_relations:
        kind = scheme.relation_type(disagreement.relation_type)
        return kind.title if kind else disagreement.relation_type
    # In the order of the scheme: that of the annotators would tell who is who where names are not to be seen.
    places = {label.uid: number for number, label in enumerate(scheme.labels)}
    found = dict.fromkeys(one.label for side in disagreement.sides for one in side.annotations)
    uids = sorted(found, key=lambda uid: places.get(uid, len(places)))
    return " / ".join(label.title if (label := scheme.label(uid)) else uid for uid in uids)


def letter(number: int) -> str:
    """The letter of a person, counted from 0, where names are not to be seen."""
    return _LETTERS[number] if number < len(_LETTERS) else f"A{number}"


def annotations_words(annotations: Sequence[Annotation], text: str) -> str:
    """What annotations cover."""
    return " | ".join(fragments_words(one.fragments, text) for one in annotations) or NOTHING


def decision_words(made: MadeDecision, called: Callable[[str], str]) -> str:
    """What a decision was, by whom: `taken from ana · by rev`; `called` tells how a name is shown."""
    parts = [_decided(made, called)]
    if made.by:
        parts.append(said("by {name}").format(name=made.by))
    if made.reason:
        parts.append(made.reason)
    return " · ".join(parts)


def _decided(made: MadeDecision, called: Callable[[str], str]) -> str:
    names = dict.fromkeys(called(one.annotator) for one in made.facets if one.annotator)
    if made.kind == Way.TAKEN.value and names:
        return said("taken from {names}").format(names=", ".join(names))
    known = _WAYS.get(made.kind)
    return said(known) if known else made.kind
