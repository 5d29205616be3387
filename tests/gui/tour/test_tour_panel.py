"""The strip of the tour: announced, quiet, whole at small sizes and in long languages, light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.config.settings import ThemeMode
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.tour import panel as panel_module
from annotator.gui.tour.lessons import LESSONS
from tests.end2end.driving import Desktop
from tests.end2end.touring import Newcomer, start_tour

LONGER = 1.4
"""German against English."""


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    desktop = Desktop()
    yield desktop
    desktop.end()


@pytest.fixture
def long_language(qapp: QApplication) -> Iterator[None]:
    class Long(QTranslator):
        def translate(self, context: str, source: str, *_more: object) -> str:
            """Longer by words where there are words, keys and names of keys as they are."""
            words = [word for word in source.split() if "{" not in word and "&" not in word]
            return " ".join([source, *words[: round(len(words) * (LONGER - 1))]]) if words else source

        def isEmpty(self) -> bool:
            return False

    translator = Long(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    translator.deleteLater()


def go_to(tour: Newcomer, name: str) -> None:
    tour.guide._take([lesson.name for lesson in LESSONS].index(name))
    let_events_pass()


@pytest.mark.usefixtures("long_language")
def test_long_words_wrap_in_a_small_window(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, "you")
    window, panel = tour.seat.window, tour.panel
    window.resize(1280, 720)
    for lesson in LESSONS:
        go_to(tour, lesson.name)
        assert (window.width(), window.height()) == (1280, 720), lesson.name
        assert panel.height() <= 130, lesson.name
        text = panel.instruction
        assert text.height() >= text.heightForWidth(text.width()), f"{lesson.name} is cut"
        for button in panel.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width()
                assert panel.rect().contains(button.geometry()), lesson.name
        assert window.annotate.page.height() > 440


def test_it_lies_beside_the_page_and_not_over_it(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, "you")
    window, page = tour.seat.window, tour.seat.visitor.page
    bottom = page.mapTo(window, page.rect().bottomLeft()).y()
    assert tour.panel.mapTo(window, tour.panel.rect().topLeft()).y() > bottom


def test_each_step_is_announced_once(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    class Heard:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802
            said.append(event.message())

    monkeypatch.setattr(panel_module, "QAccessible", Heard)
    tour = start_tour(desktop, tmp_path, "you")
    tour.take("choose-article")
    tour.arrive("read")
    of = len(LESSONS)
    assert [one.split(". ")[:2] for one in said if "Read it" in one] == [
        [f"Step 3 of {of}", "Read it to its end"]
    ]
    assert any("Done: Open an article" in one for one in said)
    assert "Ctrl End" in said[-1]
    tour.seat.window.actions_of.keys_changed.emit()
    assert len([one for one in said if "Read it" in one]) == 1


def test_done_and_missing_are_not_told_by_colour_alone(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, "you")
    go_to(tour, "tag")
    tour.is_missing()
    assert tour.panel.sign.isVisible()
    assert tour.panel.instruction.text().startswith("For this step the article “Police")
    first = tour.panel.sign.pixmap().toImage()
    desktop.program.set_theme(ThemeMode.DARK)
    assert tour.panel.sign.pixmap().toImage() != first


def test_what_can_only_be_read_is_said(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tour = start_tour(desktop, tmp_path, "you")
    monkeypatch.setattr(tour.seat.visitor.desk, "writable", False)
    go_to(tour, "select")
    wait_until(lambda: tour.guide.missing, "what is missing")
    assert tour.panel.instruction.text().startswith("This project can only be read")
    assert not tour.panel.put_right.isVisible()
    assert tour.panel.skip.isVisible()
