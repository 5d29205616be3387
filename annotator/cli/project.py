"""Verbs about a project as a whole: new, stats, check."""

from pathlib import Path

import click

from annotator.bootstrap import check_project, create_project
from annotator.cli import streams
from annotator.cli.json_output import json_result
from annotator.cli.projects import PathName, opened, project_argument
from annotator.cli.tables import columns, counted
from annotator.domain.errors import AnnotatorError
from annotator.services.scheme.file import read_scheme


class UnsoundError(AnnotatorError):
    """A project has faults; they were listed."""


@click.command()
@project_argument
@click.option(
    "--labels", metavar="FILE", type=PathName(), help="A label scheme (TOML), or a codebook (REFI-QDA, .qdc)."
)
def new(project: str, labels: Path | None) -> None:
    """Make a project where there is none.

    PROJECT is the path of the file to be made (NAME.annotator) or the URL of an empty database. It
    begins with the default labels, or with those of a file.
    """
    scheme = read_scheme(labels) if labels is not None else None
    create_project(project, scheme=scheme)
    streams.say(f"the project {project} was made")


@click.command()
@project_argument
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def stats(project: str, as_json: bool) -> None:
    """Count articles, annotation sets, annotations, relations and gold."""
    with opened(project) as workspace:
        counts = workspace.read(lambda read: read.counts())
    sets = {status: n for status, n in counts.sets.items() if n}
    by_label = {name: n for name, n in counts.by_label.items() if n}
    by_annotator = {name: n for name, n in counts.by_annotator.items() if n}
    total = sum(by_label.values())
    if as_json:
        annotations = {"total": total, "by_label": by_label, "by_annotator": by_annotator}
        json_result(
            {
                "articles": counts.articles,
                "sets": sets,
                "annotations": annotations,
                "relations": counts.relations,
                "gold": counts.gold,
                "decisions": counts.decisions,
            }
        )
        return
    rows: list[tuple[str, int]] = [("articles", counts.articles)]
    rows += [(f"sets {status}", n) for status, n in sets.items()]
    rows += [("annotations", total)]
    rows += [(f"  {name}", n) for name, n in by_label.items()]
    rows += [(f"  by {name}", n) for name, n in by_annotator.items()]
    rows += [("relations", counts.relations), ("gold", counts.gold), ("decisions", counts.decisions)]
    for line in columns(rows):
        streams.result(line)


@click.command()
@project_argument
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def check(project: str, as_json: bool) -> None:
    """Look whether a project is sound: writes ok, or a line for each fault and exits with 1."""
    faults = check_project(project)
    if as_json:
        json_result(
            {"ok": not faults, "faults": [{"what": fault.what, "where": fault.where} for fault in faults]}
        )
    elif faults:
        for fault in faults:
            streams.result(streams.one_line(f"{fault.where}: {fault.what}" if fault.where else fault.what))
    else:
        streams.result("ok")
    if faults:
        raise UnsoundError(
            "{faults} in {project}; bring back a backup copy, or send the list to those who look after "
            "the program",
            faults=counted(len(faults), "fault"),
            project=project,
        )
