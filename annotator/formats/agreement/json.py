"""Agreement as other programs read it."""

from collections.abc import Mapping

from annotator.domain.agreement.figures import Agreement, Figure, LabelAgreement, PairAgreement
from annotator.domain.agreement.planning import HALF, needed
from annotator.formats.agreement.words import ENGLISH, AgreementWords


def gamma_entry(value: float | None, articles: int, of: int, seed: int) -> dict[str, object]:
    """Gamma, which is asked for by itself: the mean over some articles of those that there are."""
    return {"value": value, "articles": articles, "of": of, "seed": seed}


def agreement_entry(found: Agreement, words: AgreementWords = ENGLISH) -> dict[str, object]:
    """All figures; what is not defined is None, and said why in `undefined`."""
    return {
        "pairs": [_pair(one) for one in found.pairs],
        "alpha": {name: one.value for name, one in found.alpha.items()},
        "alpha_u": {name: one.value for name, one in found.alpha_u.items()},
        "intervals": _intervals(found) if found.articles >= found.fewest else {},
        "undefined": [{"figure": one.figure, "why": one.why} for one in words.undefined(found)],
        "basis": _basis(found),
        "earlier": [_pair(one) for one in found.earlier],
        "needed": _needed(found),
    }


def _basis(found: Agreement) -> dict[str, object]:
    """Which sets count; what is empty lets all through."""
    basis = found.basis
    return {
        "status": basis.statuses,
        "annotators": basis.annotators,
        "labels": basis.labels,
        "articles": basis.articles,
        "since": basis.since or None,
        "until": basis.until or None,
        "guidelines": basis.guidelines,
        "review": basis.reviewed,
        "unit": found.unit,
        "counted": {"articles": found.articles, "sets": basis.sets, "annotators": found.annotators},
    }


def _needed(found: Agreement) -> dict[str, object]:
    """How many more articles bring each interval to about ± `half`; only where there are intervals."""
    every = list(needed(found))

    def by_label(pair: tuple[str, str] | None) -> dict[str, dict[str, int]]:
        told: dict[str, dict[str, int]] = {}
        for one in every:
            if one.pair == pair:
                told.setdefault(one.label, {})[one.measure] = one.more
        return told

    return {
        "half": HALF,
        "pairs": [
            {"a": pair.a, "b": pair.b, "labels": by_label((pair.a, pair.b))}
            for pair in found.pairs
            if any(one.pair == (pair.a, pair.b) for one in every)
        ],
        "all": by_label(None),
    }


def _pair(pair: PairAgreement) -> dict[str, object]:
    return {
        "a": pair.a,
        "b": pair.b,
        "articles": pair.articles,
        "labels": {name: _label(one) for name, one in pair.labels.items()},
        "all": _label(pair.all),
        "attributes": {name: {"agree": one.agree.value, "n": one.n} for name, one in pair.attributes.items()},
        "relations": {name: {"f1": one.f1.value, "n": one.n} for name, one in pair.relations.items()},
        "relations_by_entity": {
            name: {"f1": one.by_entity.value, "n": one.n} for name, one in pair.relations.items()
        },
    }


def _label(one: LabelAgreement) -> dict[str, object]:
    values: dict[str, object] = {name: figure.value for name, figure in one.figures.items()}
    return {**values, "spans": one.spans}


def _intervals(found: Agreement) -> dict[str, object]:
    """As the figures themselves, `[low, high]` in place of each; None where there is none."""
    return {
        "pairs": [
            {
                "a": pair.a,
                "b": pair.b,
                "labels": {name: _ends(one.figures) for name, one in pair.labels.items()},
                "all": _ends(pair.all.figures),
                "attributes": _ends({name: one.agree for name, one in pair.attributes.items()}),
                "relations": _ends({name: one.f1 for name, one in pair.relations.items()}),
                "relations_by_entity": _ends({name: one.by_entity for name, one in pair.relations.items()}),
            }
            for pair in found.pairs
        ],
        "alpha": _ends(found.alpha),
        "alpha_u": _ends(found.alpha_u),
        "articles": found.articles,
        "draws": found.draws,
        "seed": found.seed,
    }


def _ends(figures: Mapping[str, Figure]) -> dict[str, object]:
    return {name: one.interval for name, one in figures.items()}
