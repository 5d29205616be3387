"""The verb that tells who claims which number, and how sure."""

# ruff: noqa: PLC0415 -- a verb loads only what it needs, and its help nothing

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli import streams
from annotator.cli.progress import working
from annotator.cli.projects import PathName, as_any_text, as_text, opened, project_argument, refuse_project

if TYPE_CHECKING:
    from annotator.domain.ledger.rows import Ledger
    from annotator.services.ledger.reading import LedgerFilter
    from annotator.services.ports.reading import Reading


def as_day(_context: click.Context, _option: click.Parameter, value: str | None) -> str:
    """A day, month or year that is given on the command line; empty where none is."""
    from annotator.services.ledger.reading import is_day

    if value is not None and not is_day(value):
        raise click.BadParameter("a date is written 2018-02-14, 2018-02 or 2018")
    return value or ""


@click.command()
@project_argument
@click.option(
    "--layer",
    metavar="all|gold|NAME",
    callback=as_text,
    help="Whose annotations; default gold where there is any, else all.",
)
@click.option("--article", metavar="ID", callback=as_text, help="Only rows of that article.")
@click.option("--speaker", metavar="NAME", callback=as_text, help="Only what that entity or speaker says.")
@click.option(
    "--quantity", metavar="NAME", callback=as_any_text, help="Only numbers of it; '': those without one."
)
@click.option("--since", metavar="DATE", callback=as_day, help="Only articles published then or later.")
@click.option("--until", metavar="DATE", callback=as_day, help="Only articles published then or before.")
@click.option("--polarity", type=click.Choice(["asserts", "denies"]), help="Only claims of that polarity.")
@click.option("--contradicting", is_flag=True, help="Only rows that exclude another.")
@click.option("--words", metavar="TEXT", callback=as_text, help="Only rows in which all these words stand.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.option("--csv", "csv_file", metavar="FILE", type=PathName(), help="Write a table to a file.")
@click.option("--html", "html_file", metavar="FILE", type=PathName(), help="Write a page with the drawings.")
def ledger(
    project: str,
    layer: str | None,
    as_json: bool,
    csv_file: Path | None,
    html_file: Path | None,
    **where: Any,  # noqa: ANN401 -- the filters, by the names of their options
) -> None:
    """Tell who claims which number, how hedged, and which claims exclude each other.

    Without a format a table is shown, by quantity. A file that is there is replaced, at once and whole.
    A DATE is a day, a month or a year: 2018-02-14, 2018-02, 2018.
    """
    if as_json + (csv_file is not None) + (html_file is not None) > 1:
        raise click.UsageError("one of --json, --csv and --html at a time")
    from annotator.services.ledger.reading import read_ledger
    from annotator.services.targets import check_target, explained

    target = csv_file or html_file
    if target is not None:
        refuse_project(target, project)
        with explained(target):
            check_target(target)
    # A copy, because an open question would keep others from writing for as long as it is read.
    with opened(project) as workspace, working("reading") as progress, workspace.store.snapshot() as read:
        found = read_ledger(read, layer, _filter(read, **where), progress)
        about = read.project().name
    if as_json:
        from annotator.formats.ledger.json import json_of

        streams.result_bytes(piece.encode() for piece in json_of(found))
    elif target is not None:
        _write(found, target, about, as_page=html_file is not None)
    else:
        _show(found)


def _filter(read: "Reading", *, article: str | None, until: str, **where: Any) -> "LedgerFilter":  # noqa: ANN401
    from annotator.services.ledger.reading import LedgerFilter, last_day
    from annotator.services.selecting.choosing import article_of_id

    given = {name: value for name, value in where.items() if value is not None}
    uid = article_of_id(read, article).uid if article is not None else ""
    return LedgerFilter(article=uid, until=last_day(until) if until else "", **given)


def _write(found: "Ledger", target: Path, about: str, *, as_page: bool) -> None:
    from annotator.cli.tables import counted
    from annotator.formats.ledger.csv import csv_of
    from annotator.formats.ledger.html import html_of
    from annotator.services.targets import write_target

    write_target(target, html_of(found, about) if as_page else csv_of(found))
    streams.say(
        f"{counted(len(found.rows), 'row')} {'was' if len(found.rows) == 1 else 'were'} written to {target}"
    )


def _show(found: "Ledger") -> None:
    from annotator.cli.ledger_table import lines

    for line in lines(found):
        streams.result(line)
