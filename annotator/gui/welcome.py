"""What stands in the middle while there is no article: that it is being read, or how to begin."""

from PySide6.QtWidgets import QStackedLayout, QWidget

from annotator.gui.actions.actions import Actions
from annotator.gui.actions.usable import shown_key
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.empty_state import EmptyState


class Welcome(QWidget):
    """Offers the sample project and import where the project is empty; says what to choose where not.

    Until it is known what the project holds, it says that it is being read.
    """

    def __init__(self, actions: Actions, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = EmptyState("article", self.tr("The project is being read…"), keeper)
        self.empty = EmptyState(
            "article",
            self.tr("There is no article here yet"),
            keeper,
        )
        self.sample = self.empty.add_button(self.tr("Add the sa&mple articles"), primary=True)
        self.sample.clicked.connect(actions["import-sample"].trigger)
        self.files = self.empty.add_button(self.tr("&Import files…"))
        self.files.clicked.connect(actions["import-files"].trigger)
        self.unchosen = EmptyState(
            "list",
            self.tr("No article is open"),
            keeper,
            self.tr("Choose one in the list at the left."),
        )
        self._actions = actions
        self._show_keys()
        actions.keys_changed.connect(self._show_keys)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.reading)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.unchosen)

    def show_for(self, articles: int) -> None:
        """Show what fits a project with so many articles."""
        self._stack.setCurrentWidget(self.unchosen if articles else self.empty)

    def is_reading(self) -> bool:
        """Whether it still says that the project is being read."""
        return self._stack.currentWidget() is self.reading

    def _show_keys(self) -> None:
        explanation = self.tr(
            "Import texts, drop files or folders on the window, paste an article with {key}, "
            "or look around with three sample articles."
        ).format(key=shown_key(self._actions.first_key("paste-article")))
        self.empty.set_text(self.empty.sentence.text(), explanation)
