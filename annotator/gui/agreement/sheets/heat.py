"""Who agrees with whom on what: a row a pair, a column a label, in one figure of choice."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.agreement.figures import ALL, FIGURES, Agreement, Figure, PairAgreement
from annotator.domain.agreement.places import Wanted, What
from annotator.domain.agreement.planning import articles_needed
from annotator.formats.agreement.sheet import Cell, Sheet
from annotator.gui.agreement.sheets.laid import Laid, Names, Spot
from annotator.gui.agreement.words import (
    articles,
    between,
    few_articles,
    meaning,
    measures,
    pair_words,
    shown,
    why_of_all,
    why_of_pair,
)
from annotator.gui.numerals import whole
from annotator.gui.translation import counted

EVERY = "every"
"""All figures of each pair, one row each."""
OWN = "own"
"""All figures of each annotator's earlier pass beside their present one."""
MEASURES = (EVERY, "exact_f1", "overlap_f1", "kappa", "alpha", "alpha_u", "agree", "f1", "by_entity", OWN)
"""What can be chosen."""
_OF_ALL = ("alpha", "alpha_u")
_OF_RELATIONS = frozenset({"f1", "by_entity"})
translate = QCoreApplication.translate


def heat_map(found: Agreement, names: Names, measure: str) -> Laid:
    """The table of a measure, one of MEASURES."""
    rows = _rows(found, names, measure)
    columns = _columns(found, measure)

    def cell(row: int, column: int) -> Cell:
        return rows[row].cell(columns[column])

    def spot(row: int, column: int) -> Spot:
        return rows[row].spot(columns[column])

    sheet = Sheet(
        title=_title(found, measure),
        corner=translate("Agreement", "Pair"),
        rows=[row.name for row in rows],
        columns=[rows[0].column(column) if rows else column for column in columns],
        cell=cell,
        legend=translate("Agreement", "The darker, the more agreement; – is not defined"),
    )
    dark = translate("Agreement", "The lighter, the more agreement; – is not defined")
    nothing = translate("Agreement", "There is nothing of this in what counts")
    if measure == OWN:
        nothing = translate("Agreement", "Nobody opened work again after it was done")
    return Laid(sheet, spot, f"who {measure}", dark, nothing=nothing)


def _title(found: Agreement, measure: str) -> str:
    if measure == EVERY and len(found.pairs) == 1:
        return pair_words(found.pairs[0].a, found.pairs[0].b)
    return measures()[measure]


def _rows(found: Agreement, names: Names, measure: str) -> list["_Row"]:
    if measure == OWN:
        return [_Row(found, names, one, each, tells=True) for one in found.earlier for each in FIGURES]
    if measure != EVERY:
        pairs = found.pairs if measure != "alpha_u" else ()
        rows = [_Row(found, names, pair, measure) for pair in pairs]
        return [*rows, _Row(found, names, None, measure)] if measure in _OF_ALL else rows
    named = len(found.pairs) > 1
    rows = [_Row(found, names, pair, one, named=named, tells=True) for pair in found.pairs for one in FIGURES]
    return [*rows, *(_Row(found, names, None, one, named=named, tells=True) for one in _OF_ALL[not named :])]


def _columns(found: Agreement, measure: str) -> list[str]:
    """Labels, or those attributes and types of relations of which there is anything."""
    if measure == OWN:
        return [*found.earlier[0].labels, ALL] if found.earlier else []
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


def _who(pair: PairAgreement | None) -> str:
    if pair is None:
        return translate("Agreement", "Everybody")
    if pair.a == pair.b:
        return translate("Agreement", "{name} (first done, and now)").format(name=pair.a)
    return pair_words(pair.a, pair.b)


class _Row:
    """A pair, or all together."""

    def __init__(
        self,
        found: Agreement,
        names: Names,
        pair: PairAgreement | None,
        measure: str,
        *,
        named: bool = True,
        tells: bool = False,
    ) -> None:
        """Make a row; its name says whose it is (`named`), and of which measure (`tells`)."""
        self._found, self._names, self._pair, self._measure = found, names, pair, measure
        self._itself = pair is not None and pair.a == pair.b
        self._who = _who(pair)
        parts = [self._who] * named + [measures()[measure]] * tells
        self.name = " · ".join(parts)

    def figure(self, column: str) -> Figure:
        pair, measure = self._pair, self._measure
        if pair is None:
            figures: Mapping[str, Figure] = self._found.alpha if measure == "alpha" else self._found.alpha_u
            return figures[column]
        if measure == "agree":
            return pair.attributes[column].agree
        if measure in _OF_RELATIONS:
            relation = pair.relations[column]
            return relation.f1 if measure == "f1" else relation.by_entity
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
        figure, measure = self.figure(column), self._measure
        told = f"{measures()[measure]}: {shown(figure)}"
        if figure.interval is not None:
            told = translate("Agreement", "{figure}, 95 % interval {low_to_high}").format(
                figure=told, low_to_high=between(figure)
            )
        return Spot(
            title=translate("Agreement", "{who} · {what}").format(who=self._who, what=self.column(column)),
            figure=told,
            told=self._rests_on(column, figure),
            also=self._also(column),
            plan=self._plan(figure),
            means=meaning(OWN if self._itself else measure),
            wanted=self._wanted(column),
        )

    def column(self, name: str) -> str:
        """What a column is called."""
        if self._measure == "agree":
            return self._names.attribute(name)
        return self._names.relation(name) if self._measure in _OF_RELATIONS else self._names.label(name)

    def _wanted(self, column: str) -> Wanted | None:
        if self._itself:
            return None
        pair = (self._pair.a, self._pair.b) if self._pair is not None else None
        if self._measure == "agree":
            label, attribute = self._names.parts_of(column)
            return Wanted(What.ATTRIBUTE, pair, label, attribute=attribute)
        if self._measure in _OF_RELATIONS:
            return Wanted(What.RELATION, pair, relation=column)
        what = What.APART if self._measure == "overlap_f1" else What.DIFFERENT
        return Wanted(what, pair, None if column == ALL else column)

    def _also(self, column: str) -> str:
        """The other figures of the same."""
        if self._measure not in FIGURES or self._pair is None:
            return ""
        some = self._pair.all if column == ALL else self._pair.labels[column]
        names = measures()
        return " · ".join(
            f"{names[one]} {shown(figure)}" for one, figure in some.figures.items() if one != self._measure
        )

    def _plan(self, figure: Figure) -> str:
        """What would make the figure surer."""
        pair = self._pair
        there = pair.articles if pair is not None else self._found.articles
        if figure.value is not None and there < self._found.fewest:
            return few_articles(self._found.fewest)
        more = articles_needed(figure, there)
        if more is None or self._itself:
            return ""
        if not more:
            return translate("Agreement", "That is known to ± 0.05 or better.")
        if pair is None:
            return counted(
                "Agreement", "About %Ln more articles, done by two, would bring it to ± 0.05.", more
            )
        return counted("Agreement", "About %Ln more articles, done by both, would bring it to ± 0.05.", more)

    def _rests_on(self, column: str, figure: Figure) -> str:
        pair, measure = self._pair, self._measure
        if figure.why is not None:
            return why_of_pair(figure.why, pair.a, pair.b) if pair is not None else why_of_all(figure.why)
        if pair is not None and self._itself:
            words = translate(
                "Agreement", "Rests on {articles} that {name} opened again after they were done."
            )
            return words.format(articles=articles(pair.articles), name=pair.a)
        if pair is None:
            words = translate("Agreement", "Rests on {articles} that two or more did.")
            return words.format(articles=articles(self._found.articles))
        common = articles(pair.articles)
        if measure == "agree":
            words = translate("Agreement", "Rests on {n} matched annotations in {articles} that both did.")
            return words.format(n=_count(pair.attributes[column].n), articles=common)
        if measure in _OF_RELATIONS:
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
    return whole(n)
