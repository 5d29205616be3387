"""The cases of the menu Relations."""

from annotator.gui.text.hints import Hints
from annotator.gui.wiring.relations import RelationWiring
from tests.end2end.acting import case, chosen_text, fresh, placed, press
from tests.end2end.driving import Seat

CLAIM, DENIED = "at least 30 people escaped the blaze", "anyone had complained"


def hints_of(seat: Seat) -> Hints:
    """The letters of tying."""
    found = seat.window.findChild(RelationWiring)
    assert isinstance(found, RelationWiring)
    return found.mode.hints


def letters(seat: Seat, words: str) -> str:
    """What stands over an annotation of these words."""
    shown = hints_of(seat).overlay.hints
    return next(hint.name for hint in shown if hint.place.span.of(seat.text) == words)


def story(seat: Seat) -> Seat:
    """Two claims with a number and two speakers, the first claim chosen; proposed, nothing tied."""
    placed(
        fresh(seat),
        ("The fire service", "speaker"),
        (CLAIM, "claim"),
        ("30 people", "number"),
        ("the city council", "speaker"),
        (DENIED, "claim"),
    )
    seat.visitor.press("Esc", "Esc", "Ctrl+Home", "Tab", "Tab")
    assert chosen_text(seat) == CLAIM
    assert tied(seat) == []
    return seat


def tied(seat: Seat) -> list[str]:
    """What is tied, in words and in the order of making."""
    desk = seat.visitor.desk
    relations = sorted(desk.relations.values(), key=lambda one: one.position)
    return [
        f"{desk.annotations[one.source].text(seat.text)} {one.type} "
        f"{desk.annotations[one.target].text(seat.text)}"
        for one in relations
    ]


SAID = f"{CLAIM} said-by The fire service"
COUNTED = f"{CLAIM} has-number 30 people"
OTHER = f"{DENIED} said-by the city council"


@case("accept-ties")
def _accepts_what_is_proposed_for_the_claim(seat: Seat, key: str) -> None:
    story(seat)
    assert len([tie for tie in seat.visitor.page.ties() if tie.proposed]) == 2
    press(seat, key)
    assert tied(seat) == [SAID, COUNTED]
    assert [tie.proposed for tie in seat.visitor.page.ties()] == [False, False]


@case("accept-all-ties")
def _accepts_what_is_proposed_in_the_article(seat: Seat, key: str) -> None:
    press(story(seat), key)
    assert tied(seat) == [SAID, COUNTED, OTHER]
    press(seat, "Ctrl+Z")
    assert tied(seat) == []


@case("other-speaker")
def _takes_the_next_nearest_speaker(seat: Seat, key: str) -> None:
    press(story(seat), key)
    assert tied(seat) == [f"{CLAIM} said-by the city council"]
    press(seat, key)
    assert tied(seat) == [SAID]


@case("decline-ties")
def _declines(seat: Seat, key: str) -> None:
    press(story(seat), key)
    assert (tied(seat), seat.visitor.page.ties()) == ([], ())
    press(seat, "Space")
    assert tied(seat) == []
    assert "Nothing is proposed for what is chosen." in seat.messages()


@case("tie-mode")
def _ties_and_unties_by_letters(seat: Seat, key: str) -> None:
    press(story(seat), key)
    press(seat, letters(seat, "the city council"))
    assert tied(seat) == [f"{CLAIM} said-by the city council"]
    press(seat, letters(seat, "30 people"))
    press(seat, letters(seat, "the city council"))
    assert tied(seat) == [COUNTED]
    press(seat, "Tab")
    assert chosen_text(seat) == DENIED
    press(seat, letters(seat, "the city council"))
    assert tied(seat) == [COUNTED, OTHER]
    press(seat, "Esc")
    assert not hints_of(seat).active()
    assert chosen_text(seat) == DENIED


@case("untie")
def _unties_one_or_by_letters(seat: Seat, key: str) -> None:
    press(story(seat), "Space")
    press(seat, key)
    press(seat, letters(seat, "The fire service"))
    assert tied(seat) == [COUNTED]
    press(seat, key)
    assert tied(seat) == []
    press(seat, key)
    assert "This is tied to nothing." in seat.messages()


@case("tie-type")
def _says_where_no_other_type_fits(seat: Seat, key: str) -> None:
    press(story(seat), "Space")
    press(seat, key)
    assert "No tie of this can have another type." in seat.messages()


@case("next-proposed", "previous-proposed")
def _goes_to_claims_with_proposed_ties(seat: Seat, key: str) -> None:
    press(story(seat), key)
    assert chosen_text(seat) == DENIED
    press(seat, key)
    assert chosen_text(seat) == CLAIM
    press(seat, "Shift+Space")
    press(seat, key)
    assert "Nothing else is proposed here." in seat.messages()


@case("next-untied", "previous-untied")
def _goes_to_what_is_untied(seat: Seat, key: str) -> None:
    press(story(seat), "Space")
    order = ["the city council", DENIED]
    for words in order if "Shift" not in key else order[::-1]:
        press(seat, key)
        assert chosen_text(seat) == words
    press(seat, "Shift+Space")
    press(seat, key)
    assert "Everything else is tied." in seat.messages()
