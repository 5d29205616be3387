"""Identifiers are UUIDs of version 7, each of its own, and sort in the order in which they were made."""

import os
import subprocess
import sys
import uuid
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from time import time

import pytest

from annotator.domain import ids
from annotator.domain.ids import new_id


def test_they_are_canonical_uuids_of_version_7_and_tell_the_time() -> None:
    before = int(time() * 1000)
    made = [new_id() for _ in range(1000)]
    after = int(time() * 1000)
    for one in made:
        read = uuid.UUID(one)
        assert str(read) == one
        assert (read.version, read.variant) == (7, uuid.RFC_4122)
        assert before <= read.int >> 80 <= after + 1


def test_later_ones_sort_after_earlier_ones() -> None:
    made = [new_id() for _ in range(20_000)]
    assert all(one < other for one, other in pairwise(made))


def test_a_clock_that_stands_or_goes_back_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    first = new_id()
    times = iter([5, 5, 4, 10**6, 0] * 400)
    monkeypatch.setattr(ids, "time_ns", lambda: next(times))
    made = [first, *(new_id() for _ in range(2000))]
    assert all(one < other for one, other in pairwise(made))


def test_the_parts_of_a_millisecond_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    start = 2 * 10**18
    times = iter(range(start, start + 3 * 10**6, 101))
    monkeypatch.setattr(ids, "_moments", ids._Moments())
    monkeypatch.setattr(ids, "time_ns", lambda: next(times))
    made = [new_id() for _ in range(29_000)]
    assert all(one < other for one, other in pairwise(made))


def test_threads_make_no_two_alike() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = [one for many in pool.map(lambda _: [new_id() for _ in range(2000)], range(8)) for one in many]
    assert len(set(made)) == 16_000


SPLIT_OFF = """
import os
from annotator.domain.ids import new_id
new_id()
if os.fork() == 0:
    print(*(new_id() for _ in range(3)), flush=True)
    os._exit(0)
os.wait()
print(*(new_id() for _ in range(3)))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot split a process")
def test_a_process_that_was_split_off_draws_by_itself() -> None:
    done = subprocess.run([sys.executable, "-c", SPLIT_OFF], capture_output=True, text=True, check=True)
    chances = [one[-12:] for one in done.stdout.split()]
    assert len(set(chances)) == 6
