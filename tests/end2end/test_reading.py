"""Setting the page: seen at once, in every window, remembered, by keyboard alone, and always undone."""

import tomllib
from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel

from annotator.config.paths import paths
from annotator.config.settings import Appearance
from annotator.domain.span import Span
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.reading.panel import ReadingPanel
from annotator.gui.text.typography import Typography
from tests.end2end.acting import press
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat


def opened(seat: Seat) -> ReadingPanel:
    press(seat, "Ctrl+,")
    panel = seat.project.preferences.reading.panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def test_by_keyboard_alone_in_all_windows_and_remembered(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "Ctrl+Shift+N")
    wait_until(lambda: len(desktop.program.windows) == 2, "the second window")
    second = desktop.seat(desktop.program.windows[1])
    seat.window.activateWindow()
    panel = opened(seat)
    assert panel.family.hasFocus()
    family = next(one for one in QFontDatabase.families() if one == "DejaVu Serif")
    panel.family.setCurrentIndex(panel.family.findData(family))
    for control, keys in (
        (panel.size_of_type, "PgUp"),
        (panel.line_spacing, "PgUp"),
        (panel.paragraph_gap, "PgUp"),
        (panel.measure, "PgDown"),
    ):
        seat.visitor.press("Tab")
        assert control.hasFocus()
        seat.visitor.press(keys)
    asked = Appearance(page_font=family, page_size=27, line_spacing=1.8, paragraph_gap=1.25, measure=68)
    for one in (seat, second):
        page = one.visitor.page
        assert page.typography() == Typography(family, 1.8, 1.25, 68)
        assert round(page.zoom() * 17) == 27
        assert page.document().defaultFont().families()[0] == family
    written = tomllib.loads(paths().settings.read_text(encoding="utf-8"))["appearance"]
    assert written == {
        "page_font": asked.page_font,
        "page_size": 27,
        "line_spacing": 1.8,
        "paragraph_gap": 1.25,
        "measure": 68,
    }
    press(seat, "Ctrl+-")
    assert panel.size_of_type.value() == 25
    seat.visitor.press("Tab")
    assert panel.defaults.hasFocus()
    press(seat, "Return")
    assert seat.visitor.page.typography() == second.visitor.page.typography() == Typography()
    assert seat.visitor.page.zoom() == 1.0
    assert not panel.defaults.isEnabled()
    assert panel.family.hasFocus()
    assert "appearance" not in tomllib.loads(paths().settings.read_text(encoding="utf-8"))
    press(seat, "Ctrl+,")
    assert not panel.isVisible()
    assert seat.visitor.page.hasFocus()


def test_what_is_set_is_there_at_the_next_start(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    panel = opened(seat)
    panel.measure.setValue(62)
    target = seat.project.target
    desktop.end()
    again = desktop.start(target)
    assert again.visitor.page.typography().measure == 62


def test_a_click_hits_what_it_did_and_the_selection_is_the_same(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    panel = opened(seat)
    for spacing, gap, measure in ((2.4, 2.0, 45), (1.2, 0.0, 110)):
        panel.line_spacing.setValue(spacing)
        panel.paragraph_gap.setValue(gap)
        panel.measure.setValue(measure)
        let_events_pass()
        wanted: Span = seat.span("30 people")
        seat.visitor.drag(wanted)
        assert seat.visitor.page.selection() == wanted


def test_letters_in_the_list_of_families_are_not_the_windows(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.drag(seat.span("30 people"))
    panel = opened(seat)
    for key in ("3", "d", "e", "j"):
        seat.visitor.press(key)
    seat.visitor.settle()
    assert seat.annotations() == []
    assert panel.family.currentData().startswith(("D", "E", "J", ""))


def test_every_control_has_a_name_and_the_panel_fits_a_small_window(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.window.resize(1000, 600)
    panel = opened(seat)
    let_events_pass()
    assert seat.window.width() == 1000
    assert panel.height() < 80
    controls = [panel.family, panel.size_of_type, panel.line_spacing, panel.paragraph_gap, panel.measure]
    assert all(one.accessibleName() and one.accessibleDescription() for one in controls)
    assert {label.buddy() for label in panel.findChildren(QLabel)} == set(controls)


def test_a_family_that_is_gone_is_said_and_kept(desktop: Desktop, tmp_path: Path) -> None:
    file = paths().settings
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('[appearance]\npage_font = "Gone Serif"\nmeasure = 500\n')
    seat = begin(desktop, tmp_path)
    assert any("measure should be from 40 to 120; 120 is used" in words for words in seat.messages())
    panel = opened(seat)
    assert panel.family.currentText() == "Gone Serif (not installed)"
    assert panel.measure.value() == 120
