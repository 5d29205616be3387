"""CoNLL columns: what other programs read of ours, what is read of theirs, and what is refused."""

from pathlib import Path

import pytest

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import BadInputError
from annotator.domain.label import default_scheme
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, ReadOptions, RelationRecord, SpanRecord
from annotator.formats.conll.format import FORMAT
from annotator.formats.conll.tags import tagged
from annotator.formats.registry import recognise
from tests.formats.reading import read
from tests.formats.samples import seed
from tests.formats.trips import there_and_back

TEXT = "# Ten  died, he said.\n\nMr. “Ü.” left 5.5 km. #2 👨\u200d👩\u200d👧 \n"


def article(*spans: SpanRecord, text: str = TEXT) -> AnnotatedArticle:
    layer = Layer("ann b", Role.GOLD, Status.FLAGGED, spans, final=False, guideline="v 2")
    return AnnotatedArticle(
        "a 1", "Title ", text, sha256_of(text), {"n": 24, "s": "24"}, (layer, Layer(None))
    )


def test_what_ours_looks_like(tmp_path: Path) -> None:
    spans = (
        SpanRecord("x", "claim", (Span(2, 20), Span(24, 26)), {"n": 1}, "note"),
        SpanRecord("y", "claim", (Span(2, 8),)),
        SpanRecord("z", "größer als", (Span(3, 4),)),
        SpanRecord("b", "claim", (Span(21, 23),)),
    )
    whole = article(*spans)
    (found, empty), losses = there_and_back(FORMAT, [whole], tmp_path / "out.conll", default_scheme())
    lines = (tmp_path / "out.conll").read_text("utf-8").split("\n")
    assert lines[:20] == [
        "# annotator-conll = 1",
        "# newdoc id = a 1",
        "# title = Title\\s",
        '# meta = {"n":24,"s":"24"}',
        "# annotator = ann b",
        "# role = gold",
        "# status = flagged",
        "# guideline = v 2",
        "# final = false",
        "# columns = FORM claim speaker number hedge größer\\sals claim.2",
        "# text = # Ten  died, he said.\\n\\n",
        "#\tO\tO\tO\tO\tO\tO",
        "T\tB-claim\tO\tO\tO\tO\tB-claim",
        "e\tI-claim\tO\tO\tO\tB-größer\\sals\tI-claim",
        "n\tI-claim\tO\tO\tO\tO\tI-claim",
        "d\tI-claim\tO\tO\tO\tO\tI-claim",
        "ied\tI-claim\tO\tO\tO\tO\tO",
        ",\tI-claim\tO\tO\tO\tO\tO",
        "he\tI-claim\tO\tO\tO\tO\tO",
        "said\tI-claim\tO\tO\tO\tO\tO",
    ]
    assert "👨\u200d👩\u200d👧\tO\tO\tO\tO\tO\tO" in lines
    assert [(one.what, one.n) for one in losses] == [
        ("annotations", 1), ("attributes", 1), ("fragments", 1), ("ids of annotations", 4), ("notes", 1),
    ]  # fmt: skip
    assert [(one.id, one.label, one.fragments[0]) for one in found.layers[0].spans] == [
        ("1", "claim", Span(2, 20)),
        ("2", "claim", Span(2, 8)),
        ("3", "größer als", Span(3, 4)),
        ("4", "claim", Span(24, 26)),
    ]
    assert (found.id, found.title, found.meta) == ("a 1", "Title ", {"n": 24, "s": "24"})
    assert empty.layers == (Layer(None),)


def test_seqeval_finds_the_same(tmp_path: Path, shared_data: Path) -> None:
    from seqeval.metrics.sequence_labeling import get_entities  # noqa: PLC0415 -- slow
    from seqeval.scheme import IOB2, Entities  # noqa: PLC0415

    found, _ = there_and_back(FORMAT, seed(shared_data), tmp_path / "out.conll", default_scheme())
    documents = (tmp_path / "out.conll").read_text("utf-8").split("# newdoc")[1:]
    for document, read_again in zip(documents, found, strict=True):
        blocks = [
            [line.split("\t") for line in one.split("\n") if "\t" in line] for one in document.split("\n\n")
        ]
        theirs = []
        for rows in filter(None, blocks):
            for tags in list(zip(*rows, strict=True))[1:]:
                entities = get_entities(list(tags))
                theirs += [
                    (name, "".join(row[0] for row in rows[start : end + 1])) for name, start, end in entities
                ]
                strict = Entities([list(tags)], scheme=IOB2).entities[0]
                assert [(one.tag, one.start, one.end - 1) for one in strict] == entities
        assert sorted(theirs) == sorted((label, "".join(words.split())) for label, words in marks(read_again))
        assert len(theirs) > 50


def of_others(path: Path, lines: str) -> tuple[list[AnnotatedArticle], list[str]]:
    found, findings = read(path, lines.encode(), format=FORMAT)
    return found, [str(one) for one in findings]


def marks(article: AnnotatedArticle) -> list[tuple[str, str]]:
    return [(one.label, one.fragments[0].of(str(article.text))) for one in article.layers[0].spans]


def test_two_columns_of_others(tmp_path: Path) -> None:
    (one,), findings = of_others(
        tmp_path / "train.conll",
        "\ufeffJane B-PER\r\nDoe I-PER\r\nsaid O\r\n\r\n# B-X\n#tag O\nIn B-LOC\nUlm B-LOC\n",
    )
    assert one.text == "Jane Doe said\n# #tag In Ulm"
    assert marks(one) == [("PER", "Jane Doe"), ("X", "#"), ("LOC", "In"), ("LOC", "Ulm")]
    assert (one.id, one.title, one.titled, one.layers[0].maybe, findings) == (
        None,
        "train",
        False,
        "train",
        [],
    )


def test_the_columns_of_conll_2003(tmp_path: Path) -> None:
    found, findings = of_others(
        tmp_path / "eng.conll",
        "-DOCSTART- -X- -X- O\n\nEU NNP I-NP I-ORG\nrejects VBZ I-VP O\n\nPeter NNP B-NP B-PER\n"
        "-DOCSTART- -X- -X- O\n\nUlm NNP I-NP I-LOC\n",
    )
    assert [one.text for one in found] == ["EU rejects\nPeter", "Ulm"]
    assert [one.title for one in found] == ["eng", "eng 2"]
    assert marks(found[0]) == [
        ("NP", "EU"),
        ("ORG", "EU"),
        ("VP", "rejects"),
        ("NP", "Peter"),
        ("PER", "Peter"),
    ]
    assert findings == [
        "eng.conll, line 1: passed over: columns without tags (2)",
        "eng.conll, line 7: passed over: columns without tags (2)",
    ]


def test_comments_of_others_give_texts_and_ids(tmp_path: Path) -> None:
    (one,), _ = of_others(
        tmp_path / "x.conllu",
        "# newdoc id = gum/1\n# sent_id = 1\n# text = Don't go, Jo.\nDo\tO\nn't\tO\n"
        "go\tO\n,\tO\nJo\tB-PER\n.\tO\n\n"
        "# text = Words that do not fit\nOther\tO\nwords\tO\n",
    )
    assert (one.id, one.text, marks(one)) == ("gum/1", "Don't go, Jo.\nOther words", [("PER", "Jo")])


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("I-A I-A O I-A I-B", ["A01", "A3", "B4"]),
        ("B-A I-A B-A I-B O", ["A01", "A2", "B3"]),
        ("S-A B-A E-A I-A S-A", ["A0", "A12", "A3", "A4"]),
        ("U-A B-A I-A L-A U-A", ["A0", "A123", "A4"]),
        ("O O O O O", []),
    ],
)
def test_dialects_of_tags(tags: str, found: list[str]) -> None:
    places = range(5)
    spans = tagged(tags.split(), places, [one + 1 for one in places], set())
    assert [one.label + "".join(map(str, range(one.start, one.end))) for one in spans] == found


def test_files_of_inception(shared_data: Path) -> None:
    paths = sorted((shared_data / "formats/fixtures-inception").rglob("*.conll"))
    assert len(paths) == 5
    for path in paths:
        assert recognise(path) is FORMAT
        (one,), findings = read(path, format=FORMAT)
        assert str(one.text).split()[:3] in (["Heutzutage"], ["Heutzutage", "beklagen", "sich"])
        assert one.layers[0].spans == ()
        assert [finding.template for finding in findings] == [
            "passed over: syntax and parts of speech, as they are no annotations of stretches"
        ]


BROKEN = [
    ("Jane B-PER\nDoe\n", "line 2: there are 1 columns, and 2 in the lines before"),
    ("Jane B_PER\n", "line 1: B_PER in the last column is no tag"),
    ("Jane O\n\tB-PER\n", "line 2: there is no token in the line"),
    ("Jane O\nDoe B-\n", "line 2: B- in the last column is no tag"),
    (
        "# annotator-conll = 1\n# newdoc\n# role = boss\n# text = a\na\tO\n",
        "line 2: 'boss' is not a valid Role",
    ),
    (
        "# annotator-conll = 1\n# newdoc\n# text = a b\na\tO\n",
        "line 4: the words of a sentence are not those",
    ),
    ("# annotator-conll = 1\n# newdoc\n# text = a\na\tB:x\n", "line 4: B:x in the last column is no tag"),
]


@pytest.mark.parametrize(("lines", "why"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_document_is_named(tmp_path: Path, lines: str, why: str) -> None:
    path = tmp_path / "x.conll"
    with pytest.raises(BadInputError) as told:
        of_others(path, lines)
    assert str(told.value).startswith(f"x.conll, {why}")
    good = (
        "\n# newdoc\n# role = gold\n# text = a\na\tB-x\n"
        if "annotator" in lines
        else "\n-DOCSTART- O\na B-x\n"
    )
    path.write_text(lines + good, "utf-8")
    (one,), findings = read(path, format=FORMAT, options=ReadOptions(keep_going=True))
    assert marks(one) == [("x", "a")]
    assert [one.template for one in findings] == ["left out: {why}"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfeJ\0", b"a O\nb\xff O\n", b"# only = this\n"])
def test_what_is_no_file_of_columns_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BadInputError, match=r"x\.conll"):
        read(tmp_path / "x.conll", data, format=FORMAT)


def test_hostile_values_stay_values(tmp_path: Path) -> None:
    lines = "# newdoc id = \\ud800\\u0000\\q\\\n# role = annotator\n# text = a\na\tB-\\ud800\n"
    (one,), _ = of_others(tmp_path / "x.conll", f"# annotator-conll = 1\n{lines}")
    assert (one.id, one.layers[0].spans[0].label) == ("\ufffd\ufffdq\\", "\ufffd")
    field = "a" * 20_000_000
    (one,), _ = of_others(tmp_path / "x.conll", f"{field} B-x\n")
    assert one.layers[0].spans[0].fragments == (Span(0, 20_000_000),)


def test_other_files_are_not_claimed(tmp_path: Path) -> None:
    assert FORMAT.importer
    claims = FORMAT.importer.recognises
    assert claims(tmp_path / "x.txt", b"Jane B-PER\nDoe I-PER\nsaid O\n")
    assert claims(tmp_path / "x", b"# annotator-conll = 1\n")
    for head in (
        b"Plan B-2\nwas O\n",
        b"Prose is not O\nof columns\n",
        b"{}\n[]\n{}\n",
        b"#FORMAT=WebAnno TSV 3.3\n\n",
        b"",
    ):
        assert not claims(tmp_path / "x.txt", head)
    assert not claims(tmp_path / "x.conll", b"prose\n")


def test_relations_are_told(tmp_path: Path) -> None:
    spans = (SpanRecord("x", "claim", (Span(2, 5),)), SpanRecord("y", "claim", (Span(1, 3),)))
    layer = Layer("ann", spans=spans, relations=(RelationRecord("x", "y", "about"),))
    whole = AnnotatedArticle("a", "", TEXT, sha256_of(TEXT), layers=(layer,))
    _, losses = there_and_back(FORMAT, [whole], tmp_path / "out.conll")
    assert [(one.what, one.n) for one in losses] == [
        ("ids of annotations", 2), ("relations", 1), ("white space at edges", 1),
    ]  # fmt: skip
