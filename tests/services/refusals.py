"""What an import says, and that a refused one leaves everything as it was."""

from collections.abc import Callable

import pytest

from annotator.domain.errors import BadInputError
from annotator.services.imports.importing import Report
from annotator.services.workspace import Workspace
from tests.services.conftest import journal
from tests.storage.samples import everything


def told(report: Report) -> str:
    """All remarks of a report, a line each."""
    return "\n".join(str(finding) for finding in report.findings)


def refused_whole(
    project: Workspace, what: Callable[[], object], kind: type[Exception] = BadInputError
) -> str:
    """The words of a refusal that left the project as it was."""
    before, entries = everything(project), journal(project)
    with pytest.raises(kind) as refused:
        what()
    assert (everything(project), journal(project)) == (before, entries)
    return str(refused.value)
