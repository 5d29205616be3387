"""The questions that actions ask about the open article before they do something."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.domain.json_values import JsonObject
from annotator.gui.main_window import MainWindow
from annotator.gui.widgets.ask import LineDialog
from annotator.services import keeping_articles
from annotator.services.removing_articles import remove
from annotator.services.timing import Noted


class Asking(QObject):
    """Opens dialogs; none of them blocks."""

    skipped = Signal(str)
    flagged = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.time_noted: Callable[[], Noted | None] = lambda: None
        """Tells how long the person at the window worked on the open article."""

    def skip_reason(self) -> None:
        """Ask why an article is left out; a reason is welcome but not needed."""
        dialog = LineDialog(
            self.tr("Skip article"),
            self.tr("Why do you leave this article out? (You may leave this empty.)"),
            "",
            self.skipped.emit,
            may_be_empty=True,
            accept=self.tr("&Skip"),
            parent=self._window,
        )
        dialog.setObjectName("skip-dialog")
        dialog.open()

    def flag_reason(self) -> None:
        """Ask why an article is flagged."""
        dialog = LineDialog(
            self.tr("Flag article"),
            self.tr("What should the lead know about this article?"),
            "",
            self.flagged.emit,
            accept=self.tr("&Flag"),
            parent=self._window,
        )
        dialog.setObjectName("flag-dialog")
        dialog.open()

    def details(self) -> None:
        """Show title and details of the open article, to be changed."""
        article = self._window.annotate.desk.article
        if article is not None:
            from annotator.gui.library.details_dialog import DetailsDialog  # noqa: PLC0415 -- seldom needed

            writable = not self._window.session.read_only
            dialog = DetailsDialog(article, writable=writable, time=self.time_noted(), parent=self._window)
            dialog.setObjectName("details-dialog")
            dialog.described.connect(self._describe)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def remove(self) -> None:
        """Ask whether the open article should go, and why."""
        article = self._window.annotate.desk.article
        if article is None:
            return
        dialog = LineDialog(
            self.tr("Remove article"),
            self.tr(
                "Remove “{title}” with everybody's annotations? Say why, for whoever meets it later. "
                "“Undo in the project” brings all of it back."
            ).format(title=article.title),
            "",
            lambda why: self._window.session.run("Remove article", remove, [article.uid], why),
            accept=self.tr("&Remove"),
            parent=self._window,
        )
        dialog.setObjectName("remove-dialog")
        dialog.open()

    def _describe(self, uid: str, title: str, meta: JsonObject) -> None:
        self._window.session.run("Article details", keeping_articles.revise, uid, title, meta)
