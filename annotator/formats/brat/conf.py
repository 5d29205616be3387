"""The configuration that brat needs to show and edit a corpus: `annotation.conf` and `visual.conf`."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.domain.json_values import Json
from annotator.domain.label import Attribute, AttributeKind, Label, RelationType, Scheme
from annotator.formats.api import AnnotatedArticle
from annotator.formats.brat.colours import line_colour, tint_colour
from annotator.formats.brat.names import escaped
from annotator.formats.plain_values import as_text

ANNOTATION, VISUAL = "annotation.conf", "visual.conf"
CONFIGURATIONS = (ANNOTATION, VISUAL, "tools.conf", "kb_shortcuts.conf")
"""What lies beside the files of a corpus of brat's."""
OURS = b"# Annotator's brat 1: an annotation set"
"""How an `annotation.conf` of ours begins; then names of files and notes of own kinds can be relied on."""
OF_ARTICLES = b"# Annotator's brat 1: articles without annotation sets"
"""The same, in the folder whose articles have none."""
_ANY = "<ENTITY>"
_MOST = 200
"""Values of an attribute that are listed for the window of brat."""
_DECLARABLE = re.compile(r"[^\s,|:<>#]+")


class Seen:
    """Gathers what a corpus has that its scheme does not name: labels, types, values of free attributes."""

    def __init__(self, scheme: Scheme) -> None:
        self.labels = {label.name: "" for label in scheme.labels}
        self.types = {kind.name: "" for kind in scheme.relation_types}
        self.values: dict[tuple[bool, str], dict[str, None]] = {}
        for owner in scheme.owners:
            for attribute in owner.attributes:
                listed = self.values.setdefault((isinstance(owner, Label), attribute.name), {})
                listed |= dict.fromkeys(_choices(attribute))

    def take(self, article: AnnotatedArticle) -> None:
        """Take what an article has."""
        for layer in article.layers:
            for span in layer.spans:
                self.labels.setdefault(span.label, "")
                for name, value in span.attributes.items():
                    self._value(of_label=True, name=name, value=value)
            for relation in layer.relations:
                self.types.setdefault(relation.type, "")
                for name, value in relation.attributes.items():
                    self._value(of_label=False, name=name, value=value)

    def _value(self, *, of_label: bool, name: str, value: Json) -> None:
        listed = self.values.setdefault((of_label, name), {})
        if value is not True and len(listed) < _MOST:
            listed.setdefault(as_text(value), None)


def write_configuration(target: Path, layers: Sequence[Path], scheme: Scheme, seen: Seen) -> None:
    """Write both files into the target and into the folder of each annotation set."""
    annotation = "".join(f"{line}\n" for line in _annotation(scheme, seen)).encode()
    visual = "".join(f"{line}\n" for line in _visual(scheme, seen)).encode()
    for folder in (target, *layers):
        (folder / ANNOTATION).write_bytes((OF_ARTICLES if folder == target else OURS) + b"\n" + annotation)
        (folder / VISUAL).write_bytes(visual)


def _choices(attribute: Attribute) -> Sequence[str]:
    return attribute.choices if attribute.kind is AttributeKind.CHOICE else ()


def _annotation(scheme: Scheme, seen: Seen) -> Iterator[str]:
    yield ""
    yield "[entities]"
    yield from map(escaped, seen.labels)
    yield ""
    yield "[relations]"
    yield f"<OVERLAP>\tArg1:{_ANY}, Arg2:{_ANY}, <OVL-TYPE>:<ANY>"
    for name in seen.types:
        yield f"{escaped(name)}\t{_ends(scheme, scheme.relation_type_named(name))}"
    yield ""
    yield "[events]"
    yield ""
    yield "[attributes]"
    for (of_label, name), values in seen.values.items():
        owner = _owners(scheme, name) if of_label else "<RELATION>"
        listed = "|".join(value for value in values if _DECLARABLE.fullmatch(value))
        yield f"{escaped(name)}\tArg:{owner}" + (f", Value:{listed}" if listed else "")


def _ends(scheme: Scheme, kind: RelationType | None) -> str:
    sources, targets = (kind.sources, kind.targets) if kind else ((), ())
    return f"Arg1:{_named(scheme, sources)}, Arg2:{_named(scheme, targets)}"


def _named(scheme: Scheme, uids: Sequence[str]) -> str:
    labels = [label.name for uid in uids if (label := scheme.label(uid)) is not None]
    return "|".join(map(escaped, labels)) or _ANY


def _owners(scheme: Scheme, attribute: str) -> str:
    """The labels that have the attribute; any where it is on none, for then annotations have it anyhow."""
    labels = [one.name for one in scheme.labels if any(a.name == attribute for a in one.attributes)]
    return "|".join(map(escaped, labels)) or _ANY


def _visual(scheme: Scheme, seen: Seen) -> Iterator[str]:
    yield "[labels]"
    titles = [(one.name, one.title) for one in scheme.owners]
    known = {name for name, _ in titles}
    titles += [(name, name) for name in (*seen.labels, *seen.types) if name not in known]
    for name, title in titles:
        shown = " ".join(title.replace("|", "/").split())
        yield f"{escaped(name)} | {shown}" if shown else escaped(name)
    yield ""
    yield "[drawing]"
    yield "SPAN_DEFAULT\tfgColor:black, bgColor:lightgray, borderColor:darken"
    yield "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5"
    for label in scheme.labels:
        colours = f"bgColor:{tint_colour(label)}, borderColor:{line_colour(label)}"
        yield f"{escaped(label.name)}\tfgColor:black, {colours}"
