"""The verb that tells who changed what, and when."""

from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice

import click

from annotator.cli import streams
from annotator.cli.json_output import json_list
from annotator.cli.projects import as_text, opened, project_argument
from annotator.services.telling_history import ChangeTold, Told, history

MOST = 3
"""Changes of one entry that are named for people; more are counted."""


@click.command()
@project_argument
@click.option("--article", metavar="ID", callback=as_text, help="Of one article only.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def log(project: str, article: str | None, as_json: bool) -> None:
    """List the changes, newest first: when, who, what was done, to which article."""
    # A copy, because an open question would keep others from writing for as long as somebody pages.
    with opened(project) as workspace, workspace.store.snapshot() as read:
        entries = history(read, article or "")
        if as_json:
            json_list(map(asdict, entries))
            return
        for entry in entries:
            streams.result(streams.one_line(_line(entry)))


def _line(entry: Told) -> str:
    about = f" ({entry.article})" if entry.article is not None else ""
    changes = list(islice(_said(entry.changes), MOST))
    more = f" and {len(entry.changes) - MOST} more" if len(entry.changes) > MOST else ""
    return f"{entry.at}  {entry.who or '-'}  {entry.action}{about}: {', '.join(changes)}{more}"


def _said(changes: tuple[ChangeTold, ...]) -> Iterator[str]:
    for change in changes:
        if isinstance(change.after, dict) and change.id is None and "made" in change.after:
            yield f"+{change.after['made']} {change.kind}"
        else:
            sign = "+" if change.before is None else "-" if change.after is None else "~"
            yield f"{sign}{change.kind} {change.id or ''}".rstrip()
