"""Where caret and selection go when a word far off is named: there, or from where one is to there."""

from annotator.domain.span import Span
from annotator.gui.text.selecting import Stretch
from annotator.gui.text.view import ArticleView


def reach(view: ArticleView, word: Span, *, extend: bool) -> None:
    """Put the caret before a word; with a selection, or with `extend`, take all from there to the word."""
    if view.selection() is None and not extend:
        view.set_caret(word.start)
        return
    view.move_to(extended(view.stretch, word))
    view.finish_selection()


def extended(stretch: Stretch, word: Span) -> Stretch:
    """The stretch extended to the end of a word, or back to its start if it lies before the anchor."""
    whole = stretch.span
    if whole is None:
        behind = word.end <= stretch.caret
        return Stretch(stretch.caret, word.start if behind else word.end)
    if word.start < whole.start:
        return Stretch(whole.end, word.start)
    if word.end > whole.end or stretch.anchor == whole.start:
        return Stretch(whole.start, word.end)
    return Stretch(whole.end, word.start)
