"""The proposed ties stay better than taking the nearest speaker, and whole on the seed article."""

from pathlib import Path

from tests.evaluation.ties import evaluate


def test_of_the_seed_article_all_44_relations_are_proposed_and_nothing_else(shared_data: Path) -> None:
    result = evaluate(shared_data / "seed-article.jsonl", "annotator-a")
    assert sum(score.relations for score in result.by_type.values()) == 44
    assert (result.wrong, result.missing) == ([], [])


def test_speakers_are_found_more_often_than_by_taking_the_nearest(shared_data: Path) -> None:
    result = evaluate(shared_data / "corpora" / "gum-wikinews.jsonl")
    assert result.claims == 154
    assert result.first > 124
    assert result.first_two >= 151
    numbers = result.by_type["has-number"]
    assert (numbers.right, numbers.proposed) == (46, 46)
