"""The next article is read in advance, and what is shown of it is never old."""

from pathlib import Path

import pytest

from annotator.bootstrap import open_workspace
from annotator.domain.annotation_set import Status
from annotator.domain.span import Span
from annotator.gui.annotate import ahead
from annotator.gui.demo.waiting import wait_until
from annotator.services.annotations import annotating
from annotator.services.people.people import add
from annotator.services.ports.reading import Reading
from annotator.services.reading import OpenArticle, open_article
from tests.end2end.beginning import FLOOD, STRIKE, begin
from tests.end2end.driving import Desktop, Seat


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles (`uid`) that were read whole."""
    found: list[str] = []

    def watched(reading: Reading, article: str, who: str) -> OpenArticle:
        found.append(article)
        return open_article(reading, article, who)

    monkeypatch.setattr(ahead, "open_article", watched)
    return found


def uid(seat: Seat, title: str) -> str:
    return next(row.uid for row in seat.window.articles.model.rows() if row.title == title)


def wait_for(seat: Seat, title: str) -> None:
    kept = seat.window.annotate.ahead
    wait_until(lambda: kept.holds(uid(seat, title)), f"{title}, read in advance")


def page_down(seat: Seat) -> None:
    seat.visitor.press("Ctrl+PgDown")
    seat.visitor.settle()


def test_the_next_article_is_there_before_it_is_asked_for(
    desktop: Desktop, tmp_path: Path, read: list[str]
) -> None:
    seat = begin(desktop, tmp_path)
    wait_for(seat, "flood")
    assert read == [uid(seat, "fire"), uid(seat, "flood")]
    page_down(seat)
    assert seat.text == FLOOD
    wait_for(seat, "strike")
    page_down(seat)
    assert seat.text == STRIKE
    assert read == [uid(seat, "fire"), uid(seat, "flood"), uid(seat, "strike")]


def test_work_on_one_article_leaves_the_next_one_ready(
    desktop: Desktop, tmp_path: Path, read: list[str]
) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "3")
    page_down(seat)
    seat.visitor.press("Ctrl+PgUp")
    seat.visitor.settle()
    wait_for(seat, "flood")
    read.clear()
    seat.highlight("Ida Moll", "2")
    seat.visitor.press("Ctrl+Return")  # done, and on
    seat.visitor.settle()
    assert seat.text == FLOOD
    assert uid(seat, "flood") not in read


def test_what_another_program_wrote_a_moment_ago_is_shown(
    desktop: Desktop, tmp_path: Path, read: list[str]
) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "3")
    page_down(seat)
    seat.highlight("200 houses", "3")
    seat.visitor.press("Ctrl+PgUp")
    seat.visitor.settle()
    wait_for(seat, "flood")
    # No look at what others wrote comes by itself from now on.
    seat.window.session._follow.stop()
    other = open_workspace(str(tmp_path / "made.annotator"))
    other.who = seat.window.session.who
    try:
        label = other.read(lambda found: found.scheme().labels[0].uid)
        start = FLOOD.index("$4bn")
        other.run("Highlight", annotating.annotate, uid(seat, "flood"), Span(start, start + 4), label)
    finally:
        other.close()
    read.clear()
    page_down(seat)
    assert [words for _, words in seat.labelled()] == ["200 houses", "$4bn"]
    assert read[0] == uid(seat, "flood")


def test_an_article_that_another_window_finished_is_shown_as_done(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "3")
    wait_for(seat, "flood")
    seat.visitor.press("Ctrl+Shift+N")
    wait_until(lambda: len(desktop.program.windows) == 2, "the second window")
    other = desktop.seat(desktop.program.windows[1])
    other.open_article("flood")
    seat.window.session._follow.stop()
    other.window.annotate.hands.set_status(Status.DONE)
    other.visitor.settle()
    seat.visitor.come_to_front()
    page_down(seat)
    assert seat.text == FLOOD
    assert seat.visitor.desk.protected


def test_somebody_else_gets_their_own_work(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "3")
    session = seat.window.session
    bo = session.workspace.run("Add annotator", add, "bo")
    page_down(seat)
    seat.highlight("200 houses", "3")
    seat.visitor.press("Ctrl+PgUp")
    seat.visitor.settle()
    wait_for(seat, "flood")
    session.act_as(bo)
    page_down(seat)
    assert seat.text == FLOOD
    assert seat.labelled() == []
