"""The JSON formats of other programs: what goes out comes back, and no two claim one file."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.label import default_scheme
from annotator.formats.api import AnnotatedArticle, WriteOptions
from annotator.formats.json.heads import member_of
from annotator.formats.registry import format_named, formats, recognise
from annotator.services.imports.sources import files_of
from tests.formats.made import articles
from tests.formats.nasty import nasty_articles
from tests.formats.reading import read
from tests.formats.trips import there_and_back

FAMILY = ("doccano", "label-studio", "prodigy", "argilla", "web-annotation")
CORPORA = ("gum-wikinews", "litbank-quotes", "measeval", "recognizers-text", "sfu-speculation", "spkatt2023")


@pytest.fixture(scope="module")
def corpus(shared_data: Path) -> list[AnnotatedArticle]:
    """The seed article, some of each corpus, and the hostile texts."""
    files = ("seed-article.jsonl", *(f"corpora/{name}.jsonl" for name in CORPORA))
    some = [article for name in files for article in read(shared_data / name)[0][:3]]
    return [*some, *nasty_articles(shared_data)]


@pytest.mark.parametrize("name", FAMILY)
def test_real_articles_and_hostile_texts_come_back_whole(
    name: str, corpus: list[AnnotatedArticle], tmp_path: Path
) -> None:
    chosen = format_named(name)
    _, losses = there_and_back(chosen, corpus, tmp_path / "first", default_scheme())
    assert losses == ()
    assert chosen.exporter
    if chosen.target == "folder":
        (tmp_path / "second").mkdir()
    chosen.exporter.write(iter(corpus), tmp_path / "second", default_scheme(), WriteOptions())
    first, second = (
        [file.read_bytes() for file in sorted((tmp_path / place).rglob("*")) if file.is_file()]
        or [(tmp_path / place).read_bytes()]
        for place in ("first", "second")
    )
    assert first == second, "the same articles give other bytes"
    assert [recognise(path).name for path in files_of(chosen, tmp_path / "first")] == [name]


@given(one=articles(), other=articles(), name=st.sampled_from(FAMILY))
def test_any_article_comes_back_whole(one: AnnotatedArticle, other: AnnotatedArticle, name: str) -> None:
    articles = [one] if one.id == other.id or one.sha256 == other.sha256 else [one, other]
    with tempfile.TemporaryDirectory() as folder:
        assert there_and_back(format_named(name), articles, Path(folder, "out"))[1] == ()


LONG = b"x" * 70_000
ANNO = b'{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": []}'


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'{"text": "a", "layers": []}', "jsonl"),
        (b'\xef\xbb\xbf {"id": "' + LONG + b'", "layers": [{}]}', "jsonl"),
        (b'{"text": "a", "label": [[0, 1, "x"]]}', "doccano"),
        (b'{"text": "a", "labels": []}', "doccano"),
        (b'{\n "id": 1,\n "text": "' + LONG + b'",\n "entities": [\n {"id": 0}]}', "doccano"),
        (b'[{"text": "a", "entities": []}]', "doccano"),
        (b'{"text": "a", "label": "positive"}', ""),
        (b'{"text": "a", "label": ["positive"]}', ""),
        (b'{"text": "a", "label": [{"start": 0}]}', ""),
        (b'{"text": "a", "spans": [{"start": 0}]}', "prodigy"),
        (b'{"text": "a", "_task_hash": 5}', "prodigy"),
        (b'{"text": "a", "spans": {}}', ""),
        (b'[{"id": 1, "data": {"text": "' + LONG + b'"}, "annotations": []}]', "label-studio"),
        (b'{"data": {"text": "a"}, "predictions": []}', "label-studio"),
        (b'{"data": {"text": "a"}}', ""),
        (b'{"data": "a", "annotations": []}', ""),
        (b'[{"fields": {"text": "a"}, "responses": {}}]', "argilla"),
        (b'{"fields": {"text": "a"}}', ""),
        (ANNO, "web-annotation"),
        (b"[" + ANNO + b"]", "web-annotation"),
        (b'{"type": "Annotation", "target": "x"}', "web-annotation"),
        (b'{"@context": "https://schema.org", "type": "Article"}', ""),
        (b'{"text": {"layers": []}}', ""),
        (b'{"text": "\\"layers\\": []"}', ""),
        (b'"text"', ""),
        (b"[[1]]", ""),
        (b"", ""),
        (b'{"text', ""),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_file_is_of_one_format_by_its_first_record(tmp_path: Path, head: bytes, name: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(head)
    assert member_of(path, head[:65_536]) == name
    claimed = [
        each
        for each, one in formats().items()
        if one.importer and one.importer.recognises(path, head[:65_536])
    ]
    assert [one for one in claimed if one != "text"] == ([name] if name else [])
