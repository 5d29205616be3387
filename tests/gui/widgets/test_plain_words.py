"""What people wrote is shown letter by letter, cut only where there is no room."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.plain_text import escaped_mnemonic, plain_tooltip, words_of

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"
MARKUP = "<b>html</b> & R&D"


def hover(widget: QLabel) -> None:
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(2, 2), widget.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("text", [MARKUP, LONG, "a < b and c > d", '<img src="file:///etc/x.png">'])
def test_a_tooltip_shows_the_letters(text: str, qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml(plain_tooltip(text))
    assert document.toPlainText() == text


def test_a_tooltip_keeps_line_breaks_and_is_empty_for_nothing(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml(plain_tooltip("one\ntwo"))
    assert document.toPlainText().splitlines() == ["one", "two"]
    assert plain_tooltip("") == ""


@pytest.mark.parametrize("text", ["x" * 500, "<&>" * 200, f"{LONG}\n{'ß' * 300} \N{ZERO WIDTH SPACE}"])
def test_a_word_without_end_does_not_make_a_tooltip_wider_than_the_screen(
    text: str, qapp: QApplication
) -> None:
    document = QTextDocument()
    document.setDefaultFont(QToolTip.font())
    document.setHtml(plain_tooltip(text))
    document.setTextWidth(700)
    assert document.idealWidth() <= 1000
    assert words_of(plain_tooltip(text)) == text


def test_an_ampersand_is_no_shortcut(qtbot: QtBot) -> None:
    button = QPushButton(escaped_mnemonic("R&D"))
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()


def test_a_plain_label_takes_markup_for_letters(qtbot: QtBot) -> None:
    label, plain = PlainLabel(MARKUP), PlainLabel("html R-D")
    qtbot.addWidget(label)
    qtbot.addWidget(plain)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_a_long_word_is_cut_and_its_tooltip_is_whole(qtbot: QtBot) -> None:
    label = ElidedLabel(f"{LONG} {MARKUP}")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert not label.is_cut()
    label.resize(QSize(120, 20))
    label.show()
    assert label.shown_text().endswith("…")
    assert label.text() == f"{LONG} {MARKUP}"
    hover(label)
    assert QToolTip.text() == plain_tooltip(f"{LONG} {MARKUP}")
    QToolTip.hideText()


def test_an_elided_label_gives_way_but_not_to_nothing(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    assert 0 < label.minimumSizeHint().width() < label.sizeHint().width() / 3
    label.setText("a\nb")
    label.resize(label.sizeHint())
    assert label.shown_text() == "a b"
    assert not label.is_cut()
