"""From a TEI document to an article, with our own layers and everybody's."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json
from annotator.domain.text import canonical, canonicalised, sha256_of
from annotator.formats.api import AnnotatedArticle, Finding, Layer, Tell
from annotator.formats.json.own_facts import layer_of_facts, with_article_facts
from annotator.formats.opening import name_of, title_from
from annotator.formats.remarks import tell_canonical
from annotator.formats.tei.features import read as read_features
from annotator.formats.tei.layers import TeiLayers
from annotator.formats.tei.text import TeiText
from annotator.formats.tei.writing import ARTICLE, LAYER
from annotator.formats.wording import kinds_left_out
from annotator.formats.xml.reading import Node
from annotator.formats.xml.text import restored

_NAMED = 8
"""Kinds of what is left out that a remark names."""


def article_of(root: Node, path: Path, tell: Tell) -> AnnotatedArticle:
    """Read one element `TEI`.

    Raises:
        BadInputError: there is no text, an offset is outside it, or something contradicts something else.
    """
    where = name_of(path)
    node = root.first("text")
    if node is None:
        raise BadInputError(
            "{where}, line {line}: there is no element `text` in the document; add it",
            where=where,
            line=root.line,
        )
    text = TeiText(node)
    facts = _own_facts(root, where)
    characters = facts.pop("characters", None) if facts is not None else None
    mapping = canonicalised(restored(text.text, characters if isinstance(characters, str) else "", where))
    tell_canonical(mapping, where, tell)
    title = _title(root)
    article = AnnotatedArticle(
        id=None,
        title=title or title_from(path),
        titled=bool(title),
        text=mapping.text,
        sha256=sha256_of(mapping.text),
        source={"name": canonical(path.name)},
        where=where,
    )
    if facts is not None:
        article = with_article_facts(article, facts, where)
    structures = {
        one.attributes["xml:id"]: one
        for one in _descendants(root, "fs", "interp", "category")
        if "xml:id" in one.attributes
    }
    layers = TeiLayers(text, mapping, structures, where)
    own = [one for one in root.all("standOff") if one.attributes.get("type") == LAYER]
    found = [_own(one, layers, where) for one in own]
    found += _foreign(root, own, layers, canonical(path.stem))
    _tell_left_out(layers.left_out + (Counter() if facts is not None else text.inline), where, tell)
    return replace(article, layers=tuple(found))


def _own_facts(root: Node, where: str) -> dict[str, Json] | None:
    for one in root.all("standOff"):
        found = one.first("fs")
        if one.attributes.get("type") == ARTICLE and found is not None:
            return read_features(found, where)
    return None


def _title(root: Node) -> str:
    found: Node | None = root
    for name in ("teiHeader", "fileDesc", "titleStmt", "title"):
        found = found.first(name) if found is not None else None
    return canonical(" ".join(found.text().split())) if found is not None else ""


def _own(stand: Node, layers: TeiLayers, where: str) -> Layer:
    place = Phrase("{file}, line {line}", file=where, line=stand.line)
    about = stand.first("fs")
    layer = layer_of_facts(read_features(about, where) if about is not None else {}, place)
    groups = [*stand.all("listRelation"), *stand.all("linkGrp")]
    return layers.filled(layer, [*_descendants(stand, "span")], groups, ours=True)


def _foreign(root: Node, own: list[Node], layers: TeiLayers, stem: str) -> list[Layer]:
    """The layers of what is not ours, one for each who is named as responsible."""
    others = [one for one in root.elements() if one not in own]
    groups: dict[str, list[Node]] = {}
    for one in others:
        for span in _descendants(one, "span"):
            groups.setdefault(_responsible(span), []).append(span)
    places = [place for one in others for place in _descendants(one, "listRelation", "linkGrp")]
    found = []
    for name, spans in groups.items():
        layer = Layer(name or None, maybe=None if name else stem.rpartition(".")[2] or stem)
        layer = layers.filled(layer, spans, places, ours=False)
        if layer.spans:
            found.append(layer)
    return found


def _responsible(span: Node) -> str:
    """Who is named by `resp`, on the span or on what it stands in."""
    at: Node | None = span
    while at is not None:
        if "resp" in at.attributes:
            return at.attributes["resp"].split(" ")[0].removeprefix("#")
        at = at.parent
    return ""


def _tell_left_out(left_out: Counter[str], where: str, tell: Tell) -> None:
    if left_out:
        facts: dict[str, object] = {"kinds": kinds_left_out(left_out, _NAMED)}
        tell(Finding(where, "not taken over, as they are no annotations apart from the text: {kinds}", facts))


def _descendants(root: Node, *names: str) -> Iterator[Node]:
    """All elements of these names in one, in the order of the document."""
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if one.name in names:
            yield one
        waiting.extend(reversed([*one.elements()]))
