"""Bring the translations up to date: collect every text, keep what is translated, make the .qm files."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.translations.collecting import ROOT, collect

FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = {"en": ("-pluralonly",), "de": ()}
"""English stands in the program itself; its file only holds the plurals."""
NUMBER = re.compile(r"{n}|%L?n")
"""What stands for the number that chooses between the forms of the plural."""


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
