"""`annotator disagreements` and `annotator adjudicate`, by the words of the contract."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import Run

TEXT = "Reuters said that over 100 men died. The ministry denied it."


def span(id: str, label: str, start: int, end: int, **attributes: Any) -> dict[str, Any]:
    return {"id": id, "label": label, "start": start, "end": end, "attributes": attributes}


def layer(name: str, *spans: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"annotator": name, "spans": list(spans), "relations": [], **more}


@pytest.fixture
def three(project: Path, tmp_path: Path, run: Run) -> Path:
    """A project with an article of three annotators, and one that only one is done with."""
    speaker, claim = span("s", "speaker", 0, 7), span("c", "claim", 18, 35)
    said = [{"from": "c", "to": "s", "type": "said-by"}]
    articles = [
        {
            "id": "a1",
            "text": TEXT,
            "layers": [
                layer("ana", speaker, claim, span("n", "number", 18, 26, value=100), relations=said),
                layer("ben", speaker, claim, span("n", "number", 23, 26, value=100), relations=said),
                layer("cem", speaker, claim, span("n", "number", 23, 26, value=100), relations=said),
                layer("dan", span("x", "hedge", 0, 3), status="in-progress"),
            ],
        },
        {"id": "a2", "text": TEXT, "layers": [layer("ana", speaker), layer("dan", status="flagged")]},
    ]
    corpus = tmp_path / "three.jsonl"
    corpus.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    assert run("import", project, corpus).status == 0
    return project


def layers(project: Path, run: Run, target: Path) -> list[dict[str, Any]]:
    assert run("export", project, target, "--format", "jsonl").status == 0
    return [
        one for line in target.read_text("utf-8").split("\n") if line for one in json.loads(line)["layers"]
    ]


def test_the_shape_of_a_disagreement_is_that_of_the_contract(three: Path, start: Run) -> None:
    done = start("disagreements", three, "--json")
    assert (done.status, done.err) == (0, "")
    number = {
        "id": "n",
        "label": "number",
        "start": 23,
        "end": 26,
        "text": "100",
        "attributes": {"value": 100},
    }
    assert done.value == [
        {
            "article": "a1",
            "types": ["boundary"],
            "label": "number",
            "sides": {
                "ana": {"spans": [{**number, "start": 18, "text": "over 100"}], "relations": []},
                "ben": {"spans": [number], "relations": []},
                "cem": {"spans": [number], "relations": []},
            },
            "decision": None,
        }
    ]


def test_a_line_says_in_what_the_sides_differ(project: Path, tmp_path: Path, run: Run) -> None:
    claim, said = span("c", "claim", 18, 35), [{"from": "c", "to": "s", "type": "said-by"}]
    speaker, number = span("s", "speaker", 0, 7), span("n", "number", 18, 26, bound="more-than", value=100)
    other = span("n", "number", 18, 26, bound="exact", value=100)
    record = {
        "id": "a1",
        "text": TEXT,
        "layers": [
            layer("ana", speaker, claim, number, span("x", "speaker", 37, 49), relations=said),
            layer("ben", speaker, claim, other, span("x", "claim", 37, 49)),
        ],
    }
    corpus = tmp_path / "two.jsonl"
    corpus.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert run("import", project, corpus).status == 0
    told = run("disagreements", project).out.splitlines()
    assert [line.split("  ")[-2] for line in told] == [
        "ana: over 100 men died said-by Reuters | ben: -",
        "ana: over 100 [bound more-than] | ben: over 100 [bound exact]",
        "ana: The ministry [speaker] | ben: The ministry [claim]",
    ]


def test_what_is_agreed_goes_to_gold_once(three: Path, start: Run, run: Run, tmp_path: Path) -> None:
    before = layers(three, run, tmp_path / "before.jsonl")
    done = start("adjudicate", three, "--as", "rev", "--take-agreed")
    assert (done.status, done.out) == (0, "")
    assert done.last == "1 article: 2 annotations and 1 relation went to gold; 1 disagreement left"
    once = layers(three, run, tmp_path / "once.jsonl")
    (gold,) = (one for one in once if one not in before)
    assert (gold["annotator"], gold["role"]) == ("rev", "gold")
    assert [(one["label"], one["start"], one["end"]) for one in gold["spans"]] == [
        ("speaker", 0, 7),
        ("claim", 18, 35),
    ]
    assert [one["origin"]["kind"] for one in gold["spans"]] == ["unanimous", "unanimous"]
    assert gold["spans"][0]["origin"]["from"] == ["ana/s", "ben/s", "cem/s"]
    assert [one["type"] for one in gold["relations"]] == ["said-by"]
    entries = len(run("log", three, "--json").value)
    assert run("adjudicate", three, "--as", "rev", "--take-agreed").status == 0
    assert layers(three, run, tmp_path / "twice.jsonl") == once
    assert len(run("log", three, "--json").value) == entries
    assert run("check", three).out == "ok\n"


def test_a_majority_decides_and_tells_so(three: Path, run: Run, tmp_path: Path) -> None:
    done = run("adjudicate", three, "--as", "rev", "--take-agreed", "--majority", "0.7")
    assert "1 disagreement left" in done.last
    done = run("adjudicate", three, "--as", "rev", "--take-agreed", "--majority", "0.6")
    assert done.last.endswith("1 disagreement decided by majority; 0 disagreements left")
    gold = layers(three, run, tmp_path / "gold.jsonl")[-3]
    number = next(one for one in gold["spans"] if one["label"] == "number")
    assert (number["start"], number["origin"]["kind"], number["origin"]["from"]) == (
        23,
        "majority",
        ["ben/n"],
    )
    (listed,) = run("disagreements", three, "--json").value
    assert listed["decision"] == gold["decisions"][0]
    assert (listed["decision"]["kind"], listed["decision"]["by"]) == ("majority", "rev")
    assert "(decided)" in run("disagreements", three).out


def test_what_cannot_be_done_is_said(three: Path, project: Path, run: Run) -> None:
    assert run("adjudicate", three, "--take-agreed").status == 2
    assert run("adjudicate", three, "--as", "rev").status == 2
    assert run("adjudicate", three, "--as", "rev", "--take-agreed", "--majority", "0").status == 2
    assert run("adjudicate", three, "--as", " ", "--take-agreed").status == 2
    assert run("disagreements", three.with_name("none.annotator")).status == 1


def test_the_seed_article_has_every_kind(project: Path, shared_data: Path, run: Run) -> None:
    run("import", project, shared_data / "seed-article.jsonl")
    found = run("disagreements", project, "--json").value
    kinds = Counter(kind for one in found for kind in one["types"])
    assert kinds == {"missing": 13, "boundary": 7, "label": 1, "attribute": 5, "split": 1, "relation": 5}
    assert len(found) == 30
    places = [min(one["start"] for side in each["sides"].values() for one in side["spans"]) for each in found]
    assert places == sorted(places)
    (said,) = (each for each in found if places[found.index(each)] > 3000 and each["types"] == ["relation"])
    assert [[one["to"] for one in side["relations"]] for side in said["sides"].values()] == [["s15"], ["s14"]]
    assert [[one["id"] for one in side["spans"]] for side in said["sides"].values()] == [["c18"], ["c18"]]
    run("adjudicate", project, "--as", "rev", "--take-agreed")
    assert run("stats", project, "--json").value["gold"] == 39
