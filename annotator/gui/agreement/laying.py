"""From figures and a choice to the table that is shown; for any thread."""

from annotator.gui.agreement.reader import Shown
from annotator.gui.agreement.sheets.articles import article_list
from annotator.gui.agreement.sheets.borders import border_table
from annotator.gui.agreement.sheets.confusion import confusion_table
from annotator.gui.agreement.sheets.heat import heat_map
from annotator.gui.agreement.sheets.laid import Laid, Names
from annotator.gui.agreement.sheets.missing import missing_table
from annotator.gui.agreement.sheets.trend import trend_of, trend_table
from annotator.gui.agreement.tabs import Choice, Tab


def laid_out(shown: Shown, choice: Choice) -> Laid:
    """The table of a choice."""
    table, names = shown.measured.table, Names(shown.known.scheme)
    match choice.tab:
        case Tab.WHO:
            return heat_map(shown.found, names, choice.measure)
        case Tab.ARTICLES:
            return article_list(table, names, choice.pair, choice.label, choice.measure)
        case Tab.LABELS:
            return confusion_table(table, names, choice.pair)
        case Tab.BORDERS:
            return border_table(table, names, choice.pair, choice.label)
        case Tab.MISSING:
            return missing_table(table, names, choice.pair)
        case Tab.TREND:
            versions = shown.measured.versions
            trend = trend_of(table, choice.pair, choice.label, versions, by_version=choice.by_version)
            return trend_table(trend, names, choice.pair, choice.label, choice.measure)
