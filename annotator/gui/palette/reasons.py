"""Why an action is of no use at the moment, in words that say what to do."""

from PySide6.QtCore import QCoreApplication

from annotator.gui.actions.actions import Situation
from annotator.gui.actions.spec import Needs

_CHANGES = {
    Needs.WRITABLE,
    Needs.EDITABLE,
    Needs.SELECTION,
    Needs.CHOSEN_EDITABLE,
    Needs.CHOSEN_AND_SELECTION,
}
_CHOOSE = {Needs.CHOSEN, Needs.CHOSEN_EDITABLE, Needs.CHOSEN_AND_SELECTION}
_SELECT = {Needs.SELECTED, Needs.SELECTION, Needs.CHOSEN_AND_SELECTION}


def why_not(needs: Needs, situation: Situation) -> str:
    """A sentence for an action that is disabled."""
    if not situation.project and needs is not Needs.NOTHING:
        return QCoreApplication.translate("Palette", "Open a project first.")
    if needs in _CHANGES and not situation.writable:
        return QCoreApplication.translate("Palette", "This project can only be read.")
    if not situation.article and needs not in {Needs.NOTHING, Needs.PROJECT, Needs.WRITABLE}:
        return QCoreApplication.translate("Palette", "Open an article first.")
    return _missing(
        chosen=needs in _CHOOSE and not situation.chosen,
        selection=needs in _SELECT and not situation.selection,
    )


def _missing(*, chosen: bool, selection: bool) -> str:
    """A sentence for what is not there yet."""
    if chosen and selection:
        return QCoreApplication.translate("Palette", "Choose an annotation and select words first.")
    if chosen:
        return QCoreApplication.translate("Palette", "Choose an annotation first.")
    if selection:
        return QCoreApplication.translate("Palette", "Select words first.")
    return QCoreApplication.translate("Palette", "There is nothing to do it with at the moment.")
