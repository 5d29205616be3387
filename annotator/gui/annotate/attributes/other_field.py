"""An attribute that the label does not have: shown as it is, and removable."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from annotator.gui.annotate.attributes.field import Field
from annotator.gui.annotate.attributes.names import value_title
from annotator.gui.annotate.attributes.shown import Shown, Standing
from annotator.gui.style.icons import icon
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import STEP
from annotator.gui.widgets.labels import ElidedLabel
from annotator.gui.widgets.plain_text import put_tip

_LONGEST = 300
"""Characters of a value that are shown."""


class OtherField(Field):
    """Its value cannot be changed here, for nobody knows what values it takes."""

    def __init__(self, name: str, title: str, keeper: ThemeKeeper) -> None:
        super().__init__(name, title)
        self.value = ElidedLabel("")
        self.remove = QToolButton()
        self.remove.setIconSize(QSize(14, 14))
        self._keeper = keeper
        self._draw_icon()
        keeper.changed.connect(self._draw_icon)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(STEP)
        line.addWidget(self.value, 1)
        self.column.addWidget(row)
        self.hold(self.remove)
        line.addWidget(self.remove)
        self.remove.setAccessibleName(self.tr("Remove {name}").format(name=title))
        put_tip(self.remove, self.tr("The label has no such attribute; Del removes it"))
        self.remove.clicked.connect(lambda _checked=False: self.give(None))

    def present(self, shown: Shown) -> None:
        """Show whatever value it is."""
        several = shown.standing is Standing.SEVERAL
        words = self.tr("several") if several else value_title(None, self.name, shown.value)
        self.value.setText(words[:_LONGEST])

    def press(self, event: QKeyEvent) -> bool:
        """Del and Backspace remove it, as the button does."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space}:
            self.give(None)
            return True
        return False

    def _draw_icon(self) -> None:
        self.remove.setIcon(icon("close", self._keeper.theme))
