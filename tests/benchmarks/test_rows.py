"""The rows of the benchmarks are those of the contract, each once; nothing is measured here."""

import ast
from pathlib import Path

import pytest

from annotator.bootstrap import open_workspace
from annotator.services.exports.exporting import ExportOptions, export
from tests.benchmarks import (
    bench_agreement,
    bench_corpora,
    bench_page,
    bench_review,
    bench_saving,
    bench_search,
    bench_start,
    raw_corpus,
)
from tests.benchmarks.measuring import Benchmark, Figure, row
from tests.benchmarks.projects import corpus_file, empty_project

WORKS = {
    *("highlight", "highlight p99", "open", "scroll page", "jump", "resize", "save highlight"),
    *("import jsonl", "export jsonl", "export brat", "export conll", "export csv", "export parquet"),
    *("agreement", "alpha", "list articles", "search", "cold start", "memory", "next disagreement"),
}
MODULES = [bench_agreement, bench_corpora, bench_page, bench_review, bench_saving, bench_search, bench_start]


def test_every_module_is_known_here() -> None:
    there = {path.stem for path in Path(__file__).parent.glob("bench_*.py")}
    assert there == {module.__name__.rpartition(".")[2] for module in MODULES}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_works_are_called_as_in_the_contract(module: object) -> None:
    source = Path(str(getattr(module, "__file__", ""))).read_text("utf-8")
    made = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [node.args[0] for node in made if isinstance(node.func, ast.Name) and node.func.id == "Figure"]
    written = {node.value for node in named if isinstance(node, ast.Constant)}
    assert written <= WORKS
    assert named


def test_a_row_has_the_keys_of_the_contract() -> None:
    made = row(Figure("search", 2), Benchmark((), "x", lambda: 3, lambda: 2), 3, 2)
    assert list(made) == ["work", "size", "unit", "ours", "floor", "ratio", "goal", "met"]


def test_every_small_benchmark_runs_and_no_row_comes_twice(tmp_path: Path) -> None:
    rows: list[tuple[str, str]] = []
    for made in (
        bench_agreement.benchmarks(tmp_path, [2]),
        bench_corpora.benchmarks(tmp_path, [2, 5]),
        bench_saving.benchmarks(tmp_path, [2]),
        bench_search.benchmarks(tmp_path, [2]),
    ):
        for benchmark in made:
            assert benchmark.ours() > 0
            assert benchmark.floor() > 0
            benchmark.done()
            rows += [(figure.work, benchmark.size) for figure in benchmark.figures]
    assert len(rows) == len(set(rows)) == 19


def test_what_the_driver_writes_is_what_the_program_reads(tmp_path: Path) -> None:
    """The floors do the same work: a corpus that went in and out by them is the one that there was."""
    source, raw = corpus_file(tmp_path, 3), empty_project(tmp_path)
    raw_corpus.take_in(source, raw)
    raw_corpus.give_out(raw, tmp_path / "raw.jsonl")
    workspace = open_workspace(raw)
    export(workspace, tmp_path / "ours.jsonl", ExportOptions("jsonl"))
    workspace.close()
    assert (tmp_path / "ours.jsonl").read_bytes() == (tmp_path / "raw.jsonl").read_bytes()
