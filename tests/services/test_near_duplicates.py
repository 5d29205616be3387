"""Texts that are nearly the same are found; texts that are not stay apart."""

import random
import tracemalloc

from annotator.domain.near_duplicates import NearDuplicates, groups_of

WORDS = [f"{first}{rest}" for first in "abcdefgh" for rest in ("lin", "tor", "mas", "ver", "qui", "ston")]


def made(seed: int, length: int = 220) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length)).capitalize() + "."


def test_near_duplicates_go_together() -> None:
    one, other = made(1), made(2)
    words = one.split()
    words[50], words[120] = "changed", "twice"
    nearly = " ".join(words)
    shouted = f"{one.upper()}\n\n"
    texts = [one, other, nearly, made(3), shouted, one[: len(one) * 9 // 10], "", "…", "…"]
    assert groups_of(texts) == [0, 1, 0, 3, 0, 0, 6, 7, 7]


def test_a_short_text_with_another_number_goes_with_it() -> None:
    """Agencies send the same sentence again and again, and a shingle of half a line is in none twice."""
    said = "Officials said on Tuesday that at least {} people had been wounded in the strike on the harbour."
    assert groups_of([said.format("twelve"), said.format("thirteen"), made(1)]) == [0, 0, 2]


def test_different_texts_of_the_same_words_stay_apart() -> None:
    texts = [made(seed) for seed in range(60)] + ["Two died.", "Two died", "Three died.", "Five were hurt."]
    groups = groups_of(texts)
    assert groups[:61] == list(range(61))
    assert groups[61] == 60
    assert groups[63] == 63


def test_little_is_kept_of_each_text() -> None:
    found = NearDuplicates()
    found.add(made(0))
    tracemalloc.start()
    try:
        for seed in range(1, 101):
            found.add(made(seed))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 100 * 600
    assert found.groups() == list(range(101))
    assert NearDuplicates().groups() == []
