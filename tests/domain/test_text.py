"""The canonical form of texts, and where offsets go."""

import hashlib
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.text import canonical, canonicalised, published_in, sha256_of
from tests.formats.made import BROKEN_TEXTS, RAW_TEXTS

TEXTS = st.one_of(RAW_TEXTS, BROKEN_TEXTS)


def one_by_one(text: str) -> tuple[str, list[int]]:
    """Bring a text into canonical form code point by code point, noting where each one went."""
    result: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        if character == "\n" and index and text[index - 1] == "\r":
            places.append(len(result) - 1)
            continue
        places.append(len(result))
        if character == "\r":
            result.append("\n")
        elif character == "\0" or "\ud800" <= character <= "\udfff":
            result.append("\ufffd")
        else:
            result.append(character)
    return "".join(result), places


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\r\r\n\n\r", "\n\n\n\n"),
        ("a\0b", "a\ufffdb"),
        ("a\ud800b\udc00", "a\ufffdb\ufffd"),
        ("\ufeffa", "\ufeffa"),
        ("\x85\u2028\u2029\v\f\x1c", "\x85\u2028\u2029\v\f\x1c"),
        ("e\u0301 \U0001f600 \u00a0", "e\u0301 \U0001f600 \u00a0"),
        ("", ""),
    ],
)
def test_only_returns_nuls_and_lone_surrogates_change(text: str, wanted: str) -> None:
    assert canonical(text) == wanted


@given(TEXTS)
def test_canonical_is_idempotent_and_as_said(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once == one_by_one(text)[0]
    assert canonicalised(text).changed == (once != text)


@given(TEXTS, st.data())
def test_offsets_go_where_their_code_points_go(text: str, data: st.DataObject) -> None:
    mapping = canonicalised(text)
    wanted, places = one_by_one(text)
    assert mapping.text == wanted
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        assert (mapping.start(start), mapping.end(end)) == (places[start], places[end - 1] + 1)
    assert mapping.end(len(text)) == len(wanted)


def test_offsets_around_every_mixture_of_line_ends() -> None:
    for text in ("".join(letters) for n in range(1, 6) for letters in product("\r\na", repeat=n)):
        mapping = canonicalised(text)
        _, places = one_by_one(text)
        for start, end in combinations(range(len(text) + 1), 2):
            moved = (mapping.start(start), mapping.end(end))
            assert moved == (places[start], places[end - 1] + 1), (text, start, end)


def test_what_changed_is_counted() -> None:
    mapping = canonicalised("a\r\nb\rc\0\ud800\n")
    assert (mapping.pairs, mapping.lone_returns, mapping.replaced) == ((1,), 1, 2)


def test_the_hash_is_of_utf8() -> None:
    assert sha256_of("é\U0001f600") == hashlib.sha256("é\U0001f600".encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("date 2018-02-15 Two days", "2018-02-15"),
        (" \n\tdate 2018-02-15", "2018-02-15"),
        ("date 2018-13-15", None),
        ("date 2018-02-155", None),
        ("update 2018-02-15", None),
        ("Date 2018-02-15", None),
        ("said on date 2018-02-15", None),
    ],
)
def test_a_date_at_the_beginning_is_found(text: str, date: str | None) -> None:
    assert published_in(text) == date
