"""The ledger as one HTML file: no script, nothing loaded or linked, everything that people wrote as text."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from annotator.domain.ledger.bars import Bar
from annotator.domain.ledger.panels import Bracket, Line, Panel, lane_marks, panels_of, unsorted_rows
from annotator.domain.ledger.rows import Ledger, LedgerRow
from annotator.formats.ledger.css import LANES, style
from annotator.formats.ledger.svg import bar_svg, fades, scale_svg
from annotator.formats.ledger.words import ENGLISH, LedgerWords

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LEGEND_WIDTH = 84
LEGEND = {
    "exact": (Bar(0.5, 0.5, 0.5), ""),
    "approximate": (Bar(0, 1, 0.5, soft=True), ""),
    "open": (Bar(0, 1, edge_left=True, fades_right=True), ""),
    "most": (Bar(0, 1, edge_right=True), ""),
    "range": (Bar(0, 1, edge_left=True, edge_right=True), ""),
    "vague": (Bar(0, 1, fades_right=True, soft=True), ""),
    "hedged": (Bar(0, 1, edge_right=True), "hedged"),
    "denied": (Bar(0, 1, edge_right=True), "denied"),
}
"""A bar for each drawing by its name in the words, and whether it is hedged or denied."""


def html_of(ledger: Ledger, about: str = "", words: LedgerWords = ENGLISH) -> Iterator[str]:
    """The file piece by piece.

    Args:
        ledger: what is shown.
        about: what it is the ledger of (the name of the project, say).
        words: everything on the page that is not of the ledger.
    """
    title = escape(words.title)
    panels = panels_of(ledger)
    lanes = max((bracket.lane + 1 for panel in panels for bracket in panel.brackets), default=1)
    whose = f" · {escape(about)}" if about else ""
    yield (
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}{whose}</title>\n<style>{style(min(lanes, LANES))}</style>\n</head>\n"
        f"<body>\n{fades()}\n"
        f"<header><h1>{title}</h1><span>{escape(words.subtitle)}</span>"
        f"<bdi>{escape(about)}</bdi></header>\n<main>\n"
    )
    if ledger.rows:
        yield from _table(_Page(ledger, words), panels)
    else:
        yield f'<p class="none">{escape(words.empty)}</p>\n'
    yield "</main>\n"
    yield from _foot(ledger, words)
    yield "</body>\n</html>\n"


def _table(page: "_Page", panels: Sequence[Panel]) -> Iterator[str]:
    heads = {name: escape(head) for name, head in page.words.columns.items()}
    yield (
        f'<table>\n<thead><tr><th scope="col" class="who">{heads["speaker"]}</th>'
        f'<th scope="col" class="says">{heads["says"]}</th><td class="draw"></td><td class="lanes"></td>'
        f'<th scope="col" class="hedges">{heads["hedges"]}</th>'
        f'<th scope="col">{heads["claim"]}</th></tr></thead>\n'
    )
    for panel in panels:
        yield "<tbody>\n"
        yield page.panel(panel)
        for line in panel.lines:
            yield page.line(line, panel)
        yield "</tbody>\n"
    left = unsorted_rows(page.ledger)
    if left:
        yield (
            f'<tbody class="unsorted">\n<tr class="panel"><th colspan="2" scope="rowgroup">'
            f"{escape(page.words.unsorted)}</th>"
            f'<td colspan="4" class="why">{escape(page.words.unsorted_why)}</td></tr>\n'
        )
        for index in left:
            yield page.line(Line(index, page.ledger.rows[index], None), None)
        yield "</tbody>\n"
    yield "</table>\n"


class _Page:
    """Writes panels and lines; articles and layers are named where there are several."""

    def __init__(self, ledger: Ledger, words: LedgerWords) -> None:
        self.ledger = ledger
        self.words = words
        self._articles = len({row.article.uid for row in ledger.rows}) > 1
        self._layers = len({row.layer for row in ledger.rows}) > 1

    def panel(self, panel: Panel) -> str:
        said = [_sentence(self.words, bracket) for bracket in panel.brackets]
        if panel.left_out:
            said.append(escape(self.words.more.format(n=panel.left_out)))
        sentences = "".join(f'<p class="bracket">{one}</p>' for one in said)
        return (
            f'<tr class="panel"><th colspan="2" scope="rowgroup"><bdi>{escape(panel.quantity)}</bdi></th>'
            f'<td class="draw">{scale_svg(panel.scale, self.words.tick)}</td><td class="lanes"></td>'
            f'<td colspan="2">{sentences}</td></tr>\n'
        )

    def line(self, line: Line, panel: Panel | None) -> str:
        row = line.row
        marks = "".join(
            f'<i class="l{min(mark.lane, LANES - 1)}{" member" * mark.member}{" begins" * mark.begins}'
            f'{" ends" * mark.ends}"></i>'
            for mark in (lane_marks(panel, line.index) if panel is not None else ())
        )
        chips = " ".join(f'<span class="chip"><bdi>{escape(hedge)}</bdi></span>' for hedge in row.hedges)
        number = f"<bdi>{escape(row.number.text)}</bdi>"
        return (
            f'<tr class="{"denied" if row.denies else "said"}">'
            f'<th scope="row" class="who">{self._who(row)}</th>'
            f'<td class="says">{f"<s>{number}</s>" if row.denies else number}</td>'
            f'<td class="draw">{self._drawing(line)}</td><td class="lanes">{marks}</td>'
            f'<td class="hedges">{chips}</td>'
            f'<td class="claim"><bdi>{escape(row.claim.text)}</bdi>{self._where(row)}</td></tr>\n'
        )

    def _who(self, row: LedgerRow) -> str:
        name = escape(self.words.speaker(row))
        kind = "" if row.speakers else ' class="voice"'
        who = f"<bdi{kind}>{name}</bdi>"
        return f'{who} <span class="denies">{escape(self.words.denies)}</span>' if row.denies else who

    def _drawing(self, line: Line) -> str:
        row, words = line.row, self.words
        told = words.amount(row.amount)
        if line.bar is None:
            return f'<span class="unread">{escape(told)}</span>'
        more = [words.denies] * row.denies + [words.hedged] * bool(row.hedges)
        return bar_svg(line.bar, ", ".join([told, *more]), denied=row.denies, hedged=bool(row.hedges))

    def _where(self, row: LedgerRow) -> str:
        """From where a row is; the name of an article, and who annotated it."""
        parts = [row.article.title or row.article.id] * self._articles + [row.layer] * self._layers
        return f'<span class="from">{" · ".join(f"<bdi>{escape(one)}</bdi>" for one in parts)}</span>' * bool(
            parts
        )


def _sentence(words: LedgerWords, bracket: Bracket) -> str:
    """The sentence of a bracket; no name in it can turn the words around it."""
    names: list[str] = []

    def held_back(name: str) -> str:
        names.append(f"<bdi>{escape(name)}</bdi>")
        return f"\0{len(names) - 1}\0"

    said = escape(words.sentence(bracket, held_back))
    return re.sub("\0(\\d+)\0", lambda found: names[int(found[1])], said)


def _foot(ledger: Ledger, words: LedgerWords) -> Iterator[str]:
    counts = words.counts.format(
        rows=len(ledger.rows), speakers=len(ledger.speakers), pairs=ledger.contradictions.pairs
    )
    yield f"<footer><span>{escape(counts)}</span>\n<ul>\n"
    for name, (bar, how) in LEGEND.items():
        told = words.legend[name]
        drawn = bar_svg(bar, told, denied=how == "denied", hedged=how == "hedged", width=_LEGEND_WIDTH)
        yield f"<li>{drawn}{escape(told)}</li>\n"
    yield "</ul>\n</footer>\n"
