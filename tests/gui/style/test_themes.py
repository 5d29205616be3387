"""Themes hold every role and can be read."""

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.assets import read_text
from annotator.domain.label import PALETTE
from annotator.gui.style.colour import blend, contrast, readable
from annotator.gui.style.legibility import contrast_faults
from annotator.gui.style.theme import STRONG, THEME_NAMES, Theme, load_theme, parse_theme

COLOURS = st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_pair_of_colours_that_meet_can_be_told_apart(name: str) -> None:
    assert contrast_faults(load_theme(name)) == []


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert blend("#000000", "#FFFFFF", 50) == "#808080"


def test_the_colours_of_the_design() -> None:
    light, dark = load_theme("light"), load_theme("dark")
    assert (light.page, light.chrome, light.window) == ("#FFFFFF", "#FBFBFA", "#F3F3F1")
    assert (dark.page, dark.chrome, dark.window) == ("#17191C", "#1C1F23", "#121416")
    assert (light.line, light.muted, light.text) == ("#DCDCD8", "#5F656C", "#1F2328")
    assert (dark.line, dark.muted, dark.text) == ("#2C3036", "#9AA1A9", "#E6E8EA")
    lines = {name: colour.line for name, colour in light.labels.items()}
    assert lines == {"claim": "#0072B2", "speaker": "#C25400", "number": "#00795A", "hedge": "#A6518A"}
    assert [colour.tint_percent for colour in light.labels.values()] == [10, 20, 22, 22]
    assert [colour.tint_percent for colour in dark.labels.values()] == [16, 26, 26, 26]


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_project_may_add_as_many_labels_as_the_scheme_hands_out_colours(name: str) -> None:
    theme = load_theme(name)
    own = [theme.label_colour(f"palette-{number + 1}") for number in range(PALETTE)]
    assert len({colour.line for colour in (*own, *theme.labels.values())}) == PALETTE + 4


def test_a_wrong_theme_is_refused_naming_what_is_wrong() -> None:
    source = read_text("themes", "light.toml")
    with pytest.raises(ValueError, match=r"missing \['muted'\], unknown \['mutde'\]"):
        parse_theme("mine", source.replace("\nmuted =", "\nmutde ="))
    with pytest.raises(ValueError, match="'grey' is no colour"):
        parse_theme("mine", re.sub(r'\nmuted = "[^"]*"', '\nmuted = "grey"', source))
    with pytest.raises(ValueError, match=r"labels\.hedge"):
        parse_theme("mine", source.replace("\nhedge =", "\nhedges ="))


@given(COLOURS)
def test_any_colour_of_a_foreign_scheme_becomes_legible(colour: str) -> None:
    for name in THEME_NAMES:
        theme = load_theme(name)
        made = theme.label_colour(colour)
        assert contrast(made.line, theme.page) >= 4.5
        assert contrast(theme.text, made.tint) >= 8
        assert contrast(theme.text, made.strong_tint) >= 8


def test_a_colour_that_no_theme_knows_is_always_the_same_one() -> None:
    theme = load_theme("light")
    assert theme.label_colour("chartreuse") == theme.label_colour("chartreuse")
    assert theme.label_colour("chartreuse") in theme.palette.values()


@given(COLOURS, COLOURS)
def test_a_readable_colour_stays_as_it_is(colour: str, page: str) -> None:
    if contrast(colour, page) >= 4.5:
        assert readable(colour, "#000000", page, 4.5) == colour.upper()


def test_all_themes_have_the_same_roles() -> None:
    roles = {field.name for field in fields(Theme)}
    assert {"warning_surface", "focus", "chosen_bar", "agreed_tint"} <= roles
    assert len({tuple(load_theme(name).palette) for name in THEME_NAMES}) == 1


@pytest.mark.parametrize(("name", "weak"), [("contrast", "#606060"), ("contrast-light", "#909090")])
def test_high_contrast_is_held_to_more(name: str, weak: str) -> None:
    theme = load_theme(name)
    assert theme.strong
    assert not load_theme("dark").strong
    for role, fault in {
        "line": "line on page",
        "muted": "muted on page",
        "faint": "faint on chrome",
        "focus": "focus on field",
        "status_new": "status_new on chosen",
    }.items():
        weaker = replace(theme, **{role: weak})  # type: ignore[arg-type]  # a colour by its role
        assert any(fault in found for found in contrast_faults(weaker)), role
    assert contrast_faults(replace(theme, page_selection=theme.selection_text))
    assert contrast_faults(replace(theme, page_selection=theme.page))


@given(COLOURS)
def test_the_lines_of_a_foreign_scheme_are_strong_where_the_theme_is(colour: str) -> None:
    for name in ("contrast", "contrast-light"):
        theme = load_theme(name)
        assert contrast(theme.label_colour(colour).line, theme.page) >= STRONG
