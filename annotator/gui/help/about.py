"""Which version this is, under which licence, and where its files are."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator import __version__
from annotator.config.paths import paths
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel


class AboutDialog(QDialog):
    """A few facts, each of which can be selected and copied."""

    def __init__(self, project: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About Annotator"))
        self.setMinimumWidth(440)
        places = paths()
        facts = [
            self.tr("Version {version} with Qt {qt}").format(version=__version__, qt=qVersion()),
            self.tr("Free software under the MIT licence."),
            self.tr("Project: {place}").format(place=project),
            self.tr("Settings: {place}").format(place=places.settings),
            self.tr("Log: {place}").format(place=places.log_file),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel("Annotator", "title"))
        for fact in facts:
            label = PlainLabel(fact, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.finished.connect(self.deleteLater)
