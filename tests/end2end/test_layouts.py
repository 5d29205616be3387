"""The label keys and all others on a real X server, on keyboards of other countries, switched as it runs."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.end2end.x_screen import ROOT, Told, missing, screen

MINE = "from annotations where [set] in (select s.uid from annotation_sets s join annotators a on \
a.uid = s.annotator where a.name = 'ada')"
pytestmark = pytest.mark.xdist_group("layouts")
"""One screen for all of them."""

CHOOSE = ("Shift+Tab",)
NEXT_WORD = ("Ctrl+Right", "Ctrl+Shift+Right")

LAYOUTS = {
    "us": ("us",),
    "German": ("de",),
    "French AZERTY": ("fr",),
    "Russian alone": ("ru",),
    "Greek alone": ("gr",),
    "Dvorak": ("us", "-variant", "dvorak"),
}
LATIN_PLACES = {name: name for name in "CSNHFEDBGWRZK"}
DVORAK = dict(zip("CSNHFEDBGWRZK", "I;LJYDHNU,O/V", strict=True))
AZERTY = {**LATIN_PLACES, "W": "Z", "Z": "W"}
QWERTZ = {**LATIN_PLACES, "Z": "Y"}
PLACES = {"Dvorak": DVORAK, "French AZERTY": AZERTY, "German": QWERTZ}
"""Where a letter stands, by what stands at that place in the US."""

QUESTION = {
    "us": "Shift+/",
    "German": "Shift+-",
    "French AZERTY": "Shift+M",
    "Russian alone": "Shift+7",
    "Greek alone": "Shift+/",
    "Dvorak": "Shift+[",
}
SLASH = {
    "us": "/",
    "German": "Shift+7",
    "French AZERTY": "Shift+.",
    "Russian alone": "Shift+\\",
    "Greek alone": "/",
    "Dvorak": "[",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """The program on the sample project, on a screen of its own."""
    if missing():
        pytest.skip(f"there is no {missing()} here")
    folder = tmp_path_factory.mktemp("layouts")
    project = folder / "sample.annotator"
    with screen(folder / "home") as display:
        for words in (["new", str(project)], ["import", str(project), "resources/sample/articles.jsonl"]):
            command = [sys.executable, "-m", "annotator", *words]
            subprocess.run(command, env=display.environment, cwd=ROOT, check=True, capture_output=True)
        told = Told(display, project, "ada")
        try:
            yield told
        finally:
            errors = told.close()
            assert "Traceback" not in errors, errors


@pytest.fixture(params=list(LAYOUTS))
def layout(request: pytest.FixtureRequest, told: Told) -> str:
    """Each keyboard in turn, taken while the program runs; nothing selected or chosen."""
    name = str(request.param)
    told.screen.take_layout(*LAYOUTS[name])
    told.calm()
    return name


def tags(told: Told, *keys: str) -> list[str]:
    """Select one word after the other and press a key at each; return the labels that are then stored."""
    before = len(told.stored(f"select label {MINE}"))
    for key in keys:
        told.screen.press(*NEXT_WORD, key)
        told.until("chose")  # before that the next word would be selected for nothing
    told.calm()
    stored = told.stored(f"select label {MINE} order by uid", before + len(keys))
    return [str(label) for (label,) in stored][before:]


def test_label_keys_tag(told: Told, layout: str) -> None:
    """Digits by the row of digits, letters by what is written on the key, or by place in another script."""
    place = PLACES.get(layout, LATIN_PLACES)
    labels = ["claim", "speaker", "number", "hedge"]
    letters = [place[letter] for letter in "CSNH"]
    assert tags(told, "1", "2", "3", "4", *letters) == labels * 2
    if layout == "French AZERTY":
        assert tags(told, "Shift+1", "Shift+2") == labels[:2]


def test_where_a_latin_layout_is_the_second_one_each_key_counts_once(told: Told) -> None:
    """Qt looks there by itself, and finds it before the place is asked for."""
    told.screen.take_layout("ru,us")
    told.calm()
    assert tags(told, "1", "S", "N") == ["claim", "speaker", "number"]


def test_plain_letters_and_ctrl_with_letters_act(told: Told, layout: str) -> None:
    """What is done is told by the program, by its action's id."""
    place = PLACES.get(layout, LATIN_PLACES)
    to_discuss = f"select fragments {MINE} and discuss order by uid"
    before = len(told.stored(to_discuss))
    told.screen.press(*NEXT_WORD, "1")
    told.until("chose")
    done = told.does(*NEXT_WORD, place["F"], place["D"], place["B"])
    assert done == ["add-fragment", "toggle-discuss", "choose-beneath"]
    fragments = told.stored(to_discuss, before + 1)[before:][0][0]
    assert len(json.loads(str(fragments))) == 2
    assert told.does(f"Ctrl+{place['Z']}", f"Ctrl+Shift+{place['Z']}") == ["undo", "redo"]
    assert told.opens(*CHOOSE, place["E"]) == ["previous-annotation", "edit-note"]
    for letter, action in (("G", "hint-word"), ("W", "hint-words")):
        told.screen.press(place[letter])
        told.until(f"did {action}")
        told.calm()


def test_signs_that_stand_elsewhere_act(told: Told, layout: str) -> None:
    """The question mark and the slash, wherever they are."""
    assert told.opens(QUESTION[layout]) == ["shortcuts"]
    told.screen.press(SLASH[layout])
    told.until("did jump")
    told.calm()


def test_keys_act_wherever_the_keyboard_is_but_in_text(told: Told) -> None:
    """The buttons of the labels and the lists take them too; in the note they are letters."""
    told.screen.take_layout("ru")
    told.calm()
    tags(told, "1")
    told.screen.press(*CHOOSE)
    told.until("did previous-annotation")
    seen = set()
    for _ in range(6):
        told.screen.press("F6")
        told.until("focus ")
        if told.focus == "NoteEditor":
            continue  # where keys write; another story
        seen.add(told.focus)
        told.screen.press("C", "Ctrl+Z")
        done = [line for line in told.until("did undo") if line.startswith("did ")]
        assert done in (["did Claim"], ["did next-part", "did Claim"]), told.focus
    assert {"ArticleView", "LabelButton", "RailList"} <= seen


def test_a_note_takes_every_character(told: Told) -> None:
    """Cyrillic, AltGr, a dead key, Compose: nothing of it acts, all of it is saved."""
    told.screen.take_layout("ru")
    told.calm()
    tags(told, "1")
    told.screen.press(*CHOOSE, "E")
    told.until("focus NoteEditor")
    told.until("did edit-note")
    told.screen.press("C", "S", "1")
    told.screen.take_layout("de")
    told.screen.press("AltGr+E", "`", "E")
    told.screen.take_layout("us")
    told.screen.press("Menu", "'", "E", "Ctrl+Return")
    did = {line for line in told.until("focus ArticleView") if line.startswith("did ")}
    # A slow X server may tell of the E twice, as of a key that is held.
    assert not did - {"did edit-note"}
    assert told.stored(f"select note {MINE} and note <> ''", 1) == [("сы1€êé",)]


def test_composing_on_the_page_acts_by_its_letters_alone(told: Told) -> None:
    """Nothing is composed there: each key counts for itself, and the page waits for nothing."""
    told.screen.take_layout("de")
    told.calm()
    assert told.does(*NEXT_WORD, "`") == []
    assert told.does(*NEXT_WORD, "`", "E") == []
    assert tags(told, "C", "1") == ["claim", "claim"]
    told.screen.take_layout("us")
    told.calm()
    assert told.does(*NEXT_WORD, "Menu", "'", "E") == []
    assert tags(told, "S", "2") == ["speaker", "speaker"]


def test_done_with_an_article_on_a_cyrillic_keyboard(told: Told) -> None:
    """The keys with Ctrl that are letters, and the one that is none."""
    told.screen.take_layout("ru")
    told.calm()
    assert told.does("Ctrl+D") == ["done"]
    assert told.stored(
        "select status from annotation_sets where status = 'done' and annotator in \
(select uid from annotators where name = 'ada')",
        1,
    ) == [("done",)]
    assert told.does("Ctrl+R") == ["reopen"]
    assert told.opens("Ctrl+K") == ["palette"]
    assert told.does("Ctrl+Return") == ["done-next"]
