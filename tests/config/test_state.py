"""What this machine remembers: whole at every moment, shared by windows, and no loss when it is lost."""

import json
from pathlib import Path

from annotator.config.state import MOST, PLACES, WINDOW, State


def test_it_is_there_again_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "made" / "state.json"
    state = State(file)
    assert state.value(PLACES, "p1") is None
    place: dict[str, object] = {"article": "a1", "at": 246, "selection": [246, 340]}
    state.remember(PLACES, "p1", json.loads(json.dumps(place)))
    state.remember(WINDOW, "geometry", "AQIDBA==")
    assert state.value(PLACES, "p1") == place
    assert not file.exists()
    assert state.save()
    again = State(file)
    assert (again.value(PLACES, "p1"), again.value(WINDOW, "geometry")) == (place, "AQIDBA==")
    again.remember(PLACES, "p1", None)
    assert again.save()
    assert State(file).value(PLACES, "p1") is None


def test_two_windows_keep_what_each_wrote(tmp_path: Path) -> None:
    one, other = State(tmp_path / "state.json"), State(tmp_path / "state.json")
    one.remember(PLACES, "p1", 1)
    other.remember(PLACES, "p2", 2)
    assert one.save()
    assert other.save()
    assert State(tmp_path / "state.json").value(PLACES, "p1") == 1
    assert other.value(PLACES, "p1") == 1


def test_a_broken_file_is_as_none(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    for content in (b"{", b"[1]", b'{"places": 1}', b"\xff"):
        file.write_bytes(content)
        state = State(file)
        assert state.value(PLACES, "p1") is None
        state.remember(PLACES, "p1", "here")
        assert state.save()
        assert State(file).value(PLACES, "p1") == "here"


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    state = State(tmp_path / "file" / "state.json")
    state.remember(PLACES, "p1", "here")
    assert not state.save()
    assert state.value(PLACES, "p1") == "here"


def test_the_oldest_places_go_first(tmp_path: Path) -> None:
    state = State(tmp_path / "state.json")
    for n in range(MOST):
        state.remember(PLACES, f"p{n}", n)
    state.remember(PLACES, "p0", "again")
    state.remember(PLACES, "new", "new")
    assert state.value(PLACES, "p0") == "again"
    assert state.value(PLACES, "p1") is None
    assert state.value(PLACES, "new") == "new"


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    state = State(tmp_path / "state.json")
    assert state.save()
    assert list(tmp_path.iterdir()) == []
