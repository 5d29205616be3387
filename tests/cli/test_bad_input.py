"""What is refused: one plain last line, exit status 1, and project and target as they were to the byte."""

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import TEXT, Ran, Run, articles, bytes_of, layer, span


def assert_refused(done: Ran, *words: str) -> None:
    assert (done.status, done.out) == (1, ""), done
    assert done.last.startswith("annotator: ")
    assert "Traceback" not in done.err
    for word in words:
        assert word in done.last


def refused(run: Run, folder: Path, arguments: list[str | Path], *words: str) -> None:
    """Run, expect a refusal, and that nothing in the folder was changed, made or left."""
    before = bytes_of(folder)
    assert_refused(run(*arguments), *words)
    assert bytes_of(folder) == before


VERBS: dict[str, list[str]] = {
    "stats": [],
    "log": [],
    "check": [],
    "import": ["good.txt"],
    "export": ["out.jsonl", "--format", "jsonl"],
    "disagreements": ["--json"],
    "adjudicate": ["--as", "rev", "--take-agreed"],
}


def zero_bytes(path: Path) -> None:
    path.write_bytes(b"")


def text_called_project(path: Path) -> None:
    path.write_text("Officials said so.\n" * 100)


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def folder_called_project(path: Path) -> None:
    path.mkdir()


def nothing(path: Path) -> None:
    """There is no such file."""


PROJECTS: list[tuple[Callable[[Path], None], str]] = [
    (nothing, "there is no project at"),
    (zero_bytes, "is empty (0 bytes) and holds no project"),
    (text_called_project, "is not a project of Annotator but another kind of file"),
    (other_database, "is a database of another program"),
    (folder_called_project, "is a folder, not a project"),
]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(("make", "words"), PROJECTS, ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_no_project(
    make: Callable[[Path], None],
    words: str,
    verb: str,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text("Good.\n")
    make(tmp_path / "p.annotator")
    refused(run, tmp_path, [verb, "p.annotator", *VERBS[verb]], words, "p.annotator")


def test_new_refuses_what_is_there(project: Path, tmp_path: Path, run: Run) -> None:
    refused(run, tmp_path, ["new", project], "there is something at", "choose another name")
    refused(run, tmp_path, ["new", tmp_path / "no" / "p.annotator"], "there is no folder", "make it first")


def as_newer(project: Path) -> None:
    with sqlite3.connect(project) as connection:
        connection.execute("PRAGMA user_version = 9999")
        connection.execute("UPDATE meta SET value = '99.1' WHERE key = 'program'")
    connection.close()


def test_a_project_of_a_newer_version_can_be_read_only(filled: Path, tmp_path: Path, run: Run) -> None:
    as_newer(filled)
    (tmp_path / "good.txt").write_text("Good.\n")
    refused(run, tmp_path, ["import", filled, tmp_path / "good.txt"], "was written by Annotator", "99.1")
    assert run("stats", filled, "--json").value["articles"] == 2


def test_a_read_only_project(filled: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_text("Good.\n")
    # Asked, not tried: root may write everything, whatever the file's mode.
    monkeypatch.setattr(os, "access", lambda _path, mode, **_options: mode != os.W_OK)
    refused(run, tmp_path, ["import", filled, tmp_path / "good.txt"], "can only be read", "no right to write")
    assert run("stats", filled).status == 0


def test_a_disk_that_is_full(filled: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite is given no further page, which it reports as it does a full disk."""
    corpus = tmp_path / "much.jsonl"
    corpus.write_text(
        "".join(json.dumps({"id": f"m{n}", "text": TEXT * 50, "layers": []}) + "\n" for n in range(40))
    )
    connect = sqlite3.connect

    def limited(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)
        connection.execute("PRAGMA max_page_count = 60")
        return connection

    monkeypatch.setattr(sqlite3, "connect", limited)
    refused(run, tmp_path, ["import", filled, corpus], "no space left", "make room")


def test_an_export_onto_a_full_disk(
    filled: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("what was there\n")
    monkeypatch.setattr(os, "fsync", _no_space)
    refused(run, tmp_path, ["export", filled, target, "--format", "jsonl"], "cannot be written (No space")


def _no_space(_file: int) -> None:
    raise OSError(28, os.strerror(28))


SOURCES: list[tuple[str, bytes | None, str]] = [
    ("missing.txt", None, "there is no"),
    ("empty.txt", b"", "the file is empty"),
    ("broken.txt", b"Caf\xc3\xa9, na\xc3\xafve, \xe9 and na\xc3\xafve again.\n", "broken.txt"),
    ("picture.png", b"\x89PNG\r\n\x1a\n\0\0", "no format knows this file"),
    ("page.html", b"<html><p></p></html>", "there is no text in the page"),
    ("broken.jsonl", b'{"id": "a", "text": \n', "broken.jsonl, line 1"),
    ("list.jsonl", b"[1]\n", "list.jsonl, line 1"),
    ("nothing.jsonl", b"", "nothing.jsonl"),
]


@pytest.mark.parametrize(("name", "content", "words"), SOURCES, ids=[source[0] for source in SOURCES])
def test_sources(
    name: str, content: bytes | None, words: str, project: Path, tmp_path: Path, run: Run
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    refused(run, tmp_path, ["import", project, tmp_path / name], words)


def test_a_folder_without_texts(project: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    refused(run, tmp_path, ["import", project, folder], "no text in the folder")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    refused(run, tmp_path, ["import", project, folder], "there is no article in folder")


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("a1.ann", b"T1\tclaim 0 4\tGood\n", b"T1\tclaim 0 9\tGood\n"),
        ("a1.jsonl", b'{"text": "Good.", "layers": []}\n', b"[1]\n"),
        ("a1.pdf", None, b"%PDF-1.4 and nothing more"),
    ],
)
def test_files_of_one_name_in_a_folder_are_told_apart(
    name: str, good: bytes | None, bad: bytes, project: Path, tmp_path: Path, run: Run
) -> None:
    for person, content in (("ann", good), ("ben", bad)):
        (tmp_path / "corpus" / person).mkdir(parents=True)
        (tmp_path / "corpus" / person / "a1.txt").write_bytes(b"Good.")
        if content is not None:
            (tmp_path / "corpus" / person / name).write_bytes(content)
    refused(run, tmp_path, ["import", project, tmp_path / "corpus"], f"ben/{name}")
    refused(run, tmp_path, ["import", project, tmp_path / "corpus" / "ben" / name], f"annotator: {name}")


def test_one_broken_file_among_good_ones_refuses_all(project: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "good.txt").write_text("Good.\n")
    (tmp_path / "bad.txt").write_bytes(b"")
    refused(run, tmp_path, ["import", project, tmp_path / "good.txt", tmp_path / "bad.txt"], "bad.txt")


def broken(change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    article = articles()[0]
    change(article)
    return article


def first(article: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = article["layers"][0]["spans"][0]
    return found


CONTRACT: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "text differs": (lambda a: first(a).update(text="Official"), "Official"),
    "sha256 differs": (lambda a: a.update(sha256="0" * 64), "sha256"),
    "offset is a fraction": (lambda a: first(a).update(start=0.0), "start"),
    "offset is true": (lambda a: first(a).update(start=True), "start"),
    "offset is text": (lambda a: first(a).update(end="9"), "end"),
    "negative": (lambda a: first(a).update(start=-1), "s1"),
    "reversed": (lambda a: first(a).update(start=9, end=0), "s1"),
    "empty": (lambda a: first(a).update(start=9, end=9), "s1"),
    "out of range": (lambda a: first(a).update(end=len(TEXT) + 1), "s1"),
    "fragments unsorted": (lambda a: a["layers"][0]["spans"][3]["fragments"].reverse(), "c2"),
    "fragments overlap": (lambda a: a["layers"][0]["spans"][3].update(fragments=[[54, 72], [71, 75]]), "c2"),
    "fragments do not match": (lambda a: a["layers"][0]["spans"][3].update(start=53), "c2"),
    "unknown relation end": (lambda a: a["layers"][0]["relations"][0].update(to="nobody"), "nobody"),
    "ids twice": (lambda a: a["layers"][0]["spans"][1].update(id="s1"), "s1"),
    "layers twice": (lambda a: a["layers"].append(layer("ben", [], [])), "ben"),
    "unknown key": (lambda a: a.update(colour="red"), "colour"),
    "unknown key of a span": (lambda a: first(a).update(colour="red"), "colour"),
    "newer version": (lambda a: a.update(version=2), "version"),
    "not a number": (lambda a: first(a)["attributes"].update(value=float("nan")), "line 1"),
}


@pytest.mark.parametrize("name", CONTRACT)
def test_what_the_contract_refuses(name: str, filled: Path, tmp_path: Path, run: Run) -> None:
    """Nothing of the file is taken in, the good article before it included."""
    change, words = CONTRACT[name]
    corpus = tmp_path / "corpus.jsonl"
    good = {"id": "good", "text": "Good.\n", "layers": []}
    article = broken(change) | {"id": "bad one"}
    corpus.write_text(json.dumps(good) + "\n" + json.dumps(article) + "\n")
    where = "corpus.jsonl, line 2" if name != "not a number" else "corpus.jsonl"
    refused(run, tmp_path, ["import", filled, corpus], where, words if name != "not a number" else "line 2")
    kept = run("import", filled, corpus, "--keep-going")
    assert kept.status == 0, kept.err
    assert kept.last == "1 new article, 0 new annotations, 0 new relations; 1 record left out"
    assert "left out: " in kept.err.splitlines()[-2]


def test_keep_going_with_nothing_good(project: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    refused(
        run, tmp_path, ["import", project, tmp_path / "bad.txt", "--keep-going"], "nothing could be taken in"
    )


def test_what_differs_from_what_is_there(filled: Path, tmp_path: Path, run: Run) -> None:
    corpus = tmp_path / "corpus.jsonl"
    article = articles()[0]
    article["layers"] = [layer("ben", [span("n1", "number", [(15, 17)])], [])]
    corpus.write_text(json.dumps(article) + "\n")
    refused(run, tmp_path, ["import", filled, corpus], "ben's annotation n1 differs", "--replace")
    done = run("import", filled, corpus, "--replace")
    assert done.status == 0
    assert "1 annotation replaced" in done.last
    corpus.write_text(json.dumps(article | {"text": "Other.\n", "layers": []}) + "\n")
    refused(run, tmp_path, ["import", filled, corpus], "another text under the id a/1")


def test_what_may_not_be_read_is_no_wrong_usage(
    project: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could not be done (1): who reads it says why, in the words of the program."""
    (tmp_path / "a.txt").write_text("Officials said so.")
    monkeypatch.setattr(os, "access", lambda *_asked, **_more: False)
    assert run("import", project, tmp_path / "a.txt").status != 2


def test_targets(filled: Path, tmp_path: Path, run: Run) -> None:
    export: list[str | Path] = ["export", filled]
    jsonl = ["--format", "jsonl"]
    (tmp_path / "folder").mkdir()
    refused(run, tmp_path, [*export, tmp_path / "folder", *jsonl], "is a folder")
    refused(run, tmp_path, [*export, tmp_path / "no" / "out.jsonl", *jsonl], "there is no folder")
    refused(run, tmp_path, [*export, filled, *jsonl], "is the project itself")
    refused(run, tmp_path, [*export, f"{filled}-journal", *jsonl], "is the project itself")
    run("new", tmp_path / "other.annotator")
    refused(run, tmp_path, [*export, tmp_path / "other.annotator", *jsonl], "is a project")
    refused(run, tmp_path, [*export, tmp_path / "o.jsonl", *jsonl, "--layer", "no"], "no annotator no")
    refused(run, tmp_path, [*export, tmp_path / "o.txt", "--format", "text"], "can only be read")


@pytest.mark.parametrize("ending", [".manifest.json", ".sidecar.jsonl", ".datasheet.md"])
def test_a_project_where_something_beside_the_target_would_stand(
    filled: Path, tmp_path: Path, run: Run, ending: str
) -> None:
    """It may be called anything, and a manifest takes the place of what is there without asking."""
    project = filled.rename(tmp_path / f"out.jsonl{ending}")
    refused(
        run,
        tmp_path,
        ["export", project, tmp_path / "out.jsonl", "--format", "jsonl"],
        "is the project itself",
    )


def test_targets_without_a_name_of_their_own(
    filled: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The manifest is called after the target, and `.` is a name of nothing."""
    inside = tmp_path / "corpus" / "inside"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    table = ["--format", "csv"]
    for here in (".", "..", inside, "../inside", inside.parent, "/"):
        refused(run, tmp_path, ["export", filled, here, *table], "is the folder that you are in")
    (tmp_path / "beside").mkdir()
    done = run("export", filled, tmp_path / "beside" / "x" / "..", *table)
    assert done.status == 0, done.err
    assert (tmp_path / "beside.manifest.json").exists()


def test_maps(project: Path, tmp_path: Path, run: Run) -> None:
    corpus, names = tmp_path / "filled.jsonl", tmp_path / "map.toml"
    corpus.write_text(json.dumps(articles()[0]) + "\n")
    refused(run, tmp_path, ["import", project, corpus, "--map", names], "the map", "cannot be read")
    names.write_text("[colours]\n")
    refused(run, tmp_path, ["import", project, corpus, "--map", names], "colours")
    names.write_text('[labels]\nclaim = "statement"\n[annotators]\nben = "Ben"\n')
    assert run("import", project, corpus, "--map", names).status == 0
    annotations = run("stats", project, "--json").value["annotations"]
    assert annotations["by_label"] == {"speaker": 1, "number": 2, "statement": 2}
    assert annotations["by_annotator"] == {"Zdeňka Nováková": 4, "Ben": 1}


def test_as_is_ignored_where_the_file_names_its_annotator(project: Path, tmp_path: Path, run: Run) -> None:
    corpus = tmp_path / "filled.jsonl"
    corpus.write_text(json.dumps(articles()[0]) + "\n")
    done = run("import", project, corpus, "--as", "dora")
    assert done.status == 0
    assert "--as dora was ignored" in done.err
    assert "dora" not in run("stats", project, "--json").value["annotations"]["by_annotator"]


@pytest.mark.parametrize("name", ["", "no-such-encoding"])
def test_encodings(name: str, project: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "latin.txt").write_bytes("Žluťoučký kůň".encode("cp1250"))
    if name:
        refused(run, tmp_path, ["import", project, tmp_path / "latin.txt", "--encoding", name], name)
    else:
        assert run("import", project, tmp_path / "latin.txt", "--encoding", "cp1250").status == 0
        run("export", project, tmp_path / "out.jsonl", "--format", "jsonl")
        assert "Žluťoučký kůň" in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
