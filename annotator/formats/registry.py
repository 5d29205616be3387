"""All formats by name: ours and those of other packages, found alike by entry points and loaded when used."""

import logging
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.formats.api import Format
from annotator.formats.foreign import foreign
from annotator.formats.opening import name_of, read_head
from annotator.formats.texts.kinds import refuse_unread
from annotator.formats.wording import shown

GROUP = "annotator.formats"
OURS = {
    "text": "annotator.formats.texts.importer:FORMAT",
    "jsonl": "annotator.formats.jsonl.format:FORMAT",
    "brat": "annotator.formats.brat.format:FORMAT",
    "doccano": "annotator.formats.doccano.format:FORMAT",
    "label-studio": "annotator.formats.label_studio.format:FORMAT",
    "prodigy": "annotator.formats.prodigy.format:FORMAT",
    "argilla": "annotator.formats.argilla.format:FORMAT",
    "xmi": "annotator.formats.uima.xmi:FORMAT",
    "cas-json": "annotator.formats.uima.cas_json:FORMAT",
    "webanno-tsv": "annotator.formats.webanno.format:FORMAT",
    "conll": "annotator.formats.conll.format:FORMAT",
    "csv": "annotator.formats.tables.csv_format:FORMAT",
    "xlsx": "annotator.formats.tables.xlsx_format:FORMAT",
    "parquet": "annotator.formats.tables.parquet_format:FORMAT",
    "spacy": "annotator.formats.docbin.exporting:FORMAT",
    "hf-dataset": "annotator.formats.hugging_face.exporting:FORMAT",
    "web-annotation": "annotator.formats.web_annotation.format:FORMAT",
    "tei": "annotator.formats.tei.format:FORMAT",
    "refi-qda": "annotator.formats.refi.format:FORMAT",
    "attribution": "annotator.formats.attribution.format:FORMAT",
    "html": "annotator.formats.pages.format:FORMAT",
}
"""The formats of this package, the same as in `pyproject.toml`: a plain checkout has no entry points."""

_log = logging.getLogger(__name__)


@cache
def _entries() -> dict[str, EntryPoint]:
    entries = {name: EntryPoint(name, value, GROUP) for name, value in OURS.items()}
    for entry in entry_points(group=GROUP):
        entries.setdefault(entry.name, entry)
    return entries


@cache
def _loaded(name: str) -> Format:
    """Load one format.

    Raises:
        BadInputError: where another package's format does not load or is none.
    """
    entry = _entries()[name]
    try:
        found = entry.load()
    except (Exception, SystemExit) as error:
        if name in OURS:
            raise
        raise BadInputError(
            "the format {name} cannot be loaded ({why}); update or remove the package it comes with",
            name=shown(name),
            why=shown(str(error) or type(error).__name__, 120),
        ) from error
    if not isinstance(found, Format):
        raise BadInputError(
            "the format {name} is none that this program understands; update or remove its package",
            name=shown(name),
        )
    return found if name in OURS else foreign(found, name)


def names() -> list[str]:
    """Return the names of all formats, ours first, without loading any."""
    return list(_entries())


def formats() -> dict[str, Format]:
    """Return all formats by name, ours first; one of another package that does not load is left out."""
    result: dict[str, Format] = {}
    for name in _entries():
        try:
            result[name] = _loaded(name)
        except BadInputError as error:
            _log.warning("%s", error)
    return result


def format_named(name: str) -> Format:
    """Return the format of that name; nothing but this one is loaded.

    Raises:
        BadInputError: naming the formats that there are.
    """
    if name not in _entries():
        raise BadInputError(
            "there is no format named {name}; the formats are: {known}",
            name=shown(name),
            known=", ".join(names()),
        )
    return _loaded(name)


def recognise(path: Path) -> Format:
    """Return the format of a file, by its first 64 KiB and its ending; one with a fitting ending wins.

    Raises:
        BadInputError: where the file cannot be read or no format knows it.
    """
    head = read_head(path)
    importing = [one for one in formats().values() if one.importer]
    ending = path.name.casefold()
    importing.sort(key=lambda one: (not ending.endswith(one.endings), one.name == "text"))
    for one in importing:
        if one.importer and one.importer.recognises(path, head):
            return one
    if ending.endswith(".jsonl"):
        return _loaded("jsonl")
    refuse_unread(path)
    raise BadInputError(
        "{where}: no format knows this file; name its format (--format {known}), or save it as plain text",
        where=name_of(path),
        known="|".join(one.name for one in importing),
    )
