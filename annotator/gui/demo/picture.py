"""Pictures of a window with the dialogs that are open over it."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from annotator.domain.errors import NoSpaceError
from annotator.gui.demo.waiting import let_events_pass

_TITLE = 30
"""Height of the title of a dialog; the frame that a desktop would draw."""
_SMALLEST = 0
"""Qt's quality of a PNG that is packed as tightly as it can be."""


def save_picture(window: QMainWindow, file: Path) -> None:
    """Save a PNG of the window as it looks now.

    Raises:
        NoSpaceError: it cannot be written.
    """
    let_events_pass()
    picture = window.grab()
    dialogs = [
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible() and one is not window and one.windowFlags() & Qt.WindowType.Dialog
    ]
    painter = QPainter(picture)
    for dialog in dialogs:
        _paint_dialog(painter, window, dialog)
    painter.end()
    # What is seen has no holes; without them the file is a quarter smaller.
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    if not image.save(str(file), "PNG", _SMALLEST):  # type: ignore[call-overload]  # it takes the name as text
        raise NoSpaceError("the picture {file} could not be written; choose another folder", file=file)


def _paint_dialog(painter: QPainter, window: QWidget, dialog: QWidget) -> None:
    """Paint a dialog in the middle, with a title, over the window that stands back."""
    shot: QPixmap = dialog.grab()
    box = QRect(QPoint(0, 0), dialog.size())
    box.moveCenter(window.rect().center())
    palette = dialog.palette()
    painter.fillRect(window.rect(), QColor(0, 0, 0, 70))
    frame = box.adjusted(-1, -_TITLE - 1, 1, 1)
    painter.fillRect(frame.translated(0, 3).adjusted(-3, 0, 3, 3), QColor(0, 0, 0, 40))
    painter.fillRect(frame, palette.color(QPalette.ColorRole.Mid))
    title = QRect(box.left(), box.top() - _TITLE, box.width(), _TITLE)
    painter.fillRect(title, palette.color(QPalette.ColorRole.Window))
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    painter.drawText(title, int(Qt.AlignmentFlag.AlignCenter), dialog.windowTitle())
    painter.drawPixmap(box.topLeft(), shot)
