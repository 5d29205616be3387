"""What people say to each other about one disagreement: read, said, answered, taken back."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.remark import Remark
from annotator.gui.review.desk import ReviewDesk
from annotator.gui.review.provenance import moment
from annotator.gui.session import Session
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel
from annotator.services.review import remarking
from annotator.services.review.remarking import Thread

_INDENT = "        "


class RemarksDialog(QDialog):
    """Follows what others say while it is open; an answer goes to the remark that is chosen."""

    def __init__(self, session: Session, desk: ReviewDesk, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("remarks-dialog")
        place = desk.place(key)
        number = place.number if place is not None else ""
        self.setWindowTitle(self.tr("Remarks on {number}").format(number=number))
        self.resize(560, 420)
        self._session, self._desk, self._key = session, desk, key
        self._shown: list[Remark] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Remarks"))
        self.list.setWordWrap(True)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Say something"))
        self.line.setAccessibleName(self.tr("A remark"))
        self.say = self._button(self.tr("&Say it"))
        set_look(self.say, "primary")
        self.answer = self._button(self.tr("&Answer the chosen one"))
        self.withdraw = self._button(self.tr("&Take mine back"))
        self.close_it = self._button(self.tr("Close"))
        self.told = PlainLabel("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.withdraw)
        row.addStretch(1)
        for button in (self.answer, self.say, self.close_it):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addWidget(self.line)
        column.addLayout(row)
        self.line.textChanged.connect(lambda _text: self._enable())
        self.line.returnPressed.connect(self._return)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.say.clicked.connect(self._say)
        self.answer.clicked.connect(self._answer)
        self.withdraw.clicked.connect(self._withdraw)
        self.close_it.clicked.connect(self.reject)
        desk.renewed.connect(self.show_threads)
        self.finished.connect(self.deleteLater)
        self.show_threads()
        self.line.setFocus()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        return button

    def show_threads(self) -> None:
        """Show what is said by now; the chosen remark stays chosen."""
        chosen, before = self._chosen(), {one.uid for one in self._shown}
        self.list.clear()
        self._shown = []
        threads: Sequence[Thread] = self._desk.threads.get(self._key, ())
        for thread in threads:
            for one in (thread.remark, *thread.answers):
                indent = _INDENT if one is not thread.remark else ""
                item = QListWidgetItem(f"{indent}{self._who(one)} · {moment(one.at)}\n{indent}{one.text}")
                self.list.addItem(item)
                self._shown.append(one)
        uids = [one.uid for one in self._shown]
        mine = [
            row
            for row, one in enumerate(self._shown)
            if one.uid not in before and one.who == self._session.who
        ]
        if mine and before:
            self.list.setCurrentRow(mine[-1])
        elif chosen is not None and chosen.uid in uids:
            self.list.setCurrentRow(uids.index(chosen.uid))
        elif self._shown:
            self.list.setCurrentRow(len(self._shown) - 1)
        self.told.setText("" if self._shown else self.tr("Nobody has said anything about this yet."))
        self.told.setVisible(not self._shown)
        self._enable()

    def _who(self, one: Remark) -> str:
        people = self._desk.review.people if self._desk.review is not None else {}
        return self._desk.shown_name(people.get(one.who, "?"))

    def _chosen(self) -> Remark | None:
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _enable(self) -> None:
        chosen, written = self._chosen(), bool(self.line.text().strip())
        writable = not self._session.read_only and bool(self._session.annotator_name)
        self.say.setEnabled(writable and written)
        self.answer.setEnabled(writable and written and chosen is not None)
        self.withdraw.setEnabled(writable and chosen is not None and chosen.who == self._session.who)

    def _return(self) -> None:
        """To answer is what one mostly wants where something was said."""
        if self.answer.isEnabled():
            self._answer()
        elif self.say.isEnabled():
            self._say()

    def _say(self) -> None:
        text = self._take_text()
        self._session.run("Remark", remarking.say, self._desk.article, self._key, text)

    def _answer(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._session.run("Answer remark", remarking.answer, chosen.uid, self._take_text())

    def _withdraw(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._session.run("Take remark back", remarking.withdraw, chosen.uid)

    def _take_text(self) -> str:
        text = self.line.text().strip()
        self.line.clear()
        return text
