"""From figures and a choice to the table that is shown; for any thread."""

from dataclasses import replace

from annotator.domain.agreement.figures import Agreement
from annotator.gui.agreement.reader import Shown
from annotator.gui.agreement.sheets.articles import article_list
from annotator.gui.agreement.sheets.borders import border_table
from annotator.gui.agreement.sheets.confusion import confusion_table
from annotator.gui.agreement.sheets.heat import OWN, heat_map
from annotator.gui.agreement.sheets.laid import Laid, Names
from annotator.gui.agreement.sheets.missing import missing_table
from annotator.gui.agreement.sheets.trend import trend_of, trend_table
from annotator.gui.agreement.tabs import Choice, Tab
from annotator.services.agreement.with_oneself import earlier_passes
from annotator.services.ports.storage import Store
from annotator.services.progress import Progress


def laid_out(shown: Shown, choice: Choice, store: Store, progress: Progress) -> Laid:
    """The table of a choice.

    Raises:
        CancelledError: `progress` stopped it.
    """
    table, names = shown.measured.table, Names(shown.known.scheme)
    match choice.tab:
        case Tab.WHO:
            found = with_earlier(shown, store, progress) if choice.measure == OWN else shown.found
            return heat_map(found, names, choice.measure)
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


def with_earlier(shown: Shown, store: Store, progress: Progress) -> Agreement:
    """The figures, with those of everybody's earlier work beside their present one.

    Raises:
        CancelledError: `progress` stopped it.
    """
    # A copy, because the journal is read for as long as it takes, and others want to write.
    with store.snapshot() as read:
        return replace(shown.found, earlier=earlier_passes(read, shown.counted, progress))
