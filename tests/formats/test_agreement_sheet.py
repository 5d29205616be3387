"""Tables of agreement as files: figures to all digits, no cell that acts, pictures with all of it."""

import csv
import io
import xml.etree.ElementTree as ET

import pytest

from annotator.domain.agreement.figures import Figure
from annotator.formats.agreement.picture_parts import FigureScale
from annotator.formats.agreement.sheet import DASH, Cell, Sheet, sheet_csv, sheet_text
from annotator.formats.agreement.sheet_svg import MOST, sheet_svg
from annotator.formats.agreement.trend_svg import Point, places_of, trend_svg

CELLS = [
    [Cell("0.333", 1 / 3, 1 / 3, (0.25, 0.5), "0.25 to 0.50"), Cell("12", 12)],
    [Cell(DASH), Cell("=1+1", "=1+1")],
]
LONG = "Rechtsschutzversicherungsgesellschaften"
SHEET = Sheet(
    "Exact <F1>",
    "Pair",
    ["ana and ben", '=HYPERLINK("x")\nand cem'],
    ["Claim & Co", LONG],
    lambda row, column: CELLS[row][column],
    "the darker",
)
NAMESPACE = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    """Every text of a picture, which is sound XML."""
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{NAMESPACE}text")]


def test_the_table_as_a_file_and_on_the_clipboard() -> None:
    rows = list(csv.reader(io.StringIO("".join(sheet_csv(SHEET)))))
    assert rows == [
        [
            "Pair",
            "Claim & Co",
            "Claim & Co low",
            "Claim & Co high",
            "Rechtsschutzversicherungsgesellschaften",
        ],
        ["ana and ben", repr(1 / 3), "0.25", "0.5", "12"],
        ['\'=HYPERLINK("x") and cem', "", "", "", "'=1+1"],
    ]
    assert sheet_text(SHEET).split("\n")[1] == "ana and ben\t0.333\t12"
    empty = Sheet("none", "Pair", [], [], lambda _row, _column: Cell())
    assert "".join(sheet_csv(empty)) == "Pair\r\n"


def test_the_table_as_a_picture() -> None:
    found = texts(sheet_svg(SHEET, "what counts"))
    assert {"Exact <F1>", "Claim & Co", "ana and ben", "0.333", "0.25 to 0.50", DASH, "12"} <= set(found)
    assert {"the darker", "what counts"} <= set(found)
    assert any(one.startswith("Rechtsschutz") for one in found)
    many = Sheet("many", "Article", [f"a{n}" for n in range(MOST + 7)], ["x"], lambda row, _: Cell(str(row)))
    found = texts(sheet_svg(many, more="and {n} more"))
    assert "and 7 more" in found
    assert f"a{MOST}" not in found


def test_the_trend_as_a_picture() -> None:
    points = [
        Point("2026-01", Figure(0.5, (0.4, 0.6)), 12),
        Point("2026-02", Figure(None), 3),
        Point("2026-03 & on", Figure(-0.2), 4),
        Point("2026-04", Figure(0.75), 4),
    ]
    svg = trend_svg(points, "Kappa", "what counts")
    found = texts(svg)
    assert {"0.50", "-0.20", "0.75", "n = 12", "2026-03 & on", "what counts", "-0.50"} <= set(found)
    lines = [one.get("d", "") for one in ET.fromstring(svg).iter(f"{NAMESPACE}path")]
    # The line stops where there is no figure, and goes on behind it.
    drawn = [one for one in lines if "L" in one or one.count("M") == 1]
    assert sum("L" in one for one in drawn) == 1
    assert places_of(2, 160) == sorted(places_of(2, 160))
    assert texts(trend_svg([], "none"))[0] == "none"
    theirs = trend_svg(points, "Kappa", figure=lambda value: f"<{value}>", whole=lambda n: f"{n} only")
    assert {"<0.5>", "<-0.25>", "n = 12 only"} <= set(texts(theirs))
    assert "0.50" not in texts(theirs)


@pytest.mark.parametrize(
    ("value", "interval", "least"),
    [(0.4, None, 0), (0.4, (-0.2, 0.9), -0.5), (-0.5, None, -0.5), (-0.6, None, -1), (None, None, 0)],
)
def test_the_scale_goes_as_far_down_as_figures_do(
    value: float | None, interval: tuple[float, float] | None, least: float
) -> None:
    scale = FigureScale.of([Figure(value, interval)])
    assert scale.steps()[0] == scale.least == least
    assert scale.steps()[-1] == 1
    assert [scale.place(one) for one in (-2, least, 1, 2)] == [0, 0, 1, 1]
