"""Label Studio: its own JSON is read, and its SDK takes our config and our tasks."""

import copy
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import BadInputError
from annotator.domain.label import Attribute, AttributeKind, Label, Scheme, Underline, default_scheme
from annotator.domain.span import Span
from annotator.formats.api import AnnotatedArticle, Finding, Layer, WriteOptions
from annotator.formats.label_studio.format import FORMAT
from annotator.formats.registry import recognise
from tests.formats.interchange import answers, found_in
from tests.formats.reading import read

KEYS = {"textarea": "text"}
TEXT = "Tom Smith \U0001f600 said 5."


def region(id: str, start: int, end: int, label: str, **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}
    named = {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "origin": "manual"}
    return {**named, "value": value, **more}


def of_region(id: str, name: str, kind: str, value: Any) -> dict[str, Any]:
    return {
        "id": id,
        "from_name": name,
        "to_name": "text",
        "type": kind,
        "value": {"start": 0, "end": 1, KEYS.get(kind, kind): value},
    }


TASK: dict[str, Any] = {
    "id": 12,
    "data": {"text": TEXT, "url": "https://example.org"},
    "annotations": [
        {
            "id": 3,
            "completed_by": 4,
            "result": [
                region("aa", 0, 9, "speaker", meta={"text": ["first", "second"]}),
                of_region("aa", "form", "choices", ["named"]),
                of_region("aa", "roles", "choices", ["head", "spokesman"]),
                of_region("aa", "sure", "choices", ["true"]),
                of_region("aa", "entity", "textarea", ["Smith"]),
                of_region("bb", "value", "number", 5),
                region("bb", 17, 18, "number"),
                {
                    "from_id": "aa",
                    "to_id": "bb",
                    "type": "relation",
                    "direction": "left",
                    "labels": ["said-by"],
                },
                {"from_name": "topic", "to_name": "text", "type": "choices", "value": {"choices": ["war"]}},
            ],
            "was_cancelled": True,
            "ground_truth": False,
            "lead_time": 5.0,
        },
        {"id": 4, "completed_by": {"id": 1, "email": "eva@example.org"}, "ground_truth": True, "result": []},
    ],
    "predictions": [{"model_version": "m1", "result": [region("p", 0, 3, "speaker")]}],
    "meta": {"batch": 2},
}


def _read(tmp_path: Path, task: object = TASK) -> tuple[AnnotatedArticle, list[Finding]]:
    (article,), findings = read(tmp_path / "export.json", orjson.dumps([task]), format=FORMAT)
    return article, findings


def test_each_annotators_work_says_what_the_rows_say(shared_data: Path) -> None:
    path = shared_data / "formats/interchange-generated/labelstudio.json"
    articles, findings = read(path, format=FORMAT)
    assert findings == []
    names = {f"{name}@example.org": name for name in ("annotator1", "annotator2", "gold")}
    assert found_in(articles, names) == answers(shared_data)
    roles = {(layer.annotator, layer.role) for article in articles for layer in article.layers}
    assert {role for name, role in roles if name == "gold@example.org"} == {Role.GOLD}


def test_a_task_of_label_studio_is_read_whole(tmp_path: Path) -> None:
    article, findings = _read(tmp_path)
    assert (article.id, article.title, article.meta) == (
        None,
        "export",
        {"batch": 2, "url": "https://example.org"},
    )
    first, second, third = article.layers
    assert (first.annotator, first.role, first.status) == ("4", Role.ANNOTATOR, Status.SKIPPED)
    assert (second.annotator, second.role, second.status) == ("eva@example.org", Role.GOLD, Status.DONE)
    assert (third.annotator, third.status) == ("m1", Status.IN_PROGRESS)
    speaker, number = first.spans
    assert speaker.attributes == {
        "form": "named",
        "roles": ["head", "spokesman"],
        "sure": True,
        "entity": "Smith",
    }
    assert speaker.note == "first\nsecond"
    assert number.attributes == {"value": 5}
    assert [(one.source, one.target, one.type) for one in first.relations] == [("bb", "aa", "said-by")]
    assert [str(one) for one in findings] == [
        "export.json, record 1: the predictions of m1 were taken as a set in progress",
        "export.json: passed over: choices topic (1)",
    ]


def test_the_short_export_is_read_as_well(tmp_path: Path) -> None:
    marked = [{"start": 0, "end": 3, "text": "Tom", "labels": ["speaker"]}]
    short = {"id": 1, "text": TEXT, "topic": "war", "ner": marked, "annotator": 4, "annotation_id": 9}
    path = tmp_path / "short.json"
    path.write_bytes(orjson.dumps([{**short, "lead_time": 2.5, "created_at": "2024-01-01"}]))
    assert recognise(path).name == "label-studio"
    (article,), findings = read(path, format=FORMAT)
    assert (article.text, article.meta, findings) == (TEXT, {"topic": "war"}, [])
    (layer,) = article.layers
    assert (layer.annotator, [(one.label, one.fragments) for one in layer.spans]) == (
        "4",
        [("speaker", (Span(0, 3),))],
    )


def test_statuses_and_gold_stand_where_label_studio_has_them(tmp_path: Path) -> None:
    layers = [
        {"annotator": "ann", "status": "skipped", "spans": []},
        {"annotator": "bo", "spans": []},
        {"annotator": "ann", "role": "gold", "spans": []},
    ]
    record = {"id": "a", "title": "A", "text": "x", "layers": layers}
    articles, _ = read(tmp_path / "n.jsonl", orjson.dumps(record))
    assert FORMAT.exporter
    FORMAT.exporter.write(iter(articles), tmp_path, default_scheme(), WriteOptions())
    (task,) = orjson.loads((tmp_path / "tasks.json").read_bytes())
    assert [
        (one["completed_by"]["id"], one["was_cancelled"], one["ground_truth"]) for one in task["annotations"]
    ] == [
        (1, True, False),
        (2, False, False),
        (1, False, True),
    ]


def test_the_text_is_found_by_what_the_regions_quote(tmp_path: Path) -> None:
    task = copy.deepcopy(TASK)
    task["data"] = {"headline": "x" * 40, "body": TEXT}
    article, _ = _read(tmp_path, task)
    assert (article.text, article.meta) == (TEXT, {"batch": 2, "headline": "x" * 40})
    task["annotations"] = []
    with pytest.raises(
        BadInputError, match=r"which of the task's data .headline, body. is the article's text"
    ):
        _read(tmp_path, task)


def test_offsets_in_utf16_are_moved_where_only_these_fit(tmp_path: Path) -> None:
    task = copy.deepcopy(TASK)
    value = task["annotations"][0]["result"][6]["value"]
    value["start"], value["end"] = 18, 19
    article, findings = _read(tmp_path, task)
    assert article.layers[0].spans[1].fragments[0].start == 17
    assert "offsets count UTF-16 units and were moved along" in str(findings[0])
    value["text"] = "6"
    with pytest.raises(BadInputError, match="the region bb says that its text is “6”"):
        _read(tmp_path, task)


def test_the_sdk_of_label_studio_takes_config_and_tasks(shared_data: Path, tmp_path: Path) -> None:
    interface = pytest.importorskip("label_studio_sdk.label_interface")
    articles, _ = read(shared_data / "seed-article.jsonl")
    articles[0] = _with_yes_no(articles[0])
    scheme = default_scheme()
    yes_no = Attribute("checked", AttributeKind.YES_NO)
    extra = Label("x", 'a "b" <c>', "X", "#123456", Underline.SOLID, "", 5, (yes_no,))
    assert FORMAT.exporter
    FORMAT.exporter.write(
        iter(articles), tmp_path, Scheme((*scheme.labels, extra), scheme.relation_types), WriteOptions()
    )
    config = interface.LabelInterface((tmp_path / "label_config.xml").read_text("utf-8"))
    config.validate()
    (task,) = orjson.loads((tmp_path / "tasks.json").read_bytes())
    assert config.validate_task({"data": task["data"]})
    for annotation in task["annotations"]:
        assert config._validate_object(annotation, return_errors=True) == []
    assert {item["type"] for one in task["annotations"] for item in one["result"]} == {
        "labels",
        "choices",
        "number",
        "textarea",
        "relation",
    }
    assert [one["completed_by"]["email"] for one in task["annotations"]] == ["annotator-a", "annotator-b"]
    broken = copy.deepcopy(task["annotations"][0])
    broken["result"][0]["value"]["labels"] = ["nothing"]
    assert not config.validate_annotation(broken)


def _with_yes_no(article: AnnotatedArticle) -> AnnotatedArticle:
    first, *rest = article.layers
    span = first.spans[0]
    ticked = type(span)("x1", 'a "b" <c>', span.fragments, {"checked": True})
    layer = Layer(first.annotator, first.role, spans=(*first.spans, ticked), relations=first.relations)
    changed: AnnotatedArticle = type(article)(
        article.id, article.title, article.text, article.sha256, article.meta, (layer, *rest)
    )
    return changed


def _changed(path: list[str | int], value: object) -> dict[str, Any]:
    task: Any = copy.deepcopy(TASK)
    inside = task
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return task  # type: ignore[no-any-return]


_FIRST: list[str | int] = ["annotations", 0, "result", 0]


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (["data", "text"], 5, "`data.text` is a number where the article's text is wanted"),
        (["annotations"], {}, "`annotations` of the task is an object; write a list"),
        (["annotations", 0], "x", "a text stands where an annotation of the task is wanted"),
        (["annotations", 0, "result"], None, "`result` of an annotation is nothing (null)"),
        (["annotations", 0, "result", 0], 1, "a number stands where a result is wanted"),
        ([*_FIRST, "id"], 7, "a region has no `id`"),
        ([*_FIRST, "id"], "cc", "the region aa has no label"),
        ([*_FIRST, "type"], "hypertextlabels", "only labels of plain text can be read"),
        ([*_FIRST, "value", "labels"], [], "the region aa has no label"),
        ([*_FIRST, "value", "start"], -1, "the annotation aa has a negative offset"),
        ([*_FIRST, "value", "end"], 99, "the annotation aa is out of range"),
        ([*_FIRST, "value", "end"], "9", '`end` of the annotation aa is "9", no whole number'),
        ([*_FIRST, "meta"], [], "`meta` of the region aa is a list"),
        (["annotations", 0, "result", 7, "to_id"], "zz", "has as `to_id` zz, which is no annotation"),
    ],
)
def test_what_is_broken_is_refused_with_its_place(
    tmp_path: Path, path: list[str | int], value: object, why: str
) -> None:
    with pytest.raises(BadInputError, match=r"export\.json, record 1") as refused:
        _read(tmp_path, _changed(path, value))
    assert why in str(refused.value)
