"""Which files of an import are tables of texts, whose columns a person should look at first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.formats.opening import read_head
from annotator.formats.registry import recognise
from annotator.formats.texts.kinds import CSV, JSON, TABLES, XLSX, kind_of
from annotator.formats.texts.looks import may_be_json_table
from annotator.formats.texts.samples import Sample, same_table, sample_of
from annotator.services.imports.sources import sources_in
from annotator.services.progress import UNDISTURBED, Progress

_MOST = 200
"""Tables that are looked at; of more, the rest is read by what columns are usually called."""


@dataclass(slots=True)
class TableToMap:
    """A table, and the others that have the same columns."""

    sample: Sample
    paths: list[Path] = field(default_factory=list)
    """All files that one choice serves, this one first."""


def tables_among(paths: Sequence[Path], progress: Progress = UNDISTURBED) -> list[TableToMap]:
    """List the tables of texts among what is to be imported, those with the same columns together.

    What cannot be read is left to the import, which says why.
    """
    found: list[TableToMap] = []
    try:
        sources = [one for one in sources_in(paths) if kind_of(one.path) in TABLES]
    except BadInputError:
        return []
    looked_at = 0
    for number, source in enumerate(sources):
        progress(number, len(sources))
        if looked_at < _MOST and _is_table(source.path, named=not source.found):
            looked_at += 1
            _sort_in(source.path, found)
    return found


def may_have_tables(paths: Sequence[Path]) -> bool:
    """Whether it is worth looking: a folder, or a file that is called like a table."""
    return any(kind_of(path) in TABLES or path.is_dir() for path in paths)


def _sort_in(path: Path, found: list[TableToMap]) -> None:
    try:
        sample = sample_of(path)
    except BadInputError:
        return
    for one in found:
        if same_table(one.sample, sample):
            one.paths.append(path)
            return
    found.append(TableToMap(sample, [path]))


def _is_table(path: Path, *, named: bool) -> bool:
    """Whether a file is a table of texts, or one that a person named and that no other format knows."""
    try:
        known = recognise(path)
    except BadInputError:
        return named and kind_of(path) in {CSV, XLSX}
    if known.name == "text":
        return True
    try:
        # Native JSONL is what is left where no other format knows an object.
        return (
            named and known.name == "jsonl" and kind_of(path) == JSON and may_be_json_table(read_head(path))
        )
    except BadInputError:
        return False
