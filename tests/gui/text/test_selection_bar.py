"""The bar at the selection."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.text.selection_bar import BarLabel, SelectionBar
from annotator.gui.text.view import ArticleView

from .conftest import NEWS, Hands, style

Find = Callable[[str], Span]


@pytest.fixture
def bar(view: ArticleView) -> SelectionBar:
    bar = SelectionBar(view)
    bar.set_labels([BarLabel("claim", "Claim", "1", style()), BarLabel("r&d", "R&D", "2", style("#C25400"))])
    return bar


def test_it_comes_with_a_selection_and_goes_with_it(
    view: ArticleView, bar: SelectionBar, hands: Hands, find: Find
) -> None:
    assert bar.isHidden()
    part = find("Bloomberg reported")
    hands.drag(part.start, part.end)
    assert bar.isVisible()
    assert bar.y() >= view.rect_of(part).bottom()
    assert bar.geometry().intersects(QRect(0, 0, view.viewport().width(), view.rect_of(part).bottom() + 60))
    assert view.hasFocus()
    hands.click(find("killed").start)
    assert bar.isHidden()


def test_it_stays_inside_the_view(view: ArticleView, bar: SelectionBar) -> None:
    view.set_article(NEWS * 4)
    QApplication.processEvents()
    for position in range(0, len(view.text()) - 4, 11):
        span = Span(position, position + 3)
        view.select(span)
        rect = view.rect_of(span)
        seen = not rect.isEmpty() and rect.top() >= 0 and rect.bottom() < view.viewport().height()
        assert bar.isVisible() == seen
        if seen:
            assert view.viewport().geometry().contains(bar.geometry())
            assert not bar.geometry().intersects(rect.translated(view.viewport().pos()))


def test_a_click_picks_and_leaves_the_focus(
    view: ArticleView, bar: SelectionBar, find: Find, qtbot: QtBot
) -> None:
    view.select(find("killed"))
    with qtbot.waitSignal(bar.label_picked) as picked:
        QTest.mouseClick(bar.buttons()[1], Qt.MouseButton.LeftButton)
    assert picked.args == ["r&d"]
    assert view.hasFocus()
    assert view.selection() == find("killed")
    assert [button.accessibleName() for button in bar.buttons()] == ["Claim, key 1", "R&D, key 2"]


def test_it_follows_when_the_page_scrolls(view: ArticleView, bar: SelectionBar) -> None:
    view.set_article(NEWS * 6)
    view.select(Span(40, 48))
    QApplication.processEvents()
    assert bar.isVisible()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert bar.isHidden()
    view.verticalScrollBar().setValue(0)
    assert bar.isVisible()
    assert bar.y() >= view.rect_of(Span(40, 48)).bottom()


def test_without_labels_there_is_no_bar(view: ArticleView, bar: SelectionBar, find: Find) -> None:
    view.select(find("killed"))
    bar.set_labels([])
    assert bar.isHidden()


def test_many_labels_stand_in_rows(view: ArticleView, bar: SelectionBar, find: Find) -> None:
    bar.set_labels([BarLabel(f"label-{n}", f"A label of many {n}", str(n), style()) for n in range(20)])
    view.select(find("reported"))
    QApplication.processEvents()
    assert bar.isVisible()
    assert view.viewport().geometry().contains(bar.geometry())
    seen = [button.geometry() for button in bar.buttons()]
    assert all(bar.rect().contains(one) for one in seen)
    assert not any(one.intersects(other) for n, one in enumerate(seen) for other in seen[:n])
    assert len({one.top() for one in seen}) > 1
