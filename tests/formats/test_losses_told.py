"""What each format cannot carry of an article that has everything: counted, and as it says in general."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.annotation_set import Role, Status
from annotator.domain.json_values import JsonObject
from annotator.domain.label import Attribute, AttributeKind, Label, Scheme, Underline
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, Loss, RelationRecord, SpanRecord
from annotator.formats.losing import Losing
from annotator.formats.registry import OURS, format_named
from tests.formats.trips import there_and_back

TEXT = (
    "Bloomberg’s men reported ‘over 100’ dead;\nno more than five,\x01 said 🙂 she, reportedly.\n\n"
    "  tail\t x\x85\u2028y\ufffe end \n"
)


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


ODD: JsonObject = {"polarity": "denies", "odd": [1, {"a": None}], "": "nameless", "n": 24.0, "as text": "24"}
SPANS = (
    SpanRecord(
        "c1", "claim", (at("over 100"), at("no more than five")), ODD, "a note\nof two lines", discuss=True
    ),
    SpanRecord("c2", "claim", (at("over 100’ dead"),)),
    SpanRecord("c3", "claim", (at("100’ dead;\nno"),), note="across a line end"),
    SpanRecord("s1", "speaker", (at("Bloomberg"),), {"form": "organisation"}),
    SpanRecord("s2", "speaker", (at("Bloomberg"),)),
    SpanRecord("n1", "number", (at("100"),), {"value": 100, "ok": True}),
    SpanRecord("h1", "hedge", (at("reportedly"),), {"type": "evidential"}),
    SpanRecord("w", "odd label ü", (at("\n\n"),)),
    SpanRecord("e", "claim", (at(" said "),)),
    SpanRecord("l", "claim", (at("she, reportedly.\n"),)),
    SpanRecord("id with ü/..", "number", (at(",\x01"),)),
)
TIES = (
    RelationRecord("c1", "s1", "said-by", "r1", {"sure": 0.5}, "why"),
    RelationRecord("c1", "n1", "has-number"),
    RelationRecord("c1", "h1", "hedged-by"),
    RelationRecord("c2", "c1", "about", "r2"),
    RelationRecord("w", "c1", "odd type"),
    RelationRecord("l", "s2", "said-by"),
)
ORIGIN: JsonObject = {"kind": "taken", "from": ["ann/c2"], "at": "2026-01-01T00:00:00Z", "reason": "better"}
GOLD = (replace(SPANS[9], origin=ORIGIN), SPANS[4])
LAYERS = (
    Layer("ann", status=Status.FLAGGED, spans=SPANS, relations=TIES, guideline="3"),
    Layer("ben b/ü", status=Status.NEW),
    Layer("rita", Role.GOLD, spans=GOLD, relations=(TIES[5],), decisions=({"types": ["missing"]},)),
    Layer("ann", Role.GOLD, Status.IN_PROGRESS, final=False),
)
META: JsonObject = {"published": "2018-02-15", "n": [1, 2.5, None, True, "x"], "ü key": {"a": 1}}
ARTICLES = (
    AnnotatedArticle("a/1 ü", "One title", TEXT, sha256_of(TEXT), META, LAYERS),
    AnnotatedArticle("a0", "", "Nothing.", sha256_of("Nothing.")),
    AnnotatedArticle("x" * 170, "Long", "Long id.", sha256_of("Long id."), layers=(Layer("w" * 200),)),
)
ATTRIBUTES = (
    Attribute("polarity", AttributeKind.CHOICE, ("asserts", "denies")),
    Attribute("", AttributeKind.TEXT),
    Attribute("n", AttributeKind.NUMBER),
    Attribute("as text", AttributeKind.TEXT),
)
YES_NO = (Attribute("ok", AttributeKind.YES_NO),)
SCHEME = Scheme(
    (
        Label("1", "claim", "Claim", "claim", Underline.SOLID, "c", 1, ATTRIBUTES),
        Label("2", "number", "Number", "#123456", Underline.SOLID, "", 2, YES_NO),
    ),
    (),
)
NAMED_BY_FILES = {
    "titles": 2,
    "metadata": 3,
    "statuses": 3,
    "guideline versions": 1,
    "decisions": 1,
    "which gold is final": 1,
    "ids of articles": 1,
    "names of annotators": 1,
}
TOLD: dict[str, dict[str, int]] = {
    "brat": {**NAMED_BY_FILES, "annotations": 1, "relations": 1},
    "conll": {
        "annotations": 1,
        "fragments": 1,
        "relations": 7,
        "attributes": 9,
        "notes": 2,
        "marks to discuss": 1,
        "origins": 1,
        "decisions": 1,
        "ids of annotations": 13,
        "white space at edges": 3,
    },
    "xmi": {"characters": 2},
    "tei": {"characters": 2},
    "spacy": {
        "annotations": 1,
        "overlaps": 5,
        "fragments": 1,
        "white space at edges": 3,
        "relations": 7,
        "attributes": 9,
        "notes": 2,
        "marks to discuss": 1,
        "origins": 1,
        "decisions": 1,
    },
    "attribution": {
        **NAMED_BY_FILES,
        "annotations": 6,
        "relations": 3,
        "ids of annotations": 7,
        "attributes": 7,
        "notes": 1,
        "marks to discuss": 1,
        "origins": 1,
        "line ends at edges": 2,
    },
    "html": {"decisions": 1, "origins": 1},
}
"""By format what is told of these articles; of the others nothing, for they carry everything."""
SEEN_OTHERWISE = {
    "doccano": "fragments attributes notes",
    "label-studio": "fragments",
    "prodigy": "fragments attributes notes",
    "argilla": "fragments relations attributes notes",
    "web-annotation": "attributes statuses decisions",
}
"""What the other program does not show, though it is in the file and comes back."""


def told(name: str, *articles: AnnotatedArticle) -> tuple[Loss, ...]:
    exporter = format_named(name).exporter
    assert exporter
    losing = Losing()
    for article in articles:
        exporter.carried(article, SCHEME, losing.lose)
    return losing.losses()


EXPORTERS = [name for name in OURS if format_named(name).exporter]


@pytest.mark.parametrize("name", EXPORTERS)
def test_what_is_lost_is_counted_and_everything_else_comes_back(name: str, tmp_path: Path) -> None:
    chosen = format_named(name)
    _, losses = there_and_back(chosen, ARTICLES, tmp_path / f"out{''.join(chosen.endings[:1])}", SCHEME)
    assert {one.what: one.n for one in losses} == TOLD.get(name, {})
    assert all(one.how for one in losses)


@pytest.mark.parametrize("name", EXPORTERS)
def test_what_a_format_loses_in_general_is_what_it_tells(name: str) -> None:
    chosen = format_named(name)
    general = [one.partition(":")[0] for one in chosen.loses]
    assert sorted(general) == sorted(TOLD.get(name, {}))
    for words in SEEN_OTHERWISE.get(name, "").split():
        assert any(words in one for one in chosen.unseen)
    assert bool(chosen.unseen) == (name in SEEN_OTHERWISE)


@pytest.mark.parametrize("name", EXPORTERS)
def test_nothing_is_told_of_an_article_that_is_carried_whole(name: str) -> None:
    text = "Bloomberg said 5."
    spans = (SpanRecord("T1", "speaker", (Span(0, 9),)), SpanRecord("T2", "number", (Span(15, 16),)))
    plain = AnnotatedArticle("a1", "", text, sha256_of(text), layers=(Layer("ann", spans=spans),))
    if name == "attribution":
        plain = replace(plain, layers=(Layer("ann"),))
    renumbered = {"conll": {"ids of annotations"}}
    assert {one.what for one in told(name, plain)} == renumbered.get(name, set())
