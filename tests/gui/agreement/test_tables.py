"""Every table of the window of agreement, of names that would break what is careless with them."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.bootstrap import open_workspace
from annotator.domain.agreement.figures import FIGURES
from annotator.domain.agreement.places import What
from annotator.formats.agreement.sheet import DASH, sheet_csv, sheet_text
from annotator.formats.agreement.sheet_svg import sheet_svg
from annotator.gui.agreement.laying import laid_out
from annotator.gui.agreement.reader import Known, Shown
from annotator.gui.agreement.sheets.heat import MEASURES
from annotator.gui.agreement.tabs import Choice, Tab
from annotator.gui.agreement.words import calm
from annotator.services.agreement.finding_places import places_in
from annotator.services.agreement.keeping import measured
from annotator.services.progress import UNDISTURBED
from annotator.services.workspace import Workspace
from tests.end2end.agreement_seen import agreement_project

NAMES = ["{a}", '<b>x</b>&"', "\u202eturned", "a name\nin lines"]
MARKS = [
    [("claim", "over 100 men died"), ("number", "over 100"), ("hedge", "presumably")],
    [("claim", "100 men died"), ("number", "over 100")],
    [("claim", "over 100 men died"), ("speaker", "presumably")],
    [("number", "100"), ("hedge", "presumably"), ("speaker", "A clerk")],
]


@pytest.fixture
def project(tmp_path: Path, qapp: QApplication) -> Iterator[Workspace]:
    articles = {
        title: {name: MARKS[(n + shift) % 4] for n, name in enumerate(NAMES)}
        for shift, title in enumerate(["{title} %s", "=1+1", "\u05d0\u05d1"])
    }
    workspace = open_workspace(str(agreement_project(tmp_path, articles)))
    yield workspace
    workspace.close()


def choices(shown: Shown) -> Iterator[Choice]:
    """Everything that can be chosen."""
    pair = shown.measured.table.pairs[0]
    for measure in MEASURES:
        yield Choice(Tab.WHO, measure, None, None, by_version=False)
    for tab, one, label in product(list(Tab)[1:], (None, pair), (None, "claim")):
        yield Choice(tab, FIGURES[1], one, label, by_version=label is not None)


def test_each_cell_says_what_it_rests_on_or_why_there_is_nothing(project: Workspace) -> None:
    with project.store.reading() as read:
        known = Known(read.scheme(), tuple(read.annotators()), tuple(read.articles()))
        shown = Shown(measured(read), known)
    numbers = 0
    for choice in choices(shown):
        laid = laid_out(shown, choice, project.store, UNDISTURBED)
        sheet = laid.sheet
        for row, column in product(range(len(sheet.rows)), range(len(sheet.columns))):
            cell, spot = sheet.cell(row, column), laid.spot(row, column)
            where = (choice, sheet.rows[row], sheet.columns[column])
            assert cell.told or cell.text not in {"", DASH}, where
            assert (cell.value is None) == (cell.text in {"", DASH}), where
            assert cell.shade is None or 0 <= cell.shade <= 1, where
            numbers += cell.value is not None
            assert spot is None or spot.title, where
        assert len(list(sheet_csv(sheet))) == len(sheet.rows) + 1
        assert sheet_text(sheet).count("\n") == len(sheet.rows) + 1
        assert "\u202e" not in sheet_svg(sheet)
    assert numbers > 300


def test_counts_are_as_many_places_as_they_say(project: Workspace) -> None:
    with project.store.reading() as read:
        known = Known(read.scheme(), tuple(read.annotators()), tuple(read.articles()))
        shown = Shown(measured(read), known)
        for choice in choices(shown):
            if choice.tab not in {Tab.LABELS, Tab.BORDERS, Tab.MISSING} or choice.label:
                continue
            laid = laid_out(shown, choice, project.store, UNDISTURBED)
            if choice.tab is Tab.BORDERS:
                for row in range(len(laid.sheet.rows)):
                    *lengths, every = (int(one.text) for one in laid.sheet.line(row))
                    assert sum(lengths) == every, choice
            for row, column in product(range(len(laid.sheet.rows)), range(len(laid.sheet.columns))):
                cell, spot = laid.sheet.cell(row, column), laid.spot(row, column)
                if spot is None or spot.wanted is None:
                    continue
                found = len(places_in(read, shown.measured, spot.wanted).places)
                says = cell.below.split(" ")[0] if spot.wanted.what is What.MISSING else cell.text
                assert says in {str(found), "", DASH}, (choice, spot)


def test_no_name_turns_what_stands_around_it() -> None:
    assert calm("a\u202eb\u2066\nc \u200e d") == "ab c d"
