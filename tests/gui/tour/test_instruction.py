"""A sentence with keys wraps, says its keys, and draws them."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.tour.instruction import Instruction, Piece, pieces_of


def key(_kind: str, name: str) -> Piece:
    return Piece(name, is_key=True)


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Iterator[Instruction]:
    one = Instruction(ThemeKeeper(qapp, "light"))
    qtbot.addWidget(one)
    one.resize(600, 60)
    one.show()
    yield one
    qapp.setStyleSheet("")


def test_a_key_keeps_the_point_behind_it() -> None:
    words = pieces_of("Press {key:Ctrl+Z}. Then {key:F}, or not", key)
    assert [[piece.text for piece in word] for word in words] == [
        ["Press"],
        ["Ctrl+Z", "."],
        ["Then"],
        ["F", ","],
        ["or"],
        ["not"],
    ]
    assert [piece.is_key for word in words for piece in word].count(True) == 2


@given(st.lists(st.text(st.characters(blacklist_characters="{}", blacklist_categories=["Cs", "Zs", "Cc"]))))
def test_nothing_of_a_sentence_is_lost(parts: list[str]) -> None:
    template = " {key:X} ".join(parts)
    text = " ".join("".join(piece.text for piece in word) for word in pieces_of(template, key))
    assert text.split() == " X ".join(parts).split()


def test_it_says_what_it_shows(shown: Instruction) -> None:
    shown.show_words(pieces_of("Press {key:Ctrl Z} <b>now</b>", key))
    assert shown.text() == shown.accessibleName() == "Press Ctrl Z <b>now</b>"
    assert shown.keys() == ["Ctrl Z"]


def test_it_grows_as_it_gets_narrow_and_nothing_is_cut(shown: Instruction) -> None:
    shown.show_words(pieces_of("Drag from here to there and press {key:Ctrl Shift F}. " * 4, key))
    heights = [shown.heightForWidth(width) for width in (2000, 600, 300, 150)]
    assert heights == sorted(heights)
    assert len(set(heights)) == 4
    for width in (600, 300):
        places = shown._placed(width)
        assert max(spot.x() for spot, _piece in places) < width
        assert max(spot.y() for spot, _piece in places) < shown.heightForWidth(width)


def test_keys_are_drawn_apart_from_letters(shown: Instruction) -> None:
    shown.show_words([[Piece("Z")]])
    letter = shown.grab().toImage()
    shown.show_words([[Piece("Z", is_key=True)]])
    assert shown.grab().toImage() != letter
