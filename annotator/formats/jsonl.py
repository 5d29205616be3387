"""Native JSONL, the format that loses nothing: one article a line, with all its annotation sets."""

import codecs
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.label import Scheme
from annotator.formats.api import (
    REFUSED,
    AnnotatedArticle,
    Finding,
    Format,
    Loss,
    ReadOptions,
    Tell,
    WriteOptions,
)
from annotator.formats.jsonl_reading import read_record
from annotator.formats.jsonl_writing import written
from annotator.formats.opening import name_of, opened, title_from, unreadable


class JsonlImporter:
    """Reads native JSONL line by line; the memory holds one article at a time."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the first line looks like an article with layers, or the file is called `.jsonl`."""
        first = head.removeprefix(codecs.BOM_UTF8).lstrip()
        if path.suffix.lower() == ".jsonl":
            return True
        return first.startswith(b"{") and b'"layers"' in first and b'"spans"' in first

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

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> Sequence[Loss]:
        """Write articles to a file; nothing is lost, so there is nothing to tell."""
        del scheme
        with target.open("wb") as file:
            for article in articles:
                file.write(written(article, without_text=options.without_text))
        return ()


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
)
