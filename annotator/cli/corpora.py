"""The verb that brings corpora in, and the one that lists the formats."""

# ruff: noqa: PLC0415 -- a verb loads only what it needs, and its help nothing

from pathlib import Path

import click

from annotator.cli import streams
from annotator.cli.progress import working
from annotator.cli.projects import PathName, as_name, as_text, opened, project_argument
from annotator.cli.tables import columns
from annotator.domain.errors import BadInputError


def as_format(context: click.Context, parameter: click.Parameter, name: str | None) -> str:
    """Refuse a format that there is not as wrong usage, before anything is opened."""
    name = as_text(context, parameter, name)
    if name is None:
        return ""
    from annotator.formats.registry import names

    if name not in names():
        raise click.BadParameter(f"there is no format {name}; there are {', '.join(names())}")
    return name


@click.command("import")
@project_argument
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=PathName())
@click.option("--format", "format_name", metavar="NAME", callback=as_format, help="Else it is recognised.")
@click.option(
    "--as",
    "annotator",
    metavar="NAME",
    callback=as_name,
    help="Who annotated, where a file does not say.",
)
@click.option("--encoding", metavar="NAME", callback=as_text, help="Of texts; else it is found out.")
@click.option("--replace", is_flag=True, help="Where a file differs from what is there, take the file's.")
@click.option(
    "--map", "map_file", metavar="FILE", type=PathName(), help="Other names, and which column is what (TOML)."
)
@click.option("--keep-going", is_flag=True, help="Leave broken records out and list them.")
def import_(
    project: str,
    sources: tuple[Path, ...],
    format_name: str,
    annotator: str | None,
    encoding: str | None,
    replace: bool,
    map_file: Path | None,
    keep_going: bool,
) -> None:
    """Bring files and folders of texts or corpora into a project.

    Everything is read and checked first; where something is refused, nothing of it is taken in. The
    same import again changes nothing.
    """
    from annotator.cli.report import lines
    from annotator.services.imports.importing import ImportOptions, import_sources
    from annotator.services.imports.renaming_map import NOTHING_RENAMED, read_map

    names = read_map(map_file) if map_file is not None else NOTHING_RENAMED
    options = ImportOptions(
        format=format_name,
        annotator=annotator or "",
        encoding=encoding or "",
        replace=replace,
        keep_going=keep_going,
        map=names,
    )
    with opened(project) as workspace, working("importing") as progress:
        report = import_sources(workspace, sources, options, progress)
    for line in lines(report):
        streams.say(line)
    if report.refused and not (report.tally.articles_new or report.tally.articles_known):
        raise BadInputError("nothing could be taken in; see above what is wrong with each")


_FIRST_ENDINGS = 4


def _some(endings: tuple[str, ...]) -> str:
    """The first endings of a format; `--json` tells them all."""
    more = " …" if len(endings) > _FIRST_ENDINGS + 1 else ""
    return " ".join(endings[: _FIRST_ENDINGS if more else None]) + more


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def formats(as_json: bool) -> None:
    """List every format that is read or written, and what it cannot carry."""
    from annotator.formats.registry import formats as all_formats

    known = list(all_formats().values())
    if as_json:
        from annotator.cli.json_output import json_result

        json_result(
            [
                {
                    "name": one.name,
                    "endings": list(one.endings),
                    "import": one.importer is not None,
                    "export": one.exporter is not None,
                    "target": one.target,
                    "loses": [*one.loses, *one.unseen],
                }
                for one in known
            ]
        )
        return
    rows = [("name", "", "", "endings", "what it is")]
    for one in known:
        ways = ("import" if one.importer else "", "export" if one.exporter else "")
        rows.append((one.name, *ways, _some(one.endings), one.title))
    for line in columns(rows):
        streams.result(line)
