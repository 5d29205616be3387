"""Every action of the window, menu by menu; all that shows actions reads them here."""

from annotator.gui.actions.annotation_actions import ANNOTATION_ACTIONS
from annotator.gui.actions.article_actions import ARTICLE_ACTIONS
from annotator.gui.actions.attribute_actions import ATTRIBUTE_ACTIONS
from annotator.gui.actions.finding_actions import FINDING_ACTIONS
from annotator.gui.actions.project_actions import PROJECT_ACTIONS
from annotator.gui.actions.relation_actions import RELATION_ACTIONS
from annotator.gui.actions.selection_actions import SELECTION_ACTIONS
from annotator.gui.actions.spec import ActionSpec, Needs, Part
from annotator.gui.actions.window_actions import WINDOW_ACTIONS
from annotator.gui.translation import QT_TRANSLATE_NOOP

__all__ = ["CATALOGUE", "MENUS", "ActionSpec", "Needs", "Part", "spec"]

MENUS = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("selection", QT_TRANSLATE_NOOP("actions", "&Selection")),
    ("annotation", QT_TRANSLATE_NOOP("actions", "A&nnotation")),
    ("relation", QT_TRANSLATE_NOOP("actions", "&Relations")),
    ("article", QT_TRANSLATE_NOOP("actions", "&Article")),
    ("view", QT_TRANSLATE_NOOP("actions", "&View")),
    ("people", QT_TRANSLATE_NOOP("actions", "&People")),
    ("help", QT_TRANSLATE_NOOP("actions", "&Help")),
)

CATALOGUE: tuple[ActionSpec, ...] = (
    *PROJECT_ACTIONS,
    *FINDING_ACTIONS,
    *SELECTION_ACTIONS,
    *ANNOTATION_ACTIONS,
    *ATTRIBUTE_ACTIONS,
    *RELATION_ACTIONS,
    *ARTICLE_ACTIONS,
    *WINDOW_ACTIONS,
)


def spec(id: str) -> ActionSpec:
    """The action of that id."""
    return next(entry for entry in CATALOGUE if entry.id == id)
