"""Which sets count: status, annotators, labels, articles, unit; shown in words, and chosen in a bar."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from annotator.domain.agreement.rows import Unit
from annotator.domain.annotation_set import Status
from annotator.domain.article import Article
from annotator.gui.agreement.reader import Known, Shown
from annotator.gui.agreement.words import articles as articles_words
from annotator.gui.agreement.words import listed, status_words, version_words
from annotator.gui.ledger.menu_button import MenuButton
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.plain_text import put_tip
from annotator.gui.widgets.tick_button import TickButton
from annotator.services.agreement.choosing_sets import DONE, Counted, Reviewed
from annotator.services.ledger.reading import is_day

REST: Final = 300
"""Milliseconds without a key after which what is typed counts."""
translate = QCoreApplication.translate


class CountsBar(QFrame):
    """A bar beneath the top one, in rows where there is no room for one."""

    changed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.setAccessibleName(self.tr("What counts"))
        self.status = TickButton(self.tr("Status of the sets"), self.tr("Any status"))
        self.people = TickButton(self.tr("Annotators"), self.tr("All annotators"))
        self.labels = TickButton(self.tr("Labels"), self.tr("All labels"))
        self.versions = TickButton(self.tr("Version of the guidelines"), self.tr("All guidelines"))
        self.reviewed = MenuButton(self.tr("Before or after review"))
        self.unit = MenuButton(self.tr("What kappa and alpha count"))
        self.titles = self._line(
            self.tr("Articles…"), self.tr("Only articles with these words in title or id"), 150
        )
        self.since = self._line(
            self.tr("from YYYY-MM-DD"), self.tr("Only sets that were done on this day or later"), 134
        )
        self.until = self._line(
            self.tr("to YYYY-MM-DD"), self.tr("Only sets that were done on this day or before"), 124
        )
        self.told = PlainLabel("", "danger")
        self.clear_button = QPushButton(self.tr("As usual"))
        self._articles: Sequence[Article] = ()
        self._named: set[str] = set()
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.status.fill([(status_words(one), one.value) for one in Status])
        self.status.tick([one.value for one in DONE.statuses])
        self.unit.fill(
            [(self.tr("Tokens"), Unit.TOKEN.value), (self.tr("Characters"), Unit.CODEPOINT.value)],
            DONE.unit.value,
        )
        self.versions.fill([])
        self.reviewed.fill(
            [
                (self.tr("Reviewed or not"), Reviewed.ALL.value),
                (self.tr("Before review"), Reviewed.BEFORE.value),
                (self.tr("After review"), Reviewed.AFTER.value),
            ],
            DONE.reviewed.value,
        )
        self.clear_button.setAutoDefault(False)
        put_tip(self.clear_button, self.tr("Count sets that are done, of everybody, in all articles"))
        self.told.hide()
        flow = FlowLayout(self, GAP)
        flow.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        for one in (self.status, self.people, self.labels, self.titles, self.since, self.until):
            flow.addWidget(one)
        for button in (self.versions, self.reviewed, self.unit):
            flow.addWidget(button)
        flow.addWidget(self.clear_button)
        flow.addWidget(self.told)

    def _line(self, inviting: str, name: str, width: int) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(inviting)
        line.setAccessibleName(name)
        put_tip(line, name)
        line.setClearButtonEnabled(True)
        line.setFixedWidth(width)
        return line

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        return self.titles, self.since, self.until

    def _connect(self) -> None:
        for button in (self.status, self.people, self.labels, self.versions):
            button.picked.connect(self._changed)
        for menu in (self.reviewed, self.unit):
            menu.picked.connect(lambda _value: self._changed())
        for line in self._lines:
            line.textChanged.connect(lambda _text: self._rest.start())
            line.returnPressed.connect(self._at_once)
        self._rest.timeout.connect(self._changed)
        self.clear_button.clicked.connect(lambda _on=False: self.clear())

    def fill(self, shown: Shown) -> None:
        """Offer what there is, keeping what is chosen."""
        known = shown.known
        self._articles = known.articles
        self.people.fill([(one.name, one.name) for one in known.people])
        # Sets that came in with files may name versions that the project has not; those seen once stay.
        named = {one.guideline for one in shown.measured.table.articles if one.guideline}
        self._named |= named - {*shown.measured.versions}
        found = [*shown.measured.versions, *sorted(self._named, key=lambda one: (len(one), one))]
        versions = [(version_words(one), one) for one in found]
        self.versions.fill([*versions, (version_words(""), "")] if versions else [])
        self.labels.fill([(one.title, one.name) for one in known.scheme.labels])

    def begin(self) -> None:
        """Lead the keyboard here."""
        self.show()
        self.status.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_resting(self) -> bool:
        """Whether what was typed counts only in a moment."""
        return self._rest.isActive()

    def counted(self) -> Counted:
        """What is chosen; words that no article has choose nothing, and that is said."""
        return Counted(
            statuses=tuple(Status(one) for one in self.status.ticked) or tuple(Status),
            annotators=self.people.ticked,
            labels=self.labels.ticked,
            articles=self._chosen_articles(),
            unit=Unit(str(self.unit.value)),
            since=_day(self.since),
            until=_day(self.until),
            guidelines=self.versions.ticked,
            reviewed=Reviewed(str(self.reviewed.value)),
        )

    def is_usual(self) -> bool:
        """Whether what counts without a choice counts."""
        return self.counted() == DONE

    def clear(self) -> None:
        """What counts without a choice."""
        for line in self._lines:
            with QSignalBlocker(line):
                line.clear()
        self.status.tick([one.value for one in DONE.statuses])
        for button in (self.people, self.labels, self.versions):
            button.tick(())
        self.unit.choose(DONE.unit.value)
        self.reviewed.choose(DONE.reviewed.value)
        self._changed()

    def drop_names(self) -> bool:
        """Let everybody and every label, article and version count; return whether that is another choice."""
        chosen = self.counted()
        for button in (self.people, self.labels, self.versions):
            button.tick(())
        with QSignalBlocker(self.titles):
            self.titles.clear()
        return self.counted() != chosen

    def _chosen_articles(self) -> tuple[str, ...]:
        words = self.titles.text().casefold().split()
        if not words:
            return ()
        return tuple(
            one.id
            for one in self._articles
            if all(word in f"{one.title}\n{one.id}".casefold() for word in words)
        )

    def _at_once(self) -> None:
        if self._rest.isActive():
            self._changed()
        self.closed.emit()

    def _changed(self) -> None:
        self._rest.stop()
        wrong = ""
        if any(line.text().strip() and not _day(line) for line in (self.since, self.until)):
            wrong = self.tr("A date is written 2018-02-14, 2018-02 or 2018")
        elif self.titles.text().strip() and not self._chosen_articles():
            wrong = self.tr("No article is called so: all count")
        self.told.setText(wrong)
        self.told.setVisible(bool(wrong))
        self.changed.emit()


def _when(counted: Counted) -> list[str]:
    if counted.since and counted.until:
        words = translate("Agreement", "done {since} to {until}")
    elif counted.since:
        words = translate("Agreement", "done since {since}")
    elif counted.until:
        words = translate("Agreement", "done until {until}")
    else:
        return []
    return [words.format(since=counted.since, until=counted.until)]


def _day(line: QLineEdit) -> str:
    """What is typed, where it is a date."""
    text = line.text().strip()
    return text if is_day(text) else ""


def counted_words(counted: Counted, people: Sequence[str], articles: int, known: Known) -> str:
    """What counts, in words.

    Args:
        counted: what was chosen.
        people: the names of those who did anything of it.
        articles: how many articles two or more of them did.
        known: what could be chosen.
    """
    told = [articles_words(articles)]
    told.append(listed(people) or translate("Agreement", "nobody"))
    if counted.statuses == tuple(Status):
        told.append(translate("Agreement", "any status"))
    else:
        told.append(", ".join(status_words(one) for one in counted.statuses))
    titles = {one.name: one.title for one in known.scheme.labels}
    if counted.labels:
        told.append(listed([titles.get(one, one) for one in counted.labels]))
    if counted.articles:
        told.append(translate("Agreement", "chosen articles only"))
    told += _when(counted)
    if counted.guidelines:
        told.append(listed([version_words(one) for one in counted.guidelines]))
    if counted.reviewed is Reviewed.BEFORE:
        told.append(translate("Agreement", "before review"))
    elif counted.reviewed is Reviewed.AFTER:
        told.append(translate("Agreement", "after review"))
    if counted.unit is Unit.CODEPOINT:
        told.append(translate("Agreement", "by characters"))
    return " · ".join(told)
