"""The window is there before what only its later use needs: corpora, dialogs, the database library."""

import subprocess
import sys

import pytest

LATER = [
    *("sqlalchemy", "alembic", "charset_normalizer", "click"),
    *(
        "annotator.formats.registry",
        "annotator.services.imports.importing",
        "annotator.services.exports.exporting",
    ),
    *("annotator.gui.library.export_dialog", "annotator.gui.library.details_dialog"),
    *("annotator.gui.help.shortcut_sheet", "annotator.gui.shortcuts", "annotator.gui.help.about"),
    *("annotator.gui.demo", "annotator.gui.tour", "annotator.gui.reading"),
    *("annotator.gui.ledger", "annotator.gui.things", "annotator.gui.labels", "annotator.gui.guidelines"),
    *("annotator.gui.tag_all", "annotator.domain.numbers.reading", "annotator.gui.library.tables"),
    *("lxml", "openpyxl", "pypdfium2", "trafilatura"),
]


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    code = "import sys, annotator.__main__, annotator.gui.app; print(*sys.modules)"
    return set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )


@pytest.mark.parametrize("name", LATER)
def test_it_is_loaded_when_it_is_used(name: str, loaded: set[str]) -> None:
    assert "annotator.gui.main_window" in loaded
    assert name not in loaded
