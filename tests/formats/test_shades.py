"""Shades of a heat map: readable on every step, in even steps, told apart by lightness alone."""

from itertools import pairwise

import pytest

from annotator.formats.agreement.shades import Ramp, lightness, luminance
from annotator.gui.agreement.grid.painting import ramp_of
from annotator.gui.style.colour import channels, contrast
from annotator.gui.style.theme import STRONG, THEME_NAMES, load_theme

STEPS = [step / 50 for step in range(51)]


def light_of(colour: str) -> float:
    """The lightness of a colour, by the contrast that it has with black."""
    return lightness((contrast(colour, "#000000") * 0.05) - 0.05)


@pytest.mark.parametrize("ramp", [Ramp(), *(ramp_of(load_theme(name)) for name in THEME_NAMES)])
def test_every_shade_can_be_read_and_goes_one_way(ramp: Ramp) -> None:
    shades = [ramp.shade(share) for share in STEPS]
    assert min(contrast(one.ground, one.ink) for one in shades) >= ramp.ratio
    lights = [light_of(one.ground) for one in shades]
    signs = {after > before for before, after in pairwise(lights)}
    assert signs == {ramp.last > ramp.first}
    assert abs(lights[0] - ramp.first) < 1
    assert abs(lights[-1] - ramp.last) < 1
    assert ramp.shade(-1) == shades[0]
    assert ramp.shade(2) == shades[-1]


def test_high_contrast_leaps_over_what_nothing_can_be_read_on() -> None:
    ramp = Ramp(97.0, 28.0, STRONG)
    lights = [light_of(ramp.shade(share).ground) for share in STEPS]
    assert not [one for one in lights if 40 < one < 60]


def test_it_is_one_hue() -> None:
    for share in STEPS[5:]:
        red, green, blue = channels(Ramp().shade(share).ground)
        assert red < green < blue


@pytest.mark.parametrize("light", [0.0, 5.0, 8.0, 50.0, 100.0])
def test_lightness_and_back(light: float) -> None:
    assert lightness(luminance(light)) == pytest.approx(light)
