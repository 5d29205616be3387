"""Lengths of time in words."""

from PySide6.QtCore import QCoreApplication

_MINUTE = 60_000


def time_words(milliseconds: int) -> str:
    """Whole minutes, and hours where there are any: `12 min`, `3 h 5 min`."""
    minutes = milliseconds // _MINUTE
    if minutes < 60:
        return QCoreApplication.translate("TimeWords", "%Ln min", "", minutes)
    hours = QCoreApplication.translate("TimeWords", "%Ln h", "", minutes // 60)
    rest = QCoreApplication.translate("TimeWords", "%Ln min", "", minutes % 60)
    return f"{hours} {rest}"
