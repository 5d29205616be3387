"""What waits for its article to come stays on the disk, however much it is."""

import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest

from annotator.domain.article import Article
from annotator.domain.change import Entity
from annotator.domain.errors import BadInputError
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle
from annotator.services.imports import batch
from annotator.services.imports.importing import import_sources
from annotator.services.imports.sidecars import Sidecar, SidecarWriter
from annotator.services.imports.sources import sources_in
from annotator.services.imports.spool import kept_texts
from annotator.services.work import Work
from annotator.services.workspace import Workspace

MANY, LONG = 40, 50_000
"""Articles, and code points of what each would bring into memory."""


def noted(number: int) -> AnnotatedArticle:
    """An article with much in its metadata."""
    text = f"Text {number}."
    meta = {"about": f"{number}" * LONG}
    return AnnotatedArticle(f"a{number}", f"Title {number}", text, sha256_of(text), meta)


def bare(number: int) -> AnnotatedArticle:
    """The same as a format carries it that has no metadata."""
    text = f"Text {number}."
    return AnnotatedArticle(f"a{number}", f"Title {number}", text, sha256_of(text))


@pytest.fixture
def sidecar(tmp_path: Path) -> Path:
    path = tmp_path / "out.sidecar.jsonl"
    with path.open("wb") as file:
        writer = SidecarWriter(file, "poor")
        for number in range(MANY):
            writer.add(noted(number), bare(number))
    return path


def test_a_sidecar_is_not_held_in_memory(sidecar: Path) -> None:
    tracemalloc.start()
    try:
        kept = Sidecar(sidecar)
        for number in (0, 17, MANY - 1, 17):
            assert kept.restored(bare(number)).meta == noted(number).meta
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 5 * LONG


def test_what_is_damaged_is_told_when_it_is_wanted(sidecar: Path) -> None:
    lines = sidecar.read_bytes().splitlines()
    entry = orjson.loads(lines[3])
    entry["article"]["layers"] = 7
    sidecar.write_bytes(b"\n".join([*lines[:3], orjson.dumps(entry), *lines[4:]]))
    kept = Sidecar(sidecar)
    assert kept.restored(bare(4)).meta == noted(4).meta
    with pytest.raises(BadInputError, match=r"out\.sidecar\.jsonl, line 4"):
        kept.restored(bare(3))


def test_texts_beside_a_corpus_are_not_held_in_memory() -> None:
    with kept_texts() as texts:
        tracemalloc.start()
        try:
            for number in range(MANY):
                texts.add(f"digest {number}", f"ä{number}" * LONG)
            held, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert held < 5 * LONG
        assert [texts.get(f"digest {number}") for number in (5, 0)] == ["ä5" * LONG, "ä0" * LONG]
        texts.add("one more", "x")
        assert (texts.get("one more"), texts.get("digest 7")) == ("x", "ä7" * LONG)
        assert texts.get("another") is None


@pytest.mark.parametrize(("length", "most"), [(10, 2), (2 * batch.LONG, 1)])
def test_articles_without_annotations_are_written_now_and_then(
    project: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch, length: int, most: int
) -> None:
    """Texts are held until there is enough to write; long ones sooner."""
    written: list[int] = []
    put_many = Work.put_many

    def counted(work: Work, kind: type[Entity], entities: Sequence[Entity]) -> None:
        if kind is Article:
            written.append(len(entities))
        put_many(work, kind, entities)

    monkeypatch.setattr(batch, "FULL", 4)
    monkeypatch.setattr(Work, "put_many", counted)
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"{number} " * (length // 2))
    import_sources(project, [folder])
    assert (sum(written), max(written)) == (6, most)


def test_little_is_kept_of_each_file_of_a_folder(folder: Path) -> None:
    inner = folder / "a folder of some length" / "another one inside of it"
    inner.mkdir(parents=True)
    for number in range(200):
        (inner / f"{number:03}.txt").touch()
    tracemalloc.start()
    try:
        found = sources_in([folder])
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 200 * 400
    assert [one.path for one in found] == sorted(inner.iterdir())
    assert sources_in([inner / "007.txt"])[0].path == inner / "007.txt"
