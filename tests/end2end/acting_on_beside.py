"""The cases of what stands beside the text: the margin, the overview, the claims."""

from tests.end2end.acting import case, fresh, press
from tests.end2end.driving import Seat


@case("margin")
def _shows_bars_or_not(seat: Seat, key: str) -> None:
    fresh(seat)
    page, before = seat.visitor.page, seat.visitor.page.margin.wanted
    press(seat, key)
    assert page.margin.wanted != before
    assert seat.window.actions_of["margin"].isChecked() != before
    press(seat, key)
    assert page.margin.wanted == before


@case("overview")
def _shows_the_strip_or_not(seat: Seat, key: str) -> None:
    fresh(seat)
    overview = seat.window.annotate.overview
    before, width = overview.isVisible(), seat.visitor.page.viewport().width()
    press(seat, key)
    assert overview.isVisible() != before
    assert seat.visitor.page.viewport().width() != width
    press(seat, key)
    assert overview.isVisible() == before
    assert seat.visitor.page.viewport().width() == width


@case("claims")
def _lists_by_claim_or_one_by_one(seat: Seat, key: str) -> None:
    fresh(seat)
    rail = seat.window.annotate.rail
    before = rail.claims.isVisible()
    press(seat, key)
    assert rail.claims.isVisible() != before
    assert rail.list.isVisible() == before
    press(seat, key)
    assert rail.claims.isVisible() == before


@case("order-claims")
def _groups_in_another_way(seat: Seat, key: str) -> None:
    fresh(seat)
    order = seat.window.annotate.rail.claims.order
    names = []
    for _ in range(3):
        press(seat, key)
        names.append(order.currentText())
    assert names == ["by speaker", "by label", "in reading order"]
