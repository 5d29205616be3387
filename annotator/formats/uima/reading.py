"""From a CAS to an article: which text is meant, whose layer it is, and what is not taken over."""

from dataclasses import replace
from pathlib import Path

from annotator.domain.annotation_set import Role
from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.text import canonical, canonicalised, sha256_of
from annotator.formats.api import AnnotatedArticle, Finding, Layer, Tell
from annotator.formats.json.own_facts import facts_in, layer_of_facts, with_article_facts
from annotator.formats.opening import name_of, title_from
from annotator.formats.remarks import tell_canonical
from annotator.formats.uima.cas import ARTICLE, LAYER, METADATA, SOFA, VIEW, Cas, Structure
from annotator.formats.uima.layers import Layers
from annotator.formats.wording import kinds_left_out
from annotator.formats.xml.text import restored

_NAMED = 8
"""Kinds of what is left out that a remark names."""
_CURATED = "CURATION_USER"
"""What INCEpTION calls the file of a document's curation."""


def article_of(cas: Cas, path: Path, tell: Tell) -> AnnotatedArticle:
    """Read the one article of a file.

    Raises:
        BadInputError: there is no text, or something in the file contradicts it.
    """
    where = name_of(path)
    sofa = _sofa_of(cas, where)
    own = next((one for one in cas.structures if one.type == ARTICLE), None)
    text = str(sofa.values["sofaString"])
    if own is not None:
        text = restored(text, str(own.values.get("characters") or ""), where)
    mapping = canonicalised(text)
    tell_canonical(mapping, where, tell)
    article = AnnotatedArticle(
        id=None,
        title=_title(cas) or title_from(path),
        titled=bool(_title(cas)),
        text=mapping.text,
        sha256=sha256_of(mapping.text),
        source={"name": canonical(path.name)},
        where=where,
    )
    if own is not None:
        facts = facts_in(str(own.values.get("facts") or "{}"), where)
        article = with_article_facts(article, facts, where)
    layers = Layers(cas, sofa, mapping, text, where)
    base = next((one for one in cas.structures if one.type == LAYER), None)
    if base is not None:
        whose = Phrase("{file}, the layer", file=where)
        layer = layer_of_facts(facts_in(str(base.values.get("facts") or "{}"), whose), whose)
        article = replace(article, layers=(layers.into(layer),))
    else:
        found = layers.into(_unnamed(path))
        article = replace(article, layers=(found,) if found.spans or found.relations else ())
    _tell_left_out(layers, where, tell)
    return article


def _sofa_of(cas: Cas, where: str) -> Structure:
    """The text that is meant: that of the initial view, else the first that there is."""
    texts = [
        one for one in cas.structures if one.type == SOFA and isinstance(one.values.get("sofaString"), str)
    ]
    if not texts:
        raise BadInputError(
            "{where}: there is no text in the file; export it again together with its text", where=where
        )
    return next((one for one in texts if one.values.get("sofaID") == VIEW), texts[0])


def _title(cas: Cas) -> str:
    for one in cas.structures:
        title = one.values.get("documentTitle")
        if one.type == METADATA and isinstance(title, str):
            return canonical(title)
    return ""


def _unnamed(path: Path) -> Layer:
    """The layer of a file that names nobody; whose it may be stands behind the last dot of its stem."""
    stem = canonical(path.stem)
    role = Role.GOLD if stem == _CURATED else Role.ANNOTATOR
    return Layer(None, role=role, maybe=stem.rpartition(".")[2] or stem)


def _tell_left_out(layers: Layers, where: str, tell: Tell) -> None:
    if not layers.left_out:
        return
    facts: dict[str, object] = {"kinds": kinds_left_out(layers.left_out, _NAMED)}
    tell(Finding(where, "not taken over, as no annotations of people: {kinds}", facts))
