"""Deciding in the review: later, why, many at once, one's own, finishing, and what is stale."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from annotator.domain.annotation_set import Status
from annotator.domain.review.review import State
from annotator.domain.span import Span
from annotator.gui.demo.waiting import wait_until
from annotator.gui.review.majority import MajorityDialog
from annotator.gui.review.panes.board import GOLD
from annotator.gui.review.why import WhyDialog
from annotator.services.annotations.annotating import delete, set_status
from tests.end2end.driving import Desktop
from tests.end2end.ledger_seen import seed_seat
from tests.end2end.review_seen import (
    ANA,
    BEN,
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


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_later_comes_back_when_nothing_else_is_left(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    desk = desk_of(window)
    press(seat, window, "L")
    assert desk.places[0].state is State.LATER
    assert left(window) == "3 of 3 left"
    press(seat, window, "Shift+1", "1")
    here = desk.here()
    assert here is not None
    assert here.number == 1
    press(seat, window, "1")
    assert left(window) == "0 of 3 left"


def test_a_changed_mark_opens_a_decision_again_and_shows_it(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    desk = desk_of(window)
    press(seat, window, "1", "Shift+1", "1")
    assert desk.left == 0
    kept = gold(window)
    session, review = seat.project.session, desk.review
    assert review is not None
    ben = review.contents[1]
    number = next(one for one in ben.annotations if one.label == "number")
    # Ben sits down again, elsewhere, and takes a mark away.
    rev = session.workspace.who
    session.workspace.who = ben.set.annotator
    session.run("Reopen", set_status, desk.article, Status.IN_PROGRESS)
    session.run("Delete", delete, [number.uid])
    session.run("Done", set_status, desk.article, Status.DONE)
    session.submit(lambda: setattr(session.workspace, "who", rev))
    rest(seat, window)
    stale = [place for place in desk.places if place.state is State.STALE]
    assert [place.disagreement.label for place in stale] == ["number"]
    assert gold(window) == kept
    desk.go(stale[0].key)
    rest(seat, window)
    assert "taken from ana" in window.screen_of_article.panel.warning.text()
    press(seat, window, "2")
    assert ("number", "over 100") not in gold(window)


def test_finishing_says_what_is_open_and_protects_what_is_done(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    press(seat, window, "1", "Ctrl+Return")
    assert window.messages.texts()[0].startswith("2 are still open (1 boundary, 1 missing)")
    press(seat, window, "Shift+1", "1", "Ctrl+Return")
    finish = window.actions_of["finish"]
    assert not finish.isEnabled()
    kept = gold(window)
    press(seat, window, "K", "X")
    assert gold(window) == kept
    # That no key decides any more is told where the keys are told.
    foot = window.screen_of_article.foot.keys
    assert foot.text() == "This gold is done and protected · Ctrl R reopens it"
    press(seat, window, "Ctrl+R", "X")
    assert foot.text().startswith("J next")
    assert finish.isEnabled()
    assert len(gold(window)) == len(kept) - 1
    press(seat, window, "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert gold(window) == kept
    assert finish.isEnabled()


def test_why_goes_with_the_decision_or_comes_after_it(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    desk = desk_of(window)

    def dialog() -> WhyDialog:
        found = [one for one in window.findChildren(WhyDialog) if one.isVisible()]
        wait_until(lambda: bool([one for one in window.findChildren(WhyDialog) if one.isVisible()]), "why")
        return found[0]

    press(seat, window, "N")
    assert dialog().list.count() == 5
    seat.visitor.press("1")
    rest(seat, window)
    assert window.messages.texts()[0].startswith("The reason goes with the decision on 1")
    press(seat, window, "2")
    made = desk.places[0].item.decision
    assert made is not None
    assert made.reason == "guidelines"
    claim = next(one for one in stored_gold(seat) if one.label == "claim")
    assert claim.origin is not None
    assert claim.origin["reason"] == "guidelines"
    # Afterwards, in other words.
    press(seat, window, "K", "N")
    seat.visitor.write("full stops stay in")
    seat.visitor.press("Return")
    rest(seat, window)
    made = desk.places[0].item.decision
    assert made is not None
    assert made.reason == "full stops stay in"
    assert "full stops stay in" in window.screen_of_article.panel.state.text()
    press(seat, window, "Ctrl+Z")
    made = desk.places[0].item.decision
    assert made is not None
    assert made.reason == "guidelines"


def test_my_own_is_made_in_the_pane_of_gold_with_the_keys_of_annotating(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    screen, desk = window.screen_of_article, desk_of(window)
    press(seat, window, "J", "E")
    assert [pane.head.key for pane in panes_of(window)][-1] == GOLD
    assert screen.bench.page.hasFocus()
    chosen = screen.bench.desk.chosen_annotation()
    assert chosen is not None
    assert chosen.text(desk.text) == "over 100"
    # The start one word on, the end one word on, another label, an attribute; digits mean nobody here.
    press(seat, window, "Alt+Shift+Right", "Alt+Right", "1", "H")
    assert gold(window) == [("hedge", "100 men")]
    assert screen.bench.inspector.text.text() == "“100 men”"
    screen.bench.inspector.attributes.changed.emit([chosen.uid], "type", "other")
    rest(seat, window)
    # A click where another disagreement is stays with what is being made.
    before, page = desk.current, screen.bench.page
    seat.visitor.click(page.viewport(), page.point_of(desk.places[2].disagreement.extent.start + 2))
    assert desk.current == before
    # A further one, of words that nobody had.
    screen.bench.page.take(_span(desk.text, "5 died"))
    press(seat, window, "C")
    assert gold(window) == [("hedge", "100 men"), ("claim", "5 died")]
    press(seat, window, "Ctrl+Z")
    assert gold(window) == [("hedge", "100 men")]
    press(seat, window, "Ctrl+Y", "Esc", "Esc")
    assert not screen.bench.on
    assert [pane.head.key for pane in panes_of(window)] == list(desk.order)
    assert left(window) == "2 of 3 left"
    here = desk.here()
    assert here is not None
    assert here.number == 3
    kinds = {one.label: one.origin["kind"] for one in stored_gold(seat) if one.origin is not None}
    assert kinds == {"hedge": "edited", "claim": "new"}
    # Afterwards digits mean people again.
    press(seat, window, "1")
    assert left(window) == "1 of 3 left"


def test_a_majority_decides_what_it_says_it_would(desktop: Desktop, tmp_path: Path) -> None:
    names = ("ana", "ben", "cyd")
    layers = [
        layer(
            name,
            [mark("claim", words), mark("hedge", "presumably")] if name != "cyd" else [mark("claim", words)],
        )
        for name, words in zip(names, ("over 100 men died", "over 100 men died", "100 men died"), strict=True)
    ]
    seat, window = begun(desktop, tmp_path, *layers)
    press(seat, window, "Ctrl+M")
    dialog = window.findChild(MajorityDialog, "majority-dialog")
    assert isinstance(dialog, MajorityDialog)
    assert dialog.decides() == 2
    dialog.share.setValue(70)
    assert dialog.told.text() == "Decides 0 of 2 that are open."
    assert not dialog.ok.isEnabled()
    dialog.share.setValue(60)
    seat.visitor.press("Return")
    rest(seat, window)
    assert gold(window) == [("claim", "over 100 men died"), ("hedge", "presumably")]
    assert {one.origin["kind"] for one in stored_gold(seat) if one.origin is not None} == {"majority"}
    press(seat, window, "Ctrl+Z")
    assert left(window) == "2 of 2 left"
    press(seat, window, "Ctrl+P")
    menu = window.findChild(QMenu, "from-menu")
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    rest(seat, window)
    assert gold(window) == [("claim", "100 men died")]


def test_quick_hands_decide_faster_than_it_is_saved(
    desktop: Desktop, tmp_path: Path, shared_data: Path
) -> None:
    seat = seed_seat(desktop, tmp_path, shared_data, "rev")
    window = reviewed(seat)
    desk = desk_of(window)
    asked = []
    for _ in range(14):
        here = desk.here()
        assert here is not None
        asked.append(here.key)
        seat.visitor.press("Shift+1")
    rest(seat, window)
    assert len(set(asked)) == 14
    decided = [desk.by_key[key].item.decision for key in asked]
    assert all(made is not None and made.kind == "taken" for made in decided)
    assert desk.pending == {}
    press(seat, window, *(["Ctrl+Z"] * 14))
    assert left(window) == f"{len(desk.places)} of {len(desk.places)} left"


def test_my_own_of_relations_is_tied_in_the_pane_of_gold(desktop: Desktop, tmp_path: Path) -> None:
    marks = [mark("claim", "5 died"), mark("speaker", "The ministry"), mark("speaker", "Reuters")]
    ana, ben = layer("ana", marks, [(0, 1, "said-by")]), layer("ben", marks, [(0, 2, "said-by")])
    seat, window = begun(desktop, tmp_path, ana, ben)
    desk, bench = desk_of(window), window.screen_of_article.bench
    here = desk.here()
    assert here is not None
    assert [kind.value for kind in here.disagreement.types] == ["relation"]
    assert [row.facet.title for row in window.screen_of_article.panel.rows] == [
        "→ Reuters",
        "→ The ministry",
    ]
    press(seat, window, "E")
    chosen = bench.desk.chosen_annotation()
    assert chosen is not None
    assert chosen.text(desk.text) == "5 died"
    press(seat, window, "Y")
    assert bench.tie_mode.hints.active()
    seat.visitor.press(*bench.tie_mode.hints.overlay.hints[0].name.upper())
    rest(seat, window)
    press(seat, window, "Esc", "Esc")
    assert not bench.on
    review = desk.review
    assert review is not None
    assert len(review.gold_relations) == 1
    assert left(window) == "0 of 1 left"
