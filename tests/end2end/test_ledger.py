"""The claim ledger in the real window: the rows of the seed article, the sentences, the way to the page."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from annotator.gui.demo.waiting import wait_until
from annotator.gui.ledger.items import Heading
from annotator.services.annotations.annotating import delete
from annotator.services.ledger.sorting_in import sort_in
from tests.cli.test_ledger import ROWS
from tests.end2end.beginning import begin, wait_for_focus
from tests.end2end.driving import Desktop
from tests.end2end.ledger_seen import (
    SAID,
    headings,
    layer,
    line_of,
    numbers_of,
    opened,
    pick,
    ready,
    record,
    seed_seat,
    spot,
    statements,
    with_records,
)

KILLED = "Russians killed, 7 February strike"
SAID_TOO = f"{SAID} So."


def test_the_seed_article_shows_exactly_its_twelve_rows(
    desktop: Desktop, tmp_path: Path, shared_data: Path
) -> None:
    seat = seed_seat(desktop, tmp_path, shared_data)
    window = opened(seat)
    pick(seat, window.bar.layer, "annotator-a")
    ready(window)
    seen = sorted(
        (
            one.row.claim.id, one.row.number.id, one.row.polarity,
            [speaker.entity for speaker in one.row.speakers],
            one.row.amount.bound, one.row.amount.value, one.row.amount.lower, one.row.amount.unit,
            one.row.amount.quantity, list(one.row.hedges),
        )
        for one in statements(window)
    )  # fmt: skip
    assert seen == sorted(ROWS)
    assert headings(window)[0] == KILLED
    assert len(headings(window)) == len(set(headings(window))) == 6
    assert window.foot.counts.text() == "12 numeric claims · 6 speakers · 2 contradictions"
    assert not window.bar.sort.isEnabled()
    lines = [window.model.item(row) for row in range(window.model.rowCount())]
    told = [words for one in lines if isinstance(one, Heading) for words in one.told]
    plain = "".join(told).replace("\u2068", "").replace("\u2069", "")
    assert plain == (
        "Bloomberg says more than 100, Maria Zakharova at most 5 and exactly 5: they exclude each other"
    )


def test_a_screen_reader_hears_who_says_what(desktop: Desktop, tmp_path: Path, shared_data: Path) -> None:
    seat = seed_seat(desktop, tmp_path, shared_data)
    window = opened(seat)
    pick(seat, window.bar.layer, "annotator-a")
    ready(window)
    row = line_of(window, 'no more than "5')
    heard = str(window.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert heard.startswith(f'Maria Zakharova, at most 5 (no more than "5), {KILLED}, hedged: in Moscow')
    assert "excludes Bloomberg more than 100" in heard
    denied = str(window.model.index(line_of(window, "dozens, hundreds"), 0).data())
    assert denied.startswith("Maria Zakharova denies, vaguely 24 or more")
    list_ = QAccessible.queryAccessibleInterface(window.view)
    assert list_ is not None
    names = [list_.child(n).text(QAccessible.Text.Name) for n in range(list_.childCount())]
    assert heard in names


def test_click_and_return_lead_to_the_claim(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = with_records(
        tmp_path,
        record("first", layer("ana", ["dead", "dead", None])),
        record("second", layer("ana", ["dead", None, None]), text=SAID_TOO),
    )
    seat = desktop.start(project, "ana")
    seat.open_article("first")
    window = opened(seat)
    pick(seat, window.bar.scope, "All articles")
    ready(window)
    assert len(statements(window)) == 6
    second = next(one for one in statements(window) if one.row.article.id == "second")
    raised: list[bool] = []
    monkeypatch.setattr(seat.window, "raise_", lambda: raised.append(True))
    seat.visitor.click(window.view.viewport(), spot(window, window.model.row_of(second.key)))
    desk = seat.visitor.desk
    wait_until(lambda: desk.article is not None and desk.article.id == "second", "the other article")
    wait_until(lambda: desk.chosen == second.row.claim.uid, "the claim")
    wait_for_focus(seat.visitor.page, "the page")
    assert raised, "else the ledger would stand in front of the place"
    chosen = desk.chosen_annotation()
    assert chosen is not None
    assert seat.visitor.sees(chosen.extent)
    # Again, now from the chosen annotation to its row, down to the next one, and there by Return.
    window = opened(seat)
    assert [one.key for one in window.view.chosen()] == [second.key]
    seat.visitor.press("Up", "Return")
    wait_until(lambda: desk.article is not None and desk.article.id == "first", "the first article")


def test_arrows_go_from_row_to_row_and_from_panel_to_panel(desktop: Desktop, tmp_path: Path) -> None:
    project = with_records(tmp_path, record("first", layer("ana", ["dead", "hurt", None])))
    seat = desktop.start(project, "ana")
    window = opened(seat)

    def at() -> str:
        return window.view.chosen()[0].row.number.text

    assert at() == "over 100"
    seat.visitor.press("Down")
    assert at() == "5"
    seat.visitor.press("Right")
    assert at() == "7"
    seat.visitor.press("Right")
    assert at() == "7"
    seat.visitor.press("Left", "Left")
    assert at() == "over 100"
    seat.visitor.press("End")
    assert at() == "7"
    seat.visitor.press("Shift+Up")
    assert [one.row.number.text for one in window.view.chosen()] == ["5", "7"]
    seat.visitor.press("Home")
    assert at() == "over 100"


def test_typing_filters_and_esc_shows_all_again(desktop: Desktop, tmp_path: Path) -> None:
    project = with_records(
        tmp_path,
        record("first", layer("ana", ["dead", "dead", None]), published="2020-01-05"),
        record("second", layer("ana", ["hurt", "dead", "hurt"]), text=SAID_TOO, published="2020-03-01"),
    )
    seat = desktop.start(project, "ana")
    window = opened(seat)
    pick(seat, window.bar.scope, "All articles")
    ready(window)
    window.view.setFocus()
    seat.visitor.write("mini")
    ready(window)
    assert {one.row.number.text for one in statements(window)} == {"5"}
    assert window.bar.filter.text() == "Filter (1)"
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("no such words")
    ready(window)
    assert window.empty.sentence.text() == "No row is left by these filters"
    seat.visitor.click(window.empty_button)
    ready(window)
    assert len(statements(window)) == 6
    window.filters.contradicting.setChecked(True)
    ready(window)
    assert sorted(one.row.number.text for one in statements(window)) == [
        "5",
        "5",
        "7",
        "over 100",
        "over 100",
    ]
    window.filters.contradicting.setChecked(False)
    window.filters.speaker.setCurrentIndex(window.filters.speaker.findText("A clerk"))
    ready(window)
    assert {one.row.number.text for one in statements(window)} == {"7"}
    window.filters.quantity.setCurrentIndex(window.filters.quantity.findText("hurt"))
    ready(window)
    assert [(one.row.article.id, one.row.number.text) for one in statements(window)] == [("second", "7")]
    seat.visitor.press("Esc")
    ready(window)
    assert len(statements(window)) == 6
    assert window.isVisible()
    assert not window.filters.isVisible()
    seat.visitor.press("Ctrl+F")
    window.filters.since.setText("2020-02")
    window.filters.until.setText("2020-03")
    ready(window)
    assert {one.row.article.id for one in statements(window)} == {"second"}
    window.filters.since.setText("spring")
    ready(window)
    assert window.filters.told.text().startswith("A date is written")
    assert len(statements(window)) == 6
    window.filters.until.setText("2019")
    ready(window)
    assert statements(window) == []


def test_layers_are_gold_somebody_or_all(desktop: Desktop, tmp_path: Path) -> None:
    gold = {**layer("ben", ["dead", None, None]), "role": "gold"}
    project = with_records(
        tmp_path, record("first", layer("ana", ["dead", "dead", None]), layer("ben", [None] * 3), gold)
    )
    seat = desktop.start(project, "ana")
    window = opened(seat)
    assert {one.row.layer for one in statements(window)} == {"gold"}
    for name, layers in (("ben", {"ben"}), ("Everybody", {"ana", "ben", "gold"}), ("Gold", {"gold"})):
        pick(seat, window.bar.layer, name)
        ready(window)
        assert {one.row.layer for one in statements(window)} == layers


def test_it_follows_what_is_changed_on_the_page(desktop: Desktop, tmp_path: Path) -> None:
    project = with_records(tmp_path, record("first", layer("ana", ["dead", "dead", None])))
    seat = desktop.start(project, "ana")
    window = opened(seat)
    assert window.foot.counts.text().startswith("3 numeric claims · 3 speakers · 1 contradiction")
    gone = next(one for one in statements(window) if one.row.number.text == "5").row.number.uid
    seat.project.session.run("Delete", delete, [gone])
    wait_until(lambda: len(statements(window)) == 2, "a row less")
    assert window.foot.counts.text() == "2 numeric claims · 2 speakers · 0 contradictions"
    # While it is closed it sleeps, and knows of it when it is opened again.
    window.close()
    seat.project.session.undo("")
    article = seat.visitor.desk.article
    assert article is not None
    seat.project.session.undo(article.uid)
    seat.visitor.settle()
    assert len(statements(opened(seat))) == 3


def test_an_empty_ledger_says_what_to_do(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)
    assert window.empty.isVisible()
    assert window.empty.sentence.text() == "No claim of this article is tied to a number yet"
    assert "tie them" in window.empty.explanation.text()
    seat.visitor.click(window.empty_button)
    ready(window)
    assert window.bar.all_articles
    assert window.empty.sentence.text() == "No claim is tied to a number yet."
    assert not window.empty_button.isVisible()
    assert not window.bar.export.isEnabled()


@pytest.mark.parametrize("ending", ["html", "csv", "json"])
def test_what_is_shown_is_written_as_the_verb_writes_it(
    desktop: Desktop, tmp_path: Path, shared_data: Path, ending: str
) -> None:
    seat = seed_seat(desktop, tmp_path, shared_data)
    window = opened(seat)
    pick(seat, window.bar.layer, "annotator-a")
    ready(window)
    seat.visitor.press("Ctrl+E")
    dialog = seat.window.findChild(QFileDialog, "ledger-export")
    assert isinstance(dialog, QFileDialog)
    kinds = dialog.findChild(QComboBox, "fileTypeCombo")
    assert isinstance(kinds, QComboBox)
    kinds.setFocus()
    while not kinds.currentText().endswith(f"(*.{ending})"):
        QTest.keyClick(kinds, Qt.Key.Key_Down)
    assert [Path(one).name for one in dialog.selectedFiles()] == [f"ledger.{ending}"]
    target = tmp_path / f"out.{ending}"
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(target))
    dialog.accept()
    wait_until(lambda: window.telling.isVisible() and not window.exporting.is_busy(), "the file")
    assert window.telling.words.text() == f"12 rows written to {target}"
    written = target.read_text(encoding="utf-8")
    if ending == "json":
        rows = json.loads(written)
        assert [row["ids"]["number"] for row in rows] == [f"n{number}" for number in range(1, 13)]
        assert rows[0]["contradicts"] == [4, 5]
    elif ending == "csv":
        assert len(written.splitlines()) == 13
    else:
        assert "Bloomberg</bdi> says more than 100" in written


def test_two_thousand_rows_open_stop_and_scroll(
    desktop: Desktop, tmp_path: Path, report_line: Callable[[str], None]
) -> None:
    records = (
        record(f"a{n}", layer("ana", [f"q{n // 9}", f"q{n // 9}", None]), text=f"{SAID} {n}.")
        for n in range(667)
    )
    seat = desktop.start(with_records(tmp_path, *records), "ana")
    window = opened(seat)
    assert len(statements(window)) == 3
    window.bar.show_all()
    window.foot.stop.click()
    ready(window)
    assert window.telling.words.text() == "Stopped: the ledger is as it was before."
    assert len(statements(window)) == 3
    assert not window.foot.progress.isVisible()
    seat.visitor.press("F5")
    ready(window)
    assert len(statements(window)) == 2001
    assert headings(window)[-1] == ""
    assert window.foot.counts.text().startswith("2,001 numeric claims · 3 speakers")
    window.view.setFocus()
    seat.visitor.press("End")
    assert window.view.chosen()[0] == statements(window)[-1]
    bar = window.view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    started = time.perf_counter()
    for step in range(20):
        bar.setValue(bar.maximum() * step // 20)
        window.view.viewport().repaint()
    report_line(f"ledger of 2,001 rows: {(time.perf_counter() - started) * 50:.0f} ms to jump and repaint")
    # What changes is read again, and what is in view stays there.
    seat.visitor.press("End")
    place = bar.value()
    seat.project.session.run("Sort numbers in", sort_in, [statements(window)[-1].row.number.uid], "q0")
    wait_until(lambda: len(numbers_of(window, None)) == 666, "one row less without a quantity")
    assert abs(bar.value() - place) < 2 * window.view.viewport().height()
