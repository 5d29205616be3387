"""The log: a few files of bounded size, without anybody's password in them."""

import logging
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from annotator.config.paths import paths
from annotator.config.secrets import hidden

SIZE = 1_000_000
"""Bytes of one file of the log."""
OLDER = 3
"""Files kept beside the newest."""
LINE = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"


class _Hiding(logging.Formatter):
    """Takes passwords out of what is written, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        return hidden(super().format(record))


class LogFile(RotatingFileHandler):
    """A log that is made with its first message, and that never gets in the way of the work."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            file, maxBytes=SIZE, backupCount=OLDER, encoding="utf-8", errors="backslashreplace", delay=True
        )
        self.setFormatter(_Hiding(LINE))

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """A full disk or a folder without rights costs the log, not the work."""


def start_log(file: Path | None = None) -> Path:
    """Send our messages from INFO on, and warnings of libraries, to the log file; return where it is.

    Args:
        file: another place than the platform's.
    """
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one, LogFile)]:
        root.removeHandler(old)
        old.close()
    file = file or paths().log_file
    root.addHandler(LogFile(file))
    logging.getLogger("annotator").setLevel(logging.INFO)
    return file


def log_fault(error: BaseException) -> Path:
    """Keep the traceback of a fault of the program; return the file, which may not be there."""
    file = start_log()
    told = (type(error), error, error.__traceback__)
    logging.getLogger("annotator").critical("a fault of the program", exc_info=told)
    return file
