"""The bar on top of an article's review: what is reviewed, what is left, filters, and what to do with all."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.domain.label import Label
from annotator.domain.review.disagreement import Kind
from annotator.formats.pages.article_html import isolated
from annotator.gui.ledger.menu_button import MenuButton
from annotator.gui.review.actions import ReviewActions
from annotator.gui.review.wording import kind_words
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import BAR_HEIGHT, GAP, MARGIN
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.plain_text import put_tip


class ReviewBar(QFrame):
    """Says how many are left, always in sight."""

    filtered = Signal()
    """Another type, label or annotator is to be listed."""

    def __init__(self, actions: ReviewActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.setFixedHeight(BAR_HEIGHT)
        self.back = QPushButton(self.tr("← Articles"))
        set_look(self.back, "flat")
        self.back.setAutoDefault(False)
        self.back.clicked.connect(actions["queue"].trigger)
        put_tip(self.back, self.tr("Back to the list of articles (Ctrl+L)"))
        self.title = ElidedLabel("", "muted")
        self.left = PlainLabel("")
        self.left.setObjectName("left")
        self.kind = MenuButton(self.tr("Types"))
        self.label = MenuButton(self.tr("Labels"))
        self.person = MenuButton(self.tr("Annotators"))
        self.panes = QPushButton(self.tr("Panes ▾"))
        self.panes.setAutoDefault(False)
        put_tip(self.panes, self.tr("Choose whose panes are shown"))
        self.rules = QPushButton(self.tr("Rules…"))
        self.rules.setAutoDefault(False)
        self.rules.clicked.connect(actions["rules"].trigger)
        actions["rules"].enabledChanged.connect(self.rules.setEnabled)
        put_tip(self.rules, self.tr("Decide many at once by a rule (Ctrl+T)"))
        self.finish = QPushButton(self.tr("Finish article"))
        self.finish.setAutoDefault(False)
        set_look(self.finish, "primary")
        self.finish.clicked.connect(actions["finish"].trigger)
        actions["finish"].enabledChanged.connect(self.finish.setEnabled)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(GAP)
        row.addWidget(self.back)
        row.addWidget(PlainLabel(self.tr("Review"), "heading"))
        row.addWidget(self.title, 1)
        row.addWidget(self.left)
        for button in (self.kind, self.label, self.person, self.panes, self.rules, self.finish):
            row.addWidget(button)
        for menu in (self.kind, self.label, self.person):
            menu.picked.connect(lambda _value: self.filtered.emit())
        self.fill((), ())

    def fill(self, labels: Sequence[Label], people: Sequence[tuple[str, str]]) -> None:
        """Offer the labels there are, and the annotators as (`uid`, name)."""
        kinds: list[tuple[str, object]] = [(self.tr("All types"), None)]
        kinds += [(kind_words([kind]), kind) for kind in Kind]
        self.kind.fill(kinds, self.kind.value)
        all_labels: list[tuple[str, object]] = [(self.tr("All labels"), None)]
        self.label.fill([*all_labels, *((one.title, one.uid) for one in labels)], self.label.value)
        everybody: list[tuple[str, object]] = [(self.tr("Everybody"), None)]
        self.person.fill([*everybody, *((name, uid) for uid, name in people)], self.person.value)

    def clear_filters(self) -> None:
        """List everything again."""
        for menu in (self.kind, self.label, self.person):
            menu.choose(None)

    @property
    def is_filtering(self) -> bool:
        """Whether something is not listed."""
        return any(menu.value is not None for menu in (self.kind, self.label, self.person))

    def show_title(self, title: str, people: Sequence[str], reviewer: str) -> None:
        """Say which article it is, whose work is compared, and who makes gold."""
        words = self.tr("“{title}” · {people} → gold by {reviewer}")
        named = ", ".join(people[:4]) + (" …" if len(people) > 4 else "")
        self.title.setText(words.format(title=isolated(title), people=named, reviewer=reviewer))

    def show_left(self, left: int, total: int) -> None:
        """Say how many are not decided; the button that finishes says the same by being of use."""
        self.left.setText(self.tr("{left} of {total} left").format(left=left, total=total))
        tip = (
            self.tr("Gold is done: every disagreement is decided (Ctrl+Return)")
            if not left
            else self.tr("%Ln are still open; pressing it says which", "", left)
        )
        put_tip(self.finish, tip)
