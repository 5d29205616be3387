"""Articles that every format is tried with: the seed article, and some of the corpora."""

from itertools import islice
from pathlib import Path

from annotator.formats.api import AnnotatedArticle
from annotator.formats.jsonl.reading import read_record
from tests.formats.reading import read


def seed(shared: Path) -> list[AnnotatedArticle]:
    """One real article by two annotators."""
    return read(shared / "seed-article.jsonl")[0]


def some(shared: Path, name: str, n: int = 8) -> list[AnnotatedArticle]:
    """The first articles of one of the corpora."""
    path = shared / "corpora" / f"{name}.jsonl"
    with path.open("rb") as file:
        head = b"".join(islice(file, n))
    return read_lines(head, path)


def read_lines(data: bytes, path: Path) -> list[AnnotatedArticle]:
    """Read native JSONL that is in memory as if it stood in `path`."""
    return [
        read_record(line, path.name, number, path.stem, lambda _finding: None)
        for number, line in enumerate(data.split(b"\n"), start=1)
        if line
    ]
