"""The rules of the house as functions: each takes a module and yields what it finds, in plain words."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

LONGEST = 400
"""Lines of a module."""

READS_BACK = {"annotator/gui/annotate/note_editor.py", "annotator/gui/guidelines/editor.py"}
"""Modules of the window that may read text back from Qt: what a person types in, never an article."""

OWN_MARKUP = {"annotator/gui/guidelines/markdown_page.py"}
"""Modules of the window that show Markdown, without HTML and without loading anything."""

_TIP_HELPERS = {"plain_tooltip", "tr", "translate", "status_text", "toolTip"}
"""What returns words of ours, or escapes those of others, or is a tooltip already."""
SLEEPS = {"tests/storage/test_kill.py"}
"""Tests that let a moment pass because the moment is what they try."""

_QT_SLEEPS = {"qtbot.wait", "QTest.qWait", "QTest.qSleep", "QThread.msleep", "QThread.sleep"}
_MARKUP = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "setDefaultStyleSheet"}


@dataclass(frozen=True)
class Module:
    """One file of Python code."""

    path: str
    """From the root of the repository, with slashes."""
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    def inside(self, *folders: str) -> bool:
        return any(self.path.startswith(f"{folder}/") for folder in folders)


Rule = Callable[[Module], Iterator[str]]


def calls(module: Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call, with the last part of the name that is called."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node, node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node, node.func.attr


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Every imported module, those inside functions included."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""


def is_short(module: Module) -> Iterator[str]:
    lines = module.source.count("\n")
    if lines > LONGEST:
        yield f"{lines} lines; split it, {LONGEST} is the most"


def opens_with_a_sentence(module: Module) -> Iterator[str]:
    words = ast.get_docstring(module.tree)
    if not words:
        yield "says nowhere what it is; open it with one sentence"
        return
    first = words.partition("\n\n")[0]
    if not first.endswith(".") or re.search(r"[.!?]\s+[A-Z]", first):
        yield f"opens with {first!r}, which is not one sentence"


def labels_are_plain(module: Module) -> Iterator[str]:
    """A QLabel takes what looks like HTML for HTML, and loads local files for it."""
    if not module.inside("annotator"):
        return
    for node, name in calls(module):
        if name == "QLabel" and not (module.inside("annotator/gui/widgets") and not node.args):
            yield f"line {node.lineno}: QLabel; PlainLabel of gui/widgets shows text as it is"
        if name == "setTextFormat" and "PlainText" not in ast.unparse(node):
            yield f"line {node.lineno}: a text format that is not plain"
        if name in _MARKUP and module.path not in OWN_MARKUP:
            yield f"line {node.lineno}: {name}; nothing in the window is markup"
    for made in ast.walk(module.tree):
        if isinstance(made, ast.ClassDef) and not module.inside("annotator/gui/widgets"):
            for base in made.bases:
                if ast.unparse(base).rpartition(".")[2] == "QLabel":
                    yield f"line {made.lineno}: a subclass of QLabel; begin with PlainLabel"


def boxes_are_plain(module: Module) -> Iterator[str]:
    """QMessageBox guesses markup like QLabel does, and its static functions leave no way to say otherwise."""
    if not module.inside("annotator"):
        return
    for node, name in calls(module):
        owner = ast.unparse(node.func).split(".")
        if owner[0] == "QMessageBox" and len(owner) > 1 and name[0].islower():
            yield f"line {node.lineno}: QMessageBox.{name} guesses markup; make one and set plain text"
        if name == "QMessageBox" and "setTextFormat(Qt.TextFormat.PlainText)" not in module.source:
            yield f"line {node.lineno}: QMessageBox without setTextFormat(Qt.TextFormat.PlainText)"
        if name in {"QErrorMessage", "QProgressDialog"}:
            yield f"line {node.lineno}: {name} takes text for markup"


def tooltips_are_plain(module: Module) -> Iterator[str]:
    """Tooltips are markup to Qt: what people wrote goes through `plain_tooltip`."""
    if not module.inside("annotator"):
        return
    for node, name in calls(module):
        if name not in {"setToolTip", "setWhatsThis", "showText"} or not node.args:
            continue
        if name == "showText" and ast.unparse(node.func) != "QToolTip.showText":
            continue
        text = node.args[1] if name == "showText" else node.args[0]
        if isinstance(text, ast.Constant):
            continue
        helper = ast.unparse(text.func).rpartition(".")[2] if isinstance(text, ast.Call) else ""
        if helper not in _TIP_HELPERS:
            yield f"line {node.lineno}: {name}({ast.unparse(text)}); wrap it in plain_tooltip"


def no_extra_selections(module: Module) -> Iterator[str]:
    if not module.inside("annotator"):
        return
    for node, name in calls(module):
        if name == "setExtraSelections":
            yield f"line {node.lineno}: setExtraSelections is slow and can crash; use a layer of marks"


def lines_end_with_lf_only(module: Module) -> Iterator[str]:
    """`splitlines` also cuts at U+2028, NEL and others, in the middle of a record."""
    if not module.inside("annotator/formats", "annotator/domain", "annotator/services", "annotator/cli"):
        return
    for node, name in calls(module):
        if name == "splitlines":
            yield f'line {node.lineno}: splitlines; split on "\\n"'


def prints_nothing(module: Module) -> Iterator[str]:
    if not module.inside("annotator") or module.inside("annotator/cli"):
        return
    for node, name in calls(module):
        if isinstance(node.func, ast.Name) and name == "print":
            yield f"line {node.lineno}: print; only the command line speaks to a terminal"


def never_reads_back(module: Module) -> Iterator[str]:
    """Qt gives text back changed (no-break spaces, line separators): slice the article instead."""
    if not module.inside("annotator/gui") or module.path in READS_BACK:
        return
    for node in ast.walk(module.tree):
        # `QLineEdit.selectedText` is for input too, but nobody needs it.
        if isinstance(node, ast.Attribute) and node.attr in {"toPlainText", "selectedText", "toRawText"}:
            yield f"line {node.lineno}: {node.attr}; slice the article's own text"


_SCRATCH = frozenset({"annotator/formats/refi/index.py"})
"""Modules that keep what does not fit the memory in a database of their own for a while; it is no project."""


def libraries_stay_in_their_rooms(module: Module) -> Iterator[str]:
    """import-linter looks at the graph; this looks at every import, wherever it hides."""
    if not module.inside("annotator"):
        return
    rooms = {
        "sqlalchemy": "annotator/storage/",
        "alembic": "annotator/storage/",
        "psycopg": "annotator/storage/",
        "sqlite3": "annotator/storage/",
        "PySide6": "annotator/gui/",
        "shiboken6": "annotator/gui/",
        "click": "annotator/cli/",
    }
    for line, name in imports(module):
        room = rooms.get(name.partition(".")[0])
        if module.path in _SCRATCH and name == "sqlite3":
            continue
        if room and not module.path.startswith(room):
            yield f"line {line}: {name} belongs to {room}"


def exceptions_are_named(module: Module) -> Iterator[str]:
    for number, line in enumerate(module.source.split("\n"), start=1):
        if re.search(r"#\s*noqa(?!:\s*[A-Z]+\d)", line):
            yield f"line {number}: noqa without a code"
        if re.search(r"#\s*type:\s*ignore(?!\[)", line):
            yield f"line {number}: type: ignore without a code"


def files_have_an_encoding(module: Module) -> Iterator[str]:
    """What a file holds must not depend on the machine's locale."""
    if not module.inside("annotator", "migrations"):
        return
    for node, name in calls(module):
        if any(keyword.arg in {"encoding", None} for keyword in node.keywords):
            continue
        # `read_text` of our own modules takes names, that of a path takes nothing but the encoding.
        if isinstance(node.func, ast.Attribute) and (
            (name == "read_text" and not node.args) or (name == "write_text" and len(node.args) == 1)
        ):
            yield f"line {node.lineno}: {name} without an encoding"
        if (
            (isinstance(node.func, ast.Name) or _on_a_path(node.func))
            and name == "open"
            and "b" not in _mode(node)
        ):
            yield f"line {node.lineno}: open without an encoding"


def _on_a_path(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and "path" in ast.unparse(function.value).lower()


def _mode(node: ast.Call) -> str:
    place = 1 if isinstance(node.func, ast.Name) else 0
    given = [keyword.value for keyword in node.keywords if keyword.arg == "mode"] or node.args[
        place : place + 1
    ]
    if not given:
        return "r"
    # A mode that is worked out is taken to be binary: the open file's type says the rest.
    return str(given[0].value) if isinstance(given[0], ast.Constant) else "b"


def tests_wait_for_something(module: Module) -> Iterator[str]:
    """A test that sleeps is slow on a fast machine and fails on a slow one."""
    if not module.inside("tests") or module.inside("tests/benchmarks") or module.path in SLEEPS:
        return
    polling = {
        id(node) for loop in ast.walk(module.tree) if isinstance(loop, ast.While) for node in ast.walk(loop)
    }
    for node, _name in calls(module):
        name = ast.unparse(node.func)
        if (name in {"time.sleep", "sleep"} and id(node) not in polling) or name in _QT_SLEEPS:
            yield f"line {node.lineno}: {ast.unparse(node)}; wait for a signal or a condition"


RULES: tuple[Rule, ...] = (
    is_short,
    opens_with_a_sentence,
    labels_are_plain,
    boxes_are_plain,
    tooltips_are_plain,
    no_extra_selections,
    lines_end_with_lf_only,
    prints_nothing,
    never_reads_back,
    libraries_stay_in_their_rooms,
    exceptions_are_named,
    files_have_an_encoding,
    tests_wait_for_something,
)

_SKIPPED = {"build", "dist", "__pycache__"}
_BINARY = {".png", ".ttf", ".ico", ".icns", ".annotator", ".qm"}
# Written so that this file does not find itself.
_PRIVATE = re.compile(
    r"(?<![\w.~-])/(?:[w]ork|[r]oot|[t]mp)/\w|(?<![\w.~-])/[h]ome/\w"
    r"|\b(?:[p]ypi\.org|[p]ythonhosted\.org|[r]egistry\.npmjs\.org|[d]eb\.debian\.org)"
)


def private_places(text: str) -> Iterator[str]:
    """Find paths of one machine and addresses of package registries."""
    for number, line in enumerate(text.split("\n"), start=1):
        for found in _PRIVATE.finditer(line):
            yield f"line {number}: {found.group()}; name no path of a machine and no registry"


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Every text file of the repository, by its path from the root."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        hidden = any(part.startswith(".") for part in parts) and parts[0] != ".ci"
        if hidden or not _SKIPPED.isdisjoint(parts) or path.suffix in _BINARY or not path.is_file():
            continue
        try:
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def modules(root: Path) -> Iterator[Module]:
    """Every module of the program, its migrations and its tests."""
    for folder in ("annotator", "migrations", "tests", "tools"):
        for path in sorted((root / folder).rglob("*.py")):
            if "_bundled" not in path.parts:
                yield Module(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
