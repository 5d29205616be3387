"""Offsets in three units, against counting by hand."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.offsets import OffsetMap
from annotator.domain.span import Span

letters = st.sampled_from("aé€ש中\n\r\u2028\ufeff\ud83d") | st.sampled_from("😀𝒳🇩🏽") | st.characters()
texts = st.lists(letters, max_size=60).map("".join)
long_texts = st.tuples(texts, st.integers(0, 3)).map(lambda pair: (pair[0] or "x") * (pair[1] * 400 + 1))


def units(text: str) -> int:
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text)


def size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


@given(texts)
def test_every_offset_in_utf16_is_what_counting_says(text: str) -> None:
    offsets = OffsetMap(text)
    assert offsets.utf16_length == units(text)
    for position in range(len(text) + 1):
        utf16 = units(text[:position])
        assert offsets.to_utf16(position) == utf16
        assert offsets.to_codepoint(utf16) == offsets.to_codepoint(utf16, up=True) == position
        if position < len(text) and ord(text[position]) > 0xFFFF:
            assert offsets.to_codepoint(utf16 + 1) == position
            assert offsets.to_codepoint(utf16 + 1, up=True) == position + 1


@given(texts, st.integers(-5, 130), st.integers(-5, 130))
def test_a_span_from_utf16_holds_every_code_point_it_touches(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    touched = [
        position
        for position in range(len(text))
        if units(text[:position]) < end and start < units(text[: position + 1])
    ]
    span = OffsetMap(text).span_from_utf16(start, end)
    assert span == (Span(touched[0], touched[-1] + 1) if touched and start < end else None)


@given(long_texts, st.data())
def test_bytes_are_what_encoding_says(text: str, data: st.DataObject) -> None:
    offsets = OffsetMap(text)
    assert offsets.utf8_length == size(text)
    position = data.draw(st.integers(0, len(text)))
    byte = size(text[:position])
    assert offsets.to_utf8(position) == byte
    assert offsets.from_utf8(byte) == offsets.from_utf8(byte, up=True) == position
    if position < len(text):
        for inside in range(byte + 1, byte + size(text[position])):
            assert offsets.from_utf8(inside) == position
            assert offsets.from_utf8(inside, up=True) == position + 1


def test_offsets_outside_the_text_are_taken_to_its_ends() -> None:
    offsets = OffsetMap("a😀b")
    assert (offsets.to_utf16(-3), offsets.to_utf16(99)) == (0, 4)
    assert (offsets.to_codepoint(-3), offsets.to_codepoint(99)) == (0, 3)
    assert (offsets.to_utf8(99), offsets.from_utf8(99)) == (6, 3)


def test_the_nasty_texts_have_the_offsets_they_are_said_to_have(shared_data: Path) -> None:
    seen = 0
    for file in json.loads((shared_data / "nasty" / "expected.json").read_text("utf-8"))["files"]:
        if not file.get("decodes") or not file.get("spans"):
            continue
        raw = (shared_data / "nasty" / file["file"]).read_bytes()
        text = raw[len(bytes.fromhex(file["bom"])) :].decode(file["encoding"])
        offsets = OffsetMap(text)
        for span in file["spans"]:
            if "cp" not in span:
                continue
            here = Span(*span["cp"])
            assert list(offsets.span_to_utf16(here)) == span["u16"]
            assert offsets.span_from_utf16(*span["u16"]) == here
            assert [offsets.to_utf8(edge) for edge in span["cp"]] == span["u8"]
            assert [offsets.from_utf8(edge) for edge in span["u8"]] == span["cp"]
            seen += 1
    assert seen > 30
