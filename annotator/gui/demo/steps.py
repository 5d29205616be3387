"""The steps of the tour, in their order: each a name, what one sees, and the function that carries it out."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.gui.demo import changing, finishing, highlighting
from annotator.gui.demo.visit import Visit


@dataclass(frozen=True, slots=True)
class Step:
    """One step; after it a picture is taken, so it ends where there is something to see."""

    name: str
    """Part of the picture's name."""
    does: str
    carry_out: Callable[[Visit], None]
    """Does it and looks whether it came to what it should.

    Raises:
        StepError, TimeoutError, LookupError: it did not.
    """


STEPS: tuple[Step, ...] = (
    Step("open", "open the sample project", highlighting.open_window),
    Step("choose-article", "click an article in the list", highlighting.choose_article),
    Step("read", "read it to its end", highlighting.read),
    Step("select", "drag over the words of a claim", highlighting.select),
    Step("tag", "press 1: a claim", highlighting.tag),
    Step("click-label", "double-click a word and click its label: a speaker", highlighting.click_label),
    Step("caret", "select with Ctrl+Shift+Right and press N: a number", highlighting.by_caret),
    Step("nest", "mark a number inside the claim", highlighting.nest),
    Step("fragment", "mark the first half of a claim that “he said” breaks", highlighting.first_fragment),
    Step("second-fragment", "select the other half and press F", highlighting.second_fragment),
    Step("nest-again", "mark a number in the second half", changing.nest_again),
    Step("beneath", "click the number and press B for the claim beneath", changing.choose_beneath),
    Step("grow", "press Alt+Right: the claim grows by a word", changing.grow),
    Step("undo", "press Ctrl+Z", changing.undo),
    Step("redo", "press Ctrl+Shift+Z", changing.redo),
    Step("note", "press E and write a note", changing.write_note),
    Step("discuss", "press D: one to talk about", changing.discuss),
    Step("filter-annotations", "press Ctrl+Shift+L: claims only", changing.filter_annotations),
    Step("done-next", "press Ctrl+Return: done, next article", finishing.done_next),
    Step("filter-articles", "press Ctrl+L and type a word of a title", finishing.filter_articles),
    Step("open-found", "press Return: the article that was found", finishing.open_found),
    Step("shortcuts", "press ?: every action with its keys", finishing.shortcut_sheet),
    Step("dark", "press Ctrl+Alt+3: dark", finishing.dark),
    Step("export", "press Ctrl+E and name a file", finishing.ask_export),
    Step("exported", "press Return: the corpus is written", finishing.export),
)
