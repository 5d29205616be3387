"""The time on each article: counted while somebody works on it, written in between, seen by them alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from annotator.bootstrap import check_project, open_workspace
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.library.details_dialog import DetailsDialog
from annotator.gui.time import noting
from annotator.services.people import people
from tests.end2end.beginning import begin, made_project
from tests.end2end.driving import Desktop, Seat

MINUTE = 60_000


class Hands:
    """Somebody who works at a pace of their own: a key, and time goes by on a clock that is ours."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.moment = 1_000_000
        self.seat: Seat

    def work(self, seconds: float, every: float = 5) -> None:
        """Move the caret once every so many seconds."""
        for _ in range(round(seconds / every)):
            self.wait(every)
            self.seat.visitor.press("Right")

    def wait(self, seconds: float) -> None:
        """Do nothing."""
        self.moment += round(seconds * 1000)

    @property
    def shown(self) -> str:
        """What stands at the foot."""
        label = self.seat.window.foot.time
        return label.text() if label.isVisible() else ""


@pytest.fixture
def idle(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> Hands:
    """Nothing is open yet."""
    hands = Hands(desktop)
    monkeypatch.setattr(noting, "monotonic", lambda: hands.moment)
    return hands


@pytest.fixture
def hands(idle: Hands, tmp_path: Path) -> Hands:
    """At the article “fire”, after a first action."""
    idle.seat = begin(idle.desktop, tmp_path)
    idle.seat.highlight("30 people", "3")
    return idle


def noted(path: Path, name: str = "ana") -> dict[str, int]:
    """What is in the file, by title."""
    workspace = open_workspace(path)
    with workspace.store.reading() as read:
        person = people.named(read, name)
        titles = {one.uid: one.title for one in read.articles()}
    times = workspace.store.work_times(person.uid) if person else {}
    workspace.close()
    return {titles[uid]: milliseconds for uid, milliseconds in times.items()}


def project_of(seat: Seat) -> Path:
    return Path(seat.project.target)


def test_work_is_counted_and_pauses_are_not(hands: Hands) -> None:
    assert hands.shown == "0 min"
    hands.work(150)
    assert hands.shown == "2 min"
    hands.wait(61)
    hands.seat.visitor.press("Left")
    assert hands.shown == "2 min"
    hands.wait(59)
    hands.seat.visitor.wheel(1)
    assert hands.shown == "3 min"
    hands.wait(59)
    QTest.mouseMove(hands.seat.window.windowHandle(), QPoint(600, 300))
    let_events_pass()
    assert hands.shown == "4 min"
    foot = hands.seat.window.foot.time
    assert foot.accessibleName() == "Your active time on this article: 4 min"
    assert "pauses of more than a minute are left out" in foot.toolTip()
    hands.work(60 * MINUTE / 1000, 50)
    assert hands.shown == "1 h 4 min"


def test_each_article_has_its_own_and_it_is_there_again_the_next_time(hands: Hands, desktop: Desktop) -> None:
    path = project_of(hands.seat)
    hands.work(120)
    hands.seat.open_article("flood")
    assert hands.shown == "0 min"
    # The click that opened it began it.
    hands.wait(50)
    hands.seat.visitor.press("Right")
    hands.work(20)
    assert hands.shown == "1 min"
    hands.seat.open_article("fire")
    assert hands.shown == "2 min"
    desktop.end()
    assert noted(path) == {"fire": 120_000, "flood": 70_000}
    assert check_project(path) == []
    hands.seat = desktop.start(path, "ana")
    hands.seat.open_article("flood")
    wait_until(lambda: hands.shown == "1 min", "the time of last time")


def test_the_details_tell_it_with_the_sum(hands: Hands) -> None:
    hands.work(120)
    hands.seat.open_article("flood")
    hands.work(65)
    hands.seat.window.actions_of["article-details"].trigger()
    dialog = hands.seat.dialog("details-dialog")
    assert isinstance(dialog, DetailsDialog)
    assert dialog.time.text() == "1 min on this article, 3 min on all articles"


def test_the_dialogs_of_the_window_count(hands: Hands) -> None:
    hands.work(30)
    hands.seat.window.actions_of["flag"].trigger()
    dialog = hands.seat.dialog("flag-dialog")
    wait_until(dialog.isActiveWindow, "the dialog in front")
    for letter in "four words":
        hands.wait(10)
        hands.seat.visitor.write(letter)
    hands.wait(10)
    hands.seat.visitor.press("Esc")
    hands.seat.visitor.come_to_front()
    hands.work(10)
    assert hands.seat.project.noting.noted().here == 150_000  # type: ignore[union-attr]


def test_another_window_in_front_is_a_pause(hands: Hands) -> None:
    hands.work(20)
    other = QWidget()
    other.show()
    other.activateWindow()
    wait_until(other.isActiveWindow, "the other program")
    assert not hands.seat.project.noting.seen.is_here()
    path = project_of(hands.seat)
    wait_until(lambda: noted(path) == {"fire": 20_000}, "what was counted until then")
    hands.wait(30)
    QTest.mouseMove(hands.seat.window.windowHandle(), QPoint(600, 300))
    hands.wait(10)
    other.close()
    hands.seat.visitor.come_to_front()
    hands.wait(5)
    hands.seat.visitor.press("Right")
    assert hands.seat.project.noting.noted().here == 25_000  # type: ignore[union-attr]


def test_two_windows_on_one_article_count_it_once(hands: Hands, desktop: Desktop) -> None:
    one = hands.seat
    hands.work(30)
    one.visitor.press("Ctrl+Shift+N")
    wait_until(lambda: len(desktop.program.windows) == 2, "the second window")
    other = desktop.seat(desktop.program.windows[1])
    hands.seat = other
    other.open_article("fire")
    hands.seat.visitor.press("Right")
    hands.work(90)
    assert hands.shown == "2 min"
    one.visitor.come_to_front()
    hands.seat = one
    wait_until(lambda: hands.shown == "2 min", "the time of the other window")
    hands.work(30)
    assert hands.shown == "2 min"
    path = project_of(one)
    other.close()
    one.close()
    assert noted(path) == {"fire": 150_000}


def test_it_is_written_in_between_and_nothing_flickers(hands: Hands) -> None:
    path, session = project_of(hands.seat), hands.seat.window.session
    waits: list[bool] = []
    session.waiting.connect(waits.append)
    hands.work(10)
    assert noted(path) == {}
    hands.work(5)
    wait_until(lambda: sum(noted(path).values()) >= 15_000, "the note")
    # A breath after ten seconds, with the last action behind it.
    before = sum(noted(path).values())
    hands.work(10)
    hands.wait(1)
    wait_until(lambda: sum(noted(path).values()) > before, "the note in a breath")
    assert waits == []
    assert hands.seat.window.foot.saved.text() == "● Saved"


def test_a_project_that_another_program_holds_costs_nobody_anything(hands: Hands) -> None:
    path = project_of(hands.seat)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        hands.work(40)
        wait_until(lambda: not _owes_on_its_way(hands), "the refusal")
        assert hands.seat.messages() == []
        assert hands.seat.window.foot.saved.text() == "● Saved"
        assert hands.seat.project.noting.noted().here == 40_000  # type: ignore[union-attr]
        connection.execute("ROLLBACK")
    hands.work(20)
    hands.seat.close()
    assert noted(path) == {"fire": 60_000}


def _owes_on_its_way(hands: Hands) -> int:
    account = hands.seat.project.noting._account
    return account._on_its_way.total()


def test_nothing_is_noted_while_nobody_has_said_who_they_are(idle: Hands, tmp_path: Path) -> None:
    path, hands = made_project(tmp_path), idle
    hands.seat = hands.desktop.start(path)
    wait_until(lambda: hands.seat.window.findChild(QDialog, "who-dialog"), "the question")
    hands.seat.visitor.come_to_front()
    hands.seat.visitor.press("Esc")
    hands.seat.visitor.come_to_front()
    hands.seat.visitor.press("Left")
    hands.work(60)
    assert (hands.shown, hands.seat.project.noting.noted()) == ("", None)
    hands.seat.window.actions_of["change-annotator"].trigger()
    hands.seat.dialog("who-dialog")
    hands.seat.visitor.come_to_front()
    hands.seat.visitor.write("mila")
    hands.seat.visitor.press("Enter")
    wait_until(lambda: hands.shown == "0 min", "the time of somebody")
    hands.seat.visitor.come_to_front()
    hands.seat.visitor.press("Left")
    hands.work(20)
    assert noted(path, "mila") == {}, "who only looks is no annotator of the project"
    title = hands.seat.visitor.desk.article.title  # type: ignore[union-attr]
    hands.seat.window.annotate.page.setFocus()
    hands.seat.visitor.press("Ctrl+Shift+Right", "1")
    hands.seat.visitor.settle()
    hands.work(20)
    hands.seat.close()
    assert noted(path, "mila") == {title: 40_000}


def test_another_person_has_a_time_of_their_own(hands: Hands) -> None:
    path = project_of(hands.seat)
    hands.work(90)
    hands.seat.window.actions_of["change-annotator"].trigger()
    hands.seat.dialog("who-dialog")
    hands.seat.visitor.come_to_front()
    hands.seat.visitor.press("Ctrl+A")
    hands.seat.visitor.write("ben")
    hands.seat.visitor.press("Enter")
    wait_until(lambda: hands.shown == "0 min", "the time of the other")
    hands.seat.visitor.settle()
    assert noted(path) == {"fire": 90_000}
    hands.seat.close()


def test_it_can_be_switched_off(hands: Hands) -> None:
    path = project_of(hands.seat)
    hands.work(60)
    hands.seat.visitor.press("Ctrl+Shift+H")
    assert hands.shown == ""
    hands.work(60)
    hands.seat.window.actions_of["article-details"].trigger()
    dialog = hands.seat.dialog("details-dialog")
    assert not hasattr(dialog, "time")
    dialog.close()
    let_events_pass()
    hands.seat.visitor.come_to_front()
    hands.seat.visitor.press("Ctrl+Shift+H", "Right")
    wait_until(lambda: hands.shown == "1 min", "the time noted before")
    hands.work(10)
    hands.seat.close()
    assert noted(path) == {"fire": 70_000}


def test_an_action_repaints_nothing_for_the_time(hands: Hands) -> None:
    class Counting(QObject):
        painted = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.painted += event.type() == QEvent.Type.Paint
            return False

    counting = Counting()
    hands.work(61)
    hands.seat.window.foot.time.installEventFilter(counting)
    hands.work(50)
    assert counting.painted == 0
    hands.work(20)
    wait_until(lambda: counting.painted > 0, "the new minute")


def test_a_project_that_can_only_be_read_keeps_and_shows_nothing(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project_of(hands.seat)
    hands.work(60)
    hands.seat.close()
    monkeypatch.setattr(
        "annotator.storage.project_file._no_right", lambda file: f"{file.place} can only be read"
    )
    hands.desktop.end()
    hands.seat = hands.desktop.start(path, "ana")
    hands.seat.open_article("fire")
    hands.work(60)
    assert hands.shown == ""
    hands.seat.close()
    assert noted(path) == {"fire": 60_000}


def test_who_is_merged_takes_the_time_along(hands: Hands) -> None:
    """The window goes on with the one that is left, and with the time of both."""
    path = project_of(hands.seat)
    workspace = open_workspace(path)
    ben = workspace.run("Add annotator", people.add, "ben")
    workspace.store.add_work_time(ben.uid, _open_article(hands), 5 * MINUTE)
    ana = workspace.read(people.named, "ana")
    assert ana is not None
    hands.work(60)
    hands.seat.project.noting.write()
    hands.seat.visitor.settle()
    wait_until(lambda: noted(path) == {"fire": MINUTE}, "the note")
    workspace.close()
    hands.seat.project.people._merge(ana.uid, ben.uid)
    wait_until(lambda: hands.seat.window.session.who == ben.uid, "the other name")
    wait_until(lambda: hands.shown == "6 min", "the time of both")


def _open_article(hands: Hands) -> str:
    article = hands.seat.visitor.desk.article
    assert article is not None
    return article.uid
