"""The picture of all marks of an article for the overview: counted in slices, mended where one changes."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.gui.text.marks import Layer, Mark, Underline
from annotator.gui.text.overview_scale import Scale
from annotator.gui.text.overview_tally import Look, Run, Tally
from annotator.gui.text.surface import PageSurface

WIDTH = 22
_SLICE = 2000
"""Marks that are counted at a stretch: about two milliseconds, so that nobody waits."""
_LANES = {"solid": 0, "thick": 1, "dashed": 2, "dotted": 3, "none": 3}
"""Labels with another underline stand in another column: here, too, they are told apart without colour."""
HITS = 4
"""The column of marks that cannot be chosen: search hits, disagreements, previews."""
_COLUMNS = ((3, 3), (6, 3), (9, 3), (12, 3), (16, 4))
"""Left and width of each column."""


class OverviewPicture(QObject):
    """Keeps the picture up with the marks of a page; works only while it is wanted."""

    changed = Signal()

    def __init__(self, page: PageSurface, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._text: str | None = None
        self.scale = Scale("", 1)
        self._image = QImage()
        self._stale: tuple[int, int] | None = None
        """The rows, first and last, that are to be drawn anew before the picture is seen again."""
        self._tally = Tally(1)
        self._queue: dict[str, tuple[Layer, Iterator[Mark]]] = {}
        self._wanted = False
        self._unseen = False
        """Whether an article is not painted yet: nothing is counted before that, lest it come later."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        page.article_set.connect(self._begin)
        page.layer_set.connect(self._layer_set)
        page.mark_changed.connect(self._mark_changed)

    def want(self, *, wanted: bool) -> None:
        """Begin to keep the picture up, or stop."""
        self._wanted = wanted
        self._begin()

    def set_height(self, height: int) -> None:
        """Take another height; until all is counted anew the old picture stands for it."""
        if height != self.scale.height:
            self.scale = self.scale.resized(height)
            self._begin()

    def image(self) -> QImage:
        """The picture as it is now; while all is counted anew, as it was before."""
        if self._unseen:
            self._unseen = False
            self._timer.start(0)
        if self._stale is not None and not self._queue:
            self._draw(*self._stale)
            self._stale = None
        return self._image

    @property
    def busy(self) -> bool:
        """Whether marks are still to be counted."""
        return self._unseen or bool(self._queue)

    def _begin(self) -> None:
        """Count everything anew, after the picture was asked for: first the page is to be seen."""
        self._queue.clear()
        self._timer.stop()
        height = self.scale.height
        if not self._wanted:
            self._text = None
            self._image, self._tally, self._unseen = QImage(), Tally(1), False
            return
        if self._text is not self._page.text():
            self._text = self._page.text()
            self.scale = Scale(self._text, height)
            self._image = QImage()
        self._tally = Tally(height)
        self._stale = None
        for layer in self._page.layers():
            self._queue[layer.name] = (layer, iter(self._page.marks_of(layer)))
        self._unseen = True
        self.changed.emit()

    def _layer_set(self, layer: Layer) -> None:
        if self._wanted:
            self._tally.forget(layer.name)
            self._queue[layer.name] = (layer, iter(self._page.marks_of(layer)))
            if not self._unseen:
                self._timer.start(0)

    def _mark_changed(self, layer: Layer, before: Mark | None, after: Mark | None) -> None:
        if not self._wanted:
            return
        touched: list[int] = []
        for mark, times in ((before, -1), (after, 1)):
            if mark is not None:
                touched += self._count(layer, mark, times)
        if touched and not self._queue:
            first, last = self._stale or (touched[0], touched[0])
            self._stale = (min(first, *touched), max(last, *touched))
            self.changed.emit()

    def _go_on(self) -> None:
        """Count a slice of what is left; the picture changes when nothing is."""
        for name, (layer, marks) in list(self._queue.items()):
            slice_ = list(islice(marks, _SLICE))
            self._count_all(layer, slice_)
            if len(slice_) == _SLICE:
                self._timer.start(0)
                return
            del self._queue[name]
        self._stale = (0, self.scale.height - 1)
        self.changed.emit()

    def _count(self, layer: Layer, mark: Mark, times: int) -> list[int]:
        """Count a mark in or out; returns the rows at its ends."""
        look, rows, step = _look(layer, mark), self.scale.rows, self.scale.step
        touched: list[int] = []
        for span in mark.fragments:
            first, last = rows[span.start // step], rows[(span.end - 1) // step]
            first, last = self._tally.seen(first, last)
            self._tally.add(look, first, last, times)
            touched += (first, last)
        return touched

    def _count_all(self, layer: Layer, marks: list[Mark]) -> None:
        """The same for many: of an article with 50,000 this is what the picture costs."""
        rows, step = self.scale.rows, self.scale.step
        ends: dict[tuple[Underline, int, bool], dict[tuple[int, int], int]] = {}
        first_of: dict[tuple[Underline, int, bool], Mark] = {}
        for mark in marks:
            style = mark.style
            kind: tuple[Underline, int, bool] = (style.underline, style.colour.rgb(), mark.faded)
            counts = ends.get(kind)
            if counts is None:
                counts, first_of[kind] = ends.setdefault(kind, {}), mark
            for span in mark.fragments:
                stretch = (rows[span.start // step], rows[(span.end - 1) // step])
                counts[stretch] = counts.get(stretch, 0) + 1
        for kind, counts in ends.items():
            look = _look(layer, first_of[kind])
            for (first, last), times in counts.items():
                self._tally.add(look, *self._tally.seen(first, last), times)

    def _draw(self, first: int, last: int) -> None:
        if self._image.height() != self.scale.height:
            self._image = QImage(WIDTH, self.scale.height, QImage.Format.Format_ARGB32_Premultiplied)
            self._image.fill(0)
            first, last = 0, self.scale.height - 1
        painter = QPainter(self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(0, first, WIDTH, last - first + 1, QColor(0, 0, 0, 0))
        for run in self._tally.runs(first, last):
            _fill(painter, run)
        painter.end()


def lane_at(x: int) -> int | None:
    """The column under an x of the strip."""
    return next((lane for lane, (left, width) in enumerate(_COLUMNS) if left <= x < left + width), None)


def lane_of(layer: Layer, mark: Mark) -> int:
    """The column of a mark."""
    return _LANES[mark.style.underline] if layer.choosable else HITS


def _look(layer: Layer, mark: Mark) -> Look:
    colour = mark.style.colour.rgb()
    if mark.faded:
        colour = (colour & 0xFFFFFF) | 0x60000000
    return Look(lane_of(layer, mark), colour, layer.name)


def _fill(painter: QPainter, run: Run) -> None:
    left, width = _COLUMNS[run.lane]
    painter.fillRect(left, run.top, width, run.bottom - run.top + 1, QColor.fromRgba(run.colour))
