"""Prodigy JSONL: tasks with tokens, spans and relations, and answers as statuses."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation_set import Status
from annotator.domain.errors import BadInputError
from annotator.domain.label import default_scheme
from annotator.domain.span import Span, text_of
from annotator.formats.api import AnnotatedArticle, WriteOptions
from annotator.formats.prodigy.format import FORMAT
from annotator.formats.prodigy.tokens import tokens_of
from tests.formats.interchange import answers, found_in
from tests.formats.made import RAW_TEXTS, fragments
from tests.formats.reading import read
from tests.formats.reading import record as native

TASK: dict[str, Any] = {
    "text": "Tom Smith said 5.",
    "tokens": [
        {"text": "Tom", "start": 0, "end": 3, "id": 0, "ws": True},
        {"text": "Smith", "start": 4, "end": 9, "id": 1, "ws": True},
        {"text": "said", "start": 10, "end": 14, "id": 2, "ws": True},
        {"text": "5", "start": 15, "end": 16, "id": 3, "ws": False},
        {"text": ".", "start": 16, "end": 17, "id": 4, "ws": False},
    ],
    "spans": [
        {"start": 0, "end": 9, "token_start": 0, "token_end": 1, "label": "speaker", "type": "span"},
        {"start": 15, "end": 16, "token_start": 3, "token_end": 3, "label": "number"},
    ],
    "relations": [
        {
            "head": 3,
            "child": 1,
            "head_span": {"start": 15, "end": 16, "token_start": 3, "token_end": 3, "label": "number"},
            "child_span": {"start": 0, "end": 9, "token_start": 0, "token_end": 1, "label": "speaker"},
            "label": "said-by",
            "color": "#ffd882",
        }
    ],
    "_input_hash": 1,
    "_task_hash": -2,
    "_session_id": "news-ann",
    "_view_id": "relations",
    "answer": "accept",
    "_timestamp": 1700000000,
    "meta": {"source": "paper", "pattern": 3},
}


def test_each_annotators_tasks_say_what_the_rows_say(shared_data: Path) -> None:
    articles, findings = read(shared_data / "formats/interchange-generated/prodigy.jsonl", format=FORMAT)
    assert findings == []
    names = {f"claims-{name}": name for name in ("annotator1", "annotator2", "gold")}
    assert found_in(articles, names) == answers(shared_data, relations=False)
    assert articles[0].meta == {"doc_id": "measeval/train/S0019103512002801-2018"}


def _read(tmp_path: Path, **changes: object) -> tuple[AnnotatedArticle, list[str]]:
    task = {key: value for key, value in {**TASK, **changes}.items() if value != "gone"}
    (article,), findings = read(tmp_path / "out.jsonl", orjson.dumps(task), format=FORMAT)
    return article, [str(one) for one in findings]


def test_a_task_of_prodigy_is_read_whole(tmp_path: Path) -> None:
    article, findings = _read(tmp_path)
    assert (article.id, article.meta, findings) == (None, {"source": "paper", "pattern": 3}, [])
    (layer,) = article.layers
    assert (layer.annotator, layer.status) == ("news-ann", Status.DONE)
    assert [(one.id, one.label, one.fragments) for one in layer.spans] == [
        ("1", "speaker", (Span(0, 9),)),
        ("2", "number", (Span(15, 16),)),
    ]
    assert [(one.source, one.target, one.type) for one in layer.relations] == [("2", "1", "said-by")]


def test_relations_are_found_by_tokens_alone(tmp_path: Path) -> None:
    tied = [{"head": 3, "child": 1, "label": "said-by"}]
    bare = [{key: one[key] for key in ("start", "end", "label")} for one in TASK["spans"]]
    for spans in (TASK["spans"], bare):
        article, _ = _read(tmp_path, relations=tied, spans=spans)
        assert [(one.source, one.target) for one in article.layers[0].relations] == [("2", "1")]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"answer": "ignore"}, Status.SKIPPED),
        ({"answer": "reject"}, Status.FLAGGED),
        ({"flagged": True}, Status.FLAGGED),
        ({"answer": "gone"}, Status.DONE),
    ],
)
def test_answers_are_statuses(tmp_path: Path, changes: dict[str, Any], status: Status) -> None:
    assert _read(tmp_path, **changes)[0].layers[0].status is status


def test_statuses_are_answers(tmp_path: Path) -> None:
    record = native()
    (layer,) = record["layers"]
    record["layers"] = [{**layer, "annotator": status, "status": status} for status in Status]
    articles, _ = read(tmp_path / "native.jsonl", orjson.dumps(record))
    assert FORMAT.exporter
    FORMAT.exporter.write(iter(articles), tmp_path / "out.jsonl", default_scheme(), WriteOptions())
    tasks = list(map(orjson.loads, (tmp_path / "out.jsonl").read_bytes().splitlines()))
    assert {one["_annotator_id"]: (one.get("answer"), one.get("flagged")) for one in tasks} == {
        "new": (None, None),
        "in-progress": (None, None),
        "done": ("accept", None),
        "skipped": ("ignore", None),
        "flagged": ("ignore", True),
    }


def test_what_else_stands_in_a_task(tmp_path: Path) -> None:
    spans = [{**one, "score": 0.5} for one in TASK["spans"]]
    article, findings = _read(tmp_path, spans=spans, accept=["POLITICS"], html="<b>x</b>")
    assert article.meta == {"source": "paper", "pattern": 3, "accept": ["POLITICS"], "html": "<b>x</b>"}
    assert findings == ["out.jsonl: passed over: score (2)"]


def test_what_is_written_is_as_prodigy_has_it(tmp_path: Path) -> None:
    record = native()
    record["layers"][0]["status"] = "skipped"
    articles, _ = read(tmp_path / "native.jsonl", orjson.dumps(record))
    assert FORMAT.exporter
    FORMAT.exporter.write(iter(articles), tmp_path / "out.jsonl", default_scheme(), WriteOptions())
    task = orjson.loads((tmp_path / "out.jsonl").read_bytes())
    claim = {"start": 24, "end": 46, "token_start": 3, "token_end": 6, "label": "claim"}
    speaker = {"start": 0, "end": 9, "token_start": 0, "token_end": 0, "label": "speaker"}
    assert task["spans"] == [
        {**speaker, "id": "s1"},
        {**claim, "id": "c1", "fragments": [[24, 32], [42, 46]], "attributes": {"polarity": "asserts"}},
    ]
    assert task["relations"] == [
        {
            "head": 6,
            "child": 0,
            "head_span": claim,
            "child_span": speaker,
            "label": "said-by",
            "from": "c1",
            "to": "s1",
        }
    ]
    assert (task["_view_id"], task["_annotator_id"], task["answer"]) == ("relations", "ann", "ignore")
    assert "".join(one["text"] + " " * one["ws"] for one in task["tokens"]) == task["text"]


@given(st.data(), RAW_TEXTS)
def test_tokens_are_the_text_and_none_is_cut(data: st.DataObject, text: str) -> None:
    drawn = data.draw(st.lists(fragments(len(text)), max_size=4)) if text else []
    places = [Span(one[0].start, one[-1].end) for one in drawn]
    tokens = tokens_of(text, places)
    entries = tokens.entries(text)
    assert "".join(str(one["text"]) + " " * bool(one["ws"]) for one in entries) == text
    for place in places:
        first, last = tokens.around(place)
        assert (tokens.starts[first], tokens.ends[last]) == (place.start, place.end)
        assert text_of((place,), text)


def test_a_space_at_the_edge_of_an_annotation_is_a_token() -> None:
    for place in (Span(0, 2), Span(1, 3), Span(1, 2)):
        tokens = tokens_of("a b", [place])
        first, last = tokens.around(place)
        assert (tokens.starts[first], tokens.ends[last]) == (place.start, place.end)
    assert tokens_of("a b", [Span(0, 1)]).spaces == (True, False)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"answer": "yes"}, "`answer` is yes; write one of accept, ignore, reject"),
        ({"spans": "x"}, "`spans` of the task is a text; write a list"),
        ({"spans": [None]}, "nothing (null) stands where an annotation is wanted"),
        ({"spans": [{"start": 0, "end": 3}]}, "the annotation 1 has no label"),
        ({"spans": [{"start": 0, "end": 99, "label": "x"}]}, "the annotation 1 is out of range"),
        ({"spans": [{"start": 0, "end": 3, "label": "x", "text": "Tim"}]}, "says that its text is “Tim”"),
        ({"relations": [{"head": 2, "child": 1, "label": "x"}]}, "has as `head` 2, which is no annotation"),
        ({"relations": [{"head": 3, "child": 1}]}, "`type` of a relation is nothing"),
        ({"relations": [7]}, "a number stands where a relation is wanted"),
        ({"relations": [{"child": 1, "label": "x"}]}, "a relation has no `head`; name the annotation"),
        ({"layers": [{"annotator": "ana", "spans": []}]}, "import it as jsonl (--format jsonl)"),
    ],
)
def test_what_is_broken_is_refused_with_its_place(tmp_path: Path, changes: dict[str, Any], why: str) -> None:
    with pytest.raises(BadInputError, match=r"out\.jsonl, line 1") as refused:
        _read(tmp_path, **changes)
    assert why in str(refused.value)
