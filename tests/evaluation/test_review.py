"""What is agreed stays what published gold has, and most of what is left is one key."""

from pathlib import Path

from tests.evaluation.review import evaluate


def test_what_is_agreed_is_in_published_gold(shared_data: Path) -> None:
    result = evaluate(shared_data / "corpora" / "measeval.jsonl")
    assert (result.articles, result.gold) == (26, 255)
    assert result.agreed == {"same": 147, "other": 2}
    assert result.agreed_relations == {"same": 65}
    assert result.disagreements == 178
    one_key = sum(number for (_, way), number in result.ways.items() if way != "own")
    assert one_key >= 129
