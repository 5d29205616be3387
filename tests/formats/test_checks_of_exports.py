"""The check of every export: a writer that is broken in one of many ways is noticed, whatever the format."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import AnnotatorError, UnsoundExportError
from annotator.domain.label import Scheme
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord, WriteOptions
from annotator.formats.losing import Losing
from annotator.formats.registry import OURS, format_named
from annotator.services.exports.reading_back import assert_sound, check_of

EXPORTERS = [name for name in OURS if format_named(name).exporter]
BY_NAME = {"brat", "xmi", "cas-json", "webanno-tsv", "tei", "attribution"}
"""Folders of a file for each article (and set): order is that of the names of files."""
SETS_TOGETHER = {"tei"}
"""Of these those with all sets of an article in one file."""
TEXT = "Bloomberg reported 10 dead, reportedly 12."


def _layer(who: str, end: int) -> Layer:
    spans = (
        SpanRecord("c", "claim", (Span(19, end),)),
        SpanRecord("s", "speaker", (Span(0, 9),)),
        SpanRecord("h", "hedge", (Span(28, 38),), {"type": "evidential"}),
    )
    ties = (RelationRecord("c", "s", "said-by"), RelationRecord("c", "h", "hedged-by"))
    return Layer(who, spans=spans, relations=ties)


def _article(name: str, text: str) -> AnnotatedArticle:
    layers = (_layer("zoe", 26), _layer("ana", 41), replace(_layer("bob", 41), role=Role.GOLD))
    return AnnotatedArticle(name, name.upper(), text, sha256_of(text), {"n": 1}, layers)


ARTICLES = [
    _article("b2", TEXT),
    _article("a1", TEXT + " And more."),
    replace(_article("c3", "Nothing here."), layers=()),
    replace(_article("a0", "No marks."), layers=(Layer("ana", status=Status.DONE),)),
]


def _first(change: Callable[[AnnotatedArticle], AnnotatedArticle]) -> list[AnnotatedArticle]:
    return [change(ARTICLES[0]), *ARTICLES[1:]]


def _layers(*which: int) -> Callable[[AnnotatedArticle], AnnotatedArticle]:
    return lambda one: replace(one, layers=tuple(one.layers[n] for n in which))


def _of_layer(change: Callable[[Layer], Layer]) -> Callable[[AnnotatedArticle], AnnotatedArticle]:
    return lambda one: replace(one, layers=(change(one.layers[0]), *one.layers[1:]))


BROKEN: dict[str, list[AnnotatedArticle]] = {
    "articles in another order": [ARTICLES[1], ARTICLES[0], *ARTICLES[2:]],
    "articles the other way round": ARTICLES[::-1],
    "an article is missing": ARTICLES[1:],
    "the last article is missing": ARTICLES[:-1],
    "the one without sets is missing": [*ARTICLES[:2], ARTICLES[3]],
    "an article too many": [*ARTICLES, _article("d4", TEXT + " Too much.")],
    "sets in another order": _first(_layers(1, 0, 2)),
    "a set is missing": _first(_layers(0, 2)),
    "an empty set is missing": [*ARTICLES[:3], replace(ARTICLES[3], layers=())],
    "an annotation is missing": _first(
        _of_layer(lambda one: replace(one, spans=one.spans[:2], relations=one.relations[:1]))
    ),
    "another label": _first(
        _of_layer(lambda one: replace(one, spans=(replace(one.spans[0], label="number"), *one.spans[1:])))
    ),
    "another place": _first(
        _of_layer(
            lambda one: replace(one, spans=(replace(one.spans[0], fragments=(Span(19, 25),)), *one.spans[1:]))
        )
    ),
    "another text": _first(
        lambda one: replace(one, text=TEXT.replace("10", "11"), sha256=sha256_of(TEXT.replace("10", "11")))
    ),
    "somebody else's": _first(_of_layer(lambda one: replace(one, annotator="eva"))),
}
IN_ORDER = {"articles in another order", "articles the other way round", "sets in another order"}


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_broken_writer_is_noticed(name: str, tmp_path: Path) -> None:
    chosen = format_named(name)
    exporter = chosen.exporter
    assert exporter
    scheme = Scheme((), ())

    def carried(articles: Iterable[AnnotatedArticle]) -> list[AnnotatedArticle]:
        return [exporter.carried(one, scheme, Losing().lose) for one in articles]

    missed = []
    for number, (how, written) in enumerate({"sound": ARTICLES, **BROKEN}.items()):
        target = tmp_path / f"{number}{chosen.endings[0] if chosen.target == 'file' else ''}"
        if chosen.target == "folder":
            target.mkdir()
        check = check_of(chosen)
        for article in carried(ARTICLES):
            check.expect(article)
        exporter.write(carried(written), target, scheme, WriteOptions())
        if how == "sound":
            assert_sound(check, target)
            continue
        try:
            assert_sound(check, target)
            missed.append(how)
        except UnsoundExportError:
            pass
        except (AnnotatorError, ValueError, KeyError) as error:
            missed.append(f"{how}: {error!r}")
    may = IN_ORDER if name in BY_NAME else set()
    if name in SETS_TOGETHER:
        may = may - {"sets in another order"}
    assert set(missed) == may


TEXTLESS = [name for name in EXPORTERS if format_named(name).textless]
BARE = [replace(one, text=None) for one in ARTICLES]
HIDING: dict[str, tuple[list[AnnotatedArticle], list[AnnotatedArticle]]] = {
    "the first text is missing": (ARTICLES, [BARE[0], *ARTICLES[1:]]),
    "a later text is missing": (ARTICLES, [*ARTICLES[:2], BARE[2], ARTICLES[3]]),
    "the first text is there, though it may not": (BARE, [ARTICLES[0], *BARE[1:]]),
    "a later text is there, though it may not": (BARE, [BARE[0], ARTICLES[1], *BARE[2:]]),
}


@pytest.mark.parametrize("how", HIDING)
@pytest.mark.parametrize("name", TEXTLESS)
def test_a_text_too_few_or_too_many_is_noticed(name: str, how: str, tmp_path: Path) -> None:
    chosen = format_named(name)
    selected, written = HIDING[how]
    assert chosen.exporter
    for target, articles in (("sound", selected), ("broken", written)):
        place = tmp_path / f"{target}{chosen.endings[0] if chosen.target == 'file' else ''}"
        if chosen.target == "folder":
            place.mkdir()
        check = check_of(chosen)
        for article in selected:
            check.expect(article)
        chosen.exporter.write(articles, place, Scheme((), ()), WriteOptions())
        if target == "sound":
            assert_sound(check, place)
            continue
        with pytest.raises(UnsoundExportError):
            assert_sound(check, place)


@pytest.mark.parametrize("number", [0, 1])
def test_words_of_a_text_that_was_left_out_are_noticed(number: int, tmp_path: Path) -> None:
    for name, file, old, new in (
        ("csv", "annotations.csv", ",0,9,,,", ",0,9,,Bloomberg,"),
        ("jsonl", "", '"start":0,"end":9', '"start":0,"end":9,"text":"Bloomberg"'),
    ):
        chosen = format_named(name)
        assert chosen.exporter
        target = tmp_path / name
        if chosen.target == "folder":
            target.mkdir()
        check = check_of(chosen)
        for article in BARE[:2]:
            check.expect(article)
        chosen.exporter.write(BARE[:2], target, Scheme((), ()), WriteOptions())
        assert_sound(check, target)
        leaky = target / file if file else target
        before, found, after = leaky.read_bytes().decode().rpartition(old) if number else _cut(leaky, old)
        assert found
        leaky.write_bytes((before + new + after).encode())
        with pytest.raises(UnsoundExportError):
            assert_sound(check, target)


def _cut(path: Path, old: str) -> tuple[str, str, str]:
    return path.read_bytes().decode().partition(old)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _data: b"",
    "cut off": lambda data: data[:-30],
    "a quote": lambda data: data[:-20] + b'"' + data[-20:],
    "no UTF-8": lambda data: data[:-20] + b"\xff" + data[-20:],
    "the last line twice": lambda data: data + data.splitlines(keepends=True)[-1],
    "a line of nothing": lambda data: data + b"\r\n",
}


@pytest.mark.parametrize("how", [*DAMAGE, "not there"])
@pytest.mark.parametrize("table", ["articles.csv", "annotations.csv", "relations.csv"])
def test_damaged_tables_are_told_as_an_unsound_export(table: str, how: str, tmp_path: Path) -> None:
    chosen = format_named("csv")
    check = check_of(chosen)
    corpus = [replace(one, text=f'{one.text}, "so"') for one in ARTICLES[:2]]
    corpus = [replace(one, sha256=sha256_of(one.text or "")) for one in corpus]
    for article in corpus:
        check.expect(article)
    assert chosen.exporter
    chosen.exporter.write(corpus, tmp_path, Scheme((), ()), WriteOptions())
    if how in DAMAGE:
        (tmp_path / table).write_bytes(DAMAGE[how]((tmp_path / table).read_bytes()))
    else:
        (tmp_path / table).unlink()
    with pytest.raises(UnsoundExportError):
        assert_sound(check, tmp_path)


def test_lines_with_places_in_pieces_are_told_as_an_unsound_export(tmp_path: Path) -> None:
    chosen = format_named("jsonl")
    check, target = check_of(chosen), tmp_path / "out.jsonl"
    check.expect(ARTICLES[0])
    assert chosen.exporter
    chosen.exporter.write(ARTICLES[:1], target, Scheme((), ()), WriteOptions())
    target.write_bytes(target.read_bytes().replace(b'"end":26', b'"end":26,"fragments":[]', 1))
    with pytest.raises(UnsoundExportError):
        assert_sound(check, target)
