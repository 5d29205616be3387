"""What must be right before the window opens."""

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.gui.app import check_qt


@pytest.mark.parametrize("python", [(3, 10), (3, 11)])
def test_the_release_that_loses_references_to_none_is_refused(python: tuple[int, int]) -> None:
    with pytest.raises(AnnotatorError, match=r"PySide6 6\.12\.0 does not work with Python 3\.1[01]; install"):
        check_qt("6.12.0", python)


@pytest.mark.parametrize(
    ("version", "python"), [("6.12.0", (3, 12)), ("6.11.3", (3, 11)), ("6.12.1", (3, 11))]
)
def test_every_other_release_is_welcome(version: str, python: tuple[int, int]) -> None:
    check_qt(version, python)
    check_qt()
