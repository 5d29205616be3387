"""Corpora whose texts were left out find them again, or are refused whole."""

from pathlib import Path

import pytest

from annotator.services.imports.importing import import_sources
from annotator.services.workspace import Workspace
from tests.services.conftest import Take, journal, write
from tests.services.refusals import refused_whole, told
from tests.services.values import OTHER, TEXT, article, exported, layer, plain, span, textless
from tests.storage.samples import everything


def test_textless_onto_a_project_with_the_text_gives_the_article_its_id(
    project: Workspace, take: Take, folder: Path
) -> None:
    (folder / "one.txt").write_text(TEXT)
    import_sources(project, [folder / "one.txt"])
    uid = project.read(lambda read: read.articles())[0].uid
    assert "the article one is now called a9" in told(take(textless()))
    (known,) = project.read(lambda read: read.articles())
    assert (known.uid, known.id, known.title) == (uid, "a9", "One")
    entries = journal(project)
    assert take(textless()).tally.changed_nothing
    assert import_sources(project, [folder / "one.txt"]).tally.changed_nothing
    assert journal(project) == entries
    take(textless("b1"))
    assert [one["id"] for one in exported(project, folder)] == ["a9", "b1"]


def test_textless_onto_a_text_whose_file_is_called_like_the_id_restores_it_whole(
    project: Workspace, take: Take, folder: Path
) -> None:
    """That the id made from the file's name is the right one does not make the title right."""
    (folder / "a9.txt").write_text(TEXT)
    import_sources(project, [folder / "a9.txt"])
    bare = {**textless(), "meta": {"k": 1}}
    assert "now called" not in told(take(bare))
    (known,) = project.read(lambda read: read.articles())
    assert (known.id, known.title, known.meta) == ("a9", "One", {"k": 1})
    entries = journal(project)
    assert take(bare).tally.changed_nothing
    take({**bare, "title": "Two"})
    assert journal(project) == entries


def test_textless_onto_an_article_that_has_an_id_is_one_of_its_own(
    project: Workspace, take: Take, folder: Path
) -> None:
    take(article("a1"))
    assert "the article a9 has the same text as a1" in told(take(textless()))
    assert [(one["id"], one["text"]) for one in exported(project, folder)] == [("a1", TEXT), ("a9", TEXT)]


def test_textless_beside_the_text_files(project: Workspace, take: Take, folder: Path) -> None:
    (folder / "one.txt").write_bytes(TEXT.encode() + b"\r\n")
    (folder / "broken.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "pipe.txt").mkdir()
    take(textless(text=TEXT + "\n"))
    assert [(one["id"], one["text"]) for one in exported(project, folder)] == [("a9", TEXT + "\n")]


def test_textless_with_nothing_to_take_the_text_from(project: Workspace, take: Take) -> None:
    words = refused_whole(project, lambda: take(textless()))
    assert words.startswith("corpus.jsonl, line 1, article a9: the text of the article a9 is left out")


@pytest.mark.parametrize("texts_first", [True, False])
def test_textless_in_one_go_with_the_texts(project: Workspace, folder: Path, texts_first: bool) -> None:
    place = folder / "texts"
    place.mkdir()
    (place / "one.txt").write_text(TEXT)
    (place / "two.txt").write_text(OTHER)
    corpus = write(folder / "corpus.jsonl", [textless("b", text=OTHER), textless("a")])
    empty = everything(project)
    import_sources(project, [place, corpus] if texts_first else [corpus, place])
    assert [(one["id"], one["text"]) for one in exported(project, folder)] == [("a", TEXT), ("b", OTHER)]
    entries, full = journal(project), everything(project)
    assert import_sources(project, [corpus, place]).tally.changed_nothing
    assert journal(project) == entries
    assert project.undo() is not None
    assert everything(project) == empty
    assert project.redo() is not None
    assert everything(project) == full


@pytest.mark.parametrize("how", ["known", "renamed", "twin", "beside"])
def test_textless_annotations_have_to_fit_the_text(
    project: Workspace, take: Take, folder: Path, how: str
) -> None:
    if how in {"known", "twin"}:
        take(article("a9" if how == "known" else "a1"))
    else:
        (folder / "one.txt").write_text(TEXT)
    if how == "renamed":
        import_sources(project, [folder / "one.txt"])
    beyond = textless("a9", layer(span("x", "claim", 0, len(TEXT) + 1)))
    words = refused_whole(project, lambda: take(beyond))
    assert words.startswith("corpus.jsonl, line 1, article a9: the annotation x of ana is out of range")


def test_without_text_there_and_back(project: Workspace, take: Take, folder: Path, tmp_path: Path) -> None:
    one = article("a1", layer(span("x", "claim", 0, 11, fragments=[[0, 3], [5, 11]])), meta={"k": 1.0})
    take(one)
    file = write(folder / "bare.jsonl", exported(project, folder, without_text=True))
    assert TEXT[:10] not in file.read_text()
    assert import_sources(project, [file]).tally.changed_nothing
    assert plain(exported(project, folder)[0]) == one
