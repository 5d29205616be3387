"""The datasheet of an export: what is in the corpus, whose work it is, how far they agree, what it lacks."""

from collections.abc import Iterator, Mapping, Sequence

from annotator import __version__
from annotator.domain.agreement.figures import ALL as ALL_LABELS
from annotator.domain.agreement.figures import FIGURES, Agreement, Figure
from annotator.domain.annotation_set import Status
from annotator.domain.label import Scheme
from annotator.domain.near_duplicates import ALIKE, HASHES, SHINGLE
from annotator.formats.page_words import PageWords, Told
from annotator.formats.pages.datasheet import Datasheet, Number, Section, Table
from annotator.formats.registry import format_named
from annotator.services.exports.agreement import LeftOut, Measured
from annotator.services.exports.census import Census
from annotator.services.exports.dividing import METHOD, Divided
from annotator.services.exports.manifests import Around, Written
from annotator.services.exports.options import ExportOptions
from annotator.services.selecting.choosing import ALL, GOLD
from annotator.services.selecting.disguising import Disguise
from annotator.services.selecting.majority_layer import MAJORITY

MOST = 30
"""Languages and sources that are told; where each article has a source of its own, the rest is counted."""


def datasheet(
    name: str,
    options: ExportOptions,
    written: Written,
    census: Census,
    around: Around,
    people: Sequence[str],
    words: PageWords,
) -> Datasheet:
    """Describe an export; nobody is named in it.

    Args:
        name: of the project.
        options: what was asked.
        written: what it came to.
        census: what was counted.
        around: what else is known.
        people: the true names of everybody, for whom stand-ins stand here.
        words: of the language that it is to be in.
    """
    disguise = Disguise(people)
    return Datasheet(
        words.said("title", name=name),
        (
            _what(options, written, census, disguise, people, words),
            _texts(options, written, census, words),
            _annotations(census, around.scheme, options, people, words),
            _people(census, around.measured, disguise, words, named=not options.anonymous),
            _agreement(around.measured, disguise, words),
            *_split(options, written, around.divided, words),
            _licences(census, words),
            _limits(options, written, census, around, words),
        ),
        words,
    )


def _what(
    options: ExportOptions,
    written: Written,
    census: Census,
    disguise: Disguise,
    people: Sequence[str],
    words: PageWords,
) -> Section:
    rows = (
        (words.said("articles"), written.articles),
        (words.said("annotations"), written.annotations),
        (words.said("relations"), written.relations),
        (words.said("sets"), sum(census.sets.values())),
    )
    title = f"{words.told(format_named(options.format).title)} ({options.format})"
    said = [words.said("written", format=title, program=f"annotator {__version__}")]
    if options.recipe:
        said.append(words.said("recipe", name=options.recipe))
    if options.besides:
        said.append(words.said("besides", names=words.names(options.besides)))
    kind = _kind(options, people)
    said.append(
        words.said(f"layer_{kind}") if kind else words.said("layer_one", name=disguise.name(options.layer))
    )
    if options.statuses:
        told = (words.said(f"status_{one.value}") for one in options.statuses)
        said.append(words.said("statuses", names=words.names(told)))
    if options.labels:
        said.append(words.said("labels_only", names=words.names(options.labels)))
    said += _days(options, words)
    if options.articles:
        said.append(words.said("chosen", number=len(options.articles)))
    if options.without_text:
        said.append(words.said("without_text"))
    said.append(words.said("anonymous" if options.anonymous else "named"))
    table = Table((words.said("what"), words.said("number")), rows)
    return Section(words.said("what_head"), (" ".join(said),), (table,))


def _kind(options: ExportOptions, people: Sequence[str]) -> str:
    """Which kind of layers the export has; empty where it is that of one person."""
    named = options.layer in people and options.layer not in {ALL, GOLD}
    return "" if named else options.layer


def _days(options: ExportOptions, words: PageWords) -> Iterator[str]:
    if options.since and options.until:
        yield words.said("between", since=options.since, until=options.until)
    elif options.since:
        yield words.said("since", day=options.since)
    elif options.until:
        yield words.said("until", day=options.until)


def _texts(options: ExportOptions, written: Written, census: Census, words: PageWords) -> Section:
    points = census.points
    textless = written.articles if options.without_text else census.textless
    rows: list[tuple[object, ...]] = [(words.said("texts"), written.articles - textless)]
    if textless:
        rows.append((words.said("textless"), textless))
    if written.withheld:
        rows.append((words.said("withheld"), written.withheld))
    if points:
        rows += [
            (words.said("shortest"), min(points)),
            (words.said("median"), census.median_length),
            (words.said("longest"), max(points)),
            (words.said("together"), sum(length * n for length, n in points.items())),
        ]
    if not census.first:
        said = words.said("published_never")
    elif census.first == census.last:
        said = words.said("published_once", number=census.dated, first=census.first)
    else:
        said = words.said("published", number=census.dated, first=census.first, last=census.last)
    tables = [Table((words.said("what"), words.said("number")), tuple(rows))]
    for head, counter in (("language", census.languages), ("source", census.sources)):
        if set(counter) - {""}:
            rows_of = _by_number(counter, words, MOST)
            tables.append(Table((words.said(head), words.said("articles")), rows_of))
    return Section(words.said("texts_head"), (said,), tuple(tables))


def _annotations(
    census: Census, scheme: Scheme, options: ExportOptions, people: Sequence[str], words: PageWords
) -> Section:
    roles = [role for role in ("annotators", "gold") if role in census.labels]
    names = [label.name for label in scheme.labels if not options.labels or label.name in options.labels]
    names += sorted({name for role in roles for name in census.labels[role]} - set(names))
    tables = []
    if roles:
        head = [words.said("label")]
        for role in roles:
            head += [words.said(f"by_{role}"), words.said("share")]
        tables.append(Table(tuple(head), tuple(_label(name, roles, census, words) for name in names)))
    if census.attributes:
        rows = tuple(sorted(census.attributes.items()))
        tables.append(Table((words.said("attribute"), words.said("have_it")), rows))
    if census.relations:
        counted = _by_number(census.relations, words)
        tables.append(Table((words.said("relation"), words.said("number")), counted))
    number = words.said("number")
    sets = tuple(
        (words.said(f"by_{role}"), words.said(f"status_{status}"), n)
        for (role, status), n in sorted(census.sets.items())
    )
    tables.append(Table((words.said("sets_of"), words.said("status"), number), sets))
    if _kind(options, people) == MAJORITY:
        # These sets are the program's own; nobody made them by any guidelines.
        return Section(words.said("annotations_head"), (), tuple(tables))
    versions = tuple(
        (version or words.said("not_said"), n) for version, n in sorted(census.guidelines.items())
    )
    tables.append(Table((words.said("guidelines"), words.said("sets")), versions))
    said = (words.said("unversioned"),) if census.guidelines[""] else ()
    return Section(words.said("annotations_head"), said, tuple(tables))


def _label(name: str, roles: Sequence[str], census: Census, words: PageWords) -> tuple[object, ...]:
    row: list[object] = [name]
    for role in roles:
        counts = census.labels[role]
        row += [counts[name], Number(words.share(counts[name], counts.total()))]
    return tuple(row)


def _people(
    census: Census, measured: Measured, disguise: Disguise, words: PageWords, *, named: bool
) -> Section:
    names = dict.fromkeys((*census.annotators, *census.reviewers))
    both = bool(census.annotators) and bool(census.reviewers)
    head = [words.said("who"), *([words.said("as_annotator"), words.said("in_gold")] if both else [])]
    if not both:
        head.append(words.said("annotations"))
    rows = []
    for name in names:
        counts = [one.get(name) for one in (census.annotators, census.reviewers) if one]
        rows.append((disguise.name(name) if named else name, *counts))
    tables = [Table(tuple(head), tuple(sorted(rows, key=lambda row: _in_order(row[0]))))] if rows else []
    worked = tuple(sorted(measured.done_by.items()))
    if worked:
        tables.append(Table((words.said("done_by"), words.said("articles")), worked))
    return Section(words.said("people"), (words.said("stand_ins"),), tuple(tables))


def _in_order(name: object) -> tuple[str, int, str]:
    """`annotator-10` after `annotator-9`."""
    stem, _, number = str(name).rpartition("-")
    return (stem, int(number), "") if number.isdecimal() else (str(name), 0, "")


def _agreement(measured: Measured, disguise: Disguise, words: PageWords) -> Section:
    found = measured.figures
    title = words.said("agreement")
    if found is None:
        why = "none_nobody" if measured.left_out is LeftOut.NOBODY else "none_unwanted"
        return Section(title, (words.said(why),))
    said = [words.said("agreement_rests")]
    if found.articles >= found.fewest:
        said.append(words.said("intervals", draws=found.draws, seed=Told(found.seed)))
    said.append(words.said("undefined"))
    return Section(title, tuple(said), tuple(_figures(found, disguise, words)))


def _figures(found: Agreement, disguise: Disguise, words: PageWords) -> Iterator[Table]:
    def pair_of(a: str, b: str) -> str:
        return words.said("pair_of", a=disguise.name(a), b=disguise.name(b))

    pairs = tuple(
        (
            pair_of(one.a, one.b),
            one.articles,
            *(_figure(one.all.figures[name], words) for name in FIGURES),
        )
        for one in found.pairs
    )
    heads = (words.said(name) for name in FIGURES)
    yield Table((words.said("pair"), words.said("articles"), *heads), pairs)
    yield Table(
        (words.said("everybody"), words.said("alpha"), words.said("alpha_u")),
        tuple(
            (
                words.said("all") if label == ALL_LABELS else label,
                _figure(figure, words),
                _figure(found.alpha_u[label], words),
            )
            for label, figure in found.alpha.items()
        ),
    )
    ties = tuple(
        (kind, pair_of(one.a, one.b), _figure(told.f1, words))
        for one in found.pairs
        for kind, told in one.relations.items()
        if any(told.n)
    )
    if ties:
        yield Table((words.said("relation"), words.said("pair_alone"), words.said("f1")), ties)


def _figure(figure: Figure, words: PageWords) -> Number:
    told = words.figure(figure.value)
    if figure.interval is None:
        return Number(told)
    low, high = (Told(words.figure(end)) for end in figure.interval)
    return Number(f"{told} ({words.said('range', low=low, high=high)})")


def _split(
    options: ExportOptions, written: Written, found: Divided | None, words: PageWords
) -> Iterator[Section]:
    if found is None or options.split is None:
        return
    method = words.told(METHOD).format(hashes=HASHES, shingle=SHINGLE, alike=ALIKE)
    yield Section(
        words.said("parts"),
        (
            words.said("divided", shares=options.split, seed=Told(options.split.seed), method=Told(method)),
            words.said("near_duplicates", number=found.near_duplicates),
        ),
        (Table((words.said("part"), words.said("articles")), tuple(written.parts.items())),),
    )


def _licences(census: Census, words: PageWords) -> Section:
    table = Table((words.said("licence"), words.said("articles")), _by_number(census.licences, words))
    return Section(words.said("licences"), (words.said("licences_said"),), (table,))


def _limits(
    options: ExportOptions, written: Written, census: Census, around: Around, words: PageWords
) -> Section:
    undone = sum(n for (_role, status), n in census.sets.items() if status != Status.DONE.value)
    counted = {
        "never": around.measured.done_by[0],
        "once": around.measured.done_by[1],
        "bare": census.bare,
        "undone": undone,
        "withheld_n": written.withheld,
        "unlicensed": census.licences[""],
        "discussed": census.discussed,
        "removed": len(around.removed),
    }
    said = [words.said(key, number=n) for key, n in counted.items() if n]
    said += [
        words.said(
            "lost",
            format=options.format,
            what=Told(words.told(loss.what)),
            number=loss.n,
            how=Told(words.told(loss.how)),
        )
        for loss in written.loss
    ]
    return Section(words.said("limits"), tuple(said) or (words.said("limitless"),))


def _by_number(
    counter: Mapping[str, int], words: PageWords, most: int | None = None
) -> tuple[tuple[object, ...], ...]:
    """The most frequent first; of more than `most` the others as one row."""
    rows = [
        (name or words.said("not_said"), n)
        for name, n in sorted(counter.items(), key=lambda one: (-one[1], one[0]))
    ]
    shown, others = rows[:most], rows[len(rows) if most is None else most :]
    if others:
        shown.append((words.said("others", number=len(others)), sum(n for _name, n in others)))
    return tuple(shown)
