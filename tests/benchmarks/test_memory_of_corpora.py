"""What `make corpora-memory` does, with few articles: nothing is measured here."""

from pathlib import Path

import pytest

from annotator.formats.registry import OURS
from tests.benchmarks.memory_of_corpora import Cost, Work, costs, named, row, works


def test_every_format_is_among_the_works() -> None:
    named = {work.export[1] for work in works() if work.export}
    assert named == set(OURS) - {"text"}
    assert any(work.documents for work in works())


@pytest.mark.parametrize("name", ["jsonl without text", "text: csv"])
def test_a_work_runs_and_leaves_its_projects(name: str, tmp_path: Path) -> None:
    (work,) = (work for work in works() if work.name == name)
    found = dict(costs(work, tmp_path, 2))
    assert list(found) == ([f"export {name}"] if work.export else []) + [f"import {name}"]
    assert all(cost.memory > 10 and cost.seconds > 0 for cost in found.values())
    assert all(path.name.startswith(("corpus-2", "empty")) for path in tmp_path.iterdir())


def test_works_are_chosen_by_name_or_by_a_word() -> None:
    assert [work.name for work in named(["jsonl"])] == ["jsonl"]
    assert [work.name for work in named(["sidecar", "csv"])] == [
        "csv",
        "brat and a sidecar",
        "conll and a sidecar",
    ]
    assert named([]) == list(works())


def test_what_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="not-there"):
        list(costs(Work("one", ("--format", "not-there")), tmp_path, 2))


def test_a_row_tells_what_grows() -> None:
    line = row("export x", (10, 110), Cost(50.0, 1.0), Cost(50.1, 22.0))
    assert " ".join(line.split()) == "export x 50 MB 50 MB 1,000 B 100.00 ms 200.00 ms 2.00x"
