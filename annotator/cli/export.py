"""The verb that writes corpora."""

# ruff: noqa: PLC0415 -- a verb loads only what it needs, and its help nothing

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli import streams
from annotator.cli.corpora import as_format
from annotator.cli.ledger import as_day
from annotator.cli.progress import working
from annotator.cli.projects import (
    PathName,
    as_text,
    as_texts,
    as_whole_number,
    by_its_name,
    opened,
    project_argument,
    refuse_project,
)
from annotator.cli.tables import counted
from annotator.domain.annotation_set import Status
from annotator.domain.errors import BadInputError, ReadOnlyError

if TYPE_CHECKING:
    from annotator.services.exports.exporting import Written
    from annotator.services.exports.options import ExportOptions
    from annotator.services.workspace import Workspace


WHOLE = "none"
"""The split of a corpus that is not divided, where its recipe would divide it."""


@click.command()
@project_argument
@click.argument("target", type=PathName())
@click.option("--format", "format", metavar="NAME", callback=as_format, help="Needed without --recipe.")
@click.option(
    "--layer",
    metavar="all|gold|NAME",
    callback=as_text,
    help="Whose annotations, also annotators or majority; default all.",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([one.value for one in Status]),
    help="Only sets with this status.",
)
@click.option(
    "--label",
    "labels",
    metavar="NAME",
    multiple=True,
    callback=as_texts,
    help="Only annotations with this label.",
)
@click.option(
    "--article", "articles", metavar="ID", multiple=True, callback=as_texts, help="Only this article."
)
@click.option("--since", metavar="DATE", callback=as_day, help="Only articles published then or later.")
@click.option("--until", metavar="DATE", callback=as_day, help="Only articles published then or before.")
@click.option(
    "--without-text/--with-text", default=None, help="Leave the texts out, keep their SHA-256, or do not."
)
@click.option(
    "--anonymous/--named", default=None, help="annotator-1, annotator-2 … instead of names, or not."
)
@click.option(
    "--on-loss",
    type=click.Choice(["flatten", "sidecar", "stop"]),
    help="Where the format cannot carry all: write what it can (default), the rest into a file beside it"
    " from which an import puts it back, or nothing.",
)
@click.option("--split", metavar="80/10/10", callback=as_text, help="Into train, dev and test; none: whole.")
@click.option("--seed", metavar="NUMBER", callback=as_whole_number, help="Of the split; default 0.")
@click.option("--datasheet/--no-datasheet", default=None, help="Describe the corpus beside it.")
@click.option(
    "--language",
    metavar="CODE",
    callback=as_text,
    help="Of the datasheet and of pages, such as de; default en.",
)
@click.option(
    "--agreement/--no-agreement",
    default=None,
    help="Measure how far annotators agree, or do not; unless given, of up to 100 articles that two did, and"
    " for a datasheet.",
)
@click.option(
    "--recipe",
    metavar="NAME",
    callback=as_text,
    help="As it is saved in the project; options that are given go before what it says.",
)
@click.option("--save-recipe", metavar="NAME", callback=as_text, help="Save these choices in the project.")
def export(
    project: str,
    target: Path,
    recipe: str | None,
    save_recipe: str | None,
    **given: Any,  # noqa: ANN401 -- the choices, by the names of their options
) -> None:
    """Write a corpus to TARGET, and TARGET.manifest.json beside it.

    It is read back before it takes the place of what is there, at once and whole. --status, --label and
    --article may stand several times.
    """
    if not given["format"] and recipe is None:
        raise click.UsageError("name a format (--format NAME), or a recipe (--recipe NAME)")
    from annotator.services.exports import recipes
    from annotator.services.exports.exporting import export as write
    from annotator.services.imports.sources import BESIDE

    target = by_its_name(target)
    refuse_project(target, project, beside=BESIDE)
    with opened(project) as workspace, working("exporting") as progress:
        options = _options(workspace, recipe, **given)
        if save_recipe is not None:
            # What is written now is what the recipe will give from now on, to the byte.
            options = replace(options, recipe=recipes.proper(save_recipe), besides=())
            if workspace.read_only:
                raise ReadOnlyError("{reason}", reason=workspace.read_only)
        written = write(workspace, target, options, progress)
        if save_recipe is not None:
            workspace.run("Save recipe", recipes.save_recipe, save_recipe, options)
    _tell(written, target, options)


def _options(
    workspace: "Workspace",
    recipe: str | None,
    *,
    split: str | None,
    seed: int | None,
    **given: Any,  # noqa: ANN401
) -> "ExportOptions":
    """The choices of the recipe, and over them what was given."""
    from annotator.formats.registry import format_named
    from annotator.services.exports.options import ExportOptions, OnLoss, split_from
    from annotator.services.exports.recipes import over, recipe_named

    options = ExportOptions("")
    if recipe is not None:
        with workspace.store.reading() as read:
            options = recipe_named(read, recipe)
    asked = {name: value for name, value in given.items() if value or value is False}
    if given["statuses"]:
        asked["statuses"] = tuple(Status(one) for one in given["statuses"])
    if given["on_loss"]:
        asked["on_loss"] = OnLoss(given["on_loss"])
    divided = options.split
    if split is not None:
        try:
            divided = None if split == WHOLE else split_from(split, divided.seed if divided else 0)
        except BadInputError as error:
            raise click.UsageError(str(error)) from error
    if seed is not None:
        if divided is None:
            raise click.UsageError("--seed is of a split; give --split as well")
        divided = replace(divided, seed=seed)
    chosen = over(options, {**asked, "split": divided})
    if given["language"] and not (chosen.datasheet or format_named(chosen.format).worded):
        raise click.UsageError("--language is of a datasheet and of pages; give --datasheet or --format html")
    return chosen


def _tell(written: "Written", target: Path, options: "ExportOptions") -> None:
    if not written.articles:
        streams.say("there is no article in the export: none was chosen, or the project has none yet")
    streams.say(
        f"{counted(written.articles, 'article')}, {counted(written.annotations, 'annotation')} and "
        f"{counted(written.relations, 'relation')} were written to {target}"
    )
    if written.parts:
        streams.say(", ".join(f"{name}: {n:,}" for name, n in written.parts.items()))
    if written.withheld:
        streams.say(f"{counted(written.withheld, 'article')} without text, which may not be passed on")
    for loss in written.loss:
        streams.say(f"not carried by {options.format}: {loss.what} ({loss.n:,}), {loss.how}")
    if written.sidecar:
        streams.say(f"what it could not carry is in {target}.sidecar.jsonl; an import puts it back")
