"""Asking what to export, how, and where to, with a look at what comes of it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.recipe import Recipe
from annotator.gui.errors import error_text
from annotator.gui.export.choices import ExportChoices
from annotator.gui.export.chosen import Known, Left
from annotator.gui.export.look import ExportLook
from annotator.gui.export.looking import ExportLooking
from annotator.gui.export.recipes import RecipeRow
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.ask import ask_yes
from annotator.gui.widgets.labels import PlainLabel
from annotator.services.exports import recipes
from annotator.services.exports.manifests import Written
from annotator.services.exports.places import is_no_export
from annotator.services.ports.reading import Reading


class ExportDialog(QDialog):
    """Choices at the left, what comes of them at the right."""

    chosen = Signal(object, object)
    """The target's Path, and what is chosen as a Left."""

    def __init__(
        self,
        session: Session,
        keeper: ThemeKeeper,
        known: Known,
        suggestion: Path,
        parent: QWidget | None = None,
        left: Left | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            session: the project.
            keeper: of the theme.
            known: what can be chosen from.
            suggestion: where the export could go.
            parent: as everywhere.
            left: what was chosen the time before.
        """
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("Export"))
        self.choices = ExportChoices(known, suggestion)
        self.format, self.target = self.choices.format, self.choices.target
        self.recipes = RecipeRow(writable=not session.read_only)
        self.look = ExportLook(keeper)
        self.looking = ExportLooking(session, self)
        self._showing_recipe = self._has_problem = False
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("&Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_look(self.go, "primary")
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        self._refused = PlainLabel("", "danger", wrap=True)
        self._refused.hide()
        session.failed.connect(self._tell)
        self._lay_out(buttons)
        self._connect()
        self.resize(1080, 660)
        self.format.setFocus(Qt.FocusReason.OtherFocusReason)
        if left is None:
            self._look_again()
        else:
            self._take_up(left)
        self._ask_recipes(left.options.recipe if left is not None else "")

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(MARGIN)
        column.addWidget(self.recipes)
        column.addWidget(self.choices)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(left)
        area.setMinimumWidth(left.minimumSizeHint().width() + 2 * MARGIN)
        halves = QHBoxLayout()
        halves.setSpacing(MARGIN)
        halves.addWidget(area, 1)
        halves.addWidget(self.look, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        whole.setSpacing(GAP)
        whole.addLayout(halves, 1)
        whole.addWidget(self._refused)
        whole.addWidget(buttons)

    def _connect(self) -> None:
        self.choices.changed.connect(self._changed)
        self.choices.renamed.connect(self._renamed)
        self.looking.first.connect(self.look.show_first)
        self.looking.counted.connect(self._counted)
        self.looking.progressed.connect(self.look.progress.set_progress)
        self.looking.failed.connect(self._failed)
        self.looking.broke.connect(self._session.broke)
        self.recipes.chosen.connect(self._take)
        self.recipes.saved.connect(self._save)
        self.recipes.renamed.connect(self._rename)
        self.recipes.removed.connect(self._remove)
        self.finished.connect(lambda _code: self.looking.finish())

    def _changed(self) -> None:
        if not self._showing_recipe:
            self.recipes.leave()
        self._look_again()

    def _renamed(self) -> None:
        """Another name changes nothing of what is written; only none at all has to be told."""
        if self._has_problem != bool(self.choices.problem()):
            self._look_again()

    def _counted(self, written: Written) -> None:
        self.look.show_written(written, self.choices.chosen_format())
        # An empty file would be no corpus.
        self.go.setEnabled(written.articles > 0)

    def _look_again(self) -> None:
        problem = self.choices.problem()
        self._has_problem = bool(problem)
        self.go.setEnabled(not problem)
        if problem:
            self.looking.look(None)
            self.look.show_problem(problem)
        else:
            self.look.wait()
            self.looking.look(self.choices.options())

    def _failed(self, error: AnnotatorError) -> None:
        self.look.show_problem(error_text(error))

    def _ask_recipes(self, current: str) -> None:
        def query(read: Reading) -> list[Recipe]:
            return read.recipes()

        self._session.ask(lambda found: self.recipes.fill(found, current), query)

    def _take_up(self, left: Left) -> None:
        self._showing_recipe = True
        self.choices.take_up(left)
        self._showing_recipe = False

    def _take(self, recipe: Recipe) -> None:
        try:
            options = recipes.options_of(recipe)
        except AnnotatorError as error:
            self.look.show_problem(error_text(error))
            return
        self._showing_recipe = True
        self.choices.show_options(options)
        self._showing_recipe = False

    def _save(self, name: str) -> None:
        options = self.choices.options()
        self._refused.hide()
        self._session.run_then(
            self._show_recipe, "Save recipe", lambda work: recipes.save_recipe(work, name, options)
        )

    def _show_recipe(self, recipe: Recipe) -> None:
        if self.isVisible():
            self._ask_recipes(recipe.name)

    def said(self) -> str:
        """What was refused last; empty where nothing was, or something was done since."""
        return "" if self._refused.isHidden() else self._refused.text()

    def _tell(self, error: AnnotatorError) -> None:
        """Say it here as well: the window's messages are behind the dialog."""
        self._refused.setText(error_text(error))
        self._refused.show()

    def _rename(self, recipe: Recipe, name: str) -> None:
        self._refused.hide()
        self._session.run_then(
            self._show_recipe, "Rename recipe", lambda work: recipes.rename_recipe(work, recipe.uid, name)
        )

    def _remove(self, recipe: Recipe) -> None:
        self._session.run("Remove recipe", recipes.delete_recipe, recipe.uid)
        self._ask_recipes("")

    def _accepted(self) -> None:
        if self.choices.problem():
            return
        target = self.choices.chosen_target()
        if is_no_export(target) and target != self.choices.agreed:
            question = self.tr("{file} is there already, and is of no earlier export. Replace it?")
            ask_yes(
                self,
                self.tr("Replace the file"),
                question.format(file=target.name),
                self.tr("&Replace"),
                lambda: self._write(target),
            )
            return
        self._write(target)

    def _write(self, target: Path) -> None:
        left = self.choices.left()
        if self.recipes.name:
            left = replace(left, options=replace(left.options, recipe=self.recipes.name))
        self.chosen.emit(target, left)
        self.accept()
