"""A newcomer on the tour: started as `annotator demo` does, and led through it step by step."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotator.gui.demo.stage import Stage
from annotator.gui.demo.steps import CARRY_OUT
from annotator.gui.demo.visit import Visit
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.program import Program
from annotator.gui.tour.guide import Guide, Phase
from annotator.gui.tour.panel import TourPanel
from annotator.gui.tour.touring import panel_of
from annotator.gui.translators import install_translators
from tests.end2end.driving import Desktop, Seat


@dataclass
class Newcomer:
    """Somebody at the window of the tour."""

    seat: Seat
    visit: Visit
    panel: TourPanel

    @property
    def guide(self) -> Guide:
        return self.panel.guide

    def is_at(self, name: str) -> bool:
        return self.guide.phase is Phase.LESSON and self.guide.lesson.name == name

    def is_past(self, name: str) -> bool:
        return not self.is_at(name)

    def arrive(self, name: str) -> None:
        """Wait until the tour asks for a step."""
        wait_until(lambda: self.is_at(name), f"the step {name} (it is at {self.guide.lesson.name})", 5000)
        let_events_pass()

    def take(self, *names: str) -> None:
        """Take steps as the tour that takes itself does."""
        for name in names:
            self.arrive(name)
            CARRY_OUT[name](self.visit)
            self.seat.visitor.settle()
            wait_until(partial(self.is_past, name), f"the tick at {name}", 5000)

    def skip_to(self, name: str) -> None:
        """Press Skip until a step comes."""
        while self.guide.lesson.name != name:
            before = self.guide.lesson.name
            wait_until(self.panel.skip.isEnabled, "what can be skipped")
            self.seat.visitor.click(self.panel.skip)
            wait_until(partial(self.is_past, before), "the next step")

    def is_missing(self) -> None:
        """Wait until the tour says that the sample is not as the step needs it."""
        wait_until(lambda: self.guide.missing and self.panel.put_right.isVisible(), "what is missing")

    def put_right(self) -> None:
        """Press the button that puts it right."""
        self.is_missing()
        self.seat.visitor.click(self.panel.put_right)
        self.seat.visitor.settle()
        wait_until(lambda: not self.guide.missing, "the sample as the step needs it")


def start_tour(desktop: Desktop, folder: Path, as_name: str = "") -> Newcomer:
    """Start the program as `annotator demo` does."""
    assert desktop._program is None
    desktop._program = Program(desktop.app, as_name)
    install_translators(desktop.app, desktop._program.settings.appearance.language)
    desktop._program.open_tour()
    return newcomer(desktop, desktop.seat(desktop._program.windows[-1]), folder)


def newcomer(desktop: Desktop, seat: Seat, folder: Path) -> Newcomer:
    """Somebody at a window in which the tour is shown."""
    panel = panel_of(seat.project)
    assert panel is not None
    # Nobody reads what stands there; a person has longer.
    panel.guide.set_pace(0, 60)
    return Newcomer(seat, Visit(Stage(desktop.program, seat.project, seat.visitor, []), folder), panel)
