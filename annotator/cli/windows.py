"""Verbs that open a window; how, the command line is told by whoever starts it."""

from pathlib import Path

import click

from annotator.cli.fronts import Fronts


@click.command()
@click.option(
    "--screenshots",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Let it drive itself, also with no screen, and save a picture of each step there.",
)
@click.pass_obj
def demo(fronts: Fronts, screenshots: Path | None) -> int:
    """Take the guided first tour on the sample project."""
    return fronts.demo(screenshots)
