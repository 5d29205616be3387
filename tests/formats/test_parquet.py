"""Parquet: the programs of others read ours alike, we read theirs, and what is damaged is refused."""

import json
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from annotator.domain.errors import BadInputError
from annotator.domain.label import Scheme
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord, WriteOptions
from annotator.formats.registry import format_named, recognise
from tests.formats.reading import bare, read
from tests.formats.trips import read_all

PARQUET = format_named("parquet")
TEXT = "Bloomberg reported 5 deaths."
ARTICLE = AnnotatedArticle(
    "a1",
    "One",
    TEXT,
    sha256_of(TEXT),
    {"published": "2018-02-15"},
    (
        Layer(
            "ann",
            spans=(
                SpanRecord("s1", "speaker", (Span(0, 9),), {"form": "organisation"}),
                SpanRecord("n1", "number", (Span(10, 13), Span(19, 20)), {"value": 5}, "why", discuss=True),
            ),
            relations=(RelationRecord("n1", "s1", "said-by"),),
        ),
    ),
)


def written(folder: Path, *articles: AnnotatedArticle) -> Path:
    folder.mkdir()
    assert PARQUET.exporter
    PARQUET.exporter.write(iter(articles), folder, Scheme((), ()), WriteOptions())
    return folder / "articles.parquet"


def test_what_others_write_is_read(tmp_path: Path) -> None:
    """Polars' string views, lists for structures, JSON for lists, fewer columns, another order."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    pl.DataFrame({"text": [TEXT], "id": ["a1"]}).write_parquet(folder / "articles.parquet")
    pl.DataFrame(
        {
            "label": ["speaker", "number", "number"],
            "article": ["a1"] * 3,
            "annotator": ["ann"] * 3,
            "id": ["s1", "n1", "n2"],
            "start": [0, 10, 0],
            "end": [9, 20, 1],
            "fragments": [None, [[10, 13], [19, 20]], None],
            "attributes": [None, '{"value":5}', None],
        },
        schema_overrides={"start": pl.Int16, "label": pl.Categorical},
    ).write_parquet(folder / "annotations.parquet")
    assert recognise(folder / "articles.parquet") is PARQUET
    (article,), findings = read_all(PARQUET, folder)
    assert findings == []
    assert article.layers[0].spans[:2] == (
        SpanRecord("s1", "speaker", (Span(0, 9),)),
        SpanRecord("n1", "number", (Span(10, 13), Span(19, 20)), {"value": 5}),
    )


def test_others_read_ours_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Loading `datasets` takes a second; so this is done once.
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets  # noqa: PLC0415

    # Else a thread that watches its bars outlives the test.
    monkeypatch.setattr("tqdm.auto.tqdm.monitor_interval", 0)

    path = written(tmp_path / "out", ARTICLE)
    for name in ("articles", "annotations", "relations"):
        file = path.with_name(f"{name}.parquet")
        rows = pq.read_table(file).to_pylist()
        assert rows
        assert pl.read_parquet(file).to_dicts() == rows
        found = duckdb.sql(f"SELECT * FROM read_parquet('{file}')")
        assert found is not None
        assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == rows
        cache = str(tmp_path / "cache")
        loaded = datasets.load_dataset("parquet", data_files=str(file), split="train", cache_dir=cache)
        assert loaded.to_list() == rows
    value = pl.read_parquet(path.with_name("annotations.parquet"))["attributes"].str.json_path_match(
        "$.value"
    )
    assert value.to_list() == [None, "5"]


def test_a_long_corpus_is_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.formats.tables.parquet_format._GROUP", 1000)
    other = AnnotatedArticle("a2", "", "x", sha256_of("x"))
    path = written(
        tmp_path / "out", ARTICLE, other, *[AnnotatedArticle(str(n), "", "", sha256_of("")) for n in range(9)]
    )
    assert pq.ParquetFile(path).metadata.num_row_groups > 2
    assert bare(read_all(PARQUET, path.parent)[0])[:2] == [ARTICLE, other]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("attributes", [{"a": 1}], "row 1, column attributes: an object stands where JSON as a text"),
        ("attributes", ["{"], "row 1, column attributes: the line is no JSON"),
        ("attributes", ["[" * 5000], "row 1, column attributes: "),
        ("start", [99], "row 1: the annotation s1 is reversed"),
        ("start", [-1], "row 1: the annotation s1 has a negative offset"),
        ("start", [0.5], "row 1: `start` of the annotation s1 is 0.5"),
        ("end", [99], "row 1: the annotation s1 is out of range"),
        ("label", [None], "row 1: `label` of the annotation s1 is nothing"),
        ("annotator", [7], "row 1: `annotator` and `role` must be texts"),
        ("article", ["a9"], "row 1: it is about the article a9, which is not among"),
        ("article", [None], "row 1: the row names no article"),
        ("fragments", [[[7, 9]]], "row 1: the fragments of the annotation s1 do not begin"),
        ("colour", ["red"], "annotations.parquet: the column colour is unknown"),
    ],
)
def test_what_is_wrong_is_told_by_file_row_and_reason(
    tmp_path: Path, column: str, value: list[object], said: str
) -> None:
    rows: dict[str, object] = {
        "article": ["a1"],
        "label": ["speaker"],
        "id": ["s1"],
        "start": [0],
        "end": [9],
    }
    pq.write_table(pa.table({"id": ["a1"], "text": [TEXT]}), tmp_path / "articles.parquet")
    pq.write_table(pa.table(rows | {column: value}), tmp_path / "annotations.parquet")
    with pytest.raises(BadInputError) as caught:
        read_all(PARQUET, tmp_path)
    assert said in str(caught.value)


def test_damaged_and_other_files_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "out", ARTICLE)
    whole = path.read_bytes()
    for data in (b"PAR1", whole[: len(whole) // 2], whole[:200] + b"\xff" * 300 + whole[500:]):
        path.write_bytes(data)
        assert recognise(path) is PARQUET
        with pytest.raises(BadInputError, match=r"articles\.parquet"):
            read_all(PARQUET, path.parent)
    path.write_bytes(b"no parquet")
    with pytest.raises(BadInputError, match="no format knows this file"):
        recognise(path)
    with pytest.raises(BadInputError, match="is about articles that stand in"):
        read(path.with_name("annotations.parquet"), format=PARQUET)
    pq.write_table(pa.table({"id": ["a1"], "text": [TEXT]}), tmp_path / "articles.parquet")
    with pytest.raises(BadInputError, match="no format knows this file"):
        recognise(tmp_path / "articles.parquet")


def test_layers_may_be_json(tmp_path: Path) -> None:
    layers = json.dumps([{"annotator": "ann", "role": "gold", "status": "skipped"}])
    pq.write_table(
        pa.table({"id": ["a1"], "text": [TEXT], "layers": [layers]}), tmp_path / "articles.parquet"
    )
    (article,), _ = read_all(PARQUET, tmp_path)
    assert (article.layers[0].role, article.layers[0].status) == ("gold", "skipped")
