"""Errors of the world go to the bar, faults of ours to the log and one dialog."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    Qt,
    QTimer,
    QTranslator,
    QUrl,
    qInstallMessageHandler,
    qWarning,
)
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.errors import AnnotatorError, RefusedError
from annotator.gui.crash_dialog import CrashDialog
from annotator.gui.errors import Reporter, error_text, system_details
from annotator.gui.qt_log import log_qt_messages
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.message_bar import MessageBar


@pytest.fixture
def bar(qapp: QApplication, qtbot: QtBot) -> Iterator[MessageBar]:
    bar = MessageBar(ThemeKeeper(qapp, "light"))
    qtbot.addWidget(bar)
    yield bar
    qapp.setStyleSheet("")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def reporter(bar: MessageBar, window: QWidget, tmp_path: Path) -> Iterator[Reporter]:
    reporter = Reporter(bar, tmp_path / "logs" / "annotator.log", window, quit_program=lambda: None)
    reporter.install()
    yield reporter
    reporter.uninstall()
    dialog = reporter.dialog()
    if dialog is not None:
        dialog.accept()


def opened(reporter: Reporter) -> CrashDialog:
    dialog = reporter.dialog()
    assert dialog is not None
    return dialog


def fail(words: str = "our own") -> None:
    raise ZeroDivisionError(words)


class Upside(QTranslator):
    """Translates one sentence, rightly or wrongly."""

    def __init__(self, translation: str, parent: QObject) -> None:
        super().__init__(parent)
        self._translation = translation

    def translate(self, context: str, text: str, *_more: object) -> str:
        return self._translation if (context, text) == ("errors", "{name} is done; reopen it") else ""

    def isEmpty(self) -> bool:
        return False


@pytest.mark.parametrize(
    ("translation", "shown"),
    [("{name} ist fertig", "a&b ist fertig"), ("{nome} finito", "a&b is done; reopen it")],
)
def test_an_error_of_the_world_is_told_in_the_windows_language(
    qapp: QApplication, translation: str, shown: str
) -> None:
    translator = Upside(translation, qapp)
    QCoreApplication.installTranslator(translator)
    try:
        assert error_text(RefusedError("{name} is done; reopen it", name="a&b")) == shown
    finally:
        QCoreApplication.removeTranslator(translator)


def test_an_error_without_facts_may_hold_braces(qapp: QApplication) -> None:
    assert error_text(AnnotatorError("line 3 is not JSON: {oops")) == "Line 3 is not JSON: {oops"


def test_an_error_of_the_world_goes_to_the_bar_and_opens_nothing(reporter: Reporter, bar: MessageBar) -> None:
    reporter.report(RefusedError("The name {name} is taken; choose another", name="{ana}"))
    assert bar.texts() == ["The name {ana} is taken; choose another"]
    assert reporter.dialog() is None


def test_an_error_of_the_world_out_of_a_slot_goes_to_the_bar_too(
    qtbot: QtBot, reporter: Reporter, bar: MessageBar
) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)

    def refuse() -> None:
        raise RefusedError("no")

    button.clicked.connect(refuse)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bar.texts() == ["No"]


def test_a_fault_in_a_slot_is_logged_and_shown_without_blocking(
    qtbot: QtBot, reporter: Reporter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL, logger="annotator.faults"):
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: reporter.dialog() is not None)
    text = opened(reporter).text()
    assert text.startswith(system_details())
    assert "ZeroDivisionError: our own" in text
    assert "test_errors.py" in text
    assert caplog.records[0].exc_info is not None


def test_a_fault_in_a_thread_is_shown_by_the_window(qtbot: QtBot, reporter: Reporter) -> None:
    thread = threading.Thread(target=fail, args=("elsewhere",))
    thread.start()
    thread.join()
    assert reporter.dialog() is None
    qtbot.waitUntil(lambda: reporter.dialog() is not None)
    assert "elsewhere" in opened(reporter).text()


def test_what_python_cannot_raise_is_shown(qtbot: QtBot, reporter: Reporter) -> None:
    class Bad:
        def __del__(self) -> None:
            fail("while going")

    Bad()
    qtbot.waitUntil(lambda: reporter.dialog() is not None)
    assert "while going" in opened(reporter).text()


def test_there_is_one_dialog_however_much_fails(reporter: Reporter) -> None:
    for words in ("first", "second", "second", "second"):
        try:
            fail(words)
        except ZeroDivisionError as error:
            reporter.report(error)
    dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)]
    assert len([dialog for dialog in dialogs if dialog.isVisible()]) == 1
    text = opened(reporter).text()
    assert text.count("ZeroDivisionError: first") == text.count("ZeroDivisionError: second") == 1
    assert "(3 times)" in text


def test_a_flood_of_faults_does_not_fill_the_dialog(qtbot: QtBot) -> None:
    dialog = CrashDialog("Annotator")
    qtbot.addWidget(dialog)
    for number in range(25):
        dialog.add_fault(f"fault {number}")
    assert "fault 19" in dialog.text()
    assert "fault 20" not in dialog.text()
    assert "Further faults are in the log file: 5" in dialog.text()
    assert dialog.log_button.isHidden()


def test_the_dialog_can_be_copied_and_left(
    qtbot: QtBot, reporter: Reporter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folders: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", folders.append)
    reporter.report(KeyError("x"))
    dialog = opened(reporter)
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.text()
    QTest.mouseClick(dialog.log_button, Qt.MouseButton.LeftButton)
    assert folders == [QUrl.fromLocalFile(str(tmp_path / "logs"))]
    QTest.mouseClick(dialog.go_on_button, Qt.MouseButton.LeftButton)
    assert reporter.dialog() is None
    reporter.report(KeyError("y"))
    assert "'x'" not in opened(reporter).text()


def test_quit_ends_the_program_and_escape_does_not(qtbot: QtBot, window: QWidget) -> None:
    ended: list[bool] = []
    reporter = Reporter(window=window, quit_program=lambda: ended.append(True))
    reporter.report(KeyError("x"))
    QTest.keyClick(opened(reporter), Qt.Key.Key_Escape)
    assert (ended, reporter.dialog()) == ([], None)
    reporter.report(KeyError("x"))
    QTest.mouseClick(opened(reporter).quit_button, Qt.MouseButton.LeftButton)
    assert (ended, reporter.dialog()) == ([True], None)


def test_the_hooks_are_given_back(bar: MessageBar) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    reporter = Reporter(bar)
    reporter.install()
    reporter.install()
    assert sys.excepthook is not before[0]
    reporter.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_what_qt_says_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    before = log_qt_messages()
    try:
        with caplog.at_level(logging.DEBUG, logger="annotator.qt"):
            qWarning("a wheel came off")
    finally:
        qInstallMessageHandler(before)
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "default: a wheel came off")
    ]
