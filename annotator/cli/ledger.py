"""The verb that tells who claims which number, and how sure."""

# ruff: noqa: PLC0415 -- a verb loads only what it needs, and its help nothing

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli import streams
from annotator.cli.progress import working
from annotator.cli.projects import PathName, as_text, opened, project_argument, refuse_project

if TYPE_CHECKING:
    from annotator.domain.ledger import Ledger


@click.command()
@project_argument
@click.option(
    "--layer",
    metavar="all|gold|NAME",
    callback=as_text,
    help="Whose annotations; default gold where there is any, else all.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.option("--csv", "csv_file", metavar="FILE", type=PathName(), help="Write a table to a file.")
@click.option("--html", "html_file", metavar="FILE", type=PathName(), help="Write a page with the drawings.")
def ledger(
    project: str, layer: str | None, as_json: bool, csv_file: Path | None, html_file: Path | None
) -> None:
    """Tell who claims which number, how hedged, and which claims exclude each other.

    Without an option a table is shown, by quantity. A file that is there is replaced, at once and whole.
    """
    if as_json + (csv_file is not None) + (html_file is not None) > 1:
        raise click.UsageError("one of --json, --csv and --html at a time")
    from annotator.services.reading_ledger import read_ledger
    from annotator.services.targets import check_target, explained

    target = csv_file or html_file
    if target is not None:
        refuse_project(target, project)
        with explained(target):
            check_target(target)
    # A copy, because an open question would keep others from writing for as long as it is read.
    with opened(project) as workspace, working("reading") as progress, workspace.store.snapshot() as read:
        found = read_ledger(read, layer, progress=progress)
        about = read.project().name
    if as_json:
        from annotator.cli.json_output import json_list
        from annotator.formats.ledger_json import row_entry

        json_list(row_entry(found, index) for index in range(len(found.rows)))
    elif target is not None:
        _write(found, target, about, as_page=html_file is not None)
    else:
        _show(found)


def _write(found: "Ledger", target: Path, about: str, *, as_page: bool) -> None:
    from annotator.cli.tables import counted
    from annotator.formats.ledger_csv import csv_of
    from annotator.formats.ledger_html import html_of
    from annotator.services.targets import write_target

    write_target(target, html_of(found, about) if as_page else csv_of(found))
    streams.say(
        f"{counted(len(found.rows), 'row')} {'was' if len(found.rows) == 1 else 'were'} written to {target}"
    )


def _show(found: "Ledger") -> None:
    from annotator.cli.ledger_table import lines

    for line in lines(found):
        streams.result(line)
