"""Every text of a message that a window shows, by the context in which it is translated."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.translations.program import Program, last_name
from tools.translations.resolving import UNSEEN, Resolver

ROOT = Path(__file__).resolve().parents[2]
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
MADE = ("error.template", "kind.template", "self.template")
"""Templates of messages that are there already."""


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
    _place, table = program.constant("annotator/formats/page_texts.py", "PAGES") or ("", ast.Tuple([]))
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
