"""How far borders of matched annotations lie apart, and what lies between them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.domain.agreement.borders import Border, Shape
from annotator.domain.agreement.pictures import Borders, End, Pair
from annotator.domain.agreement.places import Wanted, What
from annotator.domain.agreement.table import ArticleTable
from annotator.formats.agreement.sheet import Cell, Sheet
from annotator.gui.agreement.sheets.laid import Laid, Names, Spot, darkest
from annotator.gui.agreement.words import pair_words
from annotator.gui.numerals import whole
from annotator.gui.translation import QT_TRANSLATE_NOOP

_KINDS: Final = {
    Border.SPACE: QT_TRANSLATE_NOOP("Agreement", "white space"),
    Border.QUOTATION_MARK: QT_TRANSLATE_NOOP("Agreement", "quotation marks"),
    Border.PUNCTUATION: QT_TRANSLATE_NOOP("Agreement", "punctuation"),
    Border.PART_OF_WORD: QT_TRANSLATE_NOOP("Agreement", "a part of a word"),
    Border.DETERMINER: QT_TRANSLATE_NOOP("Agreement", "an article (the, ein, les)"),
    Border.WORD: QT_TRANSLATE_NOOP("Agreement", "a word"),
    Border.WORDS: QT_TRANSLATE_NOOP("Agreement", "several words"),
}
_STEPS: Final[tuple[tuple[int | None, int | None], ...]] = (
    (None, -21),
    (-20, -6),
    (-5, -2),
    (-1, -1),
    (1, 1),
    (2, 5),
    (6, 20),
    (21, None),
)
"""Code points from which and up to which a column counts."""
translate = QCoreApplication.translate


def border_table(table: ArticleTable, names: Names, pair: Pair | None, label: str | None) -> Laid:
    """The table: rows are what lies between two begins or two ends, columns how far they lie apart."""
    found = table.borders(pair, label)
    rows = [
        (end, kind)
        for end in End
        for kind in _KINDS
        if any(one.end is end and one.kind is kind for one in found.counts)
    ]
    columns: list[tuple[int | None, int | None]] = [*_STEPS, (None, None)]
    counts = {
        (end, kind, step): sum(
            one.n
            for one in found.counts
            if one.end is end and one.kind is kind and _within(one.length, *step)
        )
        for end, kind in rows
        for step in columns
    }
    most = max((n for (_, _, step), n in counts.items() if step != (None, None)), default=0)

    def cell(row: int, column: int) -> Cell:
        end, kind = rows[row]
        n, step = counts[end, kind, columns[column]], columns[column]
        shade = n / max(most, 1) if n and step != (None, None) else None
        return Cell(whole(n), n, shade=shade, told=_told(end, kind, step, n, pair))

    def spot(row: int, column: int) -> Spot:
        (end, kind), step = rows[row], columns[column]
        n = counts[end, kind, step]
        return Spot(
            title=_row_words(end, kind),
            wanted=Wanted(What.BORDER, pair, label, end=end, kind=kind, least=step[0], most=step[1]),
            figure=_step_words(step),
            told=_told(end, kind, step, n, pair),
            means=_means(found),
        )

    sheet = Sheet(
        title=_title(names, pair, label),
        corner=translate("Agreement", "What lies between"),
        rows=[_row_words(end, kind) for end, kind in rows],
        columns=[_step_words(step) for step in columns],
        cell=cell,
        legend=translate("Agreement", "The darker, the more often; lengths in characters"),
    )
    dark = translate("Agreement", "The lighter, the more often; lengths in characters")
    return Laid(
        sheet,
        spot,
        "borders",
        dark,
        darkest(sheet),
        nothing=translate("Agreement", "No boundary differs"),
        of_one=False,
    )


def _within(length: int, least: int | None, most: int | None) -> bool:
    return (least is None or length >= least) and (most is None or length <= most)


def _title(names: Names, pair: Pair | None, label: str | None) -> str:
    parts: Sequence[str] = [
        translate("Agreement", "Boundary differences"),
        *([pair_words(*pair)] if pair else []),
        *([names.label(label)] if label is not None else []),
    ]
    return " · ".join(parts)


def _row_words(end: End, kind: Border) -> str:
    words = (
        translate("Agreement", "Begin: {kind}") if end is End.BEGIN else translate("Agreement", "End: {kind}")
    )
    return words.format(kind=translate("Agreement", _KINDS[kind]))


def _step_words(step: tuple[int | None, int | None]) -> str:
    least, most = step
    if least is None and most is None:
        return translate("Agreement", "all lengths")
    before = (most if most is not None else least or 0) < 0
    near, far = (most, least) if before else (least, most)
    near, far = abs(near or 0), None if far is None else abs(far)
    if far is None:
        words = (
            translate("Agreement", "{n} or more before")
            if before
            else translate("Agreement", "{n} or more after")
        )
        return words.format(n=whole(near))
    if near == far:
        words = translate("Agreement", "{n} before") if before else translate("Agreement", "{n} after")
        return words.format(n=whole(near))
    words = (
        translate("Agreement", "{n} to {m} before") if before else translate("Agreement", "{n} to {m} after")
    )
    return words.format(n=whole(near), m=whole(far))


def _told(end: End, kind: Border, step: tuple[int | None, int | None], n: int, pair: Pair | None) -> str:
    one = pair[0] if pair is not None else translate("Agreement", "the first")
    other = _second(pair)
    if step == (None, None):
        words = (
            translate("Agreement", "{n} times {b} begins elsewhere than {a}; between them: {kind}.")
            if end is End.BEGIN
            else translate("Agreement", "{n} times {b} ends elsewhere than {a}; between them: {kind}.")
        )
    else:
        words = (
            translate("Agreement", "{n} times {b} begins {far} {a}; between them: {kind}.")
            if end is End.BEGIN
            else translate("Agreement", "{n} times {b} ends {far} {a}; between them: {kind}.")
        )
    said = translate("Agreement", _KINDS[kind])
    return words.format(n=whole(n), far=_step_words(step), kind=said, a=one, b=other)


def _second(pair: Pair | None) -> str:
    return pair[1] if pair is not None else translate("Agreement", "the second")


def _means(found: Borders) -> str:
    pieces = sum(one.n for one in found.counts if one.shape is Shape.PIECES and one.end is End.BEGIN)
    words = translate(
        "Agreement",
        "{differing} of {matched} matched annotations begin or end differently, or are in other pieces "
        "({pieces}). “Before” and “after” tell where {b} begins or ends.",
    )
    return words.format(
        differing=whole(found.differing),
        matched=whole(found.matched),
        pieces=whole(pieces),
        b=_second(found.pair),
    )
