"""Native JSONL loses nothing: what is read is written again, and what is written is read again."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given

from annotator.domain.annotation_set import Role
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from tests.formats.made import articles
from tests.formats.reading import bare, read, write

CORPORA = ("gum-wikinews", "litbank-quotes", "measeval", "recognizers-text", "sfu-speculation", "spkatt2023")
FILES = ("seed-article.jsonl", *(f"corpora/{name}.jsonl" for name in CORPORA))


def records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.split(b"\n") if line]


@pytest.mark.parametrize("name", FILES)
def test_real_corpora_come_back_the_same(name: str, shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / name
    first, findings = read(path)
    assert findings == []
    data = write(tmp_path / "out.jsonl", first)
    second, _ = read(tmp_path / "out.jsonl")
    assert bare(second) == bare(first)
    found = records(data)
    assert [one.pop("version") for one in found] == [1] * len(found)
    assert json.dumps(found) == json.dumps(records(path.read_bytes()))
    assert write(tmp_path / "again.jsonl", second) == data


@given(articles())
def test_any_article_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    data = write(path, [article, article])
    (one, other), findings = read(path)
    assert bare([one, other]) == [article, article]
    assert findings == []
    assert data.count(b"\n") == 2
    assert json.dumps([dict(span.attributes) for layer in one.layers for span in layer.spans]) == json.dumps(
        [dict(span.attributes) for layer in article.layers for span in layer.spans]
    )
    assert write(path, [one, other]) == data


@given(articles())
def test_without_text_everything_but_the_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    path = tmp_path_factory.getbasetemp() / "without.jsonl"
    write(path, [article], without_text=True)
    (again,), _ = read(path)
    assert bare([again]) == [replace(article, text=None)]


def test_the_keys_stand_in_the_order_of_the_contract(tmp_path: Path) -> None:
    text = "Bloomberg reported 5"
    spans = (
        SpanRecord("s1", "speaker", (Span(0, 9),)),
        SpanRecord("c1", "claim", (Span(0, 4), Span(5, 9)), {"b": 1, "a": 2}, "why", True, {"kind": "new"}),
    )
    relations = (
        RelationRecord("c1", "s1", "said-by"),
        RelationRecord("c1", "s1", "said-by", "r1", {"x": 1}, "hm"),
    )
    layers = (
        Layer("ann", spans=spans, relations=relations),
        Layer("eva", Role.GOLD, final=False, guideline="2", decisions=({"by": "eva"},)),
    )
    article = AnnotatedArticle("a1", "One", text, sha256_of(text), {"published": "2018-02-15"}, layers)
    digest = sha256_of(text)
    wanted = (
        '{"version":1,"id":"a1","title":"One","text":"Bloomberg reported 5","sha256":"' + digest + '",'
        '"meta":{"published":"2018-02-15"},"layers":['
        '{"annotator":"ann","role":"annotator","status":"done","spans":['
        '{"id":"s1","label":"speaker","start":0,"end":9,"text":"Bloomberg"},'
        '{"id":"c1","label":"claim","start":0,"end":9,"fragments":[[0,4],[5,9]],"text":"Bloo berg",'
        '"attributes":{"b":1,"a":2},"note":"why","discuss":true,"origin":{"kind":"new"}}],'
        '"relations":[{"from":"c1","to":"s1","type":"said-by"},'
        '{"id":"r1","from":"c1","to":"s1","type":"said-by","attributes":{"x":1},"note":"hm"}]},'
        '{"annotator":"eva","role":"gold","status":"done","final":false,"guideline":"2","spans":[],"relations":[],'
        '"decisions":[{"by":"eva"}]}]}\n'
    )
    assert write(tmp_path / "out.jsonl", [article]).decode() == wanted
    left_out = orjson.loads(write(tmp_path / "out.jsonl", [article], without_text=True))
    assert "text" not in left_out
    assert all("text" not in span for layer in left_out["layers"] for span in layer["spans"])
    assert left_out["sha256"] == digest


def test_no_articles_make_an_empty_file(tmp_path: Path) -> None:
    assert write(tmp_path / "out.jsonl", []) == b""
