"""What is still open about an annotation, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.openness import OpenPoint


def points_said(points: Sequence[OpenPoint], missing: Sequence[str], read: str = "") -> str:
    """The open points in a row.

    Args:
        points: what is open.
        missing: the names of the attributes that should have a value.
        read: what is read in a number, in words, where that is to be said.
    """
    words = {
        OpenPoint.UNTIED: QCoreApplication.translate("open points", "not tied yet"),
        OpenPoint.UNREAD: QCoreApplication.translate("open points", "number not read yet"),
        OpenPoint.REQUIRED: QCoreApplication.translate("open points", "without {names}"),
        OpenPoint.DISCUSS: QCoreApplication.translate("open points", "to discuss"),
    }
    if read:
        words[OpenPoint.UNREAD] = QCoreApplication.translate(
            "open points", "read as {reading}, unconfirmed"
        ).format(reading=read)
    required = words[OpenPoint.REQUIRED].format(names=", ".join(missing))
    return ", ".join(required if point is OpenPoint.REQUIRED else words[point] for point in points)
