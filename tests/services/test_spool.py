"""What waits in a temporary file comes back just as it was."""

import errno
import io
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import NoSpaceError, Phrase
from annotator.domain.json_values import same
from annotator.domain.span import Span, merged
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.services.imports.spool import spool

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**63), 2**64 - 1),
        st.floats(allow_nan=False, allow_infinity=False),
        words,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=3)),
    max_leaves=5,
)
objects = st.dictionaries(words, values, max_size=2)
stretches = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 9**9), st.integers(1, 99)
)
spans = st.builds(
    SpanRecord,
    id=words,
    label=words,
    fragments=st.lists(stretches, min_size=1, max_size=3).map(merged),
    attributes=objects,
    note=words,
    discuss=st.booleans(),
    origin=st.one_of(st.none(), objects),
)
relations = st.builds(
    RelationRecord, words, words, words, id=st.one_of(st.none(), words), attributes=objects, note=words
)
layers = st.builds(
    Layer,
    annotator=st.one_of(st.none(), words),
    role=st.sampled_from(Role),
    status=st.sampled_from(Status),
    spans=st.lists(spans, max_size=3).map(tuple),
    relations=st.lists(relations, max_size=2).map(tuple),
    decisions=st.lists(objects, max_size=2).map(tuple),
    final=st.booleans(),
    guideline=st.one_of(st.none(), words),
)
articles = st.builds(
    AnnotatedArticle,
    id=st.one_of(st.none(), words),
    title=words,
    text=st.one_of(st.none(), words),
    sha256=words,
    meta=objects,
    layers=st.lists(layers, max_size=2).map(tuple),
    source=objects,
    where=words,
    colours=st.dictionaries(words, words, max_size=2),
    quotes=st.lists(st.lists(st.tuples(words, words), max_size=2).map(tuple), max_size=2).map(tuple),
)


@given(st.lists(articles, max_size=3))
def test_there_and_back(records: list[AnnotatedArticle]) -> None:
    with spool() as waiting:
        for record in records:
            waiting.add(record)
        assert waiting.count == len(records)
        assert (waiting.size > 0) == bool(records)
        # Those without text may get it from the others.
        in_turn = sorted(records, key=lambda record: record.text is None)
        for _time in range(2):
            back = list(waiting)
            assert back == in_turn
            for one, other in zip(back, in_turn, strict=True):
                assert same(one.meta, other.meta)
                assert str(one) == str(other)


def test_words_and_facts_of_a_place_are_still_apart() -> None:
    inner = Phrase("{file}, line {number}", file="a{b}.jsonl", number=3)
    where = Phrase("{place}, article {article}", place=inner, article="x")
    with spool() as waiting:
        waiting.add(AnnotatedArticle(None, "t", "t", "", where=where))
        (back,) = waiting
    assert isinstance(back.where, Phrase)
    assert (back.where, back.where.template, back.where.facts) == (where, where.template, where.facts)
    place = back.where.facts["place"]
    assert isinstance(place, Phrase)
    assert place.facts == {"file": "a{b}.jsonl", "number": 3}


class _Full(io.FileIO):
    """A file on a disk without any room."""

    def write(self, _data: Any, /) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("letters", [3, 100_000])
def test_without_room_it_is_refused_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, letters: int
) -> None:
    """Also what waits in memory is tried to be written when the file is closed, and does not fit either."""
    monkeypatch.setattr(
        tempfile, "TemporaryFile", lambda **_given: io.BufferedRandom(_Full(tmp_path / "spool", "w+"))
    )
    article = AnnotatedArticle(id="a", title="A", text="x" * letters, sha256="", meta={}, layers=())

    def there_and_back() -> None:
        with spool() as waiting:
            waiting.add(article)
            list(waiting)

    with pytest.raises(NoSpaceError, match="there is no room for what is read"):
        there_and_back()
