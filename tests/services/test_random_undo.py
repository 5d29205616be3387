"""Hundreds of random actions, undone and redone, come back to the same state."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from annotator.bootstrap import check_project, create_project, open_workspace
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.errors import RefusedError, StaleError
from annotator.domain.ids import new_id
from annotator.domain.json_values import Json
from annotator.domain.span import Span, merged
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.storage.samples import TEXT, clear, everything, furnish, mark, tie

VALUES: tuple[Json, ...] = (24, 24.0, True, None, "🙂", [1, 1.0], {"b": 1, "a": 2})


def some_fragments(dice: random.Random) -> tuple[tuple[int, int], ...]:
    starts = [dice.randrange(len(TEXT) - 9) for _ in range(dice.choice([1, 1, 2, 3]))]
    return tuple(
        (s.start, s.end) for s in merged(Span(start, start + dice.randint(1, 8)) for start in starts)
    )


def some_attributes(dice: random.Random) -> dict[str, Json]:
    return {name: dice.choice(VALUES) for name in dice.sample("zyxa", dice.randint(0, 3))}


def edit(work: Work, dice: random.Random, one: Annotation) -> None:
    fragments = tuple(Span(*pair) for pair in some_fragments(dice))
    changed = [
        replace(one, fragments=fragments),
        replace(one, attributes=some_attributes(dice)),
        replace(one, note=dice.choice(["", "🙂", "note"]), discuss=not one.discuss),
        replace(one, label="claim", position=dice.randrange(99), origin={"kind": "edited"}),
    ]
    work.put(dice.choice(changed))


def change_sets(work: Work, dice: random.Random, sets: list[AnnotationSet], people: list[str]) -> None:
    free = [uid for uid in people if uid not in {one.annotator for one in sets}]
    if len(sets) > 1 and dice.random() < 0.5:
        for one in work.read.annotations_of(sets[-1].uid):
            clear(work, one)
        work.remove(sets[-1])
    elif free:
        work.put(AnnotationSet(new_id(), sets[0].article, dice.choice(free), Role.ANNOTATOR, Status.NEW, 9))
    else:
        work.put(replace(sets[0], status=dice.choice(list(Status)), reason=dice.choice(["", "why"])))


def act(work: Work, dice: random.Random, article: str, people: list[str]) -> None:
    """Do one random thing to the annotation sets of an article, the sort of thing that people do."""
    sets = work.read.sets_of(article)
    chosen = dice.choice(sets)
    annotations = work.read.annotations_of(chosen.uid)
    relations = work.read.relations_of(chosen.uid)
    what = dice.choice(
        ["mark", "mark", "mark", "edit", "edit", "tie", "tie", "untie", "clear", "set", "many"]
    )
    if what == "set":
        change_sets(work, dice, sets, people)
    elif what == "mark" or not annotations:
        label = dice.choice(["claim", "speaker", "number", "hedge"])
        mark(work, chosen, *some_fragments(dice), label=label, attributes=some_attributes(dice))
    elif what == "edit":
        edit(work, dice, dice.choice(annotations))
    elif what == "tie":
        tie(work, dice.choice(annotations), dice.choice(annotations), dice.choice(["about", "said-by"]))
    elif what == "untie" and relations:
        work.remove(dice.choice(relations))
    else:
        for one in dice.sample(annotations, min(1 if what == "clear" else 4, len(annotations))):
            clear(work, one)
    if dice.random() < 0.05:
        raise RefusedError("thought better of it; nothing was changed")


def state(workspace: Workspace, article: str) -> bytes:
    """All that an article has, as JSON, in which 24 and 24.0 differ as they do for the program."""
    with workspace.store.reading() as read:
        sets = read.sets_of(article)
        found: list[object] = [sets, read.article_rows(sets[0].annotator)]
        for one in sets:
            found += [read.annotations_of(one.uid), read.relations_of(one.uid)]
        return orjson.dumps(found, option=orjson.OPT_SORT_KEYS)


def to_and_fro(workspace: Workspace, scope: str, states: list[bytes], back: int, forth: int) -> None:
    """Undo `back` steps and redo `forth` of them; each has to lead to the state that was there."""
    here = len(states) - 1
    for number in range(here - 1, here - back - 1, -1):
        assert workspace.undo(scope) is not None
        assert state(workspace, scope) == states[number]
    for number in range(here - back + 1, here - back + forth + 1):
        assert workspace.redo(scope) is not None
        assert state(workspace, scope) == states[number]


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 10))])
def test_500_random_actions_undone_and_redone_come_back_to_the_same_state(
    seed: int, tmp_path: Path, report_line: Callable[[str], None]
) -> None:
    path = tmp_path / "x.annotator"
    create_project(path)
    workspace = open_workspace(path)
    desk = workspace.run("Furnish", furnish)
    people = [workspace.run("Furnish", furnish, name, name).annotator.uid for name in ("bert", "cleo")]
    scope, dice = desk.article.uid, random.Random(seed)
    workspace.who = "me"
    before = everything(workspace)
    states = [state(workspace, scope)]
    refused = steps = 0
    for _ in range(500):
        try:
            workspace.run("Act", act, dice, scope, [desk.annotator.uid, *people])
        except RefusedError:
            refused += 1
        now = state(workspace, scope)
        if now != states[-1]:
            states.append(now)
        if dice.random() < 0.1:
            back = dice.randint(0, min(4, len(states) - 1))
            forth = dice.randint(0, back)
            to_and_fro(workspace, scope, states, back, forth)
            del states[len(states) - back + forth :]
            steps += back + forth
        if dice.random() < 0.02:
            workspace.close()
            workspace = open_workspace(path, who="me")
    after = everything(workspace)
    all_of_them = len(states) - 1
    to_and_fro(workspace, scope, states, all_of_them, 0)
    assert everything(workspace) == before
    for expected in states[1:]:
        assert workspace.redo(scope) is not None
        assert state(workspace, scope) == expected
    assert everything(workspace) == after
    workspace.close()
    assert check_project(path) == []
    assert refused
    steps += 2 * all_of_them
    report_line(f"undo: 500 random actions, {steps} steps back and forth, the same state")


@pytest.mark.parametrize("seed", range(3))
def test_what_is_undone_in_another_order_than_done_stays_sound(seed: int, tmp_path: Path) -> None:
    """Two people undo their own steps of one article in turns; what is stale is refused, nothing breaks."""
    path = tmp_path / "x.annotator"
    create_project(path)
    workspace = open_workspace(path)
    desk = workspace.run("Furnish", furnish)
    dice = random.Random(seed)

    for _ in range(120):
        workspace.who = dice.choice(["me", "you"])
        try:
            if dice.random() < 0.3:
                (workspace.undo if dice.random() < 0.6 else workspace.redo)(desk.article.uid)
            else:
                workspace.run("Act", act, dice, desk.article.uid, [desk.annotator.uid])
        except (RefusedError, StaleError):
            pass
    workspace.close()
    assert check_project(path) == []
