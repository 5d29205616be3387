"""Asks before something goes that somebody has made, and says how much of it there is."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from annotator.gui.labels.editing import Editing
from annotator.gui.labels.wording import touched_words
from annotator.gui.widgets.ask import ask_yes
from annotator.services.ports.reading import Reading
from annotator.services.scheme.use import Touched


def confirm(
    editing: Editing,
    parent: QWidget,
    query: Callable[[Reading], Touched],
    words: tuple[str, str, str],
    then: Callable[[], object],
) -> None:
    """Do something at once where it touches nothing; else after a yes.

    Args:
        editing: to ask the project.
        parent: over which window it is asked.
        query: counts what would go.
        words: the title, the question with `{touched}` for the counts, and the verb on the button.
        then: does it.
    """
    title, question, verb = words

    def counted(touched: Touched) -> None:
        if touched.is_nothing and not touched.types:
            then()
        else:
            ask_yes(parent, title, question.replace("{touched}", touched_words(touched)), verb, then)

    editing.ask(counted, query)
