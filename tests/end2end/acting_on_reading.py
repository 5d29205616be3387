"""The cases of how the page is set, and of high contrast."""

from tests.end2end.acting import case, fresh, press
from tests.end2end.driving import Seat


@case("reading")
def _sets_the_page(seat: Seat, key: str) -> None:
    fresh(seat)
    press(seat, key)
    panel = seat.project.preferences.reading.panel
    assert panel is not None
    assert panel.isVisible()
    assert seat.window.focusWidget() is panel.family
    before = seat.visitor.page.metrics().pitch
    panel.line_spacing.setFocus()
    seat.visitor.press("PgUp")
    assert seat.visitor.page.metrics().pitch > before
    seat.visitor.press("PgDown")
    assert seat.visitor.page.metrics().pitch == before
    seat.visitor.press("Esc")
    assert not panel.isVisible()
    assert seat.visitor.page.hasFocus()


@case("theme-contrast")
def _is_white_on_black(seat: Seat, key: str) -> None:
    press(fresh(seat), key)
    assert seat.window.actions_of["theme-contrast"].isChecked()
    assert seat.window.keeper.theme.strong
    press(seat, "Ctrl+Alt+1")
    assert not seat.window.actions_of["theme-contrast"].isChecked()
