"""Which annotations are behind a figure or a cell of a picture of agreement."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from annotator.domain.agreement.attributes import AttributeColumns
from annotator.domain.agreement.batch import Batch, Marks
from annotator.domain.agreement.borders import BEGIN, BEGIN_KIND, END, END_KIND, Border, borders_of
from annotator.domain.agreement.matching import matched
from annotator.domain.agreement.pairing import Pairing, paired
from annotator.domain.agreement.pictures import End, Pair
from annotator.domain.agreement.sums import Called
from annotator.domain.agreement.tokens import Whole


class What(StrEnum):
    """What is looked for."""

    DIFFERENT = "different"
    """What makes exact F1 lower: annotations without a partner of the same label and fragments."""
    APART = "apart"
    """What makes overlap F1 lower: annotations without a partner of the same label that shares anything."""
    ALIKE = "alike"
    """Partners with the same label and fragments."""
    CONFUSION = "confusion"
    """Partners of two labels, or what one of the two has alone; with one label twice, all its partners."""
    BORDER = "border"
    """Partners that begin or end differently."""
    MISSING = "missing"
    """What others have and an annotator has not."""
    ATTRIBUTE = "attribute"
    """Partners of which one has another value."""
    RELATION = "relation"
    """Relations of a type that only one of the two has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, as narrow as is asked for."""

    what: What
    pair: Pair | None = None
    """Two names in the order of the figures; None: every two."""
    label: str | None = None
    """None: all. Of CONFUSION the label of the first, and NOTHING where it has none."""
    other: str = ""
    """Of CONFUSION: the label of the second, or NOTHING. Without a pair both ways count."""
    end: End | None = None
    """Of BORDER; None: either."""
    kind: Border | None = None
    """Of BORDER: what lies between; None: anything."""
    least: int | None = None
    """Of BORDER: from how many code points on, below 0 before the first's; None: any."""
    most: int | None = None
    annotator: str = ""
    """Of MISSING: who has not; empty: anybody."""
    attribute: str = ""
    """Of ATTRIBUTE: its name."""
    relation: str = ""
    """Of RELATION: the type's name."""
    articles: tuple[str, ...] = ()
    """Only these (`uid`)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an article where two annotators have what was looked for."""

    article: str
    """The article's `uid`."""
    id: str
    title: str
    pair: Pair
    """The names of the two."""
    first: tuple[str, ...]
    """Annotations (`uid`) of the first, and of the second; none or one, of a relation its two ends."""
    second: tuple[str, ...]
    start: int
    """From the first to the last code point of all."""
    end: int
    words: tuple[str, str]
    """What each marked, cut where it is long; empty where there is nothing."""
    labels: tuple[str, str]
    """The label of each, NOTHING where there is none."""


@dataclass(frozen=True, slots=True)
class Found:
    """Places of annotations of two annotators; a side may have none, and of a relation has both ends."""

    first: tuple[int, ...]
    second: tuple[int, ...]


def pairs_wanted(
    wanted: Wanted, batch: Batch, text: str, slots: tuple[int, int], called: Called, names: Pair
) -> list[Found]:
    """What is looked for in a batch of one article, in the order of the text.

    Args:
        wanted: what that is.
        batch: the article.
        text: its text.
        slots: places of the two.
        called: what labels and relation types are called.
        names: what the two are called.
    """
    one, other = batch.slots[slots[0]], batch.slots[slots[1]]
    at, beside = matched(one, other)
    labels = tuple(called.labels)
    if wanted.what is What.RELATION:
        found = _of_relation(called.types.index(wanted.relation), one, other, (at, beside))
    elif wanted.what is What.ATTRIBUTE:
        found = _told(_of_attribute(wanted, batch, (one, other), (at, beside), labels))
    elif wanted.what is What.BORDER:
        found = _told(_of_border(wanted, text, (one, other), (at, beside), labels))
    else:
        pairs = paired(one, other, at, beside)
        some = _chosen(wanted, pairs, one, other, labels, names)
        found = _told(Pairing(pairs.first[some], pairs.second[some]))
    return sorted(found, key=lambda place: min(begins_of(one, other, place)))


def begins_of(one: Marks, other: Marks, found: Found) -> list[int]:
    """Where the annotations of a place begin in the batch's text."""
    return [int(one.begin[n]) for n in found.first] + [int(other.begin[n]) for n in found.second]


def _told(pairs: Pairing) -> list[Found]:
    return [
        Found((first,) if first >= 0 else (), (second,) if second >= 0 else ())
        for first, second in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    ]


def _of_relation(kind: int, one: Marks, other: Marks, partners: tuple[Whole, Whole]) -> list[Found]:
    partner = dict(zip(partners[0].tolist(), partners[1].tolist(), strict=True))
    left = [end for end, own in zip(_ends(other), other.tie_type.tolist(), strict=True) if own == kind]
    found = []
    for ends, own in zip(_ends(one), one.tie_type.tolist(), strict=True):
        if own != kind:
            continue
        theirs = partner.get(ends[0], -1), partner.get(ends[1], -1)
        if theirs in left:
            left.remove(theirs)
        else:
            found.append(Found(ends, ()))
    return found + [Found((), ends) for ends in left]


def _ends(marks: Marks) -> list[tuple[int, int]]:
    return list(zip(marks.tie_source.tolist(), marks.tie_target.tolist(), strict=True))


def _chosen(
    wanted: Wanted, pairs: Pairing, one: Marks, other: Marks, labels: tuple[str, ...], names: Pair
) -> NDArray[np.bool_]:
    nothing = len(labels)
    first, second = np.append(one.label, nothing)[pairs.first], np.append(other.label, nothing)[pairs.second]
    of_label = np.ones(len(first), np.bool_)
    if wanted.label is not None and wanted.what is not What.CONFUSION:
        place = labels.index(wanted.label)
        of_label = (first == place) | (second == place)
    both = (pairs.first >= 0) & (pairs.second >= 0)
    same = np.zeros(len(first), np.bool_)
    same[both] = one.same[pairs.first[both]] == other.same[pairs.second[both]]
    found: NDArray[np.bool_]
    match wanted.what:
        case What.DIFFERENT:
            found = of_label & ~same
        case What.APART:
            found = of_label & (first != second)
        case What.ALIKE:
            found = of_label & same
        case What.MISSING:
            lacks = np.zeros(len(first), np.bool_)
            if wanted.annotator in {"", names[0]}:
                lacks |= pairs.first < 0
            if wanted.annotator in {"", names[1]}:
                lacks |= pairs.second < 0
            found = of_label & lacks
        case _:
            places = {name: n for n, name in enumerate(labels)}
            a, b = places.get(wanted.label or "", nothing), places.get(wanted.other, nothing)
            found = (first == a) & (second == b)
            if wanted.pair is None:
                found |= (first == b) & (second == a)
    return found


def _of_border(
    wanted: Wanted,
    text: str,
    sides: tuple[Marks, Marks],
    partners: tuple[Whole, Whole],
    labels: tuple[str, ...],
) -> Pairing:
    at, table = borders_of(text, *sides, *partners)
    partner = dict(zip(partners[0].tolist(), partners[1].tolist(), strict=True))
    beside = np.array([partner[one] for one in at.tolist()], np.int64)
    some = np.zeros(len(at), np.bool_)
    for end, length, kind in ((End.BEGIN, BEGIN, BEGIN_KIND), (End.END, END, END_KIND)):
        if wanted.end not in {None, end}:
            continue
        fits = np.ones(len(at), np.bool_)
        if wanted.kind is not None:
            fits &= table[:, kind] == wanted.kind
        elif wanted.end is not None:
            fits &= table[:, length] != 0
        if wanted.least is not None:
            fits &= table[:, length] >= wanted.least
        if wanted.most is not None:
            fits &= table[:, length] <= wanted.most
        some |= fits
    if wanted.label is not None:
        some &= sides[0].label[at] == labels.index(wanted.label)
    return Pairing(at[some], beside[some])


def _of_attribute(
    wanted: Wanted,
    batch: Batch,
    sides: tuple[Marks, Marks],
    partners: tuple[Whole, Whole],
    labels: tuple[str, ...],
) -> Pairing:
    """Where one has another value, or one has none."""
    at, beside = partners
    columns = AttributeColumns(
        [[wanted.attribute] if wanted.label in {None, name} else [] for name in labels]
    )
    some = []
    for n in range(len(at)):
        counted = columns.counted(batch, *sides, at[n : n + 1], beside[n : n + 1])
        agree, counts = counted.reshape(-1, 2).sum(axis=0)
        some.append(counts > agree)
    kept = np.array(some, np.bool_)
    return Pairing(at[kept], beside[kept])
