"""Colours of labels measured: the formula against its published data, and what is warned of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.label import Label, Underline, default_scheme
from annotator.gui.style.colour import contrast
from annotator.gui.style.colour_distance import Eyes, ciede2000, distance, seen
from annotator.gui.style.label_legibility import THEMES, Dim, Faint, colour_faults, look_alikes
from annotator.gui.style.theme import load_theme
from annotator.services.scheme.rules import COLOUR_ROLES

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")

SHARMA = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
    ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]
"""Pairs and distances of the test data that the formula was published with."""


@pytest.mark.parametrize(("one", "other", "apart"), SHARMA)
def test_the_formula_gives_what_was_published(
    one: tuple[float, float, float], other: tuple[float, float, float], apart: float
) -> None:
    assert round(ciede2000(one, other), 4) == apart
    assert round(ciede2000(other, one), 4) == apart


@given(COLOURS, COLOURS)
def test_distance_is_that_of_two(one: str, other: str) -> None:
    assert distance(one, one) == 0
    assert distance(one, other) == pytest.approx(distance(other, one))


@given(st.integers(0, 255), st.sampled_from(Eyes))
def test_greys_look_the_same_to_all_eyes(level: int, eyes: Eyes) -> None:
    grey = f"#{level:02X}{level:02X}{level:02X}"
    assert distance(seen(grey, eyes), grey) < 0.5


def test_what_each_kind_of_eyes_confuses() -> None:
    assert distance("#FF0000", "#00A000") > 60
    assert distance(seen("#A06000", Eyes.DEUTAN), seen("#708000", Eyes.DEUTAN)) < 12
    assert distance(seen("#A06000", Eyes.TRITAN), seen("#708000", Eyes.TRITAN)) > 25
    assert distance(seen("#00A0C0", Eyes.TRITAN), seen("#00A890", Eyes.TRITAN)) < 10


def test_colours_of_the_themes_have_no_faults_and_the_default_labels_are_apart() -> None:
    assert [role for role in COLOUR_ROLES if colour_faults(role)] == []
    labels = default_scheme().labels
    assert [label.name for label in labels if look_alikes(label, labels)] == []


def test_a_pale_and_a_dark_colour_are_told_for_their_page() -> None:
    (faint,) = colour_faults("#FFEE00")
    assert isinstance(faint, Faint)
    assert (faint.theme, round(faint.ratio, 1)) == ("light", 1.2)
    assert contrast(faint.shown, load_theme("light").page) >= 4.5
    assert [fault.theme for fault in colour_faults("#101010")] == ["dark"]


@given(COLOURS)
def test_whatever_is_chosen_is_shown_so_that_it_can_be_read(colour: str) -> None:
    assert not any(isinstance(fault, Dim) for fault in colour_faults(colour))
    for name in THEMES:
        theme = load_theme(name)
        assert contrast(theme.label_colour(colour).line, theme.page) >= 4.5


def test_labels_that_look_alike_name_each_other() -> None:
    def made(uid: str, colour: str, underline: Underline) -> Label:
        return Label(uid, uid, uid.upper(), colour, underline, "", 1)

    one = made("a", "#C02020", Underline.SOLID)
    same = made("b", "#C02022", Underline.SOLID)
    other = made("c", "#2040C0", Underline.DOTTED)
    (found,) = look_alikes(one, [one, same, other])
    assert (found.other, found.same_underline) == ("B", True)
    assert found.distance < 1
