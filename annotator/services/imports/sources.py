"""What there is to import: files as they are named, and the files in folders."""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import AnnotatorError, BadInputError
from annotator.domain.text import sha256_of
from annotator.formats.api import Format, ReadOptions
from annotator.formats.opening import read_head
from annotator.formats.registry import format_named

MANIFEST = ".manifest.json"
"""How the companion of an export ends; it is no article."""
SIDECAR = ".sidecar.jsonl"
"""How the file ends that holds what the format of an export could not carry."""
DATASHEETS = (".datasheet.md", ".datasheet.html")
BESIDE = (MANIFEST, SIDECAR, *DATASHEETS)
"""How the companions of an export end; none is an article."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read; there may be very many, and a path takes much more room than a name."""

    folder: Path
    """The one that was named, or in which the file is that was."""
    name: str
    """As messages call it: relative to that folder."""
    size: int
    """Bytes."""
    found: bool
    """Found in a folder rather than named; a file of no known format is then passed over with a remark."""

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.folder / self.name


def sources_in(paths: Sequence[Path]) -> list[Source]:
    """List the files that paths stand for, folders walked in order of names, hidden files left out.

    Raises:
        BadInputError: a path is not there, or a folder has no file at all.
    """
    result: list[Source] = []
    for path in paths:
        _assert_nameable(path)
        if path.is_dir():
            result.extend(_in_folder(path))
        elif path.is_file():
            result.append(Source(path.parent, path.name, path.stat().st_size, found=False))
        elif path.exists():
            raise BadInputError("{path} is neither a file nor a folder; choose texts or corpora", path=path)
        else:
            raise BadInputError("there is no {path}; check the name", path=path)
    return result


def _assert_nameable(path: Path) -> None:
    """Refuse what the system does not even look for, such as a name that is too long."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise BadInputError("{path} cannot be read ({why}); check the name", path=path, why=why) from error


def _in_folder(folder: Path, *, may_be_empty: bool = False) -> list[Source]:
    sources: list[Source] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place) / name
            if name.startswith(".") or name.endswith(BESIDE) or not path.is_file():
                continue
            inside = str(path.relative_to(folder))
            sources.append(Source(folder, inside, path.stat().st_size, found=True))
    if not sources and not may_be_empty:
        raise BadInputError("there is no text in the folder {folder}; choose one with texts", folder=folder)
    return sources


def files_of(chosen: Format, target: Path) -> list[Path]:
    """The files of a target of that format that its importer is to be given, in the order of their names.

    Raises:
        BadInputError: the target cannot be read.
    """
    if chosen.importer is None or target.is_file():
        return [target]
    found = (source.path for source in _in_folder(target, may_be_empty=True))
    mine = [path for path in found if chosen.importer.recognises(path, read_head(path))]
    along = {str(each) for path in mine for each in chosen.companions(path)}
    return [path for path in mine if str(path) not in along]


def texts_beside(paths: Sequence[Path], wanted: Collection[str], encoding: str) -> Iterator[tuple[str, str]]:
    """The texts that lie beside files which left them out, each with the SHA-256 of its canonical form."""
    reader = format_named("text").importer
    if reader is None:
        return
    for folder in dict.fromkeys(path.parent for path in paths if path.is_file()):
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() not in {".txt", ".text", ".md"} or not path.is_file():
                continue
            try:
                for record in reader.read(path, ReadOptions(encoding=encoding), lambda _finding: None):
                    if record.text is not None and sha256_of(record.text) in wanted:
                        yield record.sha256, record.text
            except (AnnotatorError, OSError):
                # A neighbour that cannot be read was not asked for.
                continue
