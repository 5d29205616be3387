"""Formats of other packages, whose faults are told as theirs and take nothing else with them."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from annotator.domain.errors import AnnotatorError, BadInputError
from annotator.domain.label import Scheme
from annotator.formats.api import (
    AnnotatedArticle,
    Check,
    Exporter,
    Format,
    Importer,
    Lose,
    ReadOptions,
    Tell,
    WriteOptions,
)
from annotator.formats.wording import shown

T = TypeVar("T")
Checking = Callable[[Path], Iterator[Iterable[AnnotatedArticle]]]

_log = logging.getLogger(__name__)


def foreign(its: Format, name: str) -> Format:
    """The format of another package, by the name under which it was found.

    What its code raises, other than what the interfaces allow, becomes a `BadInputError` that names it.
    """
    check, quick_check = its.check, its.quick_check
    return replace(
        its,
        importer=its.importer and _Importer(its.importer, name),
        exporter=its.exporter and _Exporter(its.exporter, name),
        companions=_asked(its.companions, name),
        check=check and _checking(check, name),
        quick_check=quick_check and (lambda: _Check(quick_check, name)),
    )


@contextmanager
def _told(name: str, ours: list[BaseException] | None = None) -> Iterator[None]:
    """Turn a fault of the package into an error of the world; what `ours` raised is left as it is.

    Raises:
        BadInputError: the package is at fault.
    """
    try:
        yield
    except (AnnotatorError, OSError, MemoryError):
        raise
    except (Exception, SystemExit) as error:
        if ours and error in ours:
            raise
        raise BadInputError(
            "the format {name} failed ({why}); update or remove the package it comes with",
            name=shown(name),
            why=shown(f"{type(error).__name__}: {error}", 120),
        ) from error


def _given(made: Callable[[], Iterable[T]], name: str) -> Iterator[T]:
    """What the package gives one by one; what becomes of each is none of its concern."""
    with _told(name):
        each = iter(made())
    while True:
        with _told(name):
            try:
                one = next(each)
            except StopIteration:
                return
        yield one


def _asked(companions: Callable[[Path], Iterable[Path]], name: str) -> Callable[[Path], Iterable[Path]]:
    def asked(path: Path) -> Iterable[Path]:
        with _told(name):
            return list(companions(path))

    return asked


def _checking(check: Checking, name: str) -> Checking:
    def files(target: Path) -> Iterator[Iterable[AnnotatedArticle]]:
        for file in _given(lambda: check(target), name):
            yield _given(partial(iter, file), name)

    return files


@dataclass(frozen=True, slots=True)
class _Importer:
    its: Importer
    name: str
    failed: list[AnnotatorError | OSError] = field(default_factory=list)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether it knows the file; a package that fails at it keeps no other format from the file."""
        try:
            with _told(self.name):
                return bool(self.its.recognises(path, head))
        except (AnnotatorError, OSError) as error:
            if not self.failed:  # Said once, not for each of a thousand files.
                _log.warning("%s", error)
            self.failed.append(error)
            return False

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        return _given(lambda: self.its.read(path, options, tell), self.name)


@dataclass(frozen=True, slots=True)
class _Exporter:
    its: Exporter
    name: str

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        with _told(self.name):
            return self.its.carried(article, scheme, lose)

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        ours: list[BaseException] = []

        def watched() -> Iterator[AnnotatedArticle]:
            try:
                yield from articles
            except Exception as error:
                ours.append(error)
                raise

        with _told(self.name, ours):
            self.its.write(watched(), target, scheme, options)


class _Check:
    def __init__(self, made: Callable[[], Check], name: str) -> None:
        self._name = name
        with _told(name):
            self._its = made()

    def expect(self, article: AnnotatedArticle) -> None:
        with _told(self._name):
            self._its.expect(article)

    def differing(self, target: Path) -> str | None:
        with _told(self._name):
            return self._its.differing(target)
