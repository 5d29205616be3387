"""The datasheet and the agreement of an export: counted, without names, as Markdown and as HTML."""

import re
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from annotator.services.exports import agreement as measuring
from annotator.services.exports.census import Census
from annotator.services.exports.exporting import export
from annotator.services.exports.options import ExportOptions, Split
from annotator.services.removing_articles import remove
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
        "| claim | 3 | 75.0 % | 1 | 100.0 % |",
        "| hedge | 0 | 0.0 % | 0 | 0.0 % |",
        "| claim.polarity | 3 |",
        "| said-by | 1 |",
        "| CC BY \\| 4.0 | 1 |",
        "| not said | 1 |",
        "| annotator-1 | 2 | – |",
        "| annotator-3 | – | 1 |",
        "| 1 | 1 |\n| 2 | 1 |",
        "| not said | 4 |",
        "| annotator-1 and annotator-2 | 1 | 0.667 | 0.667 |",
        "| said-by | annotator-1 and annotator-2 | 0.000 |",
        "Articles that one annotator alone is done with: 1.",
        "Articles whose licence is not said: 1.",
        "marked to be discussed: 1.",
        "Articles that say when they were published: 1, 2018-02-15.",
        "It has the annotations of all annotators, and gold. The corpus itself names its annotators.",
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


def described(project: Workspace, folder: Path, options: ExportOptions) -> str:
    """The datasheet of an export in Markdown."""
    export(project, folder / "out", replace(options, datasheet=True))
    return (folder / "out.datasheet.md").read_text(encoding="utf-8")


def test_a_datasheet_is_true_whatever_is_chosen(
    project: Workspace, take: Take, full: None, tmp_path: Path
) -> None:
    take(
        article(
            "a3", layer(annotator="cem", status="flagged"), text="A third text.", meta={"share_text": False}
        )
    )
    told = described(project, tmp_path, ExportOptions("jsonl", layer="ben", agreement=False))
    for line in (
        "It has the annotations of annotator-2 alone.",
        "It was not measured, because the export did not ask for it.",
        # How many are done with an article is told whatever layer is written.
        "| 0 | 1 |\n| 1 | 1 |\n| 2 | 1 |",
        "| of these because the text may not be passed on | 1 |",
        "Articles without their text, because it may not be passed on: 1.",
    ):
        assert line in told, line
    assert "ben" not in told
    told = described(project, tmp_path, ExportOptions("jsonl", layer="majority", without_text=True))
    assert "It has what more than half of the annotators who are done have alike. All texts were left" in told
    assert "| texts | 0 |\n| articles without their text | 3 |" in told
    assert "guidelines" not in told
    told = described(project, tmp_path, ExportOptions("jsonl", articles=("a2", "a3"), labels=("claim",)))
    assert "Only these labels: claim. Only articles that were chosen one by one: 2." in told
    assert "It could not be measured: no article was done by two annotators." in told
    assert "Annotation sets that are not done: 1." in told
    assert "| hedge |" not in told


def test_many_sources_are_counted(project: Workspace, take: Take, tmp_path: Path) -> None:
    sources = ["Reuters"] * 2 + [f"https://example.org/{number}" for number in range(40)]
    take(*(article(f"a{n}", text=f"Text {n}.", meta={"source": one}) for n, one in enumerate(sources)))
    told = described(project, tmp_path, ExportOptions("jsonl"))
    assert "| Reuters | 2 |" in told
    assert told.count("| https:") == 29
    assert "| others: 11 | 11 |" in told


def test_parts_count_what_is_in_them(project: Workspace, take: Take, full: None, tmp_path: Path) -> None:
    """An article whose text may not be passed on is in no part of a format that cannot do without."""
    take(article("a3", text="A third text.", meta={"share_text": False}))
    for name, whole in (("jsonl", 3), ("html", 2), ("parquet", 3), ("hf-dataset", 3)):
        written = export(project, tmp_path / name, ExportOptions(name, split=Split((1, 1, 1))))
        assert written.articles == sum(written.parts.values()) == whole
        told = orjson.loads((tmp_path / f"{name}.manifest.json").read_bytes())
        assert told["split"]["articles"] == written.parts


def test_why_an_article_was_removed_names_nobody(project: Workspace, full: None, tmp_path: Path) -> None:
    uid = project.read(lambda read: read.articles()[1].uid)
    project.run("Remove", remove, [uid], "Ana <b> says it is twice in it")
    for anonymous, why in (
        (False, "Ana <b> says it is twice in it"),
        (True, "annotator-1 says it is twice in it"),
    ):
        export(project, tmp_path / "out.jsonl", ExportOptions("jsonl", anonymous=anonymous))
        (one,) = orjson.loads((tmp_path / "out.jsonl.manifest.json").read_bytes())["removed"]
        assert one["why"] == why


def test_days_are_told_and_nothing_else(project: Workspace, take: Take, tmp_path: Path) -> None:
    published = ("2018-02-15T10:00", "2017", "yesterday", "", "2018-13-01", "2018-03")
    take(*(article(f"a{n}", text=f"Text {n}.", meta={"published": one}) for n, one in enumerate(published)))
    told = described(project, tmp_path, ExportOptions("jsonl"))
    assert "Articles that say when they were published: 3, from 2017 to 2018-03." in told


def test_the_median() -> None:
    census = Census()
    assert census.median_length == 0
    census.points.update([3, 9, 9, 1])
    assert census.median_length == 3
