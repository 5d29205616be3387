"""The actions of the menu Edit that find."""

from annotator.gui.actions.spec import ActionSpec, Needs
from annotator.gui.translation import QT_TRANSLATE_NOOP

N = Needs
A = ActionSpec

# fmt: off
FINDING_ACTIONS = (
    A("find", "edit", QT_TRANSLATE_NOOP("actions", "Find in the article…"), ("Ctrl+F",),
      QT_TRANSLATE_NOOP("actions", "Find letters, whole words or a pattern in the article"),
      "search", N.ARTICLE, group=True),
    A("find-next", "edit", QT_TRANSLATE_NOOP("actions", "Find next"), ("F3",),
      QT_TRANSLATE_NOOP("actions", "Go to the next place of what was looked for"),
      "", N.ARTICLE, repeats=True),
    A("find-previous", "edit", QT_TRANSLATE_NOOP("actions", "Find previous"), ("Shift+F3",),
      QT_TRANSLATE_NOOP("actions", "Go to the place before of what was looked for"),
      "", N.ARTICLE, repeats=True),
    A("find-all", "edit", QT_TRANSLATE_NOOP("actions", "Find in all articles…"), ("Ctrl+Alt+F",),
      QT_TRANSLATE_NOOP("actions", "Find words in the texts of all articles, and open one at the place"),
      "", N.PROJECT),
)
# fmt: on
