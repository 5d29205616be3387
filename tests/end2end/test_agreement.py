"""The window of agreement: figures in cells, what they rest on, and the way to the review."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton

from annotator.domain.annotation_set import Status
from annotator.gui.agreement.tabs import Tab
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.review.window import ReviewWindow
from annotator.services.annotations.annotating import set_status
from annotator.services.people.people import rename
from tests.end2end.agreement_seen import agreement_project, cells, opened, places, ready
from tests.end2end.driving import Desktop, Seat
from tests.end2end.ledger_seen import pick, seed_seat

SAME = [("claim", "over 100 men died"), ("number", "over 100")]
OTHER = [("claim", "100 men died"), ("number", "over 100"), ("hedge", "presumably")]


def test_the_seed_article_shows_its_figures_and_each_leads_to_the_review(
    desktop: Desktop, tmp_path: Path, shared_data: Path
) -> None:
    seat = seed_seat(desktop, tmp_path, shared_data, "lea")
    window = opened(seat)
    found = cells(window)
    assert [found[row, "all labels"] for row in ("Exact F1", "Overlap F1", "Kappa", "Alpha")] == [
        "0.724",
        "0.862",
        "0.890",
        "0.890",
    ]
    assert window.bar.told.text().endswith(" · annotator-a, annotator-b · done")
    # The arrows lead from figure to figure, and Return to the annotations behind it.
    assert window.view.hasFocus()
    QTest.keyClick(window.view, Qt.Key.Key_Right)
    ready(window)
    assert window.behind.title.text() == "annotator-a and annotator-b · Speaker"
    assert window.behind.told.text().startswith("Rests on ")
    seen = places(window)
    assert seen
    assert all("Speaker" in one.split(":")[0] for one in seen)
    # Return waits for what is still looked for.
    QTest.keyClick(window.view, Qt.Key.Key_Left)
    QTest.keyClick(window.view, Qt.Key.Key_Right)
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    assert window.seeking.is_busy()
    review = reviewed(seat)
    desk = review.screen_of_article.desk
    place, here = window.behind.list.current(), desk.here()
    assert place is not None
    assert here is not None
    sides = here.disagreement.sides
    assert place.uids <= {one.uid for side in sides for one in side.annotations}
    # Another place of the same article is only gone to.
    last = window.behind.list.places.rowCount() - 1
    window.behind.list.setCurrentIndex(window.behind.list.places.index(last, 0))
    QTest.keyClick(window.behind.list, Qt.Key.Key_Return)
    let_events_pass()
    wait_until(lambda: desk.here() is not None and desk.here() != here, "the other place")
    review.close()


def reviewed(seat: Seat) -> ReviewWindow:
    """The review, when it has an article to show."""

    def there() -> ReviewWindow | None:
        found = seat.window.findChild(QMainWindow, "review")
        some = isinstance(found, ReviewWindow) and found.isVisible() and found.screen_of_article.desk.article
        return found if some and isinstance(found, ReviewWindow) else None

    wait_until(there, "the article in the review")
    review = there()
    assert review is not None
    return review


def test_what_counts_is_chosen_shown_and_followed(desktop: Desktop, tmp_path: Path) -> None:
    articles = {
        "one": {"ana": SAME, "ben": OTHER, "cem": SAME},
        "two": {"ana": SAME, "ben": SAME, "cem": OTHER},
    }
    seat = desktop.start(agreement_project(tmp_path, articles, status={"cem": "in-progress"}), "lea")
    window = opened(seat)
    assert window.bar.told.text() == "2 articles · ana, ben · done"
    assert cells(window)["Exact F1", "Speaker"] == "–"
    at = window.view.grid.index(0, 1)
    heard = str(at.data(Qt.ItemDataRole.AccessibleTextRole))
    assert heard == "Exact F1, Speaker, –, Neither ana nor ben marked anything here."
    # By keys: the bar, its first button, and in its menu what is in progress as well.
    QTest.keyClick(window.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    let_events_pass()
    assert window.counts.status.hasFocus()
    QTest.keyClick(window.counts.status, Qt.Key.Key_Space)
    menu = window.counts.status.options
    wait_until(menu.isVisible, "the menu")
    for _ in range(2):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible(), "one thing after the other can be ticked"
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    ready(window)
    assert window.bar.told.text() == "2 articles · ana, ben, cem · in progress, done"
    assert window.bar.counts.text() == "What counts (chosen)"
    pick(seat, window.tabs.measure, "Overlap F1")
    assert cells(window)["ana and cem", "Hedge"] == "0.000"
    # A place in what is not done cannot be reviewed: the page shows it.
    window.view.choose("ana and cem", "Hedge")
    ready(window)
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    desk = seat.visitor.desk
    wait_until(lambda: desk.article is not None and desk.article.id == "two", "the article")
    assert seat.visitor.page.selection() == seat.span("presumably")
    assert seat.window.findChild(QMainWindow, "review") is None
    assert opened(seat) is window
    # Words that no article has choose nothing, and that is said.
    window.counts.titles.setText("nowhere")
    ready(window)
    assert window.counts.told.isVisible()
    window.counts.titles.setText("two")
    ready(window)
    assert window.bar.told.text().endswith("chosen articles only")
    assert window.shown is not None
    assert window.shown.found.articles == 1
    window.counts.clear_button.click()
    ready(window)
    assert window.bar.told.text() == "2 articles · ana, ben · done"
    # What is changed in the project changes the figures, and nobody has to ask.
    session = seat.project.session
    people, articles_there = session.workspace.read(lambda read: (read.annotators(), read.articles()))
    session.act_as(next(one for one in people if one.name == "ben"))
    session.run("Reopen", set_status, articles_there[0].uid, Status.IN_PROGRESS)
    wait_until(lambda: window.shown is not None and window.shown.found.articles == 1, "the change")
    # Who was chosen has another name: that is said, and everybody counts again.
    window.counts.people.tick(["ana", "ben"])
    window.look()
    ready(window)
    session.run("Rename annotator", rename, next(one.uid for one in people if one.name == "ana"), "zoe")
    wait_until(lambda: "zoe" in window.bar.told.text(), "the other name")
    assert "no annotator ana" in window.telling.words.text()
    ready(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.telling.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.counts.isVisible()
    assert window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_each_table_leads_to_what_is_behind_it(desktop: Desktop, tmp_path: Path) -> None:
    articles = {
        "one": {"ana": SAME, "ben": OTHER, "cem": [*SAME, ("hedge", "7 dead")]},
        "two": {"ana": [("speaker", "A clerk")], "ben": [("claim", "A clerk")], "cem": SAME},
    }
    seat = desktop.start(agreement_project(tmp_path, articles), "lea")
    window = opened(seat)
    assert window.tabs.measure.value == "exact_f1"
    assert window.view.verticalHeader().isVisible()
    found: dict[Tab, list[str]] = {}
    for number, tab in enumerate(Tab, 1):
        key = QKeySequence(f"Ctrl+{number}")[0].key()  # type: ignore[index]  # the stubs do not know
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        ready(window)
        assert window.tabs.tab is tab
        assert window.view.hasFocus()
        found[tab] = places(window)
        assert found[tab], tab
        heard = str(window.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
        assert window.behind.title.text().split(" · ")[0].split(" / ")[0] in heard
        buttons = [one for one in window.findChildren(QPushButton) if one.isVisible()]
        assert all(one.accessibleName() or one.text() for one in buttons)
        content = window.content()
        assert content is not None
        assert content.picture().startswith("<svg ")
    assert window.chart.isVisible()
    assert all("missing" in one for one in found[Tab.MISSING])
    assert all("boundary" in one for one in found[Tab.BORDERS])
    # Worst first: in the second article nobody has anything in common.
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    ready(window)
    laid = window.view.grid.laid
    assert laid is not None
    assert list(laid.sheet.rows) == ["two", "one"]
    # Of the two who swapped a label the confusion says so, whichever way round it is asked.
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    ready(window)
    pick(seat, window.tabs.pair, "ana and ben")
    ready(window)
    assert cells(window)["Speaker", "Claim"] == "1"
    assert cells(window)["Claim", "Speaker"] == "0"
    window.view.choose("Speaker", "Claim")
    ready(window)
    assert places(window) == ["Speaker / Claim: label; ana: A clerk; ben: A clerk; two"]
    # What all have alike is shown too, though review has nothing to decide there.
    window.view.choose("Number", "Number")
    ready(window)
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    review = reviewed(seat)
    wait_until(lambda: bool(review.messages.texts()), "what is said of it")
    assert "nothing to decide here" in review.messages.texts()[0]
    review.close()


def test_tables_and_pictures_are_copied_and_written(desktop: Desktop, tmp_path: Path) -> None:
    articles = {"one": {"ana": SAME, "ben": OTHER}}
    seat = desktop.start(agreement_project(tmp_path, articles), "lea")
    window = opened(seat)
    QTest.keyClick(window.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: not window.saving.is_busy(), "the table")
    clipboard = QGuiApplication.clipboard()
    lines = clipboard.text().split("\n")
    assert lines[0].split("\t")[1:] == ["Claim", "Speaker", "Number", "Hedge", "all labels"]
    assert lines[1] == "Exact F1\t0.000\t–\t1.000\t0.000\t0.400"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.view, Qt.Key.Key_C, both)
    wait_until(lambda: not window.saving.is_busy(), "the picture")
    assert not clipboard.image().isNull()
    content = window.content()
    assert content is not None
    for ending, begin in ((".csv", b"\xef\xbb\xbfPair,Claim"), (".png", b"\x89PNG"), (".svg", b"<svg ")):
        target = tmp_path / f"figures{ending}"
        window.saving.write(content, target)
        wait_until(lambda: not window.saving.is_busy(), "the file")
        assert target.read_bytes().startswith(begin)
        assert window.telling.words.text() == f"Written to {target}"
    target = tmp_path / "figures.html"
    window.saving.write(content, target)
    wait_until(lambda: not window.saving.is_busy(), "the report")
    assert "Who agrees with whom" in target.read_text(encoding="utf-8")
    window.saving.write(content, tmp_path / "none" / "figures.csv")
    wait_until(lambda: not window.saving.is_busy(), "the refusal")
    assert "no folder" in window.telling.words.text()


def test_a_project_without_agreement_says_what_it_needs(desktop: Desktop, tmp_path: Path) -> None:
    seat = desktop.start(agreement_project(tmp_path, {"one": {"ana": SAME}}), "lea")
    window = opened(seat)
    assert window.pages.currentWidget() is window.empty
    assert window.empty.sentence.text().startswith("Agreement needs two annotators")
    assert not window.bar.save.isEnabled()
    assert not window.empty_button.isVisible()
