"""Only what changed is painted again: the rows of pixels are counted, of the whole width or not at all."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.text.marks import Mark
from annotator.gui.text.view import ArticleView

from .conftest import LAYER, NEWS, Hands, PaintWatch, marked_rows, style

Find = Callable[[str], Span]


def rows(view: ArticleView, *spans: Span, edges: bool = False) -> set[int]:
    """The rows of the lines that have any of the spans; with `edges` also of those that a span ends at."""
    return {
        row
        for line in view.lines.shown()
        if any(span.start < line.end + edges and line.start < span.end + edges for span in spans)
        for row in range(line.top, line.bottom)
    }


def are(painted: set[int], expected: set[int]) -> bool:
    """Whether these rows were painted; Qt's own caret is a little higher than a line."""
    return expected <= painted and all(expected & {row - 4, row + 4} for row in painted)


def test_a_mark_among_many_moves_none_of_them(view: ArticleView, find: Find) -> None:
    """They keep their lanes, so nothing but the lines of the mark itself is painted."""
    crowd = [
        Mark(f"{at}", (Span(at, min(at + 40, len(NEWS))),), style()) for at in range(0, len(NEWS) - 5, 3)
    ]
    view.set_marks(LAYER, crowd)
    watch = PaintWatch(view)
    watch.rows()
    span = find("reported that")
    view.put_mark(LAYER, Mark("new", (span,), style("#ff0000")))
    assert watch.rows() == marked_rows(view, span)
    view.remove_mark(LAYER, "new")
    assert watch.rows() == marked_rows(view, span)
    gone = crowd[len(crowd) // 2]
    view.remove_mark(LAYER, gone.key)
    assert watch.rows() == marked_rows(view, gone.fragments[0])
    view.put_mark(LAYER, gone)
    assert watch.rows() == marked_rows(view, gone.fragments[0])


def test_the_third_underline_stays_when_the_next_line_is_painted(
    view: ArticleView, find: Find, qtbot: QtBot
) -> None:
    """It reaches into that line. What is on the screen is looked at: a picture is painted as a whole."""

    def screen() -> QImage:
        return view.screen().grabWindow(view.winId()).toImage()

    view.resize(480, 300)
    start = find("over 100 fighters").start
    colours = ("#ff0000", "#00ff00", "#0000ff")
    for at, colour in enumerate(colours):
        view.put_mark(LAYER, Mark(colour, (Span(start + at, start + 8),), style(colour)))
    above = view.lines.line_of(start)
    below = view.lines.line_at(above.bottom + 1) if above is not None else None
    assert above is not None
    assert below is not None
    assert below.top == above.bottom
    on_page = QPoint(round(view.lines.caret_x(above, start + 5)), below.top)
    spot, third = view.viewport().mapTo(view, on_page), QColor(colours[-1])

    def is_seen() -> bool:
        return screen().pixelColor(spot) == third

    # A screen shows what was painted a moment later; what is missing after that stays missing.
    qtbot.waitUntil(is_seen)
    view.put_mark(LAYER, Mark("below", (Span(below.start, below.start + 5),), style()))
    view.choose("below")
    watch = PaintWatch(view)
    qtbot.waitUntil(lambda: bool(watch.rows()))
    qtbot.waitUntil(is_seen)
    view.remove_mark(LAYER, colours[-1])
    qtbot.waitUntil(lambda: not is_seen())
    by_lines = screen()
    view.viewport().update()
    qtbot.waitUntil(lambda: bool(watch.rows()))
    assert screen() == by_lines


def test_choosing_paints_the_one_that_was_and_the_one_that_is_chosen(view: ArticleView, find: Find) -> None:
    one, other = find("reported that"), find("presumably")
    view.set_marks(LAYER, [Mark("one", (one,), style()), Mark("other", (other,), style())])
    watch = PaintWatch(view)
    watch.rows()
    view.choose("one")
    assert watch.rows() == marked_rows(view, one)
    view.choose("other")
    assert watch.rows() == marked_rows(view, one, other)
    view.choose("other")
    assert watch.rows() == set()
    view.choose(None)
    assert watch.rows() == marked_rows(view, other)


def test_a_caret_that_moves_paints_the_lines_it_left_and_came_to(
    view: ArticleView, find: Find, hands: Hands
) -> None:
    view.set_caret(find("reported").start)
    watch = PaintWatch(view)
    watch.rows()
    hands.key(Qt.Key.Key_Right)
    assert are(watch.rows(), rows(view, find("reported")))
    before = view.caret()
    hands.key(Qt.Key.Key_Down)
    assert are(watch.rows(), rows(view, Span(before, before + 1), Span(view.caret(), view.caret() + 1)))


def test_a_selection_that_grows_paints_what_is_new_of_it(view: ArticleView, find: Find, hands: Hands) -> None:
    start = find("Bloomberg").start
    view.select(Span(start, start + 1))
    watch = PaintWatch(view)
    watch.rows()
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    line = rows(view, find("Bloomberg"))
    assert are(watch.rows(), line)
    for _ in range(3):
        hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    watch.rows()
    before = view.caret()
    hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    painted = watch.rows()
    assert are(painted, rows(view, Span(before, view.caret()), edges=True))
    assert not painted & line


def test_what_is_far_away_paints_nothing(view: ArticleView) -> None:
    view.set_article("\n".join([NEWS] * 40))
    QApplication.processEvents()
    watch = PaintWatch(view)
    watch.rows()
    far = Span(len(view.text()) - 90, len(view.text()) - 60)
    view.put_mark(LAYER, Mark("far", (far,), style()))
    view.choose("far")
    view.choose(None)
    view.remove_mark(LAYER, "far")
    assert watch.rows() == set()
