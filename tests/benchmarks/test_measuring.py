"""The measuring itself: in turns, the first round left out, goals as the contract writes them."""

import json
from collections.abc import Callable

from tests.benchmarks.corpus import ANNOTATIONS, LENGTH, lines
from tests.benchmarks.measuring import Benchmark, Figure, measured, p99


def counted(name: str, value: float, calls: list[str]) -> Callable[[], float]:
    def sample() -> float:
        calls.append(name)
        # The first call is far off, as first calls are.
        return value if calls.count(name) > 1 else value * 1000

    return sample


def test_ours_and_the_floor_take_turns_and_the_first_round_does_not_count() -> None:
    calls: list[str] = []
    cleared: list[bool] = []
    benchmark = Benchmark(
        (Figure("highlight", 1.5), Figure("highlight p99", 3, p99)),
        "5 KB/50",
        counted("ours", 3, calls),
        counted("floor", 2, calls),
        rounds=3,
        done=lambda: cleared.append(True),
    )
    middle, worst = measured(benchmark)
    assert calls == ["floor", "ours", "ours", "floor", "floor", "ours", "ours", "floor"]
    assert cleared == [True]
    assert middle == {
        "work": "highlight",
        "size": "5 KB/50",
        "unit": "ms",
        "ours": 3,
        "floor": 2,
        "ratio": 1.5,
        "goal": 1.5,
        "met": True,
    }
    assert (worst["work"], worst["ratio"]) == ("highlight p99", 1.5)


def test_a_goal_can_be_missed() -> None:
    (row,) = measured(Benchmark((Figure("search", 2),), "x", lambda: 5.0, lambda: 2.0))
    assert (row["ratio"], row["met"]) == (2.5, False)


def test_memory_is_measured_on_top_of_the_floor() -> None:
    (row,) = measured(Benchmark((Figure("memory", 100),), "x", lambda: 180.0, lambda: 60.0, unit="MB"))
    assert (row["ratio"], row["met"]) == (None, False)


def test_the_corpus_is_always_the_same_and_sound() -> None:
    made = list(lines(3))
    assert made == list(lines(3))
    for line in made:
        article = json.loads(line)
        assert len(article["text"]) == LENGTH
        for layer in article["layers"]:
            assert len(layer["spans"]) == ANNOTATIONS
            assert [span["label"] for span in layer["spans"][:2]] == ["claim", "speaker"]
            for span in layer["spans"]:
                assert span["text"] == article["text"][span["start"] : span["end"]]
