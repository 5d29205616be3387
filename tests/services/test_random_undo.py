"""Hundreds of random actions, undone and redone, come back to the same state."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bootstrap import check_project, create_project, open_workspace
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.errors import RefusedError
from annotator.domain.ids import new_id
from annotator.domain.json_values import Json
from annotator.domain.span import Span, merged
from annotator.services.work import Work
from tests.storage.samples import TEXT, clear, everything, furnish, mark, tie

VALUES: tuple[Json, ...] = (24, 24.0, True, None, "🙂", [1, 1.0], {"b": 1, "a": 2})


def some_fragments(dice: random.Random) -> tuple[tuple[int, int], ...]:
    starts = [dice.randrange(len(TEXT) - 9) for _ in range(dice.choice([1, 1, 2, 3]))]
    return tuple(
        (s.start, s.end) for s in merged(Span(start, start + dice.randint(1, 8)) for start in starts)
    )


def act(work: Work, dice: random.Random, article: str, people: list[str]) -> None:
    """Do one random thing to the annotation sets of an article, the sort of thing that people do."""
    sets = work.read.sets_of(article)
    chosen = dice.choice(sets)
    annotations = work.read.annotations_of(chosen.uid)
    relations = work.read.relations_of(chosen.uid)
    attributes: dict[str, Json] = {
        name: dice.choice(VALUES) for name in dice.sample("zyxa", dice.randint(0, 3))
    }
    what = dice.choice(
        ["mark", "mark", "mark", "edit", "edit", "tie", "tie", "untie", "clear", "set", "many"]
    )
    if what == "mark" or not annotations:
        label = dice.choice(["claim", "speaker", "number", "hedge"])
        mark(work, chosen, *some_fragments(dice), label=label, attributes=attributes)
    elif what == "edit":
        one = dice.choice(annotations)
        fragments = tuple(Span(*pair) for pair in some_fragments(dice))
        changed: Annotation = dice.choice(
            [
                replace(one, fragments=fragments),
                replace(one, attributes=attributes),
                replace(one, note=dice.choice(["", "🙂", "note"]), discuss=not one.discuss),
                replace(one, label="claim", position=dice.randrange(99), origin={"kind": "edited"}),
            ]
        )
        work.put(changed)
    elif what == "tie":
        tie(work, dice.choice(annotations), dice.choice(annotations), dice.choice(["about", "said-by"]))
    elif what == "untie" and relations:
        work.remove(dice.choice(relations))
    elif what == "clear":
        clear(work, dice.choice(annotations))
    elif what == "many":
        for one in dice.sample(annotations, min(3, len(annotations))):
            clear(work, one)
        mark(work, chosen, *some_fragments(dice))
    elif len(sets) > 1 and dice.random() < 0.5:
        for one in work.read.annotations_of(sets[-1].uid):
            clear(work, one)
        work.remove(sets[-1])
    elif len(sets) < len(people):
        free = [uid for uid in people if uid not in {one.annotator for one in sets}]
        work.put(AnnotationSet(new_id(), article, dice.choice(free), Role.ANNOTATOR, Status.NEW, 9))
    else:
        work.put(replace(chosen, status=dice.choice(list(Status)), reason=dice.choice(["", "why"])))
    if dice.random() < 0.05:
        raise RefusedError("thought better of it; nothing was changed")


def test_500_random_actions_undone_and_redone_come_back_to_the_same_state(
    tmp_path: Path, long_form: bool, report_line: Callable[[str], None]
) -> None:
    for seed in range(10 if long_form else 1):
        path = tmp_path / f"{seed}.annotator"
        create_project(path)
        workspace = open_workspace(path)
        desk = workspace.run("Furnish", furnish)
        people = [workspace.run("Furnish", furnish, name, name).annotator.uid for name in ("bert", "cleo")]
        scope, dice = desk.article.uid, random.Random(seed)
        workspace.who = "me"
        states = [everything(workspace)]
        steps = 0
        for _ in range(500):
            try:
                workspace.run("Act", act, dice, scope, [desk.annotator.uid, *people])
            except RefusedError:
                assert everything(workspace) == states[-1]
                continue
            now = everything(workspace)
            if now != states[-1]:
                states.append(now)
            if dice.random() < 0.15:  # some steps back, some of them forth again, sometimes after a restart
                back = min(dice.randint(1, 4), len(states) - 1)
                for number in range(back):
                    assert workspace.undo(scope) is not None
                    assert everything(workspace) == states[-2 - number]
                if dice.random() < 0.2:
                    workspace.close()
                    workspace = open_workspace(path, who="me")
                forth = dice.randint(0, back)
                for number in range(forth):
                    assert workspace.redo(scope) is not None
                    assert everything(workspace) == states[len(states) - back + number]
                del states[len(states) - back + forth :]
                steps += back + forth
        for state in reversed(states[:-1]):
            assert workspace.undo(scope) is not None
            assert everything(workspace) == state
        for state in states[1:]:
            assert workspace.redo(scope) is not None
            assert everything(workspace) == state
        workspace.close()
        assert check_project(path) == []
        report_line(f"undo: 500 random actions, {steps + 2 * len(states)} steps back and forth, all the same")


@pytest.mark.parametrize("seed", range(3))
def test_what_is_undone_in_another_order_than_done_stays_sound(seed: int, tmp_path: Path) -> None:
    """Two people undo their own steps of one article in turns; what is stale is refused, nothing breaks."""
    path = tmp_path / "x.annotator"
    create_project(path)
    workspace = open_workspace(path)
    desk = workspace.run("Furnish", furnish)
    dice = random.Random(seed)
    from annotator.domain.errors import StaleError  # noqa: PLC0415 -- beside its use

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
