"""What native JSONL may leave out, and what is made canonical on the way in."""

import hashlib
import json
import tracemalloc
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import BadInputError
from annotator.domain.span import Span, text_of
from annotator.domain.text import canonical, canonicalised, sha256_of
from annotator.formats.api import Layer, ReadOptions, SpanRecord
from annotator.formats.jsonl.format import FORMAT
from annotator.formats.jsonl.fragments import moved
from tests.formats.made import BROKEN_TEXTS, RAW_TEXTS, fragments
from tests.formats.reading import RECORD, read, record, write


def test_everything_optional_may_be_left_out(tmp_path: Path) -> None:
    line = (
        b'{"text": "Hello 5", "layers": [{"spans": [{"id": "n", "label": "number", "start": 6, "end": 7}]}]}'
    )
    (article,), findings = read(tmp_path / "My corpus.jsonl", line)
    assert (article.id, article.title, article.meta, findings) == (None, "My corpus", {}, [])
    assert article.sha256 == sha256_of("Hello 5")
    assert article.layers == (Layer(None, spans=(SpanRecord("n", "number", (Span(6, 7),)),)),)
    assert (article.layers[0].role, article.layers[0].status) == (Role.ANNOTATOR, Status.DONE)
    assert article.where == "My corpus.jsonl, line 1"


def test_null_counts_as_left_out(tmp_path: Path) -> None:
    spoilt = record() | {"sha256": None, "meta": None, "title": None}
    spoilt["layers"][0] |= {"role": None, "status": None, "guideline": None, "decisions": None, "final": None}
    spoilt["layers"][0]["spans"][0] |= {"attributes": None, "note": None, "discuss": None, "origin": None}
    spoilt["layers"][0]["spans"][0] |= {"fragments": None}
    spoilt["layers"][0]["relations"][0] |= {"id": None, "attributes": None, "note": None}
    (article,), _ = read(tmp_path / "One.jsonl", orjson.dumps(spoilt))
    (plain,), _ = read(tmp_path / "One.jsonl", orjson.dumps(RECORD))
    assert not article.titled
    assert replace(article, titled=True) == plain


def test_lines_end_with_lf_only_and_a_mark_cr_and_blank_lines_do_no_harm(tmp_path: Path) -> None:
    text = "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg"
    line = json.dumps({"id": "a1", "text": text, "layers": []}, ensure_ascii=False).encode()
    data = b"\xef\xbb\xbf" + line + b"\r\n\r\n \t\n" + line.replace(b"a1", b"a2")
    articles, findings = read(tmp_path / "corpus.jsonl", data)
    assert [(one.id, one.text, one.where) for one in articles] == [
        ("a1", text, "corpus.jsonl, line 1"),
        ("a2", text, "corpus.jsonl, line 4"),
    ]
    assert findings == []


def test_gold_keeps_what_belongs_to_it(tmp_path: Path) -> None:
    good = record()
    origin = {"kind": "taken", "from": ["ann/s1"], "at": "2024-01-01T00:00:00Z", "reason": "clearer"}
    decisions = [{"types": ["missing"], "by": "eva"}, "free", 7, None]
    good["layers"].append(
        {
            "annotator": "ann",
            "role": "gold",
            "status": "in-progress",
            "final": False,
            "guideline": "1.2",
            "spans": [{"id": "s1", "label": "speaker", "start": 0, "end": 9, "origin": origin}],
            "decisions": decisions,
        }
    )
    (article,), _ = read(tmp_path / "corpus.jsonl", orjson.dumps(good))
    gold = article.layers[1]
    assert (gold.role, gold.status, gold.final, gold.guideline) == (
        Role.GOLD,
        Status.IN_PROGRESS,
        False,
        "1.2",
    )
    assert gold.spans[0].origin == origin
    assert gold.decisions == tuple(decisions)


def test_a_single_fragment_that_says_the_same_is_taken(tmp_path: Path) -> None:
    good = record()
    good["layers"][0]["spans"][0]["fragments"] = [[0, 9]]
    (article,), _ = read(tmp_path / "corpus.jsonl", orjson.dumps(good))
    assert article.layers[0].spans[0].fragments == (Span(0, 9),)


def test_fragments_may_touch(tmp_path: Path) -> None:
    good = record()
    good["layers"][0]["spans"][0] |= {"fragments": [[0, 4], [4, 9]], "text": "Bloo mberg"}
    (article,), _ = read(tmp_path / "corpus.jsonl", orjson.dumps(good))
    assert article.layers[0].spans[0].fragments == (Span(0, 4), Span(4, 9))


@pytest.mark.parametrize("style", [{}, {"indent": None, "ensure_ascii": False}, {"separators": (",", " : ")}])
def test_numbers_and_order_stay_as_they_are_however_the_json_is_spaced(
    tmp_path: Path, style: dict[str, Any]
) -> None:
    attributes = {"z": 24, "a": 24.0, "big": 2**64 - 1, "small": -(2**63), "m": [True, None, {"é": "\u2028"}]}
    good = record()
    good["layers"][0]["spans"][0]["attributes"] = attributes
    (article,), _ = read(tmp_path / "corpus.jsonl", json.dumps(good, **style).encode())
    assert json.dumps(article.layers[0].spans[0].attributes) == json.dumps(attributes)


def test_a_text_with_long_numbers_and_colons_is_no_trouble(tmp_path: Path) -> None:
    text = 'He said "no": 18446744073709551616 \\": and "x" : "y\\\\":'
    (article,), findings = read(tmp_path / "a.jsonl", orjson.dumps({"text": text, "layers": []}))
    assert (article.text, findings) == (text, [])


def test_a_hash_may_be_of_the_text_as_it_was_read_and_in_capitals(tmp_path: Path) -> None:
    text = "one\r\ntwo\0"
    for given_text in (text, canonical(text)):
        digest = hashlib.sha256(given_text.encode()).hexdigest().upper()
        (article,), _ = read(
            tmp_path / "a.jsonl", orjson.dumps({"text": text, "sha256": digest, "layers": []})
        )
        assert article.sha256 == sha256_of("one\ntwo\ufffd")


def test_without_text_offsets_are_kept_and_nothing_is_compared(tmp_path: Path) -> None:
    line = record() | {"sha256": "A" * 64}
    del line["text"]
    (article,), _ = read(tmp_path / "a.jsonl", orjson.dumps(line))
    assert (article.text, article.sha256) == (None, "a" * 64)
    assert article.layers[0].spans[1].fragments == (Span(24, 32), Span(42, 46))


def test_what_cannot_be_stored_is_replaced_and_said(tmp_path: Path) -> None:
    line = (
        rb'{"id": "a\ud800", "text": "x\ud83d\ude00\udc00\u0000y", "meta": {"k": "\u0000\ud800"},'
        rb' "layers": [{"annotator": "a\u0000", "spans": [{"id": "s", "label": "l", "start": 1, "end": 5,'
        rb' "text": "\ud83d\ude00\udc00\u0000y", "note": "\u0000"}]}]}'
    )
    (article,), findings = read(tmp_path / "a.jsonl", line)
    assert article.id == "a\ufffd"
    assert article.text == "x\U0001f600\ufffd\ufffdy"
    assert article.meta == {"k": "\0\ufffd"}
    assert (article.layers[0].annotator, article.layers[0].spans[0].note) == ("a\ufffd", "\ufffd")
    assert [str(one).split(": ", 1)[1] for one in findings] == [
        "2 characters that no text can hold (NUL, lone surrogates) became U+FFFD",
        "characters that cannot be stored (NUL, lone surrogates) became U+FFFD",
    ]


@given(st.one_of(RAW_TEXTS, BROKEN_TEXTS).filter(bool), st.data())
def test_fragments_in_a_text_that_is_not_canonical_keep_their_code_points(
    text: str, data: st.DataObject
) -> None:
    given_fragments = data.draw(fragments(len(text)))
    mapping = canonicalised(text)
    places: list[int] = []
    for index, character in enumerate(text):
        pair = character == "\n" and index > 0 and text[index - 1] == "\r"
        places.append(places[-1] if pair else (places[-1] + 1 if places else 0))
    result = moved(given_fragments, mapping)
    wanted = {places[index] for span in given_fragments for index in range(span.start, span.end)}
    assert {index for span in result for index in range(span.start, span.end)} == wanted
    assert all(one.end <= other.start for one, other in pairwise(result))


def test_fragments_that_met_inside_a_line_end_do_not_overlap() -> None:
    mapping = canonicalised("a\r\nb\r\n")
    assert moved((Span(0, 2), Span(2, 4)), mapping) == (Span(0, 2), Span(2, 3))
    assert moved((Span(0, 2), Span(2, 3), Span(3, 4)), mapping) == (Span(0, 2), Span(2, 3))
    assert moved((Span(4, 5), Span(5, 6)), mapping) == (Span(3, 4),)


@given(RAW_TEXTS.filter(bool), st.data())
def test_a_text_that_is_not_canonical_takes_its_annotations_along(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    drawn = data.draw(fragments(len(text)))
    span = {"id": "s", "label": "l", "start": drawn[0].start, "end": drawn[-1].end}
    span |= {"fragments": [[one.start, one.end] for one in drawn], "text": text_of(drawn, text)}
    line = orjson.dumps({"text": text, "sha256": sha256_of(text), "layers": [{"spans": [span]}]})
    path = tmp_path_factory.getbasetemp() / "raw.jsonl"
    (article,), findings = read(path, line)
    assert article.text == canonical(text)
    assert article.layers[0].spans[0].fragments == moved(drawn, canonicalised(text))
    assert bool(findings) == (article.text != text)
    again, findings = read(path, write(path, [article]))
    assert (again[0].text, again[0].layers, findings) == (article.text, article.layers, [])


def test_memory_holds_one_article_at_a_time(tmp_path: Path) -> None:
    line = orjson.dumps(record() | {"text": "x" * 50_000, "layers": []}) + b"\n"
    path = tmp_path / "large.jsonl"
    path.write_bytes(line * 200)
    assert FORMAT.importer
    tracemalloc.start()
    try:
        n = sum(1 for _ in FORMAT.importer.read(path, ReadOptions(), lambda _: None))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert n == 200
    assert peak < 2_000_000, f"{peak} bytes for a file of {path.stat().st_size}"


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"corpus\.jsonl: there is no such file"):
        read(tmp_path / "corpus.jsonl")
