"""Scrolling by places in the text: show a span, keep one's place, follow the caret."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollBar

from annotator.domain.span import Span

if TYPE_CHECKING:
    from annotator.gui.text.page import Page
    from annotator.gui.text.page_lines import PageLine, PageLines

_CONTEXT = 0.32
"""What is shown from afar comes to stand this share of the view below its top."""


class Scroller:
    """Turns places (code points) into lines of the scroll bar.

    Blocks never looked at count one line, so what lies between the top of the view and the place is laid
    out first, and values of the bar are never kept.
    """

    def __init__(self, page: "Page", lines: "PageLines", bar: QScrollBar) -> None:
        self._page = page
        self._lines = lines
        self._bar = bar

    def first_visible(self) -> int:
        """The code point at which the first line in the view starts."""
        top = self._top()
        return top.start if top else 0

    def place(self, before: int) -> int:
        """One's place: kept while the first line in the view holds it, so that resizing does not move it."""
        top = self._top()
        if top is None:
            return 0
        return before if top.start <= before < top.end else top.start

    def _top(self) -> "PageLine | None":
        return next((line for line in self._lines.shown() if line.top >= 0), None)

    def put_at(self, position: int, share: float = 0.0) -> None:
        """Scroll so that the line of the code point stands `share` of the view's height below its top."""
        page = self._page
        utf16 = page.offsets.to_utf16(position)
        block = page.document.findBlock(utf16)
        page.layout.lay_out_from(block, page.view_height() if share == 0 else 1)
        line = block.layout().lineForTextPosition(utf16 - block.position()).lineNumber()
        wanted = round(share * page.view_height())
        height = max(line, 0) * page.layout.slot(block)
        while height < wanted and block.previous().isValid():
            block = block.previous()
            height += round(page.layout.blockBoundingRect(block).height())
        above = max(0, (height - wanted) // page.layout.slot(block))
        self._bar.setValue(block.firstLineNumber() + min(above, max(block.lineCount() - 1, 0)))

    def sees(self, position: int) -> bool:
        """Whether the line of the code point is whole in the view."""
        line = self._lines.line_in_view(position)
        return line is not None and line.top >= 0 and line.bottom <= self._page.view_height()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Whatever scrolls inside, the same line is at the top again afterwards."""
        block, _ = self._page.first_block()
        line = self._bar.value() - block.firstLineNumber()
        yield
        self._bar.setValue(block.firstLineNumber() + line)

    def show(self, span: Span) -> None:
        """Bring the span into the view: not at all where it is seen whole, else with context above it."""
        first, last = self._lines.line_of(span.start), self._lines.line_of(max(span.end - 1, span.start))
        height = self._page.view_height()
        if first is None or last is None or first.top < 0 or first.bottom > height or last.bottom > height:
            self.put_at(span.start, _CONTEXT)

    def follow(self, position: int) -> None:
        """Keep the caret's line whole in the view, moving no more than needed."""
        line = self._lines.line_of(position)
        height = self._page.view_height()
        if line is None or line.bottom < -height or line.top > 2 * height:
            self.put_at(position, _CONTEXT)
        elif line.top < 0:
            self.put_at(position)
        else:
            while line is not None and line.bottom > height and self._bar.value() < self._bar.maximum():
                self._bar.setValue(self._bar.value() + 1)
                line = self._lines.line_of(position)

    def page_by(self, pages: int) -> bool:
        """Scroll a view's height less one line; False if that is not possible."""
        before = self._bar.value()
        seen = sum(1 for line in self._lines.shown() if line.bottom <= self._page.view_height())
        self._bar.setValue(before + pages * max(seen - 1, 1))
        return self._bar.value() != before
