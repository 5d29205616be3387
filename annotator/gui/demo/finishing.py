"""How the steps of the tour are taken: the next article, finding one, help, themes, and export."""

import json

from PySide6.QtWidgets import QDialog

from annotator.domain.annotation_set import Status
from annotator.gui.demo.changing import NOTE
from annotator.gui.demo.highlighting import PERSON
from annotator.gui.demo.visit import StepError, Visit
from annotator.gui.demo.waiting import wait_until
from annotator.gui.export.dialog import ExportDialog
from annotator.gui.tour.script import ARTICLE, BEFORE, FERRY, GROWN

CORPUS = "sample.jsonl"
"""The name of the file that the tour exports."""


def list_all(visit: Visit) -> None:
    """All labels are listed again, whatever their number."""
    listed = visit.window.annotate.rail.list.model
    for _ in range(visit.window.annotate.rail.list.filter.count()):
        if listed.label is None:
            break
        visit.hands.press("Ctrl+Shift+L")


def done_next(visit: Visit) -> None:
    """One key: this one is done, the next one opens."""
    list_all(visit)
    visit.hands.press("Ctrl+Return")
    visit.hands.settle()
    article = visit.hands.desk.article
    visit.expect(article is not None and article.id != ARTICLE, "the next article did not open")
    rows = visit.window.articles.model.rows()
    visit.expect(
        [row.status for row in rows if row.id == ARTICLE] == [Status.DONE], "the article is not done"
    )


def filter_articles(visit: Visit) -> None:
    """A few letters leave the articles that have them."""
    visit.hands.press("Ctrl+L")
    visit.hands.write("dam")
    rows = visit.window.articles.model.shown_rows()
    visit.expect([row.id for row in rows] == ["tolvane-dam"], f"the filter shows {len(rows)} articles")


def open_found(visit: Visit) -> None:
    """Return opens what was found."""
    visit.hands.press("Return")
    visit.wait_for_article("tolvane-dam")
    visit.hands.press("Ctrl+L", "Ctrl+A", "Del")
    rows = visit.window.articles.model.shown_rows()
    visit.expect(len(rows) == 3, "the filter did not go")
    visit.hands.click_text(0)


def show_palette(visit: Visit) -> None:
    """A few letters of what is wanted."""
    visit.hands.press("Ctrl+K")
    visit.hands.write("Halvera")
    panel = visit.stage.project.palette.panel
    wait_until(lambda: not panel.is_searching() and panel.current() is not None, "what was found")


def palette(visit: Visit) -> None:
    """And there."""
    if not visit.stage.project.palette.panel.isVisible():
        show_palette(visit)
    visit.hands.press("Return")
    visit.wait_for_article(FERRY)


def shortcut_sheet(visit: Visit) -> None:
    """Every action with its keys."""
    visit.hands.press("?")
    _dialog(visit, "shortcut-sheet")


def dark(visit: Visit) -> None:
    """The other theme, on the article that was done."""
    visit.hands.press("Esc")
    visit.expect(not _open_dialogs(visit), "the sheet did not close")
    visit.click_article(ARTICLE)
    visit.hands.press("Ctrl+Alt+3")
    visit.hands.settle()
    visit.expect(visit.stage.program.keeper.theme.name == "dark", "the theme is not dark")


def light_again(visit: Visit) -> None:
    """And back."""
    visit.hands.press("Ctrl+Alt+2")
    visit.expect(visit.stage.program.keeper.theme.name == "light", "the theme is not light")


def ask_export(visit: Visit) -> None:
    """The dialog, filled in."""
    for _ in _open_dialogs(visit):
        visit.hands.press("Esc")
    light_again(visit)
    visit.hands.press("Ctrl+E")
    dialog = _dialog(visit, "export-dialog")
    visit.expect(isinstance(dialog, ExportDialog), "another dialog came")
    if isinstance(dialog, ExportDialog):
        visit.hands.click(dialog.target)
        visit.hands.press("Ctrl+A")
        visit.hands.write(str(visit.folder / CORPUS))
        visit.expect(dialog.target.text() == str(visit.folder / CORPUS), "the file's name was not taken")


def export(visit: Visit) -> None:
    """The file is there and holds what was done."""
    target = visit.folder / CORPUS
    visit.hands.press("Return")
    wait_until(target.exists, "the exported file")
    visit.hands.settle()
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").split("\n") if line]
    article = next(record for record in records if record["id"] == ARTICLE)
    layer = next(layer for layer in article["layers"] if layer["annotator"] == PERSON)
    made = [(span["label"], span["text"], span.get("note", "")) for span in layer["spans"]]
    visit.expect(("claim", f"{BEFORE} {GROWN}", NOTE) in made, "the file lacks the claim that was made")
    visit.expect(len(made) == 10, f"the file has {len(made)} annotations of this tour instead of 10")
    visit.expect(layer["status"] == "done", "in the file the article is not done")


def nothing(visit: Visit) -> None:
    """Only look."""
    visit.hands.settle()


def _open_dialogs(visit: Visit) -> list[QDialog]:
    return [one for one in visit.window.findChildren(QDialog) if one.isVisible()]


def _dialog(visit: Visit, name: str) -> QDialog:
    """The dialog of that object name, when it is open."""

    def found() -> QDialog | None:
        return next((one for one in _open_dialogs(visit) if one.objectName() == name), None)

    wait_until(found, f"the dialog {name}")
    dialog = found()
    if dialog is None:
        raise StepError(f"the dialog {name} went away")
    wait_until(dialog.isActiveWindow, f"the keyboard of the dialog {name}")
    return dialog
