"""Formats of other packages that fail: it is told as their fault, and nothing else is lost by it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import AnnotatorError, BadInputError, CancelledError
from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, ReadOptions, WriteOptions
from annotator.formats.foreign import foreign

ARTICLE = AnnotatedArticle(id="a", title="A", text="x", sha256="")
SCHEME = Scheme((), ())


class Spoiled:
    """Reads, writes and checks, and fails in what it is told to fail in."""

    def __init__(self, at: str, error: BaseException) -> None:
        self.at, self.error = at, error

    def _fail(self, where: str) -> None:
        if self.at == where:
            raise self.error

    def recognises(self, _path: Path, _head: bytes) -> bool:
        self._fail("recognises")
        return True

    def read(self, *_asked: Any) -> Iterator[AnnotatedArticle]:
        self._fail("read")
        yield ARTICLE
        self._fail("read on")

    def carried(self, article: AnnotatedArticle, *_asked: Any) -> AnnotatedArticle:
        self._fail("carried")
        return article

    def write(self, articles: Iterable[AnnotatedArticle], *_asked: Any) -> None:
        for _article in articles:
            self._fail("write")

    def companions(self, _path: Path) -> list[Path]:
        self._fail("companions")
        return []

    def expect(self, _article: AnnotatedArticle) -> None:
        self._fail("expect")

    def differing(self, _target: Path) -> str | None:
        self._fail("differing")
        return None

    def check(self, _target: Path) -> Iterator[Iterable[AnnotatedArticle]]:
        self._fail("check")
        yield self.read()


def spoiled(at: str, error: BaseException) -> Format:
    its = Spoiled(at, error)
    made = Format("theirs", "Theirs", (".x",), "file", (), its, its, companions=its.companions)
    return foreign(replace(made, check=its.check, quick_check=lambda: its), "theirs")


def everything_but_recognising(its: Format) -> None:
    assert its.importer is not None
    assert its.exporter is not None
    assert its.check is not None
    assert its.quick_check is not None
    path = Path("a.x")
    assert list(its.companions(path)) == []
    assert list(its.importer.read(path, ReadOptions(), print)) == [ARTICLE]
    assert its.exporter.carried(ARTICLE, SCHEME, print) is ARTICLE
    its.exporter.write([ARTICLE], path, SCHEME, WriteOptions())
    check = its.quick_check()
    check.expect(ARTICLE)
    assert check.differing(path) is None
    assert [list(file) for file in its.check(path)] == [[ARTICLE]]


PLACES = ("read", "read on", "carried", "write", "companions", "expect", "differing", "check")


@pytest.mark.parametrize("at", PLACES)
@pytest.mark.parametrize("error", [KeyError("deep in there"), SystemExit(3)])
def test_a_fault_of_theirs_is_told_as_theirs(at: str, error: BaseException) -> None:
    with pytest.raises(BadInputError, match=f"the format theirs failed .{type(error).__name__}"):
        everything_but_recognising(spoiled(at, error))


def test_one_that_works_does_as_before() -> None:
    everything_but_recognising(spoiled("nowhere", KeyError()))


@pytest.mark.parametrize(
    "error", [CancelledError("stopped"), BadInputError("line 3: no"), OSError(5, "disk")]
)
def test_what_the_interfaces_allow_is_left_as_it_is(error: Exception) -> None:
    with pytest.raises(type(error)) as told:
        everything_but_recognising(spoiled("read on", error))
    assert told.value is error


def test_a_fault_of_ours_while_they_write_is_ours() -> None:
    def ours() -> Iterator[AnnotatedArticle]:
        yield ARTICLE
        raise ZeroDivisionError

    exporter = spoiled("nowhere", KeyError()).exporter
    assert exporter is not None
    with pytest.raises(ZeroDivisionError):
        exporter.write(ours(), Path("a.x"), SCHEME, WriteOptions())


@pytest.mark.parametrize("error", [KeyError("x"), OSError(5, "disk"), AnnotatorError("no")])
def test_one_that_fails_to_recognise_knows_no_file_and_says_so_once(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    importer = spoiled("recognises", error).importer
    assert importer is not None
    assert [importer.recognises(Path("a.x"), b"") for _file in range(3)] == [False] * 3
    assert len(caplog.records) == 1
