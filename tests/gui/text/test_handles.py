"""Real mouse on the grips of the chosen mark: what is shown, told and given up."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.span import Fragments, Span
from annotator.domain.texts.edges import Edge
from annotator.gui.text.grips import Grip
from annotator.gui.text.marks import Mark
from annotator.gui.text.view import ArticleView

from .conftest import LAYER, NEWS, Hands, style

Find = Callable[[str], Span]
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
BLUE = QColor("#0072B2")


@pytest.fixture
def told(view: ArticleView) -> list[tuple[str, Fragments]]:
    """What the handles tell."""
    heard: list[tuple[str, Fragments]] = []
    view.handles.moved.connect(lambda key, fragments: heard.append((key, fragments)))
    return heard


@pytest.fixture
def mark(view: ArticleView, find: Find) -> Mark:
    """Words of the first line, chosen, whose edges may be moved."""
    one = Mark("a", (find("over 100 fighters"),), style())
    view.set_marks(LAYER, [one])
    view.handles.set_layer(LAYER)
    view.choose("a")
    return one


def grip(view: ArticleView, edge: Edge) -> Grip:
    return next(one for one in view.handles.grips() if one.edge == edge)


def pull(
    view: ArticleView, edge: Edge, to: QPoint, held: Qt.KeyboardModifier = NONE, *, release: bool = True
) -> None:
    """Take the grip of an edge and bring the edge to a point."""
    one, port = grip(view, edge), view.viewport()
    reach = one.aim - one.centre
    QTest.mouseMove(port, one.centre)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, one.centre)
    for point in ((one.centre + to - reach) / 2, to - reach):
        move(view, point, held)
    if release:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, held, to - reach)


def move(view: ArticleView, point: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """A move with the button down and modifiers held, which QTest cannot say."""
    port = view.viewport()
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(port.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        left,
        held,
    )
    QApplication.sendEvent(port, event)


def shown(view: ArticleView) -> list[str]:
    one = view.chosen_mark()
    return [span.of(NEWS) for span in one.fragments] if one else []


def test_only_the_chosen_mark_of_the_layer_has_grips(view: ArticleView, mark: Mark) -> None:
    assert [one.edge for one in view.handles.grips()] == [Edge(0, "start"), Edge(0, "end")]
    view.choose(None)
    assert view.handles.grips() == []
    view.choose("a")
    view.handles.set_layer(None)
    assert view.handles.grips() == []


def test_the_target_is_comfortable_and_leaves_the_middle_of_the_line_free(
    view: ArticleView, mark: Mark
) -> None:
    for one in view.handles.grips():
        assert min(one.target().width(), one.target().height()) >= 12
        assert not one.target().contains(one.aim)


def test_the_knobs_are_painted_in_the_marks_colour_and_go_with_the_choice(
    view: ArticleView, mark: Mark
) -> None:
    start = grip(view, Edge(0, "start")).centre
    end = grip(view, Edge(0, "end")).centre
    picture = view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    assert picture.pixelColor((start.toPointF() * ratio).toPoint()) == BLUE
    assert picture.pixelColor((end.toPointF() * ratio).toPoint()) == BLUE
    ring = start + QPoint(0, -4)
    assert picture.pixelColor((ring.toPointF() * ratio).toPoint()).lightness() > 150
    with_grips = picture
    view.handles.set_layer(None)
    without = view.viewport().grab().toImage()
    assert without.pixelColor((start.toPointF() * ratio + QPoint(-2, 0)).toPoint()) != BLUE
    changed = {
        (x, y)
        for x in range(without.width())
        for y in range(without.height())
        if without.pixel(x, y) != with_grips.pixel(x, y)
    }
    view.handles.set_layer(LAYER)
    areas = [one.area() for one in view.handles.grips()]
    assert changed
    assert all(any(area.contains(int(x / ratio), int(y / ratio)) for area in areas) for x, y in changed)


def test_dragging_the_end_shows_it_at_once_and_tells_when_it_is_let_go(
    view: ArticleView, mark: Mark, told: list[object], find: Find
) -> None:
    to = view.point_of(find("killed").start + 4)
    pull(view, Edge(0, "end"), to, release=False)
    assert shown(view) == ["over 100 fighters were killed"]
    assert told == []
    assert view.handles.held
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, to)
    assert told == [("a", (find("over 100 fighters were killed"),))]
    assert not view.handles.held


def test_dragging_the_start_goes_to_words_and_with_alt_to_letters(
    view: ArticleView, mark: Mark, told: list[object], find: Find
) -> None:
    at = find("reported").start + 2
    pull(view, Edge(0, "start"), view.point_of(at))
    assert shown(view) == ["reported that over 100 fighters"]
    pull(view, Edge(0, "start"), view.point_of(at), ALT)
    assert shown(view) == ["ported that over 100 fighters"]
    view.set_whole_words(False)
    pull(view, Edge(0, "start"), view.point_of(at + 1))
    assert shown(view) == ["orted that over 100 fighters"]
    assert len(told) == 3


def test_alt_counts_at_once_also_without_a_move(view: ArticleView, mark: Mark, find: Find) -> None:
    to = view.point_of(find("killed").start + 4)
    pull(view, Edge(0, "end"), to, release=False)
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Alt, ALT))
    assert shown(view) == ["over 100 fighters were kill"]
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Alt, NONE))
    assert shown(view) == ["over 100 fighters were killed"]
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, to)


def test_over_lines_and_paragraphs(view: ArticleView, mark: Mark, find: Find) -> None:
    word = find("presumably")
    pull(view, Edge(0, "end"), view.point_of(word.start + 8))
    assert shown(view) == [NEWS[mark.fragments[0].start : word.end]]


def test_over_the_other_edge_a_word_or_a_letter_is_left(view: ArticleView, mark: Mark, find: Find) -> None:
    pull(view, Edge(0, "end"), view.point_of(find("Two").start))
    assert shown(view) == ["over"]
    pull(view, Edge(0, "start"), view.point_of(find("He added").start), ALT)
    assert shown(view) == ["r"]


@pytest.mark.parametrize("way", ["esc", "focus", "right"])
def test_what_is_given_up_was_never_told(
    view: ArticleView, mark: Mark, told: list[object], find: Find, way: str
) -> None:
    to = view.point_of(find("killed").start + 4)
    pull(view, Edge(0, "end"), to, release=False)
    if way == "esc":
        override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, NONE)
        override.ignore()
        QApplication.sendEvent(view, override)
        assert override.isAccepted()  # no shortcut of the window hears of it
        QTest.keyClick(view, Qt.Key.Key_Escape)
    elif way == "focus":
        QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusOut))
    else:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, NONE, to)
    assert shown(view) == ["over 100 fighters"]
    assert not view.handles.held
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, to)
    assert told == []
    assert view.mode() is None
    assert view.selection() is None


def test_a_grip_takes_nothing_from_selecting(
    view: ArticleView, hands: Hands, mark: Mark, told: list[object], find: Find
) -> None:
    finished: list[object] = []
    view.selected.connect(lambda span, _further: finished.append(span))
    hands.drag(mark.fragments[0].start, mark.fragments[0].end)  # from edge to edge, in the middle of the line
    assert finished == [mark.fragments[0]]
    pull(view, Edge(0, "end"), view.point_of(find("killed").end))
    assert view.selection() == mark.fragments[0]
    assert len(finished) == 1  # a pen in hand hears nothing of it
    assert told
    spot = grip(view, Edge(0, "start")).centre
    view.choose(None)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    assert not view.handles.held
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot)


def test_a_click_on_a_grip_changes_nothing(view: ArticleView, mark: Mark, told: list[object]) -> None:
    spot = grip(view, Edge(0, "end")).centre
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    assert told == []
    assert view.chosen() == "a"
    assert shown(view) == ["over 100 fighters"]
    assert not view.handles.held


def test_the_pointer_tells_of_a_grip(view: ArticleView, mark: Mark) -> None:
    port = view.viewport()
    before = port.cursor().shape()
    QTest.mouseMove(port, QPoint(6, 300))
    QTest.mouseMove(port, grip(view, Edge(0, "end")).centre)
    assert port.cursor().shape() == Qt.CursorShape.SizeHorCursor
    QTest.mouseMove(port, QPoint(5, 300))
    assert port.cursor().shape() == before
    QTest.mouseMove(port, grip(view, Edge(0, "end")).centre)
    QApplication.sendEvent(port, QEvent(QEvent.Type.Leave))
    assert port.cursor().shape() == before
    QTest.mouseMove(port, QPoint(6, 300))
    QTest.mouseMove(port, grip(view, Edge(0, "end")).centre)
    assert port.cursor().shape() == Qt.CursorShape.SizeHorCursor
    view.choose(None)
    assert port.cursor().shape() == before


class _Mode:
    def press(self, event: QKeyEvent) -> None: ...

    def leave(self) -> None: ...


def test_in_a_mode_of_the_page_there_are_no_grips(view: ArticleView, mark: Mark) -> None:
    spot = grip(view, Edge(0, "end")).centre
    view.set_mode(_Mode())
    assert view.handles.grips() == []
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    assert not view.handles.held
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot)


def test_fragments_have_grips_of_their_own_and_join(
    view: ArticleView, mark: Mark, told: list[object], find: Find
) -> None:
    parts = (find("Two days"), find("Bloomberg"), find("killed"))
    view.set_marks(LAYER, [Mark("a", parts, style())])
    assert len(view.handles.grips()) == 6
    pull(view, Edge(1, "end"), view.point_of(find("100").end))
    assert shown(view) == ["Two days", "Bloomberg reported that over 100", "killed"]
    pull(view, Edge(1, "end"), view.point_of(find("killed").end - 1), release=False)
    assert shown(view) == ["Two days", NEWS[find("Bloomberg").start : find("killed").end]]
    move(view, view.point_of(find("over").end))  # and apart again, as long as it is held
    assert shown(view) == ["Two days", "Bloomberg reported that over", "killed"]
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(0, 0))


def test_held_beyond_the_edge_the_page_scrolls(view: ArticleView, qtbot: QtBot) -> None:
    view.set_article(NEWS * 12)
    view.set_marks(LAYER, [Mark("a", (Span(4, 8),), style())])
    view.handles.set_layer(LAYER)
    view.choose("a")
    bar = view.verticalScrollBar()
    pull(view, Edge(0, "end"), QPoint(300, view.viewport().height() + 60), release=False)
    qtbot.waitUntil(lambda: bar.value() > 3)
    chosen = view.chosen_mark()
    assert chosen is not None
    assert chosen.fragments[0].start == 4
    assert chosen.fragments[0].end > view.first_visible()
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(300, 100))


def test_what_another_changes_meanwhile_stands(
    view: ArticleView, mark: Mark, told: list[object], find: Find
) -> None:
    to = view.point_of(find("killed").end)
    pull(view, Edge(0, "end"), to, release=False)
    view.put_mark(LAYER, Mark("a", (find("100"),), style()))
    assert not view.handles.held
    assert shown(view) == ["100"]
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, to)
    view.choose("a")
    pull(view, Edge(0, "end"), to, release=False)
    view.remove_mark(LAYER, "a")
    assert not view.handles.held
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, to)
    assert told == []


def test_from_right_to_left_the_start_is_at_the_right(view: ArticleView) -> None:
    words = "شלום עולם טוב".replace("ش", "ש")
    view.set_article(words)
    view.set_marks(LAYER, [Mark("a", (Span(5, 9),), style())])
    view.handles.set_layer(LAYER)
    view.choose("a")
    start, end = grip(view, Edge(0, "start")), grip(view, Edge(0, "end"))
    line = view.lines.line_of(5)
    assert line is not None
    ((left, right),) = view.lines.extents(line, 5, 9)
    assert (start.aim.x(), end.aim.x()) == (round(right), round(left))
    pull(view, Edge(0, "end"), view.point_of(13))
    chosen = view.chosen_mark()
    assert chosen is not None
    assert chosen.fragments == (Span(5, 13),)


def test_an_edge_pulled_far_below_the_last_line_comes_to_the_end_of_the_text(
    view: ArticleView, mark: Mark, told: list[tuple[str, Fragments]]
) -> None:
    port = view.viewport()
    assert view.point_of(len(NEWS)).y() + 100 < port.height() - 2
    pull(view, Edge(0, "end"), QPoint(port.width() // 2, port.height() - 2))
    assert told == [("a", (Span(mark.fragments[0].start, len(NEWS.rstrip())),))]
