"""The program as a person starts it; says on standard output when an article is painted.

After as many milliseconds as its argument tells, it says how much memory it takes, and ends.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from annotator.__main__ import main
from annotator.gui.text.surface import PageSurface
from tests.benchmarks.used_memory import used_memory

_stock = PageSurface.paintEvent
_told: list[bool] = []


def _paint(view: PageSurface, event: QPaintEvent) -> None:
    _stock(view, event)
    middle = len(view.text()) // 2
    # The letters come with their marks, in one go.
    if view.text() and not _told and any(view.marks_under(place) for place in range(middle)):
        _told.append(True)
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        QTimer.singleShot(int(sys.argv[1]), _end)


def _end() -> None:
    sys.stdout.write(f"{used_memory()}\n")
    sys.stdout.flush()
    QApplication.closeAllWindows()


PageSurface.paintEvent = _paint  # type: ignore[assignment, method-assign]
sys.exit(main([]))
