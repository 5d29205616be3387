"""Who agrees with whom on what: a row a pair, a column a label, in one figure of choice."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.agreement import ALL, FIGURES, Agreement, Figure, PairAgreement
from annotator.formats.agreement_sheet import Cell, Sheet
from annotator.gui.agreement.sheets.laid import Laid, Spot
from annotator.gui.agreement.words import (
    articles,
    between,
    label_words,
    meaning,
    measures,
    pair_words,
    shown,
    why_of_all,
    why_of_pair,
)

EVERY = "every"
"""All figures of each pair, one row each."""
MEASURES = (EVERY, "exact_f1", "overlap_f1", "kappa", "alpha", "alpha_u", "agree", "f1")
"""What can be chosen."""
_OF_ALL = ("alpha", "alpha_u")
translate = QCoreApplication.translate


def heat_map(found: Agreement, measure: str) -> Laid:
    """The table of a measure, one of MEASURES."""
    rows = _rows(found, measure)
    columns = _columns(found, measure)

    def cell(row: int, column: int) -> Cell:
        return rows[row].cell(columns[column])

    def spot(row: int, column: int) -> Spot:
        return rows[row].spot(columns[column])

    sheet = Sheet(
        title=_title(found, measure),
        corner=translate("Agreement", "Pair"),
        rows=[row.name for row in rows],
        columns=[label_words(column) for column in columns],
        cell=cell,
        legend=translate("Agreement", "The darker, the more agreement; – is not defined"),
    )
    return Laid(sheet, spot)


def _title(found: Agreement, measure: str) -> str:
    if measure == EVERY and len(found.pairs) == 1:
        return pair_words(found.pairs[0].a, found.pairs[0].b)
    return measures()[measure]


def _rows(found: Agreement, measure: str) -> list["_Row"]:
    if measure != EVERY:
        pairs = found.pairs if measure != "alpha_u" else ()
        rows = [_Row(found, pair, measure) for pair in pairs]
        return [*rows, _Row(found, None, measure)] if measure in _OF_ALL else rows
    named = len(found.pairs) > 1
    rows = [_Row(found, pair, one, named=named, tells=True) for pair in found.pairs for one in FIGURES]
    return [*rows, *(_Row(found, None, one, named=named, tells=True) for one in _OF_ALL[not named :])]


def _columns(found: Agreement, measure: str) -> list[str]:
    """Labels, or those attributes and types of relations of which there is anything."""
    if measure in {*_OF_ALL, EVERY}:
        return list(found.alpha)
    if not found.pairs:
        return []
    if measure in FIGURES:
        return [*found.pairs[0].labels, ALL]
    if measure == "agree":
        names: Sequence[str] = list(found.pairs[0].attributes)
        used = [name for name in names if any(pair.attributes[name].n for pair in found.pairs)]
    else:
        names = list(found.pairs[0].relations)
        used = [name for name in names if any(any(pair.relations[name].n) for pair in found.pairs)]
    return used or list(names)


class _Row:
    """A pair, or all together."""

    def __init__(
        self,
        found: Agreement,
        pair: PairAgreement | None,
        measure: str,
        *,
        named: bool = True,
        tells: bool = False,
    ) -> None:
        """Make a row; its name says whose it is (`named`), and of which measure (`tells`)."""
        self._found, self._pair, self._measure = found, pair, measure
        self._who = pair_words(pair.a, pair.b) if pair is not None else translate("Agreement", "Everybody")
        parts = [self._who] * named + [measures()[measure]] * tells
        self.name = " · ".join(parts)

    def figure(self, column: str) -> Figure:
        pair, measure = self._pair, self._measure
        if pair is None:
            figures: Mapping[str, Figure] = self._found.alpha if measure == "alpha" else self._found.alpha_u
            return figures[column]
        if measure == "agree":
            return pair.attributes[column].agree
        if measure == "f1":
            return pair.relations[column].f1
        some = pair.all if column == ALL else pair.labels[column]
        return some.figures[measure]

    def cell(self, column: str) -> Cell:
        figure = self.figure(column)
        return Cell(
            text=shown(figure),
            value=figure.value,
            shade=None if figure.value is None else min(max(figure.value, 0.0), 1.0),
            interval=figure.interval,
            below=between(figure),
            told=self._rests_on(column, figure),
        )

    def spot(self, column: str) -> Spot:
        figure, pair, measure = self.figure(column), self._pair, self._measure
        by_label = measure in FIGURES or pair is None
        told = f"{measures()[measure]}: {shown(figure)}"
        if figure.interval is not None:
            told = translate("Agreement", "{figure}, with other articles {low_to_high}").format(
                figure=told, low_to_high=between(figure)
            )
        return Spot(
            title=translate("Agreement", "{who} · {what}").format(who=self._who, what=label_words(column)),
            figure=told,
            told=self._rests_on(column, figure),
            also=self._also(column),
            means=meaning(measure),
            people=(pair.a, pair.b) if pair is not None else None,
            label=column if by_label and column != ALL else "",
            attribute=column if measure == "agree" else "",
            relation=column if measure == "f1" else "",
        )

    def _also(self, column: str) -> str:
        """The other figures of the same."""
        if self._measure not in FIGURES or self._pair is None:
            return ""
        some = self._pair.all if column == ALL else self._pair.labels[column]
        names = measures()
        return " · ".join(
            f"{names[one]} {shown(figure)}" for one, figure in some.figures.items() if one != self._measure
        )

    def _rests_on(self, column: str, figure: Figure) -> str:
        pair, measure = self._pair, self._measure
        if figure.why is not None:
            return why_of_pair(figure.why, pair.a, pair.b) if pair is not None else why_of_all(figure.why)
        if pair is None:
            words = translate("Agreement", "Rests on {articles} that two or more did.")
            return words.format(articles=articles(self._found.articles))
        common = articles(pair.articles)
        if measure == "agree":
            words = translate("Agreement", "Rests on {n} matched annotations in {articles} that both did.")
            return words.format(n=_count(pair.attributes[column].n), articles=common)
        if measure == "f1":
            first, second = pair.relations[column].n
            words = translate(
                "Agreement",
                "Rests on {first} relations of {a} and {second} of {b} in {articles} that both did.",
            )
        else:
            first, second = (pair.all if column == ALL else pair.labels[column]).spans
            words = translate(
                "Agreement",
                "Rests on {first} annotations of {a} and {second} of {b} in {articles} that both did.",
            )
        return words.format(first=_count(first), second=_count(second), a=pair.a, b=pair.b, articles=common)


def _count(n: int) -> str:
    return QLocale().toString(n)
