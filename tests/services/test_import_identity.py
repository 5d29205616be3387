"""Which article and which annotation a file means: every sentence of the contract, on a real project."""

from pathlib import Path

import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.errors import BadInputError
from annotator.domain.text import sha256_of
from annotator.services.imports.importing import ImportOptions, import_pasted, import_sources
from annotator.services.workspace import Workspace
from tests.services.conftest import Take, journal, write
from tests.services.values import TEXT, article, exported, layer, plain, said, span, tie
from tests.storage.samples import everything

OTHER = "Another text altogether, with 7 words in it."


def ids(project: Workspace) -> list[str]:
    return [one.id for one in project.read(lambda read: read.articles())]


def told(report_findings: object) -> str:
    assert isinstance(report_findings, tuple)
    return "\n".join(str(finding) for finding in report_findings)


def test_same_id_and_same_text_is_the_same_article(project: Workspace, take: Take) -> None:
    take(article("a1"))
    assert take(article("a1", layer(span("x", "claim", 0, 7)))).tally.articles_known == 1
    assert ids(project) == ["a1"]


def test_an_article_that_stands_in_several_records_counts_once(take: Take) -> None:
    records = [article("a1", layer(annotator=name)) for name in ("ana", "ben")]
    counts = [(tally.articles_new, tally.articles_known) for tally in (take(*records).tally for _ in "12")]
    assert counts == [(1, 0), (0, 1)]


def test_same_id_and_other_text_is_refused_and_nothing_written(project: Workspace, take: Take) -> None:
    take(article("a1"))
    before, entries = everything(project), journal(project)
    with pytest.raises(BadInputError, match=r"corpus.jsonl, line 2, article a1: there is another text"):
        take(article("a2", text=OTHER), article("a1", text=OTHER))
    assert (everything(project), journal(project)) == (before, entries)


def test_new_id_and_known_text_is_an_article_of_its_own_and_named(project: Workspace, take: Take) -> None:
    take(article("a1"))
    assert "the article a2 has the same text as a1" in told(take(article("a2")).findings)
    assert ids(project) == ["a1", "a2"]
    assert "as a1 and 1 more" in told(take(article("a3")).findings)


def test_the_same_text_file_again_is_the_same_article(project: Workspace, folder: Path) -> None:
    (folder / "one.txt").write_bytes(b"Two\r\nlines")
    import_sources(project, [folder / "one.txt"])
    (folder / "copy.txt").write_bytes(b"\xef\xbb\xbfTwo\nlines")
    entries = journal(project)
    assert import_sources(project, [folder / "copy.txt"]).tally.changed_nothing
    assert (ids(project), journal(project)) == (["one"], entries)


def test_a_text_that_came_with_an_id_is_known_when_it_comes_as_a_file(
    project: Workspace, take: Take, folder: Path
) -> None:
    take(article("a1"))
    (folder / "one.txt").write_text(TEXT)
    assert import_sources(project, [folder / "one.txt"]).tally.changed_nothing
    assert ids(project) == ["a1"]


def test_ids_from_names_of_files_are_made_unique(project: Workspace, folder: Path) -> None:
    for number, place in enumerate(["a", "b", "c"]):
        (folder / place).mkdir()
        (folder / place / "same.txt").write_text(f"Text number {number}.")
    import_sources(project, [folder])
    assert ids(project) == ["same", "same-2", "same-3"]
    assert {one.title for one in project.read(lambda read: read.articles())} == {"same"}


def test_ids_from_names_of_files_keep_clear_of_ids_that_came(
    project: Workspace, take: Take, folder: Path
) -> None:
    take(article("one"), article("one-2", text=OTHER), article("one-4", text="Four"))
    for number, place in enumerate(["a", "b", "c"]):
        (folder / place).mkdir()
        (folder / place / "one.txt").write_text(f"Text number {number}.")
    import_sources(project, [folder / "a", folder / "b", folder / "c"])
    assert ids(project) == ["one", "one-2", "one-4", "one-3", "one-5", "one-6"]


def test_articles_without_id_in_a_native_file(project: Workspace, take: Take) -> None:
    take(article(None), article(None, text=OTHER))
    assert ids(project) == ["corpus", "corpus-2"]
    assert take(article(None), article(None, text=OTHER)).tally.changed_nothing


def test_a_native_file_that_has_neither_id_nor_text_finds_its_text(
    project: Workspace, take: Take, folder: Path
) -> None:
    (folder / "beside.txt").write_text(TEXT)
    textless = article(None, layer(span("x", "claim", 0, 7)), text=None, sha256=sha256_of(TEXT))
    take(textless)
    assert [one["text"] for one in exported(project, folder)] == [TEXT]


def test_equal_annotations_with_different_ids_are_legal(project: Workspace, take: Take, folder: Path) -> None:
    one = article("a1", layer(span("x", "claim", 0, 7), span("y", "claim", 0, 7)))
    take(one)
    assert plain(exported(project, folder)[0]) == one
    assert take(one).tally.changed_nothing


def test_equal_nothing_new_added_and_the_rest_kept(project: Workspace, take: Take, folder: Path) -> None:
    take(article("a1", layer(span("x", "claim", 0, 7), span("y", "hedge", 18, 22))))
    tally = take(article("a1", layer(span("z", "number", 23, 26), span("x", "claim", 0, 7)))).tally
    assert (tally.annotations_new, tally.annotations_known, tally.annotations_replaced) == (1, 1, 0)
    assert [one["id"] for one in exported(project, folder)[0]["layers"][0]["spans"]] == ["x", "y", "z"]


DIFFERENT = {
    "label": (span("x", "hedge", 0, 7), "label claim there, hedge in the file"),
    "span": (span("x", "claim", 0, 8), "span 0-7 there, 0-8 in the file"),
    "fragments": (span("x", "claim", 0, 7, fragments=[[0, 3], [4, 7]]), "0-7 there, 0-3 4-7 in the file"),
    "number type": (span("x", "claim", 0, 7, attributes={"value": 24.0}), "attributes"),
    "true": (span("x", "claim", 0, 7, attributes={"value": True}), "attributes"),
    "text": (span("x", "claim", 0, 7, attributes={"value": "24"}), "attributes"),
    "no attributes": (span("x", "claim", 0, 7), "attributes"),
    "note": (span("x", "claim", 0, 7, attributes={"value": 24}, note="why"), "note"),
    "discuss": (span("x", "claim", 0, 7, attributes={"value": 24}, discuss=True), "discuss"),
    "origin": (span("x", "claim", 0, 7, attributes={"value": 24}, origin={"kind": "new"}), "origin"),
}


@pytest.mark.parametrize("what", DIFFERENT)
def test_different_is_refused_unless_replace(project: Workspace, take: Take, folder: Path, what: str) -> None:
    take(article("a1", layer(span("w", "claim", 1, 2), span("x", "claim", 0, 7, attributes={"value": 24}))))
    before, entries = everything(project), journal(project)
    changed, words = DIFFERENT[what]
    if what == "label":
        changed = {**changed, "attributes": {"value": 24}}
    file = article("a1", layer(span("n", "claim", 3, 5), changed))
    with pytest.raises(
        BadInputError, match=r"corpus.jsonl, line 1, article a1: ana's annotation x"
    ) as refused:
        take(file)
    assert words in str(refused.value)
    assert "--replace" in str(refused.value)
    assert (everything(project), journal(project)) == (before, entries)
    uids = {one.id: one.uid for one in _annotations(project)}
    assert take(file, replace=True).tally.annotations_replaced == 1
    there = {one["id"]: one for one in exported(project, folder)[0]["layers"][0]["spans"]}
    there["x"].pop("text")
    assert there["x"] == changed
    assert list(there) == ["w", "x", "n"]
    assert {one.id: one.uid for one in _annotations(project) if one.id in uids} == uids
    entries = journal(project)
    take(file, replace=True)
    assert journal(project) == entries


def _annotations(project: Workspace) -> list[Annotation]:
    with project.store.reading() as read:
        return [
            annotation
            for one in read.articles()
            for each in read.sets_of(one.uid)
            for annotation in read.annotations_of(each.uid)
        ]


def test_the_order_of_attributes_makes_no_difference(project: Workspace, take: Take) -> None:
    take(article("a1", layer(span("x", "number", 0, 7, attributes={"value": 1, "unit": "km"}))))
    take(article("a1", layer(span("x", "number", 0, 7, attributes={"unit": "km", "value": 1}))))


def test_replace_takes_the_status_too_and_without_it_the_status_is_kept_and_named(
    project: Workspace, take: Take
) -> None:
    take(article("a1", layer(status="in-progress")))
    report = take(article("a1", layer(status="done", guideline="2")))
    assert "ana's work is in-progress there and done in the file" in told(report.findings)
    assert _statuses(project) == [("in-progress", None)]
    take(article("a1", layer(status="done", guideline="2")), replace=True)
    assert _statuses(project) == [("done", "2")]


def _statuses(project: Workspace) -> list[tuple[str, str | None]]:
    with project.store.reading() as read:
        return [(one.status.value, one.guideline) for a in read.articles() for one in read.sets_of(a.uid)]


def test_a_relation_goes_by_its_id_and_without_one_by_its_ends(
    project: Workspace, take: Take, folder: Path
) -> None:
    spans = (span("c", "claim", 18, 35), span("s", "speaker", 0, 7), span("t", "speaker", 37, 49))
    ties = (tie("c", "s", id="r"), tie("c", "s"), tie("c", "s"), tie("c", "t", note="unsure"))
    take(article("a1", layer(*spans, relations=ties)))
    assert exported(project, folder)[0]["layers"][0]["relations"] == list(ties)
    assert take(article("a1", layer(*spans, relations=ties))).tally.changed_nothing
    added = take(article("a1", layer(*spans, relations=(*ties, tie("c", "s"))))).tally
    assert (added.relations_new, added.annotations_new) == (1, 0)
    for other in (tie("c", "t", id="r"), tie("c", "t", note="sure"), tie("c", "t")):
        entries = journal(project)
        with pytest.raises(
            BadInputError, match=r"line 1, article a1: ana's relation said-by from c to t differs"
        ):
            take(article("a1", layer(*spans, relations=(other,))))
        assert journal(project) == entries
    take(
        article("a1", layer(*spans, relations=(tie("c", "t", id="r"), tie("c", "t", note="sure")))),
        replace=True,
    )
    assert exported(project, folder)[0]["layers"][0]["relations"] == [
        tie("c", "t", id="r"),
        tie("c", "s"),
        tie("c", "s"),
        tie("c", "t", note="sure"),
        tie("c", "s"),
    ]


def test_a_replaced_relation_may_end_at_an_annotation_that_is_new(
    project: Workspace, take: Take, folder: Path
) -> None:
    claim, old, new = (span("c", "claim", 18, 35), span("s", "speaker", 0, 7), span("n", "speaker", 37, 49))
    take(article("a1", layer(claim, old, relations=(tie("c", "s", id="r"),))))
    take(article("a1", layer(claim, new, relations=(tie("c", "n", id="r"),))), replace=True)
    assert exported(project, folder)[0]["layers"][0]["relations"] == [tie("c", "n", id="r")]


def test_a_known_article_with_another_title_or_metadata(project: Workspace, take: Take, folder: Path) -> None:
    take(article("a1", meta={"published": "2018-02-15", "n": 1}))
    other = article("a1", meta={"n": 1.0, "new": None}) | {"title": "Two"}
    assert "title or metadata of a1 differ; those there were kept" in told(take(other).findings)
    assert exported(project, folder)[0]["title"] == "One"
    take(other, replace=True)
    assert str(exported(project, folder)[0]["meta"]) == str(
        {"published": "2018-02-15", "n": 1.0, "new": None}
    )
    assert exported(project, folder)[0]["title"] == "Two"


def test_a_missing_role_and_status(project: Workspace, take: Take, folder: Path) -> None:
    take(article("a1", layer()))
    (one,) = exported(project, folder)[0]["layers"]
    assert (one["role"], one["status"]) == ("annotator", "done")


def test_order_and_types_come_back(project: Workspace, take: Take, folder: Path) -> None:
    odd = {"z": 24, "a": 24.0, "m": "24", "b": True, "n": None, "l": [1, 1.0, {"y": 1, "x": 2}], "e": {}}
    spans = [span(f"s{n}", "number", n, n + 1, attributes={**odd, "k": n}) for n in (9, 3, 7, 1)]
    ties = (tie("s3", "s9", "near"), tie("s9", "s3", "near"), tie("s1", "s1", "said-by", attributes=odd))
    gold = layer(
        span("g", "claim", 0, 4, origin={"kind": "edited", "from": ["ana/s9"], "reason": "because"}),
        annotator="rita",
        role="gold",
        final=False,
        decisions=[{"z": 1, "a": [24.0]}, "a word", {"z": 1, "a": [24.0]}],
        guideline="1.2",
    )
    one = article("a1", layer(*spans, relations=ties), layer(annotator="ana", role="gold"), gold)
    take(one, article("a0", text=OTHER))
    first, second = exported(project, folder)
    assert str(plain(first)["layers"]) == str(_in_order(one)["layers"])
    assert second["id"] == "a0"
    entries = journal(project)
    assert take(one, article("a0", text=OTHER)).tally.changed_nothing
    assert journal(project) == entries


def _in_order(one: dict[str, object]) -> dict[str, object]:
    """The keys of layers in the order in which they are written."""
    keys = ("annotator", "role", "final", "guideline", "spans", "relations", "decisions")
    layers = one["layers"]
    assert isinstance(layers, list)
    return {**one, "layers": [{key: each[key] for key in keys if key in each} for each in layers]}


def test_two_layers_of_one_name_with_two_roles_are_two_sets(
    project: Workspace, take: Take, folder: Path
) -> None:
    one = article("a1", layer(span("x", "claim", 0, 7)), layer(span("x", "hedge", 0, 7), role="gold"))
    take(one)
    assert plain(exported(project, folder)[0]) == one


def test_the_scheme_grows_and_says_so(project: Workspace, take: Take) -> None:
    report = take(
        article(
            "a1",
            layer(
                span("x", "claim", 0, 7, attributes={"polarity": "doubts", "mood": "high", "n": 1}),
                span("y", "R&D <b>", 8, 12, attributes={"ok": True}),
                relations=(tie("y", "x", "said-by"), tie("x", "y", "near", attributes={"far": 0.5})),
            ),
        )
    )
    assert [str(finding) for finding in report.findings] == [
        "the value doubts was added to claim.polarity",
        "the attribute mood was added to claim",
        "the attribute n was added to claim",
        "the label R&D <b> was added to the scheme",
        "the attribute ok was added to R&D <b>",
        "the relation said-by may now go from R&D <b> to claim",
        "the relation type near was added to the scheme",
        "the relation near may now go from claim to R&D <b>",
        "the attribute far was added to near",
    ]
    scheme = project.read(lambda read: read.scheme())
    claim, new = scheme.label_named("claim"), scheme.label_named("R&D <b>")
    said_by, near = scheme.relation_type_named("said-by"), scheme.relation_type_named("near")
    assert claim is not None
    assert new is not None
    assert said_by is not None
    assert near is not None
    kinds = {one.name: (one.kind.value, one.choices) for one in claim.attributes}
    assert kinds["polarity"] == ("choice", ("asserts", "denies", "doubts"))
    assert (kinds["mood"], kinds["n"]) == (("text", ()), ("number", ()))
    assert [(one.name, one.kind.value) for one in new.attributes] == [("ok", "yes-no")]
    assert (said_by.sources, said_by.targets) == (("claim", new.uid), ("speaker", "claim"))
    assert (near.sources, near.targets) == (("claim",), (new.uid,))
    assert new.key == "", "r, d and b are the window's, and the fifth label has a digit"


def test_a_label_and_a_relation_type_of_one_name_have_attributes_of_their_own(
    project: Workspace, take: Take
) -> None:
    spans = (span("x", "claim", 0, 7), span("y", "about", 8, 12, attributes={"a": 1}))
    take(article("a1", layer(*spans, relations=(tie("x", "x", "about", attributes={"b": 1}),))))
    scheme = project.read(lambda read: read.scheme())
    label, kind = scheme.label_named("about"), scheme.relation_type_named("about")
    assert label is not None
    assert kind is not None
    assert [one.name for one in label.attributes] == ["a"]
    assert [one.name for one in kind.attributes] == ["b"]


def test_values_of_another_kind_are_kept_and_named_once(project: Workspace, take: Take, folder: Path) -> None:
    odd = [
        span(f"s{n}", "number", n, n + 1, attributes={"value": "many", "own": v})
        for n, v in enumerate((1, "b"))
    ]
    report = take(article("a1", layer(*odd)))
    assert told(report.findings).count("number.value has values of another kind") == 1
    assert plain(exported(project, folder)[0])["layers"][0]["spans"] == odd
    number = project.read(lambda read: read.scheme()).label_named("number")
    assert number is not None
    kinds = {one.name: one.kind.value for one in number.attributes}
    assert (kinds["value"], kinds["own"]) == ("number", "text")


def test_relabelling_by_replace_widens_what_a_kept_relation_may_connect(
    project: Workspace, take: Take
) -> None:
    take(said())
    relabelled = article("a1", layer(span("s", "hedge", 0, 7)))
    assert "said-by may now go from claim to hedge" in told(take(relabelled, replace=True).findings)


def test_one_article_in_two_lines_of_a_file(project: Workspace, take: Take, folder: Path) -> None:
    first = article("a1", layer(span("x", "claim", 0, 7)))
    second = article("a1", layer(span("y", "claim", 8, 12)), layer(annotator="ben"))
    third = article("a1", layer(annotator="cleo"))
    take(first, second, third)
    layers = exported(project, folder)[0]["layers"]
    assert [(one["annotator"], len(one["spans"])) for one in layers] == [("ana", 2), ("ben", 0), ("cleo", 0)]
    with pytest.raises(BadInputError, match="line 2, article a2: ana's annotation x differs"):
        take(article("a2", layer(span("x", "claim", 0, 7))), article("a2", layer(span("x", "claim", 0, 8))))
    assert ids(project) == ["a1"]


def test_pasted_texts(project: Workspace) -> None:
    assert import_pasted(project, "a\r\nb\0", "  My \n title ").tally.articles_new == 1
    assert import_pasted(project, "a\nb\N{REPLACEMENT CHARACTER}", "Again").tally.changed_nothing
    import_pasted(project, "other", "My title")
    import_pasted(project, "third", "  ")
    articles = project.read(lambda read: read.articles())
    assert [(one.id, one.title) for one in articles] == [
        ("My title", "My title"),
        ("My title-2", "My title"),
        ("article", "article"),
    ]
    with pytest.raises(BadInputError, match="no text to paste"):
        import_pasted(project, " \n\t", "x")


def test_options_that_nothing_needs_change_nothing(project: Workspace, folder: Path) -> None:
    path = write(folder / "c.jsonl", [said()])
    import_sources(project, [path])
    entries = journal(project)
    import_sources(project, [path], ImportOptions(replace=True, keep_going=True, annotator="zed"))
    assert journal(project) == entries
