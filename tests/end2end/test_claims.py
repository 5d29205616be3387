"""The claims panel: cards in each order, chosen together with page and details, kept up with every change."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.bootstrap import create_project, open_workspace
from annotator.gui.annotate.claims.rows import Row
from annotator.gui.demo.waiting import wait_until
from annotator.services.imports.importing import import_sources
from annotator.services.scheme.presets import preset_scheme
from tests.end2end.acting import press
from tests.end2end.beginning import FIRE, begin, wait_for_focus
from tests.end2end.driving import Desktop, Seat


def opened(desktop: Desktop, folder: Path, shared_data: Path) -> Seat:
    """The seed article as one of its annotators sees it."""
    target = folder / "seed.annotator"
    create_project(target)
    workspace = open_workspace(target)
    import_sources(workspace, [shared_data / "seed-article.jsonl"])
    workspace.close()
    seat = desktop.start(target, "annotator-a")
    wait_until(lambda: len(rows(seat)) >= 23, "the cards")
    return seat


def rows(seat: Seat) -> list[Row]:
    return seat.window.annotate.rail.claims.model.rows()


def test_the_seed_article_by_claim(desktop: Desktop, tmp_path: Path, shared_data: Path) -> None:
    seat = opened(desktop, tmp_path, shared_data)
    panel = seat.window.annotate.rail.claims
    cards = [row for row in rows(seat) if row.speaker or row.chips]
    assert panel.section.figure.text() == "23"
    assert (cards[0].speaker, [chip.text for chip in cards[0].chips]) == (
        "Bloomberg",
        ["over 100", "reported"],
    )
    assert cards[1].denies
    said = str(panel.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Claim: Russian Foreign Ministry denies: ")
    assert "Number " in said


def test_choosing_a_part_shows_its_card_and_a_card_its_claim(
    desktop: Desktop, tmp_path: Path, shared_data: Path
) -> None:
    seat = opened(desktop, tmp_path, shared_data)
    panel, desk = seat.window.annotate.rail.claims, seat.visitor.desk
    five = next(one for one in seat.annotations() if one.text(seat.text) == "five")
    seat.window.annotate.show_annotation(five.uid)
    seat.visitor.settle()
    row = rows(seat)[panel.view.currentIndex().row()]
    assert row.text.startswith("Preliminary data shows")
    assert desk.chosen == five.uid
    panel.view.scrollToTop()
    seat.visitor.click(panel.view.viewport(), panel.view.visualRect(panel.model.index(0, 0)).center())
    seat.visitor.settle()
    chosen = desk.chosen_annotation()
    assert chosen is not None
    assert chosen.text(seat.text).startswith("over 100 Russian fighters")


@pytest.mark.parametrize(("times", "heading"), [(1, "Bloomberg"), (2, "Claim")])
def test_the_other_orders_have_headings(
    times: int, heading: str, desktop: Desktop, tmp_path: Path, shared_data: Path
) -> None:
    seat = opened(desktop, tmp_path, shared_data)
    for _ in range(times):
        press(seat, "Ctrl+Alt+U")
    wait_until(lambda: rows(seat)[0].is_heading, "headings")
    assert rows(seat)[0].text == heading
    model = seat.window.annotate.rail.claims.model
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_what_is_on_no_card_stands_at_the_end_and_all_follows(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "3")
    seat.highlight("at least 30 people escaped the blaze", "1")
    wait_until(lambda: len(rows(seat)) == 3, "a card, a heading and the number")
    assert [(row.text[:9], row.is_heading) for row in rows(seat)] == [
        ("at least ", False),
        ("On no car", True),
        ("30 people", False),
    ]
    assert seat.window.annotate.rail.claims.section.figure.text() == "1"
    press(seat, "Ctrl+Z")
    wait_until(lambda: len(rows(seat)) == 2, "the number alone")


def test_where_nothing_is_tied_by_the_scheme_all_are_listed_plainly(desktop: Desktop, tmp_path: Path) -> None:
    target = tmp_path / "entities.annotator"
    create_project(target, scheme=preset_scheme("entities"))
    workspace = open_workspace(target)
    (tmp_path / "fire.txt").write_text(FIRE, encoding="utf-8")
    import_sources(workspace, [tmp_path / "fire.txt"])
    workspace.close()
    seat = desktop.start(target, "ana")
    seat.highlight("Ida Moll", "1")
    seat.highlight("Tarn", "3")
    panel = seat.window.annotate.rail.claims
    wait_until(lambda: [row.text for row in rows(seat)] == ["Ida Moll", "Tarn"], "both, without a heading")
    assert (panel.section.title.text(), panel.section.figure.text()) == ("Annotations", "2")


@pytest.mark.parametrize("one_by_one", [False, True])
def test_the_keyboard_passes_the_list_without_choosing(
    one_by_one: bool, desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("at least 30 people escaped the blaze", "1")
    seat.highlight("anyone had complained", "1")
    if one_by_one:
        press(seat, "Ctrl+Alt+J")
    seat.visitor.press("Esc", "Esc")
    view, desk = seat.window.annotate.rail.listed(), seat.visitor.desk
    seat.visitor.page.setFocus()
    for _ in range(8):
        seat.visitor.press("F6")
        if view.hasFocus():
            break
    wait_for_focus(view, "the list")
    assert desk.chosen is None
    seat.visitor.press("Down")
    seat.visitor.settle()
    chosen = desk.chosen_annotation()
    assert chosen is not None
    assert chosen.text(seat.text).startswith("at least 30")


def test_all_one_by_one_and_back(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    rail = seat.window.annotate.rail
    assert rail.claims.isVisible()
    press(seat, "Ctrl+Alt+J")
    assert rail.list.isVisible()
    press(seat, "Ctrl+Alt+J")
    assert rail.claims.isVisible()
    press(seat, "Ctrl+Shift+L")
    assert rail.list.isVisible()


def test_thousands_are_sorted_beside_the_window(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.gui.annotate.kept_up.MANY", 1)
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "3")
    wait_until(lambda: len(rows(seat)) == 2, "the number on no card")
    seat.highlight("dozens", "3")
    wait_until(lambda: len(rows(seat)) == 3, "both numbers")
