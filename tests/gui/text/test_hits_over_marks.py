"""What is found is seen wherever it lies: on annotations, before them, and where there are many."""

import pytest
from PySide6.QtGui import QColor

from annotator.domain.span import Span
from annotator.gui.text.marks import Layer, Mark, MarkStyle
from annotator.gui.text.view import ArticleView

BELOW = Layer("annotations", priority=10)
HITS = Layer("hits", priority=40, choosable=False)
TEXT = "The fire service said at least 30 people escaped the blaze"
YELLOW = "#ffe98a"


def inks(view: ArticleView, span: Span) -> set[str]:
    image = view.viewport().grab().toImage()
    box = view.rect_of(span)
    return {
        image.pixelColor(x, y).name()
        for x in range(box.left() + 3, box.right() - 1)
        for y in range(box.top() + 2, box.bottom() - 8)
    }


@pytest.mark.parametrize("how_many", [1, 3, 60])
@pytest.mark.parametrize("hit", [Span(0, 3), Span(9, 16), Span(34, 40)])
def test_a_hit_on_annotations_is_seen(view: ArticleView, how_many: int, hit: Span) -> None:
    view.resize(700, 300)
    view.set_article(TEXT)
    tint = QColor("#0072b2")
    tint.setAlphaF(0.1)
    below = MarkStyle(QColor("#0072b2"), tint)
    view.set_marks(BELOW, [Mark(str(n), (Span(0, 40 + n % 3),), below) for n in range(how_many)])
    assert YELLOW not in inks(view, hit)
    view.set_marks(HITS, [Mark("hit", (hit,), MarkStyle(QColor("#000000"), QColor(YELLOW), "none"))])
    assert YELLOW in inks(view, hit)
    view.set_marks(HITS, [])
    assert YELLOW not in inks(view, hit)
