"""Putting the sample as a step of the tour needs it, whatever was done to it; undo takes it back."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QObject

from annotator.assets import resource
from annotator.domain.annotation_set import CLOSED, Role, Status
from annotator.domain.article import Article
from annotator.domain.span import Fragments
from annotator.gui.tour.lesson import Needs
from annotator.gui.tour.look import Look
from annotator.gui.tour.script import ARTICLE
from annotator.services.annotations import annotating
from annotator.services.imports.importing import ImportOptions, import_sources
from annotator.services.work import Work

Wanted: TypeAlias = tuple[str, Fragments]
"""A label (`uid`) and the fragments of the annotation that it should have."""


def put_right(work: Work, article: str, wanted: Sequence[Wanted]) -> None:
    """Reopen an article (`uid`) and make what is missing, of what nearly is it where there is any."""
    own = annotating.own_set(work, article)
    if own.status in CLOSED:
        annotating.set_status(work, article, Status.IN_PROGRESS)
    there = work.read.annotations_of(own.uid)
    right = {one.uid for one in there if (one.label, one.fragments) in wanted}
    for label, fragments in wanted:
        if any((one.label, one.fragments) == (label, fragments) for one in there):
            continue
        near = [
            one.uid
            for one in there
            if one.uid not in right
            and one.label == label
            and any(mine.overlaps(span) for mine in one.fragments for span in fragments)
        ]
        uid = near[0] if near else annotating.annotate(work, article, fragments[0], label).uid
        right.add(annotating.reshape(work, uid, fragments).uid)


def begin_anew(work: Work, article: str) -> None:
    """Reopen an article (`uid`) and take the worker's annotations in it away."""
    own = work.read.set_of(article, work.who, Role.ANNOTATOR)
    if own is None:
        return
    if own.status in CLOSED:
        annotating.set_status(work, article, Status.IN_PROGRESS)
    annotating.delete(work, [one.uid for one in work.read.annotations_of(own.uid)])


class Mender(QObject):
    """Does so in one window, in the background."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def put_right(self, needs: Needs) -> None:
        """Give a step what it needs."""
        look = self._look
        if needs.export:
            look.window.actions_of["export"].trigger()
            return
        if needs.marks and not look.window.session.annotator_name:
            look.project.people.ask_first()
            return
        self._open(lambda: self._mark(needs))

    def begin_anew(self, then: Callable[[], object]) -> None:
        """Take away what this person did in the tour's article; the other articles stay as they are."""
        session = self._look.window.session
        look = self._look

        def found(article: Article | None) -> None:
            if article is None or not session.who:
                then()
            else:
                uid = article.uid
                session.run_then(
                    lambda _none: then(), "Begin the tour anew", lambda work: begin_anew(work, uid)
                )

        look.page.clear_selection()
        look.window.articles.filter.clear()
        session.ask(found, lambda read: read.article_called(ARTICLE))

    def _open(self, then: Callable[[], object], *, again: bool = True) -> None:
        """Open the tour's article; one that was removed comes from the sample again."""
        look, session = self._look, self._look.window.session
        if look.is_open():
            then()
            return

        def found(article: Article | None) -> None:
            if article is not None:
                look.window.annotate.open(article.uid, then)
            elif again:
                session.submit(
                    lambda: import_sources(
                        session.workspace,
                        [resource("sample", "articles.jsonl")],
                        ImportOptions(bring_back=True),
                    ),
                    lambda _report: self._open(then, again=False),
                )

        session.ask(found, lambda read: read.article_called(ARTICLE))

    def _mark(self, needs: Needs) -> None:
        look, session, article = self._look, self._look.window.session, self._look.desk.article
        wanted = [(look.label(mark.label), look.spans(mark)) for mark in needs.marks]
        missing = not look.has(*needs.marks) or (needs.open and look.desk.protected)
        if article is None or not missing or not all(spans for _label, spans in wanted):
            self._point(needs)
            return
        uid = article.uid
        session.run_then(
            lambda _none: self._point(needs),
            "Put the sample right",
            lambda work: put_right(work, uid, wanted),
        )

    def _point(self, needs: Needs) -> None:
        """Choose and select."""
        look = self._look
        chosen = look.find(needs.chosen) if needs.chosen is not None else None
        span = look.span(needs.selected) if needs.selected else None
        if chosen is not None:
            look.window.annotate.show_annotation(chosen.uid)
        if span is not None:
            look.page.show_span(span)
            look.page.select(span)
        if needs.pen:
            look.window.annotate.hands.take_pen(look.label(needs.pen))
        look.page.setFocus()
