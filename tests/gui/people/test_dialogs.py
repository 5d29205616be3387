"""The dialogs about people stay on the screen, whatever people are called."""

from pytestqt.qtbot import QtBot

from annotator.domain.annotator import Annotator
from annotator.gui.people.dialogs import MergeDialog, RenameDialog, WhoDialog

PEOPLE = [Annotator("p1", "Maximiliane-" * 20, 1), Annotator("p2", "ben", 2)]


def test_a_long_name_does_not_widen_the_dialogs(qtbot: QtBot) -> None:
    dialogs = [
        WhoDialog(PEOPLE, "ben", lambda _name: None),
        RenameDialog(PEOPLE, "ben", lambda _uid, _name: None),
        MergeDialog(PEOPLE, "ben", lambda _source, _target: None),
    ]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.width() < 700, type(dialog).__name__
