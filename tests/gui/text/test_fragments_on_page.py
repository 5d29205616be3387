"""The parts of the chosen mark: joined by a thread, and pointed to where they are out of view."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span
from annotator.gui.text.fragment_pointers import FragmentPointers
from annotator.gui.text.hovering import shortened
from annotator.gui.text.marks import Mark
from annotator.gui.text.view import ArticleView

from .conftest import LAYER, NEWS, PaintWatch, style

Find = Callable[[str], Span]
RED, BLUE = "#ff0000", "#0000ff"
HEBREW = "אמר השר ביום שלישי כי לפחות 30 בני אדם נהרגו בתקיפה, ואחרים נפצעו קשה."


def picture(view: ArticleView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage()


def is_red(colour: QColor) -> bool:
    return colour.red() > 200 and colour.green() < 90 and colour.blue() < 90


def red_at(image: QImage, x: int) -> list[int]:
    return [y for y in range(image.height()) if is_red(image.pixelColor(x, y))]


def aside(view: ArticleView) -> int:
    """An x of the thread beside the column."""
    return round(view.lines._page.layout.left) - 5


def chosen(view: ArticleView, *parts: Span) -> None:
    view.put_mark(LAYER, Mark("m", parts, style(RED)))
    view.choose("m")


def test_near_parts_are_joined_under_the_words_between(view: ArticleView, find: Find) -> None:
    first, second = find("Two days"), find("reported")
    chosen(view, first, second)
    image = picture(view)
    between = view.rect_of(find("Bloomberg"))
    rows = {y for y in red_at(image, between.center().x()) if between.top() <= y <= between.bottom()}
    assert len(rows) == 1
    assert red_at(image, aside(view)) == []


def test_the_thread_keeps_clear_of_the_underlines_of_others(view: ArticleView, find: Find) -> None:
    view.put_mark(LAYER, Mark("other", (find("Bloomberg"),), style(BLUE)))
    before = picture(view)
    chosen(view, find("Two days"), find("reported"))
    after = picture(view)
    x = view.rect_of(find("Bloomberg")).center().x()
    blue = QColor(BLUE)
    rows = [y for y in range(before.height()) if before.pixelColor(x, y) == blue]
    assert rows
    assert all(after.pixelColor(x, y) == blue for y in rows)
    assert max(red_at(after, x)) > max(rows)


def test_over_a_paragraph_border_the_thread_runs_beside_the_column(view: ArticleView, find: Find) -> None:
    first, second = find("five died"), find("presumably")
    chosen(view, first, second)
    rows = red_at(picture(view), aside(view))
    top, bottom = view.rect_of(first), view.rect_of(second)
    assert rows == list(range(rows[0], rows[-1] + 1))
    assert top.top() < rows[0] < top.bottom()
    assert bottom.top() < rows[-1] <= bottom.bottom()


def test_from_right_to_left_the_thread_lies_between_the_parts(view: ArticleView) -> None:
    view.set_article(HEBREW)

    def find(words: str) -> Span:
        return Span(HEBREW.index(words), HEBREW.index(words) + len(words))

    chosen(view, find("השר"), find("שלישי"))
    between = view.rect_of(find("ביום"))
    assert view.rect_of(find("השר")).left() > between.right()
    rows = [y for y in red_at(picture(view), between.center().x()) if between.top() <= y <= between.bottom()]
    assert len(rows) == 1


def test_all_of_the_thread_is_repainted_when_it_comes_and_goes(view: ArticleView) -> None:
    view.set_article("One short line.\nAnother short line.\nA third line.")
    watch = PaintWatch(view)
    watch.rows()
    chosen(view, Span(4, 9), Span(40, 45))
    shown = watch.rows()
    rows = red_at(picture(view), aside(view))
    assert len(rows) > 2 * view.metrics().gap
    assert shown >= set(rows)
    watch.rows()
    view.choose(None)
    assert watch.rows() >= set(rows)
    assert red_at(picture(view), aside(view)) == []


@pytest.fixture
def pointers(view: ArticleView) -> FragmentPointers:
    return FragmentPointers(view)


def test_arrows_tell_of_parts_beyond_the_view(view: ArticleView, pointers: FragmentPointers) -> None:
    text = "\n".join(NEWS for _ in range(40))
    view.set_article(text)
    words = "Bloomberg"
    starts = [n for n in range(len(text)) if text.startswith(words, n)]
    parts = [Span(starts[n], starts[n] + len(words)) for n in (0, 1, 20, 39)]
    view.put_mark(LAYER, Mark("m", tuple(parts), style(RED)))
    assert pointers.below.isHidden()
    view.choose("m")
    assert not pointers.below.isHidden()
    assert pointers.above.isHidden()
    assert len(pointers.below.parts) == 2
    assert pointers.below.accessibleName()
    QTest.mouseClick(pointers.below, Qt.MouseButton.LeftButton)
    assert view.scroller.sees(parts[2].start)
    assert (len(pointers.above.parts), len(pointers.below.parts)) == (2, 1)
    QTest.mouseClick(pointers.above, Qt.MouseButton.LeftButton)
    assert view.scroller.sees(parts[1].start)
    assert view.viewport().geometry().contains(pointers.below.geometry())
    view.remove_mark(LAYER, "m")
    assert pointers.above.isHidden()
    assert pointers.below.isHidden()


Hover = Callable[[int], str]


@pytest.fixture
def hover(view: ArticleView, monkeypatch: pytest.MonkeyPatch) -> Hover:
    """What the tooltip is given when the mouse rests on a code point."""
    told: list[str] = []

    class ToolTip:
        @staticmethod
        def showText(_at: object, text: str, _widget: object) -> None:  # noqa: N802  # Qt's name
            told.append(text)

    monkeypatch.setattr("annotator.gui.text.view.QToolTip", ToolTip)

    def on(position: int) -> str:
        at = view.rect_of(Span(position, position + 1)).center()
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
        return told.pop()

    return on


def test_hovering_tells_the_innermost_first_letter_by_letter(
    view: ArticleView, find: Find, hover: Hover
) -> None:
    view.put_mark(LAYER, Mark("outer", (find("over 100 fighters"),), style(), "Claim\npolarity: denies"))
    view.put_mark(LAYER, Mark("inner", (find("100"),), style(), "Number\n<b>a & b</b>"))
    told = hover(find("100").start)
    assert told.index("Number") < told.index("&lt;b&gt;a &amp; b&lt;/b&gt;") < told.index("Claim")
    assert "polarity: denies" in told
    assert "Number" not in hover(find("fighters").start + 2)
    assert hover(find("days").start) == ""


def test_of_several_marks_each_is_told_with_its_words(view: ArticleView, find: Find, hover: Hover) -> None:
    view.put_mark(LAYER, Mark("outer", (find("over 100 fighters"), find("days")), style(), "Claim"))
    assert "“" not in hover(find("100").start), "of one alone the words are seen"
    view.put_mark(LAYER, Mark("inner", (find("100 fighters"),), style(), "Claim\nto discuss"))
    told = hover(find("100").start)
    assert "Claim “100 fighters”<br>to discuss" in told
    assert "Claim “over 100 fighters…”" in told


def test_of_many_marks_some_are_told_and_the_rest_counted(
    view: ArticleView, find: Find, hover: Hover
) -> None:
    span = find("fighters")
    for number in range(9):
        grown = Span(span.start - number, span.end)
        view.put_mark(LAYER, Mark(f"m{number}", (grown,), style(), f"Mark {number}"))
    told = hover(span.start + 2)
    assert "Mark 4" in told
    assert "Mark 5" not in told
    assert "4" in told.rpartition("<br>")[2]


def test_long_words_are_cut_at_a_space() -> None:
    assert shortened("short", 10) == "short"
    assert shortened("one two three four", 14) == "one two three…"
    assert shortened("x" * 50, 10) == "x" * 10 + "…"
