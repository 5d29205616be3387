"""Finding as a person does it: find, tag what was found, go on; and in all articles."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.gui.demo.waiting import wait_until
from annotator.gui.find.panel import HEIGHTS, SHARE
from tests.end2end.acting_on_finding import bar_of
from tests.end2end.beginning import begin, made_project
from tests.end2end.driving import Desktop, Seat


def find(seat: Seat, letters: str) -> None:
    seat.visitor.press("Ctrl+F", "Ctrl+A")
    seat.visitor.write(letters)


def test_what_is_found_is_tagged_one_after_the_other(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    find(seat, "the")
    total = len(bar_of(seat).places())
    assert total > 2
    seat.visitor.page.setFocus()
    seat.visitor.press("F3")
    for _ in range(2):
        seat.visitor.press("1")
        seat.visitor.settle()
        seat.visitor.press("F3")
    assert [words.lower() for _label, words in seat.labelled()] == ["the", "the"]
    assert bar_of(seat).is_open()
    assert len(bar_of(seat).places()) == total
    seat.visitor.press("Esc", "Esc", "Esc")
    assert not bar_of(seat).is_open()


def test_letters_typed_in_the_bar_are_no_keys_of_labels(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.page.select(seat.span("30 people"))
    find(seat, "1234 dozens")
    seat.visitor.settle()
    assert seat.labelled() == []
    assert bar_of(seat).strip.line.text() == "1234 dozens"


def test_the_key_again_in_the_bar_leaves_what_is_typed_there(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.page.select(seat.span("30 people"))
    find(seat, r"d\w+s")
    bar = bar_of(seat)
    bar.strip.pattern.click()
    seat.visitor.press("Ctrl+F")
    assert (bar.strip.line.text(), bar.strip.line.selectedText()) == (r"d\w+s", r"d\w+s")
    assert bar.strip.pattern.isChecked()
    assert bar.places()


def test_a_hit_that_is_clicked_on_the_overview_is_the_one_to_go_on_from(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = desktop.start(
        made_project(tmp_path, {"long": "A fire.\n" + "Nothing of it.\n" * 400 + "Fire! Fire."}), "ana"
    )
    seat.open_article("long")
    find(seat, "fire")
    bar, overview, page = bar_of(seat), seat.window.annotate.overview, seat.visitor.page
    wait_until(lambda: overview.settled() and len(bar.places()) == 3, "the hits on the overview")
    second = bar.places()[1]
    seat.visitor.click(overview, QPoint(overview.width() - 5, overview.row_of(second.start) - 1))
    assert bar.strip.count.text() == "2 of 3"
    assert (bar.current(), page.selection()) == (second, second)
    assert seat.visitor.sees(second)
    seat.visitor.press("F3")
    assert bar.current() == bar.places()[2]


def test_hints_and_the_jump_have_the_lower_edge_to_themselves(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    height = seat.visitor.page.viewport().height()
    for key in ("/", "G"):
        find(seat, "the")
        seat.visitor.page.setFocus()
        seat.visitor.press(key)
        assert not bar_of(seat).is_open()
        seat.visitor.press("Esc")
        assert seat.visitor.page.viewport().height() == height


def test_the_next_article_is_looked_through_at_once(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    find(seat, "said")
    seat.visitor.press("Ctrl+PgDown")
    seat.visitor.settle()
    assert seat.visitor.desk.article
    assert seat.visitor.desk.article.title == "flood"
    assert [span.of(seat.text) for span in bar_of(seat).places()] == ["said", "said"]


def test_all_articles_in_scripts_without_spaces_and_with_what_looks_like_commands(
    desktop: Desktop, tmp_path: Path
) -> None:
    texts = {
        "one": "東京は日本の首都です。",
        "two": 'He wrote "NEAR(a)" & <b>x</b> 50%.',
        "three": "Nothing.",
    }
    seat = desktop.start(made_project(tmp_path, texts), "ana")
    seat.open_article("three")
    seat.visitor.press("Ctrl+Alt+F")
    window = seat.project.wiring.finding.all
    for letters, title in (("日本", "one"), ('"NEAR(a)"', "two"), ("<b>", "two"), ("50%", "two")):
        window.line.clear()
        window.line.setText(letters)
        wait_until(lambda: not window.is_looking(), "what was found")
        assert [row.article.title for row in window.model.rows()] == [title, title], letters
    QTest.keyClick(window.line, Qt.Key.Key_Return)
    seat.visitor.settle()
    assert seat.visitor.desk.article
    assert seat.visitor.desk.article.title == "two"
    span = seat.visitor.page.selection()
    assert span is not None
    assert span.of(seat.text) == "50"


def test_the_panel_takes_its_share_of_the_window_and_gives_way_where_there_is_little_room(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    window, panel = seat.window, seat.project.wiring.finding.all

    def opened_at(height: int) -> int:
        seat.visitor.press("Esc")
        window.resize(1200, height)
        seat.visitor.press("Ctrl+Alt+F")
        seat.visitor.settle()
        return panel.height()

    assert abs(opened_at(1200) - SHARE * 1200) < 5
    assert opened_at(1600) == HEIGHTS[1]
    assert opened_at(680) < SHARE * 680 + 5
    seat.visitor.press("Esc")
    for number in range(3):
        window.messages.show_info(f"Message {number}")
    seat.visitor.press("Ctrl+,")
    seat.visitor.settle()
    seat.visitor.press("Ctrl+Alt+F")
    seat.visitor.settle()
    assert window.height() == 680
    assert panel.height() >= HEIGHTS[0]
    assert seat.visitor.page.viewport().height() > 100


def test_the_panel_keeps_the_height_that_somebody_gave_it(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.window.resize(1200, 900)
    seat.visitor.press("Ctrl+Alt+F")
    seat.visitor.settle()
    panel, border = seat.project.wiring.finding.all, seat.window.halves.handle(1)
    before, middle = panel.height(), border.rect().center()
    QTest.mousePress(border, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(border, middle + QPoint(0, 80))
    QTest.mouseRelease(border, Qt.MouseButton.LeftButton, pos=middle)
    seat.visitor.settle()
    lower = panel.height()
    assert abs(before - 80 - lower) < 5
    seat.visitor.press("Esc", "Ctrl+Alt+F")
    seat.visitor.settle()
    assert panel.height() == lower


def test_only_inside_of_annotations(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("the blaze", "1")
    seat.visitor.press("Esc", "Esc", "Ctrl+Alt+F")
    seat.visitor.settle()
    window = seat.project.wiring.finding.all
    window.line.setText("the")
    window.filters.label.setCurrentIndex(1)
    window.filters.inside.setChecked(True)
    wait_until(lambda: not window.is_looking(), "what was found")
    (heading, line) = window.model.rows()
    assert heading.article.places == 1
    assert line.snippet is not None
    assert line.snippet.place.start == seat.span("the blaze").start
