"""The first records of an export as they would be written, without writing it."""

import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from annotator.formats.api import WriteOptions
from annotator.formats.losing import Losing
from annotator.services.exports.exporting import writable
from annotator.services.exports.languages import words_in
from annotator.services.exports.options import ExportOptions
from annotator.services.exports.places import files_in
from annotator.services.ports.storage import Reading
from annotator.services.progress import UNDISTURBED
from annotator.services.selecting.choosing import chosen_articles, chosen_of

FEW = 3
"""Articles that are written for a look."""
LONGEST = 6000
"""Code points of a file that are shown."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the files of the first articles would hold."""

    articles: int
    """How many there are in all, whatever work is on them."""
    files: tuple[tuple[str, str | None], ...]
    """Names with their beginnings; None where it is no text."""


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
        records = (
            exporter.carried(record, scheme, Losing().lose)
            for record in chosen_articles(read, options.choice, UNDISTURBED, articles)
            if record.text is not None or chosen.textless
        )
        asked = WriteOptions(options.without_text, words=words_in(options.language))
        exporter.write(islice(records, FEW), target, scheme, asked)
        files = [(each, target if target.is_file() else target / each) for each in files_in(target)]
        # What holds annotations comes before what goes along with it.
        files.sort(key=lambda one: not one[0].endswith(chosen.endings[:1]))
        return Preview(len(articles), tuple((each, _beginning(path)) for each, path in files[:40]))


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
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
