"""Whatever stands in whatever place of a JSON file, it is read or refused in one plain sentence."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.errors import BadInputError
from annotator.formats.api import Format, ReadOptions
from annotator.formats.registry import format_named
from tests.fuzzing.json_samples import samples_of

FAMILY = ("doccano", "label-studio", "prodigy", "argilla", "web-annotation")
GONE = object()
VALUES: tuple[Any, ...] = (
    GONE,
    None,
    True,
    0,
    -1,
    99,
    1.5,
    "",
    "x",
    [],
    ["x"],
    [5],
    [[0, 1]],
    {},
    {"id": {}},
    [{}],
)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every list or object within a value, with each of its keys."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _places(value[key])


@pytest.mark.parametrize("name", FAMILY)
def test_any_value_in_any_place_is_read_or_refused(name: str, tmp_path: Path, *, long_form: bool) -> None:
    chosen = format_named(name)
    tried = refused = 0
    for sample in samples_of(name):
        file, *beside = sample
        for one in beside:
            (tmp_path / one).write_bytes(sample[one])
        path = tmp_path / file
        whole = sample[file].strip()
        records = orjson.loads(whole) if whole.startswith(b"[") else [orjson.loads(whole.split(b"\n{")[0])]
        for spoiled in _spoiled(records[:1], 1 if long_form else 7):
            path.write_bytes(orjson.dumps(spoiled))
            tried += 1
            said = _refusal(chosen, path)
            refused += bool(said)
            assert not said or (file in said and "\n" not in said)
    assert 0 < refused < tried


def _refusal(chosen: Format, path: Path) -> str:
    """Why a file is refused; empty where it is read."""
    assert chosen.importer
    try:
        list(chosen.importer.read(path, ReadOptions(), lambda _finding: None))
    except BadInputError as error:
        return str(error)
    return ""


def _spoiled(records: list[Any], step: int) -> Iterator[Any]:
    """The records with each value in each place, or with every so many-th of all these."""
    for number, (holder, key) in enumerate(_places(records)):
        before = copy.copy(holder)
        for value in VALUES[number % step :: step]:
            if value is GONE:
                del holder[key]
            else:
                holder[key] = value
            yield records
            holder.clear()
            holder.update(before) if isinstance(holder, dict) else holder.extend(before)


DEEP = b"[" * 100_000


@pytest.mark.parametrize("name", FAMILY)
@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda data: data.replace(b'"Bloomberg reported', b'"\\ud800 reported', 1), ""),
        (lambda data: data[:-40], "cut off|no JSON"),
        (lambda data: data.replace(b':{"', b':{"x":NaN,"', 1), "NaN is no number in JSON"),
        (lambda data: data.replace(b':{"', b':{"x":1,"x":2,"', 1), "the key x stands twice"),
        (
            lambda data: data.replace(b':{"', b':{"x":' + DEEP + b"]" * len(DEEP) + b',"', 1),
            "nested too deeply",
        ),
        (lambda data: data.replace(b':{"', b':{"x":123456789012345678901,"', 1), "more than 64 bits"),
        (lambda data: data.replace(b"Bloomberg", b"Bloom\xffberg"), "not UTF-8"),
        (lambda _data: b"", "there is no record in the file"),
        (lambda _data: b"[]", "there is no record in the file"),
        (lambda _data: b"[1]", "no object begins there"),
        (
            lambda _data: b'[{"text": "a"} {"text": "b"}]',
            "neither a comma nor the end|no `data`|wanted|which of the|neither an annotation",
        ),
        (lambda _data: b"hello\n", "no JSON"),
    ],
)
def test_what_no_parser_should_take(name: str, spoil: Any, why: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(spoil(samples_of(name)[0]["a.json"]))
    said = _refusal(format_named(name), path)
    assert any(one in said for one in why.split("|")), said
    assert said.startswith("a.json") or not why
