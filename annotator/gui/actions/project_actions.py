"""The actions of the menus File and Edit."""

from annotator.gui.actions.spec import ActionSpec, Needs, Part
from annotator.gui.translation import QT_TRANSLATE_NOOP

N = Needs
A = ActionSpec

# fmt: off
PROJECT_ACTIONS = (
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
    A("print", "file", QT_TRANSLATE_NOOP("actions", "Print…"), ("Ctrl+P",),
      QT_TRANSLATE_NOOP("actions", "Print the article with its annotations, notes and a legend"),
      "", N.ARTICLE, group=True),
    A("save-pdf", "file", QT_TRANSLATE_NOOP("actions", "Save the article as PDF…"), ("Ctrl+Shift+D",),
      QT_TRANSLATE_NOOP("actions", "Write the article with its annotations as pages for reading"),
      "", N.ARTICLE),
    A("save-html", "file", QT_TRANSLATE_NOOP("actions", "Save the article as one HTML file…"),
      ("Ctrl+Alt+H",),
      QT_TRANSLATE_NOOP("actions", "Write the article with its annotations as a page for browsers"),
      "", N.ARTICLE),
    A("quit", "file", QT_TRANSLATE_NOOP("actions", "Quit"), ("Ctrl+Q",),
      QT_TRANSLATE_NOOP("actions", "Close all windows"), group=True),
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
    A("copy", "edit", QT_TRANSLATE_NOOP("actions", "Copy"), ("Ctrl+C", "Ctrl+Ins"),
      QT_TRANSLATE_NOOP("actions", "Copy the selected words of the article"),
      needs=N.SELECTED, part=Part.PAGE, group=True),
)
# fmt: on
