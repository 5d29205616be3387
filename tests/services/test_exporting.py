"""What an export takes, what it hides, and that it replaces its target at once and whole or not at all."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator import __version__
from annotator.domain.annotation_set import Status
from annotator.domain.errors import AnnotatorError, BadInputError, CancelledError, NoSpaceError
from annotator.formats.jsonl import format as jsonl
from annotator.services.exports.exporting import ExportOptions, export
from annotator.services.progress import UNDISTURBED
from annotator.services.scheme.text import scheme_text
from annotator.services.selecting.disguising import NO_DISGUISE, Disguise
from annotator.services.workspace import Workspace
from tests.services.conftest import Take, journal
from tests.services.values import TEXT, article, exported, layer, span, tie

JSONL = ExportOptions("jsonl")


@pytest.fixture
def full(take: Take) -> None:
    """Four articles: worked on by two and reviewed, by one in part, with an empty set, with none."""
    gold = layer(
        span(
            "g",
            "claim",
            0,
            7,
            origin={"kind": "taken", "from": ["ana maria/x", "ben/x"], "reason": "ben saw it"},
        ),
        annotator="rita",
        role="gold",
        decisions=[{"who": "rita", "from": {"ana maria": ["ana maria/x"]}, "why": "not as ben, but (rita)"}],
    )
    ana = layer(
        span("x", "claim", 0, 7, note="ask ben; benign, Ben", attributes={"entity": "ben"}),
        annotator="ana maria",
        relations=(tie("x", "x", "about", note="says ana maria"),),
    )
    take(
        article("a1", ana, layer(span("x", "hedge", 0, 7), annotator="ben", status="flagged"), gold),
        article("a2", layer(span("x", "claim", 0, 3), annotator="ben", status="in-progress"), text="Two"),
        article("a3", layer(annotator="ben", status="in-progress"), text="Three"),
        article("a4", text="Four"),
    )


def layers(articles: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {
        one["id"]: [f"{each['annotator']} {each['status']}" for each in one["layers"]] for one in articles
    }


ANA, BEN, GOLD = "ana maria done", "ben flagged", "rita done"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, {"a1": [ANA, BEN, GOLD], "a2": ["ben in-progress"], "a3": ["ben in-progress"], "a4": []}),
        ({"layer": "gold"}, {"a1": [GOLD], "a2": [], "a3": [], "a4": []}),
        ({"layer": "ben"}, {"a1": [BEN], "a2": ["ben in-progress"], "a3": ["ben in-progress"], "a4": []}),
        ({"layer": "rita"}, {"a1": [], "a2": [], "a3": [], "a4": []}),
        ({"statuses": (Status.DONE,)}, {"a1": [ANA, GOLD]}),
        ({"statuses": (Status.IN_PROGRESS,)}, {"a2": ["ben in-progress"], "a3": ["ben in-progress"]}),
        ({"statuses": (Status.DONE,), "layer": "ben"}, {}),
        ({"statuses": (Status.DONE,), "layer": "gold"}, {"a1": [GOLD]}),
        ({"statuses": (Status.NEW,)}, {}),
    ],
)
def test_layers_and_statuses(
    project: Workspace, full: None, folder: Path, options: dict[str, Any], expected: dict[str, list[str]]
) -> None:
    assert layers(exported(project, folder, **options)) == expected


def test_without_sets_and_an_empty_set(project: Workspace, full: None, folder: Path) -> None:
    third, fourth = exported(project, folder)[2:]
    assert third["layers"][0]["spans"] == []
    assert fourth["layers"] == []


def test_nobody_of_that_name(project: Workspace, full: None, folder: Path) -> None:
    with pytest.raises(BadInputError, match="no annotator cleo; there are ana maria, ben, rita"):
        exported(project, folder, layer="cleo")
    assert not list(folder.glob("exported*"))


def test_anonymous_tells_no_name(project: Workspace, full: None, folder: Path) -> None:
    first = exported(project, folder, anonymous=True)[0]
    manifest = (folder / "exported.jsonl.manifest.json").read_text()
    text = str(first) + manifest
    assert "ana maria" not in text
    assert "rita" not in text
    ana, _ben, gold = first["layers"]
    assert [each["annotator"] for each in first["layers"]] == ["annotator-1", "annotator-2", "annotator-3"]
    assert ana["spans"][0]["note"] == "ask annotator-2; benign, Ben"
    assert ana["relations"][0]["note"] == "says annotator-1"
    assert ana["spans"][0]["attributes"] == {"entity": "ben"}
    assert gold["spans"][0]["origin"] == {
        "kind": "taken",
        "from": ["annotator-1/x", "annotator-2/x"],
        "reason": "annotator-2 saw it",
    }
    assert gold["decisions"] == [
        {
            "who": "annotator-3",
            "from": {"annotator-1": ["annotator-1/x"]},
            "why": "not as annotator-2, but (annotator-3)",
        }
    ]
    assert first["text"] == TEXT


def test_anonymous_and_of_one_by_name(project: Workspace, full: None, folder: Path) -> None:
    assert layers(exported(project, folder, anonymous=True, layer="ben"))["a1"] == ["annotator-2 flagged"]
    assert "ben" not in (folder / "exported.jsonl.manifest.json").read_text()


def test_stand_ins_are_nobodys_name() -> None:
    disguise = Disguise(["annotator-2", "annotator-1", "x", "a/b", "a"])
    assert [disguise.name(name) for name in ("annotator-2", "annotator-1", "x", "a/b")] == [
        "annotator-3",
        "annotator-4",
        "annotator-5",
        "annotator-6",
    ]
    assert disguise.text("a/b/s1") == "annotator-6/s1"
    assert disguise.text("a/s1") == "annotator-7/s1"
    assert disguise.text("x and a are short") == "x and a are short"
    assert (
        disguise.text("annotator-1 and annotator-2 and annotator-12")
        == "annotator-4 and annotator-3 and annotator-12"
    )
    assert disguise.name("somebody else") == "somebody else"
    assert disguise.value([1, None, {"x": True}]) == [1, None, {"annotator-5": True}]
    assert NO_DISGUISE.text("annotator-1") == "annotator-1"
    assert NO_DISGUISE.object(None) is None


def test_the_manifest(project: Workspace, full: None, folder: Path) -> None:
    written = export(
        project, folder / "out.jsonl", ExportOptions("jsonl", statuses=(Status.DONE,), without_text=True)
    )
    manifest = orjson.loads((folder / "out.jsonl.manifest.json").read_bytes())
    assert manifest == {
        "format": "jsonl",
        "program": f"annotator {__version__}",
        "recipe": None,
        "besides_recipe": [],
        "options": {
            "layer": "all",
            "statuses": ["done"],
            "labels": [],
            "articles": [],
            "since": None,
            "until": None,
            "without_text": True,
            "anonymous": False,
            "on_loss": "flatten",
            "datasheet": False,
            "language": "en",
            "agreement": None,
        },
        "counts": {"articles": 1, "annotations": 2, "relations": 1},
        "split": None,
        "loss": [],
        "withheld": 0,
        "agreement": None,
        "agreement_left_out": "no article in it was done by two annotators",
        "scheme": project.read(lambda read: scheme_text(read.scheme())),
        "removed": [],
        "files": {"out.jsonl": hashlib.sha256((folder / "out.jsonl").read_bytes()).hexdigest()},
    }
    assert (written.articles, written.annotations, written.relations) == (1, 2, 1)


def state(folder: Path) -> dict[str, bytes | None]:
    return {path.name: path.read_bytes() if path.is_file() else None for path in folder.iterdir()}


def refusing(*, manifest: bool) -> Callable[[Path, Path], Path]:
    """In the place of `Path.replace`: nothing may be put where the manifest, or the target, should be."""
    replace = Path.replace

    def instead(self: Path, to: Path) -> Path:
        if to.name.endswith(".manifest.json") == manifest:
            raise PermissionError(13, "Permission denied")
        return replace(self, to)

    return instead


def breaking(how: str) -> Callable[..., None]:
    """In the place of a writer: it fails half way."""
    errors = {"bug": ZeroDivisionError(), "refusal": BadInputError("no, do it otherwise")}

    def instead(_self: object, articles: Any, draft: Path, *_more: object) -> None:
        draft.write_bytes(b"half" + next(iter(articles)).id.encode())
        raise errors.get(how, OSError(28, "No space left on device"))

    return instead


@pytest.mark.parametrize("there_before", [True, False])
@pytest.mark.parametrize("how", ["writer", "refusal", "cancel", "target", "manifest", "bug"])
def test_failing_midway_leaves_everything_as_it_was(
    project: Workspace,
    full: None,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
    there_before: bool,
) -> None:
    target = folder / "out.jsonl"
    if there_before:
        target.write_bytes(b"old")
        (folder / "out.jsonl.manifest.json").write_bytes(b"old manifest")
    before, entries = state(folder), journal(project)
    kinds = {"refusal": BadInputError, "cancel": CancelledError, "bug": ZeroDivisionError}
    kind: type[Exception] = kinds.get(how, NoSpaceError)

    def stop(_done: int, _total: int) -> None:
        raise CancelledError("stopped")

    if how in {"target", "manifest"}:
        monkeypatch.setattr(Path, "replace", refusing(manifest=how == "manifest"))
    elif how != "cancel":
        monkeypatch.setattr(jsonl.JsonlExporter, "write", breaking(how))
    with pytest.raises(kind) as failed:
        export(project, target, JSONL, stop if how == "cancel" else UNDISTURBED)
    if kind is NoSpaceError:
        assert f"{target} cannot be written (" in str(failed.value)
    assert state(folder) == before
    assert journal(project) == entries


def test_an_existing_target_is_replaced(project: Workspace, full: None, folder: Path) -> None:
    assert len(exported(project, folder)) == 4
    assert len(exported(project, folder, statuses=(Status.DONE,))) == 1
    left = {path.name for path in folder.iterdir()} - {"corpus.jsonl"}
    assert left == {"exported.jsonl", "exported.jsonl.manifest.json"}


@pytest.mark.parametrize(
    "what", ["missing folder", "a folder", "manifest", "project", "pipe", "under a file"]
)
def test_bad_targets(project: Workspace, full: None, folder: Path, what: str) -> None:
    target = {"missing folder": folder / "no" / "out", "under a file": folder / "corpus.jsonl" / "x"}.get(
        what, folder / "out.annotator"
    )
    if what == "a folder":
        target.mkdir()
    elif what == "manifest":
        (folder / "out.annotator.manifest.json").mkdir()
    elif what == "project":
        target.write_bytes(b"x")
    elif what == "pipe":
        os.mkfifo(target)
    before = {path.name for path in folder.iterdir()}
    with pytest.raises(BadInputError):
        export(project, target, JSONL)
    assert {path.name for path in folder.iterdir()} == before


@pytest.mark.parametrize("name", ["n" * 241, "caf\udce9.jsonl", "a\nb", " ", "…🙂.jsonl"])
def test_odd_names_of_targets(project: Workspace, full: None, folder: Path, name: str) -> None:
    export(project, folder / name, JSONL)
    manifest = orjson.loads((folder / f"{name}.manifest.json").read_bytes())
    assert list(manifest["files"]) == [name.replace("\udce9", "\N{REPLACEMENT CHARACTER}")]


def test_a_name_that_is_too_long_for_the_manifest(project: Workspace, full: None, folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    with pytest.raises(AnnotatorError, match="File name too long"):
        export(project, folder / ("n" * 250), JSONL)
    assert {path.name for path in folder.iterdir()} == before


def test_formats_that_are_only_read(project: Workspace, folder: Path) -> None:
    with pytest.raises(BadInputError, match="can only be read"):
        export(project, folder / "out.txt", ExportOptions("text"))


def test_annotators_go_on_while_it_is_written(
    project: Workspace, full: None, folder: Path, take: Take
) -> None:
    def progress(done: int, _total: int) -> None:
        if done == 0:
            take(article("a9", text="Nine"))

    assert export(project, folder / "out.jsonl", JSONL, progress).articles == 4
    assert len(exported(project, folder)) == 5
