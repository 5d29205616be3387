"""The program started until an article is painted, and what it then takes of the memory, in processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from annotator.bootstrap import open_workspace
from annotator.config.loader import save
from annotator.config.paths import HOME, paths
from annotator.config.settings import Person, Settings
from tests.benchmarks.measuring import Benchmark, Figure
from tests.benchmarks.projects import named, project

ROOT = Path(__file__).resolve().parents[2]


SETTLED = "1500"
"""Milliseconds after which nothing more is being read."""


def benchmarks(folder: Path, sizes: list[int]) -> Iterator[Benchmark]:
    """A start on one article and on every size of the corpus; memory where many articles are open."""
    for articles in (1, max(sizes)):
        home, text = _home(folder, articles)
        program, window = ("painted_program",), ("painted_window", str(text))
        yield Benchmark(
            (Figure("cold start", 2),),
            named(articles),
            partial(_time_to_paint, home, *program),
            partial(_time_to_paint, home, *window),
            rounds=5,
        )
        if articles > 1:
            yield Benchmark(
                (Figure("memory", 100),),
                named(articles),
                partial(_memory, home, *program),
                partial(_memory, home, *window),
                rounds=1,
                unit="MB",
            )
        shutil.rmtree(home)


def _home(folder: Path, articles: int) -> tuple[Path, Path]:
    """A person's folders with the corpus as default project, and beside them its first article's text."""
    home = folder / f"home-{articles}"
    os.environ[HOME] = str(home)
    place = paths().default_project
    place.parent.mkdir(parents=True)
    shutil.copyfile(project(folder, articles), place)
    paths().settings.parent.mkdir(parents=True)
    save(paths().settings, Settings(person=Person(name="ana")))
    workspace = open_workspace(place)
    text = workspace.read(lambda read: read.text(read.articles()[0].uid))
    workspace.close()
    beside = folder / "first-article.txt"
    beside.write_text(text, encoding="utf-8", newline="\n")
    return home, beside


def _time_to_paint(home: Path, module: str, *arguments: str) -> float:
    """Milliseconds of this process from the start of another to its word that it has painted."""
    return _start(home, module, "0", *arguments)[0]


def _memory(home: Path, module: str, *arguments: str) -> float:
    """Megabytes that a module takes when it has come to rest."""
    return _start(home, module, SETTLED, *arguments)[1]


def _environment(home: Path) -> dict[str, str]:
    """With compiled modules, as an installed program has them; they are kept beside the person's folders."""
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return known | {HOME: str(home), "PYTHONPYCACHEPREFIX": str(home.parent / "compiled")}


def _start(home: Path, module: str, *arguments: str) -> tuple[float, float]:
    """Start a module of this package; milliseconds until it has painted, and megabytes in the end."""
    begun = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(home),
        cwd=ROOT,
        text=True,
    ) as process:
        if process.stdout is None or process.stdout.readline() != "painted\n":
            process.kill()
            raise RuntimeError(f"{module} painted nothing: {process.communicate()[1]}")
        took = (perf_counter() - begun) * 1000
        return took, float(process.stdout.readline())
