"""What is written straight from rows of the storage is what is made of records, by the csv module too."""

from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from hypothesis import given

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Layer, WriteOptions
from annotator.formats.jsonl.writing import written as line_of
from annotator.formats.registry import format_named
from annotator.formats.span_rows import SpanRows, Written, as_json
from annotator.formats.tables.csv_quick import annotation_lines
from tests.formats.made import articles


def stored(layer: Layer) -> Layer:
    """The same set with its annotations as rows, as the storage keeps them."""
    rows: list[Written] = []
    for span in layer.spans:
        pairs = [[one.start, one.end] for one in span.fragments]
        rows.append(
            (
                f"uid-{span.id}",
                span.id,
                f"uid-{span.label}",
                span.fragments[0].start,
                span.fragments[-1].end,
                orjson.dumps(pairs).decode() if len(pairs) > 1 else None,
                orjson.dumps(span.attributes).decode() if span.attributes else None,
                span.note or None,
                span.discuss,
                None if span.origin is None else orjson.dumps(span.origin).decode(),
            )
        )
    return replace(layer, spans=SpanRows(rows, {f"uid-{one.label}": one.label for one in layer.spans}))


def written(article: AnnotatedArticle, folder: Path, options: WriteOptions) -> bytes:
    folder.mkdir(exist_ok=True)
    exporter = format_named("csv").exporter
    assert exporter is not None
    exporter.write(iter([article]), folder, Scheme((), ()), options)
    return (folder / "annotations.csv").read_bytes()


@given(articles())
def test_rows_and_records_make_the_same_file(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    rows = replace(article, layers=tuple(map(stored, article.layers)))
    assert rows == article
    for options in (WriteOptions(), WriteOptions(without_text=True)):
        assert written(rows, folder, options) == written(article, folder, options)


@given(articles())
def test_rows_and_records_make_the_same_line_of_native_jsonl(article: AnnotatedArticle) -> None:
    rows = replace(article, layers=tuple(map(stored, article.layers)))
    for without_text in (False, True):
        assert line_of(rows, without_text=without_text) == line_of(article, without_text=without_text)


@given(articles())
def test_rows_are_their_records_to_everybody_else(article: AnnotatedArticle) -> None:
    for layer in article.layers:
        rows = stored(layer).spans
        assert (list(rows), len(rows), rows[:1]) == (list(layer.spans), len(layer.spans), layer.spans[:1])
        assert orjson.dumps(rows, default=as_json) == orjson.dumps(layer.spans)
        assert repr(rows) == repr(layer.spans)
        assert rows != [*layer.spans, None]


def test_what_is_no_object_in_the_storage_does_not_go_out() -> None:
    spans = SpanRows([("u", "s1", "l", 0, 1, None, "=1+1", None, False, None)], {"l": "claim"})
    with pytest.raises(ValueError, match="1"):
        annotation_lines(("a", "ann", "annotator"), spans, "ab")


def test_offsets_that_were_spoiled_in_the_storage_do_not_go_out() -> None:
    spans = SpanRows([("u", "s1", "l", 5, 2, None, None, None, False, None)], {"l": "claim"})
    with pytest.raises(Exception, match="5-2"):
        annotation_lines(("a", "ann", "annotator"), spans, "abcdefgh")
