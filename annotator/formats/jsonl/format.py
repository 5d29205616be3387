"""Native JSONL, the format that loses nothing: one article a line, with all its annotation sets."""

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from annotator.domain.errors import BadInputError, NoArticleError
from annotator.domain.label import Scheme
from annotator.formats.api import (
    AnnotatedArticle,
    Format,
    ReadOptions,
    Tell,
    WriteOptions,
)
from annotator.formats.json.heads import member_of
from annotator.formats.jsonl.check import JsonlCheck
from annotator.formats.jsonl.reading import read_record
from annotator.formats.jsonl.writing import written
from annotator.formats.keeping_all import KeepsAll
from annotator.formats.opening import HEAD, name_of, opened, title_from, unreadable
from annotator.formats.remarks import left_out

_OPENING = re.compile(rb'\{\s*"(version"\s*:\s*\d|id"\s*:\s*"[^"]*"\s*,\s*"(title|sha256)")')
"""How a record begins that this program wrote."""


class JsonlImporter:
    """Reads native JSONL line by line; the memory holds one article at a time."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the first record is an article with layers; other formats keep a record a line, too.

        A `.jsonl` file that is no JSON is taken as well, to be told so.
        """
        first = head.removeprefix(codecs.BOM_UTF8).lstrip()
        if not first.startswith(b"{"):
            return path.suffix.lower() == ".jsonl" and not first.startswith(b"[")
        if member_of(path, head):
            return member_of(path, head) == "jsonl"
        if _OPENING.match(first):
            return True
        line, end, _ = first.partition(b"\n")
        return path.suffix.lower() == ".jsonl" and (bool(end) or len(head) < HEAD) and not _is_json(line)

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
                tell(left_out(error))
                continue
            yield article
        if not found:
            raise NoArticleError(
                "{where}: there is no article in the file; give one with an article a line", where=name
            )


class JsonlExporter(KeepsAll):
    """Writes native JSONL line by line."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles to a file."""
        del scheme
        with target.open("wb") as file:
            for article in articles:
                file.write(written(article, without_text=options.without_text))


def _is_json(line: bytes) -> bool:
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    with opened(path) as file:
        try:
            for number, line in enumerate(file, start=1):
                yield number, (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip()
        except OSError as error:
            raise unreadable(path, error) from error


FORMAT = Format(
    name="jsonl",
    title="Native JSONL",
    endings=(".jsonl",),
    target="file",
    loses=(),
    importer=JsonlImporter(),
    exporter=JsonlExporter(),
    textless=True,
    quick_check=JsonlCheck,
)
