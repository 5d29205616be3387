"""Reading an export back: what differs is found, what the format does not keep is not asked for."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.annotation_set import Status
from annotator.domain.errors import UnsoundExportError
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Keeps, Layer, RelationRecord, SpanRecord
from annotator.formats.jsonl.check import JsonlCheck
from annotator.formats.jsonl.writing import written
from annotator.services.exports.reading_back import ReadingBack

TEXT = "Two said five."
CLAIM = SpanRecord("c", "claim", (Span(4, 8), Span(9, 13)), {"polarity": "asserts"})
SPEAKER = SpanRecord("s", "speaker", (Span(0, 3),))
LAYER = Layer("ana", spans=(CLAIM, SPEAKER), relations=(RelationRecord("c", "s", "said-by"),))
ARTICLE = AnnotatedArticle(
    "a1", "One", TEXT, sha256_of(TEXT), {"k": 1}, (LAYER, replace(LAYER, annotator="ben"))
)


def changed(**change: object) -> AnnotatedArticle:
    return replace(ARTICLE, layers=(replace(LAYER, **change), ARTICLE.layers[1]))  # type: ignore[arg-type]


def compare(expected: list[AnnotatedArticle], found: list[AnnotatedArticle], **keeps: bool) -> None:
    check = ReadingBack(Keeps(**keeps))
    for article in expected:
        check.expect(article)
    check.compare([found])


def test_the_same_passes_in_parts_too() -> None:
    parts = [replace(ARTICLE, layers=(layer,), where="x", source={"name": "x"}) for layer in ARTICLE.layers]
    compare([ARTICLE], parts)


@pytest.mark.parametrize(
    "found",
    [
        [],
        [replace(ARTICLE, title="Two")],
        [replace(ARTICLE, meta={})],
        [replace(ARTICLE, id="a2")],
        [replace(ARTICLE, sha256="0" * 64)],
        [replace(ARTICLE, layers=ARTICLE.layers[:1])],
        [ARTICLE, ARTICLE],
        [changed(status=Status.NEW)],
        [changed(spans=(CLAIM,))],
        [changed(spans=(SPEAKER, CLAIM))],
        [changed(spans=(replace(CLAIM, attributes={"polarity": "denies"}), SPEAKER))],
        [changed(spans=(replace(CLAIM, fragments=(Span(4, 13),)), SPEAKER))],
        [changed(relations=())],
    ],
)
def test_whatever_differs_is_found(found: list[AnnotatedArticle]) -> None:
    with pytest.raises(UnsoundExportError):
        compare([ARTICLE], found)


@pytest.mark.parametrize(
    ("keeps", "change"),
    [
        ("titles", lambda one: replace(one, title="other")),
        ("meta", lambda one: replace(one, meta={})),
        ("article_ids", lambda one: replace(one, id=None)),
        ("annotators", lambda one: replace(one, layers=(replace(LAYER, annotator=None, maybe="x"),) * 2)),
        ("order", lambda _: changed(spans=(SPEAKER, CLAIM))),
        (
            "ids",
            lambda _: changed(
                spans=(replace(CLAIM, id="1"), replace(SPEAKER, id="2")),
                relations=(RelationRecord("1", "2", "said-by"),),
            ),
        ),
    ],
)
def test_what_a_format_does_not_keep_may_differ(
    keeps: str, change: Callable[[AnnotatedArticle], AnnotatedArticle]
) -> None:
    compare([ARTICLE], [change(ARTICLE)], **{keeps: False})
    with pytest.raises(UnsoundExportError):
        compare([ARTICLE], [change(ARTICLE)])


def test_native_jsonl_is_held_against_what_was_selected(tmp_path: Path) -> None:
    articles = [ARTICLE, replace(ARTICLE, id="a2", layers=())]
    target = tmp_path / "out.jsonl"

    def told(data: bytes) -> str | None:
        check = JsonlCheck()
        for article in articles:
            check.expect(article)
        target.write_bytes(data)
        return check.differing(target)

    lines = [written(article) for article in articles]
    sound = b"".join(lines)
    assert told(sound) is None
    assert told(b"".join(written(one, without_text=True) for one in articles)) == "a1"
    assert told(lines[0]) == "a2"
    assert told(sound + lines[0]) == "?"
    assert told(sound[:-9]) == "a2"
    for before, after in (
        (b'"asserts"', b'"denies"'),
        (b'"end":13', b'"end":14'),
        (b"[4,8]", b"[4,7]"),
        (b'"said-by"', b'"about"'),
        (b"Two said five.", b"Six said five."),
        (b'"done"', b'"flagged"'),
        (b'"k":1', b'"k":1.0'),
        (b'"ana"', b'"eva"'),
    ):
        assert before in sound
        assert told(sound.replace(before, after, 1)) == "a1"
