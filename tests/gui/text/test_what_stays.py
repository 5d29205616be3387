"""What the page keeps of a long article for speed is bounded, and letting go of it changes nothing."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QTextBlock, QTextDocument
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span
from annotator.gui.text.layout import PageLayout
from annotator.gui.text.marks import Mark
from annotator.gui.text.shaped import Shaped
from annotator.gui.text.view import ArticleView

from .conftest import LAYER, style

PARAGRAPHS = 900
LONG = "\n\n".join(f"Paragraph {number} said no more than this." for number in range(PARAGRAPHS))


@pytest.fixture
def long(view: ArticleView) -> ArticleView:
    view.set_article(LONG, "Made")
    view.set_marks(LAYER, [Mark(f"{at}", (Span(at, at + 25),), style()) for at in range(0, 20_000, 40)])
    QApplication.processEvents()
    return view


def laid_out(document: QTextDocument) -> int:
    block, found = document.firstBlock(), 0
    while block.isValid():
        found += block.layout().lineCount() > 0
        block = block.next()
    return found


def test_a_page_looks_the_same_after_the_whole_article_was_looked_at(long: ArticleView) -> None:
    before = long.viewport().grab().toImage()
    while long.scroller.page_by(1):
        QApplication.processEvents()
    long.restore_place(0)
    QApplication.processEvents()
    assert long.viewport().grab().toImage() == before


def test_lines_are_thrown_away_when_they_are_many(long: ArticleView) -> None:
    most = 0
    while long.scroller.page_by(1):
        QApplication.processEvents()
        most = max(most, laid_out(long.document()))
    in_view = len({line.base for line in long.lines.shown()})
    assert most <= 1000 + 2 * in_view < long.document().blockCount()


def test_no_line_of_another_width_is_left(long: ArticleView) -> None:
    long.restore_place(7_000)
    QApplication.processEvents()
    long.resize(long.width() - 120, long.height())
    QApplication.processEvents()
    assert laid_out(long.document()) < 100
    assert long.first_visible() <= 7_000 < long.visible()[1]


def test_a_caret_far_out_of_sight_has_nothing_laid_out_for_it(long: ArticleView) -> None:
    """The view after a jump is, but nothing that lies between."""
    middle = long.verticalScrollBar().maximum() // 2
    before = laid_out(long.document())
    long.verticalScrollBar().setValue(middle)
    QApplication.processEvents()
    in_view = len({line.base for line in long.lines.shown()})
    assert in_view <= laid_out(long.document()) - before < 2 * in_view


class Counted(Shaped):
    """Counts how often it let go."""

    times = 0

    def let_go(self, painter: QPainter) -> None:
        there = len(self.painted)
        super().let_go(painter)
        self.times += len(self.painted) < there


def test_many_paragraphs_are_let_go_of_and_keep_their_lines() -> None:
    document = QTextDocument(LONG)
    layout = PageLayout(document)
    document.setDocumentLayout(layout)
    shaped = Counted(document)
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    most, lines = 0, {}
    block: QTextBlock = document.firstBlock()
    while block.isValid():
        layout.blockBoundingRect(block)
        lines[block.position()] = block.layout().lineCount()
        for number in range(block.layout().lineCount()):
            block.layout().lineAt(number).draw(painter, QPointF(500, 0))
        shaped.painted.add(block.position())
        shaped.let_go(painter)
        most = max(most, len(shaped.painted))
        block = block.next()
    painter.end()
    assert most <= 200
    assert shaped.times == document.blockCount() // 201
    assert all(document.findBlock(at).layout().lineCount() == count for at, count in lines.items())


def test_what_was_painted_of_another_article_is_let_go_of_as_well(long: ArticleView) -> None:
    while long.scroller.page_by(1) and long.first_visible() < 7_000:
        QApplication.processEvents()
    long.set_article("Short.", "")
    QApplication.processEvents()
    long.set_article(LONG, "Made")
    while long.scroller.page_by(1):
        QApplication.processEvents()
    assert long.first_visible() > 7_000
