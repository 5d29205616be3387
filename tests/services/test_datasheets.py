"""The datasheet and the agreement of an export: counted, without names, as Markdown and as HTML."""

import re
from pathlib import Path

import orjson
import pytest

from annotator.services.exports import agreement as measuring
from annotator.services.exports.census import Census
from annotator.services.exports.exporting import export
from annotator.services.exports.options import ExportOptions, Split
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.values import OTHER, article, layer, span, tie


@pytest.fixture
def full(take: Take) -> None:
    claim = span("c", "claim", 0, 7, attributes={"polarity": "asserts"})
    take(
        article(
            "a1",
            layer(claim, span("s", "speaker", 8, 12), relations=(tie("c", "s"),), annotator="Ana <b>"),
            layer(claim, annotator="ben"),
            layer(claim, annotator="rita", role="gold"),
            meta={"licence": "CC BY | 4.0", "published": "2018-02-15"},
        ),
        article("a2", layer(span("c", "claim", 0, 7, discuss=True), annotator="ben"), text=OTHER),
    )


def test_a_datasheet_says_what_is_in_it(project: Workspace, full: None, tmp_path: Path) -> None:
    target = tmp_path / "out"
    options = ExportOptions("jsonl", datasheet=True, split=Split((1, 1)))
    export(project, target, options)
    told = (tmp_path / "out.datasheet.md").read_text()
    page = (tmp_path / "out.datasheet.html").read_text()
    for line in (
        "| articles | 2 |",
        "| claim | 3 | 1 |",
        "| claim.polarity | 3 |",
        "| said-by | 1 |",
        "| CC BY \\| 4.0 | 1 |",
        "| not said | 1 |",
        "| annotator-1 | 2 |",
        "| annotator-1 and annotator-2 | 1 | 0.667 | 0.667 |",
        "Annotated by one person only: 1 article.",
        "marked to be discussed: 1.",
        "Published between 2018-02-15 and 2018-02-15",
    ):
        assert line in told, line
    for text in (told, page):
        assert "ben" not in re.sub(r"[a-z]+ben|ben[a-z]+", "", text)
        assert "Ana" not in text
    assert not re.search(r"<script|src=|href=|url\(", page)
    export(project, target, ExportOptions("jsonl", split=Split((1, 1))))
    assert not (tmp_path / "out.datasheet.md").exists()


def test_the_manifest_has_the_agreement(project: Workspace, full: None, tmp_path: Path) -> None:
    for options, name in (
        (ExportOptions("jsonl"), "Ana <b>"),
        (ExportOptions("jsonl", anonymous=True), "annotator-1"),
    ):
        export(project, tmp_path / "out.jsonl", options)
        told = orjson.loads((tmp_path / "out.jsonl.manifest.json").read_bytes())["agreement"]
        (pair,) = told["pairs"]
        assert (pair["a"], pair["articles"]) == (name, 1)
        assert pair["exact_f1"] == pytest.approx(2 / 3)
        assert set(told) == {"articles", "pairs", "alpha", "alpha_u"}
    export(project, tmp_path / "out.jsonl", ExportOptions("jsonl", articles=("a2",)))
    assert orjson.loads((tmp_path / "out.jsonl.manifest.json").read_bytes())["agreement"] is None


def test_it_is_a_choice_whether_agreement_is_measured(
    project: Workspace, full: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(*, agreement: bool | None = None, datasheet: bool = False) -> tuple[bool, str | None]:
        options = ExportOptions("jsonl", agreement=agreement, datasheet=datasheet)
        export(project, tmp_path / "out.jsonl", options)
        manifest = orjson.loads((tmp_path / "out.jsonl.manifest.json").read_bytes())
        return manifest["agreement"] is not None, manifest["agreement_left_out"]

    unwanted = "the export asked for none; measure it with --agreement, or without --no-agreement"
    assert told() == told(agreement=True) == (True, None)
    assert told(agreement=False) == told(agreement=False, datasheet=True) == (False, unwanted)
    monkeypatch.setattr(measuring, "FEW", 0)
    measured, why = told()
    assert not measured
    assert (why or "").startswith("1 articles in it were done by two annotators or more, and of more than 0 ")
    assert told(agreement=True) == told(datasheet=True) == (True, None)


def test_an_article_that_is_not_in_the_export_is_not_measured(
    project: Workspace, take: Take, full: None, tmp_path: Path
) -> None:
    claim = span("c", "claim", 0, 7)
    both = [layer(claim, annotator=name) for name in ("Ana <b>", "ben")]
    take(article("secret", *both, text="Another text of somebody.", meta={"share_text": False}))
    for name, articles in (("jsonl", 2), ("html", 1)):
        export(project, tmp_path / "out", ExportOptions(name, agreement=True))
        told = orjson.loads((tmp_path / "out.manifest.json").read_bytes())
        assert told["agreement"]["articles"] == articles


def test_the_median() -> None:
    census = Census()
    assert census.median_length == 0
    census.points.update([3, 9, 9, 1])
    assert census.median_length == 3
