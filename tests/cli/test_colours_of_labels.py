"""Colours of other programs: a label that an import makes has them, one that is there keeps its own."""

import json
from pathlib import Path

import pytest

from annotator.bootstrap import open_workspace
from tests.cli.samples import Run
from tests.formats.test_refi_qda import qdpx


def colours(project: Path) -> dict[str, str]:
    workspace = open_workspace(str(project))
    try:
        return {label.name: label.colour for label in workspace.read(lambda read: read.scheme()).labels}
    finally:
        workspace.close()


def brat(folder: Path) -> Path:
    place = folder / "brat"
    place.mkdir()
    (place / "a.txt").write_text("One two three four.")
    marks = ("Thing 0 3\tOne", "claim 4 7\ttwo", "Pale 8 13\tthree", "Other 14 18\tfour")
    (place / "a.ann").write_text("".join(f"T{n}\t{mark}\n" for n, mark in enumerate(marks, start=1)))
    (place / "visual.conf").write_text(
        "[labels]\nThing | A thing\n[drawing]\nThing\tfgColor:black, bgColor:#ffeeaa, borderColor:#aa5500\n"
        "claim\tbgColor:#123456\nPale\tbgColor:#FFCC00, borderColor:darken\nOther\tbgColor:lightgreen\n"
    )
    return place


def label_studio(folder: Path) -> Path:
    place = folder / "ls"
    place.mkdir()
    value = {"start": 0, "end": 3, "text": "One", "labels": ["Thing"]}
    result = [{"id": "r", "from_name": "l", "to_name": "t", "type": "labels", "value": value}]
    task = {"id": 1, "data": {"text": "One two."}, "annotations": [{"id": 1, "result": result}]}
    (place / "tasks.json").write_text(json.dumps([task]))
    (place / "label_config.xml").write_text(
        '<View><Labels name="l" toName="t"><Label value="Thing" background="#aa5500"/></Labels></View>'
    )
    return place


def test_new_labels_have_the_colours_of_brat(project: Path, tmp_path: Path, run: Run) -> None:
    before = colours(project)["claim"]
    done = run("import", project, brat(tmp_path), "--as", "ana")
    assert done.status == 0, done
    found = colours(project)
    assert (found["Thing"], found["Pale"], found["claim"]) == ("#AA5500", "#FFCC00", before)
    assert found["Other"].startswith("palette-")


def test_new_labels_have_the_colours_of_label_studio(project: Path, tmp_path: Path, run: Run) -> None:
    names = tmp_path / "map.toml"
    names.write_text('[labels]\nThing = "object"\n')
    done = run("import", project, label_studio(tmp_path), "--as", "ana", "--map", names)
    assert done.status == 0, done
    assert colours(project)["object"] == "#AA5500"


@pytest.mark.parametrize("config", [b"", b"<View>", b"<!DOCTYPE x><View/>", b"\xff\xfe"])
def test_a_config_that_cannot_be_read_keeps_nothing_out(
    config: bytes, project: Path, tmp_path: Path, run: Run
) -> None:
    place = label_studio(tmp_path)
    (place / "label_config.xml").write_bytes(config)
    assert run("import", project, place / "tasks.json", "--as", "ana").status == 0
    assert colours(project)["Thing"].startswith("palette-")


def test_new_labels_have_the_colours_of_a_refi_project(project: Path, tmp_path: Path, run: Run) -> None:
    before = colours(project)["claim"]
    names = tmp_path / "map.toml"
    assert run("import", project, qdpx(tmp_path / "p.qdpx")).status == 0
    assert colours(project)["claim"] == before
    names.write_text('[labels]\nclaim = "topic"\n')
    other = qdpx(tmp_path / "other.qdpx", text=b"One\r\ntwo!")
    assert run("import", project, other, "--map", names).status == 0
    assert colours(project)["topic"] == "#FF0000"
    assert colours(project)["who"].startswith("palette-")
