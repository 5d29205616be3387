"""What counts, as it is chosen in the bar and told in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_workspace
from annotator.domain.agreement.rows import Unit
from annotator.domain.annotation_set import Status
from annotator.gui.agreement.counts import CountsBar, counted_words
from annotator.gui.agreement.reader import Known, Shown
from annotator.services.agreement.choosing_sets import DONE, Counted, Reviewed
from annotator.services.agreement.keeping import measured
from annotator.services.keeping_guidelines import save
from annotator.services.workspace import Workspace
from tests.end2end.agreement_seen import agreement_project

MARKS = [("claim", "over 100 men died")]


@pytest.fixture
def project(tmp_path: Path, qapp: QApplication) -> Iterator[Workspace]:
    articles = {title: dict.fromkeys(("ana", "ben"), MARKS) for title in ("Flood in Tarn", "Strike")}
    workspace = open_workspace(str(agreement_project(tmp_path, articles)))
    workspace.run("Change the guidelines", lambda work: save(work, "Mark claims.", after=0))
    yield workspace
    workspace.close()


def test_everything_can_be_chosen_and_is_told(project: Workspace, qtbot: QtBot) -> None:
    with project.store.reading() as read:
        found = measured(read)
        shown = Shown(found, Known(read.scheme(), tuple(read.annotators()), tuple(read.articles())))
    bar = CountsBar()
    qtbot.addWidget(bar)
    bar.fill(shown)
    assert bar.counted() == DONE
    assert bar.is_usual()
    bar.status.tick([Status.DONE.value, Status.FLAGGED.value])
    bar.people.tick(["ben", "ana"])
    bar.labels.tick(["claim"])
    bar.versions.tick(["", "1"])
    bar.reviewed.choose(Reviewed.BEFORE.value)
    bar.unit.choose(Unit.CODEPOINT.value)
    with qtbot.waitSignal(bar.changed):
        bar.since.setText("2024-13")
    assert not bar.told.isHidden(), "it is no date"
    with qtbot.waitSignal(bar.changed):
        bar.since.setText("2024-02")
        bar.titles.setText("tarn FLOOD")
    assert bar.told.isHidden()
    chosen = bar.counted()
    assert chosen == Counted(
        statuses=(Status.DONE, Status.FLAGGED),
        annotators=("ana", "ben"),
        labels=("claim",),
        articles=("Flood in Tarn",),
        unit=Unit.CODEPOINT,
        since="2024-02",
        guidelines=("1", ""),
        reviewed=Reviewed.BEFORE,
    )
    words = counted_words(chosen, ["ana", "ben"], 2, shown.known)
    assert words.split(" · ")[1:] == [
        "ana, ben",
        "done, flagged",
        "Claim",
        "chosen articles only",
        "done since 2024-02",
        "version 1, without a version",
        "before review",
        "by characters",
    ]
    bar.clear()
    assert bar.counted() == DONE
    # Nothing ticked is any status.
    bar.status.tick([])
    assert bar.counted().statuses == tuple(Status)
