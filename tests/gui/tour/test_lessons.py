"""The lessons: every key that they name is there, every word that they speak of stands in the sample."""

import json
import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence

from annotator.assets import resource
from annotator.gui.actions.catalogue import CATALOGUE
from annotator.gui.demo.steps import CARRY_OUT
from annotator.gui.tour.lesson import Lesson
from annotator.gui.tour.lessons import LESSONS
from annotator.gui.tour.script import ARTICLE, FERRY, FOUND, TITLE, Mark

HOLE = re.compile(r"\{(\w+):([^{}]+)\}")
QUOTED = re.compile(r"“([^”]+)”")
TYPED = {"dam", "Halvera"}
"""What is to be typed, and found in a title."""


def articles() -> dict[str, dict[str, str]]:
    lines = resource("sample", "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def marks_of(lesson: Lesson) -> Iterator[Mark]:
    yield from lesson.needs.marks
    if lesson.makes is not None:
        yield lesson.makes
    if lesson.needs.chosen is not None:
        yield lesson.needs.chosen


def test_names_are_unique_and_each_is_taken_by_the_tour_that_takes_itself() -> None:
    names = [lesson.name for lesson in LESSONS]
    assert len(set(names)) == len(names)
    assert set(names) == set(CARRY_OUT)
    assert all(re.fullmatch(r"[a-z-]+", name) for name in names)


def test_chapters_are_few_and_in_one_piece() -> None:
    chapters = [lesson.chapter for lesson in LESSONS]
    order = list(dict.fromkeys(chapters))
    assert len(order) == 5
    assert chapters == sorted(chapters, key=order.index)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_a_lesson_is_short_and_names_what_there_is(lesson: Lesson) -> None:
    assert len(lesson.title) <= 30
    assert len(HOLE.sub("Key", lesson.text)) <= 180
    assert HOLE.sub("", lesson.text).count("{") == 0
    for kind, name in HOLE.findall(lesson.text):
        assert kind in {"action", "label", "key"}
        if kind == "action":
            assert any(one.id == name and one.keys for one in CATALOGUE), name
        elif kind == "label":
            assert name in {"claim", "speaker", "number", "hedge"}
        else:
            assert QKeySequence(name).toString(), name


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_its_words_stand_in_the_sample_once_or_first(lesson: Lesson) -> None:
    sample = articles()
    text = sample[ARTICLE]["text"]
    assert sample[ARTICLE]["title"] == TITLE
    for words in [lesson.words, *(words for mark in marks_of(lesson) for words in mark.fragments)]:
        assert words in text
    for words in QUOTED.findall(lesson.text):
        if words in TYPED:
            titles = [sample[name]["title"].lower() for name in (FOUND, FERRY)]
            assert any(words.lower() in title for title in titles), words
        else:
            assert words in text or words == TITLE, words
