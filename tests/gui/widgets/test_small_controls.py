"""The small controls say what they show, in words, in shape and in colour."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt, QTranslator
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.underlines import UNDERLINES, paint_underline
from annotator.gui.widgets.chip import Chip
from annotator.gui.widgets.empty_state import EmptyState
from annotator.gui.widgets.keycap import Keycap, key_text
from annotator.gui.widgets.label_button import LabelButton
from annotator.gui.widgets.progress_line import ProgressLine
from annotator.gui.widgets.rows import paint_row
from annotator.gui.widgets.section import Section
from annotator.gui.widgets.status_dot import DOT, STATUSES, StatusDot, paint_status, status_text
from annotator.gui.widgets.swatch import Swatch

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"
MARKUP = "<b>html</b> & R&D"


@pytest.fixture
def keeper(qapp: QApplication) -> Iterator[ThemeKeeper]:
    yield ThemeKeeper(qapp, "light")
    qapp.setStyleSheet("")


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }


def shape(paint: object, size: int = DOT) -> bytes:
    """Which pixels were painted at all, whatever their colour."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    assert callable(paint)
    paint(painter)
    painter.end()
    return bytes(image.pixelColor(x, y).alpha() > 127 for y in range(size) for x in range(size))


def test_every_status_has_a_shape_of_its_own(keeper: ThemeKeeper) -> None:
    shapes = {shape(lambda p, s=status: paint_status(p, 0, 0, s, keeper.theme)) for status in STATUSES}
    assert len(shapes) == len(STATUSES)


def test_every_underline_has_a_shape_of_its_own(qapp: QApplication) -> None:
    shapes = {shape(lambda p, u=kind: paint_underline(p, 0, 40, 20, "#000000", u), 40) for kind in UNDERLINES}
    assert len(shapes) == len(UNDERLINES)


def test_a_status_is_told_in_words(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    dot = StatusDot("new", keeper)
    qtbot.addWidget(dot)
    dot.set_status("flagged")
    assert dot.accessibleName() == dot.toolTip() == status_text("flagged") == "flagged"
    assert status_text("of another program") == "of another program"


def test_a_click_tags_and_leaves_the_focus_where_it_is(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, edit = QVBoxLayout(window), QLineEdit()
    button = LabelButton("Claim", "claim", "solid", "1", keeper)
    column.addWidget(edit)
    column.addWidget(button)
    window.show()
    window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert edit.hasFocus()
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(button.hasFocus)
    assert keeper.theme.focus in colours(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize("name", [LONG, MARKUP])
def test_a_label_button_shows_any_name(qtbot: QtBot, keeper: ThemeKeeper, name: str) -> None:
    button = LabelButton(name, "palette-2", "dotted", "5", keeper)
    qtbot.addWidget(button)
    button.resize(110, button.sizeHint().height())
    assert button.minimumSizeHint().width() <= 110
    assert keeper.theme.label_colour("palette-2").line in colours(button)
    assert (button.accessibleName(), button.accessibleDescription()) == (name, "Key 5")
    assert button.shortcut().isEmpty()
    button.show_label("Speaker", "speaker", "thick", "")
    assert button.accessibleDescription() == ""
    assert button.toolTip() == "<span>Speaker</span>"


def test_a_checked_button_has_the_tint_of_its_label_and_follows_the_theme(
    qtbot: QtBot, keeper: ThemeKeeper
) -> None:
    button = LabelButton("Number", "number", "dashed", "3", keeper)
    qtbot.addWidget(button)
    button.setCheckable(True)
    button.setChecked(True)
    assert keeper.theme.labels["number"].tint in colours(button)
    keeper.set_mode("dark")
    assert keeper.theme.name == "dark"
    assert keeper.theme.labels["number"].tint in colours(button)


def test_a_chip_has_dark_text_on_the_tint_and_tells_what_it_cut(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    chip = Chip(f"{LONG}\n{MARKUP}", "speaker", "thick", keeper)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    found = colours(chip)
    assert {keeper.theme.labels["speaker"].tint, keeper.theme.labels["speaker"].line} <= found
    assert not chip.is_cut()
    chip.resize(chip.minimumSizeHint())
    chip.grab()
    assert chip.is_cut()
    chip.show_text("five", "number", "dashed")
    chip.resize(chip.sizeHint())
    chip.grab()
    assert not chip.is_cut()
    assert chip.accessibleName() == "five"


@pytest.mark.parametrize(
    ("sequence", "shown"),
    [
        ("Ctrl+Return", "Ctrl ↵"),
        ("Alt+Left", "Alt ←"),
        ("1", "1"),
        ("Ctrl++", "Ctrl +"),
        ("+", "+"),
        ("", ""),
    ],
)
def test_keys_read_as_they_are_printed_on_keyboards(qapp: QApplication, sequence: str, shown: str) -> None:
    assert key_text(sequence) == shown


class Keys(QTranslator):
    """Names keys as a German keyboard does."""

    def translate(self, _context: str, source: str, *_more: object) -> str:
        return {"Ctrl": "Strg", "Down": "Herunter", "Return": "Eingabe"}.get(source, source)

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def german_keys(qapp: QApplication) -> Iterator[None]:
    translator = Keys()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("german_keys")
def test_keys_show_their_signs_in_every_language() -> None:
    assert key_text("Ctrl+Down") == "Strg ↓"
    assert key_text(QKeySequence("Ctrl+Return")) == "Strg ↵"
    assert key_text("F6") == "F6"


def test_a_keycap_is_as_wide_as_its_text_and_goes_with_it(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    short, long = Keycap("1", keeper), Keycap("Ctrl Shift", keeper)
    for cap in (short, long):
        qtbot.addWidget(cap)
        cap.resize(cap.sizeHint())
        cap.grab()
    assert short.sizeHint().width() < long.sizeHint().width()
    long.set_text("")
    assert long.isHidden()


def test_a_swatch_shows_its_colour(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    swatch = Swatch("claim", keeper)
    qtbot.addWidget(swatch)
    assert keeper.theme.labels["claim"].line in colours(swatch)
    swatch.set_colour("hedge")
    assert keeper.theme.labels["hedge"].line in colours(swatch)


def test_progress_fills_from_nothing_to_all(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    line = ProgressLine(keeper)
    qtbot.addWidget(line)
    line.resize(200, 5)
    line.grab()
    line.set_progress(20, 40)
    image = line.grab().toImage()
    assert image.pixelColor(50, 2) == QColor(keeper.theme.progress)
    assert image.pixelColor(150, 2) == QColor(keeper.theme.progress_track)
    assert (line.accessibleDescription(), line.value(), line.maximum()) == ("20 of 40", 20, 40)


def test_a_section_says_how_far_it_is(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    section = Section(LONG, keeper, progress=True)
    qtbot.addWidget(section)
    section.set_progress(12, 40)
    assert section.figure.text() == "12 of 40"
    section.resize(160, section.sizeHint().height())
    section.show()
    qtbot.waitUntil(section.title.is_cut)
    assert not section.figure.geometry().intersects(section.title.geometry())


def test_an_empty_panel_says_what_to_do(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    empty = EmptyState("article", f"No article {MARKUP}", keeper, LONG)
    qtbot.addWidget(empty)
    button = empty.add_button("&Import…", primary=True)
    empty.resize(400, 300)
    empty.show()
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert empty.explanation.width() >= empty.explanation.fontMetrics().horizontalAdvance(LONG)
    empty.set_text("Nothing found")
    assert empty.explanation.isHidden()
    keeper.set_mode("dark")
    empty.grab()


def test_the_chosen_row_has_a_bar_and_not_only_a_ground(keeper: ThemeKeeper) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(keeper.theme.chrome))
    painter = QPainter(image)
    paint_row(painter, QRectF(image.rect()), keeper.theme, chosen=True)
    painter.end()
    assert image.pixelColor(QPoint(1, 10)) == QColor(keeper.theme.chosen_bar)
    assert image.pixelColor(QPoint(20, 10)) == QColor(keeper.theme.chosen)
