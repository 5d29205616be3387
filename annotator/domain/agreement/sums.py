"""Counts of agreement summed over articles, and over draws of them, into figures with intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.domain.agreement.counting import OF_A_LABEL, Layout, Table
from annotator.domain.agreement.drawing import DRAWS, FEWEST, Draws, interval
from annotator.domain.agreement.figures import (
    ALL,
    AttributeAgreement,
    Figure,
    LabelAgreement,
    PairAgreement,
    RelationAgreement,
    Why,
)
from annotator.domain.agreement.measures import alpha, alpha_u, f1, kappa, share
from annotator.domain.agreement.tallies import Tallies, summed
from annotator.domain.agreement.unitizing import Unitizing


@dataclass(frozen=True, slots=True)
class Called:
    """What the columns are called."""

    people: Sequence[str]
    labels: Sequence[str]
    types: Sequence[str]


class _Sum:
    """Rows of counts added up: once, and by draw."""

    def __init__(self, width: int) -> None:
        self.articles = 0
        self.total = np.zeros((1, width))
        self._drawn: Table | None = None
        self._width = width

    def add(self, rows: Table, weights: Table | None) -> None:
        self.articles += len(rows)
        self.total += rows.sum(axis=0)
        if weights is not None:
            if self._drawn is None:
                self._drawn = np.zeros((DRAWS, self._width))
            self._drawn += weights @ rows

    @property
    def drawn(self) -> Table | None:
        return self._drawn if self.articles >= FEWEST else None


class Sums:
    """Takes batch after batch and keeps sums only, but for the lengths that the unitizing alpha needs."""

    def __init__(self, articles: int, layout: Layout, called: Called) -> None:
        """Begin.

        Args:
            articles: how many will come in all; each with two annotators or more.
            layout: the columns.
            called: what they and the annotators are called.
        """
        self._layout, self._called = layout, called
        self._articles = articles
        self._with_intervals = articles >= FEWEST
        self._draws = Draws(articles)
        self._portions: list[int] = []
        self._pairs: dict[tuple[int, int], _Sum] = {}
        self._whole = _Sum(2 * layout.labels + 1)
        self._unitizing = Unitizing(layout.labels, len(called.people))

    def add(self, part: Tallies) -> None:
        """Take articles in, each with two works or more; they are one portion of the draws."""
        layout, articles = self._layout, len(part.units)
        weights = self._draws.portion(articles) if self._with_intervals else None
        self._portions.append(articles)
        counts = part.counts[:, : layout.units].reshape(-1, layout.labels, len(OF_A_LABEL))
        done = part.done
        where = part.pair_article
        apart = (counts[:, :, 5] + counts[:, :, 6] - 2 * counts[:, :, 4]) / (done[where] - 1)[:, None]
        people = part.work_person[np.stack((part.first, part.second), axis=1)]
        for a, b in np.unique(people, axis=0).tolist():
            rows = np.flatnonzero((people[:, 0] == a) & (people[:, 1] == b))
            known = self._pairs.setdefault((a, b), _Sum(layout.width))
            known.add(part.counts[rows], None if weights is None else weights[:, where[rows]])
        inside = summed(part.work_article, part.inside, articles)
        values = (part.units * done)[:, None].astype(np.float64)
        table = np.concatenate((inside, summed(where, apart, articles), values), axis=1)
        self._whole.add(table, weights)
        self._unitizing.add(part)

    def pairs(self, wanted: Sequence[tuple[int, int]] = ()) -> tuple[PairAgreement, ...]:
        """The figures of every two annotators who did an article both, and of those that are wanted."""
        names = sorted({*self._pairs, *wanted})
        empty = _Sum(self._layout.width)
        return tuple(self._pair(a, b, self._pairs.get((a, b), empty)) for a, b in names)

    def alphas(self) -> dict[str, Figure]:
        """Alpha over all annotators, by label and of all."""
        whole = self._whole
        values, inside, _ = self._parts(whole.total)
        reasons = [why_constant(self._articles, m, n) for n, m in zip(values[0], inside[0], strict=True)]
        drawn = alpha(*self._parts(whole.drawn)) if whole.drawn is not None else None
        return self._told(alpha(*self._parts(whole.total)), drawn, reasons)

    def alphas_u(self) -> dict[str, Figure]:
        """The unitizing alpha over all annotators, by label and of all; to be asked for once, last."""
        gathered = self._unitizing.finish()
        total = gathered.of(gathered.table.sum(axis=0, keepdims=True))
        drawn = None
        if self._with_intervals:
            again, sums, row = Draws(self._articles), np.zeros((DRAWS, gathered.table.shape[1])), 0
            for portion in self._portions:
                sums += again.portion(portion) @ gathered.table[row : row + portion]
                row += portion
            drawn = alpha_u(gathered.of(sums))
        counts = np.append(total.units[0], total.units[0].sum())
        nothing = Why.NOTHING_MARKED if self._articles else Why.NO_ARTICLE
        return self._told(alpha_u(total), drawn, [Why.NO_LENGTH if n else nothing for n in counts])

    def _parts(self, sums: Table) -> tuple[Table, Table, Table]:
        """What alpha is made of, for each label and all."""
        labels = self._layout.labels
        inside, apart = _with_all(sums[:, :labels]), _with_all(sums[:, labels : 2 * labels])
        values = np.repeat(sums[:, -1:], labels + 1, axis=1)
        values[:, -1] *= labels
        return values, inside, apart

    def _told(self, found: Table, drawn: Table | None, reasons: Sequence[Why]) -> dict[str, Figure]:
        return {
            name: figure_of(found[:, n], None if drawn is None else drawn[:, n], reasons[n])
            for n, name in enumerate([*self._called.labels, ALL])
        }

    def _pair(self, a: int, b: int, known: _Sum) -> PairAgreement:
        labels = [self._of_label(label, known) for label in range(self._layout.labels + 1)]
        called = self._called
        return PairAgreement(
            called.people[a],
            called.people[b],
            known.articles,
            dict(zip(called.labels, labels, strict=False)),
            labels[-1],
            self._of_attributes(known),
            {name: self._of_type(kind, known) for kind, name in enumerate(called.types)},
        )

    def _of_label(self, label: int, known: _Sum) -> LabelAgreement:
        """The figures of a label; behind the last label, of all."""
        layout = self._layout

        def parts(sums: Table) -> tuple[Table, ...]:
            if label < layout.labels:
                columns, units = sums[:, layout.label_columns(label)], sums[:, layout.units]
            else:
                shape = (-1, layout.labels, len(OF_A_LABEL))
                columns = sums[:, : layout.units].reshape(shape).sum(axis=1)
                units = sums[:, layout.units] * layout.labels
            return (*columns.T, units)

        def figures(sums: Table) -> tuple[Table, ...]:
            exact, overlap, first, second, both, in_first, in_second, units = parts(sums)
            apart = in_first + in_second - 2 * both
            return (
                f1(exact, first, second),
                f1(overlap, first, second),
                kappa(units, both, in_first, in_second),
                alpha(2 * units, in_first + in_second, apart),
            )

        drawn = figures(known.drawn) if known.drawn is not None else None
        _, _, first, second, _, in_first, in_second, units = (float(part[0]) for part in parts(known.total))
        marked = Why.NOTHING_MARKED if known.articles else Why.NO_ARTICLE
        varied = why_constant(known.articles, in_first + in_second, units)
        told = [
            figure_of(found, drawn[n] if drawn is not None else None, marked if n < 2 else varied)
            for n, found in enumerate(figures(known.total))
        ]
        exact, overlap, cohen, krippendorff = told
        return LabelAgreement(exact, overlap, cohen, krippendorff, (int(first), int(second)))

    def _of_attributes(self, known: _Sum) -> dict[str, AttributeAgreement]:
        layout = self._layout
        found = {}
        for number, (label, name) in enumerate(layout.attributes.names):
            at = layout.first_attribute + 2 * number
            drawn = known.drawn
            agree = figure_of(
                share(known.total[:, at], known.total[:, at + 1]),
                share(drawn[:, at], drawn[:, at + 1]) if drawn is not None else None,
                Why.NO_MATCH if known.articles else Why.NO_ARTICLE,
            )
            n = int(known.total[0, at + 1])
            found[f"{self._called.labels[label]}.{name}"] = AttributeAgreement(agree, n)
        return found

    def _of_type(self, kind: int, known: _Sum) -> RelationAgreement:
        columns = self._layout.type_columns(kind)
        total, drawn = known.total[:, columns], known.drawn
        why = Why.NO_RELATION if known.articles else Why.NO_ARTICLE
        found = [
            figure_of(
                f1(total[:, matches], total[:, 1], total[:, 2]),
                f1(*drawn[:, columns].T[[matches, 1, 2]]) if drawn is not None else None,
                why,
            )
            for matches in (0, 3)
        ]
        return RelationAgreement(found[0], (int(total[0, 1]), int(total[0, 2])), found[1])


def _with_all(sums: Table) -> Table:
    """Columns of labels, and last their sum."""
    return np.append(sums, sums.sum(axis=1, keepdims=True), axis=1)


def why_constant(articles: float, inside: float, values: float) -> Why:
    """Why kappa and alpha are not defined, should they not be."""
    if not articles:
        return Why.NO_ARTICLE
    if not values:
        return Why.NO_UNIT
    return Why.ALL_MARKED if inside else Why.NONE_INSIDE


def figure_of(found: Table, drawn: Table | None, why: Why) -> Figure:
    """A figure from its value and what it came to in draws; `why` tells why it may not be defined."""
    value = float(found[0])
    if np.isnan(value):
        return Figure(None, why=why)
    between = interval(drawn) if drawn is not None else None
    if drawn is None or between is None:
        return Figure(value)
    return Figure(value, between, error=float(np.nanstd(drawn)))
