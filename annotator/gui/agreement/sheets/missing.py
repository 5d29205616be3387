"""What others marked and an annotator did not."""

from PySide6.QtCore import QCoreApplication

from annotator.domain.agreement.figures import ALL
from annotator.domain.agreement.pictures import Missing, Pair
from annotator.domain.agreement.places import Wanted, What
from annotator.domain.agreement.table import ArticleTable
from annotator.formats.agreement.sheet import DASH, Cell, Sheet
from annotator.gui.agreement.sheets.laid import Laid, Names, Spot, darkest
from annotator.gui.agreement.words import pair_words
from annotator.gui.numerals import percent, whole

translate = QCoreApplication.translate


def missing_table(table: ArticleTable, names: Names, pair: Pair | None) -> Laid:
    """The table: a row an annotator, a column a label, in each the share of what others have."""
    found = {(one.annotator, one.label): one for one in table.missing(pair)}
    people = list(dict.fromkeys(who for who, _ in found))
    for who in people:
        own = [one for (name, _), one in found.items() if name == who]
        found[who, ALL] = Missing(who, ALL, sum(one.n for one in own), sum(one.of for one in own))
    labels = [*table.labels, ALL]

    def cell(row: int, column: int) -> Cell:
        return _cell(found[people[row], labels[column]], names)

    def spot(row: int, column: int) -> Spot:
        one = found[people[row], labels[column]]
        label = one.label if one.label != ALL else None
        return Spot(
            title=translate("Agreement", "{who} · {what}").format(
                who=one.annotator, what=names.label(one.label)
            ),
            wanted=Wanted(What.MISSING, pair, label, annotator=one.annotator),
            figure=_share(one),
            told=_told(one, names),
            means=translate(
                "Agreement",
                "Missing is what another marked where this annotator has nothing, of no label. In an article "
                "of three people each of the two others counts by itself.",
            ),
        )

    sheet = Sheet(
        title=" · ".join(
            [translate("Agreement", "Missing marks"), *([pair_words(*pair)] if pair is not None else [])]
        ),
        corner=translate("Agreement", "Annotator"),
        rows=people,
        columns=[names.label(one) for one in labels],
        cell=cell,
        legend=translate("Agreement", "The darker, the larger a share of what others marked is missing"),
    )
    dark = translate("Agreement", "The lighter, the larger a share of what others marked is missing")
    return Laid(sheet, spot, "missing", dark, darkest(sheet))


def _cell(one: Missing, names: Names) -> Cell:
    if not one.of:
        return Cell(DASH, None, told=_told(one, names))
    below = translate("Agreement", "{n} of {of}").format(n=whole(one.n), of=whole(one.of))
    return Cell(_share(one), one.n / one.of, shade=one.n / one.of, below=below, told=_told(one, names))


def _share(one: Missing) -> str:
    return percent(one.n / one.of) if one.of else DASH


def _told(one: Missing, names: Names) -> str:
    label = names.label(one.label)
    if not one.of:
        return translate("Agreement", "Nobody else marked anything of this: {label}.").format(label=label)
    return translate("Agreement", "{who} has nothing where others have {n} of their {of}: {label}.").format(
        who=one.annotator, n=whole(one.n), of=whole(one.of), label=label
    )
