"""One record of native JSONL: the article and its layers, everything in it checked as the contract says."""

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Finding, Layer, Tell
from annotator.formats.json.parsing import parse
from annotator.formats.json.values import Object, listed, object_of, optional_text, unknown_key, word
from annotator.formats.jsonl.relations import read_relations
from annotator.formats.jsonl.spans import read_spans
from annotator.formats.read_text import ReadText, read_text
from annotator.formats.remarks import tell_canonical
from annotator.formats.wording import kind_of, shown

VERSION = 1
_ARTICLE_KEYS = frozenset({"version", "id", "title", "text", "sha256", "meta", "layers"})
_LAYER_KEYS = frozenset(
    {"annotator", "role", "status", "final", "guideline", "spans", "relations", "decisions"}
)


def read_record(line: bytes, file: str, number: int, title: str, tell: Tell) -> AnnotatedArticle:
    """Read one line as an article with its layers.

    Args:
        line: the bytes of the line.
        file: the file's name, for messages.
        number: the line's number in the file, from 1.
        title: the title of an article that has none.
        tell: takes remarks for the report.

    Raises:
        BadInputError: naming file, line, article and what is wrong.
    """
    place = Phrase("{file}, line {number}", file=file, number=number)
    record, replaced = parse(line, place)
    return read_article(record, place, file, title, tell, replaced=replaced)


def read_article(
    record: Object, place: str, file: str, title: str, tell: Tell, *, replaced: bool = False
) -> AnnotatedArticle:
    """Read an article with its layers from an object with the keys of a record.

    Args:
        record: the object; its strings can be stored.
        place: file and line, for messages.
        file: the file's name.
        title: the title of an article that has none.
        tell: takes remarks for the report.
        replaced: whether characters of it had to be replaced, which is told.

    Raises:
        BadInputError: naming place, article and what is wrong.
    """
    where = _named_place(record, place)
    version = record.get("version", VERSION)
    if type(version) is not int or version < 1:
        raise BadInputError("{where}: `version` must be {known}; correct it", where=where, known=VERSION)
    if version > VERSION:
        raise BadInputError(
            "{where}: the file is of version {version} of this format, and this program reads"
            " version {known}; a newer program is needed",
            where=where,
            version=version,
            known=VERSION,
        )
    if not record.keys() <= _ARTICLE_KEYS:
        raise unknown_key(record, _ARTICLE_KEYS, "the article", where)
    known_as = optional_text(record, "id", "the article", where)
    if known_as == "":
        raise BadInputError("{where}: the article's `id` is empty; fill it in or leave it out", where=where)
    given_title = optional_text(record, "title", "the article", where)
    text = _text_of(record, where)
    if text.mapping is not None:
        tell_canonical(text.mapping, where, tell)
    if replaced:
        tell(Finding(where, "characters that cannot be stored (NUL, lone surrogates) became U+FFFD"))
    return AnnotatedArticle(
        id=known_as,
        title=title if given_title is None else given_title,
        text=text.canonical,
        sha256=text.sha256,
        meta=object_of(record, "meta", "the article", where),
        layers=_layers(record, text, where),
        source={"name": file},
        where=place,
        titled=given_title is not None,
    )


def _named_place(record: Object, place: str) -> str:
    known = record.get("id")
    if not isinstance(known, str) or not known:
        known = record.get("title")
    if not isinstance(known, str) or not known:
        return place
    return Phrase("{place}, article {article}", place=place, article=shown(known))


def _text_of(record: Object, where: str) -> ReadText:
    read = optional_text(record, "text", "the article", where)
    given = optional_text(record, "sha256", "the article", where)
    if read is None:
        if given is None:
            raise BadInputError(
                "{where}: the article has neither `text` nor `sha256`; add its text", where=where
            )
        if len(given) != 64 or not set(given.lower()) <= set("0123456789abcdef"):
            raise BadInputError(
                "{where}: `sha256` is no SHA-256 ({given}); write 64 hexadecimal digits",
                where=where,
                given=shown(given),
            )
        return ReadText(None, None, given.lower())
    text = read_text(read)
    if (
        given is not None
        and given.lower() != text.sha256
        and (text.mapping is None or given.lower() != sha256_of(read))
    ):
        raise BadInputError(
            "{where}: the text has the SHA-256 {found}…, but the file says {given}…; the text was changed:"
            " take the right one, or remove `sha256` and check the offsets",
            where=where,
            found=text.sha256[:12],
            given=shown(given, 12).removesuffix("…"),
        )
    return text


def _layers(record: Object, text: ReadText, where: str) -> tuple[Layer, ...]:
    entries = record.get("layers")
    if not isinstance(entries, list):
        raise BadInputError(
            "{where}: `layers` is {kind}; write a list of annotation sets, [] where there are none",
            where=where,
            kind=kind_of(entries) if "layers" in record else "not there",
        )
    result: list[Layer] = []
    seen: set[tuple[str | None, Role]] = set()
    for entry in entries:
        layer = _layer(entry, text, where)
        known = (layer.annotator, layer.role)
        if known in seen:
            raise BadInputError(
                "{where}: two layers are by {annotator} with the role {role}; put them together in one",
                where=where,
                annotator=shown(layer.annotator) if layer.annotator else "nobody",
                role=layer.role,
            )
        seen.add(known)
        result.append(layer)
    return tuple(result)


def _layer(entry: Json, text: ReadText, where: str) -> Layer:
    if not isinstance(entry, dict):
        raise BadInputError(
            "{where}: a layer is {kind}; write an object with `spans`", where=where, kind=kind_of(entry)
        )
    annotator = optional_text(entry, "annotator", "a layer", where) or None
    whose = Phrase("the layer of {name}", name=shown(annotator)) if annotator else Phrase("a layer")
    if not entry.keys() <= _LAYER_KEYS:
        raise unknown_key(entry, _LAYER_KEYS, whose, where)
    if not isinstance(entry.get("spans"), list):
        raise BadInputError(
            "{where}: {whose} has no list `spans`; write one, [] where nothing is annotated",
            where=where,
            whose=whose,
        )
    final = entry.get("final")
    if final is not None and type(final) is not bool:
        raise BadInputError(
            "{where}: `final` of {whose} is {kind}; write true or false",
            where=where,
            whose=whose,
            kind=kind_of(final),
        )
    inside = Phrase("{place}, {whose}", place=where, whose=whose)
    spans = read_spans(listed(entry, "spans", whose, where), text.read, text.mapping, inside)
    return Layer(
        annotator=annotator,
        role=word(entry, "role", Role, Role.ANNOTATOR, inside),
        status=word(entry, "status", Status, Status.DONE, inside),
        spans=tuple(spans.values()),
        relations=read_relations(listed(entry, "relations", whose, where), spans, inside),
        decisions=tuple(listed(entry, "decisions", whose, where)),
        final=final is not False,
        guideline=optional_text(entry, "guideline", whose, where),
    )
