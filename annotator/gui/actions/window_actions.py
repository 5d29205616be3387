"""The actions of the menus View, People and Help."""

from annotator.gui.actions.spec import ActionSpec, Needs
from annotator.gui.translation import QT_TRANSLATE_NOOP

N = Needs
A = ActionSpec

# fmt: off
WINDOW_ACTIONS = (
    A("palette", "view", QT_TRANSLATE_NOOP("actions", "Find anything…"), ("Ctrl+K",),
      QT_TRANSLATE_NOOP("actions", "Find anything by a few of its letters and do it or go there"),
      "search", N.PROJECT),
    A("filter-articles", "view", QT_TRANSLATE_NOOP("actions", "Filter articles"), ("Ctrl+L",),
      QT_TRANSLATE_NOOP("actions", "Go to the box that filters the list of articles"),
      "filter", N.PROJECT, group=True),
    A("filter-annotations", "view", QT_TRANSLATE_NOOP("actions", "Annotations of one label"),
      ("Ctrl+Shift+L",),
      QT_TRANSLATE_NOOP("actions", "List the annotations of one label after the other, then all"),
      "", N.ARTICLE),
    A("next-part", "view", QT_TRANSLATE_NOOP("actions", "Next part of the window"), ("F6",),
      QT_TRANSLATE_NOOP("actions", "Go to the next part: articles, page, labels, annotations, details"),
      needs=N.PROJECT),
    A("previous-part", "view", QT_TRANSLATE_NOOP("actions", "Previous part of the window"), ("Shift+F6",),
      QT_TRANSLATE_NOOP("actions", "Go to the previous part of the window"), needs=N.PROJECT),
    A("larger", "view", QT_TRANSLATE_NOOP("actions", "Larger text"), ("Ctrl++", "Ctrl+="),
      QT_TRANSLATE_NOOP("actions", "Make the article's text larger"), repeats=True, group=True),
    A("smaller", "view", QT_TRANSLATE_NOOP("actions", "Smaller text"), ("Ctrl+-",),
      QT_TRANSLATE_NOOP("actions", "Make the article's text smaller"), repeats=True),
    A("usual-size", "view", QT_TRANSLATE_NOOP("actions", "Usual size"), ("Ctrl+0",),
      QT_TRANSLATE_NOOP("actions", "Show the article's text in its usual size")),
    A("theme-system", "view", QT_TRANSLATE_NOOP("actions", "Light or dark as the system"), ("Ctrl+Alt+1",),
      QT_TRANSLATE_NOOP("actions", "Follow the system's choice of light or dark"), radio="theme", group=True),
    A("theme-light", "view", QT_TRANSLATE_NOOP("actions", "Light"), ("Ctrl+Alt+2",),
      QT_TRANSLATE_NOOP("actions", "Always light"), radio="theme"),
    A("theme-dark", "view", QT_TRANSLATE_NOOP("actions", "Dark"), ("Ctrl+Alt+3",),
      QT_TRANSLATE_NOOP("actions", "Always dark"), radio="theme"),
    A("whole-words", "view", QT_TRANSLATE_NOOP("actions", "Select whole words"), ("Ctrl+Alt+W",),
      QT_TRANSLATE_NOOP("actions", "Let the mouse select whole words; Alt does the opposite"),
      switch=True, group=True),
    A("selection-bar", "view", QT_TRANSLATE_NOOP("actions", "Labels at the selection"), ("Ctrl+Alt+B",),
      QT_TRANSLATE_NOOP("actions", "Offer the labels in a small bar at the selection"), switch=True),
    A("note-time", "view", QT_TRANSLATE_NOOP("actions", "Note the time I work"), ("Ctrl+Shift+H",),
      QT_TRANSLATE_NOOP("actions", "Note how long I work on each article; only I see it"), switch=True),
    A("change-annotator", "people", QT_TRANSLATE_NOOP("actions", "Change annotator…"), ("Ctrl+Shift+A",),
      QT_TRANSLATE_NOOP("actions", "Go on as somebody else"), "person", N.PROJECT),
    A("rename-annotator", "people", QT_TRANSLATE_NOOP("actions", "Rename annotator…"), ("Ctrl+Alt+R",),
      QT_TRANSLATE_NOOP("actions", "Give an annotator another name"), "rename", N.WRITABLE),
    A("merge-annotators", "people", QT_TRANSLATE_NOOP("actions", "Merge annotators…"), ("Ctrl+Alt+M",),
      QT_TRANSLATE_NOOP("actions", "Make two names of one person one"), "", N.WRITABLE),
    A("shortcuts", "help", QT_TRANSLATE_NOOP("actions", "Keyboard shortcuts"), ("?", "F1"),
      QT_TRANSLATE_NOOP("actions", "Show every action with its keys"), "help"),
    A("tour", "help", QT_TRANSLATE_NOOP("actions", "First tour"), ("Shift+F1",),
      QT_TRANSLATE_NOOP("actions", "Learn the program on the sample, step by step, with your own hands"),
      needs=N.NOTHING),
    A("guidelines", "help", QT_TRANSLATE_NOOP("actions", "Guidelines"), ("Ctrl+G",),
      QT_TRANSLATE_NOOP("actions", "Read what to annotate and where it begins and ends")),
    A("open-log", "help", QT_TRANSLATE_NOOP("actions", "Show the log file"), ("Ctrl+Alt+L",),
      QT_TRANSLATE_NOOP("actions", "Open the folder with the program's log"), group=True),
    A("about", "help", QT_TRANSLATE_NOOP("actions", "About Annotator"), ("Ctrl+Alt+A",),
      QT_TRANSLATE_NOOP("actions", "Show the version and the licence")),
)
# fmt: on
