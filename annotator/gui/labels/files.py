"""Presets, import and export of the label scheme in its window."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from annotator.config.files import write_whole
from annotator.domain.errors import AnnotatorError
from annotator.domain.label import Scheme
from annotator.formats.refi.codebook import codebook_text
from annotator.gui.labels.editing import Editing
from annotator.gui.labels.taking_in import TakeInDialog
from annotator.gui.translation import QT_TRANSLATE_NOOP
from annotator.gui.widgets.plain_text import escaped_mnemonic
from annotator.services.scheme.file import read_scheme
from annotator.services.scheme.joining import join
from annotator.services.scheme.presets import PRESETS, preset_scheme
from annotator.services.scheme.text import scheme_text

TITLES = {
    "claims": QT_TRANSLATE_NOOP("labels", "Claims: claim, speaker, number, hedge"),
    "claims-german": QT_TRANSLATE_NOOP("labels", "Claims with German titles"),
    "attribution": QT_TRANSLATE_NOOP("labels", "Attribution: source, cue, content"),
    "quotes": QT_TRANSLATE_NOOP("labels", "Quotes: quote, speaker, addressee, frame"),
    "entities": QT_TRANSLATE_NOOP("labels", "Entities: person, organisation, place, date, work"),
}


class SchemeFiles(QObject):
    """Takes schemes in, after a look at what would change, and writes the project's."""

    told = Signal(str)
    failed = Signal(object)
    """An AnnotatorError."""

    def __init__(self, editing: Editing, window: QWidget) -> None:
        super().__init__(window)
        self._editing = editing
        self._window = window

    def menu(self, button: QPushButton) -> QMenu:
        """The presets, as the menu of a button."""
        menu = QMenu(button)
        for preset in PRESETS:
            title = QCoreApplication.translate("labels", TITLES[preset.name])
            action = menu.addAction(escaped_mnemonic(title))
            action.setObjectName(f"preset:{preset.name}")
            action.triggered.connect(
                lambda _on=False, name=preset.name, title=title: self.take(title, preset_scheme(name))
            )
        button.setMenu(menu)
        return menu

    def choose(self) -> None:
        """Ask for a label file."""
        dialog = QFileDialog(self._window, self.tr("Import a label scheme"))
        dialog.setObjectName("scheme-import-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        both = self.tr("Label schemes and codebooks (*.toml *.qdc)")
        dialog.setNameFilters([both, self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a label file and show what it would change."""
        try:
            scheme = read_scheme(path)
        except AnnotatorError as error:
            self.failed.emit(error)
        else:
            self.take(path.name, scheme)

    def take(self, name: str, scheme: Scheme) -> None:
        """Show what a scheme would change, and take it in."""

        def go(remove: bool) -> None:
            self._editing.run_then(
                lambda _scheme: self.told.emit(self.tr("“{name}” was taken in.").format(name=name)),
                "Take in a label scheme",
                lambda work: join(work, scheme, remove=remove),
            )

        TakeInDialog(name, scheme, self._editing, go, self._window).open()

    def ask_where(self) -> None:
        """Ask where to write the scheme."""
        dialog = QFileDialog(self._window, self.tr("Export the label scheme"))
        dialog.setObjectName("scheme-export-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        codebook = self.tr("Codebooks for programs of qualitative analysis, REFI-QDA (*.qdc)")
        dialog.setNameFilters([self.tr("Label schemes (*.toml)"), codebook, self.tr("All files (*)")])
        dialog.filterSelected.connect(
            lambda name: dialog.setDefaultSuffix("qdc" if name == codebook else "toml")
        )
        dialog.selectFile("labels.toml")
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the project's scheme; as a codebook where the file is called one."""

        def found(scheme: Scheme) -> None:
            as_codebook = path.suffix.lower() == ".qdc"
            try:
                write_whole(path, codebook_text(scheme) if as_codebook else scheme_text(scheme))
            except OSError as error:
                self.failed.emit(
                    AnnotatorError(
                        "{file} cannot be written ({why}); choose another place",
                        file=path,
                        why=error.strerror,
                    )
                )
            else:
                self.told.emit(self.tr("Written to {file}").format(file=path))

        self._editing.ask(found, lambda read: read.scheme())
