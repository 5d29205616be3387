"""Figures of agreement, beside tokenising the texts once and beside the package `krippendorff`."""

import re
from collections.abc import Iterator
from pathlib import Path

import krippendorff
import numpy as np
import orjson
from numpy.typing import NDArray

from annotator.bootstrap import open_workspace
from annotator.domain.agreement.attributes import AttributeColumns
from annotator.domain.agreement.batch import Batch, batch_of
from annotator.domain.agreement.counting import Counting, Layout
from annotator.domain.agreement.measures import alpha
from annotator.domain.agreement.rows import Columns, Work, Worked
from annotator.services.agreement.agreeing import AT_ONCE, agreement
from tests.benchmarks.corpus import LABELS
from tests.benchmarks.measuring import Benchmark, Figure, timed
from tests.benchmarks.projects import corpus_file, named, project

TOKEN = re.compile(r"\w+|[^\w\s]")


def benchmarks(folder: Path, sizes: list[int]) -> Iterator[Benchmark]:
    """All figures, and alpha alone, at every size of the corpus."""
    for articles in sizes:
        yield _all_figures(folder, articles)
        yield _alpha(folder, articles)


def _all_figures(folder: Path, articles: int) -> Benchmark:
    """Ours reads the project, too; the floor has the texts in memory."""
    workspace = open_workspace(project(folder, articles))
    snapshot = workspace.store.snapshot()
    read = snapshot.__enter__()
    texts = [read.text(one.uid) for one in read.articles()]

    def tokenise() -> None:
        for text in texts:
            [found.span() for found in TOKEN.finditer(text)]

    def done() -> None:
        snapshot.__exit__(None, None, None)
        workspace.close()

    return Benchmark(
        (Figure("agreement", 5),),
        named(articles),
        timed(lambda: agreement(read)),
        timed(tokenise),
        rounds=max(3, min(9, 9_000 // articles)),
        done=done,
    )


def _alpha(folder: Path, articles: int) -> Benchmark:
    """Ours begins with annotations, the package with a table of units that is made for it beforehand."""
    layout = Layout(len(LABELS), 0, AttributeColumns([[] for _ in LABELS]))
    batches = _batches(folder, articles)
    tables = [
        np.concatenate([_inside(batch, label) for batch in batches], axis=1) for label in range(len(LABELS))
    ]

    def ours() -> NDArray[np.float64]:
        inside, apart, values = np.zeros(len(LABELS)), np.zeros(len(LABELS)), 0
        for batch in batches:
            counting = Counting(batch, layout)
            both = counting.common(0, 1).sum(axis=0)
            once = counting.inside[0].sum(axis=0) + counting.inside[1].sum(axis=0)
            inside, apart, values = inside + once, apart + once - 2 * both, values + 2 * len(batch.unit_ends)
        return alpha(np.full(len(LABELS), float(values)), inside, apart)

    def package() -> list[float]:
        return [krippendorff.alpha(reliability_data=one, level_of_measurement="nominal") for one in tables]

    if not np.allclose(ours(), package(), rtol=0, atol=1e-6):
        raise RuntimeError("the two do not come to the same")
    return Benchmark(
        (Figure("alpha", 0.1),),
        named(articles),
        timed(ours),
        timed(package),
        rounds=max(3, min(9, 9_000 // articles)),
    )


def _batches(folder: Path, articles: int) -> list[Batch]:
    columns = Columns({name: place for place, name in enumerate(LABELS)}, {})
    with corpus_file(folder, articles).open("rb") as lines:
        worked = [_worked(orjson.loads(line)) for line in lines]
    return [batch_of(worked[at : at + AT_ONCE], columns) for at in range(0, len(worked), AT_ONCE)]


def _worked(article: dict[str, list[dict[str, list[dict[str, int]]]]]) -> Worked:
    works = [
        Work(
            person,
            [
                (str(one["id"]), str(one["label"]), f"[[{one['start']},{one['end']}]]", "{}")
                for one in layer["spans"]
            ],
        )
        for person, layer in enumerate(article["layers"])
    ]
    return Worked(str(article["text"]), works)


def _inside(batch: Batch, label: int) -> NDArray[np.float64]:
    """Of both annotators 1 for each unit inside, 0 for each outside."""
    table = np.zeros((2, len(batch.unit_starts)))
    for row, marks in enumerate(batch.slots):
        fragments, apart = marks.fragments, label * (batch.length + 1)
        for start, end, owner in zip(*fragments, strict=True):
            if marks.label[owner] == label:
                first = np.searchsorted(batch.unit_ends, start - apart, "right")
                table[row, first : np.searchsorted(batch.unit_starts, end - apart)] = 1
    return table
