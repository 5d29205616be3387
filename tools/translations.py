#!/usr/bin/env python3
"""Bring the translations up to date: collect every text, keep what is translated, make the .qm files."""

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = {"en": ("-pluralonly",), "de": ()}
"""English stands in the program itself; its file only holds the plurals."""
PHRASES = frozenset({"action", "kind", "role", "wanted", "what", "whose", "why"})
"""The facts of a message that hold words; the window reads the same list."""
OF_THE_SYSTEM = (
    "No such file or directory",
    "no such file or directory",
    "Permission denied",
    "permission denied",
    "Is a directory",
    "Not a directory",
    "No space left on device",
    "Read-only file system",
    "File name too long",
    "Input/output error",
    "Disk quota exceeded",
)
"""Reasons that the system gives and that stand inside our sentences."""
DATA = "shown"
"""The function through which data come into a message."""
UNSEEN = ("annotator/cli/", "annotator/gui/demo/")
"""Where messages are made that no window shows."""
NUMBER = re.compile(r"{n}|%L?n")
"""What stands for the number that chooses between the forms of the plural."""
MADE = ("error.template", "kind.template", "self.template")
"""Templates of messages that are there already."""
_DEPTH = 8


@dataclass
class Program:
    """The modules of the program, read but not run."""

    trees: dict[str, ast.Module] = field(default_factory=dict)
    functions: dict[str, list[tuple[str, ast.FunctionDef]]] = field(default_factory=dict)
    calls: dict[str, list[tuple[str, ast.FunctionDef | None, ast.Call]]] = field(default_factory=dict)
    errors: set[str] = field(default_factory=lambda: {"AnnotatorError"})
    """The names of all kinds of errors of the world."""

    @classmethod
    def read(cls, root: Path) -> "Program":
        """Read every module of the package under `root`."""
        program = cls()
        for path in sorted((root / "annotator").rglob("*.py")):
            name = path.relative_to(root).as_posix()
            program.trees[name] = ast.parse(path.read_text(encoding="utf-8"))
            program._note(name, program.trees[name], None)
        classes = [
            node for tree in program.trees.values() for node in tree.body if isinstance(node, ast.ClassDef)
        ]
        program.errors |= {one.name for one in classes if carries_template(one)}
        for _generation in range(_DEPTH):
            program.errors |= {
                one.name for one in classes if program.errors & {last_name(base) for base in one.bases}
            }
        return program

    def _note(self, module: str, node: ast.AST, inside: ast.FunctionDef | None) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                self.calls.setdefault(last_name(child.func), []).append((module, inside, child))
                if last_name(child.func) == "partial" and child.args:
                    later = ast.Call(child.args[0], child.args[1:], child.keywords)
                    later.lineno = child.lineno
                    self.calls.setdefault(last_name(later.func), []).append((module, inside, later))
            if isinstance(child, ast.FunctionDef):
                self.functions.setdefault(child.name, []).append((module, child))
                self._note(module, child, child)
            else:
                self._note(module, child, inside)

    def constant(self, module: str, name: str) -> tuple[str, ast.expr] | None:
        """The value of a name of a module, its own or an imported one, with the module it stands in."""
        for node in self.trees[module].body:
            if isinstance(node, ast.Assign) and any(last_name(one) == name for one in node.targets):
                return module, node.value
            if isinstance(node, ast.AnnAssign) and last_name(node.target) == name and node.value:
                return module, node.value
            if isinstance(node, ast.ImportFrom) and node.module:
                other = node.module.replace(".", "/") + ".py"
                for alias in node.names:
                    if (alias.asname or alias.name) == name and other in self.trees:
                        return self.constant(other, alias.name)
        return None

    def home(self, name: str, known_in: str) -> str:
        """The path of the module in which what another one calls by a name is made; empty if not in ours."""
        if any(module == known_in for module, _function in self.functions.get(name, [])):
            return known_in
        for node in ast.walk(self.trees[known_in]):
            if isinstance(node, ast.ImportFrom) and node.module:
                path = node.module.replace(".", "/") + ".py"
                for alias in node.names:
                    if (alias.asname or alias.name) == name and path in self.trees and path != known_in:
                        return self.home(alias.name, path)
        return ""

    def module(self, name: str, known_in: str) -> str:
        """The path of a module that another one knows by a name; empty where it is none of ours."""
        for node in self.trees[known_in].body:
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    path = f"{node.module}.{alias.name}".replace(".", "/") + ".py"
                    if (alias.asname or alias.name) == name and path in self.trees:
                        return path
        return ""


def last_name(node: ast.expr) -> str:
    """The last part of a dotted name; empty where it is none."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def carries_template(node: ast.ClassDef) -> bool:
    """Whether an exception is made of a template, so that another one can be made of it."""
    makers = [one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"]
    is_error = any(last_name(base).endswith(("Error", "Exception")) for base in node.bases)
    return is_error and any(arg.arg == "template" for one in makers for arg in one.args.args)


def is_private(name: str) -> bool:
    """Whether only its own module calls a function of this name; others may have one called alike."""
    return name.startswith("_")


def parts(node: ast.expr) -> list[ast.expr]:
    """The expressions of which this one is one or another."""
    match node:
        case ast.IfExp(body=one, orelse=other):
            return [one, other]
        case (
            ast.BoolOp(values=values)
            | ast.Tuple(elts=values)
            | ast.List(elts=values)
            | ast.Dict(values=values)
        ):
            return values
        case ast.Subscript(value=value) | ast.Call(func=ast.Attribute(value=value, attr="get")):
            return [value]
    return []


class Resolver:
    """Finds out which texts an expression can be, as far as they are written down somewhere."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def texts(self, node: ast.expr, module: str, inside: ast.FunctionDef | None, depth: int = 0) -> set[str]:
        """The texts that the expression can be; none where that is decided while the program runs."""
        if depth > _DEPTH:
            return set()

        def go(*expressions: ast.expr) -> set[str]:
            return set().union(*(self.texts(one, module, inside, depth + 1) for one in expressions))

        found = go(*parts(node))
        match node:
            case ast.Constant(value=str(text)):
                found = {text}
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                found = {one + other for one in go(left) for other in go(right)}
            case ast.Call(func=func) if last_name(func) != DATA:
                found |= self._returned(last_name(func), module, depth)
            case ast.Name(id=name):
                found = self._named(name, module, inside, depth)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                other = self._program.module(name, module)
                constant = self._program.constant(other, attribute) if other else None
                found = self.texts(constant[1], constant[0], None, depth + 1) if constant else found
        return found

    def _returned(self, function: str, asked_in: str, depth: int) -> set[str]:
        found: set[str] = set()
        for module, definition in self._program.functions.get(function, []):
            if is_private(function) and module != asked_in:
                continue
            for node in ast.walk(definition):
                if isinstance(node, ast.Return) and node.value is not None:
                    found |= self.texts(node.value, module, definition, depth + 1)
        return found

    def _named(self, name: str, module: str, inside: ast.FunctionDef | None, depth: int) -> set[str]:
        found: set[str] = set()
        if inside is not None:
            for node in ast.walk(inside):
                if isinstance(node, ast.Assign) and any(last_name(one) == name for one in node.targets):
                    found |= self.texts(node.value, module, inside, depth + 1)
                elif isinstance(node, ast.For):
                    found |= self._looped(name, node, module, inside, depth)
            names = [one.arg for one in (*inside.args.posonlyargs, *inside.args.args)]
            if name in names:
                return found | self._passed(inside, module, names, name, depth)
            if found:
                return found
        constant = self._program.constant(module, name)
        return self.texts(constant[1], constant[0], None, depth + 1) if constant else set()

    def _looped(self, name: str, loop: ast.For, module: str, inside: ast.FunctionDef, depth: int) -> set[str]:
        """What a name is that runs over the n-th part of each row of a table."""
        named = isinstance(loop.iter, ast.Name) and self._program.constant(module, last_name(loop.iter))
        place, table = named or (module, loop.iter)
        names = [last_name(one) for one in loop.target.elts] if isinstance(loop.target, ast.Tuple) else []
        if name not in names or not isinstance(table, ast.Tuple):
            return set()
        rows = [row.elts[names.index(name)] for row in table.elts if isinstance(row, ast.Tuple)]
        return set().union(*(self.texts(row, place, inside, depth + 1) for row in rows))

    def _passed(
        self, function: ast.FunctionDef, home: str, names: list[str], name: str, depth: int
    ) -> set[str]:
        found: set[str] = set()
        place = names.index(name) - (names[0] in {"self", "cls"})
        for module, inside, call in self._program.calls.get(function.name, []):
            if module.startswith(UNSEEN) or (is_private(function.name) and module != home):
                continue
            if not self._is_meant(call.func, module, home, is_method=bool(names[0] in {"self", "cls"})):
                continue
            given = [one.value for one in call.keywords if one.arg == name]
            given += call.args[place : place + 1]
            for value in given:
                found |= self.texts(value, module, inside, depth + 1)
        return found

    def _is_meant(self, called: ast.expr, module: str, home: str, *, is_method: bool) -> bool:
        """Whether a call means a function of a module, and not another one of that name."""
        if isinstance(called, ast.Name):
            return not is_method and self._program.home(called.id, module) == home
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and not is_method:
            return self._program.module(called.value.id, module) == home
        return is_method


def collect(root: Path = ROOT) -> dict[str, set[str]]:
    """Collect the texts that no window asks for, by context; raises SystemExit where it cannot follow one."""
    program = Program.read(root)
    resolver = Resolver(program)
    found = {"errors": {*OF_THE_SYSTEM, *kinds(program)}, "findings": set(), "formats": set()}
    found["CorpusPages"] = set(paged(program))
    lost: list[str] = []
    for name, calls in program.calls.items():
        for module, inside, call in calls:
            if module.startswith(UNSEEN):
                continue
            for context, template in templates(name, call, program.errors):
                texts = resolver.texts(template, module, inside)
                found[context] |= texts
                if not texts and not ast.unparse(template).startswith(MADE):
                    lost.append(f"{module}:{call.lineno}: {ast.unparse(template)}")
            for part in phrases(name, call, program.errors):
                found["errors"] |= resolver.texts(part, module, inside)
            for step in steps(name, call):
                found["errors"] |= {
                    text for text in resolver.texts(step, module, inside) if text[:1].isupper()
                }
    found["formats"] |= lost_by_formats(program, resolver, 2)
    found["errors"] |= lost_by_formats(program, resolver, 1)
    found["errors"] |= tabled(program, resolver)
    for context, text in numbered(program):
        found.setdefault(context, set()).add(text)
    if lost:
        raise SystemExit("templates that cannot be followed:\n" + "\n".join(lost))
    return {context: {cleaned(text) for text in texts if is_words(text)} for context, texts in found.items()}


def tabled(program: Program, resolver: Resolver) -> set[str]:
    """The templates in tables of what to raise: rows of a kind of error and its template."""
    found: set[str] = set()
    for module, tree in program.trees.items():
        for node in ast.walk(tree):
            match node:
                case ast.Tuple(elts=[kind, template]) if last_name(kind) in program.errors:
                    found |= resolver.texts(template, module, None)
    return found


def kinds(program: Program) -> Iterator[str]:
    """The names of what is stored, which some errors tell."""
    _place, table = program.constant("annotator/domain/change.py", "KINDS") or ("", None)
    for key in table.keys if isinstance(table, ast.Dict) else []:
        if isinstance(key, ast.Constant):
            yield str(key.value)


def paged(program: Program) -> Iterator[str]:
    """What datasheets and pages of a corpus say, which are written without a window."""
    _place, table = program.constant("annotator/formats/page_texts.py", "PAGES") or ("", ast.Tuple())
    texts = [one for node in ast.walk(table) if isinstance(node, ast.Dict) for one in node.values]
    yield from (str(one.value) for one in texts if isinstance(one, ast.Constant))


def templates(name: str, call: ast.Call, errors: set[str]) -> Iterator[tuple[str, ast.expr]]:
    """The templates that a call makes a message of, each with its context."""
    if (name in errors or name == "Phrase") and call.args:
        yield "errors", call.args[0]
    elif name == "Finding" and len(call.args) > 1:
        yield "findings", call.args[1]
    elif name == "Format":
        yield from (("formats", one.value) for one in call.keywords if one.arg == "title")
        unseen = next((one.value for one in call.keywords if one.arg == "unseen"), None)
        yield from (("formats", one) for one in (unseen.elts if isinstance(unseen, ast.Tuple) else ()))


def numbered(program: Program) -> Iterator[tuple[str, str]]:
    """The context and the text of each number in words; Qt's tool would take them without their plurals."""
    for _module, _inside, call in program.calls.get("counted", []):
        match call.args:
            case [ast.Constant(value=str(context)), ast.Constant(value=str(text)), _number]:
                yield context, text


def phrases(name: str, call: ast.Call, errors: set[str]) -> Iterator[ast.expr]:
    """The facts of a message that are words."""
    for keyword in call.keywords:
        if (name in errors or name == "Phrase") and keyword.arg in PHRASES:
            yield keyword.value
    if name == "Finding" and len(call.args) == 3 and isinstance(call.args[2], ast.Dict):
        for key, value in zip(call.args[2].keys, call.args[2].values, strict=True):
            if isinstance(key, ast.Constant) and key.value in PHRASES:
                yield value


def lost_by_formats(program: Program, resolver: Resolver, most: int) -> set[str]:
    """What formats cannot carry and, as the second, what becomes of it."""
    calls = [*program.calls.get("lose", []), *program.calls.get("_lose", [])]
    parts = [(part, module, inside) for module, inside, call in calls for part in call.args[:most]]
    return set().union(*(resolver.texts(*part) for part in parts))


def steps(name: str, call: ast.Call) -> Iterator[ast.expr]:
    """The names under which use cases are run; undo tells them. They begin with a capital."""
    place = {"run": 0, "run_then": 1}.get(name)
    if place is not None and len(call.args) > place + 1:
        yield call.args[place]


def cleaned(text: str) -> str:
    """A template without the place that many begin with."""
    return text.removeprefix("{where}: ")


def is_words(text: str) -> bool:
    """Whether there is anything to translate."""
    bare = text
    while "{" in bare and "}" in bare:
        bare = bare[: bare.index("{")] + bare[bare.index("}") + 1 :]
    return any(letter.isalpha() for letter in bare)


def as_source(found: dict[str, set[str]]) -> str:
    """The texts in the form that Qt's tool reads; those with a number have plurals."""
    lines = []
    for context, texts in sorted(found.items()):
        for text in sorted(texts):
            mark = "QT_TRANSLATE_N_NOOP" if NUMBER.search(text) else "QT_TRANSLATE_NOOP"
            quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            lines.append(f'{mark}("{context}", "{quoted}");')
    return "\n".join(lines) + "\n"


def run(tool: str, arguments: Sequence[str]) -> None:
    """Run a tool of Qt that lies beside this Python."""
    command = [str(Path(sys.executable).parent / tool), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode:
        raise SystemExit(f"{tool}: {done.stdout}{done.stderr}")


def main(folder: Path = FOLDER) -> None:
    """Update the .ts files and make the .qm files of them."""
    sources = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "annotator" / "gui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as place:
        messages = Path(place) / "messages.cpp"
        messages.write_text(as_source(collect()), encoding="utf-8")
        for language, options in LANGUAGES.items():
            ts = folder / f"annotator_{language}.ts"
            asked = ["-source-language", "en", "-target-language", language, "-ts", str(ts)]
            plain = ["-locations", "none", "-no-obsolete", *options]
            run("pyside6-lupdate", [*sources, str(messages), *plain, *asked])
            run("pyside6-lrelease", [str(ts), "-qm", str(ts.with_suffix(".qm"))])


if __name__ == "__main__":
    main(*(Path(name) for name in sys.argv[1:2]))
