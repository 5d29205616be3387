"""The grips of the chosen annotation: offered where it can be changed, and saved what is made with them."""

from PySide6.QtCore import QObject

from annotator.domain.span import Fragments
from annotator.gui.annotate.marks import ANNOTATIONS, mark_of
from annotator.gui.main_window import MainWindow


class HandleWiring(QObject):
    """Connects the handles of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shown: set[str] = set()
        handles, desk = window.annotate.page.handles, window.annotate.desk
        handles.moved.connect(self._moved)
        desk.opened.connect(self._offer)
        desk.set_changed.connect(self._offer)
        window.session.settled.connect(self._settled)

    def _offer(self) -> None:
        """An article that is done is protected, and what cannot be written cannot be moved."""
        screen = self._window.annotate
        screen.page.handles.set_layer(ANNOTATIONS if screen.desk.changeable else None)

    def _moved(self, uid: str, fragments: Fragments) -> None:
        self._shown.add(uid)
        self._window.annotate.hands.reshape(uid, fragments)

    def _settled(self) -> None:
        """What was refused is shown as it still is."""
        screen, shown = self._window.annotate, self._shown
        self._shown = set()
        for uid in shown:
            annotation = screen.desk.annotations.get(uid)
            if annotation is not None and not screen.page.handles.held:
                mark = mark_of(annotation, screen.desk.label(annotation), self._window.keeper.theme)
                screen.page.put_mark(ANNOTATIONS, mark)
