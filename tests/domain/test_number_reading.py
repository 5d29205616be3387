"""What tagged numbers say: by cases, by properties, and beside what people made of the seed article."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.label import default_scheme
from annotator.domain.numbers import words as number_words
from annotator.domain.numbers.bound_words import APPROXIMATE, BEFORE, FROM_ABOVE, FROM_BELOW
from annotator.domain.numbers.looks import numbers_in
from annotator.domain.numbers.reading import read_number
from annotator.domain.numbers.word_patterns import listed
from annotator.domain.span import Span, merged

CASES = {
    "that [over 100] Russian fighters - mercenaries": "more-than 100 fighters",
    "[no more than five] people": "at-most 5 people",
    'no more than ["5] people."': "at-most 5 people",
    '[no more than "5] people."': "at-most 5 people",
    'with ["at least" 5] Russians': "at-least 5 Russians",
    "[at least 5]": "at-least 5",
    "[some 500] fighters had targeted": "approximate 500 fighters",
    "[nearly 200] of the men": "approximate 200 men",
    "[up to 30] men": "at-most 30 men",
    "[fewer than 20] votes": "less-than 20 votes",
    "[20-odd] people": "approximate 20 people",
    "[five or more] people": "at-least 5 people",
    "[10 % or less] of it": "at-most 10 %",
    "[≥16] points": "at-least 16 points",
    "at least [107] were killed": "at-least 107",
    "killing [107] or more": "at-least 107",
    "more than a [thousand] people": "more-than 1000 people",
    "[between 10 and 20] people": "range 10 20 people",
    "between [10 and 20] people": "range 10 20 people",
    "[10-20] men": "range 10 20 men",
    "[10 to 20 million] people": "range 10000000 20000000 people",
    "[$200–$300] each": "range 200 300 USD",
    "[up to 10 or 15] men": "at-most 15 men",
    "[−27.2 to −23.1‰]": "range -27.2 -23.1 ‰",
    "[5 or 6] people": "range 5 6 people",
    "[dozens] of people": "vague 24 people",
    "[dozens, hundreds], of Russians": "vague 24 Russians",
    '["dozens" or "hundreds"] killed Russian military servicemen in': "vague 24 servicemen",
    "that [some] Russians did die": "vague 1 Russians",
    "[a few] men": "vague 2 men",
    "[several] houses": "vague 3 houses",
    "[several hundred] people": "vague 300 people",
    "[hundreds of thousands] of people": "vague 200000 people",
    "[many] people": "vague people",
    "[up to several hundred] people": "vague people",
    "[1.2 million] people": "exact 1200000 people",
    "[half a million] people": "exact 500000 people",
    "[two and a half million] people": "exact 2500000 people",
    "[a hundred and fifty thousand] men": "exact 150000 men",
    "[a dozen] eggs": "exact 12 eggs",
    "[two dozen] eggs": "exact 24 eggs",
    "[half a dozen] eggs": "exact 6 eggs",
    "[a couple of thousand] people": "approximate 2000 people",
    "[more than a hundred] people": "more-than 100 people",
    "[three quarters] of voters": "exact 0.75 voters",
    "[two-thirds] of voters": f"exact {2 / 3} voters",
    "[half] of it": "exact 0.5",
    "[one in five] children": "exact 0.2 children",
    "[3 out of 10]": "exact 0.3",
    "[2½] hours": "exact 2.5 hours",
    "[a month and a half]": "exact 1.5 month",
    "[twice]": "exact 2 times",
    "[No] military servicemen were there": "exact 0 servicemen",
    "[25 %] of voters": "exact 25 %",
    "[ten percent]": "exact 10 %",
    "[$4bn] a year": "exact 4000000000 USD",
    "[US$ 1.5 million]": "exact 1500000 USD",
    "US$ [20] a day": "exact 20 USD",
    "[50 million euros]": "exact 50000000 EUR",
    "[40] pounds": "exact 40 pounds",
    "[5,000] men": "exact 5000 men",
    "[1 000] men": "exact 1000 men",
    "[1.234.567,50] Euro": "exact 1234567.5 EUR",
    "[1,5] percent": "exact 1.5 %",
    "[١٢] people": "exact 12 people",
    "[5] kilometres away": "exact 5 km",
    "[6.6 km s−1]": "exact 6.6 km s−1",
    "[9 ± 1 %]": "approximate 9 %",
    "[1.1 × 10−3]": "exact 0.0011",
    "[five-year]-old": "exact 5 year",
    "[11]-year lull": "exact 11 year",
    "values of [22] and 0.22 ppm": "exact 22 ppm",
    "[two] or three goals": "exact 2 goals",
    "[One] of the five pillars": "exact 1 pillars",
    "[one] man dead": "exact 1 man",
    "[85] were seen": "exact 85",
    "p ([< 0.01]) of effects": "less-than 0.01",
    "[2.5m] people": "exact 2500000 people",
    "[2.5m] high": "exact 2.5 m",
    "[half-a-dozen] men": "exact 6 men",
    "[millions and millions] of men": "vague 2000000 men",
    "[somewhere between 20 and 40] men": "range 20 40 men",
    "[a record 1,200] migrants": "exact 1200 migrants",
    "[6,5 Millionen] Euro": "exact 6500000 EUR",
    "[tens of millions] of dollars": "vague 20000000 USD",
    "[Rs 500 crore] fund": "exact 5000000000 INR",
    "[more than 1 in 10] patients": "more-than 0.1 patients",
    "[25] wounded, 5 dead": "exact 25 wounded",
}
NOTHING = ["the", "21st", "4.5 kg, 6 kg and 13 kg", "about", "6 November 2011", "", "±", "9" * 60, "x" * 400]


def marked(text: str) -> tuple[str, Span]:
    """The text without the brackets around the number, and the span between them."""
    start, end = text.index("["), text.rindex("]")
    return text[:start] + text[start + 1 : end] + text[end + 1 :], Span(start, end - 1)


@pytest.mark.parametrize("case", CASES)
def test_reads_the_number(case: str) -> None:
    text, span = marked(case)
    reading = read_number(text, (span,))
    assert reading is not None
    assert " ".join(map(str, reading.attributes().values())) == CASES[case]


@pytest.mark.parametrize("text", NOTHING)
def test_reads_nothing(text: str) -> None:
    assert read_number(f"{text} ", (Span(0, max(1, len(text))),)) is None


def test_no_fragments_and_a_span_behind_the_text_are_read_as_nothing() -> None:
    assert read_number("five", ()) is None
    assert read_number("five", (Span(2, 9),)) is None


def test_fragments_are_read_together() -> None:
    text = "between, he said, 10 and 20 men"
    reading = read_number(text, (Span(0, 7), Span(18, 27)))
    assert reading is not None
    assert reading.attributes() == {"bound": "range", "lower": 10, "upper": 20, "unit": "men"}


def test_whole_numbers_stay_whole() -> None:
    for text, kind in (("24", int), ("2.0", int), ("2.5", float), ("1.2 million", int), ("9e25", float)):
        reading = read_number(text, (Span(0, len(text)),))
        assert reading is not None
        assert type(reading.value) is kind


def test_attributes_come_in_the_order_of_the_scheme() -> None:
    order = [attribute.name for attribute in NUMBER.attributes]
    for case in CASES:
        text, span = marked(case)
        reading = read_number(text, (span,))
        assert reading is not None
        assert list(reading.attributes()) == [name for name in order if name in reading.attributes()]


def test_every_bound_that_is_found_is_read() -> None:
    for phrase in listed(number_words.MORE):
        assert BEFORE[phrase] in FROM_BELOW | FROM_ABOVE, phrase
    for phrase in listed(number_words.ABOUT):
        assert phrase in BEFORE, phrase
    assert BEFORE["about"] == BEFORE["some"] == APPROXIMATE


NUMBER = next(label for label in default_scheme().labels if label.name == "number")
WORDS = """at least most no more than between and to or of in a the half dozen hundred million thousand five
twenty one third 5 10,000 1.5 ½ $ % km – - ± × 10−9 " ( ) ' ~ < e9 ^9 some several people 2018 fold"""
words = st.sampled_from(WORDS.split())


@given(st.lists(words, min_size=1, max_size=12).map(" ".join) | st.text(max_size=60), st.data())
def test_any_text_can_be_read(text: str, data: st.DataObject) -> None:
    text = text or "x"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cut = data.draw(st.integers(start, end))
    fragments = merged(
        [Span(*ends) for ends in ((start, cut), (min(cut + 1, end), end)) if ends[0] < ends[1]]
    )
    reading = read_number(text, fragments)
    if reading is not None:
        attributes = reading.attributes()
        assert json.loads(json.dumps(attributes, allow_nan=False)) == attributes
        one_value = reading.bound not in {"range", "vague"}
        assert (reading.value is not None) == one_value
        assert not one_value or reading.lower is reading.upper is None
        assert reading.lower is None or reading.upper is None or reading.lower <= reading.upper
        assert reading.unit is None or reading.unit.strip() == reading.unit != ""


@given(st.integers(0, 10**15))
def test_a_whole_number_is_read_however_its_thousands_are_parted(number: int) -> None:
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", "\u202f")):
        reading = read_number(written, (Span(0, len(written)),))
        assert reading is not None
        assert reading.value == number


def test_a_number_is_read_in_well_under_a_millisecond() -> None:
    texts = [marked(case) for case in CASES]
    for text, span in texts:
        read_number(text, (span,))
    best = 1.0
    for _ in range(5):
        began = time.process_time()
        for text, span in texts:
            read_number(text, (span,))
        best = min(best, (time.process_time() - began) / len(texts))
    assert best < 0.001


def test_the_seed_article_is_read_as_people_read_it(shared_data: Path) -> None:
    article = json.loads((shared_data / "seed-article.jsonl").read_text(encoding="utf-8").splitlines()[0])
    layer = next(layer for layer in article["layers"] if layer["annotator"] == "annotator-a")
    entries = [entry for entry in layer["spans"] if entry["label"] == "number"]
    assert len(entries) == 12
    for entry in entries:
        reading = read_number(article["text"], (Span(entry["start"], entry["end"]),))
        assert reading is not None
        expected = {name: value for name, value in entry["attributes"].items() if name != "quantity"}
        assert reading.attributes() == expected, entry["text"]


def test_what_looks_like_a_number_in_news_can_be_read(shared_data: Path) -> None:
    lines = (shared_data / "corpora" / "gum-wikinews.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    found = [(text, span) for text in texts for span in numbers_in(text)]
    unread = [span.of(text) for text, span in found if read_number(text, (span,)) is None]
    assert len(found) > 100
    assert len(unread) <= len(found) // 100
