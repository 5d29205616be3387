"""Figures of agreement are those of scikit-learn, `krippendorff`, NLTK and SciPy, whatever was marked."""

import json
import re
import sys

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from annotator.domain.agreement.batch import batch_of
from annotator.domain.agreement.figures import Figure, Why
from annotator.domain.agreement.matching import matched
from annotator.domain.agreement.planning import articles_needed
from annotator.domain.agreement.rows import Mark, Unit, Work, Worked
from annotator.domain.agreement.tokens import tokens
from tests.domain.agreement_made import (
    COLUMNS,
    LABELS,
    SIGNS,
    TOKEN,
    TYPES,
    Plain,
    corpora,
    mark,
    pair_of,
    pairs_of,
    share_a_point,
    sums_of,
    unitized,
    worked,
)

NEAR = 1e-9


def same(found: Figure, wanted: float | None) -> bool:
    if wanted is None or found.value is None:
        assert (found.value, found.why is None) == (wanted, False)
        return True
    return found.why is None and found.value == pytest.approx(wanted, abs=NEAR)


@given(corpora(), st.sampled_from(Unit), st.integers(1, 5))
def test_pairs_are_as_other_programs_have_them(
    made: tuple[list[Worked], int], unit: Unit, at_once: int
) -> None:
    articles, people = made
    plain = Plain(articles, unit)
    pairs = sums_of(articles, people, unit, at_once).pairs()
    for a, b in pairs_of(people):
        pair = pair_of(pairs, a, b)
        both = list(plain.both(a, b))
        assert (pair.articles if pair else 0) == len(both)
        if pair is None:
            continue
        for labels, found in [*(((name,), pair.labels[name]) for name in LABELS), (LABELS, pair.all)]:
            assert same(found.exact_f1, plain.f1(a, b, labels, exact=True))
            assert same(found.overlap_f1, plain.f1(a, b, labels, exact=False))
            assert same(found.kappa, plain.kappa(a, b, labels))
            two = [Worked(text, (one, other)) for text, one, other in both]
            assert same(found.alpha, Plain(two, unit).alpha(labels))
            works = [one for _, one, _ in both], [other for _, _, other in both]
            counts = [sum(row[1] in labels for work in some for row in work.marks) for some in works]
            assert list(found.spans) == counts


@given(corpora(), st.sampled_from(Unit))
def test_alpha_over_all_is_as_other_programs_have_it(made: tuple[list[Worked], int], unit: Unit) -> None:
    articles, people = made
    plain = Plain(articles, unit)
    found = sums_of(articles, people, unit).alphas()
    for labels, name in [*(((label,), label) for label in LABELS), (LABELS, "all")]:
        wanted = plain.alpha(labels)
        assert same(found[name], wanted)
        if wanted is not None:
            assert wanted == pytest.approx(plain.alpha_by_nltk(labels), abs=NEAR)


@given(
    st.integers(2, 4).flatmap(
        lambda people: st.tuples(st.lists(worked(people), min_size=1, max_size=3), st.just(people))
    )
)
def test_the_unitizing_alpha_is_its_formula(made: tuple[list[Worked], int]) -> None:
    articles = [one for one in made[0] if len(one.works) == made[1] and one.text]
    if not articles:
        return
    found = sums_of(articles, made[1], at_once=2).alphas_u()
    every = [unitized(articles, label) for label in LABELS]
    for label, (observed, expected, count) in zip(LABELS, every, strict=True):
        assert same(found[label], 1 - observed / expected if expected else None)
        if not count:
            assert found[label].why is Why.NOTHING_MARKED
    expected = sum(one[1] for one in every)
    assert same(found["all"], 1 - sum(one[0] for one in every) / expected if expected else None)


def test_the_unitizing_alpha_of_the_published_example() -> None:
    """Krippendorff 2004, Content Analysis, 2nd ed., p. 254: two observers, length 300 from 150 on."""
    marked = [
        {"claim": [(225, 70), (370, 30)], "hedge": [(180, 60), (300, 50)]},
        {"claim": [(220, 80), (355, 20), (400, 20)], "hedge": [(180, 60), (300, 50)]},
    ]
    works = [
        Work(
            person,
            [
                mark(f"{label}{begin}", label, [(begin - 150, begin - 150 + length)])
                for label, units in one.items()
                for begin, length in units
            ],
        )
        for person, one in enumerate(marked)
    ]
    article = Worked("x" * 300, works)
    observed, expected, _ = unitized([article], "claim")
    assert (round(observed, 4), round(expected, 4)) == (0.0144, 0.0532)
    observed, expected, _ = unitized([article], "hedge")
    assert (observed, round(expected, 4)) == (0, 0.0490)
    found = sums_of([article], 2).alphas_u()
    assert {name: round(one.value or 0, 4) for name, one in found.items() if one.value is not None} == {
        "claim": 0.7286,
        "hedge": 1,
        "all": 0.8587,
    }


@given(st.lists(st.text(SIGNS + "\u0345\u200d٣\x1c", max_size=12), max_size=6))
@example(["ab", "cd", "", "e"])
def test_tokens_are_those_of_re(texts: list[str]) -> None:
    offsets = np.concatenate(([0], np.cumsum([len(one) for one in texts]))).astype(np.int64)
    starts, ends = tokens(texts, offsets)
    assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == [
        (base + found.start(), base + found.end())
        for base, text in zip(offsets.tolist(), texts, strict=False)
        for found in TOKEN.finditer(text)
    ]


def test_every_code_point_is_what_re_takes_it_for() -> None:
    """Each between two blanks, so that it is a token of its own, or none."""
    codes = [code for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    text = " ".join(map(chr, codes))
    starts, _ = tokens([text], np.array([0, len(text)]))
    assert starts.tolist() == [found.start() for found in re.finditer(r"\w+|[^\w\s]", text)]


def form(one: Mark) -> str:
    return str(json.loads(one[3]).get("form", ""))


@given(worked(2))
def test_matched_annotations_are_told_by_value(article: Worked) -> None:
    """Attributes count over as many pairs as overlap, those that are the same before others."""
    if len(article.works) < 2:
        return
    (pair,) = sums_of([article], 2).pairs()
    found = pair.attributes["claim.form"]
    mine, theirs = ([row for row in work.marks if row[1] == "claim"] for work in article.works)
    assert found.n <= min(len(mine), len(theirs))
    lonely = all(sum(share_a_point(one, other) for other in theirs) <= 1 for one in mine)
    lonely = lonely and all(sum(share_a_point(one, other) for one in mine) <= 1 for other in theirs)
    if lonely:
        pairs = [(form(one), form(other)) for one in mine for other in theirs if share_a_point(one, other)]
        counted = [(x, y) for x, y in pairs if x or y]
        assert found.n == len(counted)
        assert same(found.agree, sum(x == y for x, y in counted) / len(counted) if counted else None)


def test_the_matching_is_as_large_as_can_be_even_against_what_is_the_same() -> None:
    """The same long one in both would leave the two short ones alone; together with it they are two pairs."""
    text = "abcdefghij"
    mine = [mark("a", "claim", [(0, 10)]), mark("b", "claim", [(9, 10)])]
    theirs = [mark("c", "claim", [(0, 10)]), mark("d", "claim", [(0, 1)])]
    (pair,) = sums_of([Worked(text, (Work(0, mine), Work(1, theirs)))], 2).pairs()
    assert pair.labels["claim"].overlap_f1.value == 1
    assert pair.labels["claim"].exact_f1.value == 0.5


def test_relations_are_matched_where_both_ends_are() -> None:
    text = "She said that five or six came."
    spans = {"claim": (14, 30), "speaker": (0, 3), "hedge": (19, 25)}
    mine = [mark(f"m-{name}", name, [place]) for name, place in spans.items()]
    theirs = [mark(f"t-{name}", name, [(place[0], place[1] - 1)]) for name, place in spans.items()]
    ties = [("said-by", "claim", "speaker"), ("said-by", "claim", "speaker"), ("about", "claim", "hedge")]
    others = [("said-by", "claim", "speaker"), ("about", "hedge", "claim")]
    one = Work(0, mine, [(kind, f"m-{a}", f"m-{b}") for kind, a, b in ties])
    other = Work(1, theirs, [(kind, f"t-{a}", f"t-{b}") for kind, a, b in others])
    (pair,) = sums_of([Worked(text, (one, other))], 2).pairs()
    assert pair.relations["said-by"].f1.value == pytest.approx(2 / 3)
    assert pair.relations["said-by"].n == (2, 1)
    assert (pair.relations["about"].f1.value, pair.relations["about"].n) == (0, (1, 1))


@given(worked(2))
def test_relations_by_entity_are_as_many_as_can_be(article: Worked) -> None:
    """An end is the same where both name one entity, or one names none and they are matched."""
    if len(article.works) < 2:
        return
    one, other = article.works
    (pair,) = sums_of([article], 2).pairs()
    columns = batch_of([article], COLUMNS)
    partner = dict(zip(*(side.tolist() for side in matched(*columns.slots)), strict=True))
    place, place_other = ({row[0]: n for n, row in enumerate(work.marks)} for work in (one, other))
    entity = {row[0]: json.loads(row[3]).get("entity") for work in (one, other) for row in work.marks}

    def is_same(mine: str, theirs: str) -> bool:
        if entity[mine] and entity[theirs]:
            return bool(entity[mine] == entity[theirs])
        return partner.get(place[mine]) == place_other[theirs]

    for kind in TYPES:
        own, others = ([tie[1:] for tie in work.ties if tie[0] == kind] for work in (one, other))
        n = 0
        if own and others:
            fits = [[int(all(map(is_same, tie, that))) for that in others] for tie in own]
            n = int((maximum_bipartite_matching(csr_array(fits), perm_type="column") >= 0).sum())
        found = pair.relations[kind]
        assert found.n == (len(own), len(others))
        assert same(found.by_entity, 2 * n / sum(found.n) if any(found.n) else None)
        if not any(entity.values()):
            assert found.by_entity == found.f1


def test_she_and_zakharova_are_one_speaker() -> None:
    text = "Zakharova said so. She said five came, and Peskov said six."
    claims, speakers = {"c": (24, 33), "d": (53, 57)}, {"z": (0, 9), "s": (19, 22), "p": (43, 49)}
    names = {"z": "Zakharova", "s": "Zakharova", "p": "Peskov"}

    def work(person: int, names: dict[str, str], *ties: tuple[str, str]) -> Work:
        marks = [mark(f"{name}{person}", "claim", [place]) for name, place in claims.items()]
        for name, place in speakers.items():
            said = json.dumps({"entity": names[name]} if name in names else {})
            marks.append(mark(f"{name}{person}", "speaker", [place], said))
        return Work(person, marks, [("said-by", f"{a}{person}", f"{b}{person}") for a, b in ties])

    mine = work(0, names, ("c", "s"), ("d", "p"))
    theirs = work(1, names, ("c", "z"), ("d", "p"))
    (pair,) = sums_of([Worked(text, (mine, theirs))], 2).pairs()
    assert (pair.relations["said-by"].f1.value, pair.relations["said-by"].by_entity.value) == (0.5, 1)
    # In one place and yet another: one of the two took "She" for somebody else.
    otherwise = work(1, {**names, "s": "Peskov"}, ("c", "s"), ("d", "p"))
    (pair,) = sums_of([Worked(text, (mine, otherwise))], 2).pairs()
    assert (pair.relations["said-by"].f1.value, pair.relations["said-by"].by_entity.value) == (1, 0.5)
    # Who says nothing of it is taken by the place.
    silent = work(1, {}, ("c", "s"), ("d", "p"))
    (pair,) = sums_of([Worked(text, (mine, silent))], 2).pairs()
    assert pair.relations["said-by"].by_entity.value == 1


def test_intervals_come_with_ten_articles_and_are_always_the_same() -> None:
    def article(n: int) -> Worked:
        mine = [mark("a", "claim", [(0, 5)])]
        theirs = [mark("b", "claim", [(0, 5 if n % 3 else 9)])]
        return Worked("five or six of them", (Work(0, mine), Work(1, theirs)))

    few = sums_of([article(n) for n in range(9)], 2)
    assert few.pairs()[0].all.exact_f1.interval is None
    assert few.alphas_u()["claim"].interval is None
    found = []
    for at_once in (3, 3):
        sums = sums_of([article(n) for n in range(30)], 2, at_once=at_once)
        exact = sums.pairs()[0].labels["claim"].exact_f1
        assert exact.value == pytest.approx(2 / 3)
        assert exact.interval is not None
        low, high = exact.interval
        # About as wide as the binomial of 30 with 2/3 says.
        assert 0.46 <= low <= 0.54
        assert 0.79 <= high <= 0.87
        unitizing = sums.alphas_u()["claim"]
        assert unitizing.value is not None
        assert unitizing.interval is not None
        assert unitizing.interval[0] < unitizing.value < unitizing.interval[1]
        found.append((exact, unitizing, sums.alphas()))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("text", "marks", "why"),
    [
        ("a b", [], Why.NONE_INSIDE),
        ("a b", [(0, 3)], Why.ALL_MARKED),
        (" \n ", [(0, 3)], Why.NO_UNIT),
    ],
)
def test_what_is_not_defined_says_why(text: str, marks: list[tuple[int, int]], why: Why) -> None:
    works = [Work(n, [mark(f"{n}", "claim", [place]) for place in marks]) for n in range(2)]
    sums = sums_of([Worked(text, works)], 2)
    (pair,) = sums.pairs()
    assert pair.labels["claim"].kappa == pair.labels["claim"].alpha == Figure(None, why=why)
    assert sums.alphas()["claim"] == Figure(None, why=why)
    assert pair.labels["claim"].exact_f1.value == (1 if marks else None)
    assert pair.relations["about"].f1 == Figure(None, why=Why.NO_RELATION)
    assert pair.attributes["claim.form"].agree == Figure(None, why=Why.NO_MATCH)


def test_without_an_article_that_two_did_nothing_is_defined() -> None:
    sums = sums_of([Worked("a", (Work(0, []),))], 2)
    assert sums.pairs() == ()
    (pair,) = sums.pairs([(0, 1)])
    every = [*pair.all.figures.values(), *sums.alphas().values(), *sums.alphas_u().values()]
    assert {(one.value, one.why) for one in every} == {(None, Why.NO_ARTICLE)}


def test_how_many_more_articles_a_figure_needs() -> None:
    """A share of a half among 100 articles is known to ± .098; four times as many bring it to ± .049."""
    assert articles_needed(Figure(0.5, (0.4, 0.6), error=0.05), 100) == 285
    assert articles_needed(Figure(0.5, (0.4, 0.6), error=0.05), 100, half=0.1) == 0
    assert articles_needed(Figure(1.0, (1.0, 1.0), error=0.0), 100) == 0
    assert articles_needed(Figure(0.5), 9) is None
