"""The articles, worst first by a figure: what is to be looked at before anything else."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.agreement.figures import FIGURES
from annotator.domain.agreement.pictures import ArticleAgreement, Pair
from annotator.domain.agreement.places import Wanted, What
from annotator.domain.agreement.table import ArticleTable
from annotator.formats.agreement.sheet import DASH, Cell, Sheet
from annotator.gui.agreement.sheets.laid import Laid, Names, Spot
from annotator.gui.agreement.words import listed, meaning, measures, number, pair_words
from annotator.gui.numerals import whole

_COUNTS = ("annotations", "exact", "apart", "people", "done", "id")
"""Columns behind the figures."""
translate = QCoreApplication.translate


def article_list(table: ArticleTable, names: Names, pair: Pair | None, label: str | None, worst: str) -> Laid:
    """The table, sorted by one of FIGURES."""
    articles = table.by_article(pair, label, worst)
    columns = [worst, *(one for one in FIGURES if one != worst), *_COUNTS]
    called = {
        **measures(),
        "annotations": translate("Agreement", "Annotations"),
        "exact": translate("Agreement", "Of these alike"),
        "apart": translate("Agreement", "Without a partner"),
        "people": translate("Agreement", "Annotators"),
        "done": translate("Agreement", "Done"),
        "id": translate("Agreement", "Id"),
    }

    def cell(row: int, column: int) -> Cell:
        return _cell(articles[row], columns[column], label is None)

    def spot(row: int, column: int) -> Spot:
        return _spot(articles[row], columns[column], names, pair, label)

    sheet = Sheet(
        title=_title(names, pair, label),
        corner=translate("Agreement", "Article"),
        rows=[" ".join(one.title.split()) for one in articles],
        columns=[called[one] for one in columns],
        cell=cell,
        legend=translate("Agreement", "The darker, the more agreement; – is not defined"),
    )
    dark = translate("Agreement", "The lighter, the more agreement; – is not defined")
    return Laid(sheet, spot, f"articles-{worst}", dark)


def _title(names: Names, pair: Pair | None, label: str | None) -> str:
    parts: Sequence[str] = [
        translate("Agreement", "Articles, worst first"),
        *([pair_words(*pair)] if pair else []),
        *([names.label(label)] if label is not None else []),
    ]
    return " · ".join(parts)


def _cell(one: ArticleAgreement, column: str, every: bool) -> Cell:
    if column in FIGURES:
        value = one.figures[column]
        if value is None:
            return Cell(DASH, None, told=_why(one, every=every))
        return Cell(number(value), value, shade=min(max(value, 0.0), 1.0), told=_rests_on(one))
    if column == "people":
        return Cell(listed(one.annotators), "; ".join(one.annotators), told=", ".join(one.annotators))
    if column == "done":
        return Cell(one.done[:10] or DASH, one.done[:10] or None)
    if column == "id":
        return Cell(one.id, one.id)
    n = _count(one, column)
    return Cell(whole(n), n)


def _count(one: ArticleAgreement, column: str) -> int:
    if column == "annotations":
        return one.annotations
    return one.exact if column == "exact" else one.annotations - one.overlapping


def _rests_on(one: ArticleAgreement) -> str:
    words = translate("Agreement", "Rests on {n} annotations of {people}.")
    return words.format(n=whole(one.annotations), people=listed(one.annotators))


def _why(one: ArticleAgreement, *, every: bool) -> str:
    people = listed(one.annotators)
    if not one.annotations:
        words = (
            translate("Agreement", "None of {people} marked anything here.")
            if every
            else translate("Agreement", "None of {people} has this label here.")
        )
        return words.format(people=people)
    return translate("Agreement", "Everything is marked alike, so nothing varies.")


def _spot(one: ArticleAgreement, column: str, names: Names, pair: Pair | None, label: str | None) -> Spot:
    what = {"overlap_f1": What.APART, "apart": What.APART, "exact": What.ALIKE}.get(column, What.DIFFERENT)
    title = " ".join(one.title.split())
    if label is not None:
        title = f"{title} · {names.label(label)}"
    called = measures()
    figures = {name: DASH if value is None else number(value) for name, value in one.figures.items()}
    first = column if column in FIGURES else "exact_f1"
    others = " · ".join(f"{called[name]} {value}" for name, value in figures.items() if name != first)
    undefined = column in FIGURES and one.figures[column] is None
    return Spot(
        title=title,
        wanted=Wanted(what, pair, label, articles=(one.uid,)),
        figure=f"{called[first]}: {figures[first]}",
        also=others,
        told=_why(one, every=label is None) if undefined else _rests_on(one),
        means=meaning(column) if column in FIGURES else "",
    )
