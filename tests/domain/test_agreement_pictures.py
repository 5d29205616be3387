"""What the pictures of agreement show is what is in the annotations, and comes to the figures beside it."""

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.agreement.batch import batch_of
from annotator.domain.agreement.borders import Border, Shape, border_kind
from annotator.domain.agreement.pictures import NOTHING, BorderCount, End, Step
from annotator.domain.agreement.rows import Mark, Unit, Work, Worked
from annotator.domain.agreement.sums import Sums
from annotator.domain.agreement.table import ArticleTable, TableArticle
from annotator.domain.agreement.tallies import Tallies, tallies_of, together
from annotator.domain.agreement.trend import piece_of, step_of
from tests.domain.agreement_made import (
    COLUMNS,
    LABELS,
    LAYOUT,
    Plain,
    called_of,
    corpora,
    mark,
    pair_of,
    places_of,
    sums_of,
)

NEAR = 1e-9


def tallied(articles: list[Worked], unit: Unit = Unit.TOKEN) -> Tallies:
    return tallies_of(batch_of(articles, COLUMNS, unit), LAYOUT, [one.text for one in articles])


def table_of(articles: list[Worked], people: int, **known: list[Any]) -> ArticleTable:
    told = tuple(
        TableArticle(f"u{n}", f"a{n}", "", **{name: values[n] for name, values in known.items()})
        for n in range(len(articles))
    )
    return ArticleTable(told, tuple(called_of(people).people), LABELS, LAYOUT, tallied(articles))


def done_by_two(made: list[Worked]) -> list[Worked]:
    return [one for one in made if len(one.works) > 1]


def near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == pytest.approx(other, abs=NEAR)


@given(corpora(), st.sampled_from(["overlap_f1", "kappa"]))
def test_articles_and_all_of_them_have_the_figures_of_the_sums(
    made: tuple[list[Worked], int], worst: str
) -> None:
    articles, people = done_by_two(made[0]), made[1]
    if not articles:
        return
    table = table_of(articles, people, done=["2026-01-05T10:00:00.000Z"] * len(articles))
    pairs = sums_of(articles, people).pairs()
    assert table.pairs == tuple((one.a, one.b) for one in pairs)
    alone = {f"a{n}": sums_of([one], people).pairs() for n, one in enumerate(articles)}
    for pair in pairs:
        for label in (None, *LABELS):
            rows = table.by_article((pair.a, pair.b), label, worst)
            for row in rows:
                one = pair_of(alone[row.id], int(pair.a[1:]), int(pair.b[1:]))
                assert one is not None
                wanted = one.labels[label] if label else one.all
                assert all(near(row.figures[name], each.value) for name, each in wanted.figures.items())
                assert row.annotations == sum(wanted.spans)
            values = [row.figures[worst] for row in rows]
            known = [value for value in values if value is not None]
            assert known == sorted(known)
            assert values[: len(known)] == known
            (point,) = table.by_time((pair.a, pair.b), label).points
            whole = pair.labels[label] if label else pair.all
            assert all(near(point.figures[name].value, each.value) for name, each in whole.figures.items())
    alphas = sums_of(articles, people).alphas()
    for label in (None, *LABELS):
        (point,) = table.by_time(None, label).points
        assert near(point.alpha.value, alphas[label or "all"].value)
        assert point.articles == len(articles)


@given(corpora())
def test_confusion_holds_every_annotation_once(made: tuple[list[Worked], int]) -> None:
    articles, people = done_by_two(made[0]), made[1]
    if not articles:
        return
    table = table_of(articles, people)
    whole: Counter[tuple[str, str]] = Counter()
    for pair in sums_of(articles, people).pairs():
        found = table.confusion((pair.a, pair.b))
        for place, label in enumerate(LABELS):
            mine = sum(found.cells[label, other] for other in (*LABELS, NOTHING))
            theirs = sum(found.cells[other, label] for other in (*LABELS, NOTHING))
            assert (mine, theirs) == pair.labels[label].spans
            figure = pair.labels[label].overlap_f1.value
            assert near(figure, 2 * found.cells[label, label] / (mine + theirs) if mine + theirs else None)
            lacks = [one for one in table.missing((pair.a, pair.b)) if one.label == LABELS[place]]
            assert [(one.annotator, one.n, one.of) for one in lacks] == [
                (pair.a, found.cells[NOTHING, label], theirs),
                (pair.b, found.cells[label, NOTHING], mine),
            ]
        for (one, other), n in found.cells.items():
            whole[one, other] += n
            if one != other:
                whole[other, one] += n
    assert {cell: n for cell, n in table.confusion().cells.items() if n} == +whole


@given(corpora())
def test_two_labels_meet_where_they_share_more_than_half(made: tuple[list[Worked], int]) -> None:
    """Of what has no partner of its label, as many pairs as can be; checked where nobody has a choice."""
    for article in done_by_two(made[0]):
        one, other = article.works[:2]
        table = table_of([Worked(article.text, (one, other))], made[1])
        (pair,) = table.pairs
        found = table.confusion(pair)
        swapped = sum(n for (a, b), n in found.cells.items() if a != b and a and b)
        near_ones = [
            (mine[0], theirs[0])
            for mine in one.marks
            for theirs in other.marks
            if mine[1] != theirs[1] and jaccard(mine, theirs) > 0.5
        ]
        assert swapped <= len(near_ones)
        alike = {
            row[0] for a in one.marks for b in other.marks if a[1] == b[1] and jaccard(a, b) for row in (a, b)
        }
        lonely = [edge for edge in near_ones if not alike & {*edge}]
        times = Counter(end for edge in near_ones for end in edge)
        assert swapped >= sum(times[a] == times[b] == 1 for a, b in lonely)


@pytest.mark.parametrize(("mine", "theirs", "meet"), [((0, 4), (2, 4), 0), ((0, 5), (2, 5), 1)])
def test_half_is_not_more_than_half(mine: tuple[int, int], theirs: tuple[int, int], meet: int) -> None:
    works = [Work(0, [mark("a", "claim", [mine])]), Work(1, [mark("b", "hedge", [theirs])])]
    cells = table_of([Worked("five men", works)], 2).confusion(("p0", "p1")).cells
    assert cells["claim", "hedge"] == meet
    assert cells["claim", NOTHING] == cells[NOTHING, "hedge"] == 1 - meet


def jaccard(one: Mark, other: Mark) -> float:
    mine, theirs = ({n for a, b in places_of(row) for n in range(a, b)} for row in (one, other))
    return len(mine & theirs) / len(mine | theirs)


@given(corpora(), st.data())
def test_counts_can_be_taken_apart_and_put_together(
    made: tuple[list[Worked], int], data: st.DataObject
) -> None:
    """Some articles in another order, and of them the work of some, are as if counted by themselves."""
    articles, people = done_by_two(made[0]), made[1]
    if not articles:
        return
    cut = data.draw(st.integers(0, len(articles)))
    every = together([tallied(articles[:cut]), tallied(articles[cut:])])
    same(every, tallied(articles))
    some = data.draw(st.permutations(range(len(articles))))[: data.draw(st.integers(1, len(articles)))]
    kept = data.draw(st.sets(st.integers(0, people - 1)))
    wanted = [
        Worked(articles[n].text, [one for one in articles[n].works if one.person in kept]) for n in some
    ]
    taken = every.take(np.array(some), np.isin(every.work_person, list(kept)))
    same(taken, tallied(wanted))
    first = data.draw(st.integers(0, len(wanted)))
    same(taken.part(first, len(wanted)), tallied(wanted[first:]))


def same(one: Tallies, other: Tallies) -> None:
    for name in Tallies.__dataclass_fields__:
        mine, theirs = getattr(one, name), getattr(other, name)
        if name in {"stretch_label", "stretch_start", "stretch_end", "borders"}:
            owner = "border_pair" if name == "borders" else "stretch_work"
            rows = [
                sorted(zip(getattr(some, owner).tolist(), values.tolist(), strict=True))
                for some, values in ((one, mine), (other, theirs))
            ]
            assert rows[0] == rows[1]
        else:
            assert np.array_equal(mine, theirs), name


def test_borders_tell_how_far_and_what_lies_between() -> None:
    text = "The old ministry said: “no troops were there”, a spokesman."
    place = text.index

    def marks(who: str, *spans: tuple[str, int, int]) -> Work:
        return Work(int(who), [mark(f"{who}{n}", label, [(a, b)]) for n, (label, a, b) in enumerate(spans)])

    quote, end = place("no troops"), place("”")
    mine = marks("0", ("speaker", place("old"), place(" said")), ("claim", quote, end), ("hedge", 50, 55))
    theirs = marks("1", ("speaker", 0, place(" said")), ("claim", quote - 1, end + 2), ("hedge", 49, 53))
    table = table_of([Worked(text, (mine, theirs))], 2)
    found = table.borders(("p0", "p1"))
    assert (found.matched, found.differing) == (3, 3)
    assert set(found.counts) == {
        BorderCount("speaker", End.BEGIN, Border.DETERMINER, Shape.LONGER, -4, 1),
        BorderCount("speaker", End.END, Border.SAME, Shape.LONGER, 0, 1),
        BorderCount("claim", End.BEGIN, Border.QUOTATION_MARK, Shape.LONGER, -1, 1),
        BorderCount("claim", End.END, Border.PUNCTUATION, Shape.LONGER, 2, 1),
        BorderCount("hedge", End.BEGIN, Border.PART_OF_WORD, Shape.SHIFTED, -1, 1),
        BorderCount("hedge", End.END, Border.PART_OF_WORD, Shape.SHIFTED, -2, 1),
    }
    assert table.borders(None, "claim").differing == 1


def test_an_article_ends_where_the_next_one_begins() -> None:
    """The last letter of one and the first of the next are no word."""

    def article(n: int, *places: tuple[int, int]) -> Worked:
        mine, theirs = (
            [mark(f"{n}{who}", "claim", [place])] for who, place in zip("ab", places, strict=True)
        )
        return Worked("five men", (Work(0, mine), Work(1, theirs)))

    found = table_of([article(0, (0, 8), (0, 4)), article(1, (0, 8), (5, 8))], 2).borders()
    assert {(one.end, one.kind, one.length) for one in found.counts if one.length} == {
        (End.END, Border.WORD, -4),
        (End.BEGIN, Border.WORD, 5),
    }


@pytest.mark.parametrize(
    ("between", "cut", "kind"),
    [
        (" \n", False, Border.SPACE),
        (" »", False, Border.QUOTATION_MARK),
        (" („", False, Border.PUNCTUATION),
        ("Der ", False, Border.DETERMINER),
        ("ministers", False, Border.WORD),
        (", she said", False, Border.WORDS),
        ("ment", True, Border.PART_OF_WORD),
        ("'s house of", True, Border.WORDS),
    ],
)
def test_what_lies_between_two_borders(between: str, cut: bool, kind: Border) -> None:
    assert border_kind(between, cut=cut) is kind


def test_a_trend_goes_by_what_fits_its_span() -> None:
    assert step_of([]) is step_of(["2026-03-01", "2026-03-22"]) is Step.DAY
    assert step_of(["2026-01-01", "2026-03-22"]) is Step.WEEK
    assert step_of(["2026-01-01", "2027-03-22"]) is Step.MONTH
    assert step_of(["2020-01-01", "2027-03-22"]) is Step.YEAR
    assert piece_of("2024-02-29", Step.WEEK) == ("2024-02-26", "2024-03-03")
    assert piece_of("2024-02-29", Step.MONTH) == ("2024-02-01", "2024-02-29")
    assert piece_of("2025-12-31", Step.MONTH) == ("2025-12-01", "2025-12-31")
    assert piece_of("2025-12-31", Step.YEAR) == ("2025-01-01", "2025-12-31")


def test_a_trend_by_time_and_by_version() -> None:
    def article(n: int) -> Worked:
        theirs = [mark("b", "claim", [(0, 4 if n < 12 else 5)])]
        return Worked("five or six", (Work(0, [mark("a", "claim", [(0, 5)])]), Work(1, theirs)))

    days = [f"2026-01-{1 + n:02}T09:00:00.000Z" if n < 22 else "" for n in range(24)]
    versions = ["1" if n < 12 else "2" if n < 23 else None for n in range(24)]
    table = table_of([article(n) for n in range(24)], 2, done=days, guideline=versions)
    trend = table.by_time()
    assert (trend.step, trend.unknown, len(trend.points)) == (Step.DAY, 2, 22)
    assert [point.exact_f1.value for point in trend.points] == [0] * 12 + [1] * 10
    assert trend.points[0].exact_f1.interval is None
    trend = table.by_guideline(None, "claim", ["2", "1"])
    assert (trend.step, trend.unknown) == (None, 1)
    assert [(one.name, one.articles, one.exact_f1.value, one.exact_f1.interval) for one in trend.points] == [
        ("2", 11, 1, (1, 1)),
        ("1", 12, 0, (0, 0)),
    ]
    assert len(trend.points[0].uids) == 11


def test_a_standard_error_comes_with_the_interval() -> None:
    """About that of a share of 2/3 among 30."""

    def article(n: int) -> Worked:
        works = [
            Work(0, [mark("a", "claim", [(0, 5)])]),
            Work(1, [mark("b", "claim", [(0, 5 - (n % 3 == 0))])]),
        ]
        return Worked("five or six of them", works)

    sums: Sums = sums_of([article(n) for n in range(30)], 2)
    exact = sums.pairs()[0].all.exact_f1
    assert exact.error == pytest.approx((2 / 9 / 30) ** 0.5, rel=0.1)
    assert Plain([article(0)], Unit.TOKEN).f1(0, 1, LABELS, exact=True) == 0
