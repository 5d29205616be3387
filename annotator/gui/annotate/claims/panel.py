"""The claims panel: cards in reading order, by speaker or by label, choosing what page and details choose."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.gui.annotate.claims.model import ClaimsModel
from annotator.gui.annotate.claims.row import ClaimRow
from annotator.gui.annotate.claims.rows import Order
from annotator.gui.annotate.desk import Desk
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.list_or_words import ListOrWords, lay_under
from annotator.gui.widgets.rail_list import QuietList
from annotator.gui.widgets.section import Section


class ClaimsPanel(QWidget):
    """Shows the desk's annotations as cards; clicking or arrowing chooses."""

    picked = Signal(str)
    """An annotation (`uid`) was chosen here; the page should show it."""
    left = Signal()
    """Return: back to the page."""

    def __init__(self, desk: Desk, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._quiet = False
        self.model = ClaimsModel(desk, self)
        self.view = QuietList(self.tr("Claims"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(ClaimRow(keeper, self.view))
        self.section = Section(self.tr("Claims"), keeper)
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("By what the claims are grouped"))
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for order, words in (
            (Order.PLACE, self.tr("in reading order")),
            (Order.SPEAKER, self.tr("by speaker")),
            (Order.LABEL, self.tr("by label")),
        ):
            self.order.addItem(words, order)
        self.section.add(self.order)
        self._shown = ListOrWords(self.view)
        lay_under(self, self.section, self._shown)
        self.order.activated.connect(lambda _index: self.model.set_order(Order(self.order.currentData())))
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.activated.connect(lambda _index: self.left.emit())
        self.model.renewed.connect(self._renewed)
        desk.chose.connect(self._show_chosen)
        self._renewed()

    def next_order(self) -> None:
        """Group the cards in the next way."""
        self.order.setCurrentIndex((self.order.currentIndex() + 1) % self.order.count())
        self.model.set_order(Order(self.order.currentData()))

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the desk while the panel is seen."""
        super().showEvent(event)
        self.model.kept_up.set_on(on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while it is not."""
        super().hideEvent(event)
        self.model.kept_up.set_on(on=False)

    def _renewed(self) -> None:
        if self.model.has_cards:
            title, figure = self.tr("Claims"), self.model.cards
        else:
            title, figure = (
                QCoreApplication.translate("AnnotationList", "Annotations"),
                self.model.annotations,
            )
        self.section.title.setText(title)
        self.section.set_figure(whole(figure))
        if self.model.rowCount():
            self._shown.show_list()
        else:
            self._shown.say(self.tr("Select words on the page and press a label's key."))
        self._show_chosen(self._desk.chosen)

    def _show_chosen(self, uid: str | None) -> None:
        if not self._quiet:
            self._quiet = True
            self.view.show_row(self.model.row_of(uid))
            self._quiet = False

    def _current_changed(self) -> None:
        row = self.model.row(self.view.currentIndex().row())
        if self._quiet or row is None or row.is_heading or row.uid == self._desk.chosen:
            return
        self._quiet = True
        self.picked.emit(row.uid)
        self._quiet = False
