"""The theme changes while a dialog is open: all of it is recoloured, and nothing else becomes of it."""

from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QPushButton

from annotator.gui.annotate.marks import ANNOTATIONS
from annotator.gui.demo.waiting import wait_until
from annotator.gui.passes.pass_dialog import PassDialog
from annotator.gui.style.theme import load_theme
from annotator.gui.tag_all.dialog import TagAllDialog
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat
from tests.end2end.review_seen import ANA, BEN, begun, press
from tests.end2end.test_new_names import asked, corpus
from tests.end2end.test_shortcuts import capture, choose


def default_of(dialog: QDialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(QPushButton) if one.isDefault()]


def ink(icon: QIcon) -> str:
    return icon.pixmap(10, 10).toImage().pixelColor(5, 5).name().upper()


def claim(name: str) -> str:
    return load_theme(name).label_colour("claim").line


def test_the_keyboard_and_the_default_stay_where_they_are(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    dialog = asked(seat, corpus(tmp_path))
    for mode in ("dark", "contrast", "light"):
        desktop.program.keeper.set_mode(mode)
        assert dialog.focusWidget() is dialog.go
        assert default_of(dialog) == ["&Import"]
    seat.visitor.press("Return")
    wait_until(lambda: "Other" in [row.title for row in seat.window.articles.model.rows()], "the article")
    seat.visitor.settle()


def opened(seat: Seat, action: str, name: str) -> QDialog:
    seat.window.actions_of[action].trigger()
    return seat.dialog(name)


def test_colours_of_labels_follow(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    keeper = desktop.program.keeper
    keeper.set_mode("light")
    passes = opened(seat, "pass-start", "pass-dialog")
    assert isinstance(passes, PassDialog)
    assert ink(passes.list.item(0).icon()) == claim("light")
    keeper.set_mode("dark")
    assert ink(passes.list.item(0).icon()) == claim("dark")
    passes.reject()
    seat.visitor.drag(seat.span("30 people"))
    tagging = opened(seat, "tag-all", "tag-all-dialog")
    assert isinstance(tagging, TagAllDialog)
    assert ink(tagging.label.itemIcon(0)) == claim("dark")
    keeper.set_mode("contrast")
    assert ink(tagging.label.itemIcon(0)) == claim("contrast")
    tagging.reject()
    seat.visitor.settle()


def test_the_sign_of_a_key_follows(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    keeper = desktop.program.keeper
    keeper.set_mode("light")
    shown = choose(seat, "discuss")
    seat.visitor.press("F2", "Ctrl+Shift+F9")
    dialog = capture(shown)
    sign = dialog.sign.pixmap().toImage()
    keeper.set_mode("dark")
    assert dialog.sign.pixmap().toImage() != sign
    dialog.reject()
    shown.close()


def test_gold_that_is_being_made_follows(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    keeper, bench = desktop.program.keeper, window.screen_of_article.bench
    keeper.set_mode("light")
    press(seat, window, "J", "E")
    chosen = bench.desk.chosen_annotation()
    assert chosen is not None

    def line() -> str:
        marks = {one.key: one.style for one in bench.page.marks_of(ANNOTATIONS)}
        return marks[chosen.uid].colour.name()

    before = line()
    keeper.set_mode("dark")
    assert line() != before
    press(seat, window, "Esc", "Esc")
