"""Marks under the letters: where they are painted, in which lanes, and what is painted again."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span
from annotator.gui.text.marks import Layer, Mark, PageColours, Tie
from annotator.gui.text.view import ArticleView

from .conftest import LAYER, NEWS, PaintWatch, marked_rows, style

Find = Callable[[str], Span]


def picture(view: ArticleView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage()


def below(view: ArticleView, span: Span) -> list[QColor]:
    """The colours of the rows of pixels under the middle of a span, from the feet of its letters on."""
    image = picture(view)
    rect = view.rect_of(span)
    x = rect.center().x()
    return [image.pixelColor(x, y) for y in range(rect.top() + 22, rect.bottom() + 1)]


def test_a_mark_repaints_only_the_lines_it_touches(view: ArticleView, find: Find) -> None:
    watch = PaintWatch(view)
    watch.rows()
    span = find("reported that")
    view.put_mark(LAYER, Mark("m", (span,), style()))
    assert watch.rows() == marked_rows(view, span)
    view.put_mark(LAYER, Mark("m", (find("presumably"),), style()))
    assert watch.rows() == marked_rows(view, span) | marked_rows(view, find("presumably"))
    view.choose("m")
    assert watch.rows() == marked_rows(view, find("presumably"))
    view.remove_mark(LAYER, "m")
    assert watch.rows() == marked_rows(view, find("presumably"))
    view.remove_mark(LAYER, "m")
    assert watch.rows() == set()


def test_what_is_repainted_by_lines_looks_like_what_is_painted_whole(view: ArticleView, find: Find) -> None:
    words = [
        "over 100 fighters were killed",
        "over 100",
        "100 fighters",
        "the ministry denied it",
        "presumably",
    ]
    marks = [Mark(each, (find(each),), style()) for each in words]
    for mark in reversed(marks):
        view.put_mark(LAYER, mark)
        QApplication.processEvents()
    view.choose("over 100")
    view.remove_mark(LAYER, "100 fighters")
    bit_by_bit = picture(view)
    view.set_marks(LAYER, [mark for mark in marks if mark.key != "100 fighters"])
    assert picture(view) == bit_by_bit


def test_nested_underlines_lie_below_each_other_and_stay_put(view: ArticleView, find: Find) -> None:
    outer = Mark("outer", (find("over 100 fighters"),), style("#0000ff"))
    inner = Mark("inner", (find("100"),), style("#ff0000"))
    view.set_marks(LAYER, [inner, outer])
    colours = below(view, find("100"))
    blue, red = colours.index(QColor("#0000ff")), colours.index(QColor("#ff0000"))
    assert blue < red
    assert below(view, find("fighters")).index(QColor("#0000ff")) == blue
    view.remove_mark(LAYER, "outer")
    assert below(view, find("100")).index(QColor("#ff0000")) == red
    view.put_mark(LAYER, outer)
    assert below(view, find("100")) == colours


def test_who_comes_later_lies_below_whoever_is_there(view: ArticleView, find: Find) -> None:
    view.put_mark(LAYER, Mark("inner", (find("100"),), style("#ff0000")))
    red = below(view, find("100")).index(QColor("#ff0000"))
    view.put_mark(LAYER, Mark("outer", (find("over 100 fighters"),), style("#0000ff")))
    colours = below(view, find("100"))
    assert colours.index(QColor("#ff0000")) == red < colours.index(QColor("#0000ff"))


def test_each_underline_is_told_apart_without_colour(view: ArticleView, find: Find) -> None:
    """Two rows of pixels below the letters differ from kind to kind."""
    seen = set()
    for kind in ("solid", "thick", "dashed", "dotted", "none"):
        view.set_marks(LAYER, [Mark("m", (find("Bloomberg reported"),), style("#ff0000", underline=kind))])
        image = picture(view)
        rect = view.rect_of(find("Bloomberg reported"))
        pattern = "".join(
            "#" if image.pixelColor(x, y) == QColor("#ff0000") else "."
            for y in range(rect.top() + 22, rect.bottom() + 1)
            for x in range(rect.left() + 4, rect.left() + 24)
        )
        seen.add(pattern)
    assert len(seen) == 5


def test_the_chosen_one_is_framed_and_stronger(view: ArticleView, find: Find) -> None:
    span = find("killed")
    view.set_marks(LAYER, [Mark("m", (span,), style("#ff0000"))])
    rect = view.rect_of(span)
    plain = picture(view)
    view.choose("m")
    chosen = picture(view)
    assert chosen.pixelColor(rect.center().x(), rect.top() + 1) == QColor("#ff0000")
    tint = (rect.left() + 1, rect.top() + 4)
    assert chosen.pixelColor(*tint).green() < plain.pixelColor(*tint).green()
    view.choose(None)
    assert picture(view) == plain
    view.choose(None, also=["m"])
    stronger = picture(view)
    assert stronger not in (plain, chosen)


def test_fragments_of_the_chosen_one_hang_together(view: ArticleView, find: Find) -> None:
    parts = (find("over 100"), find("were killed"))
    view.set_marks(LAYER, [Mark("m", parts, style("#ff0000"))])
    assert QColor("#ff0000") not in below(view, find("fighters"))
    view.choose("m")
    assert below(view, find("fighters")).count(QColor("#ff0000")) == 1


def test_letters_stay_readable_under_the_selection(view: ArticleView, find: Find) -> None:
    view.clearFocus()
    span = find("Bloomberg")
    rect = view.rect_of(span)
    before = picture(view)
    view.select(span)
    after = picture(view)
    inside = [(x, y) for x in range(rect.left(), rect.right()) for y in range(rect.top(), rect.bottom())]
    dark = [place for place in inside if before.pixelColor(*place).lightness() < 60]
    assert len(dark) > 50
    assert all(after.pixelColor(*place).lightness() < 70 for place in dark)
    assert sum(before.pixelColor(*place) != after.pixelColor(*place) for place in inside) > len(inside) / 2


def test_the_caret_is_always_there(view: ArticleView, find: Find) -> None:
    image = picture(view)
    view.set_caret(find("Bloomberg").start)
    assert picture(view) != image
    point = view.point_of(view.caret())
    caret = [picture(view).pixelColor(point.x() + dx, point.y()) for dx in (-1, 0)]
    assert caret == [QColor("#1F2328")] * 2


def test_colours_come_from_outside(view: ArticleView) -> None:
    page, text, muted, caret = map(QColor, ("#17191C", "#E6E8EA", "#9AA1A9", "#ff00ff"))
    dark = PageColours(page, text, muted, caret, QColor(255, 255, 255, 60))
    view.set_colours(dark)
    image = picture(view)
    assert image.pixelColor(2, 2) == QColor("#17191C")
    assert image.pixelColor(view.point_of(0)) == QColor("#ff00ff")


def test_a_crowd_of_marks_is_painted_and_stays_choosable(view: ArticleView) -> None:
    marks = [
        Mark(
            f"{start}",
            (Span(start, min(start + 9 + start % 7, len(NEWS))),),
            style(("#0072B2", "#C25400")[start % 2]),
        )
        for start in range(len(NEWS) - 1)
    ]
    plain = picture(view)
    view.set_marks(LAYER, marks)
    crowd = picture(view)
    assert crowd != plain
    view.put_mark(LAYER, Mark("new", (Span(20, 24),), style("#00ff00")))
    assert picture(view) != crowd
    view.remove_mark(LAYER, "new")
    assert picture(view) == crowd
    assert view.marks_under(21)[0].key in {mark.key for mark in marks}


def test_bare_tints_of_another_layer_take_no_lane(view: ArticleView, find: Find) -> None:
    view.set_marks(LAYER, [Mark("m", (find("100"),), style("#ff0000"))])
    colours = below(view, find("100"))
    search = Layer("search", 20, choosable=False)
    view.set_marks(search, [Mark("hit", (find("over 100"),), style("#00ff00", underline="none"))])
    assert below(view, find("100")).index(QColor("#ff0000")) == colours.index(QColor("#ff0000"))
    assert [mark.key for mark in view.marks_under(find("100").start)] == ["m"]
    view.set_marks(search, [])
    assert below(view, find("100")) == colours


def test_ties_are_drawn_and_go(view: ArticleView, find: Find) -> None:
    view.set_marks(LAYER, [Mark(each, (find(each),), style()) for each in ("Bloomberg", "100", "presumably")])
    bare = picture(view)
    view.set_ties(
        [Tie("Bloomberg", "100", QColor("red")), Tie("100", "presumably", QColor("red"), proposed=True)]
    )
    assert picture(view) != bare
    view.set_ties([])
    assert picture(view) == bare


def test_title_and_subtitle_are_plain_and_no_part_of_the_text(view: ArticleView) -> None:
    view.set_article(NEWS)
    without = picture(view)
    place = view.point_of(0)
    view.set_article(NEWS, "<h1>Title</h1> & more", "<b>today</b>")
    assert picture(view) != without
    assert view.point_of(0).y() > place.y()
    assert view.text() == NEWS
    assert view.document().characterCount() - 1 == len(NEWS)
    view.set_article(NEWS, "Title " * 60, "")
    assert view.point_of(0).y() > place.y() + 60


def test_a_title_from_right_to_left_begins_at_the_right(view: ArticleView) -> None:
    view.set_article(NEWS, "שש—", "")
    head = view.viewport().grab().toImage().copy(0, 20, view.viewport().width(), 45)
    paper = head.pixel(0, 0)
    tall = [sum(head.pixel(x, y) != paper for y in range(head.height())) for x in range(head.width())]
    inked = [height for height in tall if height]
    # The dash is thin, and stands at the end.
    assert max(inked[:4]) < 5 < max(inked[-4:])


def test_screen_readers_get_text_caret_and_selection(view: ArticleView, find: Find) -> None:
    told: list[Span | None] = []
    view.selection_changed.connect(told.append)
    cursor = view.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(8, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)  # what a screen reader's request comes to
    assert told == [Span(4, 8)]
    assert view.accessibleName() == "Article text"
    assert view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
