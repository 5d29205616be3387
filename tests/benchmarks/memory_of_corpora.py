"""Memory and time of every format at two sizes of the made corpus: neither may grow with it out of turn.

Each export and each import (into an empty project) runs as the command line runs it, in a process of its
own, but for one thing: SQLite, which may keep 256 MiB of the pages that it changes (see decision 9), gets 2
of them, for that grows until it is full and would hide everything else. The table shows the largest resident
set at both sizes, how many bytes more that is for each further article, and the time of the processor for
each article at both sizes, which shows what grows with the square.
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import bulk_of_documents, corpus
from tests.benchmarks.projects import empty_project, project
from tests.benchmarks.used_memory import most_memory

ALONE = "--alone"
SHORT = (corpus.LENGTH // 10, corpus.ANNOTATIONS // 10)
"""Code points of an article, and annotations of one annotator, where they are short."""
LINE = "{:<34} {:>9} {:>9} {:>12} {:>10} {:>10} {:>8}"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run came to."""

    memory: float
    """Megabytes at most."""
    seconds: float
    """Of the processor, helping processes included."""


@dataclass(frozen=True, slots=True)
class Work:
    """An export, perhaps brought in again, or documents brought in."""

    name: str
    export: tuple[str, ...] = ()
    """What stands behind `annotator export PROJECT TARGET`; empty where documents are brought in."""
    back: tuple[str, ...] | None = None
    """What stands behind `annotator import PROJECT TARGET`; None where it is not brought in again."""
    into_texts: bool = False
    """Whether it is brought into a project that has the texts, instead of an empty one."""
    documents: str = ""
    """The kind of documents that are brought in."""


def works() -> Iterator[Work]:
    """Every format there is, what else an export can be asked for, and every kind of documents."""
    from annotator.formats.registry import formats  # noqa: PLC0415 -- the process that measures does without

    for name, one in formats().items():
        if one.exporter is not None:
            yield Work(name, ("--format", name), () if one.importer is not None else None)
    yield Work("jsonl without text", ("--format", "jsonl", "--without-text"), (), into_texts=True)
    yield Work("brat and a sidecar", ("--format", "brat", "--on-loss", "sidecar"), ())
    yield Work("conll and a sidecar", ("--format", "conll", "--on-loss", "sidecar"), ())
    yield Work("jsonl in three parts", ("--format", "jsonl", "--split", "80/10/10"))
    yield Work("jsonl and a datasheet", ("--format", "jsonl", "--datasheet"))
    yield Work("jsonl of the majority", ("--format", "jsonl", "--layer", "majority"))
    yield Work("jsonl of nobody's name", ("--format", "jsonl", "--anonymous"))
    for kind in bulk_of_documents.KINDS:
        yield Work(f"text: {kind}", documents=kind)


def named(words: Sequence[str]) -> list[Work]:
    """The works that are called so, or have the word in their names where none is; all without words."""
    known = list(works())
    names = {work.name for work in known}
    return [
        work
        for work in known
        if not words
        or work.name in words
        or any(word in work.name.split() for word in words if word not in names)
    ]


def measured(words: Sequence[object]) -> Cost:
    """Run the command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.memory_of_corpora", ALONE, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"annotator {' '.join(map(str, words))}\n{done.stderr}")
    memory, seconds = json.loads(done.stdout.splitlines()[-1])
    return Cost(memory, seconds)


def alone(words: list[str]) -> int:
    """Do what the command line does, and print what it took as the last line."""
    # Only here the program is loaded.
    from annotator.__main__ import main as annotator  # noqa: PLC0415
    from annotator.storage.project_file import ProjectFile  # noqa: PLC0415

    connect = ProjectFile.connect

    def with_few_pages(self: ProjectFile, *, write: bool, foreign_keys: bool = True) -> sqlite3.Connection:
        connection = connect(self, write=write, foreign_keys=foreign_keys)
        connection.execute("PRAGMA cache_size=-2000")
        return connection

    ProjectFile.connect = with_few_pages  # type: ignore[method-assign]
    status = annotator(words)
    times = os.times()
    seconds = times.user + times.system + times.children_user + times.children_system
    sys.stdout.write(json.dumps([most_memory(), seconds]) + "\n")
    return status


def costs(work: Work, folder: Path, articles: int) -> Iterator[tuple[str, Cost]]:
    """Do a work with so many articles; what is written for it goes afterwards."""
    into, target = folder / "into.annotator", folder / f"corpus.{work.export[1] if work.export else 'texts'}"
    try:
        if work.documents:
            source, more = bulk_of_documents.KINDS[work.documents](folder, articles)
            shutil.copyfile(empty_project(folder), into)
            yield f"import {work.name}", measured(["import", into, source, *more])
            return
        whole = project(folder, articles)
        yield f"export {work.name}", measured(["export", whole, target, *work.export])
        if work.back is not None:
            shutil.copyfile(whole if work.into_texts else empty_project(folder), into)
            yield f"import {work.name}", measured(["import", into, target, *work.back])
    finally:
        for path in (into, *folder.glob("corpus.*"), *folder.glob("documents*")):
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def row(name: str, sizes: Sequence[int], few: Cost, many: Cost) -> str:
    """One line of the table."""
    each_of_few, each_of_many = few.seconds / sizes[0], many.seconds / sizes[1]
    grown = (many.memory - few.memory) * 1e6 / (sizes[1] - sizes[0])
    return LINE.format(
        name,
        f"{few.memory:.0f} MB",
        f"{many.memory:.0f} MB",
        f"{grown:,.0f} B",
        f"{each_of_few * 1000:.2f} ms",
        f"{each_of_many * 1000:.2f} ms",
        f"{each_of_many / each_of_few:.2f}x",
    )


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def run(chosen: Sequence[Work], folder: Path, sizes: Sequence[int], told: Callable[[str], None]) -> None:
    """Do works at both sizes, and tell a line of each step."""
    told(LINE.format("", *(f"{n:,}" for n in sizes), "an article", *(f"of {n:,}" for n in sizes), "grows"))
    for work in chosen:
        few, many = (dict(costs(work, folder, articles)) for articles in sizes)
        for name, cost in few.items():
            told(row(name, sizes, cost, many[name]))


def main() -> int:
    """Run what is asked for and print the table."""
    if sys.argv[1:2] == [ALONE]:
        return alone(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="memory_of_corpora", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "words", nargs="*", help="only works that are called so, or have the word in their names"
    )
    parser.add_argument("--articles", type=int, nargs=2, default=[1000, 10_000], help="both sizes")
    parser.add_argument(
        "--short",
        action="store_true",
        help="articles of a tenth of the length and annotations: in a tenth of the time it shows what grows "
        "with the number of articles",
    )
    parser.add_argument("--folder", type=Path, help="where projects of the corpus are kept for another run")
    asked = parser.parse_args()
    chosen = named(asked.words)
    with tempfile.TemporaryDirectory(prefix="annotator-memory-") as place:
        # Projects of short articles are others.
        folder = (asked.folder or Path(place)) / ("short" if asked.short else ".")
        folder.mkdir(exist_ok=True)
        for articles in asked.articles if asked.short else ():
            corpus.write(folder / f"corpus-{articles}.jsonl", articles, *SHORT)
        run(chosen, folder, asked.articles, tell)
    return 0


if __name__ == "__main__":
    sys.exit(main())
