"""DocBin: written without spaCy, read by it; texts, entities, groups and user data are as they should be."""

import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import UnsoundExportError
from annotator.domain.label import Scheme
from annotator.domain.span import Span, trimmed
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord, WriteOptions
from annotator.formats.docbin.entities import entities_of
from annotator.formats.docbin.strings import _NUMBERS, number_of
from annotator.formats.docbin.tokens import tokens_of
from annotator.formats.losing import Losing
from annotator.formats.registry import format_named
from annotator.services.exports.reading_back import ReadingBack, read_back
from tests.formats.made import RAW_TEXTS, articles
from tests.formats.nasty import nasty_articles
from tests.formats.reading import read
from tests.formats.trips import there_and_back

SPACY = format_named("spacy")
TEXT = "On DATE the number\n of  “dead” was 5 , Bloomberg said. "


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def article() -> AnnotatedArticle:
    spans = (
        SpanRecord(
            "c1", "claim", (at("number\n of  “dead” was 5"), at("Bloomberg")), {"polarity": "asserts"}
        ),
        SpanRecord("n1", "number", (at("5 "),), {"value": 5}),
        SpanRecord("s1", "ORG", (at("Bloomberg"),)),
        SpanRecord("s2", "ORG", (at("ai"),), note="inside a word"),
    )
    layer = Layer("ann", spans=spans, relations=(RelationRecord("c1", "s1", "said-by"),))
    other = Layer("ben", spans=(SpanRecord("n1", "number", (at("5"),)),))
    return AnnotatedArticle("a1", "One", TEXT, sha256_of(TEXT), {"n": [1, 2.0]}, (layer, other))


def written(path: Path, *made: AnnotatedArticle) -> Path:
    assert SPACY.exporter
    SPACY.exporter.write(iter(made), path, Scheme((), ()), WriteOptions())
    return path


@given(article=articles())
def test_any_article_is_written_whole(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    both = [article, replace(article, id="b")]
    assert SPACY.exporter
    assert [SPACY.exporter.carried(one, Scheme((), ()), Losing().lose) for one in both] == both
    there_and_back(SPACY, both, tmp_path_factory.mktemp("any") / "a.spacy")


@pytest.mark.parametrize("name", ["spacy", "hf-dataset"])
def test_the_seed_and_hostile_texts_are_written_whole(name: str, shared_data: Path, tmp_path: Path) -> None:
    seed, _ = read(shared_data / "seed-article.jsonl")
    there_and_back(format_named(name), [*seed, *nasty_articles(shared_data)], tmp_path / "out")


@given(text=RAW_TEXTS, draw=st.data())
def test_tokens_are_the_text_and_annotations_begin_and_end_with_them(text: str, draw: st.DataObject) -> None:
    edges = draw.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    spans = [Span(*pair) for pair in edges if pair[0] < pair[1]]
    tokens = tokens_of(text, spans)
    blanks = [" " * blank for blank in tokens.blanks]
    assert "".join(word + blank for word, blank in zip(tokens.words, blanks, strict=True)) == text
    assert {span.start for span in spans} <= set(tokens.starts)
    assert {span.end for span in spans} <= set(tokens.ends)
    assert all(tokens.words)


@given(text=RAW_TEXTS, draw=st.data())
def test_entities_are_among_the_annotations_and_none_is_left_out_without_a_longer_one(
    text: str, draw: st.DataObject
) -> None:
    edges = draw.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    spans = [Span(*pair) for pair in edges if pair[0] < pair[1]]
    found = entities_of(spans, text)
    entities = [one for one in found if one]
    assert not any(one.overlaps(other) for one, other in combinations(entities, 2))
    for span, entity in zip(spans, found, strict=True):
        inner = trimmed(span, text)
        if entity is not None:
            assert entity == inner
        elif inner is not None:
            assert any(inner.overlaps(one) and len(one) >= len(inner) for one in entities)


def test_the_longest_of_overlapping_annotations_is_the_entity_without_white_space_at_its_edges() -> None:
    spans = [Span(0, 2), Span(1, 6), Span(3, 8), Span(6, 8)]
    assert entities_of(spans, " a b c \n") == [None, Span(1, 6), None, None]
    assert entities_of([Span(0, 1), Span(0, 2), Span(0, 1)], "5 ") == [Span(0, 1), None, None]


def test_spacy_reads_what_was_written(tmp_path: Path) -> None:
    # spaCy takes two seconds to load; so this is done once.
    import spacy  # noqa: PLC0415
    from spacy.symbols import IDS  # noqa: PLC0415
    from spacy.tokens import DocBin  # noqa: PLC0415

    assert _NUMBERS == IDS
    chance = random.Random(7)
    nlp = spacy.blank("en")
    for length in range(40):
        word = "".join(chance.choice("abcdeüß語🙂") for _ in range(length))
        assert number_of(word) == nlp.vocab.strings.add(word)

    bare = AnnotatedArticle("a2", "Two", "Nothing", sha256_of("Nothing"))
    path = written(
        tmp_path / "out.spacy", article(), bare, replace(bare, text="", sha256=sha256_of(""), id="a3")
    )
    first, second, third, fourth = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    assert [doc.text for doc in (first, second, third, fourth)] == [TEXT, TEXT, "Nothing", ""]
    claim = "number\n of  “dead” was 5"
    assert [(one.text, one.label_) for one in first.ents] == [
        (claim, "claim"),
        ("Bloomberg", "claim"),
        ("ai", "ORG"),
    ]
    assert [(one.text, one.label_, one.id_, one.start_char) for one in first.spans["sc"]] == [
        (claim, "claim", "0", at(claim).start),
        ("Bloomberg", "claim", "0", at("Bloomberg").start),
        ("5 ", "number", "1", at("5").start),
        ("Bloomberg", "ORG", "2", at("Bloomberg").start),
        ("ai", "ORG", "3", at("ai").start),
    ]
    assert [one.text for one in first.spans["ORG"]] == ["Bloomberg", "ai"]
    assert sorted(first.spans) == ["ORG", "claim", "number", "sc"]
    assert first.user_data["id"] == "a1"
    assert first.user_data["layer"]["relations"][0]["type"] == "said-by"
    assert first.user_data["layer"]["spans"][0]["attributes"] == {"polarity": "asserts"}
    assert (second.user_data["layer"]["annotator"], len(second.spans["sc"])) == ("ben", 1)
    assert third.has_annotation("ENT_IOB") is False
    again = DocBin(["ENT_IOB", "ENT_TYPE"], store_user_data=True, docs=[first, second, third, fourth])
    assert len(list(DocBin().from_bytes(again.to_bytes()).get_docs(spacy.blank("en").vocab))) == 4


def test_what_is_not_as_it_should_be_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path / "out.spacy", article())
    expected = ReadingBack(SPACY.keeps)
    expected.expect(article())
    read_back(SPACY, path, expected)
    whole = path.read_bytes()
    for data in (
        whole[:-9],
        whole[: len(whole) // 2],
        b"",
        written(path, replace(article(), title="")).read_bytes(),
    ):
        path.write_bytes(data)
        with pytest.raises(UnsoundExportError):
            read_back(SPACY, path, expected)


@pytest.mark.long
def test_spacy_debugs_and_trains_with_it(
    tmp_path: Path, shared_data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    import spacy  # noqa: PLC0415
    from spacy.cli.debug_data import debug_data  # noqa: PLC0415
    from spacy.cli.init_config import init_config  # noqa: PLC0415
    from spacy.cli.train import train  # noqa: PLC0415

    found, _ = read(shared_data / "corpora" / "measeval.jsonl")
    written(tmp_path / "train.spacy", *found[:120])
    written(tmp_path / "dev.spacy", *found[120:])
    for pipe, steps in (("ner", 20), ("spancat", 10)):
        config: Any = init_config(lang="en", pipeline=[pipe], optimize="efficiency")
        config["paths"] |= {"train": str(tmp_path / "train.spacy"), "dev": str(tmp_path / "dev.spacy")}
        config["training"] |= {"max_epochs": 1, "max_steps": steps, "eval_frequency": 10}
        config.to_disk(tmp_path / "config.cfg")
        debug_data(tmp_path / "config.cfg", silent=False)
        train(tmp_path / "config.cfg", tmp_path / pipe)
        doc = spacy.load(tmp_path / pipe / "model-last")("Bloomberg reported that over 100 fighters died.")
        assert doc.text
    said = capfd.readouterr().out
    assert "Corpus is loadable" in said
    assert "No entities consisting of or starting/ending with whitespace" in said
