"""Names for the parts that Qt makes by itself in its controls, for a screen reader finds them, too."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollBar,
    QSplitterHandle,
    QToolButton,
    QWidget,
)


class PartNames(QObject):
    """Names the parts of each window when the keyboard comes to it; what has a name keeps it."""

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application.focusWindowChanged.connect(self._name_windows)

    def _name_windows(self, window: QWindow | None) -> None:
        for widget in QApplication.topLevelWidgets() if window is not None else ():
            if widget.windowHandle() is window:
                self.name_parts(widget)

    def name_parts(self, window: QWidget) -> None:
        """Name all parts of a window that have none."""
        for handle in window.findChildren(QSplitterHandle):
            _name(handle, self.tr("Border between parts of the window"))
        for bar in window.findChildren(QScrollBar):
            upright = bar.orientation() == Qt.Orientation.Vertical
            _name(bar, self.tr("Scroll up and down") if upright else self.tr("Scroll sideways"))
        for line in window.findChildren(QLineEdit):
            for button in line.findChildren(QToolButton):
                _name(button, self.tr("Empty the line"))
        for box in window.findChildren(QComboBox):
            self._name_box(box)
        for menus in window.findChildren(QMenuBar):
            _name(menus, self.tr("Menus"))
        for menu in window.findChildren(QMenu):
            _name(menu, menu.title().replace("&", ""))

    def _name_box(self, box: QComboBox) -> None:
        # On Linux the name of a box is what is chosen in it, so what it is for is said besides.
        if box.accessibleName() and not box.accessibleDescription():
            box.setAccessibleDescription(box.accessibleName())
        for view in box.findChildren(QAbstractItemView):
            _name(view, box.accessibleName())
        edit = box.lineEdit()
        if edit is not None:
            _name(edit, box.accessibleName())


def _name(widget: QWidget, name: str) -> None:
    if not widget.accessibleName():
        widget.setAccessibleName(name)
