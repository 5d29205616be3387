"""Agreement as tables for people."""

from collections.abc import Iterator, Mapping, Sequence

from annotator.cli.streams import one_line
from annotator.cli.tables import columns, counted
from annotator.domain.agreement.figures import ALL, FIGURES, Agreement, Figure, LabelAgreement, PairAgreement
from annotator.domain.agreement.planning import HALF, needed
from annotator.formats.agreement.words import ENGLISH as WORDS
from annotator.formats.wording import shown

_NAME = 40
_NONE = "-"


def lines(found: Agreement) -> Iterator[str]:
    """The tables line by line; nothing in them acts on a terminal."""
    for pair in found.pairs:
        yield from _pair(pair)
    for pair in found.earlier:
        yield from _pair(pair, WORDS.first_done.format(name=shown(pair.a, _NAME)))
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
    yield from _needed(found)
    yield ""
    for line in WORDS.basis(found):
        yield one_line(line)


def _needed(found: Agreement) -> Iterator[str]:
    """For all labels together."""
    told: dict[tuple[str, str] | None, list[str]] = {}
    for one in needed(found):
        if one.label == ALL:
            told.setdefault(one.pair, []).append(f"{WORDS.measures[one.measure]} {one.more:,}")
    if told:
        yield ""
        yield f"more articles annotated twice that bring an interval to about ± {HALF:.2f}, for all labels:"
    for pair, figures in told.items():
        names = WORDS.everybody
        if pair is not None:
            names = WORDS.pair.format(a=shown(pair[0], _NAME), b=shown(pair[1], _NAME))
        yield f"  {names}: {', '.join(figures)}"


def _pair(pair: PairAgreement, first: str = "") -> Iterator[str]:
    names = WORDS.pair.format(a=first or shown(pair.a, _NAME), b=shown(pair.b, _NAME))
    yield f"{names}: {counted(pair.articles, 'article')}"
    rows: list[Sequence[object]] = [["", *(WORDS.measures[name] for name in FIGURES), "annotations"]]
    rows += [_row(_label(name), one) for name, one in pair.labels.items()]
    rows.append(_row(_label(ALL), pair.all))
    yield from columns(rows, indent="  ")
    attributes = {
        name: (one.agree, f"of {one.n:,} matched") for name, one in pair.attributes.items() if one.n
    }
    relations = {
        name: (one.f1, one.by_entity, f"{one.n[0]:,} and {one.n[1]:,}")
        for name, one in pair.relations.items()
        if any(one.n)
    }
    yield from _more("attributes", ["agree"], attributes)
    yield from _more("relations", ["f1", "by_entity"], relations)
    yield ""


def _more(
    heading: str, measures: Sequence[str], some: Mapping[str, tuple[Figure | str, ...]]
) -> Iterator[str]:
    if some:
        rows = [[heading, *(WORDS.measures[one] for one in measures), ""]]
        for name, cells in some.items():
            rows.append([shown(name, _NAME), *(one if isinstance(one, str) else told(one) for one in cells)])
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
