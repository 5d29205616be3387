"""The sample project of this person, to try things out in: made where it is missing, then theirs."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from annotator.config.paths import paths
from annotator.gui.demo.stage import make_sample

NAME = "sample.annotator"


def sample_project() -> Path:
    """Return the path of the sample project in the user's data folder, making it whole or not at all.

    Raises:
        AnnotatorError: it cannot be made.
    """
    target = paths().data / NAME
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".sample-", dir=target.parent) as folder:
            made = Path(folder) / NAME
            make_sample(made, QCoreApplication.translate("Tour", "Sample"))
            # Another start may have been quicker; then theirs is the one.
            if not target.exists():
                made.rename(target)
    return target
