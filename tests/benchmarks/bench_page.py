"""The page with marks beside the same page without: highlighting, opening, scrolling, jumping, resizing."""

import gc
import random
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.domain.span import Span
from annotator.gui.app import make_application
from annotator.gui.text.view import ArticleView
from tests.benchmarks.corpus import SEED
from tests.benchmarks.made_page import (
    HEIGHT,
    LAYER,
    SIZES,
    WIDTH,
    MadePage,
    Painted,
    Size,
    dressed_view,
    settle,
    shown_view,
)
from tests.benchmarks.measuring import Benchmark, Figure, Sample, p99, timed

HIGHLIGHTS = 100
"""Samples of one highlight: enough for the slowest in a hundred to be told."""


def benchmarks(folder: Path, sizes: list[int]) -> Iterator[Benchmark]:
    """Every work of the page at every size of a text; the sizes of corpora do not matter here."""
    del folder, sizes
    make_application()
    for size in SIZES:
        page = MadePage(size)
        # The collector runs before each sample and need not look through the marks each time.
        gc.collect()
        gc.freeze()
        yield _open(size, page)
        marked, bare = shown_view(page, marked=True), shown_view(page, marked=False)
        figures = (Figure("highlight", 4 if size.hard else 1.5), Figure("highlight p99", 3, p99))
        yield Benchmark(figures, size.name, _highlight(page, marked), _repaint(page, bare), rounds=HIGHLIGHTS)
        for work, moving in (("scroll page", _scroll), ("jump", _jump), ("resize", _resize)):
            yield Benchmark(
                (Figure(work, 1.5),), size.name, moving(page, marked), moving(page, bare), rounds=15
            )
        for view in (marked, bare):
            view.close()
            view.deleteLater()
        QApplication.processEvents()
        gc.unfreeze()


def _highlight(page: MadePage, view: ArticleView) -> Sample:
    """From the key to the paint: the mark is put and chosen, the selection goes."""
    chance, painted = random.Random(SEED), Painted(view.viewport())

    def sample() -> float:
        _look_elsewhere(page, view, chance)
        lines = list(view.lines.shown())
        line = lines[chance.randrange(len(lines) // 4, len(lines) * 3 // 4)]
        while line.end - line.start < 10:
            line = chance.choice(lines)
        mark = page.mark(line.start + chance.randrange(line.end - line.start - 5), chance.randint(3, 60))
        view.select(mark.fragments[0])
        view.repaint()
        QApplication.processEvents()

        def key() -> None:
            view.put_mark(LAYER, mark)
            view.choose(mark.key)
            view.clear_selection()

        cost = timed(lambda: painted.after(key))()
        view.choose(None)
        view.remove_mark(LAYER, mark.key)
        QApplication.processEvents()
        return cost

    return sample


def _repaint(page: MadePage, view: ArticleView) -> Sample:
    """The floor of a highlight: the whole view painted again."""
    chance, painted = random.Random(SEED), Painted(view.viewport())

    def sample() -> float:
        _look_elsewhere(page, view, chance)
        return timed(lambda: painted.after(view.viewport().update))()

    return sample


def _look_elsewhere(page: MadePage, view: ArticleView, chance: random.Random) -> None:
    view.restore_place(chance.randrange(len(page.text)))
    QApplication.processEvents()


def _open(size: Size, page: MadePage) -> Benchmark:
    """From a text and its marks to the first paint, in a view that is there already."""
    ours, floor = dressed_view(), QPlainTextEdit()
    floor.setReadOnly(True)
    for view in (ours, floor):
        view.resize(WIDTH, HEIGHT)
        view.show()
    QApplication.processEvents()

    def fill() -> None:
        ours.set_article(page.text, "Made")
        ours.set_marks(LAYER, page.marks)

    def opened(view: QPlainTextEdit, work: Callable[[], object]) -> Sample:
        painted = Painted(view.viewport())

        def sample() -> float:
            cost = timed(lambda: painted.after(work))()
            # The overview counts the marks after the paint, which must not fall into the floor's sample.
            settle(view)
            # Letting go of a long text takes long, too, and is no part of opening the next.
            view.setPlainText("")
            QApplication.processEvents()
            return cost

        return sample

    def done() -> None:
        for view in (ours, floor):
            view.close()
            view.deleteLater()
        QApplication.processEvents()

    return Benchmark(
        (Figure("open", 3),),
        size.name,
        opened(ours, fill),
        opened(floor, lambda: floor.setPlainText(page.text)),
        rounds=9,
        done=done,
    )


def _scroll(page: MadePage, view: ArticleView) -> Sample:
    """A page on; from the start again where there is no more."""
    painted = Painted(view.viewport())
    view.restore_place(0)

    def sample() -> float:
        bar = view.verticalScrollBar()
        if bar.value() + view.height() // 20 > bar.maximum():
            view.restore_place(0)
            QApplication.processEvents()
        return timed(lambda: painted.after(lambda: view.scroller.page_by(1)))()

    return sample


def _jump(page: MadePage, view: ArticleView) -> Sample:
    """To a place far from the one before."""
    chance, painted = random.Random(SEED), Painted(view.viewport())
    ends = cycle((0, len(page.text) // 2))

    def sample() -> float:
        start = next(ends) + chance.randrange(len(page.text) // 2 - 20)
        while not view.rect_of(Span(start, start + 10)).isEmpty() and view.scroller.sees(start):
            view.restore_place(chance.randrange(len(page.text)))
            QApplication.processEvents()
            start = chance.randrange(len(page.text) - 20)
        return timed(lambda: painted.after(lambda: view.show_span(Span(start, start + 10))))()

    return sample


def _resize(page: MadePage, view: ArticleView) -> Sample:
    """From one width to another, in the middle of the text: most lines break elsewhere."""
    painted, chance = Painted(view.viewport()), random.Random(SEED)
    view.restore_place(len(page.text) // 2)

    def sample() -> float:
        width = view.width()
        while abs(width - view.width()) < 20:
            width = chance.randint(WIDTH - 160, WIDTH)
        return timed(lambda: painted.after(lambda: view.resize(width, HEIGHT)))()

    return sample
