"""The pictures of a report on agreement: articles, confused labels, borders, missing marks, trend."""

from collections import defaultdict
from collections.abc import Iterator
from html import escape

from annotator.domain.agreement.borders import Border
from annotator.domain.agreement.pictures import NOTHING, Confusion, Pictures, Step, Trend, TrendPoint
from annotator.formats.agreement.grid_svg import Box, grid_svg
from annotator.formats.agreement.lines_svg import lines_svg
from annotator.formats.agreement.page import Page, closed, named
from annotator.formats.agreement.report_words import DASH

_TRENDS = ("overlap_f1", "alpha")
LENGTHS = ((1, 1), (2, 5), (6, 20), (21, 50), (51, None))
"""Code points that lie between two borders, as they are counted together."""


def drawn(page: Page, pictures: Pictures, articles: int) -> Iterator[str]:
    """All of them; those that have nothing to show are left out.

    Args:
        page: what it is written with.
        pictures: what is shown.
        articles: how many there are in all.
    """
    yield from _worst(page, pictures, articles)
    yield from _confused(page, pictures)
    yield from _borders(page, pictures)
    yield from _missing(page, pictures)
    yield from _trend(page, pictures.by_time, "time")
    yield from _trend(page, pictures.by_guideline, "versions")


def _worst(page: Page, pictures: Pictures, articles: int) -> Iterator[str]:
    if not pictures.articles:
        return
    words = page.words
    n, every = words.whole(len(pictures.articles)), words.whole(articles)
    yield f"{page.head('worst')}<p>{page.said('worst_says', n=escape(n), all=escape(every))}</p>\n"
    measures = list(pictures.articles[0].figures)
    heads = [words.measures[name] for name in measures]
    yield page.opened(
        [*heads, words.texts["annotations"], words.texts["people"]], words.texts["article"], "heat"
    )
    for one in pictures.articles:
        cells = "".join(page.warm(value) for value in one.figures.values())
        title = named(one.title or one.id)
        name = (
            f'{title}<span class="range">{named(one.id)}</span>' if one.title not in {"", one.id} else title
        )
        people = ", ".join(map(named, one.annotators))
        yield (
            f'<tr><th scope="row">{name}</th>{cells}<td>{escape(words.whole(one.annotations))}</td>'
            f'<td class="names">{people}</td></tr>\n'
        )
    yield closed()


def _confused(page: Page, pictures: Pictures) -> Iterator[str]:
    some = [one for one in pictures.confusions if any(one.cells.values())]
    if not some:
        return
    yield f"{page.head('confused')}<p>{page.said('confused_says')}</p>\n"
    for one in some:
        if one.pair is None:
            told = page.words.texts["confused_all"]
        else:
            told = page.words.texts["confused_pair"].format(a=one.pair[0], b=one.pair[1])
        yield f"<h3>{named(told)}</h3>\n{_confusion(page, one, told)}\n"


def _confusion(page: Page, one: Confusion, told: str) -> str:
    words, most = page.words, max(one.most, 1)
    # Labels that nobody used take no room.
    used = [label for label in one.labels if any(n for cell, n in one.cells.items() if label in cell)]
    names = [*used, NOTHING]

    def box(row: str, column: str) -> Box:
        n = one.cells.get((row, column))
        if n is None:
            return Box(DASH, None)
        title = f"{row or words.texts['nothing']} / {column or words.texts['nothing']}: {words.whole(n)}"
        return Box(words.whole(n), None if row == column else n / most, title)

    shown = [name or words.texts["nothing"] for name in names]
    return grid_svg(shown, shown, [[box(row, column) for column in names] for row in names], told)


def _borders(page: Page, pictures: Pictures) -> Iterator[str]:
    words, borders = page.words, pictures.borders
    if not borders.differing:
        return
    facts = {"differing": words.whole(borders.differing), "matched": words.whole(borders.matched)}
    said = page.said("borders_say", **{name: escape(value) for name, value in facts.items()})
    yield f"{page.head('borders')}<p>{said}</p>\n"
    sums: defaultdict[tuple[Border, int], int] = defaultdict(int)
    for one in borders.counts:
        if one.kind is not Border.SAME:
            which = next(n for n, (_, most) in enumerate(LENGTHS) if most is None or abs(one.length) <= most)
            sums[one.kind, which] += one.n
    kinds = [kind for kind in words.borders if any(of is kind for of, _ in sums)]
    if not kinds:
        return
    heads = [_length(page, least, most) for least, most in LENGTHS]
    most_of_all = max(sums.values())
    boxes = [
        [
            Box(words.whole(sums[kind, n]), sums[kind, n] / most_of_all, f"{words.borders[kind]}, {heads[n]}")
            for n in range(len(LENGTHS))
        ]
        for kind in kinds
    ]
    yield grid_svg([words.borders[kind] for kind in kinds], heads, boxes, words.texts["borders"]) + "\n"


def _length(page: Page, least: int, most: int | None) -> str:
    if most is None:
        return f"≥ {page.words.whole(least)}"
    return (
        page.words.whole(least)
        if least == most
        else f"{page.words.whole(least)}\u2013{page.words.whole(most)}"
    )


def _missing(page: Page, pictures: Pictures) -> Iterator[str]:
    words = page.words
    cells = {(one.annotator, one.label): one for one in pictures.missing}
    labels = [
        label
        for label in dict.fromkeys(one.label for one in pictures.missing)
        if any(one.of for one in pictures.missing if one.label == label)
    ]
    people = list(dict.fromkeys(one.annotator for one in pictures.missing))
    if not labels:
        return
    yield f"{page.head('missing')}<p>{page.said('missing_says')}</p>\n"

    def box(person: str, label: str) -> Box:
        one = cells[person, label]
        if not one.of:
            return Box(DASH, None)
        told = words.texts["some_of"].format(n=words.whole(one.n), all=words.whole(one.of))
        return Box(told, one.n / one.of, f"{person}, {label}: {told}")

    boxes = [[box(person, label) for label in labels] for person in people]
    yield grid_svg(people, labels, boxes, words.texts["missing"]) + "\n"


def _trend(page: Page, trend: Trend, key: str) -> Iterator[str]:
    # One point is no trend; the figures above say the same.
    if len(trend.points) < 2:
        return
    words = page.words
    says = "time_says" if key == "time" else "versions_say"
    told = page.said(says)
    if trend.step is not None:
        told += " " + page.said(f"by_{trend.step.value}")
    if trend.unknown:
        articles = escape(words.articles(trend.unknown))
        told += " " + page.said(f"unknown_{key}", articles=articles)
    yield f"{page.head(key)}<p>{told}</p>\n"
    names = [_point(page, trend.step, one) for one in trend.points]
    series = [(page.title(name), [one.figures[name] for one in trend.points]) for name in _TRENDS]
    yield lines_svg(names, series, words.texts[key], words) + "\n"
    measures = list(trend.points[0].figures)
    counted = words.texts["articles"]
    yield page.opened([*(words.measures[name] for name in measures), counted])
    for name, one in zip(names, trend.points, strict=True):
        cells = "".join(page.cell(one.figures[measure]) for measure in measures)
        n = escape(words.whole(one.articles))
        yield f'<tr><th scope="row">{named(name)}</th>{cells}<td class="n">{n}</td></tr>\n'
    yield closed()


def _point(page: Page, step: Step | None, one: TrendPoint) -> str:
    words = page.words
    if step is None:
        return one.name or words.texts["no_version"]
    if step is Step.YEAR:
        return one.name[:4]
    if step is Step.MONTH:
        return one.name[:7]
    return words.day(one.name)
