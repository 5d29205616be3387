"""The datasheet of an export: what is in the corpus, whose work it is, how far they agree, what it lacks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from annotator.domain.json_values import Json
from annotator.domain.label import Scheme
from annotator.domain.tombstone import Tombstone
from annotator.formats.pages.datasheet import Datasheet, Section, Table
from annotator.services.exports.census import Census
from annotator.services.exports.dividing import Divided
from annotator.services.exports.manifests import Around, Written
from annotator.services.exports.options import ExportOptions
from annotator.services.selecting.disguising import Disguise

NOT_SAID = "not said"


def datasheet(
    name: str,
    options: ExportOptions,
    written: Written,
    census: Census,
    around: Around,
    people: Sequence[str],
) -> Datasheet:
    """Describe an export.

    Args:
        name: of the project.
        options: what was asked.
        written: what it came to.
        census: what was counted.
        around: what else is known; names in it are stand-ins.
        people: the true names of everybody, for whom stand-ins stand here.
    """
    return Datasheet(
        f"Datasheet of {name}",
        (
            _what(options, written, census),
            _texts(census),
            _annotations(census, around.scheme),
            _people(census, people, named=not options.anonymous),
            *_agreement(around.agreement),
            *_split(options, written, around.divided),
            _licences(census),
            _limits(options, written, census, around.removed),
        ),
    )


def _what(options: ExportOptions, written: Written, census: Census) -> Section:
    rows: list[tuple[object, ...]] = [
        ("articles", written.articles),
        ("annotations", written.annotations),
        ("relations", written.relations),
        ("annotation sets", sum(census.sets.values())),
    ]
    chosen = [f"Layer: {options.layer}."] if not options.anonymous or options.layer in _LAYERS else []
    if options.statuses:
        chosen.append(f"Only sets that are {', '.join(one.value for one in options.statuses)}.")
    if options.labels:
        chosen.append(f"Only the labels {', '.join(options.labels)}.")
    if options.since or options.until:
        chosen.append(f"Published from {options.since or 'the first'} to {options.until or 'the last'}.")
    if options.articles:
        chosen.append(f"Only {_articles(len(options.articles))} that were chosen.")
    told = f"The corpus is written as {options.format}. {' '.join(chosen)}".strip()
    return Section("What it is", (told,), (Table(("what", "number"), tuple(rows)),))


_LAYERS = frozenset({"all", "gold", "annotators", "majority"})


def _texts(census: Census) -> Section:
    lengths = [
        ("texts", sum(census.points.values())),
        ("articles without their text", census.textless),
        ("shortest, in code points", min(census.points, default=None)),
        ("median", census.median_length if census.points else None),
        ("longest", max(census.points, default=None)),
        ("all together", sum(length * n for length, n in census.points.items())),
    ]
    said = (
        f"Published between {census.first} and {census.last}, as far as it is said."
        if census.first
        else "When the articles were published is not said."
    )
    tables = [Table(("texts", "number"), tuple(lengths))]
    for head, counter in (("language", census.languages), ("source", census.sources)):
        if set(counter) - {""}:
            tables.append(Table((head, "articles"), _by_number(counter)))
    return Section("Texts", (said,), tuple(tables))


def _annotations(census: Census, scheme: Scheme) -> Section:
    roles = [role for role in ("annotators", "gold") if role in census.labels]
    names = [label.name for label in scheme.labels]
    names += sorted({name for role in roles for name in census.labels[role]} - set(names))
    labels = tuple(
        (name, *(census.labels[role][name] for role in roles))
        for name in names
        if any(census.labels[role][name] for role in roles)
    )
    tables = [Table(("label", *roles), labels)] if labels else []
    if census.attributes:
        tables.append(Table(("attribute", "annotations that have it"), _by_name(census.attributes)))
    if census.relations:
        tables.append(Table(("relation", "number"), _by_number(census.relations)))
    rows = tuple((*key, n) for key, n in sorted(census.sets.items()))
    tables.append(Table(("sets of", "status", "number"), rows))
    versions = ", ".join(
        f"{version or 'the built-in guidelines'} ({n:,} sets)"
        for version, n in sorted(census.guidelines.items())
    )
    said = f"Annotated under the guidelines of version: {versions or NOT_SAID}."
    return Section("Annotations", (said,), tuple(tables))


def _people(census: Census, people: Sequence[str], *, named: bool) -> Section:
    disguise = Disguise(people)
    rows = tuple((disguise.name(name) if named else name, n) for name, n in census.annotators.items() if name)
    worked = tuple((n, articles) for n, articles in sorted(census.by_annotators.items()))
    return Section(
        "Annotators",
        ("Names are replaced by stand-ins, which stay the same from export to export.",),
        (
            Table(("who", "annotations"), tuple(sorted(rows))),
            Table(("annotators of an article", "articles"), worked),
        ),
    )


def _agreement(agreement: Mapping[str, Json] | None) -> Iterator[Section]:
    if agreement is None:
        return
    pairs = tuple(
        (
            f"{one['a']} and {one['b']}",
            *(one[key] for key in ("articles", "exact_f1", "overlap_f1", "kappa", "alpha")),
        )
        for one in cast("list[dict[str, Json]]", agreement["pairs"])
    )
    alphas = cast("dict[str, Json]", agreement["alpha"])
    units = cast("dict[str, Json]", agreement["alpha_u"])
    yield Section(
        "Agreement",
        (
            "Of annotators' sets that are done. F1: matches in all annotations, exact or overlapping.",
            "Kappa (Cohen), alpha (Krippendorff) over tokens, alpha_u (Krippendorff 2004) over code points.",
        ),
        (
            Table(("pair, all labels", "articles", "exact F1", "overlap F1", "kappa", "alpha"), pairs),
            Table(
                ("all annotators", "alpha", "alpha_u"),
                tuple((label, value, units.get(label)) for label, value in alphas.items()),
            ),
        ),
    )


def _split(options: ExportOptions, written: Written, divided: Divided | None) -> Iterator[Section]:
    if divided is None or options.split is None:
        return
    yield Section(
        "Parts",
        (
            f"Divided {options.split} with the seed {options.split.seed}, by {divided.method}.",
            f"Articles that went along with a near duplicate: {divided.near_duplicates:,}.",
        ),
        (Table(("part", "articles"), tuple(written.parts.items())),),
    )


def _licences(census: Census) -> Section:
    return Section(
        "Licences",
        ("As the articles say it; texts that may not be passed on are not in the corpus.",),
        (Table(("licence", "articles"), _by_number(census.licences)),),
    )


def _limits(
    options: ExportOptions, written: Written, census: Census, removed: Sequence[Tombstone]
) -> Section:
    said = []
    once = census.by_annotators[1]
    if once:
        said.append(f"Annotated by one person only: {_articles(once)}.")
    if census.bare:
        said.append(f"Without annotations: {_articles(census.bare)}.")
    if census.licences[""]:
        said.append(f"The licence is not said of {_articles(census.licences[''])}.")
    if census.discussed:
        said.append(f"Annotations that are marked to be discussed: {census.discussed:,}.")
    if removed:
        said.append(f"Removed from the project: {_articles(len(removed))}; the manifest says why.")
    said += [
        f"Not carried by {options.format}: {loss.what} ({loss.n:,}), {loss.how}." for loss in written.loss
    ]
    return Section("Known limits", tuple(said) or ("None that the program knows of.",))


def _articles(n: int) -> str:
    return f"{n:,} article" if n == 1 else f"{n:,} articles"


def _by_number(counter: Mapping[str, int]) -> tuple[tuple[object, ...], ...]:
    return tuple(
        (name or NOT_SAID, n) for name, n in sorted(counter.items(), key=lambda one: (-one[1], one[0]))
    )


def _by_name(counter: Mapping[str, int]) -> tuple[tuple[object, ...], ...]:
    return tuple(sorted(counter.items()))
