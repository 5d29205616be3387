"""The file beside an export that holds what its format cannot carry, and putting that back at an import.

A line for each article that lost something: the article as native JSONL has it (its text only where the
format changes the text), and of each layer what the format carries of it, as digests: whole, and annotation
by annotation. A layer that comes back as it went out is replaced by the original. Where another program
changed it, each annotation that came back as it was gets back what it had, and the rest is as it was read.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import orjson

from annotator.domain.errors import BadInputError
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.jsonl.reading import read_record
from annotator.formats.jsonl.writing import written
from annotator.formats.opening import name_of, opened, unreadable

VERSION = 1


@dataclass(frozen=True, slots=True)
class _Left:
    """What a sidecar holds of one article."""

    original: AnnotatedArticle
    layers: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    """Of each layer as it was carried: the digest of all, and of each annotation with the number of the
    original that it stands for, or -1."""
    tied: tuple[int, ...]
    """How many relations of each layer were carried."""
    states: tuple[str, ...]
    """With which status each layer was carried."""


class SidecarWriter:
    """Writes the articles that lost something."""

    def __init__(self, file: BinaryIO, format: str) -> None:
        self._file = file
        self._format = format
        self.count = 0

    def add(self, original: AnnotatedArticle, carried: AnnotatedArticle) -> None:
        """Take an article as it is and as it is carried."""
        layers = [
            [_layer_digest(flat), _stand_ins(was, flat)]
            for was, flat in zip(original.layers, carried.layers, strict=False)
        ]
        line = {
            "sidecar": VERSION,
            "format": self._format,
            "key": [carried.id, carried.sha256],
            "layers": layers,
            "tied": [len(flat.relations) for flat in carried.layers],
            "states": [flat.status.value for flat in carried.layers],
            "article": orjson.Fragment(
                written(original, without_text=carried.sha256 == original.sha256).rstrip(b"\n")
            ),
        }
        self._file.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
        self.count += 1


_Place: TypeAlias = tuple[int, int]
"""Where a line begins (bytes), and its number."""


class Sidecar:
    """What can be put back; where it stands is kept in memory, and the rest read when it is wanted."""

    def __init__(self, path: Path) -> None:
        """Look through a sidecar.

        Raises:
            BadInputError: it is damaged or of a newer version.
        """
        self._path = path
        self._by_id: dict[str, _Place] = {}
        self._by_text: dict[str, tuple[_Place, ...]] = {}
        self._nameless: dict[str, tuple[_Place, ...]] = {}
        self._last: tuple[_Place, _Left] | None = None
        begin = 0
        with self._opened() as file:
            for number, line in enumerate(file, start=1):
                self._note(line, (begin, number))
                begin += len(line)

    def restored(self, article: AnnotatedArticle) -> AnnotatedArticle:
        """Return the article with what its format could not carry.

        Raises:
            BadInputError: what was kept of it is damaged.
        """
        place = self._of(article)
        if place is None:
            return article
        left = self._at(place)
        original = left.original
        used: set[int] = set()
        layers = tuple(_restored(layer, left, used) for layer in article.layers)
        text = article.text if original.text is None else original.text
        same_text = article.sha256 == original.sha256
        return replace(
            article,
            id=original.id,
            title=original.title,
            titled=True,
            meta=original.meta,
            text=text,
            sha256=original.sha256 if same_text or text is not None else article.sha256,
            layers=layers,
        )

    def _of(self, article: AnnotatedArticle) -> _Place | None:
        if article.id is not None and article.id in self._by_id:
            return self._by_id[article.id]
        # Two ids are two articles, even where their texts are the same: only one side without an id is
        # recognised by its text.
        alike = self._by_text if article.id is None else self._nameless
        same = alike.get(article.sha256, ())
        return same[0] if len(same) == 1 else None

    def _at(self, place: _Place) -> _Left:
        """What stands at a place; formats with a record for each set ask for the same one several times."""
        if self._last is None or self._last[0] != place:
            with self._opened() as file:
                file.seek(place[0])
                self._last = place, self._read(file.readline(), place[1])
        return self._last[1]

    def _note(self, line: bytes, place: _Place) -> None:
        """Remember where a line stands, by what it is of."""
        with self._explained(place[1]):
            entry = orjson.loads(line)
            version, (known_as, sha256) = entry["sidecar"], entry["key"]
            if version != VERSION:
                raise BadInputError(
                    "{where}: this is of a newer version of the program; update it, or move the file away to"
                    " import what the format carries",
                    where=self._where(place[1]),
                )
            if known_as is not None:
                self._by_id[known_as] = place
            else:
                self._nameless[sha256] = (*self._nameless.get(sha256, ()), place)
            self._by_text[sha256] = (*self._by_text.get(sha256, ()), place)

    def _read(self, line: bytes, number: int) -> _Left:
        with self._explained(number):
            entry = orjson.loads(line)
            layers, tied, states = entry["layers"], entry["tied"], entry["states"]
            original = read_record(
                orjson.dumps(entry["article"]), name_of(self._path), number, "", lambda _finding: None
            )
            _assert_sound(original, layers, tied, states)
            return _Left(
                original,
                tuple((whole, tuple((each, n) for each, n in spans)) for whole, spans in layers),
                tuple(tied),
                tuple(states),
            )

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        try:
            with opened(self._path) as file:
                yield file
        except OSError as error:
            raise unreadable(self._path, error) from error

    def _where(self, number: int) -> str:
        return f"{name_of(self._path)}, line {number}"

    @contextmanager
    def _explained(self, number: int) -> Iterator[None]:
        try:
            yield
        except (ValueError, TypeError, KeyError) as error:
            raise BadInputError(
                "{where}: what was kept beside the export cannot be read; move the file away to import what"
                " the format carries",
                where=self._where(number),
            ) from error


class Sidecars:
    """The sidecars of the sources of an import, each read once."""

    def __init__(self) -> None:
        self._known: dict[Path, Sidecar] = {}

    def beside(self, source: Path, endings: str) -> Sequence[Sidecar]:
        """Those beside a file, and beside the two folders that it may be a part of."""
        found = []
        for place in (source, *list(source.parents)[:3]):
            if not place.name:
                continue
            path = place.with_name(place.name + endings)
            if path not in self._known and _is_there(path):
                self._known[path] = Sidecar(path)
            if path in self._known:
                found.append(self._known[path])
        return found


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # The file's own name is so long that with the ending it is none that a file can have.
        return False


def _assert_sound(
    original: AnnotatedArticle, layers: Sequence[Any], tied: Sequence[Any], states: Sequence[Any]
) -> None:
    """Check what numbers point at.

    Raises:
        ValueError: at nothing.
    """
    sizes = [len(layer.spans) for layer in original.layers]
    numbers = [[number for _, number in spans] for _, spans in layers]
    if not len(numbers) == len(tied) == len(states) <= len(sizes) or any(
        type(number) is not int or not -1 <= number < size
        for size, each in zip(sizes, numbers, strict=False)
        for number in each
    ):
        raise ValueError


def _stand_ins(was: Layer, flat: Layer) -> list[tuple[str, int]]:
    """Of each carried annotation its digest, and the number of the original that it stands for."""
    # A format that numbers anew may also order anew, and make several of one: places tell which is which,
    # and ids only between those of one place.
    by_id = {span.id: number for number, span in enumerate(was.spans)}
    same: dict[object, dict[int, None]] = {}
    for number, span in enumerate(was.spans):
        same.setdefault(_place(span), {})[number] = None
    found: dict[int, int] = {}
    for at, span in enumerate(flat.spans):
        number = by_id.get(span.id, -1)
        if number in same.get(_place(span), {}):
            del same[_place(span)][number]
            found[at] = number
    for at, span in enumerate(flat.spans):
        alike = same.get(_place(span))
        if at not in found and alike:
            found[at] = next(iter(alike))
            del alike[found[at]]
    rest = sorted(number for alike in same.values() for number in alike)
    return [
        (_span_digest(span), found[at] if at in found else _whole_of(span, was, by_id.get(span.id, -1), rest))
        for at, span in enumerate(flat.spans)
    ]


def _place(span: SpanRecord) -> object:
    return span.label, span.fragments


def _whole_of(part: SpanRecord, was: Layer, called: int, numbers: Iterable[int]) -> int:
    """The number of the annotation that this one is a part of, the one of its id before all; else -1."""
    for number in (called, *numbers):
        if number < 0:
            continue
        whole = was.spans[number]
        if whole.label == part.label and _is_within(part, whole):
            return number
    return called


def _is_within(part: SpanRecord, whole: SpanRecord) -> bool:
    return all(
        any(outer.start <= inner.start and inner.end <= outer.end for outer in whole.fragments)
        for inner in part.fragments
    )


def _span_digest(span: SpanRecord) -> str:
    """Of what of an annotation any format keeps where it keeps it at all, but for its id."""
    return _short((span.label, span.fragments, span.attributes, span.note))


def _layer_digest(layer: Layer) -> str:
    """Of a layer whatever the ids and the order."""
    ids = {span.id: _span_digest(span) for span in layer.spans}
    return _short(
        (
            sorted(ids.values()),
            sorted(
                _short((ids.get(one.source), ids.get(one.target), one.type, one.attributes, one.note))
                for one in layer.relations
            ),
        )
    )


def _short(value: object) -> str:
    return blake2b(orjson.dumps(value, option=orjson.OPT_SORT_KEYS), digest_size=9).hexdigest()


def _restored(layer: Layer, left: _Left, used: set[int]) -> Layer:
    """The original of a layer where it came back unchanged, else what can be said of each annotation."""
    digest = _layer_digest(layer)
    candidates = [
        number
        for number, (was, _) in enumerate(zip(left.original.layers, left.layers, strict=False))
        if number not in used and layer.annotator in {None, was.annotator}
    ]
    candidates.sort(key=lambda number: left.original.layers[number].role != layer.role)
    for number in candidates:
        if left.layers[number][0] == digest:
            used.add(number)
            return left.original.layers[number]
    if layer.annotator is None or not candidates:
        return layer
    used.add(candidates[0])
    number = candidates[0]
    mended = _mended(layer, left.original.layers[number], left.layers[number][1], tied=left.tied[number] > 0)
    # A status that is read as it was carried says nothing new, be it only that the format has none.
    unchanged = layer.status.value == left.states[number]
    return mended if unchanged else replace(mended, status=layer.status)


def _mended(layer: Layer, original: Layer, carried: Sequence[tuple[str, int]], *, tied: bool) -> Layer:
    """A layer that was changed outside, its unchanged annotations with what they had.

    Args:
        layer: as it was read.
        original: as it was before it was carried.
        carried: digests and numbers of its annotations as it was carried.
        tied: its relations were carried as well, so that what is read of them counts.
    """
    stands: dict[str, deque[int]] = {}
    for digest, number in carried:
        stands.setdefault(digest, deque()).append(number)
    found = [stands.get(_span_digest(span)) for span in layer.spans]
    numbers = [alike.popleft() if alike else -1 for alike in found]
    # Of an annotation that was carried in parts all have to be there.
    parts, there = Counter(number for _, number in carried), Counter(numbers)
    ids: dict[str, str] = {}
    spans: list[SpanRecord] = []
    taken: set[int] = set()
    strangers: list[SpanRecord] = []
    for span, number in zip(layer.spans, numbers, strict=True):
        if number < 0 or there[number] < parts[number]:
            strangers.append(span)
        else:
            ids[span.id] = original.spans[number].id
            if number not in taken:
                taken.add(number)
                spans.append(original.spans[number])
    own = {span.id for span in spans}
    for span in strangers:
        free = _free(span.id, own)
        own.add(free)
        ids[span.id] = free
        spans.append(replace(span, id=free))
    kept = (one for one in original.relations if one.source in own and one.target in own)
    relations = tuple(_told(layer.relations, ids) if tied or layer.relations else kept)
    return replace(original, spans=tuple(spans), relations=relations, decisions=original.decisions)


def _told(relations: Iterable[RelationRecord], ids: Mapping[str, str]) -> Iterator[RelationRecord]:
    for one in relations:
        if one.source in ids and one.target in ids:
            yield replace(one, source=ids[one.source], target=ids[one.target])


def _free(id: str, taken: set[str]) -> str:
    found, number = id, 1
    while found in taken:
        number += 1
        found = f"{id}-{number}"
    return found
