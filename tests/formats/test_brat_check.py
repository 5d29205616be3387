"""Reading an export as brat standoff back: whatever was spoiled on the disk is named by its article."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from annotator.domain.annotation_set import Role
from annotator.domain.label import Scheme
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Check, Layer, RelationRecord, SpanRecord, WriteOptions
from annotator.formats.registry import format_named
from tests.formats.made import articles

FORMAT = format_named("brat")
EMPTY = Scheme((), ())
MARKS = (
    SpanRecord("s1", "claim", (Span(0, 3), Span(4, 8)), {"polarity": "asserts"}, "Tell"),
    SpanRecord("s2", "speaker", (Span(0, 3),)),
)
TIES = (RelationRecord("s1", "s2", "said-by"),)


def made(number: int) -> AnnotatedArticle:
    text = f"Two said five, and {number}."
    layers = (Layer("ana", spans=MARKS, relations=TIES), Layer("ben", Role.GOLD, spans=MARKS[1:]))
    return AnnotatedArticle(f"a{number}", "", text, sha256_of(text), layers=layers)


def exported(folder: Path, corpus: list[AnnotatedArticle]) -> Check:
    assert FORMAT.exporter is not None
    assert FORMAT.quick_check is not None
    folder.mkdir(exist_ok=True)
    check = FORMAT.quick_check()
    carried = [FORMAT.exporter.carried(one, EMPTY, lambda *_: None) for one in corpus]
    for article in carried:
        check.expect(article)
    FORMAT.exporter.write(iter(carried), folder, EMPTY, WriteOptions())
    return check


def changed(path: Path, old: bytes, new: bytes) -> None:
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new, 1))


SPOILED: list[tuple[str, Callable[[Path], object]]] = [
    ("a3", lambda out: changed(out / "ana/a3.ann", b"T2\tspeaker", b"#9\tspeaker")),
    ("a3", lambda out: changed(out / "ana/a3.ann", b"R1\t", b"X1\t")),
    ("a3", lambda out: (out / "ana/a3.ann").write_bytes(b"")),
    ("a3", lambda out: (out / "ana/a3.ann").unlink()),
    ("a3", lambda out: (out / "ben.gold/a3.txt").unlink()),
    ("a3", lambda out: changed(out / "ana/a3.txt", b"five", b"nine")),
    ("a99", lambda out: (out / "ana/a3.ann").rename(out / "ana/a99.ann")),
    ("a10", lambda out: changed(out / "ana/a10.ann", b"speaker", b"speakex")),
    ("a10", lambda out: changed(out / "ana/a10.ann", b"asserts", b"denies")),
    ("a10", lambda out: changed(out / "ben.gold/a10.ann", b"Id T1\ts2", b"Id T1\ts3")),
    ("a10", lambda out: changed(out / "ana/a10.ann", b"T1\t", b"T\t")),
    ("extra", lambda out: (out / "extra.ann").write_bytes(b"")),
]


@pytest.mark.parametrize(("article", "spoil"), SPOILED)
def test_what_is_spoiled_is_found(tmp_path: Path, article: str, spoil: Callable[[Path], object]) -> None:
    check = exported(tmp_path / "out", [made(number) for number in range(12)])
    spoil(tmp_path / "out")
    assert article in (check.differing(tmp_path / "out") or "")


def test_sound_ones_pass_with_and_without_sets(tmp_path: Path) -> None:
    bare = replace(made(50), id=None, layers=())
    check = exported(tmp_path / "out", [*map(made, range(22)), bare])
    assert check.differing(tmp_path / "out") is None


@given(articles())
def test_whatever_is_written_passes(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    folder = tmp_path_factory.mktemp("brat") / "out"
    check = exported(folder, [made(1), article])
    assert check.differing(folder) is None
