"""doccano JSONL: its own files are read, and what we write is as doccano has it."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.annotation_set import Status
from annotator.domain.errors import BadInputError
from annotator.domain.label import default_scheme
from annotator.formats.api import ReadOptions, WriteOptions
from annotator.formats.doccano.format import FORMAT
from annotator.formats.registry import recognise
from tests.formats.interchange import answers, found_in
from tests.formats.reading import read
from tests.formats.reading import record as native

RECORD: dict[str, Any] = {
    "id": 7,
    "text": "Bloomberg said 5.",
    "entities": [
        {"id": 0, "label": "speaker", "start_offset": 0, "end_offset": 9},
        {"id": 4, "label": "number", "start_offset": 15, "end_offset": 16},
    ],
    "relations": [{"id": 1, "from_id": 4, "to_id": 0, "type": "said-by"}],
    "Comments": [],
}


def lines(*records: object) -> bytes:
    return b"".join(orjson.dumps(one) + b"\n" for one in records)


def test_the_files_of_doccano_itself_are_read(shared_data: Path) -> None:
    for path in sorted((shared_data / "formats/fixtures-doccano").rglob("*.jsonl")):
        assert recognise(path).name == "doccano"
        articles, findings = read(path, format=FORMAT)
        assert not findings
        said = {
            article.text[span.fragments[0].start : span.fragments[0].end]: span.label
            for article in articles
            if article.text
            for span in article.layers[0].spans
        }
        if "relation" in str(path):
            assert said["Larry Page"] == "PERSON"
            assert [one.type for one in articles[0].layers[0].relations] == [
                "foundedAt",
                "foundedBy",
                "foundedBy",
            ]
        else:
            assert said == {"EU": "ORG", "German": "MISC", "Peter Blackburn": "PERSON", "Obama": "PERSON"}
        assert {article.id for article in articles} == {None}
        assert {article.layers[0].maybe for article in articles} == {"example"}


def test_each_annotators_file_says_what_the_rows_say(shared_data: Path) -> None:
    folder = shared_data / "formats/interchange-generated/doccano"
    articles = [article for path in sorted(folder.iterdir()) for article in read(path, format=FORMAT)[0]]
    assert found_in(articles) == answers(shared_data)


def test_what_is_written_is_as_doccano_imports_it(tmp_path: Path) -> None:
    record = native()
    record["layers"].append({"annotator": "eva", "role": "gold", "status": "done", "spans": []})
    articles, _ = read(tmp_path / "native.jsonl", orjson.dumps(record))
    bare = {"id": "a2", "title": "Two", "text": "Nobody.", "layers": []}
    articles += read(tmp_path / "native.jsonl", orjson.dumps(bare))[0]
    assert FORMAT.exporter
    FORMAT.exporter.write(iter(articles), tmp_path / "out.jsonl", default_scheme(), WriteOptions())
    first, second, third = map(orjson.loads, (tmp_path / "out.jsonl").read_bytes().splitlines())
    assert first == {
        "article": "a1",
        "title": "One",
        "annotator": "ann",
        "role": "annotator",
        "status": "done",
        "text": record["text"],
        "entities": [
            {"id": 1, "label": "speaker", "start_offset": 0, "end_offset": 9, "annotation": "s1"},
            {
                "id": 2,
                "label": "claim",
                "start_offset": 24,
                "end_offset": 46,
                "annotation": "c1",
                "fragments": [[24, 32], [42, 46]],
                "attributes": {"polarity": "asserts"},
            },
        ],
        "relations": [{"id": 1, "from_id": 2, "to_id": 1, "type": "said-by"}],
    }
    assert (second["annotator"], second["role"], second["entities"]) == ("eva", "gold", [])
    assert (third["role"], third["entities"]) == (None, [])


def test_what_doccano_knows_beside_stays_with_the_article(tmp_path: Path) -> None:
    record = {**RECORD, "Comments": ["hm"], "url": "https://example.org", "status": "old", "annotator": "bo"}
    record["entities"] = [{**one, "score": 0.5} for one in RECORD["entities"]]
    (article,), findings = read(tmp_path / "a.jsonl", lines(record), format=FORMAT)
    assert article.meta == {"Comments": ["hm"], "url": "https://example.org", "status": "old"}
    (layer,) = article.layers
    assert (layer.annotator, layer.maybe, layer.status) == ("bo", None, Status.DONE)
    assert [(one.source, one.target) for one in layer.relations] == [("4", "0")]
    assert [str(one) for one in findings] == ["a.jsonl: passed over: score (2)"]


def _entity(**changes: object) -> dict[str, Any]:
    return {**RECORD, "entities": [{**RECORD["entities"][1], **changes}], "relations": []}


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({"text": 5, "entities": []}, "`text` is a number where the article's text is wanted"),
        ({**RECORD, "entities": 5}, "`entities` of the record is a number; write a list"),
        ({**RECORD, "entities": [5]}, "a number stands where an annotation is wanted"),
        ({"text": "a", "label": [[0, 1]]}, "is no annotation; write its start, its end and its label"),
        ({"text": "a", "label": [[0, 2, "x"]]}, "the annotation 1 is out of range"),
        (_entity(start_offset=-1), "the annotation 4 has a negative offset"),
        (_entity(start_offset=16), "the annotation 4 is empty"),
        (_entity(start_offset=17), "the annotation 4 is reversed"),
        (_entity(start_offset=15.0), "`start` of the annotation 4 is 15.0, no whole number"),
        (_entity(end_offset=10**9), "the annotation 4 is out of range"),
        (_entity(label=""), "the annotation 4 has no label"),
        (_entity(id="x"), "the `id` of an entity is a text"),
        (_entity(attributes=[]), "`attributes` of the annotation 4 is a list"),
        (_entity(fragments=[[15, 17]]), "do not begin and end where it does"),
        ({**RECORD, "entities": RECORD["entities"] * 2}, "two annotations have the id 0"),
        (
            {**RECORD, "relations": [{"from_id": 9, "to_id": 0, "type": "x"}]},
            "has as `from_id` 9, which is no",
        ),
        ({**RECORD, "relations": [{"from_id": 0, "to_id": 4}]}, "`type` of a relation is nothing"),
        ({**RECORD, "role": "gold", "status": "finished"}, "`status` is finished; write one of"),
        ({"text": "a", "layers": [{"annotator": "ana", "spans": []}]}, "import it as jsonl (--format jsonl)"),
    ],
)
def test_what_is_broken_is_refused_with_its_place(tmp_path: Path, record: object, why: str) -> None:
    good = {"text": "Good.", "label": []}
    with pytest.raises(BadInputError, match=r"a\.jsonl, line 2") as refused:
        read(tmp_path / "a.jsonl", lines(good, record, good), format=FORMAT)
    assert why in str(refused.value)
    articles, findings = read(tmp_path / "a.jsonl", format=FORMAT, options=ReadOptions(keep_going=True))
    assert [article.text for article in articles] == ["Good.", "Good."]
    assert len(findings) == 1
    assert why in str(findings[0])
