"""How agreement went on: by the time articles were done, or by version of the guidelines."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.agreement.drawing import FEWEST
from annotator.domain.agreement.figures import FIGURES, Figure
from annotator.domain.agreement.pictures import Pair, Step, Trend, TrendPoint
from annotator.domain.agreement.places import Wanted, What
from annotator.domain.agreement.table import ArticleTable
from annotator.formats.agreement.sheet import Cell, Sheet
from annotator.formats.agreement.trend_svg import Point
from annotator.gui.agreement.sheets.laid import Laid, Names, Spot
from annotator.gui.agreement.words import (
    articles,
    between,
    few_articles,
    meaning,
    measures,
    pair_words,
    shown,
    version_words,
    why_of_all,
    why_of_pair,
)
from annotator.gui.numerals import whole
from annotator.gui.translation import counted

translate = QCoreApplication.translate


def trend_table(trend: Trend, names: Names, pair: Pair | None, label: str | None, measure: str) -> Laid:
    """The table: a row a time or a version, a column a figure; one of FIGURES is drawn as a line."""
    points = trend.points
    called = measures()
    columns = [*FIGURES, "articles"]

    def cell(row: int, column: int) -> Cell:
        point, name = points[row], columns[column]
        if name == "articles":
            return Cell(whole(point.articles), point.articles)
        figure = point.figures[name]
        return Cell(
            text=shown(figure),
            value=figure.value,
            shade=None if figure.value is None else min(max(figure.value, 0.0), 1.0),
            interval=figure.interval,
            below=between(figure),
            told=_told(point, figure, pair),
        )

    def spot(row: int, column: int) -> Spot:
        return _spot(points[row], trend, columns[column], pair, label)

    legend = translate("Agreement", "The darker, the more agreement; – is not defined")
    dark = translate("Agreement", "The lighter, the more agreement; – is not defined")
    left = _left_out(trend)
    sheet = Sheet(
        title=_title(trend, names, pair, label),
        corner=translate("Agreement", "Version of the guidelines")
        if trend.step is None
        else translate("Agreement", "Done"),
        rows=[point_words(point, trend.step) for point in points],
        columns=[*(called[one] for one in FIGURES), translate("Agreement", "Articles")],
        cell=cell,
        legend=" · ".join(filter(None, (legend, left))),
    )
    return Laid(
        sheet,
        spot,
        f"trend-{measure} {trend.step}",
        " · ".join(filter(None, (dark, left))),
        (max(len(points) - 1, 0), columns.index(measure)),
        nothing=translate("Agreement", "Nobody knows when these articles were done")
        if trend.step is not None
        else translate("Agreement", "No two annotators went by the same version of the guidelines"),
        points=tuple(
            Point(point_words(point, trend.step), point.figures[measure], point.articles) for point in points
        ),
        drawn=f"{called[measure]} · {sheet.title}",
    )


def trend_of(
    table: ArticleTable, pair: Pair | None, label: str | None, versions: Sequence[str], *, by_version: bool
) -> Trend:
    """The trend that is asked for."""
    return table.by_guideline(pair, label, versions) if by_version else table.by_time(pair, label)


def point_words(point: TrendPoint, step: Step | None) -> str:
    """A time or a version."""
    if step is None:
        return version_words(point.name)
    if step is Step.YEAR:
        return point.name[:4]
    if step is Step.MONTH:
        return point.name[:7]
    if step is Step.WEEK:
        return translate("Agreement", "{first} to {last}").format(first=point.name, last=point.last)
    return point.name


def _title(trend: Trend, names: Names, pair: Pair | None, label: str | None) -> str:
    parts: Sequence[str] = [
        translate("Agreement", "Agreement by version of the guidelines")
        if trend.step is None
        else translate("Agreement", "Agreement over time"),
        *([pair_words(*pair)] if pair else []),
        *([names.label(label)] if label is not None else []),
    ]
    return " · ".join(parts)


def _left_out(trend: Trend) -> str:
    if not trend.unknown:
        return ""
    if trend.step is None:
        return counted(
            "Agreement", "%Ln articles left out: their annotators went by different versions", trend.unknown
        )
    return counted("Agreement", "%Ln articles left out: nobody knows when they were done", trend.unknown)


def _told(point: TrendPoint, figure: Figure, pair: Pair | None) -> str:
    if figure.why is not None:
        return why_of_pair(figure.why, *pair) if pair is not None else why_of_all(figure.why)
    return translate("Agreement", "Rests on {articles}.").format(articles=articles(point.articles))


def _spot(point: TrendPoint, trend: Trend, column: str, pair: Pair | None, label: str | None) -> Spot:
    what = What.APART if column == "overlap_f1" else What.DIFFERENT
    called, own = measures(), column if column in FIGURES else "exact_f1"
    figure = point.figures[own]
    others = [f"{called[one]} {shown(point.figures[one])}" for one in FIGURES if one != own]
    return Spot(
        title=point_words(point, trend.step),
        wanted=Wanted(what, pair, label, articles=point.uids),
        figure=f"{called[own]}: {shown(figure)}",
        also=" · ".join(others),
        told=_told(point, figure, pair),
        plan=few_articles(FEWEST) if figure.value is not None and point.articles < FEWEST else "",
        means=meaning(own),
    )
