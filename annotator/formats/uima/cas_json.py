"""UIMA CAS JSON 0.4: a file for each layer of each article, its types in it, as INCEpTION reads it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from annotator.domain.errors import BadInputError, Count
from annotator.domain.json_values import Json
from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, ReadOptions, Tell, WriteOptions
from annotator.formats.json.parsing import parse
from annotator.formats.keeping_all import KeepsAll
from annotator.formats.opening import name_of, opened, unreadable
from annotator.formats.uima.cas import (
    ANNOTATION,
    ARTICLE,
    DOCUMENT,
    LAYER,
    METADATA,
    TOP,
    VIEW,
    Cas,
    Structure,
)
from annotator.formats.uima.reading import article_of
from annotator.formats.uima.writing import SOFA_ID, Features, Places, structures_of
from annotator.formats.wording import kind_of, shown
from annotator.formats.xml.reading import LARGEST

_OPENING = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"%(TYPES|FEATURE_STRUCTURES|VIEWS|FLAGS|VERSION)"')
_SUPER = {ARTICLE: TOP, LAYER: TOP, METADATA: DOCUMENT}
_MOST = 2_000_000
"""Objects and lists in a file; more would fill the memory."""
_MEMBERS_SKIP = 1
"""The text itself is no member of its view."""


class CasJsonImporter:
    """Reads a CAS JSON file as one article."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the first key is one of the format's own, which all begin with a percent sign."""
        del path
        return _OPENING.match(head) is not None

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the one article of a file."""
        del options
        yield article_of(Cas(_structures(_loaded(path), name_of(path))), path, tell)


class CasJsonExporter(KeepsAll):
    """Writes a file for each layer."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into a folder."""
        del scheme, options
        places = Places(target, ".json")
        for article in articles:
            for path, layer in places.of(article):
                structures = structures_of(article, layer, xml=False)
                path.write_bytes(orjson.dumps(_document(structures), option=orjson.OPT_APPEND_NEWLINE))


def _document(structures: list[Structure]) -> dict[str, object]:
    features = Features()
    features.add(structures)
    return {
        "%TYPES": {
            name: {
                "%NAME": name,
                "%SUPER_TYPE": _SUPER.get(name, ANNOTATION),
                **{key: {"%NAME": key, "%RANGE": kind} for key, kind in known.items()},
            }
            for name, known in features.of.items()
        },
        "%FEATURE_STRUCTURES": [_written(one) for one in structures],
        "%VIEWS": {
            VIEW: {
                "%SOFA": int(SOFA_ID),
                "%MEMBERS": [int(one.id) for one in structures[_MEMBERS_SKIP:]],
            }
        },
    }


def _written(one: Structure) -> dict[str, Json]:
    result: dict[str, Json] = {"%ID": int(one.id), "%TYPE": one.type}
    if "begin" in one.values:
        result["@sofa"] = int(SOFA_ID)
    for name, ids in one.references.items():
        result[f"@{name}"] = int(ids[0])
    return {**result, **one.values}


def _loaded(path: Path) -> dict[str, Json]:
    with opened(path) as file:
        try:
            data = file.read(LARGEST + 1)
        except OSError as error:
            raise unreadable(path, error) from error
    where = name_of(path)
    if len(data) > LARGEST:
        raise BadInputError(
            "{where}: the file has more than {megabytes} MB; split it into its articles",
            where=where,
            megabytes=LARGEST // 1_000_000,
        )
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.count(b"{") + data.count(b"[") > _MOST:
        raise BadInputError(
            "{where}: there are more than {n} objects in the file; split it", where=where, n=Count(_MOST)
        )
    try:
        orjson.loads(data)
    except orjson.JSONDecodeError as error:
        if "surrogate" not in error.msg:
            raise BadInputError(
                "{where}, line {line}: this is no sound JSON ({why}); correct it, or export it again",
                where=where,
                line=error.lineno,
                why=shown(error.msg, 120),
            ) from error
    # Once more and strictly: no key twice, no number that cannot be kept.
    return parse(data, where)[0]


def _structures(document: dict[str, Json], where: str) -> list[Structure]:
    """The structures, which come as a list or by their ids."""
    entries = document.get("%FEATURE_STRUCTURES", [])
    if isinstance(entries, dict):
        entries = [{"%ID": key, **one} if isinstance(one, dict) else one for key, one in entries.items()]
    if not isinstance(entries, list):
        raise BadInputError(
            "{where}: `%FEATURE_STRUCTURES` is {kind}; export it again", where=where, kind=kind_of(entries)
        )
    return [_structure(one, where) for one in entries]


def _structure(entry: Json, where: str) -> Structure:
    name = entry.get("%TYPE") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(name, str):
        raise BadInputError(
            "{where}: a feature structure is {kind} without a `%TYPE`; export it again",
            where=where,
            kind=kind_of(entry),
        )
    result = Structure(str(entry.get("%ID")), name)
    for key, value in entry.items():
        if key == "%ELEMENTS":
            _add_elements(result, value)
        elif key.startswith("@"):
            ids = value if isinstance(value, list) else [value]
            result.references[key[1:]] = tuple(str(each) for each in ids if each is not None)
        elif not key.startswith("%"):
            # A number that JSON cannot write has `#` before its name, a place in the text `^`.
            result.values[key[1:] if key[:1] in {"#", "^"} else key] = value
    return result


def _add_elements(result: Structure, value: Json) -> None:
    if result.type in {"uima.cas.FSArray", "uima.cas.FSList"} or result.type.endswith("[]"):
        result.references["elements"] = (
            tuple(str(each) for each in value if each is not None) if isinstance(value, list) else ()
        )
    else:
        result.values["elements"] = value


FORMAT = Format(
    name="cas-json",
    title="UIMA CAS JSON (INCEpTION)",
    endings=(".json",),
    target="folder",
    loses=(),
    importer=CasJsonImporter(),
    exporter=CasJsonExporter(),
)
