"""What to export and how: a form that knows the project's people, labels and articles."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from annotator.domain.annotation_set import Status
from annotator.domain.errors import BadInputError
from annotator.domain.licence import may_be_passed_on
from annotator.formats.api import Format
from annotator.formats.registry import formats
from annotator.gui.export.chosen import Known, Left
from annotator.gui.numerals import whole
from annotator.gui.style.metrics import GAP
from annotator.gui.widgets.indented import indented
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.narrow import narrow
from annotator.gui.widgets.plain_text import put_tip
from annotator.gui.widgets.status_dot import status_text
from annotator.gui.widgets.tick_button import TickButton
from annotator.services.exports.agreement import FEW
from annotator.services.exports.languages import ENGLISH, languages
from annotator.services.exports.options import ExportOptions, OnLoss, Split, split_from
from annotator.services.ledger.reading import is_day
from annotator.services.selecting.choosing import ALL, ANNOTATORS, GOLD
from annotator.services.selecting.majority_layer import MAJORITY

USUAL_SPLIT = "80/10/10"
_FEW = 5
"""Articles that are named where a recipe asks for some that are not there any more."""


class ExportChoices(QWidget):
    """All choices of an export; emits whenever one of them is another."""

    changed = Signal()
    renamed = Signal()
    """Another file is to be written; what is written stays the same."""

    def __init__(self, known: Known, suggestion: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._withholds = not all(may_be_passed_on(one.meta) for one in known.articles)
        self._suggested = suggestion
        self._formats: dict[str, Format] = {
            one.name: one for one in formats().values() if one.exporter is not None
        }
        self.format = narrow(QComboBox())
        for one in self._formats.values():
            self.format.addItem(QCoreApplication.translate("formats", one.title), one.name)
        self.layer = narrow(QComboBox())
        for words, value in (
            (self.tr("All annotators and gold"), ALL),
            (self.tr("All annotators"), ANNOTATORS),
            (self.tr("Gold only"), GOLD),
            (self.tr("What most annotators have alike"), MAJORITY),
        ):
            self.layer.addItem(words, value)
        for person in known.people:
            self.layer.addItem(person.name, person.name)
        self.statuses = TickButton(self.tr("Status"), self.tr("Of any status"))
        self.statuses.fill([(status_text(one.value), one.value) for one in Status])
        self.labels = TickButton(self.tr("Labels"), self.tr("All labels"))
        self.labels.fill([(one.title, one.name) for one in known.scheme.labels])
        self.titles = self._line(
            self.tr("All articles"), self.tr("Only articles with these words in title or id")
        )
        self.since = self._line(self.tr("from YYYY-MM-DD"), self.tr("Only articles published then or later"))
        self.until = self._line(self.tr("to YYYY-MM-DD"), self.tr("Only articles published then or before"))
        self.without_text = QCheckBox(self.tr("Leave the &texts out (for texts that may not be passed on)"))
        self.anonymous = QCheckBox(self.tr("Leave the annotators' &names out"))
        self.datasheet = QCheckBox(self.tr("&Describe the corpus in a datasheet beside it"))
        self.language = narrow(QComboBox())
        for code in languages():
            # Qt calls it American English.
            own = "English" if code == ENGLISH else QLocale(code).nativeLanguageName()
            self.language.addItem(own, code)
        self.language.setCurrentIndex(max(0, self.language.findData(QLocale().bcp47Name().partition("-")[0])))
        put_tip(self.language, self.tr("Of the datasheet, and of the HTML page"))
        self.agreement = narrow(QComboBox())
        for words, measured in (
            (self.tr("Measured if that is quick"), None),
            (self.tr("Always measured"), True),
            (self.tr("Not measured"), False),
        ):
            self.agreement.addItem(words, measured)
        put_tip(
            self.agreement,
            self.tr(
                "How far annotators agree, for the manifest and the datasheet. Of more than {n} articles "
                "that two annotators did it takes half as long again as the export; if it should be quick, "
                "these are measured for a datasheet alone."
            ).format(n=whole(FEW)),
        )
        self.split = QCheckBox(self.tr("Di&vide it into train, dev and test"))
        self.shares = QLineEdit(USUAL_SPLIT)
        self.shares.setAccessibleName(self.tr("Shares of train, dev and test"))
        self.shares.setFixedWidth(100)
        self.seed = indented(QSpinBox())
        self.seed.setRange(0, 999_999)
        self.seed.setFixedWidth(150)
        self.seed.setAccessibleName(self.tr("Seed of the division"))
        self.seed.setPrefix(self.tr("Seed") + " ")
        self.on_loss = narrow(QComboBox())
        for words, rule in (
            (self.tr("Write what it can carry"), OnLoss.FLATTEN),
            (self.tr("Write it, and the rest beside it for an import"), OnLoss.SIDECAR),
            (self.tr("Write nothing"), OnLoss.STOP),
        ):
            self.on_loss.addItem(words, rule)
        self._to = PlainLabel()
        self.target = QLineEdit(str(suggestion))
        self.browse = QPushButton(self.tr("&Browse…"))
        self.browse.setAutoDefault(False)
        self.agreed: Path | None = None
        """The file that the system's dialog gave, which asked whether it may be replaced."""
        self._articles: tuple[str, ...] = ()
        self._missing: tuple[str, ...] = ()
        self._lay_out()
        self._connect()
        self._adapt()

    def _line(self, inviting: str, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(inviting)
        line.setAccessibleName(name)
        put_tip(line, name)
        line.setClearButtonEnabled(True)
        return line

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        _add(form, self.tr("&Format"), self.format)
        _add(form, self.tr("&Layers"), self.layer)
        _add_row(form, self.tr("&Status"), self.statuses, self.labels)
        _add_row(form, self.tr("&Articles"), self.titles)
        _add_row(form, self.tr("&Published"), self.since, self.until)
        form.addRow("", self.without_text)
        form.addRow("", self.anonymous)
        form.addRow("", self.datasheet)
        _add(form, self.tr("Lang&uage"), self.language)
        _add(form, self.tr("A&greement"), self.agreement)
        form.addRow("", self.split)
        form.addRow("", _row(self.shares, self.seed))
        _add(form, self.tr("What is l&ost"), self.on_loss)
        self._to.setBuddy(self.target)
        form.addRow(self._to, _row(self.target, self.browse))

    def _connect(self) -> None:
        for box in (self.format, self.layer, self.language, self.agreement, self.on_loss):
            box.currentIndexChanged.connect(lambda _index: self._changed())
        for tick in (self.statuses, self.labels):
            tick.picked.connect(self._changed)
        for check in (self.without_text, self.anonymous, self.datasheet, self.split):
            check.toggled.connect(lambda _on: self._changed())
        self.target.textChanged.connect(lambda _text: self.renamed.emit())
        for line in (self.titles, self.since, self.until, self.shares):
            line.textChanged.connect(lambda _text: self._changed())
        self.titles.textEdited.connect(self._forget_articles)
        self.seed.valueChanged.connect(lambda _value: self._changed())
        self.browse.clicked.connect(self._browse)

    def chosen_target(self) -> Path:
        """The file or folder that is named; a bare name stands where the suggestion does."""
        return self._suggested.parent / Path(self.target.text().strip()).expanduser()

    def chosen_format(self) -> Format:
        """The format as it is chosen."""
        return self._formats[self.format.currentData()]

    def problem(self) -> str:
        """Why it cannot be exported like this; empty where it can."""
        if self._missing:
            names = ", ".join(self._missing)
            return self.tr("There is no {names}, which the recipe asks for; choose others.").format(
                names=names
            )
        if not self.target.text().strip():
            return self.tr("Name a file to write to.")
        if any(line.text().strip() and not is_day(line.text().strip()) for line in (self.since, self.until)):
            return self.tr("A date is written 2018-02-14, 2018-02 or 2018")
        if self.titles.text().strip() and not self._chosen_articles():
            return self.tr("No article is called so.")
        try:
            self._split()
        except BadInputError:
            return self.tr("Shares are written 80/10/10 or 80/20.")
        return ""

    def options(self) -> ExportOptions:
        """What is chosen; only where there is no problem."""
        return ExportOptions(
            format=self.format.currentData(),
            layer=self.layer.currentData(),
            statuses=tuple(Status(one) for one in self.statuses.ticked),
            labels=self.labels.ticked,
            articles=self._chosen_articles(),
            since=self.since.text().strip(),
            until=self.until.text().strip(),
            without_text=self.without_text.isEnabled() and self.without_text.isChecked(),
            anonymous=self.anonymous.isChecked(),
            on_loss=OnLoss(self.on_loss.currentData()),
            split=self._split(),
            datasheet=self.datasheet.isChecked(),
            language=self.language.currentData() if self.language.isEnabled() else ENGLISH,
            agreement=self.agreement.currentData(),
        )

    def left(self) -> Left:
        """What is chosen, for another time; only where there is no problem."""
        return Left(self.options(), "" if self._articles else self.titles.text())

    def choose_format(self, name: str) -> None:
        """Choose a format; one that there is not any more changes nothing."""
        at = self.format.findData(name)
        if at >= 0:
            self.format.setCurrentIndex(at)

    def take_up(self, left: Left) -> None:
        """Choose what was left."""
        self.show_options(replace(left.options, articles=()) if left.words else left.options)
        if left.words:
            self.titles.setText(left.words)

    def show_options(self, options: ExportOptions) -> None:
        """Choose what a recipe says; what is not there any more stays unchosen, and is a problem."""
        with QSignalBlocker(self):
            for box, value in (
                (self.format, options.format),
                (self.layer, options.layer),
                (self.agreement, options.agreement),
                (self.on_loss, options.on_loss),
            ):
                box.setCurrentIndex(max(0, box.findData(value)))
            self.statuses.tick([one.value for one in options.statuses])
            self.labels.tick(options.labels)
            self.since.setText(options.since)
            self.until.setText(options.until)
            self.without_text.setChecked(options.without_text)
            self.anonymous.setChecked(options.anonymous)
            self.datasheet.setChecked(options.datasheet)
            if options.datasheet or self.chosen_format().worded:
                self.language.setCurrentIndex(max(0, self.language.findData(options.language)))
            self.split.setChecked(options.split is not None)
            self.shares.setText(str(options.split) if options.split else USUAL_SPLIT)
            self.seed.setValue(options.split.seed if options.split else 0)
            ids = {one.id for one in self._known.articles}
            there = tuple(one for one in options.articles if one in ids)
            n = len(there or options.articles)
            self.titles.setText(self.tr("%Ln articles", "", n) if n else "")
            self._articles = there
            self._changed()
        # Without a word the export would have more in it than the recipe says.
        known = {one.name for one in self._known.scheme.labels}
        gone = [one for one in options.articles if one not in ids][:_FEW]
        self._missing = (*(one for one in options.labels if one not in known), *gone)
        if self.layer.findData(options.layer) < 0:
            self._missing = (options.layer, *self._missing)
        if self.language.findData(options.language) < 0:
            self._missing = (options.language, *self._missing)
        if options.format not in self._formats:
            self._missing = (options.format, *self._missing)
        self.changed.emit()

    def _forget_articles(self) -> None:
        self._articles = ()

    def _chosen_articles(self) -> tuple[str, ...]:
        if self._articles:
            return self._articles
        words = self.titles.text().casefold().split()
        if not words:
            return ()
        return tuple(
            one.id
            for one in self._known.articles
            if all(word in f"{one.title}\n{one.id}".casefold() for word in words)
        )

    def _split(self) -> Split | None:
        if not self.split.isChecked():
            return None
        return split_from(self.shares.text().strip(), self.seed.value())

    def _changed(self) -> None:
        self._missing = ()
        self._adapt()
        self.changed.emit()

    def _adapt(self) -> None:
        """Offer what the format can do, and a name that fits it as long as nobody typed another."""
        one = self.chosen_format()
        self.without_text.setEnabled(one.textless)
        put_tip(self.without_text, "" if one.textless else self.tr("This format cannot leave the texts out"))
        self.language.setEnabled(self.datasheet.isChecked() or one.worded)
        for part in (self.shares, self.seed):
            part.setEnabled(self.split.isChecked())
        # Formats that hold no article without its text lose those whose texts may not be passed on.
        self.on_loss.setEnabled(bool(one.loses) or (self._withholds and not one.textless))
        folder = one.target == "folder" or self.split.isChecked()
        self._to.setText(self.tr("&Into folder") if folder else self.tr("To f&ile"))
        self.target.setAccessibleName(self.tr("Folder to write") if folder else self.tr("File to write"))
        if self.target.text() == str(self._suggested):
            ending = "" if folder or not one.endings else one.endings[0]
            self._suggested = self._suggested.with_name(f"{self._stem(self._suggested.name)}{ending}")
            with QSignalBlocker(self.target):
                self.target.setText(str(self._suggested))

    def _stem(self, name: str) -> str:
        """A name without the ending of a format; one with a dot in it may be a folder's."""
        endings = [ending for one in self._formats.values() for ending in one.endings]
        return next((name[: -len(one)] for one in endings if name.endswith(one) and name != one), name)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Export to"), self.target.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.fileSelected.connect(self._browsed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _browsed(self, name: str) -> None:
        self.agreed = Path(name)
        self.target.setText(name)


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GAP)
    for widget in widgets:
        line.addWidget(widget)
    if not any(isinstance(widget, QLineEdit) and widget.maximumWidth() > 1000 for widget in widgets):
        line.addStretch(1)
    return row


def _add(form: QFormLayout, words: str, box: QComboBox) -> None:
    """Add a box that is called as the words beside it are."""
    form.addRow(words, box)
    box.setAccessibleName(words.replace("&", ""))


def _add_row(form: QFormLayout, words: str, first: QWidget, *others: QWidget) -> None:
    """Add several controls with names of their own; the words beside them lead to the first."""
    name = PlainLabel(words)
    name.setBuddy(first)
    form.addRow(name, _row(first, *others) if others else first)
