"""The actions of the menu Relations: what is tied to what, and what is proposed of it."""

from annotator.gui.actions.spec import ActionSpec, Needs, Part
from annotator.gui.translation import QT_TRANSLATE_NOOP

N = Needs
A = ActionSpec

# fmt: off
RELATION_ACTIONS = (
    A("accept-ties", "relation", QT_TRANSLATE_NOOP("actions", "Accept the proposed ties"), ("Space",),
      QT_TRANSLATE_NOOP("actions", "Accept what is proposed for the chosen claim and its parts"),
      needs=N.CHOSEN_EDITABLE, part=Part.PAGE),
    A("accept-all-ties", "relation", QT_TRANSLATE_NOOP("actions", "Accept all proposed ties of the article"),
      ("Shift+Space", "Ctrl+Shift+Y"),
      QT_TRANSLATE_NOOP("actions", "Accept everything that is proposed in this article, in one step"),
      needs=N.EDITABLE, part=Part.PAGE),
    A("other-speaker", "relation", QT_TRANSLATE_NOOP("actions", "Take the other speaker"),
      ("Shift+S", "Shift+F9"),
      QT_TRANSLATE_NOOP("actions", "Tie the chosen claim to the next-nearest speaker instead"),
      needs=N.CHOSEN_EDITABLE, repeats=True),
    A("decline-ties", "relation", QT_TRANSLATE_NOOP("actions", "Decline the proposed ties"),
      ("Shift+N", "Ctrl+Alt+D"),
      QT_TRANSLATE_NOOP("actions", "Propose these ties of what is chosen no more"),
      needs=N.CHOSEN_EDITABLE),
    A("tie-mode", "relation", QT_TRANSLATE_NOOP("actions", "Tie by letters"), ("Y", "F9"),
      QT_TRANSLATE_NOOP("actions", "Show letters over what can be tied to the chosen one; they tie or untie"),
      needs=N.EDITABLE, group=True),
    A("untie", "relation", QT_TRANSLATE_NOOP("actions", "Untie"), ("Shift+Y", "Ctrl+F9"),
      QT_TRANSLATE_NOOP("actions", "Take away a tie of the chosen one; of several by its letters"),
      needs=N.CHOSEN_EDITABLE),
    A("tie-type", "relation", QT_TRANSLATE_NOOP("actions", "Change the type of a tie"),
      ("Shift+T", "Ctrl+Alt+I"),
      QT_TRANSLATE_NOOP("actions", "Give a tie of the chosen one another type, where several fit"),
      needs=N.CHOSEN_EDITABLE),
    A("next-proposed", "relation", QT_TRANSLATE_NOOP("actions", "Next with proposed ties"), ("F8",),
      QT_TRANSLATE_NOOP("actions", "Choose the next claim for which ties are proposed"),
      needs=N.ARTICLE, repeats=True, group=True),
    A("previous-proposed", "relation", QT_TRANSLATE_NOOP("actions", "Previous with proposed ties"),
      ("Shift+F8",),
      QT_TRANSLATE_NOOP("actions", "Choose the previous claim for which ties are proposed"),
      needs=N.ARTICLE, repeats=True),
    A("next-untied", "relation", QT_TRANSLATE_NOOP("actions", "Next untied one"), ("F7",),
      QT_TRANSLATE_NOOP("actions", "Choose the next annotation that is tied to nothing it belongs to"),
      needs=N.ARTICLE, repeats=True),
    A("previous-untied", "relation", QT_TRANSLATE_NOOP("actions", "Previous untied one"), ("Shift+F7",),
      QT_TRANSLATE_NOOP("actions", "Choose the previous annotation that is tied to nothing it belongs to"),
      needs=N.ARTICLE, repeats=True),
)
# fmt: on
