"""What a step of the tour works with: mouse and keys, places by their words, and looks at what came of it."""

from dataclasses import dataclass
from pathlib import Path

from annotator.domain.annotation import Annotation
from annotator.domain.span import Span
from annotator.gui.demo.stage import Stage
from annotator.gui.demo.visitor import Visitor
from annotator.gui.demo.waiting import wait_until
from annotator.gui.main_window import MainWindow

_LOWEST = 0.7
"""The share of the view below which nothing is worked on, so that what it leads to is seen too."""


class StepError(Exception):
    """A step did not come to what it should."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One tour."""

    stage: Stage
    folder: Path
    """Where the pictures go, and the exported corpus."""

    @property
    def hands(self) -> Visitor:
        """Mouse and keys."""
        return self.stage.visitor

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.stage.project.window

    @property
    def text(self) -> str:
        """The article on the page."""
        return self.hands.desk.text

    def span(self, words: str) -> Span:
        """Where words stand in the article.

        Raises:
            StepError: they do not.
        """
        start = self.text.find(words)
        self.expect(start >= 0, f"“{words}” is not in the article on the page")
        return Span(start, start + len(words))

    def bring_into_view(self, span: Span) -> None:
        """Turn the wheel until a span is seen whole, and not at the lower edge if that can be."""
        page, bar = self.hands.page, self.hands.page.verticalScrollBar()
        before = -1
        for _ in range(60):
            if bar.value() == before:
                break
            before = bar.value()
            low = page.rect_of(span).bottom() > page.viewport().height() * _LOWEST
            if self.hands.sees(span) and not low:
                return
            self.hands.wheel(-1 if span.start < page.first_visible() else 1)
        self.expect(self.hands.sees(span), "the words cannot be scrolled into view")

    def drag(self, words: str) -> None:
        """Select words by mouse; they must then be what is selected."""
        span = self.span(words)
        self.bring_into_view(span)
        self.hands.drag(span)
        self.expect_selected(words)

    def click_words(self, words: str) -> None:
        """Click on the first of some words."""
        span = self.span(words)
        self.bring_into_view(span)
        self.hands.click_text(span.start)

    def click_article(self, id: str) -> None:
        """Click an article in the list and wait until it is on the page."""
        rows = self.window.articles.model.shown_rows()
        number = next((n for n, row in enumerate(rows) if row.id == id), -1)
        self.expect(number >= 0, f"the article {id} is not listed")
        view = self.window.articles.view
        self.hands.click(view.viewport(), view.visualRect(view.model().index(number, 0)).center())
        self.wait_for_article(id)

    def tag(self, key: str) -> None:
        """Press a key and wait until what it does is saved."""
        self.hands.press(key)
        self.hands.settle()

    def walk(self, key: str, to: int) -> None:
        """Press a key until the caret has come to a code point."""
        for _ in range(60):
            if self.hands.page.caret() == to:
                return
            self.hands.press(key)
        self.expect(self.hands.page.caret() == to, f"{key} does not lead the caret to {to}")

    def chosen(self) -> Annotation:
        """The chosen annotation.

        Raises:
            StepError: none is.
        """
        annotation = self.hands.desk.chosen_annotation()
        if annotation is None:
            raise StepError("no annotation is chosen")
        return annotation

    # Looks

    def expect(self, holds: object, otherwise: str) -> None:
        """Stop the tour unless something holds; `otherwise` says in plain words what is the matter."""
        if not holds:
            raise StepError(otherwise)

    def expect_selected(self, words: str) -> None:
        """The selection must be these words."""
        span = self.hands.page.selection()
        found = span.of(self.text) if span else ""
        self.expect(found == words, f"“{found}” is selected instead of “{words}”")

    def expect_chosen(self, label: str, *fragments: str) -> None:
        """The chosen annotation must have this label and these fragments, and be kept as such."""
        annotation = self.chosen()
        found = tuple(span.of(self.text) for span in annotation.fragments)
        self.expect(
            (annotation.label, found) == (label, fragments),
            f"{annotation.label} {found} is chosen instead of {label} {fragments}",
        )
        kept: list[Annotation | None] = []
        self.window.session.ask(kept.append, lambda read: read.get(Annotation, annotation.uid))
        self.hands.settle()
        self.expect(kept == [annotation], "the project does not keep what the window shows")

    def expect_count(self, count: int) -> None:
        """So many annotations must be in the article."""
        found = len(self.hands.desk.annotations)
        self.expect(found == count, f"the article has {found} annotations instead of {count}")

    def wait_for_article(self, id: str) -> None:
        """Wait until the article of that id is on the page."""
        desk = self.hands.desk
        wait_until(lambda: desk.article is not None and desk.article.id == id, f"the article {id}")
        self.hands.settle()
