"""Who a speaker's words may mean."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation
from annotator.domain.span import Span
from annotator.domain.ties.speaking import is_pronoun, last_entity, likely_entities


def speaker(start: int, entity: str = "") -> Annotation:
    attributes = {"entity": entity} if entity else {}
    return Annotation(str(start), "set", str(start), "speaker", (Span(start, start + 3),), start, attributes)


def test_the_last_entity_is_that_of_the_nearest_speaker_before() -> None:
    first, unnamed, here, after = speaker(0, "Ida"), speaker(5), speaker(9), speaker(12, "Otto")
    everybody = [after, unnamed, first, here]
    assert last_entity(everybody, here) == "Ida"
    assert last_entity(everybody, first) is None
    assert last_entity([*everybody, speaker(7, "Eva")], here) == "Eva"
    assert last_entity(everybody, after) == "Ida"


def test_pronouns() -> None:
    assert [is_pronoun(text) for text in ("she", " He ", "Zakharova", "the ministry", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


KNOWN = ["Pentagon", "Russian Defense Ministry", "Maria Zakharova", "Russian Foreign Ministry", "Bloomberg"]


def test_a_pronoun_is_offered_the_last_speaker_first() -> None:
    assert likely_entities("she", "Maria Zakharova", KNOWN)[:2] == ["Maria Zakharova", "Pentagon"]
    assert likely_entities("she", None, KNOWN) == KNOWN


def test_a_name_is_offered_what_it_may_be_short_for_then_itself() -> None:
    assert likely_entities("Zakharova", "Pentagon", KNOWN)[:2] == ["Maria Zakharova", "Zakharova"]
    assert likely_entities("bloomberg", None, KNOWN)[0] == "Bloomberg"
    assert likely_entities("the Pentagon", None, KNOWN)[0] == "Pentagon"
    assert likely_entities("The ministry", None, KNOWN)[:2] == [
        "Russian Defense Ministry",
        "Russian Foreign Ministry",
    ]
    long = "Russian Foreign Ministry spokeswoman Maria Zakharova"
    assert likely_entities(long, None, KNOWN)[:2] == ["Maria Zakharova", "Russian Foreign Ministry"]
    assert likely_entities(long, None, [])[:3] == [long, "Maria Zakharova", "Russian Foreign Ministry"]
    assert likely_entities("The Pentagon", None, []) == ["Pentagon", "The Pentagon"]
    assert likely_entities("a witness", None, []) == ["witness", "a witness"]
    assert likely_entities("the", None, []) == ["the"]
    assert likely_entities("Vladimir\n Frolov", None, KNOWN)[0] == "Vladimir Frolov"
    assert likely_entities("Reuters", None, []) == ["Reuters"]


@given(st.text(), st.none() | st.text(min_size=1), st.lists(st.text(min_size=1)))
def test_all_that_is_known_is_offered_once(text: str, last: str | None, known: list[str]) -> None:
    offered = likely_entities(text, last, known)
    assert len(offered) == len(set(offered))
    assert set(known) <= set(offered)
    assert "" not in offered
