"""The words of the sample that the tour works on, and what it makes of them."""

from dataclasses import dataclass

ARTICLE = "tesmer-crowd"
FOUND = "tolvane-dam"
"""The article that is found by a few letters of its title."""
FERRY = "halvera-ferry"
TITLE = "Police and organisers a world apart on the Tesmer crowd"

CROWD = (
    "Some 30,000 people filled the centre of Tesmer on Saturday "
    "to demand a new count of the harbour referendum"
)
BEFORE, AFTER = "A new count", "would take between two and three weeks and cost"
"""A claim that is broken by “he said”; its last word is left for the edge to grow over."""
GROWN = f"{AFTER} $4m"
FEWER = "fewer than 8,000"
CHIEF = "Police Commissioner Hale Strennick"
PEAK = "7,500"
FIRST_GUESS, SECOND_GUESS = "around 9,000", "about 10,000"


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation that the tour makes: its label's name, and the words of each fragment."""

    label: str
    fragments: tuple[str, ...]


CLAIM = Mark("claim", (CROWD,))
ORGANISERS = Mark("speaker", ("organisers",))
SOME = Mark("number", ("Some 30,000",))
FEWER_THAN = Mark("number", (FEWER,))
COMMISSIONER = Mark("speaker", (CHIEF,))
HALF = Mark("claim", (BEFORE,))
WHOLE = Mark("claim", (BEFORE, AFTER))
LARGER = Mark("claim", (BEFORE, GROWN))
WEEKS = Mark("number", ("between two and three",))
GUESSES = (Mark("number", (FIRST_GUESS,)), Mark("number", (SECOND_GUESS,)))
