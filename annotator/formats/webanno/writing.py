"""An annotation set as WebAnno TSV 3.3: the same types and features as in UIMA CAS, a line a token."""

from collections.abc import Iterator, Sequence

from annotator.domain.json_values import Json
from annotator.domain.offsets import OffsetMap
from annotator.domain.span import Span
from annotator.formats.api import AnnotatedArticle, Layer
from annotator.formats.uima.cas import ARTICLE, LAYER, RELATION, SPAN, Structure
from annotator.formats.webanno.units import Unit, Units, utf16
from annotator.formats.webanno.values import NO_VALUE, NOTHING, text_line, value_cell

HEAD = "#FORMAT=WebAnno TSV 3.3"


def written(article: AnnotatedArticle, layer: Layer | None, structures: Sequence[Structure]) -> str:
    """Return the lines of a set; `structures` are those of the same article and layer."""
    text = article.text or ""
    spans = [one for one in structures if one.type == SPAN]
    stretches = [fragment for one in (layer.spans if layer else ()) for fragment in one.fragments]
    table = _Table(text, spans, stretches, [one for one in structures if one.type == RELATION])
    lines = [HEAD, *table.schema(), ""]
    for number, sentence in enumerate(table.units.sentences, 1):
        known_as = _facts(structures) if number == 1 else f"s{number}"
        lines += ["", f"#Sentence.id={text_line(known_as)}"]
        lines += [f"#Text={text_line(line)}" for line in text[slice(*sentence)].split("\n")]
        lines += table.rows(sentence)
    return "\n".join([*lines, ""])


def number_relations(structures: Sequence[Structure]) -> None:
    """Say of each relation which one it is, as lines are in the order of the text."""
    for number, one in enumerate([one for one in structures if one.type == RELATION], 1):
        one.values["part"] = number


def _facts(structures: Sequence[Structure]) -> str:
    """What is known of the article and the set, as one JSON object in the id of the first sentence."""
    known = {one.type: one for one in structures if one.type in {ARTICLE, LAYER}}
    said = [f'"{name}":{known[kind].values["facts"]}' for name, kind in FACTS if kind in known]
    return "{" + ",".join(said) + "}"


FACTS = (("article", ARTICLE), ("layer", LAYER))
"""Names in that object, and the types that they stand for."""


class _Table:
    def __init__(
        self, text: str, spans: Sequence[Structure], stretches: Sequence[Span], relations: Sequence[Structure]
    ) -> None:
        self._text = text
        self._offsets = OffsetMap(text)
        self._spans = spans
        self.units = Units(text, stretches)
        self._numbers = {one.id: number for number, one in enumerate(spans)}
        self._features = _features(spans)
        self._tie_features = _features(relations)
        self._cells: dict[int, list[str]] = {}
        self._nothing = [NOTHING] * len(self._features)
        self._before: tuple[Sequence[int], list[str]] = ([], self._nothing)
        """The annotations on the unit before, and their cells: most go on."""
        self._ties: dict[str, list[Structure]] = {}
        for one in relations:
            at = self._first(one.references["Dependent"][0])
            self._ties.setdefault(at.id, []).append(one)

    def schema(self) -> Iterator[str]:
        """The lines that name the columns."""
        if self._spans:
            yield f"#T_SP={'|'.join([SPAN, *self._features])}"
        if self._ties:
            yield f"#T_RL={'|'.join([RELATION, *self._tie_features, f'BT_{SPAN}'])}"

    def rows(self, sentence: tuple[int, int]) -> Iterator[str]:
        """The lines of a sentence."""
        for token in self.units.of_sentence(sentence):
            yield self._row(token)
            for part in token.parts:
                yield self._row(part)

    def _row(self, unit: Unit) -> str:
        begin, end = utf16(self._offsets, unit)
        covered = self._text[unit.start : unit.end]
        if covered.isspace():
            covered = text_line(covered)
        if unit.marks != self._before[0]:
            stacked = zip(*map(self._of, unit.marks), strict=True)
            self._before = unit.marks, list(map("|".join, stacked)) or self._nothing
        cells = [unit.id, f"{begin}-{end}", covered, *self._before[1]]
        if self._ties:
            cells += self._tied(self._ties.get(unit.id))
        return "\t".join([*cells, ""])

    def _of(self, mark: int) -> list[str]:
        """The cells of an annotation."""
        if mark not in self._cells:
            values = self._spans[mark].values
            self._cells[mark] = [f"{_value(values.get(name))}[{mark + 1}]" for name in self._features]
        return self._cells[mark]

    def _tied(self, ties: Sequence[Structure] | None) -> list[str]:
        """The cells of relations."""
        if not ties:
            return [NOTHING] * (len(self._tie_features) + 1)
        names = self._tie_features
        said = ["|".join([_value(tie.values.get(name)) for tie in ties]) for name in names]
        return [*said, "|".join(map(self._end, ties))]

    def _end(self, tie: Structure) -> str:
        source, target = (tie.references[name][0] for name in ("Governor", "Dependent"))
        return f"{self._first(source).id}[{self._numbers[source] + 1}_{self._numbers[target] + 1}]"

    def _first(self, structure: str) -> Unit:
        return self.units.firsts[self._numbers[structure]]


def _features(structures: Sequence[Structure]) -> list[str]:
    """The features that structures have, in the order in which they come."""
    names = dict.fromkeys(name for one in structures for name in one.values)
    return [name for name in names if name not in {"begin", "end"}]


def _value(value: Json) -> str:
    if value is None:
        return NO_VALUE
    return value_cell(value if isinstance(value, str) else str(value).lower())
