"""What the view shows right now: the article, its offsets, its layout and where the view stands on it."""

from typing import Protocol

from PySide6.QtGui import QTextBlock, QTextDocument

from annotator.domain.offsets import OffsetMap
from annotator.gui.text.layout import PageLayout
from annotator.gui.text.shown_text import has_right_to_left


class Window(Protocol):
    """What the page needs from the widget that shows it."""

    def first_block_and_top(self) -> tuple[QTextBlock, float]:
        """The first visible block and its y in the view."""

    def view_size(self) -> tuple[int, int]:
        """Width and height in pixels."""


class Page:
    """Joins text, offsets, document and layout for the parts that paint, point and select."""

    def __init__(self, window: Window, document: QTextDocument, layout: PageLayout) -> None:
        self._window = window
        self.document = document
        self.layout = layout
        self.text = ""
        self.title = ""
        self.subtitle = ""
        self.offsets = OffsetMap("")
        self._mixed = False
        self._mixed_blocks: dict[int, bool] = {}

    def set_text(self, text: str, title: str, subtitle: str) -> None:
        """Take another article; titles are shown on as many lines as they need, not as they were broken."""
        self.text, self.title, self.subtitle = text, " ".join(title.split()), " ".join(subtitle.split())
        self.offsets = OffsetMap(text)
        self._mixed = has_right_to_left(text)
        self._mixed_blocks.clear()
        self.layout.advances.forget()

    def forget_lines(self) -> None:
        """Throw all lines away, and with them all that Qt keeps of each paragraph that was laid out.

        Nothing else frees that (Qt 6.11: 50 bytes for a code point). How many lines a paragraph had stays, so
        the scroll bar hardly moves.
        """
        self.layout = PageLayout(self.document, self.layout)
        self.document.setDocumentLayout(self.layout)

    def is_mixed(self, block: QTextBlock) -> bool:
        """Whether lines of the block may run from right to left."""
        if not self._mixed:
            return False
        number = block.blockNumber()
        if number not in self._mixed_blocks:
            start = self.offsets.to_codepoint(block.position())
            end = self.offsets.to_codepoint(block.position() + block.length() - 1)
            self._mixed_blocks[number] = has_right_to_left(self.text[start:end])
        return self._mixed_blocks[number]

    def first_block(self) -> tuple[QTextBlock, float]:
        """The first visible block and its y in the view."""
        return self._window.first_block_and_top()

    def block_top(self, block: QTextBlock) -> float | None:
        """The y of a block in the view, laid out on the way; None if it is far away."""
        first, y = self.first_block()
        number, wanted = first.blockNumber(), block.blockNumber()
        far = 3 * self.view_height()
        if abs(wanted - number) * self.layout.metrics.empty > far:
            return None  # each of those between has a line
        if wanted < number:
            above = 0.0
            while wanted < number and above < far:
                first = first.previous()
                number -= 1
                above += self.layout.blockBoundingRect(first).height()
            return y - above if wanted == number else None
        while number < wanted and y < far:
            y += self.layout.blockBoundingRect(first).height()
            first = first.next()
            number += 1
        if number == wanted:
            self.layout.blockBoundingRect(block)
            return y
        return None

    def top_in_view(self, block: QTextBlock) -> float | None:
        """The y of a block that is in the view, else None; nothing that is not in the view is laid out."""
        first, y = self.first_block()
        number, wanted, height = first.blockNumber(), block.blockNumber(), self.view_height()
        while number < wanted and y < height:
            y += self.layout.blockBoundingRect(first).height()
            first = first.next()
            number += 1
        if number != wanted or y >= height:
            return None
        self.layout.blockBoundingRect(block)
        return y

    def view_width(self) -> int:
        """Pixels."""
        return self._window.view_size()[0]

    def view_height(self) -> int:
        """Pixels."""
        return self._window.view_size()[1]
