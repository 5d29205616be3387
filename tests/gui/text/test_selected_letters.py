"""Where the selection is opaque, letters on it have a colour of their own, and keep their shapes."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from annotator.domain.span import Span
from annotator.gui.text.marks import PageColours
from annotator.gui.text.view import ArticleView

PAGE, TEXT, GROUND, INK = "#000000", "#ffffff", "#ffe14d", "#0000ff"


def colours(selected_text: str | None) -> PageColours:
    return PageColours(
        page=QColor(PAGE),
        text=QColor(TEXT),
        muted=QColor(PAGE),
        caret=QColor(PAGE),
        selection=QColor(GROUND),
        selected_text=QColor(selected_text) if selected_text else None,
    )


def shown(view: ArticleView) -> QImage:
    return view.viewport().grab().toImage()


def inks(image: QImage, box: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    }


def test_selected_letters_have_their_own_colour(view: ArticleView) -> None:
    view.set_article("Half of these words are selected, half are not.")
    view.set_colours(colours(INK))
    view.select(Span(8, 19))
    found = inks(shown(view), view.rect_of(Span(8, 19)).adjusted(1, 2, -3, -2))
    assert {GROUND, INK} <= found
    assert TEXT not in found
    beside = inks(shown(view), view.rect_of(Span(20, 32)))
    assert TEXT in beside
    assert not {GROUND, INK} & beside


def test_mixed_lines_are_selected_where_their_letters_are(view: ArticleView) -> None:
    text = "Words שלום עולם and more"
    view.set_article(text)
    view.set_colours(colours(INK))
    start = text.index("עולם")
    view.select(Span(start, start + 4))
    image = shown(view)
    boxes = [
        QRect(round(left), line.top, round(right - left), line.height)
        for line in view.lines.shown()
        for left, right in view.lines.extents(line, start, start + 4)
    ]
    assert boxes
    assert all(INK in inks(image, box) for box in boxes)
    assert all(TEXT not in inks(image, box.adjusted(1, 2, -1, -2)) for box in boxes)


def test_letters_that_join_keep_their_shapes(view: ArticleView) -> None:
    text = "office مستشفى office"
    view.set_article(text)
    view.set_colours(colours(TEXT))
    view.clear_selection()
    plain = shown(view)
    view.set_colours(colours(PAGE))
    view.select(Span(9, 12))
    selected = shown(view)
    line = next(view.lines.shown())

    def covered(image: QImage, x: int, y: int) -> bool:
        return image.pixelColor(x, y).name() not in {PAGE, GROUND}

    (left, right) = view.lines.extents(line, 9, 12)[0]
    different = [
        (x, y)
        for x in range(round(left) - 30, round(right) + 30)
        for y in range(line.top, line.bottom)
        if not round(left) - 1 <= x <= round(right)
        and covered(plain, x, y) != covered(selected, x, y)
        and plain.pixelColor(x, y).lightness() > 40
    ]
    assert different == []
