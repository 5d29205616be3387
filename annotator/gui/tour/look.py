"""What there is in the window at this moment, in the words of the tour; looking changes nothing."""

from PySide6.QtWidgets import QDialog

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import Status
from annotator.domain.span import Span
from annotator.gui.annotate.desk import Desk
from annotator.gui.main_window import MainWindow
from annotator.gui.project_window import ProjectWindow
from annotator.gui.text.view import ArticleView
from annotator.gui.tour.script import ARTICLE, Mark


class Look:
    """Reads one window on the sample project."""

    def __init__(self, project: ProjectWindow) -> None:
        self.project = project
        self.exported = False
        """Whether a corpus was written since the tour was there."""

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.project.window

    @property
    def desk(self) -> Desk:
        """What lies open."""
        return self.window.annotate.desk

    @property
    def page(self) -> ArticleView:
        """The page."""
        return self.window.annotate.page

    def article(self) -> str:
        """The id of the article on the page; empty where there is none."""
        return self.desk.article.id if self.desk.article is not None else ""

    def is_open(self) -> bool:
        """Whether the tour's article is on the page."""
        return self.article() == ARTICLE

    def row(self, id: str) -> int:
        """The place of an article in the list as it is shown; -1 where it is not."""
        rows = self.window.articles.model.shown_rows()
        return next((number for number, row in enumerate(rows) if row.id == id), -1)

    def uid(self, id: str) -> str:
        """The `uid` of an article; empty where the project does not have it."""
        rows = self.window.articles.model.rows()
        return next((row.uid for row in rows if row.id == id), "")

    def status(self, id: str) -> Status | None:
        """How far this person is with an article."""
        rows = self.window.articles.model.rows()
        return next((row.status for row in rows if row.id == id), None)

    def span(self, words: str) -> Span | None:
        """Where words stand in the article on the page (code points)."""
        start = self.desk.text.find(words)
        return Span(start, start + len(words)) if start >= 0 else None

    def spans(self, mark: Mark) -> tuple[Span, ...]:
        """The fragments of an annotation as the tour makes it; empty where the words are not there."""
        found = [self.span(words) for words in mark.fragments]
        return tuple(span for span in found if span is not None) if None not in found else ()

    def find(self, mark: Mark) -> Annotation | None:
        """That annotation, where it is in the tour's article."""
        spans = self.spans(mark) if self.is_open() else ()
        return next(
            (
                one
                for one in self.desk.annotations.values()
                if spans and one.fragments == spans and self.label_of(one) == mark.label
            ),
            None,
        )

    def has(self, *marks: Mark) -> bool:
        """Whether these annotations are there."""
        return all(self.find(mark) is not None for mark in marks)

    def is_chosen(self, *marks: Mark) -> bool:
        """Whether one of these is the chosen annotation."""
        chosen = self.desk.chosen_annotation()
        return chosen is not None and any(self.find(mark) == chosen for mark in marks)

    def is_tied(self, source: Mark, *targets: Mark) -> bool:
        """Whether one annotation is tied to all of some others."""
        found, ends = self.find(source), [self.find(target) for target in targets]
        tied = {one.target for one in self.desk.relations.values() if found and one.source == found.uid}
        return all(end is not None and end.uid in tied for end in ends)

    def is_selected(self, words: str) -> bool:
        """Whether these words, and nothing else, are selected in the tour's article."""
        span = self.page.selection()
        return self.is_open() and span is not None and span == self.span(words)

    def selects_around(self, words: str) -> bool:
        """Whether something of these words is selected, but not just they."""
        span, wanted = self.page.selection(), self.span(words) if self.is_open() else None
        return span is not None and wanted is not None and span != wanted and span.overlaps(wanted)

    def chose_around(self, mark: Mark) -> bool:
        """Whether the chosen annotation has the label and something of the words, but not just they."""
        chosen, spans = self.desk.chosen_annotation(), self.spans(mark) if self.is_open() else ()
        return (
            chosen is not None
            and self.label_of(chosen) == mark.label
            and chosen.fragments != spans
            and any(part.overlaps(span) for part in chosen.fragments for span in spans)
        )

    def is_tagged(self, label: str, words: str) -> bool:
        """Whether something of these words has a label, with whatever is around them."""
        span = self.span(words) if self.is_open() else None
        return span is not None and any(
            self.label_of(one) == label and any(part.overlaps(span) for part in one.fragments)
            for one in self.desk.annotations.values()
        )

    def pen(self) -> str:
        """The name of the label in hand; empty where none is."""
        label = self.window.annotate.pen.label()
        return label.name if label is not None else ""

    def label_of(self, annotation: Annotation) -> str:
        """The name of an annotation's label."""
        label = self.desk.label(annotation)
        return label.name if label is not None else ""

    def label(self, name: str) -> str:
        """The `uid` of a label by its name; the name itself where the project has none such."""
        return next((one.uid for one in self.desk.scheme.labels if one.name == name), name)

    def label_title(self, name: str) -> str:
        """A label as it stands on the screen."""
        return next((one.title for one in self.desk.scheme.labels if one.name == name), name)

    def dialog(self, name: str) -> QDialog | None:
        """The open dialog of that object name."""
        found = self.window.findChild(QDialog, name)
        return found if isinstance(found, QDialog) and found.isVisible() else None
