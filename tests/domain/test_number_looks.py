"""What looks like a number: by cases, by properties, and beside what people marked."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.numbers.looks import numbers_in
from annotator.domain.span import Span

CASES = {
    "over 100 fighters were killed": ["over 100"],
    "no more than five died": ["no more than five"],
    "at least 30 people and dozens of dogs": ["at least 30", "dozens"],
    "some 500 fighters": ["some 500"],
    "a damage of $4bn, or US$ 20,000 a head": ["$4bn", "US$ 20,000"],
    "25 % of them, 49 percent, 1,5 %, 12 percentage points": [
        "25 %",
        "49 percent",
        "1,5 %",
        "12 percentage points",
    ],
    "between 10 and 20 men": ["between 10 and 20"],
    "1.2 million people, half a million, a hundred and fifty thousand": [
        "1.2 million",
        "half a million",
        "a hundred and fifty thousand",
    ],
    "two of twenty-one": ["two", "twenty-one"],
    "No military servicemen were there": ["No"],
    "No, he said, no doubt, no longer, no one": [],
    "some people, several houses": ["some", "several"],
    "some say so, how many people?": [],
    'alleged "dozens" or "hundreds" killed': ['"dozens" or "hundreds"'],
    "dozens, hundreds, of people": ["dozens, hundreds"],
    'no more than "5 people."': ['no more than "5'],
    'with "at least" 5 killed': ['"at least" 5'],
    "“more than 50” people, or “60”": ["more than 50", "60"],
    "five or more, 100-plus, 12 or so": ["five or more", "100-plus", "12 or so"],
    "ten to 32 pages, 10–20 kg, $200-$300": ["ten to 32", "10–20 kg", "$200-$300"],
    "a third of them, two-thirds of us, half of the town": ["a third", "two-thirds", "half"],
    "tens of thousands; hundreds of thousands": ["tens of thousands", "hundreds of thousands"],
    "on February 7, 7 February 2018, 2018-02-15, 15.02.2018, May 5": [],
    "in 2014, from 2004 to 2009, the 1990s, since 1989": [],
    "over 2000 people, 2000 people": ["over 2000", "2000"],
    "at 6:00am, at 18.30 GMT, at 5 p.m., at ten o'clock": [],
    "two days after, five minutes later, some ten years ago": [],
    "for two hours": ["two"],
    "the first, 21st and twenty-second": [],
    "an F-16, a 5G mast, COVID-19, page 12, Article 5, version 1.2.3": [],
    "one of the five, this one, one another": ["one", "five"],
    "one in five, three out of ten": ["one in five", "three out of ten"],
    "more\nthan five": ["more\nthan five"],
    "more\n\nthan five": ["five"],
    "١٢ شخصا": ["١٢"],
    "😀 7 😀": ["7"],
}


@pytest.mark.parametrize("text", CASES)
def test_cases(text: str) -> None:
    assert [span.of(text) for span in numbers_in(text)] == CASES[text]


SIGNS = (*"0123456789 .,-–%$€\"“”'\n", " ", "\n\n", "😀")
WORDS = (
    "five, twenty, hundred, a, or, to, more than, at least, No, some, people, dozens, of, May, 2018, half, "
    "one, in, between, and, bn, km"
)
PIECES = st.sampled_from([*SIGNS, *WORDS.split(", ")])


@given(st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=30).map(" ".join))
def test_spans_are_whole_and_in_order(text: str) -> None:
    spans = numbers_in(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for span in spans:
        assert span.end <= len(text)
        assert span.of(text) == span.of(text).strip()


@given(st.lists(PIECES, max_size=40).map(" ".join), st.integers(0, 200), st.integers(0, 200))
def test_asking_for_a_part_gives_that_part_of_the_whole(text: str, start: int, length: int) -> None:
    whole = [span for span in numbers_in(text) if start <= span.start < start + length]
    assert numbers_in(text, start, start + length) == whole


def marked(path: Path) -> list[tuple[str, set[Span]]]:
    """Texts with the numbers that the first annotator marked in them."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        spans = record["layers"][0]["spans"] if record["layers"] else []
        numbers = {Span(one["start"], one["end"]) for one in spans if one["label"] == "number"}
        found.append((record["text"], numbers))
    return found


def test_it_finds_what_was_marked_in_the_seed_article(shared_data: Path) -> None:
    for text, numbers in marked(shared_data / "seed-article.jsonl"):
        assert set(numbers_in(text)) == numbers


def test_it_finds_most_of_what_was_marked_in_texts_of_science(shared_data: Path) -> None:
    """Those mark dates too, and units of time with the number: so by overlap."""
    hit = total = 0
    for text, numbers in marked(shared_data / "corpora" / "measeval.jsonl"):
        found = numbers_in(text)
        total += len(numbers)
        hit += sum(any(one.overlaps(span) for one in found) for span in numbers)
    assert total > 400
    assert hit / total > 0.9
