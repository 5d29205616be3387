"""The figures on numbers, kept from falling, and that `docs/accuracy.md` has them as they are."""

from pathlib import Path

import pytest

from tests.evaluation import numbers
from tests.evaluation.tables import Table, share, with_tables

FLOORS = {
    "measeval": {"read": 99.0, "bound": 97.9, "value": 99.0, "unit": 98.4, "all": 97.0},
    "gum-wikinews": {"read": 99.5, "bound": 99.5, "value": 99.5, "unit": 96.5, "all": 96.5},
    "recognizers-text": {"read": 95.5, "bound": 95.5, "value": 93.5, "unit": 94.0, "all": 92.5},
}
"""In per cent: a little under what was measured."""


@pytest.mark.parametrize("corpus", FLOORS)
def test_figures_do_not_fall(corpus: str, shared_data: Path) -> None:
    cases = [case for case in numbers.cases(corpus, shared_data / "corpora") if case.key is not None]
    for facet, floor in FLOORS[corpus].items():
        right = sum(case.right(facet) for case in cases)
        assert 100 * right / len(cases) >= floor, facet


def test_the_document_says_what_is_measured(shared_data: Path) -> None:
    document = (Path(__file__).parents[2] / "docs" / "accuracy.md").read_text(encoding="utf-8")
    tables = list(numbers.tables(shared_data / "corpora"))
    for table in tables:
        assert f"<!-- {table.name} -->" in document
    assert with_tables(document, tables) == document, "run `make accuracy`"


ROWS = (("all", "2", share(1, 2)), ("none", "0", share(0, 0)))
MARKDOWN = """\
| kind |   n |  right |
| ---- | --: | -----: |
| all  |   2 | 50.0 % |
| none |   0 |      – |"""


def test_a_table_is_put_in_its_place_and_no_other() -> None:
    table = Table("some", "Some", ("kind", "n", "right"), ROWS)
    document = "before\n<!-- some -->\nold\n<!-- /some -->\nafter\n<!-- other -->\nkept\n<!-- /other -->\n"
    put = f"<!-- some -->\n\n{MARKDOWN}\n\n<!-- /some -->"
    assert with_tables(document, [table]) == document.replace("<!-- some -->\nold\n<!-- /some -->", put)
