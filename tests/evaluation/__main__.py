"""`make accuracy`: prints the tables of every evaluation and puts them into `docs/accuracy.md`.

Each module of `EVALUATIONS` beside this one has a function `tables(corpora)` that yields what it measures on
the corpora in that folder; the document has each table between `<!-- name -->` and `<!-- /name -->`.
"""

import sys
from importlib import import_module
from pathlib import Path

from tests.evaluation.tables import Table, renew

EVALUATIONS = ("numbers",)
HERE = Path(__file__).resolve().parent
CORPORA = HERE.parents[2] / "shared" / "data" / "corpora"
DOCUMENT = HERE.parents[1] / "docs" / "accuracy.md"


def main() -> int:
    """Measure, print, and write the document anew; 1 where the corpora are missing."""
    if not CORPORA.is_dir():
        sys.stderr.write(f"make accuracy: there is no {CORPORA}; put the corpora there\n")
        return 1
    tables: list[Table] = []
    for name in EVALUATIONS:
        for table in import_module(f"tests.evaluation.{name}").tables(CORPORA):
            sys.stdout.write("\n".join((f"\n{table.title}\n", *table.lines(), "")))
            sys.stdout.flush()
            tables.append(table)
    renew(DOCUMENT, tables)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
