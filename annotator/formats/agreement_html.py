"""A report on agreement as one HTML file: no script, nothing loaded or linked, what people wrote as text."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from annotator.domain.agreement import ALL, FIGURES, Agreement, Figure, LabelAgreement, PairAgreement
from annotator.formats.agreement_css import SHADES, style
from annotator.formats.agreement_svg import dots_svg
from annotator.formats.agreement_told import MEASURES, YARDSTICK
from annotator.formats.agreement_words import ENGLISH as WORDS

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_DASH = "–"


def html_of(found: Agreement, about: str = "") -> Iterator[str]:
    """The file piece by piece.

    Args:
        found: the figures.
        about: what they are of (the name of the project, say).
    """
    whose = f" · {escape(about)}" if about else ""
    yield (
        f'<!DOCTYPE html>\n<html lang="{WORDS.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>Agreement{whose}</title>\n<style>{style()}</style>\n</head>\n<body>\n"
        f"<header><h1>Agreement</h1><p><bdi>{escape(about)}</bdi></p></header>\n<main>\n"
    )
    yield f"<p>{_rests_on(found)}</p>\n"
    yield from _everybody(found)
    yield from _heat(found)
    for pair in found.pairs:
        yield from _pair(pair)
    yield from _meaning()
    yield from _not_defined(found)
    yield "</main>\n</body>\n</html>\n"


def _rests_on(found: Agreement) -> str:
    people = ", ".join(f"<bdi>{escape(one)}</bdi>" for one in found.annotators) or "nobody"
    unit = WORDS.units[found.unit]
    told = (
        f"These figures rest on {_counted(found.articles, 'article')} that two or more people worked on: "
        f"{people}. Kappa and alpha count each {unit} as inside or outside an annotation. "
    )
    if found.articles < found.fewest:
        return told + f"There are no intervals, because they need at least {found.fewest} articles."
    return told + (
        f"Below a figure stands where 95 % of {found.draws:,} draws of as many articles fall (bootstrap with "
        f"the seed {found.seed}): had other articles been annotated, the figure might as well be there."
    )


def _everybody(found: Agreement) -> Iterator[str]:
    yield f"<h2>{WORDS.everybody}</h2>\n"
    for name, figures in (("alpha", found.alpha), ("alpha_u", found.alpha_u)):
        title = _title(name)
        rows = [(_plain(label), figure) for label, figure in figures.items()]
        said = "; ".join(f"{label}: {_value(figure)}" for label, figure in rows)
        yield f"<h3>{title}</h3>\n{dots_svg(rows, f'{title} by label: {said}')}\n"
    heads = [WORDS.measures[name] for name in ("alpha", "alpha_u")]
    rows_of_both = [(label, [found.alpha[label], found.alpha_u[label]]) for label in found.alpha]
    yield from _table(heads, rows_of_both)


def _heat(found: Agreement) -> Iterator[str]:
    """Who agrees with whom on what: a row a pair, a column a label."""
    if not found.pairs:
        return
    yield "<h2>Who agrees with whom</h2>\n"
    for name in FIGURES:
        labels = [*found.pairs[0].labels, ALL]
        heads = "".join(f'<th scope="col"><bdi>{escape(_plain(one))}</bdi></th>' for one in labels)
        title = _title(name)
        yield (
            f'<div class="scroll"><table class="heat"><caption>{title} by pair and label; the darker, the '
            f'more agreement</caption>\n<thead><tr><th scope="col"></th>{heads}</tr></thead>\n<tbody>\n'
        )
        for pair in found.pairs:
            some = [*pair.labels.values(), pair.all]
            cells = "".join(_warm(one.figures[name]) for one in some)
            yield f'<tr><th scope="row">{_names(pair)}</th>{cells}</tr>\n'
        yield "</tbody></table></div>\n"


def _pair(pair: PairAgreement) -> Iterator[str]:
    yield f"<h2>{_names(pair)}</h2>\n<p>{_counted(pair.articles, 'article')} that both did.</p>\n"
    rows: list[tuple[str, LabelAgreement]] = [*pair.labels.items(), (ALL, pair.all)]
    figures = [(_plain(label), one.overlap_f1) for label, one in rows]
    said = "; ".join(f"{label}: {_value(figure)}" for label, figure in figures)
    title = _title("overlap_f1")
    yield f"<h3>{title}</h3>\n{dots_svg(figures, f'{title} by label: {said}')}\n"
    counts = {label: f"{one.spans[0]:,} and {one.spans[1]:,}" for label, one in rows}
    heads = [WORDS.measures[name] for name in FIGURES]
    yield from _table(heads, [(label, [*one.figures.values()]) for label, one in rows], "annotations", counts)
    attributes = {name: one for name, one in pair.attributes.items() if one.n}
    if attributes:
        matched = {name: f"{one.n:,}" for name, one in attributes.items()}
        yield "<h3>Attributes</h3>\n"
        same = [(name, [one.agree]) for name, one in attributes.items()]
        yield from _table([WORDS.measures["agree"]], same, "of matched annotations", matched)
    relations = {name: one for name, one in pair.relations.items() if any(one.n)}
    if relations:
        counts = {name: f"{one.n[0]:,} and {one.n[1]:,}" for name, one in relations.items()}
        yield "<h3>Relations</h3>\n"
        tied = [(name, [one.f1]) for name, one in relations.items()]
        yield from _table([WORDS.measures["f1"]], tied, "relations", counts)


def _table(
    heads: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Figure]]],
    counted: str = "",
    counts: Mapping[str, str] | None = None,
) -> Iterator[str]:
    columns = "".join(f'<th scope="col">{escape(one)}</th>' for one in [*heads, counted] if one)
    yield f'<div class="scroll"><table>\n<thead><tr><th scope="col"></th>{columns}</tr></thead>\n<tbody>\n'
    for label, figures in rows:
        cells = "".join(_cell(one) for one in figures)
        if counts is not None:
            cells += f'<td class="n">{escape(counts[label])}</td>'
        kind = ' class="all"' if label == ALL else ""
        yield f'<tr{kind}><th scope="row"><bdi>{escape(_plain(label))}</bdi></th>{cells}</tr>\n'
    yield "</tbody></table></div>\n"


def _meaning() -> Iterator[str]:
    yield "<h2>What the measures mean</h2>\n<dl>\n"
    for one in MEASURES:
        yield f"<dt>{escape(one.name)}</dt><dd>{escape(one.means)}</dd>\n"
    yield (
        "</dl>\n<h2>A yardstick</h2>\n<p>What others published for marking who says what in the news and in "
        "stories. Their guidelines, texts and units are not the same, so this tells what is usual and not "
        'what is enough.</p>\n<table>\n<thead><tr><th scope="col">corpus</th><th scope="col">of what</th>'
        '<th scope="col">measure</th><th scope="col">figure</th><th scope="col">source</th></tr></thead>\n'
        "<tbody>\n"
    )
    for figure in YARDSTICK:
        yield (
            f'<tr><th scope="row">{figure.corpus}</th><td>{figure.what}</td><td>{figure.measure}</td>'
            f'<td class="figure">{figure.value}</td><td class="muted">{figure.source}</td></tr>\n'
        )
    yield "</tbody></table>\n"


def _not_defined(found: Agreement) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for one in WORDS.undefined(found):
        reasons.setdefault(one.why, []).append(one.figure)
    if not reasons:
        return
    yield (
        f"<h2>What is not defined</h2>\n<p>Where a table has {_DASH}, there is no figure; it is neither 0 "
        'nor 1.</p>\n<table>\n<thead><tr><th scope="col">why</th><th scope="col">figures</th></tr></thead>\n'
        "<tbody>\n"
    )
    for why, figures in reasons.items():
        listed = "<br>".join(f"<bdi>{escape(one)}</bdi>" for one in figures)
        yield f'<tr><th scope="row"><bdi>{escape(why)}</bdi></th><td class="muted">{listed}</td></tr>\n'
    yield "</tbody></table>\n"


def _names(pair: PairAgreement) -> str:
    a, b = (f"<bdi>{escape(one)}</bdi>" for one in (pair.a, pair.b))
    return WORDS.pair.format(a=a, b=b)


def _title(measure: str) -> str:
    name = WORDS.measures[measure]
    return name[:1].upper() + name[1:]


def _plain(label: str) -> str:
    return WORDS.all_labels if label == ALL else label


def _value(figure: Figure) -> str:
    return _DASH if figure.value is None else f"{figure.value:.3f}"


def _cell(figure: Figure) -> str:
    interval = figure.interval
    between = f'<span class="range">{interval[0]:.3f} to {interval[1]:.3f}</span>' if interval else ""
    return f'<td class="figure">{_value(figure)}{between}</td>'


def _warm(figure: Figure) -> str:
    shade = "none" if figure.value is None else f"h{round(min(max(figure.value, 0), 1) * SHADES)}"
    return f'<td class="{shade}">{_value(figure)}</td>'


def _counted(n: int, one: str) -> str:
    return f"{n:,} {one if n == 1 else one + 's'}"
