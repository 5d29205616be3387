"""What stands between quotation marks, as news in several languages writes them."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import is_border
from annotator.domain.texts.quotations import quotation_at, quotations_around, quotations_in

SIGNS = list("\"'“”„‟«»‹›「」『』‘’‚")
texts = st.lists(
    st.sampled_from(
        [*SIGNS, *SIGNS, "a", "bs", " ", ".", ",", "\n", "\n\n", "7", "e\u0301", "\u0301", "👨‍👩‍👧"]
    )
    | st.characters(exclude_categories=["Cs"]),
    max_size=60,
).map("".join)


def contents(text: str) -> list[str]:
    return [span.of(text) for span in quotations_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "no more than five," and left.', ["no more than five"]),
        (
            "“This is a scandal,” Frolov said. “But nothing happened.”",
            ["This is a scandal", "But nothing happened"],
        ),
        ("an “unprovoked attack.” It", ["unprovoked attack"]),
        ('no more than "5 people."\n\n"Preliminary data', ["5 people", "Preliminary data"]),
        ('alleged "dozens" or "hundreds" killed', ["dozens", "hundreds"]),
        ("“Is it true?” he asked", ["Is it true?"]),
        ("“Well...” he said", ["Well..."]),
        ("“They fled to the U.S.” he said", ["They fled to the U.S."]),
        ("“It is the ministry’s, who’s first,” he said", ["It is the ministry’s, who’s first"]),
        ("“He told us ‘it is over’ and left,” she said", ["He told us ‘it is over’ and left", "it is over"]),
        ("“He said ‘no.’”", ["He said ‘no.’", "no"]),
        ("\"He said 'no.'\"", ["He said 'no.'", "no"]),
        ("‘The workers’ union won,’ she said", ["The workers’ union won"]),
        ("'The workers' union won,' she said", ["The workers' union won"]),
        ("the workers' union and the boys' club", []),
        ("rock 'n' roll of the '90s, got 'em", []),
        ("He called it 'a farce' and left", ["a farce"]),
        ("„Das ist nicht wahr“, sagte er. „Nein.“", ["Das ist nicht wahr", "Nein"]),
        ("„Er sagte ‚nie wieder‘ dazu“", ["Er sagte ‚nie wieder‘ dazu", "nie wieder"]),
        ('„Gerade geschlossen", sagte er', ["Gerade geschlossen"]),
        ("»Das ist es«, sagte sie. »Ja.«", ["Das ist es", "Ja"]),
        ("Il a dit : « Bonjour, monsieur. » Puis", ["Bonjour, monsieur"]),
        ("« Il a dit «\u202foui\u202f» hier »", ["Il a dit «\u202foui\u202f» hier", "oui"]),
        ("‹ Oui ›, dit-il", ["Oui"]),
        ("Han sade: ”Det är sant.” Sedan", ["Det är sant"]),
        ("»Det är sant», sade han", ["Det är sant"]),
        ("彼は「これは『本当』だ。」と言った", ["これは『本当』だ", "本当"]),
        ('"Well—" he began—"not so."', ["Well—", "not so"]),
        ('"Foo" "bar" baz', ["Foo", "bar"]),
        ('a 12" pipe and a 5"x7" print', []),
        ("“wrong marks“ here", ["wrong marks"]),
        ('nothing "" here, or “ ” here', []),
        ("“He went\nto the town\nat night,” she said", ["He went\nto the town\nat night"]),
        ("“First of all.\n\n“Then this,” he said.", ["First of all", "Then this"]),
        ("He said: “First of all.\n\n“Then this.”", ["First of all", "Then this"]),
        ("He said “first and never closed.\n\nThen this.", []),
        ('"Open, and "inner" too.\n\nThen', ['Open, and "inner" too', "inner"]),
        ("“He ‘said so” and more”", ["He ‘said so"]),
        ("“Well .\nI never ! ” said she .\n“ Nor I . ”", ["Well .\nI never !", "Nor I"]),
        ('" Well .\nI never ! " said she .\n" Nor I . "', ["Well .\nI never !", "Nor I"]),
        ("“Left open here.\nThen “more” on another line.", ["Left open here", "more"]),
        ("“First of all.\n“Then this,” he said.", ["First of all", "Then this"]),
        ("the registrar 's red table and the masters ' reports", []),
        ("„Offen geblieben\nüber " + "eine Zeile\n" * 15 + "und zu“", ["Offen geblieben"]),
        ("'Twas unclosed at the start.", []),
        ('שר החוץ אמר: "זה לא נכון." ואז', ["זה לא נכון"]),
    ],
)
def test_what_is_quoted(text: str, found: list[str]) -> None:
    assert contents(text) == found


def test_the_innermost_around_a_place() -> None:
    text = "She: “He told us ‘it is over’ and left,” then “no.”"
    inner, outer = "it is over", "He told us ‘it is over’ and left"
    for place in range(len(text) + 1):
        found = quotation_at(text, place)
        if text.index("‘") < place <= text.index("’"):
            assert found is not None
            assert found.of(text) == inner
            assert [one.of(text) for one in quotations_around(text, place)] == [inner, outer]
        elif place <= text.index("“") - 1:
            assert found is None
    assert quotation_at(text, text.index("told")) == Span(text.index("He"), text.index(",”"))
    assert quotation_at(text, text.index(",”") + 1) == Span(text.index("He"), text.index(",”"))
    assert quotation_at(text, text.index(" then") + 2) is None


def test_those_that_begin_in_a_stretch() -> None:
    text = "“one” and “two”\n“three” and “four”"
    span = Span(text.index("“two"), text.index("“four"))
    assert [one.of(text) for one in quotations_in(text, span.start, span.end)] == ["two", "three"]
    assert quotations_in(text, 3, 3) == []


@given(texts, st.integers(-2, 200))
def test_contents_are_whole_and_unmarked(text: str, place: int) -> None:
    found = quotations_in(text, 0, len(text))
    assert len(set(found)) == len(found)
    for one in found:
        words = one.of(text)
        assert words.strip() == words or words[0].isspace()  # a space that carries a combining mark
        assert is_border(text, one.start)
        assert is_border(text, one.end)
    at = quotation_at(text, place)
    assert at is None or at in found


def test_a_huge_text_is_not_read() -> None:
    text = ("word “quoted,” and 'more' " * 200_000).strip()
    begun = time.process_time()
    found = quotation_at(text, 2_500_000)
    assert found is not None
    assert found.of(text) in {"quoted", "more"}
    assert time.process_time() - begun < 0.5


def test_the_seed_article(shared_data: Path) -> None:
    text = (shared_data / "seed-article.txt").read_text("utf-8")
    found = contents(text)
    assert "5 people" in found
    assert "unprovoked attack" in found
    assert "But Russia will pretend nothing happened" in found
    assert all(len(one) < 300 for one in found)
