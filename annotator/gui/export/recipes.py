"""The row of recipes: choosing one, saving what is chosen as one, and removing one."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from annotator.domain.recipe import Recipe
from annotator.gui.style.metrics import GAP
from annotator.gui.widgets.ask import LineDialog
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.narrow import narrow
from annotator.gui.widgets.plain_text import put_tip

_LETTERS = 10
"""Of a name that are seen, at the least; there are three buttons beside it."""


class RecipeRow(QWidget):
    """Recipes of the project by name."""

    chosen = Signal(object)
    """A Recipe."""
    saved = Signal(str)
    renamed = Signal(object, str)
    """A Recipe, and its new name."""
    removed = Signal(object)

    def __init__(self, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writable = writable
        self._recipes: dict[str, Recipe] = {}
        self._last = ""
        """The recipe that was chosen last: whoever changed something may want to keep it there."""
        self.box = narrow(QComboBox())
        self.box.setMinimumContentsLength(_LETTERS)
        name = PlainLabel(self.tr("&Recipe"))
        name.setBuddy(self.box)
        self.box.setAccessibleName(self.tr("Recipe"))
        self.save = QPushButton(self.tr("&Keep…"))
        put_tip(self.save, self.tr("Keep these choices in the project under a name"))
        self.rename = QPushButton(self.tr("Rename…"))
        put_tip(self.rename, self.tr("Call the recipe otherwise"))
        self.remove = QPushButton(self.tr("Re&move"))
        put_tip(self.remove, self.tr("Remove the recipe; exports stay as they are"))
        for button in (self.save, self.rename, self.remove):
            button.setAutoDefault(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(name)
        line.addWidget(self.box, 1)
        line.addWidget(self.save)
        line.addWidget(self.rename)
        line.addWidget(self.remove)
        self.box.activated.connect(lambda _index: self._picked())
        self.save.clicked.connect(self._ask_name)
        self.rename.clicked.connect(self._ask_new_name)
        self.remove.clicked.connect(self._remove)
        self.fill(())

    @property
    def name(self) -> str:
        """The name of the recipe that is chosen; empty where none is."""
        return str(self.box.currentData() or "")

    def fill(self, recipes: Sequence[Recipe], current: str = "") -> None:
        """Offer the recipes that there are."""
        self._recipes = {one.name: one for one in recipes}
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(self.tr("None"), "")
            for name in self._recipes:
                self.box.addItem(name, name)
            self.box.setCurrentIndex(max(0, self.box.findData(current)))
        self._adapt()

    def leave(self) -> None:
        """What is chosen is no longer what the recipe says."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(0)
        self._adapt()

    def _picked(self) -> None:
        self._adapt()
        recipe = self._recipes.get(self.name)
        if recipe is not None:
            self.chosen.emit(recipe)

    def _ask_name(self) -> None:
        dialog = LineDialog(
            self.tr("Keep as a recipe"),
            self.tr("What should these choices be called? A recipe of that name is replaced."),
            self._last,
            self.saved.emit,
            accept=self.tr("&Keep"),
            parent=self,
        )
        dialog.setObjectName("recipe-dialog")
        dialog.open()

    def _ask_new_name(self) -> None:
        recipe = self._recipes.get(self.name)
        if recipe is None:
            return
        dialog = LineDialog(
            self.tr("Rename the recipe"),
            self.tr("What should the recipe be called?"),
            recipe.name,
            lambda name: self.renamed.emit(recipe, name),
            accept=self.tr("&Rename"),
            parent=self,
        )
        dialog.setObjectName("recipe-dialog")
        dialog.open()

    def _remove(self) -> None:
        recipe = self._recipes.get(self.name)
        if recipe is not None:
            self.removed.emit(recipe)

    def _adapt(self) -> None:
        self._last = self.name or self._last
        self.save.setEnabled(self._writable)
        for button in (self.rename, self.remove):
            button.setEnabled(self._writable and bool(self.name))
