"""A report on agreement as one HTML file: no script, nothing loaded or linked, what people wrote as text."""

from collections.abc import Iterator
from html import escape

from annotator.domain.agreement.figures import ALL, FIGURES, Agreement, LabelAgreement, PairAgreement
from annotator.domain.agreement.pictures import Pictures
from annotator.domain.agreement.planning import HALF, needed
from annotator.formats.agreement.css import style
from annotator.formats.agreement.drawn import drawn
from annotator.formats.agreement.intervals_svg import dots_svg
from annotator.formats.agreement.page import Page, closed, named
from annotator.formats.agreement.report_words import ENGLISH_REPORT, ReportWords
from annotator.formats.agreement.told import MEASURES, YARDSTICK

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_of(
    found: Agreement, about: str = "", pictures: Pictures | None = None, words: ReportWords = ENGLISH_REPORT
) -> Iterator[str]:
    """The file piece by piece.

    Args:
        found: the figures.
        about: what they are of (the name of the project, say).
        pictures: what is shown beside the figures, where it was counted.
        words: everything on the page that is no figure and no name.
    """
    page = Page(words)
    title = page.said("title")
    whose = f" · {escape(about)}" if about else ""
    yield (
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}{whose}</title>\n<style>{style()}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1><p>{named(about)}</p></header>\n<main>\n"
    )
    yield from _rests_on(page, found)
    yield from _everybody(page, found)
    yield from _heat(page, found)
    if pictures is not None:
        yield from drawn(page, pictures, found.articles)
    for pair in found.pairs:
        yield f"<h2>{page.names(pair.a, pair.b)}</h2>\n"
        yield f"<p>{page.said('both_did', articles=escape(words.articles(pair.articles)))}</p>\n"
        yield from _pair(page, pair)
    yield from _earlier(page, found)
    yield from _needed(page, found)
    yield from _meaning(page, pictures)
    yield from _not_defined(page, found)
    yield "</main>\n</body>\n</html>\n"


def _rests_on(page: Page, found: Agreement) -> Iterator[str]:
    words = page.words
    people = ", ".join(map(named, found.annotators)) or page.said("nobody")
    articles, unit = escape(words.articles(found.articles)), escape(words.units[found.unit])
    told = page.said("rests", articles=articles, people=people, unit=unit)
    if found.articles < found.fewest:
        more = page.said("no_intervals", fewest=escape(words.whole(found.fewest)))
    else:
        more = page.said("intervals", draws=escape(words.whole(found.draws)), seed=found.seed)
    yield f"<p>{told} {more}</p>\n"
    parts = "".join(f"<li>{named(one)}</li>" for one in words.basis_of(found))
    sets = page.said("sets", sets=escape(words.whole(found.basis.sets)))
    yield f"{page.head('which', 3)}<p>{sets}</p>\n<ul>{parts}</ul>\n"


def _everybody(page: Page, found: Agreement) -> Iterator[str]:
    words = page.words
    yield f"<h2>{escape(words.everybody)}</h2>\n"
    for name, figures in (("alpha", found.alpha), ("alpha_u", found.alpha_u)):
        rows = [(page.plain(label), figure) for label, figure in figures.items()]
        yield f"<h3>{escape(page.title(name))}</h3>\n"
        yield f"{dots_svg(rows, words.texts['by_label'].format(measure=page.title(name)), words)}\n"
    heads = [words.measures[name] for name in ("alpha", "alpha_u")]
    yield from page.table(
        heads, [(label, [found.alpha[label], found.alpha_u[label]]) for label in found.alpha]
    )


def _heat(page: Page, found: Agreement) -> Iterator[str]:
    """Who agrees with whom on what: a row a pair, a column a label."""
    if not found.pairs:
        return
    yield page.head("heat")
    labels = [page.plain(one) for one in (*found.pairs[0].labels, ALL)]
    for name in FIGURES:
        told = page.said("heat_of", measure=escape(page.title(name)))
        yield page.opened(labels, kind="heat", caption=told)
        for pair in found.pairs:
            some = [*pair.labels.values(), pair.all]
            cells = "".join(page.warm(one.figures[name].value) for one in some)
            yield f'<tr><th scope="row">{page.names(pair.a, pair.b)}</th>{cells}</tr>\n'
        yield closed()


def _pair(page: Page, pair: PairAgreement) -> Iterator[str]:
    words = page.words
    rows: list[tuple[str, LabelAgreement]] = [*pair.labels.items(), (ALL, pair.all)]
    title = page.title("overlap_f1")
    figures = [(page.plain(label), one.overlap_f1) for label, one in rows]
    yield f"<h3>{escape(title)}</h3>\n"
    yield f"{dots_svg(figures, words.texts['by_label'].format(measure=title), words)}\n"
    counts = {label: _counts(page, one.spans) for label, one in rows}
    heads = [words.measures[name] for name in FIGURES]
    table = [(label, [*one.figures.values()]) for label, one in rows]
    yield from page.table(heads, table, words.texts["annotations"], counts)
    attributes = {name: one for name, one in pair.attributes.items() if one.n}
    if attributes:
        matched = {name: words.whole(one.n) for name, one in attributes.items()}
        yield page.head("attributes", 3)
        same = [(name, [one.agree]) for name, one in attributes.items()]
        yield from page.table([words.measures["agree"]], same, words.texts["matched"], matched)
    relations = {name: one for name, one in pair.relations.items() if any(one.n)}
    if relations:
        counts = {name: _counts(page, one.n) for name, one in relations.items()}
        yield page.head("relations", 3)
        tied = [(name, [one.f1, one.by_entity]) for name, one in relations.items()]
        heads = [words.measures[name] for name in ("f1", "by_entity")]
        yield from page.table(heads, tied, words.texts["relation"], counts)


def _counts(page: Page, n: tuple[int, int]) -> str:
    first, second = (page.words.whole(one) for one in n)
    return page.words.texts["counts"].format(first=first, second=second)


def _earlier(page: Page, found: Agreement) -> Iterator[str]:
    if not found.earlier:
        return
    yield f"{page.head('earlier')}<p>{page.said('earlier_says')}</p>\n"
    for pair in found.earlier:
        articles = escape(page.words.articles(pair.articles))
        yield f"<h3>{named(pair.a)}: {articles}</h3>\n"
        yield from _pair(page, pair)


def _needed(page: Page, found: Agreement) -> Iterator[str]:
    """For all labels together, by pair and over all annotators."""
    rows: dict[tuple[str, str] | None, dict[str, int]] = {}
    for one in needed(found):
        if one.label == ALL:
            rows.setdefault(one.pair, {})[one.measure] = one.more
    if not rows:
        return
    half = escape(page.words.short(HALF))
    yield f"{page.head('needed')}<p>{page.said('needed_says', half=half)}</p>\n"
    measures = [*FIGURES, "alpha_u"]
    yield page.opened([page.words.measures[name] for name in measures])
    for pair, more in rows.items():
        name = page.names(*pair) if pair is not None else escape(page.words.everybody)
        cells = "".join(
            f'<td class="figure">{escape(page.words.whole(more[one]))}</td>' if one in more else "<td></td>"
            for one in measures
        )
        yield f'<tr><th scope="row">{name}</th>{cells}</tr>\n'
    yield closed()


def _meaning(page: Page, pictures: Pictures | None) -> Iterator[str]:
    words = page.words
    yield f"{page.head('means')}<dl>\n"
    for name in MEASURES:
        yield f"<dt>{escape(page.title(name))}</dt><dd>{page.said(f'means_{name}')}</dd>\n"
    yield f"</dl>\n{page.head('yardstick')}<p>{page.said('yardstick_says')}</p>\n"
    heads = ["of_what", "measure", "figure", *(["ours"] if pictures is not None else []), "source"]
    yield page.opened([words.texts[one] for one in heads], words.texts["corpus"])
    for one in YARDSTICK:
        ours = ""
        if pictures is not None:
            point = pictures.pooled.get(one.label)
            value = point.figures[one.measure].value if point is not None else None
            label = f' <span class="range">{named(page.plain(one.label))}</span>' if point is not None else ""
            ours = f'<td class="figure">{escape(words.figure(value))}{label}</td>'
        yield (
            f'<tr><th scope="row">{one.corpus}</th><td>{page.said(one.what)}</td>'
            f'<td>{escape(words.measures[one.measure])}</td><td class="figure">{one.value}</td>{ours}'
            f'<td class="muted">{one.source}</td></tr>\n'
        )
    yield closed()


def _not_defined(page: Page, found: Agreement) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for one in page.words.undefined(found):
        reasons.setdefault(one.why, []).append(one.figure)
    if not reasons:
        return
    yield f"{page.head('undefined')}<p>{page.said('undefined_says')}</p>\n"
    yield page.opened([page.words.texts["figures"]], page.words.texts["why"])
    for why, figures in reasons.items():
        listed = "<br>".join(map(named, figures))
        yield f'<tr><th scope="row">{named(why)}</th><td class="muted">{listed}</td></tr>\n'
    yield closed()
