"""The queue of the review: which articles, in which order, by whom; without names; several reviewers."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from annotator.domain.review.adjudication import Resolution, Way
from annotator.domain.review.rules import Rule
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.review.alike.dialog import AlikeDialog
from annotator.gui.review.remarks import RemarksDialog
from annotator.gui.review.window import ReviewWindow
from annotator.services.people import people
from annotator.services.review import adjudicating, closing_reviews
from annotator.services.review.queue import Order
from tests.end2end.driving import Desktop, Seat
from tests.end2end.ledger_seen import with_records
from tests.end2end.review_seen import (
    ANA,
    BEN,
    SAID,
    begun,
    desk_of,
    gold,
    layer,
    left,
    mark,
    panes_of,
    press,
    rest,
    reviewed,
    stored_gold,
)


def _record(name: str, *layers: dict[str, object]) -> dict[str, object]:
    return {"version": 1, "id": name, "title": name, "text": f"{SAID} {name}.", "layers": list(layers)}


def _queue(desktop: Desktop, folder: Path, name: str = "rev") -> tuple[Seat, ReviewWindow]:
    """Articles with none, one and three disagreements; a fourth has one annotator only."""
    same = layer("ben", ANA["spans"])
    nearly = layer("ben", ANA["spans"][:2])
    project = with_records(
        folder,
        _record("same", ANA, same),
        _record("nearly", ANA, nearly),
        _record("far", ANA, BEN),
        _record("alone", ANA),
    )
    seat = desktop.start(project, name)
    seat.visitor.press("Ctrl+Alt+G")
    window = seat.window.findChild(ReviewWindow, "review")
    assert isinstance(window, ReviewWindow)
    _ready(window, 3)
    return seat, window


def _ready(window: ReviewWindow, rows: int) -> None:
    wait_until(
        lambda: window.queue.model.rowCount() == rows and not window.queue.reader.is_busy(), "the queue"
    )
    let_events_pass()


def _titles(window: ReviewWindow) -> list[str]:
    return [line.title for line in window.queue.model.lines]


def test_the_queue_tells_what_is_left_and_follows_what_is_decided(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = _queue(desktop, tmp_path)
    assert _titles(window) == ["nearly", "far", "same"]
    window.queue.order.choose(Order.LEFT)
    window.queue.order.picked.emit(Order.LEFT)
    assert _titles(window) == ["far", "nearly", "same"]
    first = window.queue.model.lines[0]
    assert (first.left, first.kinds, first.status) == ("3", "1 missing, 2 boundary, 1 attribute", "to do")
    assert first.people == "ana, ben"
    assert window.queue.told.text().startswith("3 articles · 4 left")
    window.queue.table.choose(window.queue.model.lines[1].row.article.uid)
    press(seat, window, "Return")
    desk = desk_of(window)
    wait_until(lambda: desk.review is not None, "the article")
    assert desk.review is not None
    assert desk.review.article.title == "nearly"
    press(seat, window, "1", "Ctrl+Return", "Ctrl+L")
    _ready(window, 3)
    line = next(one for one in window.queue.model.lines if one.title == "nearly")
    assert (line.left, line.decided, line.status) == ("0", "1", "done")
    # The keys of deciding rest while the list is shown.
    before = len(stored_gold(seat))
    press(seat, window, "1", "X")
    assert len(stored_gold(seat)) == before


def test_it_is_sorted_filtered_and_assigned(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = _queue(desktop, tmp_path, "ana")
    assert [line.status for line in window.queue.model.lines] == ["your own work"] * 3
    window.queue.filter.setText("a")
    assert _titles(window) == ["nearly", "far", "same"]
    window.queue.filter.setText("NEAR")
    assert _titles(window) == ["nearly"]
    window.queue.focus_table()
    press(seat, window, "A")
    menu = window.findChild(QMenu, "assign-menu")
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions() if one.text()] == ["ana (me)", "ben", "To nobody"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    rest(seat, window)
    _ready(window, 1)
    assert window.queue.model.lines[0].reviewer == "ana"
    window.queue.filter.clear()
    window.queue.mine.setChecked(True)
    assert _titles(window) == ["nearly"]
    press(seat, window, "Ctrl+Z")
    _ready(window, 0)
    assert window.queue.empty.isVisible()


def test_nobody_decides_about_their_own_work_unless_that_is_allowed(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN, name="ana")
    press(seat, window, "1")
    assert gold(window) == []
    assert left(window) == "3 of 3 left"
    assert "own" in window.messages.texts()[0]
    press(seat, window, "Ctrl+Shift+W", "1")
    assert gold(window) == [("claim", "over 100 men died")]


def test_without_names_nothing_tells_who_is_who(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    press(seat, window, "Ctrl+B", "1")
    desk, screen = desk_of(window), window.screen_of_article
    assert list(desk.names.values()) == ["A", "B"]
    assert [pane.name.text() for pane in panes_of(window)] == ["A", "B"]
    press(seat, window, "K")
    seen = [
        screen.bar.title.text(),
        screen.panel.state.text(),
        *(action.text() for action in window.actions_of.all()),
        *(
            str(screen.model.index(row, column).data(role))
            for row in range(screen.model.rowCount())
            for column in range(screen.model.columnCount())
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        ),
        *(row.facet.versions[0].people for row in screen.panel.rows),
    ]
    assert not [words for words in seen if "ana" in words or "ben" in words]
    assert "taken from A" in screen.panel.state.text()
    press(seat, window, "Ctrl+L")
    _ready(window, 1)
    assert window.queue.model.lines[0].people == "2 annotators"
    # No name is seen at the next start either.
    target = seat.project.target
    desktop.end()
    seat = desktop.start(target, "rev")
    window = reviewed(seat)
    assert list(desk_of(window).names.values()) == ["A", "B"]
    press(seat, window, "Ctrl+L")
    _ready(window, 1)
    press(seat, window, "Ctrl+B")
    assert window.queue.model.lines[0].people == "ana, ben"


def test_who_has_done_nothing_yet_can_take_an_article_on(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = _queue(desktop, tmp_path)
    window.queue.table.choose(window.queue.model.lines[1].row.article.uid)
    press(seat, window, "A")
    menu = window.findChild(QMenu, "assign-menu")
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions() if one.text()] == ["rev (me)", "ana", "ben", "To nobody"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    rest(seat, window)
    _ready(window, 3)
    # The one line that was chosen, and not the one before it as well.
    assert [line.reviewer for line in window.queue.model.lines] == ["—", "rev", "—"]


def test_without_names_no_order_tells_who_is_who(desktop: Desktop, tmp_path: Path) -> None:
    layers = [
        layer(name, [mark(label, SAID[13 : 31 - number])])
        for number, (name, label) in enumerate(
            (("ana", "speaker"), ("ben", "claim"), ("cyd", "claim"), ("dan", "speaker"), ("eva", "claim"))
        )
    ]
    seat, window = begun(desktop, tmp_path, *layers)
    press(seat, window, "Ctrl+B", "M")
    rows = {row.facet.title: row for row in window.screen_of_article.panel.rows}
    digits = [version.digits for version in rows["Boundary"].facet.versions]
    assert digits == [("1",), ("2",), ("3",), ("4",), ("5",)]
    assert rows["Label"].facet.versions[0].digits[0] == "1"
    view = panes_of(window)[-1].view
    told = [str(one.description) for each in view.layers() for one in view.marks_of(each)]
    names = [words.partition("\n")[2].split(", ") for words in told]
    assert names
    assert all(each == sorted(each) for each in names)
    model = window.screen_of_article.model
    assert model.index(0, 2).data() == "Claim / Speaker"


def test_two_reviewers_differ_and_one_settles_it(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    press(seat, window, "1", "Shift+1", "1")
    desk, session = desk_of(window), seat.project.session
    press(seat, window, "Ctrl+Shift+D")
    assert window.screen_of_article.panel.head.text().startswith("Fewer than two reviewers have finished")
    press(seat, window, "Ctrl+Shift+D")
    assert desk.review is not None
    keys = [place.key for place in desk.places]
    article, workspace = desk.article, session.workspace
    # Somebody else reviews the same article elsewhere, and takes another side once.
    rev = workspace.who

    def elsewhere() -> None:
        workspace.who = ""
        second = workspace.run("Add annotator", lambda work: people.add(work, "sue"))
        workspace.who = second.uid
        for number, key in enumerate(keys):
            who = desk.order[1 if number == 0 else 0]
            way = Resolution(Way.TAKEN, who)
            workspace.run("Decide", partial(adjudicating.decide, article=article, key=key, resolution=way))
        workspace.run("Finish review", lambda work: closing_reviews.finish(work, article))
        workspace.who = rev

    session.submit(elsewhere)
    rest(seat, window)
    press(seat, window, "Ctrl+L")
    _ready(window, 1)
    assert "reviewers differ in 1" in window.queue.model.lines[0].status
    press(seat, window, "Return")
    wait_until(lambda: desk.review is not None, "the article")
    press(seat, window, "Ctrl+Shift+D")
    assert [pane.name.text() for pane in panes_of(window)] == ["rev", "sue"]
    assert left(window) == "1 of 1 left"
    press(seat, window, "2")
    assert ("claim", "over 100 men died.") in gold(window)
    press(seat, window, "Ctrl+Shift+F", "Ctrl+Shift+D")
    assert [pane.name.text() for pane in panes_of(window)] == ["ana", "ben"]
    assert window.messages.texts()[0].startswith("Your gold is the one that counts")


def test_where_nothing_can_be_reviewed_it_says_when_there_will_be(desktop: Desktop, tmp_path: Path) -> None:
    marks = [mark("claim", "5 died")]
    seat = desktop.start(with_records(tmp_path, _record("alone", layer("ana", marks))), "rev")
    seat.visitor.press("Ctrl+Alt+G")
    window = seat.window.findChild(ReviewWindow, "review")
    assert isinstance(window, ReviewWindow)
    _ready(window, 0)
    assert window.queue.empty.isVisible()
    assert window.queue.empty.sentence.text() == "Nothing can be reviewed yet"
    assert not window.queue.start.isEnabled()


def test_a_rule_is_seen_before_it_decides_and_is_one_step(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    press(seat, window, "Ctrl+T")
    dialog = _alike(window, "rules-dialog")
    assert dialog.list.item(0).text().splitlines() == [
        "Reuters said “over 100 men died.” The ministry says 5 died, … · Claim · boundary",
        "→ “over 100 men died” Claim",
    ]
    assert dialog.go.text() == "&Decide 1"
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.go.isEnabled()
    dialog.rule.setCurrentIndex(dialog.rule.findData(Rule.ALONE_OUT))
    wait_until(lambda: not dialog.is_busy(), "what the rule finds")
    assert dialog.list.item(0).text().splitlines() == [
        "… The ministry says 5 died, “presumably”. A clerk spoke of 7 dead. · Hedge · missing",
        "→ nothing in gold",
    ]
    seat.visitor.click(dialog.go)
    rest(seat, window)
    assert left(window) == "2 of 3 left"
    press(seat, window, "Ctrl+Z")
    assert left(window) == "3 of 3 left"


def test_the_same_phrase_is_decided_elsewhere(desktop: Desktop, tmp_path: Path) -> None:
    text = "Reuters said 5 died. Later 5 died, it said. Then 5 died."
    ana = layer("ana", [mark("claim", "5 died", text, nth) for nth in range(3)])
    cut = [mark("claim", "died", text, nth) for nth in range(3)]
    seat, window = begun(desktop, tmp_path, ana, layer("ben", cut), text=text)
    assert left(window) == "3 of 3 left"
    press(seat, window, "2", "S")
    assert window.messages.texts()[0].startswith("Decide this one first")
    press(seat, window, "K", "S")
    dialog = _alike(window, "elsewhere-dialog")
    assert [dialog.list.item(row).text().partition(" · ")[0] for row in range(dialog.list.count())] == [
        "Reuters said 5 died. Later “5 died”, it said. Then 5 died.",
        "… 5 died, it said. Then “5 died”.",
    ]
    seat.visitor.click(dialog.go)
    rest(seat, window)
    assert gold(window) == [("claim", "died")] * 3
    assert window.messages.texts()[0].startswith("2 disagreements decided")


def _alike(window: ReviewWindow, name: str) -> AlikeDialog:
    dialog = window.findChild(AlikeDialog, name)
    assert isinstance(dialog, AlikeDialog)
    wait_until(lambda: not dialog.is_busy(), "what would be decided")
    return dialog


def test_remarks_are_said_answered_and_taken_back(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    press(seat, window, "R")
    dialog = window.findChild(RemarksDialog, "remarks-dialog")
    assert isinstance(dialog, RemarksDialog)
    assert dialog.told.text().startswith("Nobody has said")
    seat.visitor.write("is the full stop in?")
    seat.visitor.press("Return")
    rest(seat, window)
    assert [dialog.list.item(row).text().splitlines()[-1] for row in range(dialog.list.count())] == [
        "is the full stop in?"
    ]
    assert dialog.list.item(0).text().startswith("rev · ")
    seat.visitor.write("no, see the guidelines")
    seat.visitor.press("Return")
    rest(seat, window)
    assert dialog.list.count() == 2
    seat.visitor.click(dialog.withdraw)
    rest(seat, window)
    assert dialog.list.count() == 1
    seat.visitor.press("Esc")
    rest(seat, window)
    assert window.screen_of_article.panel.state.text().startswith("1 remark")
    press(seat, window, "J")
    assert window.screen_of_article.panel.state.text() == ""
