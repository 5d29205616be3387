"""The cases of finding."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.demo.waiting import wait_until
from annotator.gui.find.bar import FindBar
from tests.end2end.acting import case, fresh, press
from tests.end2end.driving import Seat


def bar_of(seat: Seat) -> FindBar:
    found = seat.window.findChild(FindBar)
    assert isinstance(found, FindBar)
    return found


@case("find", "find-next", "find-previous")
def _finds(seat: Seat, key: str) -> None:
    page = fresh(seat).visitor.page
    press(seat, "Ctrl+F")
    bar = bar_of(seat)
    assert bar.strip.line.hasFocus()
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("people")
    assert bar.strip.count.text().startswith("1 of ")
    press(seat, "Esc")
    assert page.selection() == seat.span("people")
    assert page.hasFocus()
    press(seat, key)
    if key == "Ctrl+F":
        assert bar.strip.line.selectedText() == "people"
        assert bar.current() == seat.span("people")
    else:
        assert bar.is_open()
        assert page.selection() in bar.places()
    press(seat, "Esc")
    fresh(seat)
    assert not bar.is_open()


@case("find-all")
def _finds_in_all_articles(seat: Seat, key: str) -> None:
    fresh(seat)
    seat.visitor.drag(seat.span("people"))
    press(seat, key)
    wiring = seat.project.wiring.finding
    panel = wiring.all
    assert panel.isVisible()
    assert panel.line.text() == "people"
    wait_until(lambda: not panel.is_looking() and panel.model.rowCount() > 1, "what was found")
    assert panel.filters.label.count() > 1
    titles = {row.article.title for row in panel.model.rows()}
    assert "fire" in titles
    other = next(
        (n for n, row in enumerate(panel.model.rows()) if row.snippet and row.article.title == "fire")
    )
    panel.view.show_row(other)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    seat.visitor.settle()
    page = seat.visitor.page
    assert page.selection() == seat.span("people")
    assert page.hasFocus()
    assert page.window().isAncestorOf(panel)
    assert panel.isVisible()
    assert page.viewport().height() > panel.height()
    # What was found is no new thing to find: one goes on where one was.
    press(seat, key)
    assert panel.line.hasFocus()
    wait_until(lambda: not panel.is_looking(), "what was found")
    assert (panel.line.text(), panel.view.currentIndex().row()) == ("people", other)
    panel.line.setText("the")
    wait_until(lambda: not panel.is_looking(), "what was found")
    elsewhere = next((row for row in panel.model.rows() if row.snippet and row.article.title != "fire"), None)
    assert elsewhere is not None
    assert elsewhere.snippet is not None
    wiring.open_at(elsewhere.article.uid, elsewhere.snippet.place)
    seat.visitor.settle()
    assert seat.visitor.desk.article
    assert seat.visitor.desk.article.uid == elsewhere.article.uid
    assert page.selection() == elsewhere.snippet.place
    press(seat, key)
    press(seat, "Esc")
    assert not panel.isVisible()
    assert page.hasFocus()
    seat.open_article("fire")
