"""The index and the lanes against going through everything."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.gui.text.intervals import Entry, IntervalIndex
from annotator.gui.text.lanes import LANES, Lanes

pairs = st.tuples(st.integers(0, 60), st.integers(1, 25))
many = st.lists(pairs, max_size=40)


def entries(spans: list[tuple[int, int]]) -> list[Entry[str]]:
    return [Entry(start, -(start + length), 0, order, "x") for order, (start, length) in enumerate(spans)]


def by_hand(all_entries: list[Entry[str]]) -> dict[int, int]:
    """Each entry in its turn takes the first lane that none of those before it has where it starts."""
    lanes: dict[int, int] = {}
    done: list[Entry[str]] = []
    for entry in sorted(all_entries):
        taken = {lanes[other.order] for other in done if other.end > entry.start}
        lanes[entry.order] = next((lane for lane in range(LANES - 1) if lane not in taken), LANES - 1)
        done.append(entry)
    return lanes


@given(many, many, st.integers(0, 90), st.integers(1, 30))
def test_what_overlaps_is_found_while_entries_come_and_go(
    first: list[tuple[int, int]], later: list[tuple[int, int]], start: int, length: int
) -> None:
    everything = entries(first + later)
    index = IntervalIndex(everything[: len(first)])
    for entry in everything[len(first) :]:
        index.add(entry)
    for entry in everything[::3]:
        index.remove(entry)
    left = sorted(entry for entry in everything if entry not in everything[::3])
    end = start + length
    assert list(index) == left
    assert len(index) == len(left)
    assert index.over(start, end) == [e for e in left if e.start < end and start < e.end]
    assert index.starting(start, end) == [e for e in left if start <= e.start < end]


def test_an_index_of_many_chunks() -> None:
    everything = entries([(n // 3, 1 + (n * 7919) % 50) for n in range(3000)])
    index = IntervalIndex(everything[::2])
    for entry in everything[1::2]:
        index.add(entry)
    assert list(index) == sorted(everything)
    for start in range(0, 1000, 37):
        assert index.over(start, start + 5) == [
            e for e in sorted(everything) if e.start < start + 5 and start < e.end
        ]
    for entry in everything:
        index.remove(entry)
    assert list(index) == []
    assert index.over(0, 100) == []


@given(many, st.integers(0, 60))
def test_lanes_do_not_depend_on_where_one_looks_first(spans: list[tuple[int, int]], start: int) -> None:
    everything = entries(spans)
    lanes = Lanes(IntervalIndex(everything))
    expected = by_hand(everything)
    lanes.prepare(start, start + 7)
    assert {entry.order: lanes.of(entry) for entry in reversed(everything)} == expected


@given(many, st.lists(st.tuples(pairs, st.booleans()), max_size=8), st.integers(0, 60))
def test_a_change_moves_just_those_lanes_that_it_must(
    spans: list[tuple[int, int]], changes: list[tuple[tuple[int, int], bool]], start: int
) -> None:
    everything = entries(spans)
    index = IntervalIndex(everything)
    lanes = Lanes(index)
    lanes.prepare(start, start + 20)
    for number, ((at, length), comes) in enumerate(changes):
        known = {entry.order: lanes.of(entry) for entry in everything} if number % 2 else {}
        if comes or not everything:
            entry = Entry(at, -(at + length), 0, 1000 + number, "x")
            index.add(entry)
            everything.append(entry)
        else:
            entry = everything.pop(at % len(everything))
            index.remove(entry)
            lanes.forget(entry)
        moved = lanes.changed(Span(entry.start, entry.end))
        expected = by_hand(everything)
        assert {each.order: lanes.of(each) for each in everything} == expected
        if known:
            different = {order for order in expected if order in known and known[order] != expected[order]}
            assert {each.order for each in moved} == different
