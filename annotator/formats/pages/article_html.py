"""An annotated article as one HTML file: no script, nothing loaded from elsewhere, the text to the letter."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import escape

import regex

from annotator.formats.pages.article_css import style
from annotator.formats.pages.sheet import (
    LANES,
    Run,
    Sheet,
    Stretch,
    blank_lines_part,
    last_letter,
    runs,
    stretches,
)

_TOLD = 6
"""Annotations over one place that its tooltip tells of; the others are counted."""
_TURNING = regex.compile("[\u061c\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufeff]")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What such a page may load: nothing but its own style."""


def html_of(sheet: Sheet) -> Iterator[str]:
    """The file piece by piece.

    What the element of class `text` contains is the article's text exactly: numbers of footnotes are drawn
    by the style. The annotations (counted from 1 in reading order) that lie over a run are in `data-a`.
    """
    title = escape(sheet.title)
    yield (
        f'<!DOCTYPE html>\n<html lang="{escape(sheet.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{style(sheet.labels)}</style>\n</head>\n<body>\n<main>\n"
    )
    yield f'<h1 dir="auto">{title}</h1>\n'
    for name, words in (("facts", sheet.subtitle), ("by", sheet.by)):
        if words:
            yield f'<p class="{name}" dir="auto">{escape(words)}</p>\n'
    yield from _legend(sheet)
    yield from text_of(sheet)
    yield from _notes(sheet)
    yield "</main>\n</body>\n</html>\n"


def _legend(sheet: Sheet) -> Iterator[str]:
    if not sheet.labels:
        return
    yield f'<section class="legend">\n<h2>{escape(sheet.legend_heading)}</h2>\n<ul>\n'
    for number, label in enumerate(sheet.labels):
        shown = f'<mark class="c{number} {escape(label.underline)}"><bdi>{escape(label.title)}</bdi></mark>'
        yield f"<li>{shown} {label.count}</li>\n"
    yield "</ul>\n</section>\n"


def text_of(sheet: Sheet) -> Iterator[str]:
    """The element of class `text`: the article's text with its marks, and nothing else."""
    language = "" if sheet.text_language is None else f' lang="{escape(sheet.text_language)}"'
    close = " close" if blank_lines_part(sheet.text) else ""
    # No white space may come between the tags: all that is in here is the article's.
    yield f'<div class="text{close}"{language}>'
    yield from _text(sheet)
    yield "</div>\n"


def _text(sheet: Sheet) -> Iterator[str]:
    text, inside = sheet.text, False
    refs = _refs(sheet)
    places = sorted(refs)
    for run in runs(stretches(sheet.marks), len(text)):
        opening, closing = _tags(sheet, run)
        place = run.start
        while place < run.end:
            if not inside:
                blank = ' class="blank"' if text[place] == "\n" else ""
                yield f'<p{blank} dir="auto">'
            coming = bisect_right(places, place)
            end = min(run.end, places[coming]) if coming < len(places) else run.end
            stop = text.find("\n", place, end) + 1 or end
            yield f"{opening}{escape(text[place:stop], quote=False)}{closing}"
            inside = text[stop - 1] != "\n"
            if stop in refs:
                yield refs[stop]
            if not inside:
                yield "</p>"
            place = stop
    if inside:
        yield "</p>"


def _refs(sheet: Sheet) -> dict[int, str]:
    """By place: what leads to the footnotes of the marks that end there, or in blanks behind it."""
    refs: dict[int, str] = {}
    for mark in sheet.marks:
        if mark.note:
            end, number = last_letter(sheet.text, mark.fragments[-1].end), mark.note
            name = f"{escape(sheet.prefix)}{number}"
            refs[end] = refs.get(end, "") + (
                f'<a class="ref" id="ref-{name}" href="#note-{name}" role="doc-noteref" '
                f'data-n="{number}" aria-label="{escape(sheet.notes_heading)} {number}"></a>'
            )
    return refs


def _tags(sheet: Sheet, run: Run) -> tuple[str, str]:
    """What stands before and after a run; one element for each lane, however many marks lie there."""
    if not run.over:
        return "", ""
    by_lane: list[Stretch | None] = [None] * LANES
    for one in run.over:
        by_lane[one.lane] = one
    shown = sorted(one for one in by_lane if one is not None)
    shown.sort(key=lambda one: (one.start, -one.end, one.mark))
    names = " ".join(str(one.mark + 1) for one in run.over)
    told = escape(_told([sheet.marks[one.mark].told for one in reversed(run.over[-_TOLD:])], len(run.over)))
    classes = [_classes(sheet, one) for one in shown]
    first = f'<mark class="{classes[0]}" data-a="{names}" title="{told}" aria-description="{told}">'
    inner = "".join(f'<span class="{each}">' for each in classes[1:])
    return first + inner, "</span>" * (len(shown) - 1) + "</mark>"


def _classes(sheet: Sheet, one: Stretch) -> str:
    label = sheet.marks[one.mark].label
    return f"c{label} {escape(sheet.labels[label].underline)} k{one.lane}"


def _told(told: Sequence[str], count: int) -> str:
    parts = [isolated(each) for each in told]
    if count > len(parts):
        parts.append(f"+{count - len(parts)}")
    return "\n\n".join(parts)


def isolated(text: str) -> str:
    """The text, kept from turning what stands round it where it could."""
    return "\n".join(f"\u2068{line}\u2069" if _TURNING.search(line) else line for line in text.split("\n"))


def _notes(sheet: Sheet) -> Iterator[str]:
    if not sheet.notes:
        return
    yield f'<section class="notes" role="doc-endnotes">\n<h2>{escape(sheet.notes_heading)}</h2>\n<ol>\n'
    for note in sheet.notes:
        number = note.number
        yield (
            f'<li id="note-{number}" value="{number}"><b><bdi>{escape(note.label)}</bdi></b> '
            f'<a href="#ref-{number}" role="doc-backlink"><bdi>{escape(note.quoted)}</bdi></a>'
            f'<div class="said" dir="auto">{escape(note.text)}</div></li>\n'
        )
    yield "</ol>\n</section>\n"
