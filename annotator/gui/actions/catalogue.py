"""Every action of the window: what it is called, its keys, where it stands and what it needs."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.gui.translation import QT_TRANSLATE_NOOP


class Needs(StrEnum):
    """What must be there for an action to be of use."""

    NOTHING = "nothing"
    PROJECT = "project"
    WRITABLE = "writable"
    """A project that can be changed."""
    ARTICLE = "article"
    """An open article."""
    EDITABLE = "editable"
    """An open article in a project that can be changed."""
    SELECTION = "selection"
    """A selection in an article that can be changed."""
    CHOSEN = "chosen"
    """A chosen annotation."""
    CHOSEN_EDITABLE = "chosen-editable"
    """A chosen annotation in an article that can be changed."""
    CHOSEN_AND_SELECTION = "chosen-and-selection"


class Part(StrEnum):
    """Where an action's keys work: anywhere in the window, or on the page only."""

    WINDOW = "window"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; texts are English and marked for translation in the context `actions`."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    tip: str
    icon: str = ""
    needs: Needs = Needs.NOTHING
    part: Part = Part.WINDOW
    repeats: bool = False
    """Whether holding the key repeats it."""
    group: bool = False
    """Whether a line separates it from what stands above it in the menu."""
    radio: str = ""
    """The name of the group of which only one is checked at a time."""
    switch: bool = False
    """Whether it is on or off."""


MENUS = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("annotation", QT_TRANSLATE_NOOP("actions", "A&nnotation")),
    ("article", QT_TRANSLATE_NOOP("actions", "&Article")),
    ("view", QT_TRANSLATE_NOOP("actions", "&View")),
    ("people", QT_TRANSLATE_NOOP("actions", "&People")),
    ("help", QT_TRANSLATE_NOOP("actions", "&Help")),
)


N = Needs
A = ActionSpec

# fmt: off
CATALOGUE: tuple[ActionSpec, ...] = (
    # File
    A("new-project", "file", QT_TRANSLATE_NOOP("actions", "New project…"), ("Ctrl+N",),
      QT_TRANSLATE_NOOP("actions", "Make an empty project"), "new"),
    A("open-project", "file", QT_TRANSLATE_NOOP("actions", "Open project…"), ("Ctrl+O",),
      QT_TRANSLATE_NOOP("actions", "Open another project in this window"), "open"),
    A("new-window", "file", QT_TRANSLATE_NOOP("actions", "New window"), ("Ctrl+Shift+N",),
      QT_TRANSLATE_NOOP("actions", "Open a second window on this project"), needs=N.PROJECT),
    A("import-files", "file", QT_TRANSLATE_NOOP("actions", "Import files…"), ("Ctrl+I",),
      QT_TRANSLATE_NOOP("actions", "Import texts or corpora"), "import", N.WRITABLE, group=True),
    A("import-folder", "file", QT_TRANSLATE_NOOP("actions", "Import a folder…"), ("Ctrl+Shift+I",),
      QT_TRANSLATE_NOOP("actions", "Import all texts and corpora of a folder"), "folder", N.WRITABLE),
    A("paste-article", "file", QT_TRANSLATE_NOOP("actions", "Paste text as an article"), ("Ctrl+Shift+V",),
      QT_TRANSLATE_NOOP("actions", "Make an article of the copied text"), "article", N.WRITABLE),
    A("import-sample", "file", QT_TRANSLATE_NOOP("actions", "Add the sample articles"), ("Ctrl+Alt+S",),
      QT_TRANSLATE_NOOP("actions", "Add three short articles that two people have annotated"),
      "", N.WRITABLE),
    A("export", "file", QT_TRANSLATE_NOOP("actions", "Export…"), ("Ctrl+E",),
      QT_TRANSLATE_NOOP("actions", "Write a corpus for other programs"), "export", N.PROJECT, group=True),
    A("quit", "file", QT_TRANSLATE_NOOP("actions", "Quit"), ("Ctrl+Q",),
      QT_TRANSLATE_NOOP("actions", "Close all windows"), group=True),
    # Edit
    A("undo", "edit", QT_TRANSLATE_NOOP("actions", "Undo"), ("Ctrl+Z",),
      QT_TRANSLATE_NOOP("actions", "Take back your last change of this article"),
      "undo", N.EDITABLE, repeats=True),
    A("redo", "edit", QT_TRANSLATE_NOOP("actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"),
      QT_TRANSLATE_NOOP("actions", "Bring back what was undone last"), "redo", N.EDITABLE, repeats=True),
    A("undo-project", "edit", QT_TRANSLATE_NOOP("actions", "Undo in the project"), ("Ctrl+Alt+Z",),
      QT_TRANSLATE_NOOP("actions", "Take back your last import, renaming or removal"),
      "", N.WRITABLE, group=True),
    A("redo-project", "edit", QT_TRANSLATE_NOOP("actions", "Redo in the project"), ("Ctrl+Alt+Y",),
      QT_TRANSLATE_NOOP("actions", "Bring back what was undone last in the project"), "", N.WRITABLE),
    # Annotation; the labels of the project stand above these
    A("add-fragment", "annotation", QT_TRANSLATE_NOOP("actions", "Add selection as a fragment"), ("F",),
      QT_TRANSLATE_NOOP("actions", "Make the selection a part of the chosen annotation"),
      "fragment-add", N.CHOSEN_AND_SELECTION, group=True),
    A("take-away", "annotation", QT_TRANSLATE_NOOP("actions", "Take the selection out"), ("Shift+F",),
      QT_TRANSLATE_NOOP("actions", "Take the selection out of the chosen annotation"),
      "fragment-remove", N.CHOSEN_AND_SELECTION),
    A("edit-note", "annotation", QT_TRANSLATE_NOOP("actions", "Write a note"), ("E",),
      QT_TRANSLATE_NOOP("actions", "Write a note to the chosen annotation"),
      "note", N.CHOSEN_EDITABLE, group=True),
    A("toggle-discuss", "annotation", QT_TRANSLATE_NOOP("actions", "Mark to discuss"), ("D",),
      QT_TRANSLATE_NOOP("actions", "Mark the chosen annotation as one to talk about"),
      "discuss", N.CHOSEN_EDITABLE),
    A("delete-annotation", "annotation", QT_TRANSLATE_NOOP("actions", "Delete annotation"),
      ("Del", "Backspace"),
      QT_TRANSLATE_NOOP("actions", "Delete the chosen annotation"), "delete", N.CHOSEN_EDITABLE),
    A("end-word-on", "annotation", QT_TRANSLATE_NOOP("actions", "End: one word further"), ("Alt+Right",),
      QT_TRANSLATE_NOOP("actions", "Move the end of the chosen annotation one word further"),
      needs=N.CHOSEN_EDITABLE, repeats=True, group=True),
    A("end-word-back", "annotation", QT_TRANSLATE_NOOP("actions", "End: one word back"), ("Alt+Left",),
      QT_TRANSLATE_NOOP("actions", "Move the end of the chosen annotation one word back"),
      needs=N.CHOSEN_EDITABLE, repeats=True),
    A("end-character-on", "annotation", QT_TRANSLATE_NOOP("actions", "End: one character further"),
      ("Alt+Down",),
      QT_TRANSLATE_NOOP("actions", "Move the end of the chosen annotation one character further"),
      needs=N.CHOSEN_EDITABLE, repeats=True),
    A("end-character-back", "annotation", QT_TRANSLATE_NOOP("actions", "End: one character back"),
      ("Alt+Up",),
      QT_TRANSLATE_NOOP("actions", "Move the end of the chosen annotation one character back"),
      needs=N.CHOSEN_EDITABLE, repeats=True),
    A("start-word-on", "annotation", QT_TRANSLATE_NOOP("actions", "Start: one word further"),
      ("Alt+Shift+Right",),
      QT_TRANSLATE_NOOP("actions", "Move the start of the chosen annotation one word further"),
      needs=N.CHOSEN_EDITABLE, repeats=True),
    A("start-word-back", "annotation", QT_TRANSLATE_NOOP("actions", "Start: one word back"),
      ("Alt+Shift+Left",),
      QT_TRANSLATE_NOOP("actions", "Move the start of the chosen annotation one word back"),
      needs=N.CHOSEN_EDITABLE, repeats=True),
    A("start-character-on", "annotation", QT_TRANSLATE_NOOP("actions", "Start: one character further"),
      ("Alt+Shift+Down",),
      QT_TRANSLATE_NOOP("actions", "Move the start one character further"),
      needs=N.CHOSEN_EDITABLE, repeats=True),
    A("start-character-back", "annotation", QT_TRANSLATE_NOOP("actions", "Start: one character back"),
      ("Alt+Shift+Up",),
      QT_TRANSLATE_NOOP("actions", "Move the start one character back"),
      needs=N.CHOSEN_EDITABLE, repeats=True),
    A("next-annotation", "annotation", QT_TRANSLATE_NOOP("actions", "Next annotation"), ("Tab",),
      QT_TRANSLATE_NOOP("actions", "Choose the next annotation in reading order"),
      needs=N.ARTICLE, part=Part.PAGE, repeats=True, group=True),
    A("previous-annotation", "annotation", QT_TRANSLATE_NOOP("actions", "Previous annotation"),
      ("Shift+Tab",),
      QT_TRANSLATE_NOOP("actions", "Choose the previous annotation in reading order"),
      needs=N.ARTICLE, part=Part.PAGE, repeats=True),
    A("choose-beneath", "annotation", QT_TRANSLATE_NOOP("actions", "Choose the one beneath"), ("B",),
      QT_TRANSLATE_NOOP("actions", "Choose the next of the annotations that overlap here"), needs=N.ARTICLE),
    A("let-go", "annotation", QT_TRANSLATE_NOOP("actions", "Let go"), ("Esc",),
      QT_TRANSLATE_NOOP("actions", "Drop the selection, then the chosen annotation, then the message"),
      needs=N.PROJECT),
    # Article
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
    A("article-details", "article", QT_TRANSLATE_NOOP("actions", "Title and details…"), ("F2",),
      QT_TRANSLATE_NOOP("actions", "Rename the article, give its date, source and other details"),
      "metadata", N.ARTICLE, group=True),
    A("remove-article", "article", QT_TRANSLATE_NOOP("actions", "Remove article"), ("Ctrl+Del",),
      QT_TRANSLATE_NOOP("actions", "Remove the article with everybody's work on it"), "", N.EDITABLE),
    # View
    A("filter-articles", "view", QT_TRANSLATE_NOOP("actions", "Filter articles"), ("Ctrl+L",),
      QT_TRANSLATE_NOOP("actions", "Go to the box that filters the list of articles"), "filter", N.PROJECT),
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
    # People
    A("change-annotator", "people", QT_TRANSLATE_NOOP("actions", "Change annotator…"), ("Ctrl+Shift+A",),
      QT_TRANSLATE_NOOP("actions", "Go on as somebody else"), "person", N.PROJECT),
    A("rename-annotator", "people", QT_TRANSLATE_NOOP("actions", "Rename annotator…"), ("Ctrl+Alt+R",),
      QT_TRANSLATE_NOOP("actions", "Give an annotator another name"), "rename", N.WRITABLE),
    A("merge-annotators", "people", QT_TRANSLATE_NOOP("actions", "Merge annotators…"), ("Ctrl+Alt+M",),
      QT_TRANSLATE_NOOP("actions", "Make two names of one person one"), "", N.WRITABLE),
    # Help
    A("shortcuts", "help", QT_TRANSLATE_NOOP("actions", "Keyboard shortcuts"), ("?", "F1"),
      QT_TRANSLATE_NOOP("actions", "Show every action with its keys"), "help"),
    A("guidelines", "help", QT_TRANSLATE_NOOP("actions", "Guidelines"), ("Ctrl+G",),
      QT_TRANSLATE_NOOP("actions", "Read what to annotate and where it begins and ends")),
    A("open-log", "help", QT_TRANSLATE_NOOP("actions", "Show the log file"), ("Ctrl+Alt+L",),
      QT_TRANSLATE_NOOP("actions", "Open the folder with the program's log"), group=True),
    A("about", "help", QT_TRANSLATE_NOOP("actions", "About Annotator"), ("Ctrl+Alt+A",),
      QT_TRANSLATE_NOOP("actions", "Show the version and the licence")),
)
# fmt: on


def spec(id: str) -> ActionSpec:
    """The action of that id."""
    return next(entry for entry in CATALOGUE if entry.id == id)
