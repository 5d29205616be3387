"""What a format cannot carry: told, counted, refused on request, kept beside the export and put back."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.errors import BadInputError, LossError
from annotator.domain.label import Scheme
from annotator.formats import registry
from annotator.formats.api import AnnotatedArticle, Format, Lose, WriteOptions
from annotator.formats.jsonl.format import FORMAT as JSONL
from annotator.formats.jsonl.format import JsonlExporter
from annotator.formats.reducing import bare_span, without_meta, without_relations, without_title
from annotator.services.exports.exporting import export, tell_loss
from annotator.services.exports.options import ExportOptions, OnLoss
from annotator.services.imports.importing import ImportOptions, import_sources
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.values import article, exported, layer, span, tie


class PoorExporter(JsonlExporter):
    """Native JSONL without relations, notes, titles and metadata."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        layers = tuple(
            replace(
                without_relations(one, lose),
                spans=tuple(bare_span(each, lose, note=True) for each in one.spans),
            )
            for one in article.layers
        )
        return replace(without_meta(article, lose), layers=layers)

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        super().write(articles, target, scheme, options)


@pytest.fixture
def poor(monkeypatch: pytest.MonkeyPatch) -> str:
    changed_one = replace(JSONL, name="poor", exporter=PoorExporter(), textless=False)
    real = registry._loaded

    def loaded(name: str) -> Format:
        return changed_one if name == "poor" else real(name)

    monkeypatch.setattr(registry, "_loaded", loaded)
    monkeypatch.setattr(registry, "_entries", lambda: {**dict.fromkeys(registry.OURS), "poor": None})
    return "poor"


@pytest.fixture
def full(take: Take) -> None:
    take(
        article(
            "a1",
            layer(
                span("c", "claim", 0, 7, note="why?"),
                span("s", "speaker", 8, 11),
                relations=(tie("c", "s", "said-by", note="sure"),),
            ),
            layer(span("c", "claim", 0, 7), annotator="ben"),
            meta={"place": "here"},
        ),
        article("a2", layer(span("c", "claim", 0, 3)), text="Two said."),
    )


def test_losses_are_told_before_and_in_the_manifest(
    project: Workspace, full: None, poor: str, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    told = tell_loss(project, ExportOptions(poor))
    assert not list(tmp_path.glob("out*"))
    assert [(one.what, one.n) for one in told.loss] == [("metadata", 1), ("notes", 1), ("relations", 1)]
    with pytest.raises(LossError, match=r"notes \(1\)"):
        export(project, target, ExportOptions(poor, on_loss=OnLoss.STOP))
    assert not list(tmp_path.glob("out*"))
    written = export(project, target, ExportOptions(poor))
    assert written.loss == told.loss
    assert (written.articles, written.annotations, written.relations) == (2, 4, 1)
    manifest = orjson.loads((tmp_path / "out.jsonl.manifest.json").read_bytes())
    assert manifest["loss"] == [{"what": one.what, "n": one.n, "how": "left out"} for one in told.loss]
    assert not (tmp_path / "out.jsonl.sidecar.jsonl").exists()


def test_a_sidecar_puts_everything_back(
    project: Workspace, empty: Workspace, full: None, poor: str, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    written = export(project, target, ExportOptions(poor, on_loss=OnLoss.SIDECAR))
    assert written.sidecar == 1
    import_sources(empty, [target], ImportOptions())
    assert exported(empty, tmp_path) == exported(project, tmp_path)


def test_articles_with_the_same_text_keep_their_own_things(
    project: Workspace, empty: Workspace, take: Take, poor: str, tmp_path: Path
) -> None:
    take(
        article("nothing-lost"),
        article("noted", layer(span("c", "claim", 0, 7, note="why?"))),
    )
    target = tmp_path / "out.jsonl"
    assert export(project, target, ExportOptions(poor, on_loss=OnLoss.SIDECAR)).sidecar == 1
    import_sources(empty, [target], ImportOptions())
    assert exported(empty, tmp_path) == exported(project, tmp_path)


def changed(target: Path, **change: Any) -> None:
    """What another program does to the first annotation of the first article."""
    first, *rest = target.read_bytes().splitlines()
    record = orjson.loads(first)
    record["layers"][0]["spans"][0].update(change)
    target.write_bytes(b"\n".join([orjson.dumps(record), *rest]) + b"\n")


def test_what_was_changed_outside_stays_changed(
    project: Workspace, empty: Workspace, full: None, poor: str, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    export(project, target, ExportOptions(poor, on_loss=OnLoss.SIDECAR))
    changed(target, label="hedge")
    import_sources(empty, [target], ImportOptions())
    before, after = exported(project, tmp_path), exported(empty, tmp_path)
    assert after[1] == before[1]
    assert after[0]["layers"][1] == before[0]["layers"][1]
    labels = {one["id"]: one["label"] for one in after[0]["layers"][0]["spans"]}
    assert labels == {"s": "speaker", "c": "hedge"}
    assert after[0]["meta"] == before[0]["meta"]


def test_what_a_format_numbers_anew_and_takes_apart_is_found_again(
    project: Workspace, empty: Workspace, take: Take, tmp_path: Path
) -> None:
    spans = (
        span("2", "claim", 18, 35, note="in reading order the last"),
        span("1", "claim", 0, 7, note="the first"),
        span("f", "number", 0, 17, fragments=[[0, 7], [13, 17]], note="two parts"),
        *(span(name, "speaker", 37, 49, note=name) for name in ("x", "y")),
        span("h", "hedge", 18, 22),
    )
    take(article("a1", layer(*spans, relations=(tie("2", "x"), tie("h", "x")))))
    target = tmp_path / "out.conll"
    export(project, target, ExportOptions("conll", on_loss=OnLoss.SIDECAR))
    target.write_bytes(target.read_bytes().replace(b"B-hedge", b"O"))
    import_sources(empty, [target], ImportOptions())
    (before,), (after,) = exported(project, tmp_path)[0]["layers"], exported(empty, tmp_path)[0]["layers"]
    kept = {one["id"]: one for one in before["spans"] if one["id"] != "h"}
    assert {one["id"]: one for one in after["spans"]} == kept
    assert after["relations"] == before["relations"][:1]


def test_a_status_that_the_format_does_not_have_comes_back(
    project: Workspace, empty: Workspace, take: Take, tmp_path: Path
) -> None:
    take(article("a1", layer(span("c", "claim", 0, 7, discuss=True), status="in-progress")))
    target = tmp_path / "out"
    export(project, target, ExportOptions("brat", on_loss=OnLoss.SIDECAR))
    (file,) = target.rglob("*.ann")
    file.write_bytes(file.read_bytes() + b"T9\tspeaker 8 12\tsaid\n")
    import_sources(empty, [target], ImportOptions())
    (found,) = exported(empty, tmp_path)[0]["layers"]
    assert (found["status"], [one["label"] for one in found["spans"]]) == (
        "in-progress",
        ["claim", "speaker"],
    )


def test_a_sidecar_that_points_nowhere_is_refused(
    project: Workspace, empty: Workspace, full: None, poor: str, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    export(project, target, ExportOptions(poor, on_loss=OnLoss.SIDECAR))
    changed(target, label="hedge")
    beside = tmp_path / "out.jsonl.sidecar.jsonl"
    beside.write_bytes(beside.read_bytes().replace(b'",1]', b'",99]'))
    with pytest.raises(BadInputError, match=r"out\.jsonl\.sidecar\.jsonl, line 1: what was kept beside"):
        import_sources(empty, [target], ImportOptions())


def test_texts_that_may_not_be_passed_on(
    project: Workspace, empty: Workspace, take: Take, poor: str, tmp_path: Path
) -> None:
    take(
        article("free", layer(span("x", "claim", 0, 3)), text="Two said."),
        article("not", layer(span("x", "claim", 0, 3)), text="Ten said.", meta={"share_text": False}),
    )
    target = tmp_path / "out.jsonl"
    written = export(project, target, ExportOptions("jsonl"))
    assert (written.articles, written.withheld, written.loss) == (2, 1, ())
    assert tell_loss(project, ExportOptions("jsonl", without_text=True)).withheld == 0
    assert orjson.loads((tmp_path / "out.jsonl.manifest.json").read_bytes())["withheld"] == 1
    records = [orjson.loads(line) for line in target.read_bytes().splitlines()]
    assert ["text" in one for one in records] == [True, False]
    assert b"Ten" not in target.read_bytes()
    written = export(project, target, ExportOptions(poor))
    assert next((one.what, one.n) for one in written.loss) == ("articles", 1)
    assert written.articles == 1
    assert b"Ten" not in target.read_bytes()


def test_titles_can_be_left_out() -> None:
    told: list[tuple[str, str, int]] = []
    bare = without_title(AnnotatedArticle("a", "One", "x", ""), lambda *loss: told.append(loss))
    assert (bare.title, bare.titled, told) == ("", False, [("titles", "left out", 1)])


@pytest.mark.usefixtures("full")
def test_nothing_can_be_put_back_where_a_format_is_only_written(project: Workspace, tmp_path: Path) -> None:
    for name in ("html", "spacy", "hf-dataset", "attribution"):
        with pytest.raises(BadInputError, match="can only be written"):
            export(project, tmp_path / "out", ExportOptions(name, on_loss=OnLoss.SIDECAR))
    assert list(tmp_path.glob("out*")) == []
    told = export(project, tmp_path / "out.spacy", ExportOptions("spacy")).loss
    assert {"relations", "fragments"} & {one.what for one in told}


def test_of_a_damaged_sidecar_the_good_articles_are_taken(
    project: Workspace, empty: Workspace, full: None, poor: str, take: Take, tmp_path: Path
) -> None:
    take(article("a3", text="Three said.", meta={"place": "there"}))
    target = tmp_path / "out.jsonl"
    export(project, target, ExportOptions(poor, on_loss=OnLoss.SIDECAR))
    beside = tmp_path / "out.jsonl.sidecar.jsonl"
    beside.write_bytes(beside.read_bytes().replace(b'"start":0', b'"start":9', 1))
    report = import_sources(empty, [target], ImportOptions(keep_going=True))
    assert (report.tally.articles_new, report.refused) == (2, 1)
    assert exported(empty, tmp_path) == exported(project, tmp_path)[1:]


def test_a_file_with_the_longest_name_that_there_is_has_nothing_beside(
    project: Workspace, take: Take
) -> None:
    assert take(article("a1"), name=f"{'n' * 249}.jsonl").tally.articles_new == 1
