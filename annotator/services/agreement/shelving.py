"""Counts of agreement put on a shelf when the program ends, and taken from it when it starts again."""

import io
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
import orjson
from numpy.lib.npyio import NpzFile
from numpy.typing import NDArray

from annotator.domain.agreement.tallies import Tallies
from annotator.services.ports.reading import Reading

FORM: Final = 1
"""Grows when counts are made otherwise; what has another number is counted again."""
MOST_ENTRIES: Final = 20_000
"""Of more changes since then it is quicker to count again."""
KEPT: Final = 8
"""Projects of which there are counts on the shelf."""
_ABOUT: Final = "about"
_HALF: Final = frozenset(
    {"confusion", "borders", "stretch_work", "stretch_label", "stretch_start", "stretch_end", "border_pair"}
)
"""What is in half the room in memory, too."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """The counts of some articles, for one choice of labels and unit."""

    key: tuple[str, ...]
    """What was chosen."""
    tallies: Tallies
    articles: Sequence[str]
    """The article (`uid`) of each row."""
    sets: Sequence[str]
    """The set (`uid`) of each work."""
    seq: int
    """The journal entry up to which they hold."""
    entry: str
    """Its `uid`, by which one knows that the journal is still the same."""

    @property
    def article_of(self) -> dict[str, str]:
        """The article of each set (`uid`s)."""
        rows = self.tallies.work_article.tolist()
        return {uid: self.articles[row] for uid, row in zip(self.sets, rows, strict=True)}


def entry_at(read: Reading, seq: int) -> str:
    """The `uid` of a journal entry; empty where there is none of that number."""
    found = read.entries(seq - 1, 1) if seq else []
    return found[0].uid if found and found[0].seq == seq else ""


def holds(read: Reading, shelved: Shelved) -> bool:
    """Whether the journal goes on from where the counts were made, and not too far."""
    latest = read.latest()
    if not shelved.seq or not shelved.seq <= latest <= shelved.seq + MOST_ENTRIES:
        return False
    return entry_at(read, shelved.seq) == shelved.entry


def place_of(folder: Path, project: str) -> Path:
    """The file of a project (`uid`)."""
    return folder / f"{project}.agreement"


def put(target: Path, shelved: Shelved) -> None:
    """Write the counts; where that cannot be done they are counted again next time."""
    about = {
        "form": FORM,
        "key": shelved.key,
        "seq": shelved.seq,
        "entry": shelved.entry,
        "articles": list(shelved.articles),
        "sets": list(shelved.sets),
    }
    columns = {one.name: _small(getattr(shelved.tallies, one.name)) for one in fields(Tallies)}
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            columns[_ABOUT] = np.frombuffer(orjson.dumps(about), np.uint8)
            np.savez(file, allow_pickle=False, **columns)
        draft.replace(target)
        _tidy(target.parent)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def taken(source: Path) -> Shelved | None:
    """What is on the shelf; None where nothing is, or nothing that can be used."""
    try:
        with np.load(io.BytesIO(source.read_bytes()), allow_pickle=False) as file:
            return _read(file)
    except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile):
        return None


def _read(file: NpzFile) -> Shelved | None:
    about: Mapping[str, object] = orjson.loads(file[_ABOUT].tobytes())
    if about["form"] != FORM:
        return None
    key, articles, sets = about["key"], about["articles"], about["sets"]
    seq, entry = about["seq"], about["entry"]
    tallies = Tallies(**{one.name: _large(file[one.name], one.name) for one in fields(Tallies)})
    if not (isinstance(key, list) and isinstance(articles, list) and isinstance(sets, list)):
        return None
    if not (isinstance(seq, int) and isinstance(entry, str)):
        return None
    if len(articles) != len(tallies.units) or len(sets) != len(tallies.work_person):
        return None
    return Shelved(tuple(key), tallies, articles, sets, seq, entry)


def _small(values: NDArray[Any]) -> NDArray[Any]:
    """Whole numbers in half the room where they have it."""
    if values.dtype != np.int64 or (values.size and np.abs(values).max() >= 2**31):
        return values
    return values.astype(np.int32)


def _large(values: NDArray[Any], name: str) -> NDArray[Any]:
    return values if values.dtype != np.int32 or name in _HALF else values.astype(np.int64)


def _tidy(folder: Path) -> None:
    """Keep the newest files."""
    some = sorted(folder.glob("*.agreement"), key=lambda one: one.stat().st_mtime)
    for one in some[:-KEPT]:
        one.unlink(missing_ok=True)
