"""What is learned from review: one's own marks against gold, and what causes disagreement."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from annotator.domain.review.adjudication import Resolution, Way
from annotator.gui.demo.waiting import wait_until
from annotator.gui.review.learning.causes import CausesDialog
from annotator.gui.review.learning.feedback import FeedbackDialog
from annotator.services.people import people
from annotator.services.review import adjudicating, closing_reviews
from tests.end2end.driving import Desktop
from tests.end2end.review_seen import ANA, BEN, begun, desk_of, press, rest


def test_an_annotator_sees_their_marks_against_gold_with_reasons(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN, name="ben")
    desk, session = desk_of(window), seat.project.session
    article, workspace, ana = desk.article, session.workspace, desk.order[0]
    ben, keys = workspace.who, [place.key for place in desk.places]

    def review() -> None:
        workspace.who = ""
        workspace.who = workspace.run("Add annotator", lambda work: people.add(work, "rev")).uid
        for key in keys:
            way = Resolution(Way.TAKEN, ana)
            job = partial(adjudicating.decide, article=article, key=key, resolution=way, reason="oversight")
            workspace.run("Decide", job)
        workspace.run("Finish review", lambda work: closing_reviews.finish(work, article))
        workspace.who = ben

    session.submit(review)
    rest(seat, window)
    press(seat, window, "Ctrl+Alt+F")
    dialog = window.findChild(FeedbackDialog, "feedback")
    assert isinstance(dialog, FeedbackDialog)
    wait_until(lambda: not dialog.looking.is_busy(), "the marks")
    assert dialog.head.text().startswith("0 of your 2 marks are in gold just so")
    model = dialog.tree.model()
    branches = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert branches == ["Boundary (2)", "Attribute (1)", "Missed: gold has it (1)"]
    assert dialog.told.text() == "Yours: over 100 men died.\nGold: over 100 men died\nWhy: oversight"
    assert "ana" not in dialog.told.text()
    seat.visitor.click(dialog.open_it)
    seat.visitor.settle()
    point = dialog.current()
    assert point is not None
    assert seat.visitor.page.selection() == point.difference.extent


def test_a_lead_sees_what_causes_most_and_copies_an_example(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    press(seat, window, "1", "Ctrl+Alt+W")
    dialog = window.findChild(CausesDialog, "causes")
    assert isinstance(dialog, CausesDialog)
    wait_until(lambda: not dialog.looking.is_busy(), "the causes")
    model = dialog.tree.model()
    rows = [[model.index(row, column).data() for column in (0, 1, 3)] for row in range(model.rowCount())]
    assert ["Claim", "boundary", "1"] in rows
    assert ["Number", "attribute: Bound", "1"] in rows
    assert ["Hedge", "missing", "1"] in rows
    dialog.tree.setCurrentIndex(model.index(rows.index(["Claim", "boundary", "1"]), 0))
    seat.visitor.click(dialog.copy)
    copied = QGuiApplication.clipboard().text()
    assert "**over 100 men died.**" in copied
    assert "- ✓ **over 100 men died**" in copied
