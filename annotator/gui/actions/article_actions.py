"""The actions of the menu Article."""

from annotator.gui.actions.spec import ActionSpec, Needs
from annotator.gui.translation import QT_TRANSLATE_NOOP

N = Needs
A = ActionSpec

# fmt: off
ARTICLE_ACTIONS = (
    A("done-next", "article", QT_TRANSLATE_NOOP("actions", "Done, next article"),
      ("Ctrl+Return", "Ctrl+Enter"),
      QT_TRANSLATE_NOOP("actions", "Mark the article as done and open the next one that is not"),
      "done", N.EDITABLE),
    A("done", "article", QT_TRANSLATE_NOOP("actions", "Done"), ("Ctrl+D",),
      QT_TRANSLATE_NOOP("actions", "Mark the article as done and stay"), "", N.EDITABLE),
    A("skip", "article", QT_TRANSLATE_NOOP("actions", "Skip…"), ("Ctrl+Shift+S",),
      QT_TRANSLATE_NOOP("actions", "Leave the article out and say why"), "skip", N.EDITABLE),
    A("flag", "article", QT_TRANSLATE_NOOP("actions", "Flag…"), ("Ctrl+Shift+F",),
      QT_TRANSLATE_NOOP("actions", "Flag the article for the lead and say why"), "flag", N.EDITABLE),
    A("reopen", "article", QT_TRANSLATE_NOOP("actions", "Reopen"), ("Ctrl+R",),
      QT_TRANSLATE_NOOP("actions", "Go on with an article that is done, skipped or flagged"),
      "reopen", N.EDITABLE),
    A("next-article", "article", QT_TRANSLATE_NOOP("actions", "Next article"), ("Ctrl+PgDown",),
      QT_TRANSLATE_NOOP("actions", "Open the next article of the list"), "next", N.ARTICLE, group=True),
    A("previous-article", "article", QT_TRANSLATE_NOOP("actions", "Previous article"), ("Ctrl+PgUp",),
      QT_TRANSLATE_NOOP("actions", "Open the previous article of the list"), "previous", N.ARTICLE),
    A("pass-start", "article", QT_TRANSLATE_NOOP("actions", "Pass over all articles…"), ("Shift+P",),
      QT_TRANSLATE_NOOP("actions", "Go through all articles for one label only, with its progress"),
      "pass", N.WRITABLE, group=True),
    A("pass-end", "article", QT_TRANSLATE_NOOP("actions", "End the pass"), ("Ctrl+Shift+E",),
      QT_TRANSLATE_NOOP("actions", "Leave the pass; what was done of it is kept for the next time"),
      needs=N.WRITABLE),
    A("article-details", "article", QT_TRANSLATE_NOOP("actions", "Title and details…"), ("F2",),
      QT_TRANSLATE_NOOP("actions", "Rename the article, give its date, source and other details"),
      "metadata", N.ARTICLE, group=True),
    A("remove-article", "article", QT_TRANSLATE_NOOP("actions", "Remove article…"), ("Ctrl+Del",),
      QT_TRANSLATE_NOOP("actions", "Remove the article with everybody's work on it"), "", N.EDITABLE),
)
# fmt: on
