"""The action that opens the review."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.config.state import State
from annotator.domain.annotation import Annotation
from annotator.domain.span import Span
from annotator.gui.main_window import MainWindow
from annotator.gui.wiring.finding import FindingWiring
from annotator.services.ports.reading import Reading

if TYPE_CHECKING:
    from annotator.gui.review.window import ReviewWindow


REVIEW = "review"
"""The group of the state."""
BLIND = "without-names"


class ReviewWiring(QObject):
    """Keeps the one window of the review."""

    def __init__(self, window: MainWindow, finding: FindingWiring) -> None:
        super().__init__(window)
        self._window = window
        self._finding = finding
        self._review: ReviewWindow | None = None
        self._state: State | None = None
        window.actions_of.connect_to("review", self._open)
        window.closing.connect(self._finish)

    @property
    def review(self) -> "ReviewWindow":
        """The window, open or not."""
        if self._review is None:
            # Loaded when it is used, for it is no part of the start.
            from annotator.gui.review.own.keys import PersonsKeys  # noqa: PLC0415
            from annotator.gui.review.window import ReviewWindow  # noqa: PLC0415

            window = self._window
            keys = PersonsKeys(window.actions_of.keys)
            self._review = ReviewWindow(window.session, window.keeper, keys, window)
            self._review.name_wanted.connect(window.annotate.hands.name_wanted)
            self._review.place_wanted.connect(self._finding.open_at)
            self._review.place_wanted.connect(lambda _uid, _span: window.come_forward())
            self._keep_blindness(self._review)
        return self._review

    def keep_in(self, state: State) -> None:
        """Remember there from now on whether somebody reviews without names."""
        self._state = state

    def _keep_blindness(self, review: "ReviewWindow") -> None:
        # A name that was seen once at the next start would have told who A is.
        state, blind = self._state, review.actions_of["blind"]
        if state is not None:
            blind.setChecked(state.value(REVIEW, BLIND) is True)
            blind.toggled.connect(lambda on: state.remember(REVIEW, BLIND, on or None))

    def _open(self) -> None:
        page = self._window.annotate.page
        self.review.set_typography(page.typography(), page.zoom())
        article = self._window.annotate.desk.article
        self.review.begin(article.uid if article is not None else "")

    def open_at(self, article: str, annotations: Collection[str], span: Span) -> None:
        """Review an article (`uid`) at the disagreement that has one of these annotations (`uid`s).

        Where it cannot be reviewed, because somebody is not done with it, the page shows the span.
        """
        from annotator.services.review.comparing import done_sets  # noqa: PLC0415 -- no part of the start

        def can_be_reviewed(read: Reading) -> bool:
            done = {one.uid for one in done_sets(read.sets_of(article))}
            owners = {one.set for one in read.get_many(Annotation, list(annotations))}
            return len(done) > 1 and owners <= done

        def known(reviewable: bool) -> None:
            if not reviewable:
                self._finding.open_at(article, span)
                self._window.come_forward()
                return
            page = self._window.annotate.page
            self.review.set_typography(page.typography(), page.zoom())
            self.review.open_at(article, annotations, span)

        self._window.session.ask(known, can_be_reviewed)

    def _finish(self) -> None:
        if self._review is not None:
            self._review.close()
            self._review.finish()
