"""Native JSONL, the format that loses nothing: one article a line, with all its annotation sets."""

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.label import Scheme
from annotator.formats.api import (
    REFUSED,
    AnnotatedArticle,
    Finding,
    Format,
    Lose,
    ReadOptions,
    Tell,
    WriteOptions,
)
from annotator.formats.jsonl_reading import read_record
from annotator.formats.jsonl_writing import written
from annotator.formats.opening import HEAD, name_of, opened, title_from, unreadable

_OPENING = re.compile(rb'\{\s*"(version"\s*:\s*\d|id"\s*:\s*"[^"]*"\s*,\s*"(title|sha256)")')
"""How a record begins that this program wrote."""


class JsonlImporter:
    """Reads native JSONL line by line; the memory holds one article at a time."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the first line is an article with layers; a `.jsonl` file that is no JSON is told so here.

        Other formats keep a record a line, too, so the ending alone says nothing. Of a line that is longer
        than the head, the keys that can be seen decide.
        """
        first = head.removeprefix(codecs.BOM_UTF8).lstrip()
        if not first.startswith(b"{"):
            return path.suffix.lower() == ".jsonl" and not first.startswith(b"[")
        line, end, _ = first.partition(b"\n")
        if not end and len(head) >= HEAD:
            return _OPENING.match(first) is not None or b'"layers"' in line
        try:
            record = orjson.loads(line)
        except orjson.JSONDecodeError:
            return path.suffix.lower() == ".jsonl"
        return isinstance(record, dict) and "layers" in record

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles of a file one by one; lines end with LF and with nothing else."""
        name, title = name_of(path), title_from(path)
        found = False
        for number, line in _lines(path):
            if not line:
                continue
            found = True
            try:
                article = read_record(line, name, number, title, tell)
            except BadInputError as error:
                if not options.keep_going:
                    raise
                tell(_finding(error))
                continue
            yield article
        if not found:
            raise BadInputError(
                "{where}: there is no article in the file; give one with an article a line", where=name
            )


class JsonlExporter:
    """Writes native JSONL line by line."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article: nothing is lost."""
        del scheme, lose
        return article

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles to a file."""
        del scheme
        with target.open("wb") as file:
            for article in articles:
                file.write(written(article, without_text=options.without_text))


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    with opened(path) as file:
        try:
            for number, line in enumerate(file, start=1):
                yield number, (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip()
        except OSError as error:
            raise unreadable(path, error) from error


def _finding(error: BadInputError) -> Finding:
    where = error.facts.get("where")
    why = Phrase(error.template.removeprefix("{where}: "), **error.facts)
    return Finding(where if isinstance(where, str) else "", REFUSED, {"why": why})


FORMAT = Format(
    name="jsonl",
    title="Native JSONL",
    endings=(".jsonl",),
    target="file",
    loses=(),
    importer=JsonlImporter(),
    exporter=JsonlExporter(),
    textless=True,
)
