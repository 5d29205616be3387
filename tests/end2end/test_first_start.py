"""A newcomer's first hour: no settings, no project, a name, the sample, a highlight, and home again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from annotator.config.paths import paths
from annotator.domain.span import Span
from annotator.gui.demo.waiting import wait_until
from tests.end2end.beginning import made_project, say_name
from tests.end2end.driving import Desktop, Seat


def pull_splitter(seat: Seat, by: int) -> None:
    """Drag the border of the list of articles."""
    handle = seat.window.splitter.handle(1)
    top = seat.window.windowHandle()
    spot = handle.mapTo(seat.window, handle.rect().center())
    QTest.mousePress(top, Qt.MouseButton.LeftButton, pos=spot)
    spot.setX(spot.x() + by)
    QTest.mouseMove(top, spot)
    QTest.mouseRelease(top, Qt.MouseButton.LeftButton, pos=spot)
    seat.visitor.settle()


def test_from_first_start_to_the_second(desktop: Desktop) -> None:
    home = paths()
    assert not home.data.exists()
    assert not home.config.exists()

    seat = desktop.start()
    assert home.default_project.exists()
    say_name(seat, "nadia")
    assert seat.window.welcome.sample.isVisible()
    seat.visitor.click(seat.window.welcome.sample)
    seat.visitor.settle()
    wait_until(lambda: seat.window.articles.model.rowCount() == 3, "the sample")
    wait_until(lambda: seat.visitor.desk.article, "an article")
    seat.open_article("What it costs")
    assert seat.labelled() == []

    seat.highlight("$4bn", "3")
    seat.highlight("the Highland Development Bank", "S")
    seat.visitor.press("E")
    seat.visitor.write("who are they?")
    seat.visitor.press("Esc")
    seat.visitor.settle()
    usual = seat.window.splitter.sizes()[0]
    pull_splitter(seat, 60)
    assert seat.window.splitter.sizes()[0] > usual + 40
    seat.visitor.wheel(3)
    seat.visitor.drag(seat.span("chief engineer"))
    place = Place.of(seat)
    assert place.selection == seat.span("chief engineer")
    assert place.first > 0
    desktop.end()

    seat = desktop.start()
    assert seat.window.session.annotator_name == "nadia"
    assert seat.labelled() == [("number", "$4bn"), ("speaker", "the Highland Development Bank")]
    assert [one.note for one in seat.annotations()] == ["", "who are they?"]
    assert Place.of(seat) == place

    # What was done before the restart can be undone after it, and brought back.
    seat.visitor.press("Ctrl+Z")
    seat.visitor.settle()
    assert [one.note for one in seat.annotations()] == ["", ""]
    seat.visitor.press("Ctrl+Z", "Ctrl+Z")
    seat.visitor.settle()
    assert seat.labelled() == []
    seat.visitor.press("Ctrl+Y", "Ctrl+Y", "Ctrl+Y")
    seat.visitor.settle()
    assert seat.labelled() == [("number", "$4bn"), ("speaker", "the Highland Development Bank")]
    assert [one.note for one in seat.annotations()] == ["", "who are they?"]


def test_whoever_does_not_say_a_name_is_asked_when_they_annotate(desktop: Desktop) -> None:
    seat = desktop.start()
    seat.dialog("who-dialog")
    seat.visitor.press("Esc")
    seat.visitor.click(seat.window.welcome.sample)
    wait_until(lambda: seat.visitor.desk.article, "an article")
    seat.visitor.settle()
    seat.visitor.drag(Span(0, len("At least 40")))
    seat.visitor.press("3")
    say_name(seat, "nadia")
    seat.highlight("At least 40", "3")
    assert seat.labelled() == [("number", "At least 40")]


class Place:
    """Where somebody is in a window."""

    def __init__(self, seat: Seat) -> None:
        desk, page = seat.visitor.desk, seat.visitor.page
        assert desk.article is not None
        self.article = desk.article.id
        self.selection = page.selection()
        self.caret = page.caret()
        self.first = page.first_visible()
        self.chosen = desk.chosen
        # The screen of the tests is narrower than the window, so that at the second start the page gives way.
        self.beside_the_page = (
            seat.window.splitter.sizes()[0],
            seat.window.annotate.splitter.sizes()[1],
        )

    @classmethod
    def of(cls, seat: Seat) -> "Place":
        return cls(seat)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(vars(self))


def test_what_is_still_being_read_is_not_called_empty(desktop: Desktop, tmp_path: Path) -> None:
    began = desktop.begin(made_project(tmp_path), "ana")
    welcome = began.window.welcome
    seen: list[str] = []

    def look() -> None:
        seen.append(" ".join(one.text() for one in welcome.findChildren(QLabel) if one.isVisible()).strip())

    look()
    began.window.articles.filled.connect(look)  # the list has come, its first article is on its way
    desktop.seat(began)
    assert seen == ["The project is being read…"] * 2
    assert not welcome.isVisible()
