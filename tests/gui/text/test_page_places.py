"""What lies where: every place of every text can be aimed at, and the page keeps its place."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from annotator.domain.offsets import OffsetMap
from annotator.domain.span import Span
from annotator.domain.texts.graphemes import is_border
from annotator.gui.text.boxes import joined
from annotator.gui.text.shown_text import shown
from annotator.gui.text.view import ArticleView

MIXED = (
    "He said مرحبا بالعالم (5) and left שלום.\n\nقال الوزير إن 25 شخصا قُتلوا في Moscow أمس.\n"
    "👨‍👩‍👧 and 🇩🇪 e\u0301 𝒳 end"
)
letters = st.sampled_from("ab \n\r\t\u2028\u2029\ufeff\ufffe\ufdd0\0\u200d😀𝒳ש") | st.characters()
texts = st.lists(letters, max_size=40).map("".join)


@given(texts)
def test_what_qt_is_given_keeps_every_offset(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(shown(text))
    offsets = OffsetMap(text)
    assert document.characterCount() - 1 == offsets.utf16_length
    cursor = QTextCursor(document)
    for position, character in enumerate(text):
        cursor.setPosition(offsets.to_utf16(position))
        cursor.setPosition(offsets.to_utf16(position + 1), QTextCursor.MoveMode.KeepAnchor)
        if character.isalnum():
            assert cursor.selectedText() == character


@pytest.mark.parametrize("width", [420, 700])
def test_every_place_of_mixed_text_is_hit(view: ArticleView, width: int) -> None:
    view.resize(width, 420)
    view.set_article(MIXED)
    QApplication.processEvents()
    missed = [
        (position, MIXED[position])
        for position in range(len(MIXED) + 1)
        if is_border(MIXED, position) and view.lines.caret_at(view.point_of(position)) != position
    ]
    assert missed == []


def test_every_place_of_the_seed_is_hit_by_scrolling_to_it(
    view: ArticleView, seed: tuple[str, list[object]]
) -> None:
    text = seed[0]
    view.set_article(text, "Title", "today")
    for position in range(0, len(text) + 1, 7):
        view.set_caret(position)
        point = view.point_of(position)
        assert view.viewport().rect().contains(point)
        assert view.lines.caret_at(point) == position


def test_boxes_of_right_to_left_words_are_where_their_letters_are(view: ArticleView) -> None:
    view.set_article(MIXED)
    for word in ("مرحبا", "بالعالم", "Moscow", "25", "שלום"):
        start = MIXED.index(word)
        line = view.lines.line_of(start)
        assert line is not None
        extents = view.lines.extents(line, start, start + len(word))
        assert len(extents) == 1
        left, right = extents[0]
        assert view.lines.character_at(QPoint(round(left) - 1, line.top + 15)) not in range(
            start, start + len(word)
        )
        for x in range(round(left) + 1, round(right) - 1, 2):
            assert view.lines.character_at(QPoint(x, line.top + 15)) in range(start, start + len(word))


def test_paragraphs_from_right_to_left_begin_on_the_right(view: ArticleView) -> None:
    view.set_article(MIXED)
    paragraph = MIXED.index("قال")
    lines = [line for line in view.lines.shown() if line.base == view.offsets().to_utf16(paragraph)]
    rights = [view.lines.extents(line, line.start, line.end)[-1][1] for line in lines]
    first = view.lines.line_of(0)
    assert first is not None
    left = view.lines.extents(first, 0, 4)[0][0]
    assert all(abs(view.viewport().width() - right - left) < 4 for right in rights)


def test_a_stretch_over_both_directions_lies_in_several_places(view: ArticleView) -> None:
    view.set_article(MIXED)
    line = view.lines.line_of(3)
    assert line is not None
    start, end = MIXED.index("said"), MIXED.index("بالعالم")
    assert len(view.lines.extents(line, start, end)) == 2
    assert joined([(3, 5), (1, 2), (2.5, 3)]) == [(1, 5)]


def test_the_nasty_texts_open_and_every_span_is_selected_exactly(
    view: ArticleView, shared_data: Path
) -> None:
    seen = 0
    for file in json.loads((shared_data / "nasty" / "expected.json").read_text("utf-8"))["files"]:
        if not file.get("decodes"):
            continue
        raw = (shared_data / "nasty" / file["file"]).read_bytes()
        decoded = raw[len(bytes.fromhex(file["bom"])) :].decode(file["encoding"])
        text = decoded.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        view.set_article(text, file["file"])
        QApplication.processEvents()
        for entry in file.get("spans") or []:
            if not (entry.get("lf") and entry["lf"][0] < entry["lf"][1]):
                continue
            span = Span(*entry["lf"])
            view.select(span)
            assert view.selection() == span
            view.show_span(span)
            for edge in (span.start, span.end):
                if entry.get("grapheme_safe"):
                    view.set_caret(edge)
                    hit = view.lines.caret_at(view.point_of(edge))
                    assert hit == edge or not text[min(hit, edge) : max(hit, edge)].strip(
                        "\u200b\u2060\ufeff"
                    )
            seen += 1
    assert seen > 30


def test_the_end_of_a_long_text_is_reached(view: ArticleView) -> None:
    text = "\n\n".join(f"{number} " + "words and more words " * 30 for number in range(200))
    view.set_article(text, "Long")
    bar = view.verticalScrollBar()
    for _ in range(30):  # what has never been looked at counts one line, so the end moves away at first
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    line = view.lines.line_of(len(text))
    assert line is not None
    assert line.top >= 0
    assert line.bottom <= view.viewport().height()
    view.set_caret(0)
    view.set_caret(len(text))
    line = view.lines.line_of(len(text))
    assert line is not None
    assert line.bottom <= view.viewport().height()


def test_resizing_keeps_the_place(view: ArticleView, seed: tuple[str, list[object]]) -> None:
    view.set_article(seed[0], "Title")
    view.restore_place(1500)
    place = view.first_visible()
    assert 1400 < place <= 1500
    for width in (420, 1000, 500, 700):
        view.resize(width, 420)
        QApplication.processEvents()
        line = next(line for line in view.lines.shown() if line.top >= 0)
        assert line.start <= place < line.end
    view.set_zoom(1.5)
    line = next(line for line in view.lines.shown() if line.top >= 0)
    assert line.start <= place < line.end


def test_show_span_scrolls_only_when_it_must(view: ArticleView, seed: tuple[str, list[object]]) -> None:
    text = seed[0]
    view.set_article(text)
    view.show_span(Span(100, 120))
    assert view.first_visible() == 0
    view.show_span(Span(2500, 2520))
    line = view.lines.line_of(2500)
    assert line is not None
    assert 60 < line.top < view.viewport().height() / 2
    value = view.verticalScrollBar().value()
    view.show_span(Span(2520, 2530))
    assert view.verticalScrollBar().value() == value


def test_selecting_what_is_out_of_sight_does_not_scroll(
    view: ArticleView, seed: tuple[str, list[object]]
) -> None:
    text = seed[0]
    view.set_article(text, "Title")
    view.restore_place(1500)
    # Not by the value of the scroll bar: paragraphs that nobody has looked at count one line there.
    place, point = view.first_visible(), view.point_of(1600)
    for span in (Span(10, 20), Span(3000, 3100)):
        view.select(span)
        assert view.selection() == span
        assert (view.first_visible(), view.point_of(1600)) == (place, point)
    view.set_caret(3000)
    assert view.first_visible() > place


def test_an_empty_paragraph_is_no_more_than_the_gap(view: ArticleView) -> None:
    def between(text: str) -> int:
        view.set_article(text)
        first, second = view.lines.line_of(0), view.lines.line_of(text.index("Two"))
        assert first is not None
        assert second is not None
        return second.top - first.top

    pitch = between("One One\u2028Two")
    assert between("One\n\nTwo") == between("One\nTwo") > pitch
    assert between("One\nTwo\n\nx\n\ny") == pitch


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(texts)
def test_any_text_can_be_shown_and_walked(view: ArticleView, text: str) -> None:
    view.set_article(text)
    view.viewport().repaint()
    view.select(Span(0, len(text))) if text else None
    assert view.selection() == (Span(0, len(text)) if text else None)
    assert (
        view.createMimeDataFromSelection().text() == text.encode("utf-8", "replace").decode() or "\0" in text
    )


@pytest.mark.parametrize("word", ["Brandschutzverordnung", "🔥🚒", "الإطفاء"])
def test_a_title_without_end_leaves_the_text_in_sight(view: ArticleView, word: str) -> None:
    view.set_article("Three people died.", "Short title")
    short = view.point_of(0).y()
    view.set_article("Three people died.", " ".join([word] * 400), " ".join([word] * 400))
    QApplication.processEvents()
    assert short < view.point_of(0).y() < view.viewport().height() * 3 / 4
    assert view.accessibleDescription().count(word) == 400


def test_the_end_can_be_scrolled_to_in_a_view_of_any_height(view: ArticleView) -> None:
    text = "\n\n".join(f"Paragraph {number} said no more than this." for number in range(12))
    view.resize(700, 1000)
    view.set_article(text, "Title")
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    assert bar.maximum() == 0
    for height in (300, 200, 400):
        view.resize(700, height)
        QApplication.processEvents()
        assert bar.maximum() > 0
        bar.setValue(bar.maximum())
        assert view.visible()[1] == len(text)
        bar.setValue(0)
    view.resize(700, 1000)
    QApplication.processEvents()
    assert bar.maximum() == 0
