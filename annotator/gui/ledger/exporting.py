"""Writing the ledger that is shown to a file: a page, a table or JSON, as `annotator ledger` does."""

# ruff: noqa: PLC0415 -- what writes files is loaded when it is used

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from annotator.domain.ledger.rows import Ledger
from annotator.formats.ledger.words import LedgerWords
from annotator.gui.file_writer import FileWriter
from annotator.gui.ledger.items import Shown
from annotator.gui.translation import QT_TRANSLATE_NOOP, counted
from annotator.services.progress import Progress

Writer = Callable[[Ledger, str, LedgerWords], Iterator[str]]
_FORMATS: Final = {
    ".html": QT_TRANSLATE_NOOP("Ledger", "Page with the drawings (*.html)"),
    ".csv": QT_TRANSLATE_NOOP("Ledger", "Table (*.csv)"),
    ".json": QT_TRANSLATE_NOOP("Ledger", "JSON (*.json)"),
}


class LedgerExport(FileWriter):
    """Asks for a file and writes it in the background."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _FORMATS, "Ledger")

    def ask(self, shown: Shown, words: LedgerWords) -> None:
        """Ask where to, and in which format; the file's ending decides, else what is chosen."""
        title = self.tr("Export the ledger")
        self._ask(title, "ledger-export", "ledger", lambda target: self.write(shown, target, words))

    def write(self, shown: Shown, target: Path, words: LedgerWords) -> None:
        """Write it; the ending of the file's name says how."""

        def job(_progress: Progress) -> int:
            from annotator.services.targets import write_target

            write_target(target, pieces_of(shown, target.suffix.casefold(), words))
            return len(shown.ledger.rows)

        self._run(self.tr("Exporting the ledger"), job, lambda rows: self._written(rows, target))

    def _written(self, rows: int, target: Path) -> None:
        words = counted("LedgerExport", "%n rows", rows)
        self.told.emit(self.tr("{what} written to {file}").format(what=words, file=target))


def pieces_of(shown: Shown, ending: str, words: LedgerWords) -> Iterator[str]:
    """The file piece by piece, in the format of an ending."""
    from annotator.formats.ledger.csv import csv_of
    from annotator.formats.ledger.html import html_of
    from annotator.formats.ledger.json import json_of

    if ending == ".csv":
        return csv_of(shown.ledger)
    if ending == ".json":
        return json_of(shown.ledger)
    return html_of(shown.ledger, shown.found.project, words)
