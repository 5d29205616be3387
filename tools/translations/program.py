"""The modules of the program, read but not run: what they define, call and import."""

import ast
from dataclasses import dataclass, field
from pathlib import Path

DEPTH = 8
"""Steps that are followed: from base class to base class, from a name to what it is."""


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
        for _generation in range(DEPTH):
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
