"""Agreement in words: English here; a window gives its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.domain.agreement.figures import ALL, Agreement, Figure, PairAgreement, Why

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


MOST = 8
"""Names that a sentence lists."""


def _measures() -> dict[str, str]:
    return {
        "exact_f1": "exact F1",
        "overlap_f1": "overlap F1",
        "kappa": "kappa",
        "alpha": "alpha",
        "alpha_u": "unitizing alpha",
        "agree": "same value",
        "f1": "F1",
        "by_entity": "F1 by entity",
    }


def _basis() -> dict[str, str]:
    return {
        "status": "sets that are {names}",
        "annotators": "of {names} only",
        "labels": "only what is marked as {names}",
        "articles": "only the articles {names}",
        "since": "done on {day} or later",
        "until": "done on {day} or before",
        "guidelines": "made by version {names} of the guidelines",
        "unknown": "unknown",
        "before": "only articles without finished gold, so before their review",
        "after": "only articles with finished gold, so after their review",
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
    first_done: str = "{name} (first done)"
    """An annotator's earlier work."""
    everybody: str = "All annotators together"
    statuses: Mapping[str, str] = field(
        default_factory=lambda: {
            "new": "new",
            "in-progress": "in progress",
            "done": "done",
            "skipped": "skipped",
            "flagged": "flagged",
        }
    )
    basis_parts: Mapping[str, str] = field(default_factory=_basis)
    counted: str = "counted: {sets} sets, {parts}"
    one_more: str = " or "
    """Between the last two of several, of which one is enough."""
    all_labels: str = "all"

    def basis(self, found: Agreement) -> Iterator[str]:
        """Which sets count, line by line."""
        yield self.counted.format(sets=self.whole(found.basis.sets), parts="; ".join(self.basis_of(found)))

    def basis_of(self, found: Agreement) -> Iterator[str]:
        """Which sets count, piece by piece."""
        basis, parts = found.basis, self.basis_parts
        if basis.statuses:
            yield parts["status"].format(names=self.either(self.statuses[one] for one in basis.statuses))
        for name in ("annotators", "labels", "articles"):
            chosen = getattr(basis, name)
            if chosen:
                yield parts[name].format(names=self.either(chosen))
        for name in ("since", "until"):
            if getattr(basis, name):
                yield parts[name].format(day=getattr(basis, name))
        if basis.guidelines:
            versions = (one or parts["unknown"] for one in basis.guidelines)
            yield parts["guidelines"].format(names=self.either(versions))
        if basis.reviewed in parts:
            yield parts[basis.reviewed]

    def either(self, names: Iterable[str]) -> str:
        """Several names of which one is enough; of many the first."""
        some = list(names)
        if len(some) > MOST:
            some = [*some[: MOST - 1], f"… ({self.whole(len(some))})"]
        return self.one_more.join([*([", ".join(some[:-1])] if some[1:] else []), some[-1]])

    def whole(self, n: int) -> str:
        """A whole number as people read it."""
        return f"{n:,}"

    def undefined(self, found: Agreement) -> Iterator[Undefined]:
        """What is not defined, in the order of the figures."""
        unit = self.units[found.unit]
        for pair in found.pairs:
            yield from self._of_pair(f"pairs[{pair.a}, {pair.b}]", pair, unit, pair.a)
        for name, figures in (("alpha", found.alpha), ("alpha_u", found.alpha_u)):
            for label, figure in figures.items():
                if figure.why is not None:
                    said = self.of_all[figure.why]
                    yield Undefined(f"{name}.{label}", self._said(said, label, unit))
        for pair in found.earlier:
            first = self.first_done.format(name=pair.a)
            yield from self._of_pair(f"earlier[{pair.a}]", pair, unit, first)
        if found.articles < found.fewest:
            told = self.few.format(fewest=found.fewest, articles=found.articles)
            yield Undefined("intervals", told)

    def _of_pair(self, where: str, pair: PairAgreement, unit: str, first: str) -> Iterator[Undefined]:
        for name, path, label, figure in figures_of(pair):
            if figure.why is not None:
                said = self.of_pairs[figure.why]
                yield Undefined(f"{where}.{path}.{name}", self._said(said, label, unit, first, pair.b))

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
        yield "f1", f"relations_by_entity.{kind}", ALL, two.by_entity


ENGLISH = AgreementWords()
