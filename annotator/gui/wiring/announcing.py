"""What a screen reader says when an annotation is chosen, however it was chosen."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from annotator.domain.annotation import Annotation
from annotator.gui.main_window import MainWindow
from annotator.gui.text.hovering import shortened

_TEXT, _NOTE = 160, 280
"""Characters that are said of a text and of a note."""
_PARTS = _TIES = 5
"""Of an annotation of more fragments or ties only the first ones are said."""


class Announcing(QObject):
    """Says label, text, note and open points of what is chosen, and again when label or edges change."""

    said = Signal(str)
    """What was given to the screen reader."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._screen = window.annotate
        self._told: str | None = None
        self._screen.desk.chose.connect(self._chose)
        self._screen.desk.put.connect(self._put)

    def _chose(self, uid: str | None) -> None:
        # The same article read anew chooses again what was chosen; that is nothing to tell.
        before, self._told = self._told, uid
        annotation = self._screen.desk.chosen_annotation()
        if annotation is not None and uid != before:
            self._say(annotation)

    def _put(self, before: Annotation | None, after: Annotation) -> None:
        if before is None or after.uid != self._told:
            return
        if (before.label, before.fragments) != (after.label, after.fragments):
            self._say(after)

    def _say(self, annotation: Annotation) -> None:
        words = self.words(annotation)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._screen.page, words))
        self.said.emit(words)

    def words(self, annotation: Annotation) -> str:
        """All there is to say of the chosen annotation, in one breath."""
        desk = self._screen.desk
        label = desk.label(annotation)
        parts = [
            " ".join(desk.text[part.start : min(part.end, part.start + 2 * _TEXT)].split())
            for part in annotation.fragments[:_PARTS]
        ]
        text = shortened(" … ".join(parts), _TEXT)
        said = [self.tr("{label}: “{text}”").format(label=label.title if label else "", text=text)]
        if annotation.note:
            said.append(self.tr("Note: {note}").format(note=shortened(annotation.note, _NOTE)))
        said += self._ties(annotation.uid)
        # The same words that stand beside the page.
        inspector = self._screen.rail.inspector
        said += [inspector.open_points.text(), inspector.read.text()]
        return ". ".join(filter(None, said))

    def _ties(self, uid: str) -> list[str]:
        """What an annotation (`uid`) is tied to, and what is proposed: lines to who sees the page."""
        tying = self._screen.tying
        ties = [tying.words_of(one) for one in tying.relations_of(uid)[:_TIES]]
        proposed = tying.proposed()
        if proposed:
            ties.append(self.tr("proposed: {ties}").format(ties=tying.words_of_many(proposed[:_TIES])))
        return ties
