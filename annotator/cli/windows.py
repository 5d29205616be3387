"""Verbs that open a window; how, the command line is told by whoever starts it."""

from pathlib import Path

import click

from annotator.cli.fronts import Fronts
from annotator.cli.projects import PathName


@click.command()
@click.option(
    "--screenshots",
    metavar="FOLDER",
    type=PathName(),
    help="Let it drive itself, also with no screen, and save a picture of each step there.",
)
@click.pass_obj
def demo(fronts: Fronts, screenshots: Path | None) -> int:
    """Take the guided first tour on the sample project.

    Without --screenshots the window opens on a sample project of your own and leads you through it step
    by step; you can leave the tour and take it up again. The sample is made in the folder of your default
    project where it is missing, and stays as you leave it.
    """
    return fronts.demo(screenshots)
