"""The verb that measures how far annotators agree."""

# ruff: noqa: PLC0415 -- a verb loads only what it needs, and its help nothing

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli import streams
from annotator.cli.progress import working
from annotator.cli.projects import PathName, as_text, as_texts, opened, project_argument, refuse_project

if TYPE_CHECKING:
    from annotator.domain.agreement.figures import Agreement
    from annotator.domain.agreement.pictures import Pictures
    from annotator.services.agreement.choosing_sets import Counted
    from annotator.services.ports.reading import Reading
    from annotator.services.progress import Progress

_STATUSES = ("new", "in-progress", "done", "skipped", "flagged")


@click.command()
@project_argument
@click.option("--between", nargs=2, metavar="A B", callback=as_texts, help="Only these two.")
@click.option(
    "--unit",
    type=click.Choice(["token", "codepoint"]),
    default="token",
    show_default=True,
    help="What kappa and alpha count.",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(_STATUSES),
    help="Whose sets count; done unless named, may be repeated.",
)
@click.option(
    "--label",
    "labels",
    multiple=True,
    metavar="NAME",
    callback=as_texts,
    help="Only this label; may be repeated.",
)
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="ID",
    callback=as_texts,
    help="Only this article; may be repeated.",
)
@click.option(
    "--since",
    metavar="DAY",
    callback=as_text,
    help="Only sets that were done on that day or later: YYYY-MM-DD, YYYY-MM or YYYY, in UTC.",
)
@click.option(
    "--until", metavar="DAY", callback=as_text, help="Only sets that were done on that day or before."
)
@click.option(
    "--guideline",
    "guidelines",
    multiple=True,
    metavar="VERSION",
    callback=as_texts,
    help="Only sets made by this version of the guidelines; may be repeated.",
)
@click.option(
    "--review",
    type=click.Choice(["all", "before", "after"]),
    default="all",
    show_default=True,
    help="before: only articles without finished gold; after: only those with it.",
)
@click.option("--gamma", "with_gamma", is_flag=True, help="Gamma, too, of up to 20 articles; takes minutes.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.option("--html", "html_file", metavar="FILE", type=PathName(), help="Write a report as a page.")
def agreement(  # noqa: PLR0913, PLR0917 -- one for each option
    project: str,
    between: tuple[str, ...],
    unit: str,
    statuses: tuple[str, ...],
    labels: tuple[str, ...],
    articles: tuple[str, ...],
    since: str | None,
    until: str | None,
    guidelines: tuple[str, ...],
    review: str,
    with_gamma: bool,
    as_json: bool,
    html_file: Path | None,
) -> None:
    """Measure how far annotators agree: on places, labels, attributes and relations.

    Counted are annotators' sets that are done; a pair's figures rest on the articles that both are done
    with. Without an option tables are shown. A file that is there is replaced, at once and whole.
    """
    if with_gamma and html_file is not None:
        raise click.UsageError("--gamma stands in tables and JSON; leave out --html")
    if as_json and html_file is not None:
        raise click.UsageError("one of --json and --html at a time")
    if between and between[0] == between[1]:
        raise click.UsageError("--between takes two annotators")
    from annotator.domain.agreement.rows import Unit
    from annotator.domain.annotation_set import Status
    from annotator.services.agreement.agreeing import agreement as figures_of
    from annotator.services.agreement.choosing_sets import DONE, Counted, Reviewed
    from annotator.services.agreement.with_oneself import earlier_passes
    from annotator.services.targets import check_target, explained

    if html_file is not None:
        refuse_project(html_file, project)
        with explained(html_file):
            check_target(html_file)
    chosen = tuple(Status(one) for one in dict.fromkeys(statuses)) or DONE.statuses
    counted = Counted(
        *(chosen, between, labels, articles, Unit(unit), since or "", until or "", guidelines),
        reviewed=Reviewed(review),
    )
    # A copy, because an open question would keep others from writing for as long as it is read.
    with opened(project) as workspace, working("comparing") as progress, workspace.store.snapshot() as read:
        pictures = None
        if html_file is None:
            found = figures_of(read, counted, progress)
        else:
            from annotator.domain.agreement.report import pictures_of
            from annotator.services.agreement.keeping import measured

            every = measured(read, counted, progress)
            found, pictures = every.agreement, pictures_of(every.table, every.versions)
        found = replace(found, earlier=earlier_passes(read, counted, progress))
        about = read.project().name
        gamma = _gamma(read, counted, progress) if with_gamma else None
    if as_json:
        from annotator.cli.json_output import json_result
        from annotator.formats.agreement.json import agreement_entry

        entry = agreement_entry(found)
        json_result(entry if gamma is None else {**entry, "gamma": gamma})
    elif html_file is not None:
        _write(found, pictures, html_file, about)
    else:
        from annotator.cli.agreement_table import lines

        for line in lines(found):
            streams.result(line)
        if gamma is not None:
            value = "-" if gamma["value"] is None else f"{gamma['value']:.3f}"
            streams.result(f"gamma: {value}, the mean of {gamma['articles']} of {gamma['of']} articles")


def _gamma(read: "Reading", counted: "Counted", progress: "Progress") -> dict[str, object]:
    """Gamma as JSON has it; what the solver of the package prints goes nowhere."""
    from annotator.formats.agreement.json import gamma_entry
    from annotator.services.agreement.gamma import gamma

    with streams.without_chatter():
        found = gamma(read, counted, progress)
    return gamma_entry(found.value, found.articles, found.of, found.seed)


def _write(found: "Agreement", pictures: "Pictures | None", target: Path, about: str) -> None:
    from annotator.cli.tables import counted
    from annotator.formats.agreement.html import html_of
    from annotator.services.targets import write_target

    write_target(target, html_of(found, about, pictures))
    pairs = counted(len(found.pairs), "pair")
    streams.say(f"the agreement of {pairs} in {counted(found.articles, 'article')} was written to {target}")
