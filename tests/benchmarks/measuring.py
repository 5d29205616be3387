"""What a benchmark is, and how it is measured: in turns with its floor, so that a busy machine hits both."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter
from typing import Literal, TypedDict

Sample = Callable[[], float]
"""Does the work once and returns what it cost, in the unit of its benchmark."""


class Row(TypedDict):
    """One line of `build/bench.json`."""

    work: str
    size: str
    unit: str
    ours: float
    floor: float
    ratio: float | None
    goal: float
    met: bool


@dataclass(frozen=True)
class Figure:
    """One number made of the samples, and how many times its floor it may be."""

    work: str
    goal: float
    of: Callable[[Sequence[float]], float] = median


@dataclass(frozen=True)
class Benchmark:
    """A work of one size beside its floor."""

    figures: tuple[Figure, ...]
    size: str
    ours: Sample
    floor: Sample
    rounds: int = 9
    warm_up: bool = True
    """Whether a round that does not count comes first; not where one takes minutes."""
    unit: Literal["ms", "MB"] = "ms"
    """For MB a goal is what may come on top of the floor."""
    done: Callable[[], None] = field(default=lambda: None)
    """Clears up."""


def p99(samples: Sequence[float]) -> float:
    """The 99th percentile; of few samples the largest."""
    return quantiles(samples, n=100)[98] if len(samples) >= 100 else max(samples)


def timed(work: Callable[[], object]) -> Sample:
    """Make a sample of a function: its milliseconds, without the collector in between."""

    def sample() -> float:
        gc.collect()
        gc.disable()
        try:
            begun = perf_counter()
            work()
            return (perf_counter() - begun) * 1000
        finally:
            gc.enable()

    return sample


def measured(benchmark: Benchmark) -> list[Row]:
    """Measure ours and the floor in turns; a first round warms up and does not count."""
    ours: list[float] = []
    floor: list[float] = []
    try:
        for number in range(0 if benchmark.warm_up else 1, benchmark.rounds + 1):
            # Who goes first changes, lest one always finds warm what the other left.
            turns = [(ours, benchmark.ours), (floor, benchmark.floor)]
            for samples, sample in turns if number % 2 else reversed(turns):
                value = sample()
                if number:
                    samples.append(value)
    finally:
        benchmark.done()
    return [row(figure, benchmark, figure.of(ours), figure.of(floor)) for figure in benchmark.figures]


def row(figure: Figure, benchmark: Benchmark, ours: float, floor: float) -> Row:
    """Put one figure beside its goal."""
    if benchmark.unit == "MB":
        ratio, met = None, ours - floor <= figure.goal
    else:
        ratio = round(ours / floor, 3)
        met = ratio <= figure.goal
    return Row(
        work=figure.work,
        size=benchmark.size,
        unit=benchmark.unit,
        ours=round(ours, 3),
        floor=round(floor, 3),
        ratio=ratio,
        goal=figure.goal,
        met=met,
    )
