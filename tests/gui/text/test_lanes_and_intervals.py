"""The index and the lanes against going through everything, while marks come and go."""

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from annotator.domain.intervals import Entry, IntervalIndex
from annotator.domain.span import Span
from annotator.gui.text.lanes import LANES, Lanes
from annotator.gui.text.mark_store import MarkStore
from annotator.gui.text.marks import Layer, Mark, MarkStyle

pairs = st.tuples(st.integers(0, 60), st.integers(1, 25))
many = st.lists(pairs, max_size=40)
far_pairs = st.tuples(st.integers(0, 1200), st.sampled_from([1, 5, 60, 255, 256, 257, 300, 900]))
STYLE = MarkStyle(QColor("red"), QColor("red"))
MINE, THEIRS = Layer("mine", 10), Layer("theirs", 5)


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


@given(st.lists(far_pairs, max_size=40), many, st.integers(0, 1400), st.integers(1, 300))
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
    for entry in left:
        assert index.at(entry.start, entry.end) == [e for e in left if e[:2] == entry[:2]]


def test_an_index_of_many_rooms() -> None:
    everything = entries([(n // 3, 1 + (n * 7919) % 350) for n in range(3000)])
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


def test_rooms_that_nobody_looks_into_are_not_furnished() -> None:
    asked: list[tuple[int, int]] = []

    def furnish(room: tuple[int, int]) -> list[Entry[str]]:
        asked.append(room)
        start = room[1] << room[0]
        return [Entry(start + 9, -(start + 12), 0, start + 1, "x"), Entry(start, -(start + 2), 0, start, "x")]

    index = IntervalIndex((), [(8, number) for number in range(100)], furnish)
    assert [entry.start for entry in index.over(5120, 5125)] == [5120]
    assert index.over(5120, 5140)[1].start == 5129
    assert sorted(asked) == [(8, 19), (8, 20)]
    assert len(list(index.furnished())) == 4


@given(many, st.integers(0, 60))
def test_lanes_do_not_depend_on_where_one_looks_first(spans: list[tuple[int, int]], start: int) -> None:
    everything = entries(spans)
    lanes = Lanes(IntervalIndex(everything))
    expected = by_hand(everything)
    lanes.prepare(start, start + 7)
    assert {entry.order: lanes.of(entry) for entry in reversed(everything)} == expected


@given(many, st.lists(st.tuples(pairs, st.booleans()), max_size=12), st.integers(0, 60))
def test_a_lane_is_given_once_and_nobody_else_moves(
    spans: list[tuple[int, int]], changes: list[tuple[tuple[int, int], bool]], start: int
) -> None:
    """What was there on opening keeps the lane of opening, seen or not; what comes takes a free one."""
    everything = entries(spans)
    index = IntervalIndex(everything)
    lanes = Lanes(index)
    lanes.prepare(start, start + 20)
    expected = by_hand(everything)
    for number, ((at, length), comes) in enumerate(changes):
        if comes or not everything:
            entry = Entry(at, -(at + length), 0, 1000 + number, "x")
            taken = {expected[e.order] for e in everything if e.start < entry.end and entry.start < e.end}
            expected[entry.order] = min(set(range(LANES)) - taken, default=LANES - 1)
            lanes.comes(entry)
            index.add(entry)
            everything.append(entry)
        else:
            entry = everything.pop(at % len(everything))
            assert lanes.goes(entry) == expected[entry.order]
            index.remove(entry)
    assert {each.order: lanes.of(each) for each in everything} == {
        each.order: expected[each.order] for each in everything
    }


def all_lanes(store: MarkStore) -> dict[tuple[str, str], int]:
    return {
        (entry.item.layer.name, entry.item.mark.key): store.lane(entry) for entry in store.over(0, 10_000)
    }


def crossings(store: MarkStore) -> int:
    """How many marks that overlap share one of the lanes that are nobody's last resort."""
    found = store.over(0, 10_000)
    return sum(
        store.lane(one) == store.lane(other) < LANES - 1 and other.start < one.end
        for at, one in enumerate(found)
        for other in found[at + 1 :]
    )


@given(st.lists(far_pairs, max_size=30), st.lists(st.tuples(far_pairs, st.integers(0, 4)), max_size=12))
@example([(0, 1)] * 7 + [(7, 1), (495, 1)], [((964, 257), 1), ((11, 900), 2), ((45, 900), 2)])
def test_marks_keep_their_lanes_whatever_happens_to_others(
    spans: list[tuple[int, int]], changes: list[tuple[tuple[int, int], int]]
) -> None:
    store = MarkStore()
    mine = {f"{n}": Mark(f"{n}", (Span(at, at + length),), STYLE) for n, (at, length) in enumerate(spans)}
    theirs: dict[str, Mark] = {}
    store.set_layer(MINE, mine.values())
    lanes = all_lanes(store)
    for number, ((at, length), what) in enumerate(changes):
        mark = Mark(f"new {number}", (Span(at, at + length),), STYLE)
        if what == 0:
            store.put(MINE, mark)
            mine[mark.key] = mark
        elif what == 1 and mine:
            store.remove(MINE, list(mine)[at % len(mine)])
            del mine[list(mine)[at % len(mine)]]
        elif what == 2 and mine:  # another label: the same place
            key = list(mine)[at % len(mine)]
            store.put(MINE, Mark(key, mine[key].fragments, STYLE, faded=True))
        elif what == 3:  # other colours, and some more marks at once
            mine[mark.key] = mark
            store.set_layer(MINE, mine.values())
        else:
            theirs[mark.key] = mark
            store.set_layer(THEIRS, theirs.values())
        after = all_lanes(store)
        assert {key: lane for key, lane in after.items() if key in lanes} == {
            key: lane for key, lane in lanes.items() if key in after
        }
        assert len(after) == len(mine) + len(theirs)
        assert crossings(store) == 0
        lanes = after


@given(many, st.integers(0, 40), st.integers(0, 40))
def test_what_undo_brings_back_has_its_lane_again(
    spans: list[tuple[int, int]], first: int, second: int
) -> None:
    store = MarkStore()
    marks = [Mark(f"{n}", (Span(at, at + length),), STYLE) for n, (at, length) in enumerate(spans)]
    store.set_layer(MINE, marks)
    before = all_lanes(store)
    gone = [marks[at] for at in dict.fromkeys((first, second)) if at < len(marks)]
    for mark in gone:
        store.remove(MINE, mark.key)
    for mark in reversed(gone):
        store.put(MINE, mark)
    assert all_lanes(store) == before


def test_another_article_is_packed_anew() -> None:
    store = MarkStore()
    outer, inner = Mark("outer", (Span(0, 40),), STYLE), Mark("inner", (Span(10, 20),), STYLE)
    store.put(MINE, inner)
    store.put(MINE, outer)
    assert all_lanes(store) == {("mine", "inner"): 0, ("mine", "outer"): 1}
    store.clear()
    store.set_layer(MINE, [inner, outer])
    assert all_lanes(store) == {("mine", "inner"): 1, ("mine", "outer"): 0}


@given(
    st.lists(st.tuples(far_pairs, st.booleans()), max_size=30),
    st.integers(0, 1300),
    st.sampled_from([1, 7, 9, 70, 511, 700, 1200]),
)
def test_a_store_finds_what_going_through_all_marks_finds(
    spans: list[tuple[tuple[int, int], bool]], start: int, length: int
) -> None:
    """Tints without underlines first, each kind in its order, also after a mark has come and one has gone."""
    bare = MarkStyle(QColor("red"), QColor("red"), "none")
    store = MarkStore()
    marks = [
        Mark(f"{number}", (Span(at, at + extent),), bare if tint else STYLE)
        for number, ((at, extent), tint) in enumerate(spans)
    ]
    store.set_layer(MINE, marks[1:])
    for _ in range(2):
        store.over(start, start + length)
        if marks:
            store.put(MINE, marks[0])
    if len(marks) > 1:
        store.remove(MINE, marks.pop().key)
    end = start + length
    for kind in ("none", "solid"):
        expected = sorted(
            (mark.fragments[0].start, -mark.fragments[0].end)
            for mark in marks
            if mark.style.underline == kind
            and mark.fragments[0].start < end
            and start < mark.fragments[0].end
        )
        found = [entry for entry in store.over(start, end) if entry.item.mark.style.underline == kind]
        assert [entry[:2] for entry in found] == expected
    kinds = [entry.item.mark.style.underline for entry in store.over(start, end)]
    assert kinds == sorted(kinds)
