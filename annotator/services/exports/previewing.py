"""The first records of an export as they would be written, without writing it."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from annotator.domain.article import ArticleKey
from annotator.formats.api import AnnotatedArticle, Format, WriteOptions
from annotator.formats.jsonl.writing import written
from annotator.formats.losing import Losing
from annotator.services.exports.exporting import writable
from annotator.services.exports.languages import words_in
from annotator.services.exports.options import ExportOptions
from annotator.services.ports.reading import Reading
from annotator.services.progress import UNDISTURBED
from annotator.services.selecting.choosing import chosen_articles, chosen_of
from annotator.services.targets import files_in

FEW = 3
"""Articles that are written for a look."""
LONGEST = 6000
"""Code points of a file that are shown."""
_STYLE = re.compile("<style>.*?</style>", re.DOTALL)
"""How a page looks; nobody wants to read it before what the page says."""
_MOST = 40
"""Files of which something is shown."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the files of the first articles would hold."""

    articles: int
    """How many there are in all, whatever work is on them."""
    files: tuple[tuple[str, str | None], ...]
    """Names with their beginnings; None where it is no text."""
    records: str = ""
    """The beginning of what they hold as native JSONL, where no file is a text."""


def preview(read: Reading, options: ExportOptions) -> Preview:
    """Write the first articles to a temporary place, and return what was written.

    Raises:
        BadInputError: as an export does.
    """
    chosen = writable(options)
    exporter = chosen.exporter
    assert exporter is not None  # noqa: S101 -- `writable` has seen to it
    articles = chosen_of(read, options.choice)
    scheme = read.scheme()
    with tempfile.TemporaryDirectory(prefix="annotator-preview-") as place:
        name = "corpus" + (chosen.endings[0] if chosen.target == "file" and chosen.endings else "")
        target = Path(place) / name
        if chosen.target == "folder":
            target.mkdir()
        records = [
            exporter.carried(record, scheme, Losing().lose)
            for record in islice(_holdable(read, options, chosen, articles), FEW)
        ]
        asked = WriteOptions(options.without_text, words=words_in(options.language))
        exporter.write(records, target, scheme, asked)
        files = [(each, target if target.is_file() else target / each) for each in files_in(target)]
        # What holds annotations comes before what goes along with it.
        files.sort(key=lambda one: not one[0].endswith(chosen.endings[:1]))
        shown = tuple((each, _beginning(path)) for each, path in files[:_MOST])
        lines = (written(record, without_text=options.without_text).decode() for record in records)
        return Preview(
            len(articles),
            shown,
            _cut("".join(lines)) if all(text is None for _name, text in shown) else "",
        )


def _holdable(
    read: Reading, options: ExportOptions, chosen: Format, articles: Sequence[ArticleKey]
) -> Iterator[AnnotatedArticle]:
    """The articles that the format can hold: some hold none whose text may not be passed on."""
    for record in chosen_articles(read, options.choice, UNDISTURBED, articles):
        if record.text is not None or chosen.textless:
            yield record


def _beginning(path: Path) -> str | None:
    with path.open("rb") as file:
        head = file.read(LONGEST * 4)
    if b"\0" in head:
        return None
    try:
        text = head.decode()
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return None
        text = head[: error.start].decode()
    return _cut(_STYLE.sub("<style>…</style>", text) if path.suffix == ".html" else text)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
