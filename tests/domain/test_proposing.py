"""What is proposed, in small texts; and that renewing comes to the same as beginning anew."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.label import (
    RelationType,
    Scheme,
    default_scheme,
    new_label,
)
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.domain.ties.proposing import Proposals, ProposedTie, proposals

SCHEME = default_scheme()


def marked(text: str) -> tuple[str, list[Annotation]]:
    """A text and its annotations, written as `{c1 words {n1 over 100} words}`; the letter is the label."""
    labels = {label.uid[0]: label.uid for label in SCHEME.labels}
    plain, found, opened = "", [], []
    position = 0
    while position < len(text):
        sign = text[position]
        if sign == "{":
            name = text[position + 1 : text.index(" ", position)]
            opened.append((name, len(plain)))
            position = text.index(" ", position) + 1
            continue
        if sign == "}":
            name, start = opened.pop()
            found.append((name, Span(start, len(plain))))
        else:
            plain += sign
        position += 1
    found.sort(key=lambda one: (one[1].start, -one[1].end))
    return plain, [
        Annotation(name, "set", name, labels[name[0]], (span,), number)
        for number, (name, span) in enumerate(found)
    ]


def proposed(
    text: str, relations: tuple[Relation, ...] = (), declined: tuple[DeclinedTie, ...] = (), **attributes: str
) -> list[str]:
    """What is proposed for a marked text, as `c1 said-by s1`; attributes are the claim's `c1`."""
    plain, annotations = marked(text)
    annotations = [replace(one, attributes=attributes) if one.uid == "c1" else one for one in annotations]
    return written(proposals(SCHEME, plain, annotations, relations, declined))


def written(ties: tuple[ProposedTie, ...]) -> list[str]:
    return [f"{tie.source} {tie.type} {tie.target}" for tie in ties]


def relation(source: str, type: str, target: str) -> Relation:
    return Relation(f"{source} {type} {target}", "set", None, type, source, target, 1)


def declined(source: str, type: str, target: str) -> DeclinedTie:
    return DeclinedTie(f"{source} {type} {target}", "set", type, source, target, 1)


def test_a_number_and_a_hedge_belong_to_the_innermost_claim_that_holds_them() -> None:
    text = "{c1 Aid is late, and {c2 {n1 six} men {h1 may} be lost}}"
    assert proposed(text) == ["c2 has-number n1", "c2 hedged-by h1"]


def test_a_number_outside_every_claim_is_nobodys() -> None:
    assert proposed("{n1 Six} of them said so: {c1 aid is late}.") == []


def test_a_hedge_right_before_a_number_of_the_claim_belongs_to_the_number() -> None:
    assert proposed('{c1 the {h1 alleged} {n1 "dozens"} died}') == ["c1 has-number n1", "n1 hedged-by h1"]
    assert proposed("{c1 they {h1 could} lose {n1 six} men}") == ["c1 has-number n1", "c1 hedged-by h1"]


def test_a_hedge_may_introduce_its_claim_in_one_sentence() -> None:
    assert proposed("{s1 Ana} {h1 reported} that {c1 aid is late}.") == ["c1 said-by s1", "c1 hedged-by h1"]
    assert "c1 hedged-by h1" not in proposed("So they {h1 say}. That much. {c1 Aid is late}.")


def test_a_speaker_of_the_same_sentence_comes_before_a_nearer_one_of_the_next() -> None:
    text = "{s1 The ministry of defence of the country} said {c1 aid is late}. {s2 Ana} said no."
    assert proposed(text) == ["c1 said-by s1"]


def test_a_quotation_is_said_by_whom_it_names_after_it() -> None:
    text = "“{c1 Aid is late},” {s1 she} said. “{c2 But it will come}.”"
    assert proposed(text) == ["c1 said-by s1", "c2 said-by s1"]


def test_what_is_between_the_parts_of_a_claim_may_say_it() -> None:
    plain, annotations = marked("“{c1 Aid},” {s1 Ana} told {s2 Bo}, “{c2 is late}.”")
    first, last = (one for one in annotations if one.label == "claim")
    both = replace(first, fragments=(*first.fragments, *last.fragments))
    others = [one for one in annotations if one.label == "speaker"]
    assert written(proposals(SCHEME, plain, [both, *others])) == ["c1 said-by s1"]


def test_a_speaker_within_the_claim_does_not_say_it_but_a_claim_nested_there() -> None:
    text = "{s1 Ana} said {c1 reports by both {s2 Bo} and {s3 Cy} that {c2 aid is late} are wrong}."
    assert proposed(text) == ["c1 said-by s1", "c2 said-by s2", "c2 said-by s3", "c1 about c2"]


def test_a_claim_nested_without_a_speaker_of_its_own_is_not_reported() -> None:
    assert "c1 about c2" not in proposed("{s1 Ana} said {c1 aid is late and {c2 it rains}}.")


def test_where_voice_says_why_there_is_no_speaker_none_is_proposed() -> None:
    assert proposed("{s1 Ana} said {c1 aid is late}.", voice="author") == []


def test_speakers_far_off_are_not_proposed_but_can_be_had() -> None:
    plain, annotations = marked("{s1 Ana} came. " + "It rained. " * 30 + "{c1 Aid is late}.")
    known = Proposals(SCHEME, plain, annotations)
    assert known.all() == ()
    assert known.speakers_by_plausibility("c1") == ("s1",)


def test_speakers_come_by_plausibility() -> None:
    plain, annotations = marked("{s3 Cy} left. {s1 Ana} told {s2 Bo} that {c1 aid is late}. {s4 Di} ate.")
    assert Proposals(SCHEME, plain, annotations).speakers_by_plausibility("c1") == ("s2", "s1", "s4", "s3")


def test_what_is_tied_is_not_proposed_and_neither_is_what_is_declined_nor_a_second_choice() -> None:
    text = "{s1 Ana} told {s2 Bo} that {c1 {n1 six} men are lost}."
    assert proposed(text, (relation("c1", "said-by", "s1"),)) == ["c1 has-number n1"]
    assert proposed(text, (relation("c1", "has-number", "n1"),)) == ["c1 said-by s2"]
    assert proposed(text, (), (declined("c1", "said-by", "s2"),)) == ["c1 has-number n1"]


def test_the_parts_of_a_claim_bring_their_own() -> None:
    plain, annotations = marked('{s1 Ana} said {c1 {h1 alleged} {n1 "dozens"} died}.')
    known = Proposals(SCHEME, plain, annotations)
    assert written(known.of("c1")) == ["c1 said-by s1", "c1 has-number n1"]
    assert written(known.with_parts("c1")) == ["c1 said-by s1", "c1 has-number n1", "n1 hedged-by h1"]
    assert written(known.of("s1")) == ["c1 said-by s1"]


def test_other_types_are_proposed_for_the_only_two_of_a_sentence() -> None:
    cue = replace(new_label("cue", SCHEME), key="")
    has_cue = RelationType("has-cue", "has-cue", "has cue", ("claim",), ("cue",), 5)
    scheme = Scheme((*SCHEME.labels, cue), (*SCHEME.relation_types, has_cue))
    text = "Ana said that aid is late. Bo denied it and said it rains, and hails."
    claim = Annotation("c", "set", "c", "claim", (Span(14, 25),), 1)
    said = Annotation("q", "set", "q", "cue", (Span(4, 8),), 2)
    denied = Annotation("d", "set", "d", "cue", (Span(30, 36),), 3)
    assert written(proposals(scheme, text, [claim, said, denied])) == ["c has-cue q"]
    second = replace(denied, fragments=(Span(0, 3),))
    assert proposals(scheme, text, [claim, said, second]) == ()
    other = replace(has_cue, uid="other", name="other")
    ambiguous = Scheme(scheme.labels, (*scheme.relation_types, other))
    assert proposals(ambiguous, text, [claim, said, denied]) == ()


TEXT = ("Ana said that six men may be lost. “Bo, Cy and Di deny,” she wrote.\n" * 80)[:5000]
LABELS = st.sampled_from(["claim", "claim", "speaker", "speaker", "number", "hedge"])
spans = st.builds(
    lambda start, length: Span(start, min(start + length, len(TEXT))),
    st.integers(0, 250) | st.integers(0, 900) | st.integers(0, len(TEXT) - 1),
    st.integers(1, 12) | st.integers(1, 90) | st.integers(1, len(TEXT)),
)
annotations = st.builds(
    lambda number, label, span, voice: Annotation(
        f"u{number}", "set", f"u{number}", label, (span,), number, {"voice": "author"} if voice else {}
    ),
    st.integers(0, 12),
    LABELS,
    spans,
    st.integers(0, 5).map(lambda drawn: drawn == 0),
)
ends = st.integers(0, 12).map(lambda number: f"u{number}")
ties = st.builds(relation, ends, st.sampled_from([kind.uid for kind in SCHEME.relation_types]), ends)
steps = st.lists(
    st.tuples(
        st.sampled_from(["put", "put", "remove", "tie", "untie", "decline", "want"]), annotations, ties
    ),
    min_size=4,
    max_size=25,
)


@given(st.lists(annotations, min_size=4, max_size=16), steps)
def test_renewing_comes_to_the_same_as_beginning_anew(
    first: list[Annotation],
    steps: list[tuple[str, Annotation, Relation]],
) -> None:
    held = {one.uid: one for one in first}
    relations: dict[str, Relation] = {}
    unwanted: dict[str, DeclinedTie] = {}
    known = Proposals(SCHEME, TEXT, held.values())
    known.all()
    for step, annotation, tie in steps:
        no = declined(tie.source, tie.type, tie.target)
        if step == "put":
            known.annotation_changed(held.get(annotation.uid), annotation)
            held[annotation.uid] = annotation
        elif step == "remove":
            known.annotation_changed(held.pop(annotation.uid, None), None)
        elif step == "tie":
            known.relation_changed(relations.get(tie.uid), tie)
            relations[tie.uid] = tie
        elif step == "untie":
            known.relation_changed(relations.pop(tie.uid, None), None)
        elif step == "decline":
            known.declined_changed(unwanted.get(no.uid), no)
            unwanted[no.uid] = no
        else:
            known.declined_changed(unwanted.pop(no.uid, None), None)
        known.all()  # so that every answer is remembered, and has to be forgotten where it must
    anew = Proposals(SCHEME, TEXT, held.values(), relations.values(), unwanted.values())
    assert known.all() == anew.all()
    for uid in held:
        assert set(known.of(uid)) == {tie for tie in anew.all() if uid in {tie.source, tie.target}}
        assert known.speakers_by_plausibility(uid) == anew.speakers_by_plausibility(uid)
