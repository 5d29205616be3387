"""What Qt itself has to say goes to the log."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

logger = logging.getLogger("annotator.qt")

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
Handler = Callable[[QtMsgType, QMessageLogContext, str], None]


def _to_log(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Write one message of Qt."""
    category = context.category or "default"
    logger.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", category, text)


def log_qt_messages() -> Handler | None:
    """Send Qt's messages to the log from now on; return the handler that had them before."""
    before: Handler | None = qInstallMessageHandler(_to_log)
    return before
