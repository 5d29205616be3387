"""Lines break where Qt breaks them, and words without end cost no more than others."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption

from annotator.domain.span import Span
from annotator.gui.style.fonts import reading_font
from annotator.gui.text.breaking import LONG, broken
from annotator.gui.text.view import ArticleView

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH = 300.0
Broken = list[tuple[int, int]]


def option(mode: QTextOption.WrapMode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere) -> QTextOption:
    made = QTextOption(Qt.AlignmentFlag.AlignLeft)
    made.setWrapMode(mode)
    return made


def by_qt(text: str, how: QTextOption) -> Broken:
    """Start and length of each line, as Qt breaks them."""
    layout = QTextLayout(text, reading_font())
    layout.setTextOption(how)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(WIDTH)
        lines.append((line.textStart(), line.textLength()))
    layout.endLayout()
    return lines


def by_us(text: str) -> Broken:
    layout = QTextLayout(text, reading_font())
    return [(line.textStart(), line.textLength()) for line in broken(layout, text, option(), WIDTH)]


pieces = st.one_of(
    st.sampled_from(
        ["word ", "(said) ", "co-operation ", "\u2009", "\U0001f468\u200d\U0001f469\u200d\U0001f467"]
    ),
    st.sampled_from(["0123456789abcdef", "a", "-", "/", "e\u0301", "市長は、。", "שלום", "ffi"]).flatmap(
        lambda one: st.integers(LONG // 2, 3 * LONG).map(lambda size: one * (size // len(one)))
    ),
    # Letters that take no room: all of it stands on one line.
    st.just("z" + "\u0301" * (LONG + 100)),
)


@given(st.lists(pieces, max_size=5).map("".join))
def test_lines_break_where_qt_breaks_them(text: str) -> None:
    assert by_us(text) == by_qt(text, option())


def test_what_has_an_end_on_the_line_is_not_broken_after_it() -> None:
    text = "z" + "\u0301" * (LONG + 100) + " incomprehensibilities" * 4
    assert by_us(text) == by_qt(text, option())


def test_a_word_without_end_takes_as_long_as_breaking_anywhere() -> None:
    text = "0123456789abcdef" * 5000

    def seconds(work: Callable[[], Broken]) -> float:
        before = time.process_time()
        assert len(work()) > 1000
        return time.process_time() - before

    anywhere = option(QTextOption.WrapMode.WrapAnywhere)
    ours = min(seconds(lambda: by_us(text)) for _ in range(2))
    floor = min(seconds(lambda: by_qt(text, anywhere)) for _ in range(2))
    # Qt by itself takes more than twenty times as long.
    assert ours < 6 * floor


def test_a_word_without_end_is_read_and_selected_as_any_other(view: ArticleView) -> None:
    text = "So: " + "0123456789abcdef" * 2000 + " end"
    view.set_article(text)
    view.show_span(Span(20_000, 20_010))
    line = view.lines.line_of(20_000)
    assert line is not None
    assert line.start <= 20_000 < line.end
    assert view.lines.caret_at(view.point_of(20_003)) == 20_003
