"""Formats that are lines and columns give back what they were given, but for what they say they lose."""

from collections.abc import Iterator
from itertools import count, islice, pairwise
from pathlib import Path

import pytest
from hypothesis import given

from annotator.domain.span import Span
from annotator.domain.text import canonical, sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, ReadOptions, SpanRecord
from annotator.formats.jsonl import format as jsonl
from annotator.formats.registry import format_named
from tests.formats.made import articles
from tests.formats.trips import there_and_back

FORMATS = ("brat", "conll", "webanno-tsv")
CORPORA = ("gum-wikinews", "litbank-quotes", "measeval", "recognizers-text", "sfu-speculation", "spkatt2023")
_numbers = count()


def fresh(tmp_path: Path) -> Path:
    return tmp_path / str(next(_numbers))


@pytest.mark.parametrize("name", FORMATS)
@given(made=articles())
def test_any_article_comes_back_as_the_format_carries_it(
    tmp_path_factory: pytest.TempPathFactory, name: str, made: AnnotatedArticle
) -> None:
    there_and_back(format_named(name), [made], fresh(tmp_path_factory.getbasetemp()))


@pytest.mark.parametrize("name", FORMATS)
def test_real_articles_come_back(name: str, shared_data: Path, tmp_path: Path) -> None:
    chosen = format_named(name)
    for file in ("seed-article.jsonl", *(f"corpora/{one}.jsonl" for one in CORPORA)):
        there_and_back(chosen, some_of(shared_data / file), fresh(tmp_path))


def some_of(path: Path, n: int = 3) -> list[AnnotatedArticle]:
    assert jsonl.FORMAT.importer
    return list(islice(jsonl.FORMAT.importer.read(path, ReadOptions(), lambda _: None), n))


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_texts_come_back(name: str, shared_data: Path, tmp_path: Path) -> None:
    hostile = list(_hostile(shared_data / "nasty"))
    assert len(hostile) > 10
    there_and_back(format_named(name), hostile, tmp_path / "out")


def _hostile(folder: Path) -> Iterator[AnnotatedArticle]:
    """The hostile texts, each word and each gap between words annotated."""
    for path in sorted(folder.glob("*.txt")):
        text = canonical(path.read_bytes().decode("utf-8", "replace"))[:10_000]
        places = [*range(0, len(text), max(1, len(text) // 40)), len(text)]
        spans = tuple(
            SpanRecord(f"x{start}", "Häuser und so", (Span(start, end),), {"24": 24, "“": "24"}, f"\t{start}")
            for start, end in pairwise(places)
        )
        yield AnnotatedArticle(
            path.name, path.stem, text, sha256_of(text), layers=(Layer("a/b", spans=spans),)
        )


def test_two_articles_of_one_text_stay_two(tmp_path: Path) -> None:
    text = "Ten died, he said."
    ids = ("one", "One", "../one", "o" * 300, "CON", "a.gold")
    twins = [
        AnnotatedArticle(
            one,
            "",
            text,
            sha256_of(text),
            layers=(Layer("ann", spans=(SpanRecord("s", "x", (Span(0, 3),)),)),),
        )
        for one in ids
    ]
    for name in FORMATS:
        target = tmp_path / name
        found, _ = there_and_back(format_named(name), twins, target)
        kept = [None if len(one) > 200 and name == "brat" else one for one in ids]
        assert sorted(str(one.id) for one in found) == sorted(map(str, kept))
