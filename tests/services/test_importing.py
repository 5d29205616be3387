"""Imports from files and folders: texts left out, names, maps, what is broken, what leaves nothing behind."""

import errno
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import pytest

from annotator.domain.annotation_set import Status
from annotator.domain.errors import (
    AnnotatorError,
    BadInputError,
    CancelledError,
    NoSpaceError,
    ReadOnlyError,
    RefusedError,
)
from annotator.formats.jsonl import format as jsonl
from annotator.formats.texts import importer as text_importer
from annotator.services.imports.importing import ImportOptions, import_sources
from annotator.services.imports.renaming_map import RenamingMap, read_map
from annotator.services.workspace import Workspace
from tests.services.conftest import Take, write
from tests.services.refusals import refused_whole, told
from tests.services.values import OTHER, TEXT, article, exported, layer, plain, said, span, textless, tie

# Names


def test_as_names_who_has_no_name(project: Workspace, take: Take, folder: Path) -> None:
    nameless = article("a1", layer(span("x", "claim", 0, 7), annotator=None))
    words = refused_whole(project, lambda: take(nameless))
    assert words.startswith("corpus.jsonl, line 1, article a1: the annotations carry no annotator's name")
    assert told(take(nameless, annotator="  zed \n x ")) == ""
    assert exported(project, folder)[0]["layers"][0]["annotator"] == "zed x"
    ignored = take(article("a1", layer()), annotator="zed")
    assert "--as zed was ignored" in told(ignored)
    assert "ignored" not in told(take(article("a1", layer()), annotator="zed", tell_ignored=False))
    refused_whole(project, lambda: take(nameless, annotator=" \t"), RefusedError)


def test_two_layers_that_become_one_persons_are_refused(project: Workspace, take: Take) -> None:
    both = article("a1", layer(annotator=None), layer(annotator="ana"))
    words = refused_whole(project, lambda: take(both, annotator="ana"))
    assert words.startswith("corpus.jsonl, line 1, article a1: two layers would be by ana with the role")
    mapped = RenamingMap(annotators={"ben": "ana"})
    two = article("a1", layer(), layer(annotator="ben"))
    assert "two layers would be by ana" in refused_whole(project, lambda: take(two, map=mapped))
    take(article("a1", layer(), layer(annotator="ben", role="gold")), map=mapped)


def test_a_map_renames_before_anything_is_compared(project: Workspace, take: Take, folder: Path) -> None:
    (folder / "map.toml").write_text(
        '[labels]\nPER = "speaker"\n[relations]\nsays = "said-by"\n[annotators]\nx = "ana"\n'
        '[attributes]\nkind = "mood"\n"PER.kind" = "form"\n"says.kind" = "sure"\n'
    )
    renaming = read_map(folder / "map.toml")
    spans = (
        span("p", "PER", 0, 7, attributes={"kind": "named", "b": 1}),
        span("c", "claim", 8, 12, attributes={"kind": 1}),
    )
    one = article(
        "a1", layer(*spans, annotator="x", relations=(tie("c", "p", "says", attributes={"kind": 0}),))
    )
    take(one, map=renaming)
    (done,) = plain(exported(project, folder)[0])["layers"]
    assert done["annotator"] == "ana"
    assert [(each["label"], each["attributes"]) for each in done["spans"]] == [
        ("speaker", {"form": "named", "b": 1}),
        ("claim", {"mood": 1}),
    ]
    assert done["relations"] == [tie("c", "p", attributes={"sure": 0})]
    assert take(one, map=renaming).tally.changed_nothing


def test_a_map_that_would_drop_an_attribute_is_refused(project: Workspace, take: Take) -> None:
    one = article("a1", layer(span("x", "claim", 0, 7, attributes={"a": 1, "b": 2})))
    words = refused_whole(project, lambda: take(one, map=RenamingMap(attributes={"a": "b"})))
    assert words.startswith("corpus.jsonl, line 1, article a1: by the map, two attributes of a claim")


@pytest.mark.parametrize(
    "content",
    [
        b"\xff",
        b"x",
        b"[people]\na='b'",
        b"[labels]\na=1",
        b"[labels]\na=''",
        b"labels=1",
        b'[labels]\na="\\u0000"',
        b"a=" + b"[" * 50_000,
    ],
)
def test_bad_maps(folder: Path, content: bytes) -> None:
    (folder / "map.toml").write_bytes(content)
    with pytest.raises(BadInputError, match=r"map\.toml"):
        read_map(folder / "map.toml")


def test_a_missing_map(folder: Path) -> None:
    with pytest.raises(BadInputError, match=r"\(No such file or directory\); it is a TOML file"):
        read_map(folder / "none.toml")


# Broken, unknown, cancelled


def test_keep_going_takes_the_good_ones_and_lists_the_rest(
    project: Workspace, take: Take, folder: Path
) -> None:
    take(article("a1", layer(span("x", "claim", 0, 7))))
    report = take(
        article("b1", layer()),
        article("b2", layer(annotator=None)),
        article("b3", layer(span("x", "claim", 0, 700))),
        article("a1", layer(span("x", "hedge", 0, 7))),
        textless("b4", text="nowhere"),
        article("a1", text=OTHER),
        article("b5", layer()),
        keep_going=True,
    )
    assert [one["id"] for one in exported(project, folder)] == ["a1", "b1", "b5"]
    assert (report.refused, report.tally.articles_new) == (5, 2)
    listed = [str(finding) for finding in report.findings if "left out" in str(finding)]
    assert [name for line in listed for name in ("b2", "b3", "b4", "a1") if f"article {name}" in line] == [
        "b2",
        "b3",
        "a1",
        "a1",
        "b4",
    ]
    assert take(article("c1"), article("a1", text=OTHER), keep_going=True).refused == 1


def test_an_encoding_that_there_is_not_is_refused_whatever_the_format(project: Workspace, take: Take) -> None:
    """Native JSONL is UTF-8 and asks for none."""
    words = refused_whole(project, lambda: take(article("a1"), encoding="utf-88"))
    assert words.startswith("there is no encoding named utf-88")
    assert take(article("a1"), encoding="utf-8").tally.articles_new == 1


def test_folders_with_unknown_files(project: Workspace, folder: Path) -> None:
    inside = folder / "in" / "deeper"
    inside.mkdir(parents=True)
    (inside / "b.txt").write_text("B")
    (folder / "a.md").write_text("A")
    (folder / ".hidden.txt").write_text("no")
    (folder / "x.jsonl.manifest.json").write_text("{}")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    report = import_sources(project, [folder])
    assert [one.id for one in project.read(lambda read: read.articles())] == ["a", "b"]
    assert told(report).startswith("passed over: picture.png: no format knows this file")
    words = refused_whole(project, lambda: import_sources(project, [folder / "picture.png"]))
    assert words.startswith("picture.png")
    kept = import_sources(project, [folder / "picture.png"], ImportOptions(keep_going=True))
    assert (kept.refused, kept.files) == (1, 0)


def test_a_file_of_a_folder_that_may_not_be_read(
    project: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may well be an article, so it is not passed over as a picture is."""
    (folder / "a.txt").write_text("A")
    (folder / "secret.txt").write_text("B")
    opened = Path.open

    def forbidden(path: Path, *how: Any, **more: Any) -> Any:
        if path.name == "secret.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *how, **more)

    monkeypatch.setattr(Path, "open", forbidden)
    words = refused_whole(project, lambda: import_sources(project, [folder]))
    assert words.startswith("secret.txt: the file may not be read")
    kept = import_sources(project, [folder], ImportOptions(keep_going=True))
    assert (kept.tally.articles_new, kept.refused) == (1, 1)


@pytest.mark.parametrize("what", ["missing", "empty", "only pictures", "device"])
def test_nothing_to_import(project: Workspace, folder: Path, what: str) -> None:
    path = {"missing": folder / "none", "device": Path("/dev/null")}.get(what, folder)
    if what == "only pictures":
        (folder / "a.png").write_bytes(b"\x89PNG")
    refused_whole(project, lambda: import_sources(project, [path]))


def test_one_broken_file_among_good_ones_leaves_nothing(project: Workspace, folder: Path) -> None:
    (folder / "a.txt").write_text("A")
    (folder / "b.jsonl").write_text('{"id": "b"')
    assert refused_whole(project, lambda: import_sources(project, [folder])).startswith("b.jsonl, line 1")


@pytest.mark.parametrize("after", range(0, 12, 2))
def test_cancelling_leaves_nothing(project: Workspace, take: Take, folder: Path, after: int) -> None:
    take(article("a1", layer(span("x", "claim", 0, 7))))
    path = write(folder / "many.jsonl", [article(f"b{n}", layer(), text=f"{n} {TEXT}") for n in range(90)])
    calls: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        assert 0 <= done <= total
        calls.append((done, total))
        if len(calls) > after:
            raise CancelledError("stopped")

    refused_whole(project, lambda: import_sources(project, [path], None, progress), CancelledError)
    assert len(calls) == after + 1
    assert import_sources(project, [path]).tally.articles_new == 90


def test_a_source_that_breaks_while_it_is_read(
    project: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(folder / "c.jsonl", [article("a1"), article("a2", text=OTHER)])
    read = jsonl.JsonlImporter.read

    def breaking(*args: Any) -> Any:
        yield next(read(*args))
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr(jsonl.JsonlImporter, "read", breaking)
    words = refused_whole(project, lambda: import_sources(project, [path]))
    assert "c.jsonl cannot be read (Input/output error)" in words


class _Full:
    """A temporary file on a disk with room for some bytes."""

    def __init__(self, room: int) -> None:
        self._file = tempfile.SpooledTemporaryFile()  # noqa: SIM115 - closed by `close`
        self._room = room

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()


@pytest.mark.parametrize("room", [0, 300, 900])
def test_no_room_for_what_is_read(
    project: Workspace, take: Take, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_options: _Full(room))
    words = refused_whole(project, lambda: take(said(), said(), said(), said()), NoSpaceError)
    assert words.startswith("there is no room for what is read (No space left on device)")


def test_no_temporary_file_at_all(project: Workspace, take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(**_options: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(tempfile, "TemporaryFile", refusing)
    refused_whole(project, lambda: take(said()), NoSpaceError)


def test_a_read_only_project_is_told_before_anything_is_read(tmp_path: Path, project: Workspace) -> None:
    class Locked:
        read_only = "the project cannot be written; copy it"

    before = project.store
    project.store = Locked()  # type: ignore[assignment]
    with pytest.raises(ReadOnlyError, match="cannot be written; copy it"):
        import_sources(project, [tmp_path / "missing.txt"])
    project.store = before


def test_a_format_that_brings_what_no_json_has(
    project: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text("A")
    read = text_importer.TextImporter.read

    def odd(*args: Any) -> Any:
        for one in read(*args):
            yield replace(one, source={"odd": {1, 2}})  # type: ignore[dict-item]

    monkeypatch.setattr(text_importer.TextImporter, "read", odd)
    words = refused_whole(project, lambda: import_sources(project, [folder / "a.txt"]))
    assert words.startswith("a.txt, article a: something in the article cannot be stored")


def test_an_import_reaches_sets_that_are_done(project: Workspace, take: Take, folder: Path) -> None:
    take(article("a1", layer(span("x", "claim", 0, 7))))
    take(article("a1", layer(span("y", "claim", 8, 9))))
    (one,) = exported(project, folder)[0]["layers"]
    assert (one["status"], len(one["spans"])) == (Status.DONE.value, 2)


def test_every_refusal_is_one_line(project: Workspace, take: Take) -> None:
    odd = "a\nb\u2028\x07"
    take(article(odd, layer(span(odd, odd, 0, 1), annotator=odd)))
    for again in (
        article(odd, text=OTHER),
        article(odd, layer(span(odd, "other" + odd, 0, 1), annotator=odd)),
        article(odd + "2", layer(annotator=None)),
        textless(odd + "3", text="nowhere"),
    ):
        with pytest.raises(AnnotatorError) as refused:
            take(again)
        assert str(refused.value).isprintable()
