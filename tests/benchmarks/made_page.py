"""The pages of the benchmarks: made texts of every size with marks all over, and a view to show them in."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.span import Span
from annotator.gui.text.fragment_pointers import FragmentPointers
from annotator.gui.text.marks import Layer, Mark, MarkStyle
from annotator.gui.text.overview import Overview
from annotator.gui.text.view import ArticleView
from tests.benchmarks.corpus import SEED, made_text

LAYER = Layer("annotations", 10)
WIDTH, HEIGHT = 760, 700
_LOOKS = (("#0072B2", "solid"), ("#C25400", "thick"), ("#00795A", "dashed"), ("#A6518A", "dotted"))
_LONGEST = 100


@dataclass(frozen=True)
class Size:
    """A text of so many code points with so many marks."""

    name: str
    length: int
    marks: int
    one_paragraph: bool = False

    @property
    def hard(self) -> bool:
        """Whether it is one of the two that may cost more: a pile of marks, a paragraph without end."""
        return self.one_paragraph or self.marks * 10 > self.length


SIZES = (
    Size("5 KB/50", 5_000, 50),
    Size("50 KB/500", 50_000, 500),
    Size("500 KB/5,000", 500_000, 5_000),
    Size("5 MB/50,000", 5_000_000, 50_000),
    Size("5 KB/5,000", 5_000, 5_000),
    Size("one paragraph of 500 KB/5,000", 500_000, 5_000, one_paragraph=True),
)


class MadePage:
    """An article and its marks, always the same for a size."""

    def __init__(self, size: Size) -> None:
        self._chance = random.Random(SEED)
        text = made_text(self._chance, size.length)
        self.text = text.replace("\n\n", "  ") if size.one_paragraph else text
        self.styles = [_style(colour, underline) for colour, underline in _LOOKS]
        self._names = count()
        self.marks = [self.mark(self.place(), self._chance.randint(3, _LONGEST)) for _ in range(size.marks)]

    def place(self) -> int:
        """A code point anywhere that a mark can begin at."""
        return self._chance.randrange(len(self.text) - _LONGEST)

    def mark(self, start: int, length: int) -> Mark:
        """A new mark of that many code points."""
        name = next(self._names)
        return Mark(f"mark-{name}", (Span(start, start + length),), self.styles[name % len(self.styles)])


def _style(colour: str, underline: str) -> MarkStyle:
    tint = QColor(colour)
    tint.setAlphaF(0.2)
    return MarkStyle(QColor(colour), tint, underline)  # type: ignore[arg-type]


class Painted(QObject):
    """Knows when something of a widget has been painted, and waits for it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count what is about to be painted."""
        if event.type() == QEvent.Type.Paint:
            self.times += 1
        return False

    def after(self, work: Callable[[], object]) -> None:
        """Do something, and return when the paint that it asked for is done."""
        before = self.times
        work()
        for _ in range(1000):
            if self.times > before:
                return
            QApplication.processEvents()
        raise RuntimeError("nothing was painted: the work asks for no repaint")


def dressed_view() -> ArticleView:
    """An empty page as people have it, with all that stands beside the text."""
    view = ArticleView()
    view.set_margin(wanted=True)
    Overview(view)
    FragmentPointers(view)
    return view


def shown_view(page: MadePage, *, marked: bool) -> ArticleView:
    """A view on the page, painted, with or without the marks."""
    view = dressed_view()
    view.resize(WIDTH, HEIGHT)
    view.set_article(page.text, "Made")
    if marked:
        view.set_marks(LAYER, page.marks)
    view.show()
    settle(view)
    return view


def settle(view: QWidget) -> None:
    """Wait until what is done after the first paint is done."""
    QApplication.processEvents()
    overview = view.findChild(Overview)
    while overview is not None and not overview.settled():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
