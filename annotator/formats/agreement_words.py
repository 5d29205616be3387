"""Agreement in words: English here; a window gives its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.domain.agreement import ALL, Agreement, Figure, PairAgreement, Why

_PAIR = {
    Why.NO_ARTICLE: "{a} and {b} have no article in common that counts",
    Why.NO_UNIT: "the articles have no {unit}",
    Why.NOTHING_MARKED: "neither {a} nor {b} marked anything{label}",
    Why.NONE_INSIDE: "no {unit} is marked{label} by {a} or {b}, so nothing varies",
    Why.ALL_MARKED: "every {unit} is marked{label} by both {a} and {b}, so nothing varies",
    Why.NO_MATCH: "of the matched annotations of {a} and {b} none has a value there",
    Why.NO_RELATION: "neither {a} nor {b} has such a relation",
}
_EVERYBODY = {
    Why.NO_ARTICLE: "no article that counts has two annotators",
    Why.NO_UNIT: "the articles have no {unit}",
    Why.NOTHING_MARKED: "nobody marked anything{label}",
    Why.NONE_INSIDE: "no {unit} is marked{label} by anybody, so nothing varies",
    Why.ALL_MARKED: "every {unit} is marked{label} by everybody, so nothing varies",
    Why.NO_LENGTH: "what is marked{label} could not lie otherwise by chance",
}


def _measures() -> dict[str, str]:
    return {
        "exact_f1": "exact F1",
        "overlap_f1": "overlap F1",
        "kappa": "kappa",
        "alpha": "alpha",
        "alpha_u": "unitizing alpha",
        "agree": "same value",
        "f1": "F1",
    }


class Undefined(NamedTuple):
    """A figure that is not defined: where it would stand in the JSON, and why not."""

    figure: str
    why: str


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """Every word that is not a name; `{names}` are filled in."""

    language: str = "en"
    """As HTML names it."""
    measures: Mapping[str, str] = field(default_factory=_measures)
    of_pairs: Mapping[Why, str] = field(default_factory=lambda: dict(_PAIR))
    of_all: Mapping[Why, str] = field(default_factory=lambda: dict(_EVERYBODY))
    units: Mapping[str, str] = field(default_factory=lambda: {"token": "token", "codepoint": "code point"})
    as_label: str = " as {label}"
    few: str = "intervals need at least {fewest} articles, there are {articles}"
    pair: str = "{a} and {b}"
    everybody: str = "All annotators together"
    all_labels: str = "all"

    def undefined(self, found: Agreement) -> Iterator[Undefined]:
        """What is not defined, in the order of the figures."""
        unit = self.units[found.unit]
        for pair in found.pairs:
            where = f"pairs[{pair.a}, {pair.b}]"
            for name, path, label, figure in figures_of(pair):
                if figure.why is not None:
                    said = self.of_pairs[figure.why]
                    yield Undefined(f"{where}.{path}.{name}", self._said(said, label, unit, pair.a, pair.b))
        for name, figures in (("alpha", found.alpha), ("alpha_u", found.alpha_u)):
            for label, figure in figures.items():
                if figure.why is not None:
                    said = self.of_all[figure.why]
                    yield Undefined(f"{name}.{label}", self._said(said, label, unit))
        if found.articles < found.fewest:
            told = self.few.format(fewest=found.fewest, articles=found.articles)
            yield Undefined("intervals", told)

    def _said(self, template: str, label: str, unit: str, a: str = "", b: str = "") -> str:
        as_label = "" if label == ALL else self.as_label.format(label=label)
        return template.format(label=as_label, unit=unit, a=a, b=b)


def figures_of(pair: PairAgreement) -> Iterator[tuple[str, str, str, Figure]]:
    """Every figure of a pair: its name, where it stands, its label (or `all`) and itself."""
    for label, found in pair.labels.items():
        for name, figure in found.figures.items():
            yield name, f"labels.{label}", label, figure
    for name, figure in pair.all.figures.items():
        yield name, "all", ALL, figure
    for attribute, one in pair.attributes.items():
        yield "agree", f"attributes.{attribute}", ALL, one.agree
    for kind, two in pair.relations.items():
        yield "f1", f"relations.{kind}", ALL, two.f1


ENGLISH = AgreementWords()
