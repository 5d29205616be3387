"""Verbs that tell where annotators differ and put what they agree on into gold."""

# ruff: noqa: PLC0415 -- a verb loads only what it needs, and its help nothing

from typing import TYPE_CHECKING

import click

from annotator.cli import streams
from annotator.cli.progress import working
from annotator.cli.projects import as_name, as_share, opened, project_argument
from annotator.cli.tables import counted

if TYPE_CHECKING:
    from annotator.domain.json_values import Json
    from annotator.services.review.adjudicating_many import Adjudicated
    from annotator.services.review.listing import Listed, ListedSide

SHOWN = 60
"""Characters of an annotation that a line for people shows."""


@click.command()
@project_argument
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def disagreements(project: str, as_json: bool) -> None:
    """List every place where annotators who are done differ, in reading order, and what was decided.

    Without --json a line for each: article, place, in what they differ, who has what.
    """
    from annotator.services.review.listing import listed

    # A copy, because an open question would keep others from writing for as long as it is read.
    with opened(project) as workspace, working("comparing") as progress, workspace.store.snapshot() as read:
        found = listed(read, progress)
        if as_json:
            from annotator.cli.json_output import json_list

            json_list(map(_entry, found))
            return
        for one in found:
            streams.result(streams.one_line(_line(one)))


@click.command()
@project_argument
@click.option("--as", "reviewer", metavar="NAME", callback=as_name, required=True, help="Who reviews.")
@click.option("--take-agreed", is_flag=True, required=True, help="What all have alike goes to gold.")
@click.option(
    "--majority",
    metavar="SHARE",
    callback=as_share,
    help="So does what at least this share of them have alike (0.6, say).",
)
def adjudicate(project: str, reviewer: str, take_agreed: bool, majority: float | None) -> None:  # noqa: ARG001
    """Put what is agreed into the gold of a reviewer, in every article that two or more are done with.

    A reviewer whom the project does not know yet is added. The same again changes nothing.
    """
    from annotator.services.review.adjudicating_many import adjudicate_all

    with opened(project) as workspace, working("adjudicating") as progress:
        told = workspace.run("Take agreed", adjudicate_all, reviewer, majority, progress)
    for line in _told(told):
        streams.say(line)


def _told(told: "Adjudicated") -> list[str]:
    if not told.articles:
        return ["no article has two annotators who are done; nothing was changed"]
    made = f"{counted(told.annotations, 'annotation')} and {counted(told.relations, 'relation')} went to gold"
    decided = f", {counted(told.decisions, 'disagreement')} decided by majority" if told.decisions else ""
    lines = [
        f"{counted(told.articles, 'article')}: {made}{decided}; {counted(told.left, 'disagreement')} left"
    ]
    if told.finished:
        lines.append(
            f"{counted(told.finished, 'article')} left alone, because the gold is finished there; "
            "reopen it to change it"
        )
    return lines


def _entry(one: "Listed") -> dict[str, object]:
    from annotator.formats.jsonl.disagreement import disagreement_entry

    sides = {name: (side.spans, side.relations) for name, side in one.sides.items()}
    types = (kind.value for kind in one.item.disagreement.types)
    return disagreement_entry(one.article, one.text, types, one.label, sides, one.decision)


def _line(one: "Listed") -> str:
    disagreement = one.item.disagreement
    told = [f"{name}: {', '.join(_parts(one, side)) or '-'}" for name, side in one.sides.items()]
    types = ", ".join(disagreement.types) or "changed"
    place = f"{disagreement.extent.start}-{disagreement.extent.end}"
    return f"{one.article}  {place}  {types}  {one.label}  {' | '.join(told)}  ({one.item.state})"


def _parts(one: "Listed", side: "ListedSide") -> list[str]:
    """What a side has, and of labels and attributes those in which the sides differ."""
    from annotator.domain.json_values import to_text
    from annotator.domain.review.disagreement import Kind
    from annotator.domain.span import text_of

    words = {span.id: _short(text_of(span.fragments, one.text)) for span in (*side.spans, *side.ends)}
    if one.item.disagreement.of_relations:
        return [f"{words[tie.source]} {tie.type} {words[tie.target]}" for tie in side.relations]
    differing: list[str] = []
    types = one.item.disagreement.types
    if Kind.ATTRIBUTE in types:
        all_spans = [span for each in one.sides.values() for span in each.spans if span.label == one.label]
        names = dict.fromkeys(name for span in all_spans for name in span.attributes)
        differing = [
            name for name in names if len({to_text(span.attributes.get(name)) for span in all_spans}) > 1
        ]
    found = []
    for span in side.spans:
        told = [span.label] if Kind.LABEL in types else []
        values = ((name, span.attributes.get(name)) for name in differing if span.label == one.label)
        told += [f"{name} {_said(value)}" for name, value in values]
        found.append(" ".join([words[span.id], f"[{', '.join(told)}]" if told else ""]).rstrip())
    return found


def _said(value: "Json") -> str:
    from annotator.domain.json_values import to_text

    return "-" if value is None else value if isinstance(value, str) else to_text(value)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
