"""Which rows of the ledger somebody at the window may change, and why not the others."""

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation_set import CLOSED, Role
from annotator.domain.ledger.rows import LedgerRow
from annotator.gui.session import Session
from annotator.gui.translation import phrase_words
from annotator.services.ledger.keeping import Found


def why_not(row: LedgerRow, found: Found, session: Session) -> str:
    """Why a row cannot be sorted in, as a sentence; empty where it can."""
    translate = QCoreApplication.translate
    if session.read_only:
        return phrase_words(session.read_only)
    owner = found.sets.get(row.set)
    if owner is None:
        return translate("Ledger", "This row has just changed; look again.")
    if owner.role is Role.GOLD:
        return translate("Ledger", "This is gold; gold is changed where it is reviewed.")
    if owner.annotator != session.who:
        return translate("Ledger", "This is the work of {name}; only they can sort it in.").format(
            name=row.layer
        )
    if owner.status in CLOSED:
        return translate("Ledger", "The article is done; reopen it to sort its numbers in.")
    return ""
