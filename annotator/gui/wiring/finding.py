"""The actions that find."""

from functools import partial

from PySide6.QtCore import QObject

from annotator.gui.find.bar import FindBar
from annotator.gui.main_window import MainWindow
from annotator.gui.wiring.hints import HintActions


class FindingWiring(QObject):
    """Finds in the article, and in all articles."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        page = window.annotate.page
        self.bar = FindBar(page, window.keeper, self)
        to = window.actions_of.connect_to
        to("find", self.bar.open)
        to("find-next", partial(self.bar.step, 1))
        to("find-previous", partial(self.bar.step, -1))
        window.annotate.opened.connect(lambda _article: self.bar.mind_article())
        window.annotate.desk.described.connect(self.bar.show_marks)
        hints = window.findChild(HintActions)
        if isinstance(hints, HintActions):  # their strips stand in the same place
            hints.hints.begun.connect(self.bar.close)
            hints.jump.begun.connect(self.bar.close)

    def close(self) -> bool:
        """Take the bar away; whether there was one."""
        return self.bar.close()
