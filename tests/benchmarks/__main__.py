"""`make bench`: runs every benchmark, prints one table and writes `build/bench.json`.

Each module `bench_*.py` beside this one has a function `benchmarks(folder, sizes)` that yields what it
measures, made when it is asked for; `folder` is for its files, `sizes` says how large the corpora are.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from tests.benchmarks.measuring import Benchmark, Row, measured

HERE = Path(__file__).resolve().parent
RESULT = HERE.parents[1] / "build" / "bench.json"
LINE = "{:<20} {:>30} {:>11} {:>11} {:>8} {:>8}  {}"

Made = Callable[[Path, list[int]], Iterator[Benchmark]]


def found(words: list[str]) -> Iterator[Made]:
    """The benchmarks of each module whose name has one of the words, of all where there are none."""
    for path in sorted(HERE.glob("bench_*.py")):
        if not words or any(word in path.stem for word in words):
            made: Made = import_module(f"tests.benchmarks.{path.stem}").benchmarks
            yield made


def shown(row: Row) -> str:
    """One line of the table."""
    unit = row["unit"]
    ratio, goal = (
        (f"+{row['ours'] - row['floor']:.0f}", f"+{row['goal']:.0f}")
        if row["ratio"] is None
        else (f"{row['ratio']:.2f}x", f"{row['goal']:g}x")
    )
    return LINE.format(
        row["work"],
        row["size"],
        f"{row['ours']:.2f} {unit}",
        f"{row['floor']:.2f} {unit}",
        ratio,
        goal,
        "" if row["met"] else "missed",
    )


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run what is asked for; a goal that is missed is no failure."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measures against floors.")
    parser.add_argument("words", nargs="*", help="only modules with one of these words in their names")
    parser.add_argument(
        "--articles", type=int, nargs="+", default=[1000, 10_000], help="sizes of the corpora (1000 10000)"
    )
    asked = parser.parse_args()
    rows: list[Row] = []
    tell(LINE.format("work", "size", "ours", "floor", "ratio", "goal", "").rstrip())
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as folder:
        for made in found(asked.words):
            for benchmark in made(Path(folder), asked.articles):
                for row in measured(benchmark):
                    rows.append(row)
                    tell(shown(row).rstrip())
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8", newline="\n")
    missed = sum(not row["met"] for row in rows)
    tell(f"{len(rows)} figures, {missed} of them miss their goal; written to build/bench.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
