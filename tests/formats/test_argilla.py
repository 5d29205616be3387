"""Argilla: its own records are read, what was changed there counts, and its client takes our folder."""

import copy
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import BadInputError
from annotator.domain.label import default_scheme
from annotator.domain.span import Span
from annotator.formats.api import AnnotatedArticle, WriteOptions
from annotator.formats.argilla.format import FORMAT
from annotator.formats.registry import recognise
from tests.formats.reading import read
from tests.formats.reading import record as native

ANN, EVA = "5d0c8d5b-0000-4000-8000-000000000001", "5d0c8d5b-0000-4000-8000-000000000002"
RECORD: dict[str, Any] = {
    "id": "r1",
    "fields": {"text": "Tom Smith said 5.", "source": "wire"},
    "metadata": {"batch": 3},
    "suggestions": {
        "spans": {
            "value": [{"start": 0, "end": 3, "label": "speaker", "score": 0.5}],
            "score": None,
            "agent": "m1",
        }
    },
    "responses": {
        "spans": [
            {"value": [{"start": 0, "end": 9, "label": "speaker"}], "user_id": ANN, "status": "discarded"},
            {"value": [], "user_id": EVA},
        ],
        "numbers": [{"value": [{"start": 15, "end": 16, "label": "number"}], "user_id": ANN}],
        "topic": [{"value": "war", "user_id": EVA}],
    },
    "vectors": {},
    "status": "completed",
    "_server_id": "8a1c7c1e-0000-4000-8000-000000000003",
}


def _read(tmp_path: Path, record: object = RECORD) -> tuple[AnnotatedArticle, list[str]]:
    path = tmp_path / "records.json"
    path.write_bytes(orjson.dumps([record]))
    assert recognise(path).name == "argilla"
    (article,), findings = read(path, format=FORMAT)
    return article, [str(one) for one in findings]


def test_a_record_of_argilla_is_read_whole(tmp_path: Path) -> None:
    article, findings = _read(tmp_path)
    assert (article.id, article.title, article.titled) == ("r1", "records", False)
    assert article.meta == {"batch": 3, "source": "wire"}
    first, second, third = article.layers
    assert (first.annotator, first.status) == (ANN, Status.SKIPPED)
    assert [(one.id, one.label, one.fragments) for one in first.spans] == [
        ("1", "speaker", (Span(0, 9),)),
        ("2", "number", (Span(15, 16),)),
    ]
    assert (second.annotator, second.status, second.spans) == (EVA, Status.DONE, ())
    assert (third.annotator, third.status, len(third.spans)) == ("m1", Status.IN_PROGRESS, 1)
    assert findings == [
        "records.json, record 1, article r1: the suggestions of m1 were taken as a set in progress",
        "records.json: passed over: response to topic (1)",
    ]


def _written(tmp_path: Path) -> tuple[AnnotatedArticle, dict[str, Any]]:
    record = native()
    record["layers"][0]["status"] = "in-progress"
    record["layers"].append({**copy.deepcopy(record["layers"][0]), "annotator": "eva", "role": "gold"})
    (article,), _ = read(tmp_path / "native.jsonl", orjson.dumps(record))
    assert FORMAT.exporter
    (tmp_path / "out").mkdir()
    FORMAT.exporter.write(iter([article]), tmp_path / "out", default_scheme(), WriteOptions())
    (made,) = orjson.loads((tmp_path / "out" / "records.json").read_bytes())
    return article, made


def test_what_was_changed_in_argilla_counts(tmp_path: Path) -> None:
    before, made = _written(tmp_path)
    ann, eva = made["responses"]["spans"]
    assert ann["status"] == "draft"
    assert ann["value"] == [
        {"start": 0, "end": 9, "label": "speaker"},
        {"start": 24, "end": 46, "label": "claim"},
    ]
    ann["status"] = "submitted"
    ann["value"] = [ann["value"][1], {"start": 29, "end": 32, "label": "number"}]
    del eva["status"]
    article, findings = _read(tmp_path, made)
    first, second = article.layers
    assert (first.annotator, first.role, first.status) == ("ann", Role.ANNOTATOR, Status.DONE)
    assert [(one.id, one.label) for one in first.spans] == [("c1", "claim"), ("2", "number")]
    assert first.spans[0] == before.layers[0].spans[1], "fragments and attributes stay"
    assert first.relations == ()
    assert second == before.layers[1]
    assert findings == ["records.json: passed over: relation of an annotation that is gone (1)"]
    made["fields"]["text"] += " "
    with pytest.raises(BadInputError, match="the text is not the one that was given out"):
        _read(tmp_path, made)


def test_statuses_stand_where_argilla_has_them(tmp_path: Path) -> None:
    record = native()
    (layer,) = record["layers"]
    record["layers"] = [{**layer, "annotator": status, "status": status} for status in Status]
    articles, _ = read(tmp_path / "native.jsonl", orjson.dumps(record))
    assert FORMAT.exporter
    FORMAT.exporter.write(iter(articles), tmp_path, default_scheme(), WriteOptions())
    (made,) = orjson.loads((tmp_path / "records.json").read_bytes())
    wanted = ["draft", "draft", "submitted", "discarded", "draft"]
    assert [one["status"] for one in made["responses"]["spans"]] == wanted
    for response in made["responses"]["spans"]:
        response["status"] = "discarded"
    article, _ = _read(tmp_path, made)
    assert {layer.status for layer in article.layers} == {Status.SKIPPED}


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (["fields"], {"a": "x", "b": "y"}, "which of the fields (a, b) is the article's text"),
        (["fields", "text"], None, "`fields.text` is nothing (null)"),
        (["responses"], {"spans": "x"}, "`spans` of the responses is a text; write a list"),
        (["responses", "spans", 0], 7, "a number stands where a response is wanted"),
        (["responses", "spans", 0, "user_id"], None, "a response has no `user_id`"),
        (["responses", "spans", 0, "status"], "ok", "the `status` of a response is ok"),
        (["responses", "spans", 0, "value", 0, "start"], -1, "has a negative offset"),
        (["responses", "spans", 0, "value", 0, "end"], 99, "is out of range"),
        (["responses", "spans", 0, "value", 0, "label"], 5, "the annotation 1 has no label"),
        (["metadata"], {"native": '{"version":2}'}, "`metadata.native`: the file is of version 2"),
        (["metadata"], {"native": '{"version":1,"a":NaN}'}, "`metadata.native`: NaN is no number"),
    ],
)
def test_what_is_broken_is_refused_with_its_place(
    tmp_path: Path, path: list[str | int], value: object, why: str
) -> None:
    record: Any = copy.deepcopy(RECORD)
    inside = record
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    with pytest.raises(BadInputError, match=r"records\.json, record 1") as refused:
        _read(tmp_path, record)
    assert why in str(refused.value)


_CLIENT = """
import sys
from pathlib import Path
from unittest.mock import MagicMock
import argilla as rg
from argilla.client import Argilla
from argilla.datasets._io._disk import DiskImportExportMixin
from argilla.records._io import JsonIO

Argilla._get_default = classmethod(lambda cls: MagicMock())
folder = Path(sys.argv[1])
settings = rg.Settings.from_json(folder / ".argilla" / "settings.json")
settings.validate()
(question,) = settings.questions
print(question.name, *question.labels)
print(DiskImportExportMixin._load_dataset_model(folder / ".argilla" / "dataset.json").name)
(record,) = JsonIO._records_from_json(folder / "records.json")
record.dataset = MagicMock(settings=settings)
for response in record.api_model().responses:
    print(response.status.value, len(response.values["spans"]["value"]))
"""


@pytest.mark.long
def test_the_client_of_argilla_takes_the_folder(tmp_path: Path) -> None:
    pytest.importorskip("argilla", reason="argilla is heavy and not among the tools of development")
    _written(tmp_path)
    asked = [sys.executable, "-c", _CLIENT, str(tmp_path / "out")]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert said.split("\n") == ["spans claim speaker number hedge", "annotator", "draft 2", "draft 2", ""]
