"""The sample project of this person, to learn on: made where it is missing, then theirs."""

import tempfile
from pathlib import Path

from annotator.assets import resource
from annotator.bootstrap import create_project, open_workspace
from annotator.config.paths import paths
from annotator.services.imports.importing import import_sources

NAME = "sample.annotator"


def sample_place() -> Path:
    """Where the sample project of this person is, or will be."""
    return paths().data / NAME


def make_sample(target: Path, name: str) -> None:
    """Make a project with the sample articles where there is none.

    Raises:
        AnnotatorError: it cannot be made there.
    """
    create_project(target, name=name)
    workspace = open_workspace(target)
    try:
        import_sources(workspace, [resource("sample", "articles.jsonl")])
    finally:
        workspace.close()


def sample_project(name: str) -> Path:
    """Return the path of the sample project in the user's data folder, making it whole or not at all.

    Args:
        name: of the project, if it must be made.

    Raises:
        AnnotatorError: it cannot be made.
    """
    target = sample_place()
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".sample-", dir=target.parent) as folder:
            made = Path(folder) / NAME
            make_sample(made, name)
            # Another start may have been quicker; then theirs is the one.
            if not target.exists():
                made.rename(target)
    return target
