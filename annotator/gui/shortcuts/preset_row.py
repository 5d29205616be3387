"""Choosing a preset of keys, saving one as a file and opening somebody else's."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.gui.actions.actions import Actions
from annotator.gui.actions.keymap import Changes, is_known
from annotator.gui.actions.usable import shown_key
from annotator.gui.errors import error_text
from annotator.gui.shortcuts.changing import taken_over
from annotator.gui.shortcuts.examining import Examined, Refused, examine
from annotator.gui.shortcuts.presets import ENDING, Preset, built_in, read_preset, write_preset
from annotator.gui.style.metrics import GAP
from annotator.gui.translation import quoted
from annotator.gui.widgets.ask import ask_yes
from annotator.gui.widgets.labels import PlainLabel

SHOWN = 10
"""So many of the keys that cannot be taken are named; the others are counted."""


class PresetRow(QWidget):
    """Tells what happened by signals; `change` takes other changes in the place of those there are."""

    told = Signal(str, object)
    """A note, and the changes to go back to, or None."""
    failed = Signal(str)

    def __init__(
        self, actions: Actions, change: Callable[[Changes], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._actions, self._change = actions, change
        self._presets = built_in()
        self.combo = QComboBox()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.combo.setAccessibleName(self.tr("Preset"))
        title = PlainLabel(self.tr("&Preset"), "muted")
        title.setBuddy(self.combo)
        self.open_button = QPushButton(self.tr("&Open a file…"))
        self.save_button = QPushButton(self.tr("&Save as a file…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(title)
        row.addWidget(self.combo)
        row.addWidget(self.open_button)
        row.addWidget(self.save_button)
        self.combo.installEventFilter(self)
        self.combo.activated.connect(self._chosen)
        self.open_button.clicked.connect(self._ask_open)
        self.save_button.clicked.connect(self._ask_save)
        self.show_current()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the list beside it; it changes no keys in passing."""
        if watched is self.combo and event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def show_current(self) -> None:
        """Show which preset holds; keys that are none of them are the person's own."""
        known = {name: keys for name, keys in self._actions.changes.items() if is_known(name)}
        names = [QCoreApplication.translate("shortcuts", one.name) for one in self._presets]
        at = next((n for n, one in enumerate(self._presets) if one.shortcuts == known), len(names))
        self.combo.clear()
        self.combo.addItems([*names, self.tr("Your own")] if at == len(names) else names)
        self.combo.setCurrentIndex(at)

    def open_file(self, file: Path) -> None:
        """Read a preset and take it; what cannot be taken is told before."""
        try:
            preset = read_preset(file)
        except AnnotatorError as error:
            self.failed.emit(error_text(error))
            return
        self.offer(preset)

    def save_file(self, file: Path) -> None:
        """Write what differs from the keys as they came."""
        name = file.name.removesuffix(ENDING).strip() or self.tr("Your own")
        try:
            write_preset(file, Preset(name, self._actions.changes))
        except AnnotatorError as error:
            self.failed.emit(error_text(error))
            return
        self.told.emit(self.tr("The shortcuts are saved in {file}.").format(file=file), None)

    def offer(self, preset: Preset) -> None:
        """Take a preset, at once where all of it can be taken."""
        found = examine(preset.shortcuts)
        if not found.refused:
            self._take(preset, found)
            return
        if not found.taken:
            # Taking the others would mean to lose one's own keys for nothing.
            words = self.tr(
                "Nothing of the preset “{name}” can be taken; your shortcuts are as they were ({first})"
            )
            self.failed.emit(words.format(name=preset.name, first=self._refusal(found.refused[0])))
            return
        ask_yes(
            self,
            self.tr("Preset “{name}”").format(name=preset.name),
            self._refusals(found),
            self.tr("&Take the others"),
            lambda: self._take(preset, found),
        )

    def _take(self, preset: Preset, found: Examined) -> None:
        before = self._actions.changes
        self._change(taken_over(before, found.taken))
        name = QCoreApplication.translate("shortcuts", preset.name)
        self.told.emit(self.tr("The preset “{name}” holds now.").format(name=name), before)

    def _refusals(self, found: Examined) -> str:
        lines = [
            self.tr("%n of {total} cannot be taken:", "", len(found.refused)).format(total=found.total),
            "",
        ]
        lines += map(self._refusal, found.refused[:SHOWN])
        if len(found.refused) > SHOWN:
            lines.append(self.tr("… and %n more", "", len(found.refused) - SHOWN))
        return "\n".join(lines)

    def _refusal(self, one: Refused) -> str:
        key = f" ({shown_key(one.key) or one.key})" if one.key else ""
        owner = " " + quoted(self._actions.lasting_text(one.owner)) if one.owner else ""
        return f"{self._actions.lasting_text(one.name)}{key}: {one.why}{owner}"

    def _chosen(self, index: int) -> None:
        if index < len(self._presets):
            self.offer(self._presets[index])

    def _ask_open(self) -> None:
        dialog = self._dialog(self.tr("Open shortcuts"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open_file(Path(name)))
        dialog.open()

    def _ask_save(self) -> None:
        dialog = self._dialog(self.tr("Save shortcuts"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(ENDING.removeprefix("."))
        dialog.fileSelected.connect(lambda name: self.save_file(Path(name)))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        files = self.tr("Shortcuts (*{ending});;All files (*)").format(ending=ENDING)
        dialog = QFileDialog(self, title, str(Path.home()), files)
        dialog.finished.connect(dialog.deleteLater)
        return dialog
