"""Agreement as tables for people."""

from collections.abc import Iterator, Mapping, Sequence

from annotator.cli.streams import one_line
from annotator.cli.tables import columns, counted
from annotator.domain.agreement import ALL, FIGURES, Agreement, Figure, LabelAgreement, PairAgreement
from annotator.formats.agreement_words import ENGLISH as WORDS
from annotator.formats.wording import shown

_NAME = 40
_NONE = "-"


def lines(found: Agreement) -> Iterator[str]:
    """The tables line by line; nothing in them acts on a terminal."""
    for pair in found.pairs:
        yield from _pair(pair)
    yield f"{WORDS.everybody}: {counted(found.articles, 'article')}"
    names = [WORDS.measures[name] for name in ("alpha", "alpha_u")]
    rows = [["", *names]]
    rows += [[_label(label), told(found.alpha[label]), told(found.alpha_u[label])] for label in found.alpha]
    yield from columns(rows, indent="  ")
    reasons: dict[str, list[str]] = {}
    for one in WORDS.undefined(found):
        reasons.setdefault(one.why, []).append(one.figure)
    if reasons:
        yield ""
        yield f"{_NONE} is what is not defined, or has no interval:"
        for why, figures in reasons.items():
            more = f" and {len(figures) - 1} more" if len(figures) > 1 else ""
            yield one_line(f"  {why} ({figures[0]}{more})")
    if found.articles >= found.fewest:
        yield ""
        yield f"in brackets: 95 % of {found.draws:,} draws of as many articles"


def _pair(pair: PairAgreement) -> Iterator[str]:
    names = WORDS.pair.format(a=shown(pair.a, _NAME), b=shown(pair.b, _NAME))
    yield f"{names}: {counted(pair.articles, 'article')}"
    rows: list[Sequence[object]] = [["", *(WORDS.measures[name] for name in FIGURES), "annotations"]]
    rows += [_row(_label(name), one) for name, one in pair.labels.items()]
    rows.append(_row(_label(ALL), pair.all))
    yield from columns(rows, indent="  ")
    attributes = {
        name: (one.agree, f"of {one.n:,} matched") for name, one in pair.attributes.items() if one.n
    }
    relations = {
        name: (one.f1, f"{one.n[0]:,} and {one.n[1]:,}") for name, one in pair.relations.items() if any(one.n)
    }
    yield from _more("attributes", WORDS.measures["agree"], attributes)
    yield from _more("relations", WORDS.measures["f1"], relations)
    yield ""


def _more(heading: str, measure: str, some: Mapping[str, tuple[Figure, str]]) -> Iterator[str]:
    if some:
        rows = [[heading, measure, ""]]
        rows += [[shown(name, _NAME), told(figure), counts] for name, (figure, counts) in some.items()]
        yield ""
        yield from columns(rows, indent="  ")


def _row(label: str, one: LabelAgreement) -> list[str]:
    first, second = one.spans
    return [label, *(told(figure) for figure in one.figures.values()), f"{first:,} and {second:,}"]


def _label(name: str) -> str:
    return WORDS.all_labels if name == ALL else shown(name, _NAME)


def told(figure: Figure) -> str:
    """A figure with its interval, as far as there are such."""
    if figure.value is None:
        return _NONE
    if figure.interval is None:
        return f"{figure.value:.3f}"
    low, high = figure.interval
    return f"{figure.value:.3f} [{low:.3f}, {high:.3f}]"
