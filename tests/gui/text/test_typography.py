"""The page set otherwise: distances come out as asked for, one's place is kept, and places stay exact."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span
from annotator.gui.style.fonts import reading_font
from annotator.gui.text.layout import metrics_of
from annotator.gui.text.typography import Typography
from annotator.gui.text.view import ArticleView

USUAL = Typography()
WAYS = [
    Typography(family="DejaVu Serif"),
    Typography(line_spacing=1.2),
    Typography(line_spacing=3.0),
    Typography(paragraph_gap=0.0),
    Typography(paragraph_gap=3.0),
    Typography(measure=40),
    Typography(measure=120),
    Typography("DejaVu Sans Mono", 2.0, 1.5, 60),
]


@pytest.mark.parametrize("pixels", [9, 17, 51])
def test_the_distances_are_the_ones_asked_for(qapp: QApplication, pixels: int) -> None:
    font = reading_font(pixels)
    usual = metrics_of(font)
    assert usual == metrics_of(font, USUAL)
    assert metrics_of(font, replace(USUAL, line_spacing=2.6)).pitch == pytest.approx(2 * usual.pitch, abs=6)
    close = metrics_of(font, replace(USUAL, line_spacing=1.2))
    assert close.pitch >= close.ascent + close.descent + 4
    none = metrics_of(font, replace(USUAL, paragraph_gap=0.0))
    assert (none.gap, none.empty) == (0, 6)
    assert metrics_of(font, replace(USUAL, paragraph_gap=2.0)).gap == 2 * pixels
    letter = QFontMetricsF(font).horizontalAdvance("The quick brown fox jumps over it all day long") / 46
    narrow = metrics_of(font, replace(USUAL, measure=60)).measure
    assert 55 < narrow / letter < 65
    assert metrics_of(font, replace(USUAL, measure=120)).measure == pytest.approx(2 * narrow, abs=2)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("zoom", [0.6, 1.0, 2.2])
def test_the_place_is_kept_and_every_place_can_be_hit(
    view: ArticleView, seed: tuple[str, list[object]], way: Typography, zoom: float
) -> None:
    view.resize(900, 500)
    view.set_article(seed[0], "Title", "Somewhere")
    view.restore_place(1500)
    place = view.first_visible()
    view.set_typography(way, zoom)
    assert (view.typography(), view.zoom()) == (way, zoom)
    lines = [line for line in view.lines.shown() if line.top >= 0]
    bar = view.verticalScrollBar()
    top = lines if bar.value() == bar.maximum() else lines[:1]  # what is left may all fit
    assert any(line.start <= place < line.end for line in top)
    assert {line.height for line in lines} <= {view.metrics().pitch, view.metrics().empty}
    for above, below in pairwise(lines):
        assert below.top - above.bottom in {0, view.metrics().gap}
    for line in lines[:12]:
        for position in range(line.start, line.end, 7):
            assert view.lines.caret_at(view.point_of(position)) == position
    view.set_typography(USUAL, 1.0)
    first = next(line for line in view.lines.shown() if line.top >= 0)
    assert first.start <= place < first.end


def test_the_column_stays_in_the_view_and_in_its_middle(
    view: ArticleView, seed: tuple[str, list[object]]
) -> None:
    view.resize(700, 500)
    view.set_article(seed[0], "Title")
    view.set_typography(replace(USUAL, measure=120), 1.0)
    lines = [line for line in view.lines.shown() if line.end - line.start > 20]
    assert max(line.line.naturalTextWidth() + line.line.x() for line in lines) <= view.viewport().width()
    view.set_typography(replace(USUAL, measure=40), 1.0)
    column = view.lines.rect_of(Span(0, 20))
    assert column.left() > 100


def test_the_selection_is_that_of_the_text_however_it_is_set(
    view: ArticleView, seed: tuple[str, list[object]]
) -> None:
    view.set_article(seed[0], "Title")
    view.select(Span(300, 340))
    for way in WAYS:
        view.set_typography(way, 1.3)
        assert (view.selection(), view.caret()) == (Span(300, 340), 340)
    assert view.text() == seed[0]


def test_a_family_that_is_not_there_leaves_a_serif_that_is(view: ArticleView) -> None:
    view.set_typography(replace(USUAL, family="No Such Family"), 1.0)
    families = view.document().defaultFont().families()
    assert families[0] in QFontDatabase.families()
    assert "Serif" in families[0]
