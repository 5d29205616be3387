"""What a few letters fit, which of two fits better, and which letters are shown for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.palette.matching import Fit, Name, Query, fold, subsequence

WORDS = st.lists(st.text("abcdeéßÄ日𝒜'3", min_size=1, max_size=6), min_size=1, max_size=6)
NAMES = WORDS.map(" ".join)
TYPED = st.text("abcdeéß 3𝒜", max_size=8)


def fit(typed: str, name: str, beside: str = "", *, nearly: bool = False) -> Fit | None:
    found = Query.of(typed).fit(Name.of(name, beside), nearly=nearly)
    return found[0] if found else None


def shown(typed: str, name: str, *, nearly: bool = False) -> str:
    """The name with the letters that fit in capitals."""
    places = Query.of(typed).letters(name, nearly=nearly)
    return "".join(c.upper() if n in places else c.lower() for n, c in enumerate(name))


@pytest.mark.parametrize(
    ("typed", "name", "expected"),
    [
        ("next article", "Next article", Fit.WHOLE),
        ("NEXT ART", "Next article", Fit.START),
        ("next art", "The next article", Fit.PHRASE),
        ("art next", "Next article", Fit.WORDS),
        ("na", "Next article", Fit.INITIALS),
        ("neart", "Next article", Fit.INITIALS),
        ("extart", "Next article", Fit.SCATTERED),
        ("ticl", "Next article", Fit.INSIDE),
        ("zurucknehmen", "Zurücknehmen", Fit.WHOLE),
        ("strasse", "Große Straße", Fit.WORDS),
        ("čapek", "Capek", Fit.WHOLE),
        ("don't", "Don’t know", Fit.START),
        ("$4bn", "damage of $4bn", Fit.WORDS),
        ("r&d", "Our R&D", Fit.WORDS),
        ("xyz", "Next article", None),
        ("", "Next article", None),
        ("aricle", "Next article", Fit.SCATTERED),
    ],
)
def test_kinds_of_fit(typed: str, name: str, expected: Fit | None) -> None:
    assert fit(typed, name) is expected


@pytest.mark.parametrize("typed", ["aritcle", "artcle", "artixcle", "artivle", "srticle", "rticle"])
def test_one_wrong_letter_fits_when_it_may(typed: str) -> None:
    assert fit(typed, "Next article") not in {Fit.WHOLE, Fit.START, Fit.WORDS, Fit.NEARLY}
    assert fit(typed, "Next article", nearly=True) in {Fit.NEARLY, Fit.INSIDE}


def test_two_wrong_letters_or_a_short_word_do_not_fit() -> None:
    assert fit("aritlce", "Next article", nearly=True) is None
    assert fit("arz", "Next article", nearly=True) is None


def test_what_stands_beside_counts_less_than_the_name() -> None:
    assert fit("view", "Larger text", "View Make the text larger") is Fit.BESIDE
    assert fit("view larger", "Larger text", "View Make it larger") is Fit.BESIDE
    assert fit("a17", "Some title", "a17") is Fit.WHOLE


@pytest.mark.parametrize(
    ("typed", "name", "expected"),
    [
        ("art", "Next article", "next ARTicle"),
        ("art next", "Next article", "NEXT ARTicle"),
        ("neart", "Next article", "NExt ARTicle"),
        ("strasse", "Große Straße", "große STRASSE"),
        ("resume", "My Re\u0301sume\u0301", "my RE\u0301SUME\u0301"),
        ("𝒜", "see 𝒜 here", "see 𝒜 here"),
    ],
)
def test_the_letters_that_fit(typed: str, name: str, expected: str) -> None:
    assert shown(typed, name).replace("\u0301", "") == expected.replace("\u0301", "")


def test_a_typo_is_shown_where_it_fits() -> None:
    assert shown("aritcle", "Next article", nearly=True) == "next ARTICLE"


def test_a_very_long_word_ends_soon() -> None:
    assert fit("a" * 5000, "a b c " * 20) is None
    assert fit("a" * 5000, "a" * 6000) is Fit.START


@given(NAMES)
def test_a_name_typed_in_full_fits_whole(name: str) -> None:
    assert fit(name.upper() if fold(name.upper()) == fold(name) else name, name) is Fit.WHOLE


@given(WORDS, st.randoms(use_true_random=False))
def test_words_fit_in_any_order_and_equally_well(words: list[str], random: object) -> None:
    name = Name.of("a bcd e3 dé 日")
    mixed = list(words)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = Query.of(" ".join(words)).fit(name), Query.of(" ".join(mixed)).fit(name)
    assert (one is None) == (other is None)
    if one and other and min(one[0], other[0]) > Fit.PHRASE:
        assert one == other


@given(TYPED, NAMES)
def test_case_and_accents_do_not_count(typed: str, name: str) -> None:
    assert fit(typed, name) == fit(fold(typed), fold(name))


@given(TYPED.filter(str.strip), NAMES, st.booleans())
def test_the_letters_shown_are_those_typed(typed: str, name: str, nearly: bool) -> None:
    query = Query.of(typed)
    if query.fit(Name.of(name), nearly=nearly) is None:
        return
    places = query.letters(name, nearly=nearly)
    assert list(places) == sorted(set(places))
    assert all(0 <= place < len(name) for place in places)
    assert places
    if not nearly:
        assert set(fold("".join(name[place] for place in places))) >= set("".join(query.words))


@given(TYPED.filter(str.strip), NAMES)
def test_what_fits_has_all_letters_of_each_word_in_their_order(typed: str, name: str) -> None:
    query = Query.of(typed)
    if query.fit(Name.of(name)) is not None:
        assert all(subsequence(word).match(fold(name)) for word in query.words)


@given(st.text("ab ", max_size=8), st.text("abc", min_size=1, max_size=4))
def test_the_pattern_finds_subsequences(text: str, word: str) -> None:
    letters = iter(text)
    assert bool(subsequence(word).match(text)) == all(letter in letters for letter in word)
