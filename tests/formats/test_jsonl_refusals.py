"""Everything that the contract refuses in native JSONL, one by one, with what is said."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.errors import BadInputError
from annotator.formats.api import ReadOptions
from tests.formats.reading import read, record

Record = dict[str, Any]
Spoil = Callable[[Record], object]


def layer(a: Record) -> Record:
    found: Record = a["layers"][0]
    return found


def speaker(a: Record) -> Record:
    found: Record = layer(a)["spans"][0]
    return found


def claim(a: Record) -> Record:
    found: Record = layer(a)["spans"][1]
    return found


def relation(a: Record) -> Record:
    found: Record = layer(a)["relations"][0]
    return found


def bare_speaker(a: Record, **more: object) -> None:
    speaker(a).pop("text")
    speaker(a).update(more)


REFUSALS: dict[str, tuple[Spoil, str]] = {
    "another text of an annotation": (
        lambda a: speaker(a).update(text="Reuters"),
        "annotation s1 says that its text is “Reuters”, but the article has “Bloomberg” at 0-9; correct",
    ),
    "another text of fragments": (
        lambda a: claim(a).update(text="over 100died"),
        "annotation c1 says that its text is “over 100died”, but the article has “over 100 died” at 24-46",
    ),
    "a text that is none": (
        lambda a: speaker(a).update(text=["Bloomberg"]),
        "annotation s1 says that its text",
    ),
    "another hash": (
        lambda a: a.update(sha256="0" * 64),
        "the text has the SHA-256 [0-9a-f]{12}…, but the file says 0{11}…; the text was changed",
    ),
    "a fraction as offset": (
        lambda a: speaker(a).update(start=0.0),
        "`start` of the annotation s1 is 0.0, no whole",
    ),
    "a truth as offset": (
        lambda a: speaker(a).update(end=True),
        "`end` of the annotation s1 is true, no whole",
    ),
    "a text as offset": (lambda a: speaker(a).update(end="9"), '`end` of the annotation s1 is "9", no whole'),
    "nothing as offset": (
        lambda a: speaker(a).update(start=None),
        "`start` of the annotation s1 is null, no whole",
    ),
    "a negative offset": (lambda a: bare_speaker(a, start=-1), r"s1 has a negative offset \(-1-9\)"),
    "a reversed span": (lambda a: bare_speaker(a, start=9, end=3), r"s1 is reversed \(9-3\)"),
    "an empty span": (lambda a: bare_speaker(a, start=3, end=3), r"s1 is empty \(3-3\)"),
    "a span out of range": (
        lambda a: bare_speaker(a, end=48),
        "s1 is out of range: it ends at 48, and the text has 47 code points",
    ),
    "a huge offset": (lambda a: bare_speaker(a, end=2**63), "s1 is out of range"),
    "unsorted fragments": (
        lambda a: claim(a).update(fragments=[[42, 46], [24, 32]]),
        r"fragments of the annotation c1 are unsorted or overlap \(42-46, then 24-32\)",
    ),
    "overlapping fragments": (
        lambda a: claim(a).update(fragments=[[24, 32], [31, 46]]),
        r"fragments of the annotation c1 are unsorted or overlap \(24-32, then 31-46\)",
    ),
    "fragments that begin elsewhere": (
        lambda a: claim(a).update(fragments=[[25, 32], [42, 46]]),
        r"fragments of the annotation c1 do not begin and end where it does \(24-46\)",
    ),
    "fragments that end elsewhere": (lambda a: claim(a).update(fragments=[[24, 32]]), "do not begin and end"),
    "fragments beyond the text": (
        lambda a: claim(a).update(fragments=[[24, 32], [42, 99]]),
        "do not begin and end",
    ),
    "no fragments": (lambda a: claim(a).update(fragments=[]), "do not begin and end"),
    "an empty fragment": (
        lambda a: claim(a).update(fragments=[[24, 24], [24, 46]]),
        "the fragment 24-24 of the annotation c1 is empty, reversed or negative",
    ),
    "a reversed fragment": (
        lambda a: claim(a).update(fragments=[[32, 24], [42, 46]]),
        "fragment 32-24 of the",
    ),
    "a fragment with a truth": (
        lambda a: claim(a).update(fragments=[[24, True], [42, 46]]),
        r"a fragment of the annotation c1 is \[24, True\]; write two whole numbers",
    ),
    "a fragment of three": (lambda a: claim(a).update(fragments=[[24, 32, 46]]), "write two whole numbers"),
    "a fragment with a fraction": (
        lambda a: claim(a).update(fragments=[[24.0, 46]]),
        "write two whole numbers",
    ),
    "fragments that are no list": (lambda a: claim(a).update(fragments="24-46"), "`fragments` .* is a text"),
    "an unknown source": (
        lambda a: relation(a).update({"from": "c9"}),
        "a relation said-by has as `from` c9, which is no annotation of its layer",
    ),
    "an unknown target": (lambda a: relation(a).update(to="s9"), "a relation said-by has as `to` s9, which"),
    "a relation without an end": (lambda a: relation(a).pop("to"), "`to` of a relation is nothing"),
    "a relation without a type": (lambda a: relation(a).pop("type"), "`type` of a relation is nothing"),
    "a relation's id that is none": (lambda a: relation(a).update(id=7), "`id` of a relation is a number"),
    "ids of relations twice": (
        lambda a: layer(a).update(relations=[{**relation(a), "id": "r1"}] * 2),
        "two relations have the id r1",
    ),
    "ids of annotations twice": (lambda a: claim(a).update(id="s1"), "two annotations have the id s1"),
    "two layers of one annotator": (
        lambda a: a["layers"].append(layer(a)),
        "two layers are by ann with the role annotator; put them together in one",
    ),
    "two layers of nobody": (
        lambda a: a.update(layers=[{"spans": []}, {"annotator": None, "spans": []}]),
        "two layers are by nobody",
    ),
    "an unknown key of the article": (
        lambda a: a.update(lang="en"),
        "the article has the unknown key lang; remove",
    ),
    "an unknown key of a layer": (
        lambda a: layer(a).update(user=1),
        "the layer of ann has the unknown key user",
    ),
    "an unknown key of an annotation": (
        lambda a: speaker(a).update(score=0.5),
        "the annotation s1 has the unknown key score",
    ),
    "an unknown key of a relation": (
        lambda a: relation(a).update(score=1),
        "a relation has the unknown key score",
    ),
    "a newer version": (
        lambda a: a.update(version=2),
        "of version 2 of this format.*a newer program is needed",
    ),
    "a version that is none": (lambda a: a.update(version="1"), "`version` must be 1"),
    "a true version": (lambda a: a.update(version=True), "`version` must be 1"),
    "a version before the first": (lambda a: a.update(version=0), "`version` must be 1"),
    "an id that is a number": (lambda a: a.update(id=7), "`id` of the article is a number; write a text"),
    "an empty id": (lambda a: a.update(id=""), "the article's `id` is empty"),
    "a title that is a number": (lambda a: a.update(title=7), "`title` of the article is a number"),
    "a text that is a number": (lambda a: a.update(text=7), "`text` of the article is a number"),
    "neither text nor hash": (lambda a: a.pop("text"), "neither `text` nor `sha256`"),
    "a hash that is none": (lambda a: (a.pop("text"), a.update(sha256="abc")), "`sha256` is no SHA-256"),
    "meta that is a list": (lambda a: a.update(meta=[]), "`meta` of the article is a list; write an object"),
    "no layers": (lambda a: a.pop("layers"), "`layers` is not there"),
    "layers that are an object": (lambda a: a.update(layers={}), "`layers` is an object; write a list"),
    "a layer that is a list": (lambda a: a.update(layers=[[]]), "a layer is a list"),
    "no spans": (lambda a: layer(a).pop("spans"), "the layer of ann has no list `spans`"),
    "an annotation that is a text": (
        lambda a: layer(a).update(spans=["s1"]),
        "a text stands where an annotation",
    ),
    "a relation that is a list": (
        lambda a: layer(a).update(relations=[["c1", "s1"]]),
        "a list stands where a rel",
    ),
    "relations that are an object": (
        lambda a: layer(a).update(relations={}),
        "`relations` of the layer of ann is an",
    ),
    "no id of an annotation": (lambda a: speaker(a).pop("id"), r"an annotation \(without id\) has no `id`"),
    "an empty id of an annotation": (lambda a: speaker(a).update(id=""), "`id` of an annotation is empty"),
    "an annotation's id that is a number": (
        lambda a: speaker(a).update(id=1),
        "`id` of an annotation is a number",
    ),
    "no label": (lambda a: speaker(a).pop("label"), r"an annotation \(s1\) has no `label`"),
    "a label that is nothing": (
        lambda a: speaker(a).update(label=None),
        "`label` of the annotation s1 is nothing",
    ),
    "no start": (lambda a: speaker(a).pop("start"), r"an annotation \(s1\) has no `start`"),
    "attributes that are a list": (
        lambda a: speaker(a).update(attributes=[]),
        "`attributes` of .* is a list",
    ),
    "a note that is a number": (
        lambda a: speaker(a).update(note=1),
        "`note` of the annotation s1 is a number",
    ),
    "discuss that is a text": (
        lambda a: speaker(a).update(discuss="no"),
        "`discuss` of the annotation s1 is a text",
    ),
    "an origin that is a text": (
        lambda a: speaker(a).update(origin="new"),
        "`origin` of the annotation s1 is a text",
    ),
    "an unknown role": (
        lambda a: layer(a).update(role="boss"),
        "`role` is boss; write one of annotator, gold",
    ),
    "an unknown status": (
        lambda a: layer(a).update(status="Done"),
        "`status` is Done; write one of new, in-progress",
    ),
    "a status that is a number": (lambda a: layer(a).update(status=1), "`status` is 1"),
    "an annotator that is a number": (
        lambda a: layer(a).update(annotator=1),
        "`annotator` of a layer is a number",
    ),
    "final that is a text": (lambda a: layer(a).update(final="no"), "`final` of the layer of ann is a text"),
    "decisions that are an object": (
        lambda a: layer(a).update(decisions={}),
        "`decisions` of the layer of ann is",
    ),
    "a guideline that is a number": (
        lambda a: layer(a).update(guideline=1),
        "`guideline` of the layer of ann is a n",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_the_contract_refuses_is_refused_by_name(tmp_path: Path, name: str) -> None:
    spoil, wanted = REFUSALS[name]
    spoilt = record()
    spoil(spoilt)
    good = orjson.dumps(record())
    with pytest.raises(BadInputError) as caught:
        read(tmp_path / "corpus.jsonl", good + b"\n" + orjson.dumps(spoilt))
    said = str(caught.value)
    assert re.search(wanted, said), said
    article = f"article {spoilt['id']}" if spoilt["id"] not in {7, ""} else "article "
    assert said.startswith(f"corpus.jsonl, line 2, {article}")
    assert "\n" not in said
    assert "; " in said


LINES: dict[str, tuple[bytes, str]] = {
    "no JSON": (b'{"id": "a1",', "the line is no JSON"),
    "a list": (b"[]", "the line is a list where an article is wanted"),
    "a text": (b'"a1"', "the line is a text where"),
    "NaN": (b'{"id":"a1","text":"","layers":[],"meta":{"x":NaN}}', "NaN is no number"),
    "infinity": (b'{"id":"a1","text":"","layers":[],"meta":{"x":-Infinity}}', "-Infinity is no number"),
    "an endless number": (
        b'{"id":"a1","text":"","layers":[],"meta":{"x":1e999}}',
        "the number 1e999 is too large",
    ),
    "a key twice": (b'{"id":"a1","id":"a2","text":"","layers":[]}', "the key id stands twice"),
    "a key twice, deep": (
        b'{"id":"a1","text":"","layers":[],"meta":{"x":{"y":1,"y":1}}}',
        "the key y stands twice",
    ),
    "a key twice, spaced": (b'{"id":"a1","text":"","layers":[],"id" :"a2"}', "the key id stands twice"),
    "a key twice, tabbed": (b'{"id":"a1","text":"","layers":[],"id"\t:"a2"}', "the key id stands twice"),
    "a key twice, escaped": (b'{"id":"a1","text":"","layers":[],"\\u0069d":"a2"}', "the key id stands twice"),
    "a key twice that ends in a backslash": (
        b'{"id":"a1","text":"","layers":[],"meta":{"x\\\\":1,"x\\\\":2}}',
        "stands twice",
    ),
    "a key twice beside a text that looks like a key": (
        b'{"id":"a1","text":"\\"id\\": \\"x\\":","layers":[],"text":"b"}',
        "the key text stands twice",
    ),
    "a huge number": (
        b'{"id":"a1","text":"","layers":[],"meta":{"x":18446744073709551616}}',
        "the number 18446744073709551616 has more than 64 bits",
    ),
    "a huge negative number": (
        b'{"id":"a1","text":"","layers":[],"meta":{"x":-9223372036854775809}}',
        "has more than 64 bits",
    ),
    "a number of 6,000 digits": (
        b'{"id":"a1","text":"","layers":[],"meta":{"x":' + b"9" * 6000 + b"}}",
        "has more than 64 bits",
    ),
    "deep nesting": (
        b'{"id":"a1","text":"","layers":[],"meta":{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}}",
        "nested too deeply",
    ),
    "nesting that cannot be written again": (
        b'{"id":"a1","text":"","layers":[],"meta":{"x":' + b"[" * 300 + b"]" * 300 + b"}}",
        "nested too deeply",
    ),
    "another encoding": ('{"id":"a1","text":"café","layers":[]}'.encode("cp1252"), "the line is not UTF-8"),
    "UTF-16": ('{"id":"a1"}'.encode("utf-16"), "the line is"),
    "a bare control character": (b'{"id":"a\x011","text":"","layers":[]}', "the line is no JSON"),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_that_is_no_sound_json_is_refused(tmp_path: Path, name: str) -> None:
    line, wanted = LINES[name]
    with pytest.raises(BadInputError) as caught:
        read(tmp_path / "corpus.jsonl", b"\n\n" + line + b"\n")
    said = str(caught.value)
    assert re.search(wanted, said), said
    assert said.startswith("corpus.jsonl, line 3")
    assert "\n" not in said


@pytest.mark.parametrize("data", [b"", b"\n\n  \r\n", b"\xef\xbb\xbf"])
def test_a_file_without_articles_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BadInputError, match=r"^corpus\.jsonl: there is no article in the file"):
        read(tmp_path / "corpus.jsonl", data)


def test_values_in_a_message_stay_on_one_short_line(tmp_path: Path) -> None:
    spoilt = record()
    spoilt["layers"][0]["spans"][0] |= {"id": "x\ny\u202e" + "z" * 500, "text": "\n" * 500}
    with pytest.raises(BadInputError) as caught:
        read(tmp_path / "corpus.jsonl", orjson.dumps(spoilt))
    said = str(caught.value)
    assert "\n" not in said
    assert "\u202e" not in said
    assert len(said) < 500


def test_going_on_takes_the_good_records_and_lists_the_rest(tmp_path: Path) -> None:
    lines = [orjson.dumps(record() | {"id": f"a{n}"}) for n in range(4)]
    lines[1] = b'{"id": "a1"'
    lines[2] = orjson.dumps(record() | {"id": "a2", "lang": "en"})
    options = ReadOptions(keep_going=True)
    articles, findings = read(tmp_path / "corpus.jsonl", b"\n".join(lines), options=options)
    assert [article.id for article in articles] == ["a0", "a3"]
    assert [(one.where, "{where}" in one.template) for one in findings] == [
        ("corpus.jsonl, line 2", False),
        ("corpus.jsonl, line 3, article a2", False),
    ]
    assert str(findings[1]).startswith(
        "corpus.jsonl, line 3, article a2: left out: the article has the unknown key lang;"
    )
