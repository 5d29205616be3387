"""How far two colours are apart, for eyes with and without all their cones; colours are `#RRGGBB`."""

from enum import StrEnum
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import Final

from annotator.gui.style.colour import channels

_Row = tuple[float, float, float]
_Matrix = tuple[_Row, _Row, _Row]


class Eyes(StrEnum):
    """Whose eyes look."""

    ALL_CONES = "all cones"
    PROTAN = "protan"
    """Without the cones for long waves: red is dark."""
    DEUTAN = "deutan"
    """Without those for middle waves; the most frequent."""
    TRITAN = "tritan"
    """Without those for short waves; rare."""


_SEEN: Final[dict[Eyes, _Matrix]] = {
    Eyes.PROTAN: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Eyes.DEUTAN: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Eyes.TRITAN: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour: str, eyes: Eyes) -> str:
    """What a colour looks like to eyes that lack one kind of cones.

    The matrices are those for severity 1.0 of Machado, Oliveira and Fernandes, "A Physiologically-based
    Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics
    15 (6), 2009; they work on linear RGB.
    """
    matrix = _SEEN.get(eyes)
    if matrix is None:
        return colour
    red, green, blue = (_linear(value) for value in channels(colour))
    mixed = [row[0] * red + row[1] * green + row[2] * blue for row in matrix]
    return "#{:02X}{:02X}{:02X}".format(*(_encoded(value) for value in mixed))


def distance(one: str, other: str) -> float:
    """CIEDE2000 between two colours, under D65: 1 can just be told beside each other, 10 at a glance.

    After Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes, Supplementary
    Test Data, and Mathematical Observations", Color Research and Application 30 (1), 2005.
    """
    return ciede2000(_lab(one), _lab(other))


def ciede2000(one: _Row, other: _Row) -> float:
    """The same between two places in CIE L*a*b*, by the paper's steps and in its letters."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = (degrees(atan2(b, a)) % 360 if a or b else 0.0 for a, b in ((a1, b1), (a2, b2)))
    turn = h2 - h1
    if c1 * c2 == 0:
        turn = 0.0
    elif abs(turn) > 180:
        turn -= 360 if turn > 0 else -360
    dl, dc, dh = l2 - l1, c2 - c1, 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2
    if c1 * c2 != 0:
        hm = hm / 2 if abs(h1 - h2) <= 180 else (hm + (360 if hm < 360 else -360)) / 2
    t = (
        1
        - 0.17 * cos(radians(hm - 30))
        + 0.24 * cos(radians(2 * hm))
        + 0.32 * cos(radians(3 * hm + 6))
        - 0.20 * cos(radians(4 * hm - 63))
    )
    sl = 1 + 0.015 * (lm - 50) ** 2 / sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rt = -2 * sqrt(cm**7 / (cm**7 + 25**7)) * sin(radians(60 * exp(-(((hm - 275) / 25) ** 2))))
    return sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh))


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _encoded(share: float) -> int:
    share = min(1.0, max(0.0, share))
    return round(255 * (share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055))


def _lab(colour: str) -> _Row:
    """CIE L*a*b* of an sRGB colour, white being D65."""
    red, green, blue = (_linear(value) for value in channels(colour))
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (
        value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116 for value in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)
