"""Made work of several annotators, and figures of agreement by other programs and plain loops."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import krippendorff
import numpy as np
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching
from sklearn.metrics import cohen_kappa_score

from annotator.domain.agreement.attributes import AttributeColumns
from annotator.domain.agreement.batch import batch_of
from annotator.domain.agreement.counting import Layout
from annotator.domain.agreement.figures import PairAgreement
from annotator.domain.agreement.rows import Columns, Mark, Unit, Work, Worked
from annotator.domain.agreement.sums import Called, Sums
from annotator.domain.agreement.tallies import tallies_of

LABELS = ("claim", "speaker", "hedge")
TYPES = ("said-by", "about")
LAYOUT = Layout(len(LABELS), len(TYPES), AttributeColumns([["form"], [], []]))
COLUMNS = Columns({name: n for n, name in enumerate(LABELS)}, {name: n for n, name in enumerate(TYPES)})
TOKEN = re.compile(r"\w+|[^\w\s]")
SIGNS = "ab é_7,.-\n\u2028😀ſ"


def sums_of(articles: Sequence[Worked], people: int, unit: Unit = Unit.TOKEN, at_once: int = 3) -> Sums:
    """The program's own sums, taken in portions; articles of one annotator are left out, as it does."""
    counted = [one for one in articles if len(one.works) > 1]
    sums = Sums(len(counted), LAYOUT, called_of(people))
    for begin in range(0, len(counted), at_once):
        sums.add(tallies_of(batch_of(counted[begin : begin + at_once], COLUMNS, unit), LAYOUT))
    return sums


def called_of(people: int) -> Called:
    """What everything is called."""
    return Called(tuple(f"p{n}" for n in range(people)), LABELS, TYPES)


def mark(uid: str, label: str, fragments: Sequence[tuple[int, int]], attributes: str = "{}") -> Mark:
    """An annotation as a row."""
    return uid, label, json.dumps(fragments, separators=(",", ":")), attributes


def places_of(one: Mark) -> list[tuple[int, int]]:
    """Its fragments."""
    return [(start, end) for start, end in json.loads(one[2])]


@st.composite
def fragments(draw: st.DrawFn, length: int) -> tuple[tuple[int, int], ...]:
    """One to three fragments; they may touch."""
    most = min(3, length)
    ends = st.lists(st.integers(0, length), min_size=2, max_size=2 * most, unique=True)
    found = sorted(draw(ends.filter(lambda some: len(some) % 2 == 0)))
    return tuple(zip(found[::2], found[1::2], strict=True))


@st.composite
def worked(draw: st.DrawFn, people: int) -> Worked:
    """An article; some of the people did it, and what they marked has much in common."""
    text = draw(st.text(SIGNS, max_size=30))
    one = st.tuples(
        st.sampled_from(LABELS),
        fragments(len(text)),
        st.sampled_from(["{}", '{"form":"x"}', '{"form":""}', '{"entity":"x"}', '{"entity":"y"}']),
    )
    pool = draw(st.lists(one, max_size=6)) if text else []
    works = []
    for person in range(people):
        if not draw(st.booleans() if people > 2 else st.sampled_from([True, True, True, False])):
            continue
        own = st.lists(st.sampled_from(pool) | one, max_size=8) if pool else st.just([])
        marks = [mark(f"{person}-{n}", *what) for n, what in enumerate(draw(own))]
        ends = st.sampled_from([row[0] for row in marks]) if marks else st.nothing()
        ties = draw(st.lists(st.tuples(st.sampled_from(TYPES), ends, ends), max_size=3)) if marks else []
        works.append(Work(person, marks, ties))
    return Worked(text, works)


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Worked], int]:
    """Up to five articles of two to six people."""
    people = draw(st.integers(2, 6))
    made = draw(st.lists(worked(people), max_size=5))
    return [named_apart(one, f"{n}/") for n, one in enumerate(made)], people


def named_apart(article: Worked, before: str) -> Worked:
    """The same with other names, for no two annotations of a project have one."""
    works = [
        Work(
            one.person,
            [(before + row[0], row[1], row[2], row[3]) for row in one.marks],
            [(kind, before + source, before + target) for kind, source, target in one.ties],
        )
        for one in article.works
    ]
    return Worked(article.text, works)


@dataclass(frozen=True)
class Plain:
    """The same by other programs."""

    articles: Sequence[Worked]
    unit: Unit

    def units(self, text: str) -> list[tuple[int, int]]:
        if self.unit is Unit.CODEPOINT:
            return [(n, n + 1) for n in range(len(text))]
        return [found.span() for found in TOKEN.finditer(text)]

    def inside(self, text: str, work: Work, label: str) -> list[int]:
        spans = [place for one in work.marks if one[1] == label for place in places_of(one)]
        return [
            int(any(start < last and first < end for first, last in spans)) for start, end in self.units(text)
        ]

    def sequences(self, labels: Sequence[str]) -> dict[int, list[int | None]]:
        """For each person inside or outside, unit by unit of all articles and labels; None: not done."""
        found: dict[int, list[int | None]] = {}
        people = {work.person for one in self.articles for work in one.works}
        for one in self.articles:
            if len(one.works) < 2:
                continue
            by_person = {work.person: work for work in one.works}
            for label in labels:
                for person in people:
                    known = by_person.get(person)
                    values: list[int | None] = [None] * len(self.units(one.text))
                    if known is not None:
                        values = [*self.inside(one.text, known, label)]
                    found.setdefault(person, []).extend(values)
        return found

    def alpha(self, labels: Sequence[str]) -> float | None:
        """By `krippendorff`."""
        rows = list(self.sequences(labels).values())
        data = np.array([[np.nan if one is None else one for one in row] for row in rows], float)
        values = {one for row in rows for one in row if one is not None}
        if len(values) < 2:
            return None
        return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))

    def alpha_by_nltk(self, labels: Sequence[str]) -> float:
        """By NLTK."""
        found = self.sequences(labels)
        return float(
            AnnotationTask(
                data=[
                    (str(person), str(n), value)
                    for person, row in found.items()
                    for n, value in enumerate(row)
                    if value is not None
                ]
            ).alpha()
        )

    def both(self, a: int, b: int) -> Iterator[tuple[str, Work, Work]]:
        for one in self.articles:
            by_person = {work.person: work for work in one.works}
            if a in by_person and b in by_person:
                yield one.text, by_person[a], by_person[b]

    def kappa(self, a: int, b: int, labels: Sequence[str]) -> float | None:
        """By scikit-learn."""
        first = [
            x for text, one, _ in self.both(a, b) for name in labels for x in self.inside(text, one, name)
        ]
        second = [
            x for text, _, one in self.both(a, b) for name in labels for x in self.inside(text, one, name)
        ]
        if len({*first, *second}) < 2:
            return None
        return float(cohen_kappa_score(first, second))

    def f1(self, a: int, b: int, labels: Sequence[str], *, exact: bool) -> float | None:
        """By counting, and by SciPy's maximum matching."""
        matches = total = 0
        for _, one, other in self.both(a, b):
            mine = [row for row in one.marks if row[1] in labels]
            theirs = [row for row in other.marks if row[1] in labels]
            total += len(mine) + len(theirs)
            if exact:
                counts = [Counter(row[1:3] for row in rows) for rows in (mine, theirs)]
                matches += (counts[0] & counts[1]).total()
            else:
                matches += most_pairs(mine, theirs)
        return 2 * matches / total if total else None


def share_a_point(one: Mark, other: Mark) -> bool:
    return one[1] == other[1] and any(a < d and c < b for a, b in places_of(one) for c, d in places_of(other))


def most_pairs(mine: Sequence[Mark], theirs: Sequence[Mark]) -> int:
    """How many pairs of one label that share a code point there can be at most, each in one pair."""
    if not mine or not theirs:
        return 0
    graph = csr_array([[int(share_a_point(one, other)) for other in theirs] for one in mine])
    return int((maximum_bipartite_matching(graph, perm_type="column") >= 0).sum())


def pair_of(pairs: Sequence[PairAgreement], a: int, b: int) -> PairAgreement | None:
    return next((one for one in pairs if (one.a, one.b) == (f"p{a}", f"p{b}")), None)


def unitized(articles: Sequence[Worked], label: str) -> tuple[float, float, int]:
    """Observed and expected disagreement by the formulas as printed, in plain loops, and how many units.

    Everybody did every article.
    """
    people = len(articles[0].works)
    length = sum(len(one.text) for one in articles)
    sections = [sections_of(articles, person, label) for person in range(people)]
    observed = sum(
        difference(one, other)
        for mine, theirs in permutations(sections, 2)
        for one in mine
        for other in theirs
    )
    units = [long for some in sections for _, long, marked in some if marked]
    gaps = [long for some in sections for _, long, marked in some if not marked]
    count = len(units)
    expected = 0.0
    for long in units:
        expected += (count - 1) / 3 * (2 * long**3 - 3 * long**2 + long)
        expected += long**2 * sum(gap - long + 1 for gap in gaps if gap >= long)
    expected *= 2 / length
    expected /= people * length * (people * length - 1) - sum(long * (long - 1) for long in units)
    return observed / (people * (people - 1) * length**2), expected, count


Section = tuple[int, int, bool]
"""Where a unit or gap begins, how long it is, and whether it is a unit."""


def difference(one: Section, other: Section) -> int:
    (b, long, marked), (c, wide, too) = one, other
    if marked and too and -long < b - c < wide:
        return (b - c) ** 2 + (b + long - c - wide) ** 2
    if marked and not too and wide - long >= b - c >= 0:
        return long**2
    if too and not marked and long - wide >= c - b >= 0:
        return wide**2
    return 0


def sections_of(articles: Sequence[Worked], person: int, label: str) -> list[Section]:
    """The sequence of one person, cut into units and gaps."""
    units: list[tuple[int, int]] = []
    base = 0
    for one in articles:
        own = sorted(place for row in one.works[person].marks if row[1] == label for place in places_of(row))
        joined: list[tuple[int, int]] = []
        for start, end in own:
            if joined and start < joined[-1][1]:
                joined[-1] = joined[-1][0], max(end, joined[-1][1])
            else:
                joined.append((start, end))
        units += [(base + start, base + end) for start, end in joined]
        base += len(one.text)
    found, at = [], 0
    for start, end in units:
        found += [(at, start - at, False)] * (start > at) + [(start, end - start, True)]
        at = end
    return found + [(at, base - at, False)] * (base > at)


def pairs_of(people: int) -> list[tuple[int, int]]:
    return list(combinations(range(people), 2))
