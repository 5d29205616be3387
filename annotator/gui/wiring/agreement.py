"""The action that opens the window of agreement, and how its places lead to the review."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.main_window import MainWindow
from annotator.gui.wiring.review import ReviewWiring

if TYPE_CHECKING:
    from annotator.gui.agreement.window import AgreementWindow


class AgreementWiring(QObject):
    """Keeps the one window of agreement."""

    def __init__(self, window: MainWindow, review: ReviewWiring) -> None:
        super().__init__(window)
        self._window = window
        self._review = review
        self._agreement: AgreementWindow | None = None
        window.actions_of.connect_to("agreement", self._open)
        window.closing.connect(self._finish)

    @property
    def agreement(self) -> "AgreementWindow":
        """The window, open or not."""
        if self._agreement is None:
            # Loaded when it is used, for it is no part of the start.
            from annotator.gui.agreement.window import AgreementWindow  # noqa: PLC0415

            self._agreement = AgreementWindow(self._window.session, self._window.keeper, self._window)
            self._agreement.picked.connect(self._review.open_at)
        return self._agreement

    def _open(self) -> None:
        self.agreement.begin()

    def _finish(self) -> None:
        if self._agreement is not None:
            self._agreement.finish()
            self._agreement.close()
