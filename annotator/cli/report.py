"""What an import did, in plain lines for a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotator.cli.tables import counted
from annotator.formats.api import REFUSED, Finding
from annotator.services.imports.importing import Report

MANY = 3
"""More remarks of one kind are shortened: the first as it is, the others by what is their own."""


def lines(report: Report) -> Iterator[str]:
    """The remarks, then what came in, as lines without a line end; what was left out is always listed."""
    yield from _remarks([finding for finding in report.findings if finding.template != REFUSED])
    for finding in report.findings:
        if finding.template == REFUSED:
            yield str(finding)
    yield _figures(report)


def _remarks(findings: Sequence[Finding]) -> Iterator[str]:
    kinds: dict[str, dict[str, Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.template, {})[str(finding)] = finding
    for remarks in kinds.values():
        if len(remarks) <= MANY:
            yield from map(_said, remarks.values())
            continue
        yield _said(next(iter(remarks.values())))
        rest = _differing(list(remarks.values()))
        placed = [f"{where}: {own}" if own else where for where, own in rest if where]
        yield from (f"  likewise {line}" for line in placed)
        others = [own for where, own in rest if not where]
        if others:
            yield f"  likewise {'; '.join(others)}"


def _said(finding: Finding) -> str:
    """The sentence, its word in the singular where there is one of it."""
    template = finding.template
    if finding.facts.get("n") == 1:
        for many, one in _SINGULAR.items():
            template = template.replace(many, one)
    return str(replace(finding, template=template))


_SINGULAR = {"{n} line ends ": "{n} line end ", "{n} characters ": "{n} character "}


def _differing(findings: list[Finding]) -> list[tuple[str, str]]:
    """What each but the first has of its own: its place, and the facts that differ, in their order."""
    first = findings[0].facts
    facts = [name for name in first if any(one.facts.get(name) != first[name] for one in findings)]
    return [
        (finding.where, ", ".join(str(finding.facts[name]) for name in facts if name in finding.facts))
        for finding in findings[1:]
    ]


def _figures(report: Report) -> str:
    tally = report.tally
    known = f"{counted(tally.articles_known, 'article')} known already"
    left_out = f"; {counted(report.refused, 'record')} left out" if report.refused else ""
    if not tally.wrote:
        return f"nothing was changed: {known}{left_out}"
    if tally.changed_nothing:
        return f"names, metadata or statuses were brought up to date: {known}{left_out}"
    parts = [counted(tally.articles_new, "new article")]
    if tally.articles_known:
        parts.append(known)
    parts += [
        counted(tally.annotations_new, "new annotation"),
        counted(tally.relations_new, "new relation"),
    ]
    if tally.annotations_replaced:
        parts.append(counted(tally.annotations_replaced, "annotation") + " replaced")
    if tally.relations_replaced:
        parts.append(counted(tally.relations_replaced, "relation") + " replaced")
    return ", ".join(parts) + left_out
