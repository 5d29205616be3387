"""Labels that show any text as it is, one of them cut with an ellipsis where there is no room."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QToolTip, QWidget

from annotator.gui.style.looks import set_look
from annotator.gui.widgets.plain_text import plain_tooltip


class PlainLabel(QLabel):
    """A label that never takes its text for markup."""

    def __init__(
        self, text: str = "", *looks: str, parent: QWidget | None = None, wrap: bool = False
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if looks:
            set_look(self, *looks)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """A label of one line that ends in an ellipsis where it is too narrow; its tooltip then shows the rest.

    `text()` and what a screen reader hears stay whole.
    """

    def __init__(
        self,
        text: str = "",
        *looks: str,
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        self._mode = mode
        super().__init__(text, *looks, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def shown_text(self) -> str:
        """Return what there is room for; line breaks are shown as spaces."""
        flat = " ".join(self.text().splitlines())
        return self.fontMetrics().elidedText(flat, self._mode, self.contentsRect().width())

    def is_cut(self) -> bool:
        """Say whether something of the text is hidden."""
        return self.shown_text() != " ".join(self.text().splitlines())

    def sizeHint(self) -> QSize:
        """Return the room for the whole text."""
        metrics = self.fontMetrics()
        margins = self.contentsMargins()
        width = metrics.horizontalAdvance(" ".join(self.text().splitlines())) + 1
        return QSize(
            width + margins.left() + margins.right(), metrics.height() + margins.top() + margins.bottom()
        )

    def minimumSizeHint(self) -> QSize:
        """Return the room for two letters and the ellipsis."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().horizontalAdvance("mm…")), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        # The text runs as its own script does; the label's place follows the window.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        flags = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        flags |= Qt.AlignmentFlag.AlignAbsolute
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(flags) | int(Qt.TextFlag.TextSingleLine),
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )

    def event(self, event: QEvent) -> bool:
        """Show the whole text as a tooltip where some of it is hidden and nothing else is set."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            if self.is_cut():
                QToolTip.showText(event.globalPos(), plain_tooltip(self.text()), self)
                return True
            event.ignore()
        return super().event(event)
