"""The actions of the menu Annotation that are about attributes, and about several annotations at once."""

from annotator.gui.actions.spec import ActionSpec, Needs
from annotator.gui.translation import QT_TRANSLATE_NOOP

N = Needs
A = ActionSpec

# fmt: off
ATTRIBUTE_ACTIONS = (
    A("attribute-strip", "annotation", QT_TRANSLATE_NOOP("actions", "Set attributes by letters"),
      ("Z", "Shift+F4"),
      QT_TRANSLATE_NOOP("actions", "Show the attributes of the chosen annotation; letters set them"),
      needs=N.EDITABLE, group=True),
    A("edit-attributes", "annotation", QT_TRANSLATE_NOOP("actions", "Go to the attributes"), ("F4",),
      QT_TRANSLATE_NOOP("actions", "Go to the first attribute of the chosen annotation; Esc comes back"),
      needs=N.CHOSEN_EDITABLE),
    A("confirm-reading", "annotation", QT_TRANSLATE_NOOP("actions", "Confirm the reading"), ("Shift+Z",),
      QT_TRANSLATE_NOOP("actions", "What is read in the chosen number is right; Return says the same"),
      needs=N.CHOSEN_EDITABLE),
    A("confirm-readings", "annotation", QT_TRANSLATE_NOOP("actions", "Confirm all readings"),
      ("Ctrl+Shift+Return",),
      QT_TRANSLATE_NOOP("actions", "What is read in the numbers of this article is right"),
      needs=N.EDITABLE),
    A("cycle-bound", "annotation", QT_TRANSLATE_NOOP("actions", "Next bound"), ("Shift+B",),
      QT_TRANSLATE_NOOP("actions", "Give the chosen number the next bound: exactly, about, at least, …"),
      needs=N.CHOSEN_EDITABLE),
    A("entity-of-last", "annotation", QT_TRANSLATE_NOOP("actions", "Same entity as before"), ("Shift+E",),
      QT_TRANSLATE_NOOP("actions", "Give the chosen one the entity of the last one before it that has one"),
      needs=N.CHOSEN_EDITABLE),
    A("choose-same-label", "annotation", QT_TRANSLATE_NOOP("actions", "Choose all of this label"),
      ("Shift+A",),
      QT_TRANSLATE_NOOP("actions", "Choose all annotations with the label of the chosen one together"),
      needs=N.ARTICLE),
)
# fmt: on
