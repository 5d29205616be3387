"""Which texts an expression can be, as far as they are written down somewhere in the program."""

import ast

from tools.translations.program import DEPTH, Program, last_name

DATA = "shown"
"""The function through which data come into a message."""
UNSEEN = ("annotator/cli/", "annotator/gui/demo/")
"""Where messages are made that no window shows."""


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
        if depth > DEPTH:
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
