"""The versions of the guidelines as a list to choose from, the newest first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.assets import read_text
from annotator.domain.guideline import Guideline

_LONGEST = 60


def built_in_text() -> str:
    """The guidelines that come with the program."""
    return read_text("guidelines", "en.md")


class Versions(QComboBox):
    """Which version is shown; the built-in guidelines are the oldest."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Version of the guidelines"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self._versions: tuple[Guideline, ...] = ()
        self.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def fill(self, versions: Sequence[Guideline], names: Mapping[str, str]) -> None:
        """Take the versions, oldest first, and people's names by `uid`; shows the newest."""
        self._versions = tuple(versions)
        self.blockSignals(True)
        self.clear()
        for one in reversed(self._versions):
            self.addItem(self._words(one, names.get(one.who, "")))
            self.setItemData(self.count() - 1, one.note, Qt.ItemDataRole.AccessibleDescriptionRole)
        self.addItem(self.tr("Built-in"))
        self.setCurrentIndex(0)
        self.blockSignals(False)
        self.changed.emit()

    @property
    def newest(self) -> int:
        """The number of the newest version; 0 where there is none but the built-in guidelines."""
        return self._versions[-1].position if self._versions else 0

    def newest_text(self) -> str:
        """The text that counts."""
        return self._versions[-1].text if self._versions else built_in_text()

    def shown(self) -> Guideline | None:
        """The version that is chosen; None for the built-in guidelines."""
        index = len(self._versions) - 1 - max(0, self.currentIndex())
        return self._versions[index] if 0 <= index < len(self._versions) else None

    def text(self) -> str:
        """The text of the version that is chosen."""
        one = self.shown()
        return one.text if one is not None else built_in_text()

    def _words(self, one: Guideline, name: str) -> str:
        when = QDateTime.fromString(one.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        day = QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)
        said = [self.tr("Version {number}").format(number=one.version), day, name, one.note]
        return " · ".join(part for part in said if part)[:_LONGEST]
