"""Which label of the one stands where which of the other does."""

from PySide6.QtCore import QCoreApplication

from annotator.domain.agreement.pictures import NOTHING, Confusion, Pair
from annotator.domain.agreement.places import Wanted, What
from annotator.domain.agreement.table import ArticleTable
from annotator.formats.agreement.sheet import Cell, Sheet
from annotator.gui.agreement.sheets.laid import Laid, Names, Spot, darkest
from annotator.gui.numerals import whole
from annotator.gui.translation import counted

translate = QCoreApplication.translate


def confusion_table(table: ArticleTable, names: Names, pair: Pair | None) -> Laid:
    """The table: rows are labels of the first, columns of the second, last of each is nothing."""
    found = table.confusion(pair)
    labels = [*found.labels, NOTHING]

    def cell(row: int, column: int) -> Cell:
        return _cell(found, names, labels[row], labels[column])

    def spot(row: int, column: int) -> Spot | None:
        return _spot(found, names, labels[row], labels[column])

    called = [names.label(one) for one in labels]
    sheet = Sheet(
        title=_title(pair),
        corner=translate("Agreement", "{a} ↓ · {b} →").format(a=pair[0], b=pair[1])
        if pair is not None
        else translate("Agreement", "Label"),
        rows=called,
        columns=called,
        cell=cell,
        legend=translate(
            "Agreement", "The darker, the more often; what stands on the diagonal is no difference"
        ),
    )
    dark = translate("Agreement", "The lighter, the more often; what stands on the diagonal is no difference")
    return Laid(sheet, spot, "confusion", dark, darkest(sheet), of_one=False)


def _title(pair: Pair | None) -> str:
    if pair is None:
        return translate("Agreement", "Labels in the same place, every two annotators")
    words = translate("Agreement", "Labels of {a} (rows) in the place of labels of {b} (columns)")
    return words.format(a=pair[0], b=pair[1])


def _cell(found: Confusion, names: Names, one: str, other: str) -> Cell:
    n = found.cells.get((one, other))
    if n is None:
        return Cell(told=translate("Agreement", "What neither marked cannot be counted."))
    shade = n / max(found.most, 1) if one != other and n else None
    return Cell(whole(n), n, shade=shade, told=_told(found, names, one, other, n))


def _told(found: Confusion, names: Names, one: str, other: str, n: int) -> str:
    if found.pair is None:
        a, b = translate("Agreement", "one"), translate("Agreement", "the other")
    else:
        a, b = found.pair
    if one == other:
        words = translate("Agreement", "{n} times both {a} and {b} have {label} in a place.")
        return words.format(n=whole(n), a=a, b=b, label=names.label(one))
    words = translate("Agreement", "{n} times {a} has {first} where {b} has {second}.")
    told = whole(n)
    return words.format(n=told, a=a, b=b, first=names.label(one), second=names.label(other))


def _spot(found: Confusion, names: Names, one: str, other: str) -> Spot | None:
    n = found.cells.get((one, other))
    if n is None:
        return None
    title = translate("Agreement", "{first} / {second}").format(
        first=names.label(one), second=names.label(other)
    )
    return Spot(
        title=title if one != other else names.label(one),
        wanted=Wanted(What.CONFUSION, found.pair, one, other),
        figure=counted("Agreement", "%Ln times", n),
        told=_told(found, names, one, other, n),
        means=translate(
            "Agreement",
            "Annotations of one label that share a character are in one place; so are those of two labels "
            "that share more than half of what they cover.",
        ),
    )
