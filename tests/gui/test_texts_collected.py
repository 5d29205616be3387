"""Every text that the code asks a translation for is in the files, also what Qt's tool passes over."""

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
ASKED = {"tr": 0, "translate": 1, "counted": 1, "QT_TRANSLATE_NOOP": 1}
"""The functions that ask, and the place of the text among what they are given."""


class Asked(NamedTuple):
    """A text that is asked for."""

    where: str
    context: str
    text: str
    is_counted: bool


def asked_in(path: Path, node: ast.AST, owner: str = "") -> Iterator[Asked]:
    """The texts of a module that stand in it as plain literals."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            function = child.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            match child.args[: ASKED.get(name, -1) + 1] if name in ASKED else []:
                case [ast.Constant(value=str(text))]:
                    yield Asked(f"{path.name}:{child.lineno}", owner, text, len(child.args) > 2)
                case [ast.Constant(value=str(context)), ast.Constant(value=str(text))]:
                    yield Asked(f"{path.name}:{child.lineno}", context, text, name == "counted")
        yield from asked_in(path, child, child.name if isinstance(child, ast.ClassDef) else owner)


def every() -> list[Asked]:
    return [
        one
        for path in sorted((ROOT / "annotator" / "gui").rglob("*.py"))
        for one in asked_in(path, ast.parse(path.read_text(encoding="utf-8")))
    ]


def known(language: str) -> set[tuple[str, str]]:
    """Context and text of all that stands in a file of translations."""
    root = ET.parse(ROOT / "resources" / "i18n" / f"annotator_{language}.ts").getroot()
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in root.findall("context")
        for message in context.findall("message")
    }


def test_every_text_is_collected() -> None:
    asked, german = every(), known("de")

    assert len(asked) > 900
    assert not [one for one in asked if (one.context, one.text) not in german]


def test_every_number_in_words_has_its_plurals() -> None:
    english = known("en")
    numbered = [one for one in every() if "%n" in one.text or "%Ln" in one.text]

    assert len(numbered) > 40
    assert not [one.where for one in numbered if not one.is_counted]
    assert not [one for one in numbered if (one.context, one.text) not in english]
