"""Messages about the world on top of a window's content: they tell, but never take the focus or block."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.message_row import Kind, MessageAction, MessageRow

MOST: Final = 3
"""So many messages are shown at once; a further one takes the place of the least important."""
INFO_MILLISECONDS: Final = 8000
"""So long a plain note stays; whatever has a button, and every warning or error, stays until it is closed."""
_WEIGHT: Final = {"info": 0, "warning": 1, "error": 2}


class MessageBar(QWidget):
    """Takes no room while it has nothing to say. The newest message is on top."""

    shown = Signal(str, str)
    """A message appeared or was repeated: its kind and its words."""
    emptied = Signal()
    """The last message is gone."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._rows: list[MessageRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Messages"))
        self.hide()

    def show_error(self, text: str, action: MessageAction | None = None) -> None:
        """Say that something could not be done, and what to do."""
        self.show_message("error", text, action)

    def show_warning(self, text: str, action: MessageAction | None = None) -> None:
        """Say that something was done, but not all is well."""
        self.show_message("warning", text, action)

    def show_info(self, text: str, action: MessageAction | None = None) -> None:
        """Say that something is done; it replaces the note before, and goes by itself if it has no button."""
        self.show_message("info", text, action)

    def show_message(self, kind: Kind, text: str, action: MessageAction | None = None) -> None:
        """Show a message; the same one again is counted instead of shown twice."""
        same = next((row for row in self._rows if (row.kind, row.words) == (kind, text)), None)
        if same is not None and same.action() == action:
            same.repeat()
            self._announce(same)
            return
        if kind == "info":
            for row in [row for row in self._rows if row.kind == "info"]:
                self._remove(row)
        while len(self._rows) >= MOST:
            self._remove(min(reversed(self._rows), key=lambda row: _WEIGHT[row.kind]))
        row = MessageRow(kind, text, self._keeper, action, self)
        row.closed.connect(lambda: self._close(row))
        self._rows.insert(0, row)
        self._column.insertWidget(0, row)
        row.show()
        self.show()
        if kind == "info" and action is None:
            row.close_after(INFO_MILLISECONDS)
        self._announce(row)

    def texts(self) -> list[str]:
        """Return the words of the messages, newest first."""
        return [row.words for row in self._rows]

    def close_newest(self) -> bool:
        """Close the message on top; return whether there was one, so that Esc may go on to something else."""
        if not self._rows:
            return False
        self._close(self._rows[0])
        return True

    def take_back(self, action: MessageAction) -> None:
        """Close the messages that offer this, where it is under way now."""
        for row in [row for row in self._rows if row.action() == action]:
            self._close(row)

    def clear(self) -> None:
        """Close every message, as when another project is opened."""
        while self.close_newest():
            pass

    def _close(self, row: MessageRow) -> None:
        """Take a message away and, after the last one, the room of the bar."""
        if row in self._rows:
            self._remove(row)
        if not self._rows and not self.isHidden():
            self.hide()
            self.emptied.emit()

    def _remove(self, row: MessageRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _announce(self, row: MessageRow) -> None:
        """Let screen readers say the message, errors at once, and tell who listens."""
        event = QAccessibleAnnouncementEvent(self, row.spoken())
        urgent = row.kind == "error"
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)
        self.shown.emit(row.kind, row.words)
