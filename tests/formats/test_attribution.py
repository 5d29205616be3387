"""Attributions in standoff: which source, cue and content become of what, and that it reads back."""

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given

from annotator.domain.annotation_set import Role
from annotator.domain.label import default_scheme
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.attribution.format import FORMAT
from tests.formats.made import articles
from tests.formats.samples import seed, some
from tests.formats.trips import there_and_back

_numbers = count()
LABELS = ("claim", "speaker", "cue", "hedge")
TIES = ("said-by", "hedged-by", "has-cue")


@given(made=articles())
def test_any_attributions_read_back(tmp_path_factory: pytest.TempPathFactory, made: AnnotatedArticle) -> None:
    layers = tuple(
        replace(
            layer,
            spans=tuple(
                replace(one, label=LABELS[number % 4], attributes={"type": "evidential"})
                for number, one in enumerate(layer.spans)
            ),
            relations=tuple(
                replace(one, type=TIES[number % 3]) for number, one in enumerate(layer.relations)
            ),
        )
        for layer in made.layers
    )
    target = tmp_path_factory.getbasetemp() / f"attributions-{next(_numbers)}"
    there_and_back(FORMAT, [replace(made, layers=layers)], target)


TEXT = "“We win,” Ann and Bo reportedly said.\n\nRain fell. “Or not,” she\nsaid."


def test_what_becomes_of_claims_speakers_and_hedges(tmp_path: Path) -> None:
    spans = (
        SpanRecord("c", "claim", (Span(1, 8),), {"quote": "direct"}),
        SpanRecord("a", "speaker", (Span(10, 13),)),
        SpanRecord("b", "speaker", (Span(18, 20),)),
        SpanRecord("h", "hedge", (Span(21, 31),), {"type": "evidential"}),
        SpanRecord("m", "hedge", (Span(32, 36),), {"type": "modal"}, "no cue"),
        SpanRecord("r", "claim", (Span(39, 48),)),
        SpanRecord("o", "claim", (Span(51, 58), Span(59, 67))),
    )
    ties = (
        RelationRecord("c", "a", "said-by"),
        RelationRecord("c", "b", "said-by"),
        RelationRecord("c", "h", "hedged-by"),
        RelationRecord("c", "m", "hedged-by"),
        RelationRecord("o", "a", "said-by"),
    )
    layer = Layer("ann_e", Role.GOLD, spans=spans, relations=ties)
    article = AnnotatedArticle("a_1", "", TEXT, sha256_of(TEXT), layers=(layer, Layer("ben")))
    there_and_back(FORMAT, [article], tmp_path / "out", default_scheme())
    found = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.*"))
    assert found == ["attributions/a_1_ann%5Fe.gold.ann", "attributions/a_1_ben.ann", "text/a_1.txt"]
    assert (tmp_path / "out/text/a_1.txt").read_text("utf-8") == TEXT
    assert (tmp_path / "out" / found[0]).read_text("utf-8").split("\n") == [
        "T1\tSource 10 13\tAnn",
        "T2\tSource 18 20\tBo",
        "T3\tCue 21 31\treportedly",
        "T4\tContent 1 8\tWe win,",
        "T5\tAttribution 21 31\treportedly",
        "E1\tAttribution:T5 Source:T1 Source2:T2 Cue:T3 Content:T4",
        "T6\tContent 51 58;59 63;64 67\tOr not,  she sai",
        "T7\tAttribution 10 13\tAnn",
        "E2\tAttribution:T7 Source:T1 Content:T6",
        "",
    ]
    assert (tmp_path / "out" / found[1]).read_bytes() == b""


def test_real_articles(tmp_path: Path, shared_data: Path) -> None:
    """Every claim with a speaker is an event, and another program reads them."""
    from bioc import brat as others  # noqa: PLC0415 -- slow

    whole = [*seed(shared_data), *some(shared_data, "gum-wikinews", 3)]
    _, losses = there_and_back(FORMAT, whole, tmp_path / "out")
    assert {one.what for one in losses} >= {"annotations", "relations", "titles"}
    events = 0
    for path in (tmp_path / "out/attributions").iterdir():
        text = tmp_path / "out/text" / f"{path.stem.rpartition('_')[0]}.txt"
        with text.open(encoding="utf-8") as beside, path.open(encoding="utf-8") as ann:
            document = others.load(beside, ann)
        events += len(document.events)
        assert {one.type for one in document.events} <= {"Attribution"}
    tied = [
        {one.source for one in layer.relations if one.type in {"said-by", "has-cue"}}
        for article in whole
        for layer in article.layers
    ]
    assert events >= sum(map(len, tied)) > 20
