"""Many entries searched in steps: what comes first, and that nothing is missed by the quick ways."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.palette.entries import Entry, Kind, without_prefix
from annotator.gui.palette.listing import unsearched
from annotator.gui.palette.matching import Fit, Name, Query
from annotator.gui.palette.searching import MOST, Index, Search

ENDLESS = 60.0


def action(name: str, *, beside: str = "", why_not: str = "") -> Entry:
    return Entry(Kind.ACTION, name, name, beside, why_not=why_not)


def article(name: str) -> Entry:
    return Entry(Kind.ARTICLE, name, name)


def found(
    entries: list[Entry], typed: str, kind: Kind | None = None, recent: tuple[str, ...] = ()
) -> list[str]:
    ranks = {name: rank for rank, name in enumerate(recent)}
    search = Search(Index(entries), typed, kind, ranks)
    assert search.go_on(ENDLESS)
    return [one.name for one in search.hits()]


def test_better_fits_come_first() -> None:
    names = ["rename it", "it can nest", "name", "surname", "the name", "names", "nearly a me"]
    assert found([article(name) for name in names], "name") == [
        "name",
        "names",
        "the name",
        "nearly a me",
        "rename it",
        "surname",
    ]


def test_actions_come_before_articles_that_fit_as_well() -> None:
    entries = [article("export bans"), action("Export")]
    assert found(entries, "exp") == ["Export", "export bans"]


def test_what_was_chosen_lately_wins_ties_only() -> None:
    entries = [action("Export"), article("export bans"), article("exports"), article("the export")]
    recent = ("article:the export", "article:exports")
    assert found(entries, "expo", recent=recent) == ["exports", "Export", "export bans", "the export"]
    assert found(entries, "export", recent=recent)[0] == "Export"


def test_what_is_of_no_use_now_comes_after_what_is() -> None:
    entries = [action("Delete annotation", why_not="Choose one."), article("the delay")]
    assert found(entries, "del") == ["the delay", "Delete annotation"]
    assert found(entries, "delete annotation") == ["Delete annotation"]


def test_what_is_of_no_use_now_is_found_among_many() -> None:
    entries = [action("Delete annotation", why_not="Choose one.")]
    entries += [article(f"delay {number}") for number in range(3 * MOST)]
    hits = found(entries, "del")
    assert len(hits) == MOST + 1
    assert hits[-1] == "Delete annotation"


def test_a_typo_is_forgiven_where_nothing_is_spelled_so() -> None:
    entries = [action("Export"), action("Delete annotation", beside="Annotation")]
    assert found(entries, "exprot") == ["Export"]
    assert found(entries, "delte annot") == ["Delete annotation"]
    assert found([*entries, article("exprot")], "exprot") == ["exprot"]


def test_a_typo_in_one_word_excuses_none_in_another() -> None:
    names = [f"Title {number:03}" for number in range(300)]
    assert found([article(name) for name in names], "ttile 217")[0] == "Title 217"


def test_a_kind_is_searched_alone() -> None:
    entries = [article("export bans"), action("Export")]
    assert found(entries, "exp", Kind.ARTICLE) == ["export bans"]
    assert without_prefix("@exp") == (Kind.ARTICLE, "exp")
    assert without_prefix(">") == (Kind.ACTION, "")
    assert without_prefix("exp>") == (None, "exp>")


def test_a_search_goes_on_where_it_stopped() -> None:
    entries = [article(f"title {number}") for number in range(5000)]
    search, steps = Search(Index(entries), "tlt"), 0
    while not search.go_on(0.0001):
        steps += 1
    assert steps > 5
    assert [one.name for one in search.hits()] == found(entries, "tlt")


def test_while_nothing_is_typed_the_recent_come_first_and_the_useless_last() -> None:
    entries = [action("One", why_not="No."), action("Two"), article("three"), article("four")]
    assert [getattr(row, "name", row) for row in unsearched(entries, {"article:four": 0}, None)] == [
        *("Recent", "four"),
        *("Actions", "Two", "One"),
        *("Articles", "three"),
    ]
    listed = unsearched(entries, {"article:four": 0}, Kind.ARTICLE)
    assert [getattr(row, "name", row) for row in listed] == ["four", "three"]


LETTERS = st.text("abcn ", min_size=1, max_size=10)


@given(
    st.lists(LETTERS.filter(str.strip).map(lambda t: " ".join(t.split())), max_size=12, unique=True), LETTERS
)
def test_the_quick_ways_miss_nothing_that_fits(names: list[str], typed: str) -> None:
    entries = [Entry(Kind.ARTICLE, name, name, "nab cab") for name in names]
    query = Query.of(typed)
    fits = {name: query.fit(Name.of(name, "nab cab")) for name in names}
    fitting = {name for name, fit in fits.items() if fit}
    hits = found(entries, typed)
    assert fitting <= set(hits)
    if any(fit and fit[0] <= Fit.WORDS for fit in fits.values()):
        assert fitting == set(hits)
    else:
        loose = {name for name in names if query.fit(Name.of(name, "nab cab"), nearly=True)}
        assert set(hits) == loose | fitting
    assert sorted(found(list(reversed(entries)), typed)) == sorted(hits)
