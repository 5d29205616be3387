"""WebAnno TSV of versions 1 and 2, as its first users still have it: tokens with tags, read only."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.json_values import Json
from annotator.formats.uima.cas import SOFA, VIEW, Cas, Structure
from annotator.formats.webanno.rows import Refusing
from annotator.formats.wording import shown

OLD = re.compile(rb"(?: ?# ?[\w.]+ ?\|[^\n]*\n)?#id=[^\n]*\n#text=")
"""How such files begin."""
_TAG = re.compile(r"([BI])-(.+)", re.DOTALL)
_NOTHING = frozenset({"", "_", "O"})
_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_ATTACH = "AttachTo="


@dataclass(slots=True)
class _Layer:
    """One type: the columns of its features, and for relations that of where they come from."""

    type: str
    features: list[tuple[str, int]] = field(default_factory=list)
    source: int | None = None
    ends_on: str = ""


@dataclass(slots=True)
class _Token:
    line: int
    id: str
    start: int
    """UTF-16 units."""
    end: int
    cells: list[str]


def old_cas(data: str, refusing: Refusing) -> Cas:
    """Return the structures of a file.

    Raises:
        BadInputError: naming file, line and what is wrong.
    """
    lines = [line.removesuffix("\r") for line in data.split("\n")]
    text, sentences = _sentences(lines, refusing)
    made = [Structure("1", SOFA, {"sofaID": VIEW, "sofaString": text})]
    layers = _layers(lines[0]) or [_Layer(_ENTITY, [("value", 4)])]
    on_token: dict[tuple[str, str], Structure] = {}
    for layer in sorted(layers, key=lambda one: one.source is not None):
        for tokens in sentences:
            found = _relations(layer, tokens, on_token) if layer.source else _spans(layer, tokens, on_token)
            for one in found:
                one.id = str(len(made) + 1)
                made.append(one)
    return Cas(made)


def _layers(head: str) -> list[_Layer]:
    """The layers that the first line of version 2 declares; version 1 declares none."""
    layers: list[_Layer] = []
    column = 2
    for declared in head.split("#")[1:] if head.lstrip().startswith("# ") else ():
        name, *features = (part.strip() for part in declared.split("|"))
        layer = _Layer(name)
        for feature in features:
            if feature.startswith(_ATTACH):
                layer.source, layer.ends_on = column, feature.removeprefix(_ATTACH)
            else:
                layer.features.append((feature, column))
            column += 1
        layers.append(layer)
    return layers


def _sentences(lines: Sequence[str], refusing: Refusing) -> tuple[str, list[list[_Token]]]:
    """The text, a sentence a line, and the tokens of each sentence with their places in it."""
    texts: list[str] = []
    sentences: list[list[_Token]] = []
    begin = at = 0
    for number, line in enumerate(lines, 1):
        if line.startswith("#text="):
            begin += _utf16(texts[-1]) + 1 if texts else 0
            texts.append(line.removeprefix("#text="))
            sentences.append([])
            at = 0
        elif "\t" in line and not line.startswith(" #"):
            fields = line.split("\t")
            word = fields[1]
            start = texts[-1].find(word, at) if texts and word else -1
            if start < 0 or texts[-1][at:start].strip():
                raise refusing.at(
                    number, "{word} is not the next word of the text; correct the line", word=shown(word, 40)
                )
            at = start + len(word)
            first = begin + _utf16(texts[-1][:start])
            sentences[-1].append(_Token(number, fields[0], first, first + _utf16(word), fields))
    return "\n".join(texts), sentences


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _spans(
    layer: _Layer, tokens: Sequence[_Token], on_token: dict[tuple[str, str], Structure]
) -> Iterator[Structure]:
    """The annotations of a sentence: `I-` goes on with the one of the same value."""
    going_on: dict[str, Structure] = {}
    for token in tokens:
        stacked = [_cells(token, column) for _, column in layer.features]
        before, going_on = going_on, {}
        for place, cell in enumerate(stacked[0] if stacked else ()):
            found = _TAG.fullmatch(cell)
            value = found.group(2) if found else cell
            one = before.get(value) if found and found.group(1) == "I" else None
            if one is None:
                values: dict[str, Json] = {"begin": token.start, "end": token.end}
                for (feature, _), cells in zip(layer.features, stacked, strict=True):
                    if place < len(cells) and cells[place] not in _NOTHING:
                        said = _TAG.fullmatch(cells[place])
                        values[feature] = said.group(2) if said else cells[place]
                one = Structure("", layer.type, values, line=token.line)
                yield one
            one.values["end"] = token.end
            going_on[value] = one
            on_token.setdefault((token.id, layer.type), one)


def _relations(
    layer: _Layer, tokens: Sequence[_Token], on_token: dict[tuple[str, str], Structure]
) -> Iterator[Structure]:
    """The relations of a sentence, each on the token that it leads to."""
    for token in tokens:
        for place, unit in enumerate(_cells(token, layer.source or 0)):
            values: dict[str, Json] = {"begin": token.start, "end": token.end}
            for feature, column in layer.features:
                cells = _cells(token, column)
                if place < len(cells):
                    said = _TAG.fullmatch(cells[place])
                    values[feature] = said.group(2) if said else cells[place]
            one = Structure("", layer.type, values, line=token.line)
            ends = [on_token.get((there, layer.ends_on)) for there in (unit, token.id)]
            if ends[0] is not None and ends[1] is not None:
                one.references = {"Governor": (ends[0].id,), "Dependent": (ends[1].id,)}
            yield one


def _cells(token: _Token, column: int) -> list[str]:
    """The stacked values of a cell; none where nothing is in it."""
    if column >= len(token.cells) or token.cells[column] in _NOTHING:
        return []
    return token.cells[column].split("|")
