"""Nothing in the repository breaks a rule of the house, and each rule can be broken."""

from pathlib import Path

import pytest

from tests import house_rules
from tests.house_rules import RULES, Module, Rule

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def all_modules() -> list[Module]:
    found = list(house_rules.modules(ROOT))
    assert len(found) > 50
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.__name__))
def test_every_module_keeps(rule: Rule, all_modules: list[Module]) -> None:
    broken = [f"{module.path}: {fault}" for module in all_modules for fault in rule(module)]
    assert not broken, "\n" + "\n".join(broken)


def test_no_file_names_a_machine_or_a_registry() -> None:
    broken = [
        f"{path}: {fault}"
        for path, text in house_rules.texts(ROOT)
        for fault in house_rules.private_places(text)
    ]
    assert not broken, "\n" + "\n".join(broken)


GUI = "annotator/gui/screen.py"
FORMATS = "annotator/formats/brat/format.py"


@pytest.mark.parametrize(
    ("rule", "path", "code"),
    [
        (house_rules.is_short, GUI, "\n" * 401),
        (house_rules.opens_with_a_sentence, GUI, "import os"),
        (house_rules.opens_with_a_sentence, GUI, '"""No full stop"""'),
        (house_rules.opens_with_a_sentence, GUI, '"""One sentence. And another."""'),
        (house_rules.labels_are_plain, GUI, "QLabel(title)"),
        (house_rules.labels_are_plain, GUI, "QtWidgets.QLabel()"),
        (house_rules.labels_are_plain, "annotator/gui/widgets/a.py", "QLabel(title)"),
        (house_rules.labels_are_plain, GUI, "class Title(QLabel): ..."),
        (house_rules.labels_are_plain, GUI, "label.setTextFormat(Qt.TextFormat.RichText)"),
        (house_rules.labels_are_plain, GUI, "page.setHtml(text)"),
        (house_rules.boxes_are_plain, GUI, "QMessageBox.warning(self, title, text)"),
        (house_rules.boxes_are_plain, GUI, "box = QMessageBox()"),
        (house_rules.tooltips_are_plain, GUI, "self.setToolTip(article.title)"),
        (house_rules.tooltips_are_plain, GUI, "self.setToolTip(f'{name} did it')"),
        (house_rules.tooltips_are_plain, GUI, "self.setToolTip(self.tr('by {}').format(name))"),
        (house_rules.tooltips_are_plain, GUI, "QToolTip.showText(place, name, self)"),
        (house_rules.no_extra_selections, GUI, "self.page.setExtraSelections([])"),
        (house_rules.lines_end_with_lf_only, FORMATS, "text.splitlines()"),
        (house_rules.prints_nothing, FORMATS, "print(1)"),
        (house_rules.never_reads_back, GUI, "self.page.toPlainText()"),
        (house_rules.never_reads_back, GUI, "read = cursor.selectedText"),
        (house_rules.libraries_stay_in_their_rooms, GUI, "def f():\n    from sqlalchemy import text"),
        (house_rules.libraries_stay_in_their_rooms, FORMATS, "import PySide6.QtCore"),
        (house_rules.exceptions_are_named, FORMATS, "import os  # no" + "qa"),
        (house_rules.exceptions_are_named, FORMATS, "a = b()  # type: ig" + "nore"),
        (house_rules.files_have_an_encoding, FORMATS, "open(name)"),
        (house_rules.files_have_an_encoding, FORMATS, "path.open()"),
        (house_rules.files_have_an_encoding, FORMATS, "path.open('w')"),
        (house_rules.files_have_an_encoding, FORMATS, "path.read_text()"),
        (house_rules.files_have_an_encoding, FORMATS, "path.write_text('x')"),
        (house_rules.tests_wait_for_something, "tests/test_a.py", "qtbot.wait(100)"),
        (house_rules.tests_wait_for_something, "tests/test_a.py", "time.sleep(1)"),
    ],
)
def test_a_rule_sees_when_it_is_broken(rule: Rule, path: str, code: str) -> None:
    assert list(rule(Module(path, code)))


@pytest.mark.parametrize(
    ("rule", "path", "code"),
    [
        (house_rules.opens_with_a_sentence, GUI, '"""Says what U+2028 and e.g. this do."""'),
        (house_rules.tooltips_are_plain, GUI, "self.setToolTip(plain_tooltip(article.title))"),
        (house_rules.tooltips_are_plain, GUI, "self.setToolTip(self.tr('Close'))"),
        (house_rules.boxes_are_plain, GUI, "QMessageBox().setTextFormat(Qt.TextFormat.PlainText)"),
        (house_rules.exceptions_are_named, FORMATS, "import os  # noqa: F401"),
        (house_rules.files_have_an_encoding, FORMATS, "path.open('rb')"),
        (house_rules.files_have_an_encoding, FORMATS, "path.read_text(encoding='utf-8')"),
        (house_rules.tests_wait_for_something, "tests/test_a.py", "while not up():\n    time.sleep(0.05)"),
        (house_rules.libraries_stay_in_their_rooms, "annotator/storage/a.py", "import sqlalchemy"),
    ],
)
def test_a_rule_leaves_good_code_alone(rule: Rule, path: str, code: str) -> None:
    assert not list(rule(Module(path, code)))


@pytest.mark.parametrize(
    "text", ["see /wor" + "k/main", "in /tm" + "p/x", "https://py" + "pi.org/simple", "/hom" + "e/maria/a"]
)
def test_private_places_are_seen(text: str) -> None:
    assert list(house_rules.private_places(text))
